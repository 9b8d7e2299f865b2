"""The codes of number formats ([ECMA-376] 18.8.30), cut into their parts."""

import re
from collections.abc import Sequence
from functools import lru_cache

Token = re.Match[str]
"""A part of a code, by the name of its group."""

_QUOTED = r'"[^"]*"|\\.'
_SECTION = re.compile(rf"(?:{_QUOTED}|[^;])+|;", re.DOTALL)
# Colours, conditions, languages; blanks as wide as a sign; fillers.
_UNSHOWN = re.compile(r"\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*.", re.IGNORECASE)
_TOKEN = re.compile(
    rf"(?P<quoted>{_QUOTED})|(?P<general>General)|(?P<half>AM/PM|A/P)"
    r"|(?P<elapsed>\[[hms]+\])|(?P<time>d+|m+|y+|h+|s+)"
    r"|(?P<number>[#0?,.]*[#0?][#0?,.]*(?:E[+-]0+|/[#?0]+)?)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 255


@lru_cache(maxsize=1024)
def sections(code: str) -> tuple[tuple[Token, ...], ...]:
    """Return the sections of ``code``, up to three: above, below zero, and zero."""
    found = [""]
    for part in _SECTION.findall(code[:_LONGEST]):
        if part == ";":
            found.append("")
        else:
            found[-1] = part
    return tuple(tuple(_TOKEN.finditer(_UNSHOWN.sub("", one))) for one in found[:3])


def words(tokens: Sequence[Token]) -> str:
    """Return what ``tokens`` say by themselves."""
    return "".join(map(word, tokens))


def word(token: Token) -> str:
    """Return what one token says by itself."""
    quoted = token["quoted"]
    if not quoted:
        return str(token.group())
    return str(quoted[1:-1] if quoted[0] == '"' else quoted[1:])


def has(tokens: Sequence[Token], *groups: str) -> bool:
    """Say whether one of ``tokens`` is of one of ``groups``."""
    return any(token[group] for token in tokens for group in groups)
