"""``POST /read`` and ``POST /cite``: what a file or a text says, storing nothing."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from archive import facts
from archive.errors import BusyError
from archive.facts import Metadata
from archive.model import Citation, Reading
from indexer import cite as citing
from indexer import opening, steps
from indexer.cage import Cage
from indexer.incoming import Incoming, safe_name
from webui.api.documents import Sheet
from webui.api.uploads import Upload, uploads
from webui.api.verbs import Verbs
from webui.problems import WrongRequest
from webui.services import services

verbs = Verbs("texts", __name__, "Read a file or a text, and store nothing.")

_BUSY = "Đang đọc một tệp khác. Hãy thử lại sau ít giây."
_reading = threading.Lock()
"""One file at a time in this process: pages must be answered beside it."""

_SHORT = 20_000
"""Characters of a text that keep nobody waiting: half a second, at the very worst."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a file says. The offsets of a citation count characters of its page."""

    path: str
    media_type: str
    notes: tuple[str, ...]
    pages: tuple[Sheet, ...]
    metadata: Metadata
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """The citations of a text; offsets count its characters as they were sent."""

    citations: tuple[Citation, ...]


@verbs.verb("POST /read", takes=Upload, gives=Read, fails=(503,))
def read() -> Read:
    """Read one file and show what it says; nothing is stored.

    A file that cannot be taken in is refused with its reason (422).
    """
    given = uploads()
    if len(given) != 1:
        message = "Mỗi lần chỉ đọc một tệp."
        raise WrongRequest(422, message, "files")
    name = given[0].filename or ""
    # It may be a secret: where the worker sweeps, should this process be killed.
    with (
        one_at_a_time(),
        Incoming(services().settings.archive.incoming).passing() as room,
    ):
        place = room / safe_name(name)
        given[0].save(place)
        found = _read(place)
    return Read(
        path=name,
        media_type=found.text.media_type,
        notes=found.text.notes,
        pages=tuple(map(Sheet.of, found.text.pages)),
        metadata=facts.view(found.claims),
        citations=found.citations,
    )


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Do something dear that nobody else does in this process at the same time.

    Raises:
        BusyError: somebody does.
    """
    if not _reading.acquire(blocking=False):
        raise BusyError(_BUSY)
    try:
        yield
    finally:
        _reading.release()


def _read(place: Path) -> Reading:
    limits = opening.limits(services().settings.archive)
    added = services().catalogue.additions.standing()
    with Cage(preload=("indexer.preload",)) as cage:
        return steps.read(place, place.name, cage=cage, limits=limits, additions=added)


@verbs.verb("POST /cite", takes=str, gives=Mentions, fails=(503,))
def cite(text: str) -> Mentions:
    """Find the citations in a plain text; of long ones, in one at a time."""
    with nullcontext() if len(text) <= _SHORT else one_at_a_time():
        return Mentions(tuple(citing.find(text, services().authority)))
