"""Numbers of the paper itself, which are no citations.

Its header, the "kèm theo" line over an annex, the block of a copying office and
the running head of the gazette all print numbers that nobody cites.
"""

import re

from archive import symbols
from indexer.cite.passage import Mention, Passage

_HEADS = re.compile(
    r"dang cong san viet nam|cong hoa xa hoi chu nghia|doc lap - tu do|ban chap hanh trung uong|\*"
)
_NUMBER_LINE = re.compile(r"(?:\A|\n)[\s|]{0,20}Số\s{0,6}:?\s{0,6}\Z")
# What recognition leaves of a number written by hand: "Số:⁄44 /CT-UBND", "Số: 6§0".
_HANDWRITTEN = re.compile(r"[\s|]{0,20}Số\s{0,6}:?\s{0,6}\S{0,4}\s{0,3}")
_ANNEX = re.compile(
    r"(?:\A|\n)[\s(*_\"“]{0,8}(?:duoc\s{1,3})?(?:ban\s{1,3}hanh\s{1,3})?kem\s{1,3}theo\s{1,4}(?:cac\s{1,3})?\Z"
)
_GAZETTE = re.compile(r"cong bao\s?/\s?so")
_COPIES = frozenset({"BS", "SY", "SL", "TrS"})
_HEAD = 1500


def is_own(passage: Passage, mention: Mention, own_key: str | None) -> bool:
    """Tell whether a number belongs to the paper that prints it."""
    if mention.symbol is None:
        return False
    if mention.symbol.type_code in _COPIES and mention.type in {None, "Bản sao"}:
        return True
    if _is_annex_line(passage, mention) or _is_gazette(passage, mention.start):
        return True
    if own_key and symbols.key(mention.symbol) == own_key:
        return mention.dated is None or mention.start < _HEAD
    return _is_header(passage, mention)


def _is_header(passage: Passage, mention: Mention) -> bool:
    if mention.symbol_at is None:
        return False
    near = passage.bare[max(0, mention.start - 300) : mention.end + 300]
    if not passage.even.startswith("Số", mention.start):
        return _is_handwritten(passage, mention) and bool(_HEADS.search(near))
    before = passage.even[max(0, mention.start - 40) : mention.symbol_at.start]
    return bool(_HEADS.search(near)) or (
        mention.start < _HEAD
        and bool(_NUMBER_LINE.search(before))
        and "\n" in near[:310]
    )


def _is_handwritten(passage: Passage, mention: Mention) -> bool:
    """Tell whether all before a number in its line is "Số" and signs nobody can read."""
    if mention.start >= _HEAD:
        return False
    line = passage.even.rfind("\n", max(0, mention.start - 40), mention.start) + 1
    return bool(_HANDWRITTEN.fullmatch(passage.even, line, mention.start))


def _is_annex_line(passage: Passage, mention: Mention) -> bool:
    low = max(0, mention.start - 60)
    before = passage.bare[low : mention.start]
    line = _ANNEX.search(before) if "theo" in before else None
    return line is not None and ("(" in line.group() or _is_headed(passage, low, line))


def _is_headed(passage: Passage, low: int, line: re.Match[str]) -> bool:
    """Tell an annex head from a sentence that goes on in this line: heads are capitals."""
    at = low + line.start()
    above = passage.even[passage.even.rfind("\n", 0, at) + 1 : at].strip()
    return not above or above.isupper() or above.istitle()


def _is_gazette(passage: Passage, at: int) -> bool:
    line = passage.bare.rfind("\n", max(0, at - 200), at) + 1
    return bool(_GAZETTE.search(passage.bare, max(line, at - 200), at))
