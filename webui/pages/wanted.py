"""The papers that are cited and not held, who cites them, and who was asked."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import (
    Blueprint,
    Response,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Asking, Brief, Paper, Seeking, Wanted
from archive.errors import ConflictError, UsageError
from webui.render import addresses, chased, dates, sheets
from webui.render.assets import packed, unindented
from webui.render.language import gettext, said
from webui.security import reader
from webui.services import services

pages = Blueprint("wanted", __name__)

PAGE = 30
"""Symbols under which something is missing shown at once."""

CITING = 5
"""Papers shown of those that cite one of the list."""

MOST_CITING = 100
"""Papers shown of those that cite the one paper that is looked at."""

PORTION = 500
"""Symbols of a file asked for at once."""

LETTER = 500
"""The most symbols on one letter: a longer one nobody would answer."""

REQUESTS = 50

_ASKED = {"yes": True, "no": False}


def _seeking() -> Seeking:
    """Return which of the missing papers the address asks for."""
    given = request.args
    return Seeking(
        symbol=given.get("symbol", "").strip() or None,
        body=given.get("body", "").strip() or None,
        citing=addresses.whole(given.get("citing", "")),
        asked=_ASKED.get(given.get("asked", "")),
    )


def _query() -> str:
    names = ("symbol", "body", "citing", "asked")
    pairs = [(name, request.args[name]) for name in names if request.args.get(name)]
    return urlencode(pairs)


@pages.get("/wanted")
def show() -> str:
    """Show what is missing, the most cited first; narrowed as the address says."""
    return _page()


def _page(**problem: Any) -> str:
    missing, which = services().catalogue.missing, _seeking()
    last = -(-missing.count(reader(), which) // PAGE)
    page = min(addresses.page(), max(1, last))
    found = missing.papers(reader(), which, offset=(page - 1) * PAGE, limit=PAGE)
    shown = render_template(
        "wanted.html",
        papers=_rows(found),
        most=MOST_CITING if which.symbol else CITING,
        total=missing.count(reader()),
        which=which,
        citing=_citing(which),
        bodies=missing.bodies(reader()),
        requested=services().catalogue.requests.open_count(reader()),
        unfiled=services().catalogue.unfiled.count(reader()),
        query=_query(),
        page=page,
        pages=last,
        noted=addresses.whole(request.args.get("noted", "")),
        told=chased.told,
        today=dates.today(services().clock()),
        **problem,
    )
    return unindented(shown)


def _rows(found: Sequence[Wanted]) -> list[chased.Row]:
    names = {paper.lookup for paper in found}
    return chased.rows(found, services().catalogue.requests.of(names, reader()))


def _citing(which: Seeking) -> Brief | None:
    if which.citing is None:
        return None
    found = services().catalogue.holdings.briefs([which.citing], reader())
    return found[0] if found else None


@pages.get("/wanted.<any(csv, xlsx):form>")
def export(form: sheets.Form) -> Response:
    """Give the whole list, narrowed as the address says, as a file."""
    name = gettext("văn bản còn thiếu")
    rows = (chased.cells(row) for some in _portions() for row in _rows(some))
    return sheets.download(sheets.Sheet(name, chased.columns(), rows), form)


def _portions() -> Iterator[Sequence[Wanted]]:
    missing, which = services().catalogue.missing, _seeking()
    for offset in range(0, missing.count(reader(), which), PORTION):
        yield missing.papers(reader(), which, offset=offset, limit=PORTION)


@pages.get("/wanted/letter")
def letter() -> Response:
    """Show the list as a letter to print and send."""
    missing, which = services().catalogue.missing, _seeking()
    found = missing.papers(reader(), which, limit=LETTER)
    names = {body.key: body.label for body in missing.bodies(reader())}
    page = render_template(
        "wanted_letter.html",
        papers=chased.by_body(_rows(found)),
        left=max(0, missing.count(reader(), which) - LETTER),
        to=names.get(which.body or "", ""),
        query=_query(),
        today=dates.long_day(dates.today(services().clock())),
    )
    return packed(make_response(page))


@pages.get("/wanted/unfiled")
def unfiled() -> str:
    """Show the papers that a register names, and of which the file is wanted."""
    held = services().catalogue.unfiled
    total = held.count(reader())
    last = max(1, -(-total // PAGE))
    page = min(addresses.page(), last)
    found = held.cited(reader(), offset=(page - 1) * PAGE, limit=PAGE)
    return render_template(
        "wanted_unfiled.html", papers=found, total=total, page=page, pages=last
    )


@pages.get("/wanted/requests")
def requests() -> str:
    """Show what was asked for, the newest first, and what came of it."""
    before = addresses.whole(request.args.get("before", ""))
    kept = services().catalogue.requests
    found = kept.listed(reader(), before=before, limit=REQUESTS + 1)
    return render_template(
        "wanted_requests.html",
        requests=found[:REQUESTS],
        before=before,
        last=found[REQUESTS - 1].id if len(found) > REQUESTS else None,
        told=chased.told,
        local_day=dates.local_day,
    )


@pages.post("/wanted/requests")
def ask() -> Redirect | tuple[str, int]:
    """Write down that papers were asked for: each of those chosen."""
    chosen = request.form.getlist("paper")
    try:
        asking = _asking()
        _demand(bool(chosen), gettext("Chưa chọn văn bản nào trong danh sách."))
        noted = _ask(chosen, asking)
    except UsageError as problem:
        told = said(problem.args[0])
        return _page(problem=told, chosen=chosen, given=request.form), 400
    return _back(noted=str(noted))


def _asking() -> Asking:
    try:
        day = dt.date.fromisoformat(request.form.get("on", ""))
    except ValueError:
        message = gettext("Chưa ghi ngày xin.")
        raise UsageError(message) from None
    given = request.form
    return Asking(day, given.get("of", ""), given.get("note", ""))


def _demand(holds: bool, message: str) -> None:  # noqa: FBT001 -- the condition itself
    if not holds:
        raise UsageError(message)


def _ask(chosen: Sequence[str], asking: Asking) -> int:
    catalogue = services().catalogue
    missing = catalogue.missing.under({chased.lookup(key) for key in chosen}, reader())
    meant = {chased.key(paper): paper for paper in missing}
    wanted = [meant[key] for key in dict.fromkeys(chosen) if key in meant]
    if not wanted:
        raise ConflictError(
            gettext("Danh sách văn bản còn thiếu"), gettext("người khác")
        )
    with catalogue.together():
        for paper in wanted:
            catalogue.requests.ask(
                Paper(paper.lookup, paper.body_key, chased.label(paper)),
                asking,
                by=reader().name,
                at=services().clock(),
            )
    return len(wanted)


@pages.post("/wanted/requests/<int:number>/withdraw")
def withdraw(number: int) -> Redirect:
    """Take a request back; it stays in the list of requests as that."""
    services().catalogue.requests.withdraw(
        number, reader=reader(), at=services().clock()
    )
    return _back()


def _back(**said: str) -> Redirect:
    wanted = url_for("wanted.show")
    back = addresses.back(wanted, under=wanted)
    return redirect(addresses.changed(back, said), 303)
