"""Which encoding a font was made for, by its name alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

_STYLES = (
    "bold", "italic", "oblique", "regular", "normal", "psmt", "mt", "bi", "narrow",
    "condensed", "condense", "(ds)",
)  # fmt: skip
_BETWEEN = " ,-_"
_SUBSET = re.compile(r"[a-z]{6}\+")
# The faces of the TCVN3 family as PDF producers write them, without the dot.
_TCVN3 = re.compile(
    r"vn(?:time|arial|helvet|courier|century|book|park|aristote|gothic|clarendon"
    r"|black|exotic|free|linus|lincoln|mono|mystical|present|revue|shelley|southern"
    r"|stamp|univers|bahamas|avant|arabia|cooper|commercial|kooler|tifani|haarlem"
    r"|tekn)"
)


@dataclass(frozen=True, slots=True)
class FontEncoding:
    """The encoding a font draws; ``capitals`` if it draws only capitals."""

    encoding: str
    capitals: bool = False


@lru_cache(maxsize=4096)
def encoding_of_font(name: str) -> FontEncoding | None:
    """Return the encoding that the font ``name`` stands for, None for Unicode.

    >>> encoding_of_font(".VnTimeH"), encoding_of_font("Times New Roman")
    (FontEncoding(encoding='tcvn3', capitals=True), None)
    """
    family = _family(name)
    if family.startswith(".vn") or _TCVN3.match(family) or "tcvn3" in family:
        return FontEncoding("tcvn3", capitals=family.endswith("h"))
    for encoding in ("vni", "vps", "viscii"):
        if family.startswith(encoding):
            return FontEncoding(encoding)
    return None


def _family(name: str) -> str:
    family = name[:128].strip(" '\"").lower()
    if _SUBSET.match(family):
        family = family[7:]
    bare = _without_style(family)
    while bare != family:
        family, bare = bare, _without_style(bare)
    return family


def _without_style(family: str) -> str:
    for style in _STYLES:
        family = family.removesuffix(style).rstrip(_BETWEEN)
    return family
