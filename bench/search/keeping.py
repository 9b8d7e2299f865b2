"""Indexes that are built once and kept, each with a record of its building."""

import shutil
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from archive.errors import StaleIndexError
from bench.search.asked import Asking, Peer
from bench.search.texts import Archive, Paper

RECORD = "record.json"


@dataclass(frozen=True, slots=True)
class Moment:
    """Seconds by the clock and of the processor, and how many papers were in."""

    papers: int
    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Record:
    """How an index was built; bytes of it on the disk and of the texts in UTF-8.

    The making of the texts is not in the times. ``moments`` has one for each
    batch, and the last one when everything was ready.
    """

    papers: int
    text: int
    index: int
    moments: tuple[Moment, ...]

    @property
    def whole(self) -> Moment:
        """The times of everything."""
        return self.moments[-1]

    def per_paper(self, papers: int) -> float:
        """Return the processor's milliseconds for each of the first ``papers``."""
        moment = [m for m in self.moments if m.papers <= papers][-1]
        return moment.processor / moment.papers * 1000


@dataclass(slots=True)
class Meter:
    """Hands batches on and takes the time that passes between them."""

    batches: Iterable[list[Paper]]
    text: int = 0
    papers: int = 0
    moments: list[Moment] = field(default_factory=list)
    _begun: tuple[float, float] = (0.0, 0.0)
    _spent: tuple[float, float] = (0.0, 0.0)

    def __iter__(self) -> Iterator[list[Paper]]:
        """Yield the batches; the clock stands while they are made."""
        for batch in self.batches:
            self.papers += len(batch)
            self.text += sum(len(paper.entry.text.encode()) for paper in batch)
            self._begun = _now()
            yield batch
            self.stop()
        self._begun = _now()

    def stop(self) -> None:
        """Write down a moment."""
        now = _now()
        clock, processor = (
            spent + end - begun
            for spent, end, begun in zip(self._spent, now, self._begun, strict=True)
        )
        self._spent = clock, processor
        self.moments.append(Moment(self.papers, clock, processor))


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def kept(peer: Peer, archive: Archive, folder: Path) -> tuple[Path, Record]:
    """Return where the peer's index of the archive is, built now where it is not."""
    place = _place(peer, archive, folder)
    record = known(peer, archive, folder)
    if record is None:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        record = _built(peer, archive, place)
        (place / RECORD).write_bytes(msgspec.json.encode(record))
    return place, record


def opened(peer: Peer, archive: Archive, folder: Path) -> tuple[Asking, Path, Record]:
    """Open the peer's index of the archive, built anew where its rules have changed."""
    place, record = kept(peer, archive, folder)
    try:
        return peer.opened(place), place, record
    except StaleIndexError:
        (place / RECORD).unlink()
        place, record = kept(peer, archive, folder)
        return peer.opened(place), place, record


def known(peer: Peer, archive: Archive, folder: Path) -> Record | None:
    """Return how the peer's index of the archive was built, if it is kept."""
    record = _place(peer, archive, folder) / RECORD
    if not record.exists():
        return None
    return msgspec.json.decode(record.read_bytes(), type=Record)


def _place(peer: Peer, archive: Archive, folder: Path) -> Path:
    name = peer.name.replace(" ", "-")
    return folder / f"{archive.count}-{archive.seed}" / name


def _built(peer: Peer, archive: Archive, place: Path) -> Record:
    meter = Meter(archive.batches())
    peer.build(place, meter)
    meter.stop()
    size = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    return Record(archive.count, meter.text, size, tuple(meter.moments))
