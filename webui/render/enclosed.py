"""What came together: the papers sent with a mail, and the mails a paper came with."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.catalogue import Brief, Sent
from webui.security import reader
from webui.services import services

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A paper, and the name of the file by which it came."""

    paper: Brief
    name: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of one paper: the first of each kind, and how many there are."""

    papers: tuple[Line, ...]
    mails: tuple[Line, ...]
    count: int


def of(number: int) -> Told:
    """Return what this reader may know of what came with a paper."""
    parcels = services().catalogue.parcels
    sent = parcels.sent_with(number, reader())
    return Told(_lines(sent), _lines(parcels.mails(number, reader())), len(sent))


def _lines(found: Sequence[Sent]) -> tuple[Line, ...]:
    names = {one.document: one.name for one in found[:SHOWN]}
    papers = services().catalogue.holdings.briefs(names, reader()) if names else ()
    return tuple(Line(one, names[one.id]) for one in papers)
