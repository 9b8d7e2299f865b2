"""When and where the paper was issued, from the date line of its header."""

import re
from collections.abc import Iterator
from typing import Any

from archive import dates
from archive.model import Claim, Issued
from archive.text import squeeze
from indexer.recognise import dated
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper, once

_PLACE = re.compile(r"^(?P<place>[^\d,]{2,60}?)\s{0,3},?\s{0,3}[Nn]g[àaảâ]")
# Where day and month are filled in by hand, the dots of the form stay around them.
_DOTS = re.compile(r"[.…_]{1,30}")
_ADOPTED = re.compile(r"thông qua (?=ngày\s{1,3}\d)")


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the date and the place."""
    line = paper.header.dated
    if line is None:
        yield from _adopted(paper)
        return
    issued = issued_of(paper)
    if issued is not None:
        sure = dated.confidence(paper)
        yield claim("issued", as_json(issued), [line], dated.rule(paper), sure)
    place = _PLACE.match(line.text)
    if place and "…" not in place["place"]:
        yield claim("place", squeeze(place["place"]), [line], "header")


@once
def issued_of(paper: Paper) -> Issued | None:
    """Return the date in the header, or None where there is none."""
    line = paper.header.dated
    if line is None:
        return None
    printed = _printed(line)
    if printed is not None and printed.date and not dated.is_by_hand(paper):
        return printed
    return dated.told(paper) or printed


def _printed(line: Cell) -> Issued | None:
    printed = dates.read(line.text)
    if printed is not None and printed.date:
        return printed
    filled = dates.read(_DOTS.sub(" ", line.text))
    return filled if filled is not None and filled.date else printed


def as_json(issued: Issued) -> dict[str, Any]:
    """Return a date in the shape it has in the metadata."""
    return {
        "verbatim": issued.verbatim,
        "date": issued.date.isoformat() if issued.date else None,
        "partial": issued.partial,
        "flags": list(issued.flags),
    }


def _adopted(paper: Paper) -> Iterator[Claim]:
    """Yield the day a charter was adopted, which stands under its name."""
    for cell in paper.top[:12]:
        match = None if paper.header.is_there else _ADOPTED.search(cell.text)
        issued = dates.read(cell.text[match.end() :]) if match else None
        if issued is not None and issued.date:
            yield claim("issued", as_json(issued), [cell], "adopted", 0.8)
            return


def dated_cells(cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, Issued]]:
    """Yield each date line among the cells with its date."""
    for cell in cells:
        issued = dates.read(cell.text) if cell.is_dated else None
        if issued is not None:
            yield cell, issued
