"""Which files stand still: pure, told what is seen of each file, and when."""

from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from archive.catalogue import Handed

_BEGINNINGS = (".", "~$", "~wr")
_ENDS = (
    *(".part", ".partial", ".filepart", ".crdownload", ".opdownload", ".download"),
    *(".tmp", ".temp", ".swp", ".!ut", ".lock"),
)


def is_passing(name: str) -> bool:
    """Whether a name is one under which programs keep what is not yet a file.

    Browsers, mail programs, copying over a network, and Office beside an open file
    all take such names, and rename the file once it is whole.
    """
    folded = name.casefold()
    return folded.startswith(_BEGINNINGS) or folded.endswith(_ENDS)


@dataclass(slots=True)
class Still:
    """Files that were seen, until they stood still for ``quiet`` seconds.

    A file is as its folder lists it: another size or another time is a change.
    """

    quiet: float
    _moving: dict[Path, tuple[Handed, float]] = field(default_factory=dict)

    def see(self, file: Handed, now: float) -> None:
        """Take note of a file; where it changed, its time begins anew."""
        path = Path(file.path)
        before = self._moving.get(path)
        if before is None or before[0] != file:
            self._moving[path] = file, now

    def forget(self, path: Path) -> None:
        """Think no more of a file: it is gone, or was handed in."""
        self._moving.pop(path, None)

    def keep(self, paths: Collection[Path]) -> None:
        """Think no more of any others."""
        self._moving = {
            path: one for path, one in self._moving.items() if path in paths
        }

    def wait(self, path: Path, now: float) -> None:
        """Begin the time of a file anew: somebody is seen at work on it."""
        if path in self._moving:
            self._moving[path] = self._moving[path][0], now

    def due(self, now: float) -> list[Handed]:
        """Return the files that stood still long enough, in the order of names."""
        found = [
            (path, file)
            for path, (file, since) in self._moving.items()
            if now - since >= self.quiet
        ]
        return [file for _, file in sorted(found, key=lambda one: str(one[0]))]

    def __len__(self) -> int:
        """How many files still move."""
        return len(self._moving)
