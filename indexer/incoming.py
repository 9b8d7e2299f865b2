"""Where uploads and the members of zips wait until their originals are stored.

Only copies of our own lie here; a clerk's folders are never touched. A room is
locked while it is filled, so that sweeping leaves it alone until its rows are in.
"""

import contextlib
import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from archive.files import sync
from archive.names import legible

_LONGEST_NAME = 200
"""Bytes; file systems end at 255, and something may be added to a name."""

_LONGEST_EXTENSION = 10
_DEEPEST = 8
"""Folders of an upload that are kept, the innermost, so that a path stays short."""

_NAMELESS = "tệp"
_MANY = 50
"""Files from which one order to write everything costs less than one for each."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """The folder of one deployment."""

    folder: Path

    @contextlib.contextmanager
    def receiving(
        self, files: Iterable[tuple[str, Callable[[Path], object]]]
    ) -> Iterator[tuple[Path, ...]]:
        """Save files, each a name and what writes it, and yield where they lie.

        They are on the disk then, to be handed in within the block; where that
        fails, nothing of them is left.
        """
        with self.filling() as room:
            places = []
            for number, (name, save) in enumerate(files, start=1):
                place = place_in(room, number, name)
                save(place)
                places.append(place)
            secure(room, places)
            yield tuple(places)

    @contextlib.contextmanager
    def filling(self) -> Iterator[Path]:
        """Make a room to fill, which stays only where the block succeeds.

        Its files must have their rows before the block ends.
        """
        here = _whole(self.folder)
        here.mkdir(parents=True, exist_ok=True)
        room = here / secrets.token_hex(8)
        with contextlib.ExitStack() as stack:
            with _locked(here):
                room.mkdir()
                stack.enter_context(_locked(room))
            try:
                yield room
            except BaseException:
                shutil.rmtree(room, ignore_errors=True)
                raise

    @contextlib.contextmanager
    def passing(self) -> Iterator[Path]:
        """Make a room for a moment: nothing of it stays, whatever comes of the block.

        Where this process is killed meanwhile, the worker sweeps it.
        """
        with self.filling() as room:
            try:
                yield room
            finally:
                shutil.rmtree(room, ignore_errors=True)

    def tidy(self, path: Path) -> None:
        """Remove a file that lay here and is stored now; others stay."""
        here, place = _whole(self.folder), _whole(path)
        if here not in place.parents:
            return
        with contextlib.suppress(OSError):
            place.unlink(missing_ok=True)
            # The first folder that still holds something ends this.
            for folder in place.parents[: len(place.parents) - len(here.parents) - 1]:
                folder.rmdir()

    def name_of(self, path: str) -> str:
        """Return the name under which a file was handed in, its folders with it.

        Of a file that lies elsewhere, the last part of its path.
        """
        here, place = _whole(self.folder), _whole(Path(path))
        if here not in place.parents:
            return place.name
        # Room and number are ours.
        return "/".join(place.relative_to(here).parts[2:])

    def sweep(self, waiting: Callable[[], Collection[str]]) -> None:
        """Remove what no row waits for: a process was killed before it could.

        Only for the one process that takes files in, before it begins. ``waiting``
        is asked once it is known which rooms nobody fills any more: those have
        their rows by then, or never will.
        """
        here = _whole(self.folder)
        here.mkdir(parents=True, exist_ok=True)
        with _locked(here):
            # A link in a room's place would lead out of the folder.
            rooms = [p for p in here.iterdir() if p.is_dir() and not p.is_symlink()]
        if left := [room for room in rooms if _is_left(room)]:
            needed = waiting()
            for room in left:
                _empty(room, needed)


def place_in(room: Path, number: int, name: str) -> Path:
    """Return where file ``number`` of ``room`` is to lie, its folder made.

    Each file has a folder of its own: its name is what a clerk knows it by,
    and two files of one upload may share it. Folders that it came in are kept.
    """
    folders = [safe_name(part) for part in _parts(name)[:-1][-_DEEPEST:]]
    place = room.joinpath(f"{number:05d}", *folders, safe_name(name))
    place.parent.mkdir(parents=True)
    return place


def _parts(name: str) -> list[str]:
    parts = name.replace("\\", "/").split("/")
    return [part for part in parts if part.strip(". ")]


def secure(room: Path, places: Collection[Path]) -> None:
    """Return when the files of a room, and the way to them, are on the disk."""
    if len(places) > _MANY:
        os.sync()
        return
    for place in places:
        sync(place)
        for folder in place.parents[: len(place.parents) - len(room.parents) - 1]:
            sync(folder)
    sync(room)
    sync(room.parent)


def _whole(path: Path) -> Path:
    # Without "..", which would hide where a path leads; links stay, for what
    # they lead to is not ours to remove.
    return Path(os.path.normpath(path.absolute()))


@contextlib.contextmanager
def _locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold a folder, which the system lets go when this process dies.

    Raises:
        BlockingIOError: another holds it, and we do not ``wait``.
    """
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(descriptor)


def _is_left(room: Path) -> bool:
    """Whether nobody fills a room any more."""
    try:
        with _locked(room, wait=False):
            return True
    except BlockingIOError:
        return False


def _empty(folder: Path, waiting: Collection[str]) -> None:
    for path in list(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            _empty(path, waiting)
        elif str(path) not in waiting:
            path.unlink()
    with contextlib.suppress(OSError):
        folder.rmdir()


def safe_name(name: str) -> str:
    r"""Return a file's name as it can be kept: no folders, no control signs.

    >>> safe_name("C:\\Van ban\\Kế hoạch 171.docx")
    'Kế hoạch 171.docx'
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    printable = legible(last).strip(". ")
    stem, dot, extension = printable.rpartition(".")
    if not dot or len(extension) > _LONGEST_EXTENSION:
        stem, dot, extension = printable, "", ""
    room = _LONGEST_NAME - len((dot + extension).encode())
    kept = stem.encode()[:room].decode(errors="ignore")
    return kept + dot + extension or _NAMELESS
