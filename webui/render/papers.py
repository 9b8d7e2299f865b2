"""Papers as rows of a list to take along."""

from collections.abc import Iterable, Iterator

from flask import url_for

from archive.catalogue import Brief
from indexer.listing import Line
from webui.render import dates, facts, naming, words
from webui.render.language import gettext
from webui.render.sheets import Cell, Sheet


def columns() -> list[str]:
    """Return the names of the columns that ``cells`` fills."""
    named = ("type", "symbol", "issued", "issuers", "subject", "signer")
    return [*(words.say(words.FACTS, name) for name in named), gettext("Lưu ý")]


def cells(paper: Brief) -> list[Cell]:
    """Return what a register says of a paper, a cell for each column."""
    known = paper.metadata
    return [
        naming.kind(known.type) if known.type else "",
        known.symbol,
        dates.issued(known.issued),
        " – ".join(known.issuers),
        known.subject,
        known.signer.name if known.signer else "",
        "; ".join(flag.text for flag in facts.doubts(known)),
    ]


def address(paper: Brief) -> str:
    """Return where a paper is shown, for somebody who reads a list elsewhere."""
    return url_for("document.show", number=paper.id, _external=True)


def sheet(lines: Iterable[Line]) -> Sheet:
    """Return the results of a search as a list."""
    status, added = gettext("Hiệu lực"), gettext("Ngày tiếp nhận")
    named = [gettext("TT"), *columns(), status, added, gettext("Địa chỉ")]
    return Sheet(gettext("kết quả tra cứu"), named, _rows(lines))


def _rows(lines: Iterable[Line]) -> Iterator[list[Cell]]:
    for number, line in enumerate(lines, start=1):
        stands = words.say(words.STATUSES, line.status.code)
        added = dates.local_day(line.paper.added_at)
        yield [number, *cells(line.paper), stands, added, address(line.paper)]
