"""The intake of files that are wrong by chance, and what is to be said of it."""

import contextlib
import itertools
import math
import os
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.catalogue import Row, open_catalogue
from archive.files import FileStore
from archive.settings import Settings
from bench import watching
from bench.mutated.mutants import Seed
from indexer import ingest
from indexer.opening import now
from indexer.worker import open_worker

AT_ONCE = 250
"""Files of a batch: they are on the disk only while it is taken in."""

_FAULT_OF_OURS = "unforeseen"
_MARGIN = 20
_GROWTH = 60
_SPARE = 16
"""Descriptors that come and go: threads have connections of their own."""
_PRINTED = re.compile(r"0x[0-9a-f]+|\d+|'[^']*'|\"[^\"]*\"")


@dataclass
class Report:
    """How the files ended, and how the worker fared."""

    files: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    crashes: Counter[str] = field(default_factory=Counter)
    slow: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    descriptors: list[int] = field(default_factory=list)
    most: float = 0.0
    largest_child: float = 0.0
    seconds: float = 0.0
    damage: int = 0

    @property
    def is_well(self) -> bool:
        """Whether nothing happened that must not."""
        grown = self.memory[-1] - self.memory[0]
        return (
            self.ended.total() == self.files
            and not (self.faults or self.left or self.slow or self.damage)
            and grown < _GROWTH
            and self.descriptors[-1] - self.descriptors[0] <= _SPARE
        )

    def told(self) -> str:
        """Return it for people."""
        lines = [
            f"{self.files} files in {self.seconds:.0f} s, {self.ended.total()} outcomes"
        ]
        lines += [f"{count:7d} {how}" for how, count in self.ended.most_common()]
        lines += [
            f"crash {count:7d} {how}" for how, count in self.crashes.most_common()
        ]
        lines += [f"slow  {one}" for one in self.slow]
        lines += [f"fault {one}" for one in self.faults]
        lines += [f"left  {one}" for one in self.left]
        lines.append(f"memory of the worker at each batch, MB: {self.memory}")
        lines.append(
            f"most of worker and children: {self.most:.0f} MB"
            f" (one child: {self.largest_child:.0f} MB)"
        )
        lines.append(f"descriptors at each batch: {self.descriptors}")
        lines.append(f"what verify found: {self.damage}")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of intake in ``folder``, each reading bound to so many ``seconds``."""

    folder: Path
    jobs: int
    seconds: int

    def taken(
        self, files: Iterator[Seed], count: int, minutes: float = math.inf
    ) -> Report:
        """Take ``count`` of the files in, some at a time, while ``minutes`` last."""
        report, begun = Report(), time.monotonic()
        with _own_folder_for_children(self.folder / "children") as children:
            for size in _portions(count):
                if time.monotonic() - begun > 60 * minutes:
                    break
                self._take(list(itertools.islice(files, size)), report)
            report.left = sorted(str(path) for path in children.iterdir())
        report.seconds = time.monotonic() - begun
        with open_catalogue(self._settings().catalogue) as catalogue:
            found = catalogue.verify(FileStore(self._settings().files))
            report.damage = sum(not one.is_harmless for one in found)
        return report

    def _settings(self) -> Settings:
        return Settings.from_env(
            {
                "VANKHO_HOME": str(self.folder / "home"),
                "VANKHO_JOBS": str(self.jobs),
                "VANKHO_READ_SECONDS": str(self.seconds),
            }
        )

    def _take(self, files: list[Seed], report: Report) -> None:
        inbox = self.folder / "inbox"
        inbox.mkdir(parents=True, exist_ok=True)
        for file in files:
            (inbox / file.name).write_bytes(file.data)
        report.files += len(files)
        settings, own = self._settings(), os.getpid()
        with open_catalogue(settings.catalogue) as catalogue:
            ingest.hand_in([inbox], catalogue=catalogue, who="bench", at=now())
        with open_worker(settings) as worker, watching.Watch(own) as watch:
            last = time.monotonic()
            for row in worker.work():
                last = self._note(row, last, inbox, report)
            report.memory.append(round(watching.held(own)))
            report.descriptors.append(watching.opened(own))
        report.most = max(report.most, watch.most)
        report.largest_child = max(report.largest_child, watch.largest_child)
        for path in inbox.iterdir():
            path.unlink()

    def _note(self, row: Row, last: float, inbox: Path, report: Report) -> float:
        ended, moment = row.outcome, time.monotonic()
        if ended is None:
            return moment
        # What lay in a zip or a letter is a file of its own, and no mutant.
        if Path(row.path).parent == inbox:
            report.ended[f"{ended.outcome} {ended.reason or ''}".strip()] += 1
        if ended.reason == _FAULT_OF_OURS:
            report.faults.append(row.path)
        if ended.reason == "reader_crashed":
            report.crashes[_PRINTED.sub("…", ended.message)] += 1
        if moment - last > 2 * self.seconds + _MARGIN:
            report.slow.append(f"{moment - last:.0f} s {row.path}")
        return moment


def _portions(count: int) -> Iterator[int]:
    while count > 0:
        yield min(count, AT_ONCE)
        count -= AT_ONCE


@contextlib.contextmanager
def _own_folder_for_children(folder: Path) -> Iterator[Path]:
    """Let children work in a folder where nobody else's do."""
    folder.mkdir(parents=True)
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield folder
    finally:
        tempfile.tempdir = before
