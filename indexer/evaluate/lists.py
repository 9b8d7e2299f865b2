"""What a labelled paper cites and replaces, as lists of symbols with dates.

A label names each paper once ("294-QĐ/TW, 2025-05-26", or the symbol alone where no
date is printed); ``cites_page1`` asks about the first page only. Papers without a
number are not listed. Of a paper that is cited with and without its date, the date
counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.model import Citation
from indexer.evaluate.figures import Fault, Figures
from indexer.evaluate.gold import plain

NAMES = ("cites", "cites_page1", "replaces")


def judge(
    figures: Figures,
    place: str,
    labels: Mapping[str, Sequence[str]],
    citations: Sequence[Citation],
) -> None:
    """Judge the lists that the label of a paper states."""
    for name, label in labels.items():
        wanted = {_labelled(line) for line in label}
        given = set(_dated(_asked(name, citations)))
        figures.add(name, len(wanted & given), len(wanted), len(given))
        for line in sorted(wanted - given):
            figures.faults.append(Fault(place, name, "missed", expected=line))
        for line in sorted(given - wanted):
            figures.faults.append(Fault(place, name, "extra", found=line))


def _labelled(line: str) -> str:
    symbol, _, date = line.partition(", ")
    return f"{plain(symbol)} {date}".strip()


def _asked(name: str, citations: Iterable[Citation]) -> Iterator[Citation]:
    for one in citations:
        told = {said.relation for said in one.relations if said.source_symbol is None}
        is_asked = {
            "cites": True,
            "cites_page1": one.page == 1,
            "replaces": "replaces" in told,
        }
        if one.symbol and is_asked[name]:
            yield one


def _dated(citations: Iterable[Citation]) -> Iterator[str]:
    """Yield each paper once for each of its dates, or without one if it has none."""
    dates: dict[str, set[str]] = {}
    for one in citations:
        held = dates.setdefault(plain(one.symbol), set())
        if one.date:
            held.add(one.date.isoformat())
    for symbol, held in dates.items():
        yield from (f"{symbol} {date}" for date in held) if held else (symbol,)
