"""What the archive writes is for the one who runs it: no other user of the machine."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

OTHERS = 0o077
"""What the group and all others may do with a file."""


def begin() -> None:
    """Let this process, and those it starts, make files for their owner alone."""
    os.umask(OTHERS)


def exposed(places: Iterable[Path]) -> Iterator[Path]:
    """Yield those of ``places`` that others may open; what is not there is none.

    A folder that is closed hides what lies in it, whatever its files allow.
    """
    for place in places:
        if place.exists() and _is_open(place) and not _is_hidden(place):
            yield place


def _is_hidden(place: Path) -> bool:
    """Whether a folder above, of the same owner, is closed to others."""
    owner = place.stat().st_uid
    return any(
        above.stat().st_uid == owner and not _is_open(above)
        for above in place.resolve().parents
    )


def _is_open(place: Path) -> bool:
    return bool(stat.S_IMODE(place.stat().st_mode) & OTHERS)
