"""The registers: chosen by body, kind, year or term, and listed by number."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive import series
from archive.catalogue import Body, Book, Line, Wanted
from archive.errors import NotFoundError
from archive.series import Cycle
from webui.render import addresses, books, chosen, sheets
from webui.render.assets import packed
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("register", __name__)

ROWS = 200
BODIES = 100
"""Papers of a register, and bodies to choose from, shown at once."""

UNDATED = "none"
"""The year of papers without a date, in an address."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The register that an address asks for.

    ``within`` are the days in which the body's numbers do not begin again, where
    the register lies in such days; only then it can be said what is missing.
    """

    body: Body | None
    type: str | None
    days: Cycle | None
    within: Cycle | None
    undated: bool

    @classmethod
    def read(cls) -> Self | None:
        """Return what the address asks for, or None where it asks for nothing.

        Raises:
            NotFoundError: there is no such body, year or term.
        """
        given = {name: request.args.get(name, "").strip() for name in ("type", "year")}
        key, term = request.args.get("body"), request.args.get("term", "").strip()
        if key is None and not term and not any(given.values()):
            return None
        body = None if key is None else _body(key)
        cycles = _cycles(body) if body else services().catalogue.books.terms
        days = _days(given["year"], term, cycles)
        within = next(
            (cycle for cycle in cycles if days and cycle.covers(days.first, days.last)),
            None,
        )
        return cls(
            body,
            given["type"] or None,
            days,
            within if body else None,
            given["year"] == UNDATED,
        )

    @property
    def book(self) -> Book:
        """The register as the catalogue knows it."""
        key = self.body.key if self.body else None
        return Book(key, self.type, self.days, self.undated)

    @property
    def told(self) -> Cycle | None:
        """The days in which its reader is told what is missing."""
        return self.within if reader().may("gaps") else None

    def pairs(self) -> list[tuple[str, str]]:
        """Return what in an address asks for this register."""
        is_year = self.days is not None and self.days.name.isdecimal()
        year = self.days.name if self.days and is_year else ""
        term = self.days.name if self.days and not is_year else ""
        body = [("body", self.body.key)] if self.body else []
        rest = {
            "type": self.type or "",
            "year": UNDATED if self.undated else year,
            "term": term,
        }
        return body + [(name, value) for name, value in rest.items() if value]

    def name(self) -> str:
        """Return the name of the register."""
        restart = self.body.restart if self.body else "term"
        undated = gettext("Không rõ ngày") if self.undated else ""
        parts = (self.type, books.body_name(self.body) if self.body else "")
        when = books.cycle_name(self.days, restart) or undated
        return " · ".join(filter(None, (*parts, when)))


def _body(key: str) -> Body:
    body = services().catalogue.books.bodies(reader()).get(key)
    if body is None:
        raise NotFoundError(gettext("sổ văn bản của cơ quan này"))
    return body


def _cycles(body: Body) -> Sequence[Cycle]:
    held = services().catalogue.books
    days = {one.day for one in held.tally(body, reader()) if one.day}
    return held.cycles(body, days, reader())


def _days(year: str, term: str, cycles: Sequence[Cycle]) -> Cycle | None:
    if year and year != UNDATED:
        number = addresses.whole(year)
        if number is None or not dt.MINYEAR <= number < dt.MAXYEAR:
            raise NotFoundError(gettext("sổ văn bản của năm này"))
        return series.year(number)
    if not term:
        return None
    found = next((cycle for cycle in cycles if cycle.name == term), None)
    if found is None:
        raise NotFoundError(gettext("sổ văn bản của nhiệm kỳ này"))
    return found


pages.after_request(packed)


@pages.get("/registers")
def choose() -> str:
    """Show the bodies whose registers are kept, or the registers of one ``body``."""
    key = request.args.get("body")
    if key is not None:
        body = _body(key)
        tallies = services().catalogue.books.tally(body, reader())
        shown = chosen.shelves(body, tallies, _cycles(body))
        return render_template(
            "register_body.html", body=body, name=books.body_name(body), shelves=shown
        )
    return _bodies()


def _bodies() -> str:
    find = request.args.get("find", "").strip()
    catalogue = services().catalogue
    held = catalogue.books.bodies(reader())
    found = chosen.named(held.values(), find)
    last = max(1, -(-len(found) // BODIES))
    page = min(addresses.page(), last)
    return render_template(
        "registers.html",
        bodies=found[(page - 1) * BODIES : page * BODIES],
        total=len(held),
        find=find,
        page=page,
        pages=last,
        body_name=books.body_name,
        span=chosen.span,
        counts=catalogue.holdings.counts(reader()),
    )


@pages.get("/registers/book")
def show() -> str | Redirect:
    """Show a register, a page at a time."""
    asked = Asked.read()
    if asked is None:
        return redirect(url_for("register.choose"))
    catalogue = services().catalogue
    total = catalogue.books.count(asked.book, reader())
    last = max(1, -(-total // ROWS))
    page = min(addresses.page(), last)
    lines = catalogue.books.lines(
        asked.book,
        reader(),
        within=asked.told,
        offset=(page - 1) * ROWS,
        limit=ROWS,
    )
    return render_template(
        "register.html",
        asked=asked,
        name=asked.name(),
        groups=books.groups(lines, _cited(lines, asked), of_many=asked.body is None),
        columns=books.columns(),
        total=total,
        page=page,
        pages=last,
        query=urlencode(asked.pairs()),
        days=books.cycle_days(asked.within) if asked.within else "",
        body_name=books.body_name,
    )


def _cited(lines: Sequence[Line], asked: Asked) -> dict[str, Wanted]:
    """Return the missing papers of this register that papers held cite."""
    names = books.sought(lines)
    wanted = services().catalogue.missing.under(names, reader())
    return {
        one.lookup: one for one in wanted if books.is_of(one, asked.body, asked.within)
    }


@pages.get("/registers/book.<any(csv, xlsx):form>")
def export(form: sheets.Form) -> Response | Redirect:
    """Give a whole register as a file to keep."""
    asked = Asked.read()
    if asked is None:
        return redirect(url_for("register.choose"))
    name = gettext("Sổ văn bản – %(name)s", name=asked.name().replace(" · ", ", "))
    return sheets.download(sheets.Sheet(name, books.columns(), _rows(asked)), form)


def _rows(asked: Asked) -> Iterator[Sequence[sheets.Cell]]:
    held = services().catalogue.books
    lines = held.all_lines(asked.book, reader(), within=asked.told)
    # No number is looked up in the wanted list: a file has no links to follow.
    for line in lines:
        yield from books.cells(books.entry(line, {}))
