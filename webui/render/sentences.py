"""The sentence around a citation, so that a list says how a paper is cited."""

import re
from dataclasses import dataclass

from archive.text import squeeze

REACH = 240
"""How far a sentence is followed to either side of the citation."""

# A full stop inside a number (66.19/2026) or an abbreviation (T.Ư) ends nothing.
_END = re.compile(r"[.;!?](?=\s)|\n\s*\n|\n(?=\s*[-+•]\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A citation with the words before and after it, on one line."""

    before: str
    cited: str
    after: str


def around(text: str, start: int, end: int) -> Sentence:
    """Return the sentence of ``text`` in which a citation stands."""
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    ends = [match.end() for match in _END.finditer(text, floor, start)]
    stop = _END.search(text, end, ceiling)
    left = ends[-1] if ends else floor
    right = stop.end() if stop else ceiling
    before = squeeze(text[left:start])
    after = squeeze(text[end:right])
    return Sentence(
        before=_joined(
            "… " if left == floor > 0 else "", before, text[start - 1 : start]
        ),
        cited=squeeze(text[start:end]),
        after=_spaced(text[end : end + 1])
        + after
        + (" …" if right == end + REACH else ""),
    )


def _joined(lead: str, before: str, last: str) -> str:
    return lead + before + _spaced(last) if before else lead


def _spaced(character: str) -> str:
    return " " if character.isspace() else ""
