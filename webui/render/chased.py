"""Missing papers for those who go after them: named, listed, and as a letter."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive import collation, symbols
from archive import dates as archive_dates
from archive.catalogue import Brief, Request, Wanted
from webui import acts
from webui.render import dates, mentions, naming
from webui.render.language import gettext
from webui.render.sheets import Cell
from webui.render.words import Flag

_MARK = "|"


@dataclass(frozen=True, slots=True)
class Row:
    """A missing paper in the list, with what was asked for it."""

    key: str
    name: str
    symbol: str
    printed: str
    flags: tuple[Flag, ...]
    body: str
    is_said: bool
    date: str
    citing: tuple[Brief, ...]
    requests: tuple[Request, ...]


def row(paper: Wanted, requests: Iterable[Request]) -> Row:
    """Return a missing paper as its row shows it.

    ``is_said``: only the symbol tells the body.
    """
    cited = paper.citation
    printed = cited.body or cited.body_verbatim
    return Row(
        key=key(paper),
        name=naming.kind(cited.type) if cited.type else gettext("Văn bản"),
        symbol=mentions.printed_label(cited),
        printed=cited.verbatim,
        flags=mentions.doubts(cited),
        body=printed or paper.said_body or "",
        is_said=not printed and bool(paper.said_body),
        date=cited.date_verbatim or "",
        citing=paper.citing,
        requests=tuple(one for one in requests if _is_about(one, paper)),
    )


def _is_about(request: Request, paper: Wanted) -> bool:
    standing = request.withdrawn_at is None
    return standing and request.is_about(paper.lookup, paper.body_key)


def rows(papers: Iterable[Wanted], requests: Sequence[Request]) -> list[Row]:
    """Return the rows of a list of missing papers."""
    return [row(paper, requests) for paper in papers]


def key(paper: Wanted) -> str:
    """Return what a form says to mean a missing paper: its keys in one text."""
    return f"{paper.lookup}{_MARK}{paper.body_key or ''}"


def lookup(key: str) -> str:
    """Return the key to look for out of what a form says."""
    return key.rpartition(_MARK)[0]


def label(paper: Wanted) -> str:
    """Return the name of a missing paper that a request keeps, in Vietnamese."""
    cited = paper.citation
    date = archive_dates.written(cited.date) if cited.date else cited.date_verbatim
    told = (
        " ".join(filter(None, (cited.type, mentions.printed_label(cited)))),
        cited.body or cited.body_verbatim or paper.said_body,
        date and f"ngày {date}",
    )
    return ", ".join(filter(None, told))


def told(request: Request) -> str:
    """Return a request in one sentence: asked for on …, from …."""
    return gettext(
        "Đã xin ngày %(day)s, của %(whom)s",
        day=dates.day(request.asked_on),
        whom=request.asked_of,
    )


def by_body(papers: Iterable[Row]) -> list[Row]:
    """Return missing papers in the order of a letter: by body, kind and number."""
    return sorted(papers, key=_place)


def _place(one: Row) -> tuple[object, ...]:
    symbol = symbols.read(one.symbol)
    number = (symbol.number, symbol.suffix) if symbol else (0, "")
    body, kind = collation.key(one.body), collation.key(one.name)
    return (not one.body, body, kind, *number, one.symbol)


def columns() -> list[str]:
    """Return the columns of the list as a file."""
    return [
        gettext("Loại văn bản"),
        gettext("Số, ký hiệu"),
        gettext("Cơ quan ban hành"),
        gettext("Ngày, như đã in"),
        gettext("Như đã in"),
        gettext("Được dẫn chiếu bởi"),
        gettext("Đã xin"),
    ]


def cells(one: Row) -> Sequence[Cell]:
    """Return a missing paper as a row of that file."""
    citing = (brief.metadata.symbol or brief.metadata.subject for brief in one.citing)
    return (
        one.name,
        one.symbol,
        one.body,
        one.date,
        one.printed,
        "; ".join(filter(None, citing)),
        "; ".join(_asked(one.requests)),
    )


def _asked(requests: Iterable[Request]) -> Iterator[str]:
    for request in requests:
        note = request.note if acts.may("correct") else ""
        yield ". ".join(filter(None, (told(request), note)))
