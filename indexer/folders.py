"""What lies in a folder that is handed in, and what the folder says of it.

Nothing is opened here, and no link is followed: one that leads upwards would have
no end. What cannot be taken in is handed in too, and has its outcome.
"""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.catalogue import Handed

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def files_in(path: Path) -> Iterator[Handed]:
    """Yield the file at ``path``, or all files in that folder, as they are listed.

    Names that begin with a dot are passed over. A folder that cannot be opened, or
    is a link, is told like a file.
    """
    # One file has one path: ".." would hide where it lies.
    top = Path(os.path.normpath(path.absolute()))
    if not os.path.isdir(top):  # noqa: PTH112  # Path.is_dir raises where a folder is closed to us
        yield handed(top)
        return
    closed: list[str] = []
    for folder, inner, names in os.walk(
        top, onerror=lambda e: closed.append(e.filename)
    ):
        inner[:] = _shown(inner)
        yield from (handed(Path(folder, name)) for name in _shown(names))
        # Path.is_symlink raises where a path is longer than any may be.
        links = filter(os.path.islink, (Path(folder, name) for name in inner))
        yield from map(handed, links)
    yield from (handed(Path(name)) for name in closed)


def handed(path: Path) -> Handed:
    """Return a file as its folder lists it; what cannot be told is left out."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return Handed(path)
    return Handed(path, found.st_size, _moment(found.st_mtime_ns))


def _shown(names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("."))


def _moment(nanoseconds: int) -> dt.datetime | None:
    try:
        # Exact to the microsecond, which a float of seconds is not.
        return _EPOCH + dt.timedelta(microseconds=nanoseconds // 1_000)
    except OverflowError:
        # A damaged disk may say the year 30,000.
        return None
