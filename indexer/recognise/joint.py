"""The bodies that issue a paper together, wherever their column breaks the names.

A dash joins bodies ("BỘ CÔNG AN - BỘ QUỐC PHÒNG") and stands within a name ("BỘ LAO
ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"); lines end anywhere. The authority file tells where one
name ends: the whole letterhead must be names that it knows.
"""

import re
from collections.abc import Callable, Sequence

from archive.text import clean, squeeze, toneless
from indexer.recognise.letterhead import BODY

_JOINT = re.compile(r"\s[-–—]\s")
_MOST = 12


def bodies(lines: Sequence[str], is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the bodies that the lines name, or none where one is not known.

    Of two ways to part the names the one with more bodies is taken.
    """
    text = squeeze(clean(" ".join(lines))).strip(" -–—")
    parts = _JOINT.split(text)
    if not 1 < len(parts) <= _MOST:
        return ()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(parts) + 1):
        ways = (_way(best[start], parts[start:end], is_known) for start in range(end))
        found = [way for way in ways if way is not None]
        best.append(max(found, key=len, default=None))
    return best[-1] or ()


def _way(
    before: tuple[str, ...] | None,
    parts: Sequence[str],
    is_known: Callable[[str], bool],
) -> tuple[str, ...] | None:
    """Return the names before with the parts as one more, or None if it is none.

    No name has another body behind its dash.
    """
    if before is None or any(BODY.match(toneless(part)) for part in parts[1:]):
        return None
    name = " - ".join(parts)
    return (*before, name) if is_known(name) else None
