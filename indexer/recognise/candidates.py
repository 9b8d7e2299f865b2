"""What number and day may be where what was written by hand could not be read surely.

A person chooses among them with the picture before their eyes.
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from archive.model import Claim, Style, Symbol
from indexer.recognise import dated, filled, issued, issuers, number
from indexer.recognise.claims import claim
from indexer.recognise.filled import Option, Weighed
from indexer.recognise.paper import Paper

_ENOUGH = 0.7
"""What is believed as far is not asked about (``archive.doubts.UNSURE``)."""


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the candidates of the facts that are open, if there are any."""
    found = [*_of_number(paper), *_of_day(paper)]
    line = paper.header.number or paper.header.dated or paper.header.title
    if found and line is not None:
        yield claim("candidates", found, [line], "by_hand")


def _of_number(paper: Paper) -> Iterator[dict[str, Any]]:
    line, weighed = paper.header.number, filled.number_of(paper)
    if line is None or weighed is None:
        yield from _of_name(paper)
        return
    if _is_closed(weighed):
        return
    for option in weighed.options:
        symbol = number.symbol_with(paper, option.figure)
        # Where the letters were written over, kind and body are those of the header.
        if symbol is not None:
            meant = [str(symbol)]
        else:
            meant = [*_composed(paper, str(option.figure))]
        for one in meant:
            yield _candidate("symbol", one, option, weighed, line.page)


def _of_name(paper: Paper) -> Iterator[dict[str, Any]]:
    """Yield the symbols of this kind and body with the number in the file's name."""
    told = filled.unplaced(paper)
    if told is None or number.symbol_of(paper) is not None:
        return
    for guess in told.guesses:
        for symbol in _composed(paper, guess.text):
            option = Option(int(guess.text), guess.confidence, "name")
            weighed = Weighed(told, ())
            yield _candidate(
                "symbol", symbol, option, weighed, paper.text.pages[0].number
            )


def _composed(paper: Paper, figures: str) -> Iterator[str]:
    """Yield what a symbol is by the rules of its regime, where kind and body are known."""
    names = issuers.names_of(paper)
    # Several bodies have the letters of all, and a year.
    named = map(paper.authority.body_named, names if len(names) == 1 else ())
    codes = [body.codes[0] for body in named if body and body.codes]
    style: Style = "party" if number.is_party(paper) else "state"
    kinds = (
        code
        for code in number.kinds_of(paper)
        if paper.authority.types_coded(code, style)
    )
    kind = next(kinds, None)
    if kind and codes:
        yield str(Symbol(int(figures), kind, codes[0], style))


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
