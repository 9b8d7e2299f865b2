"""What number and day may be where what was written by hand could not be read surely.

A person chooses among them with the picture before their eyes.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from archive.model import Claim
from indexer.recognise import dated, filled, issued, number
from indexer.recognise.claims import claim
from indexer.recognise.filled import Option, Weighed
from indexer.recognise.zones import Paper

_ENOUGH = 0.7
"""What is believed as far is not asked about (``archive.doubts.UNSURE``)."""


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the candidates of the facts that are open, if there are any."""
    found = [*_of_number(paper), *_of_day(paper)]
    line = paper.header.number or paper.header.dated
    if found and line is not None:
        yield claim("candidates", found, [line], "by_hand")


def _of_number(paper: Paper) -> Iterator[dict[str, Any]]:
    line, weighed = paper.header.number, filled.number_of(paper)
    if line is None or weighed is None or _is_closed(weighed):
        return
    for option in weighed.options:
        symbol = number.symbol_with(paper, option.figure)
        if symbol is not None:
            yield _candidate("symbol", str(symbol), option, weighed, line.page)


def _of_day(paper: Paper) -> Iterator[dict[str, Any]]:
    line = paper.header.dated
    if line is None or not dated.is_by_hand(paper):
        return
    if dated.confidence(paper) >= _ENOUGH and _has_day(paper):
        return
    for found, option, weighed in dated.options(paper):
        value = issued.as_json(found)
        yield _candidate("issued", value, option, weighed, line.page)


def _has_day(paper: Paper) -> bool:
    found = issued.issued_of(paper)
    return found is not None and found.date is not None


def _is_closed(weighed: Weighed) -> bool:
    return weighed.figure is not None and weighed.confidence >= _ENOUGH


def _candidate(
    field: str, value: Any, option: Option, weighed: Weighed, page: int
) -> dict[str, Any]:
    return {
        "field": field,
        "value": value,
        "why": option.why,
        "confidence": round(option.confidence, 2),
        "page": page,
        "box": msgspec.to_builtins(weighed.filled.box),
    }
