"""What was done, for auditors: looked through, taken along, and proven whole."""

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request

from archive import audit_words, dates
from archive.audit import DEEDS, Recorded, Sought, witness
from webui.render import addresses, audited, sheets
from webui.render.dates import HOURS
from webui.render.language import gettext
from webui.services import services

pages = Blueprint("audit", __name__)

PAGE = 50
"""Entries shown at once."""

MOST = 50_000
"""Entries of one file to take along."""

LAST = 50_000
"""Entries looked through while somebody waits for a page: about a second."""

_DAY = dt.timedelta(days=1)
_ASKED = ("who", "what", "since", "until", "paper", "text")


@pages.get("/audit")
def show() -> str | tuple[str, int]:
    """Show what was done, the newest first; narrowed as the address says."""
    sought, wrong = _sought()
    found = [] if wrong else services().audit.page(sought, PAGE + 1)
    shown = _page(
        lines=[audited.line(one) for one in found[:PAGE]],
        following=found[PAGE - 1].number if len(found) > PAGE else None,
        wrong=wrong,
    )
    return (shown, 400) if wrong else shown


@pages.get("/audit/check")
def check() -> str:
    """Look through the last entries, and tell what was done to them."""
    opened = services()
    found = opened.audit.check(witness.heard(opened.catalogue), last=LAST)
    return _page(
        proof=audited.proven(found, LAST),
        flaws=[audited.flaw(one) for one in found.flaws],
        head=str(found.head) if found.head else None,
    )


@pages.get("/audit.<any(csv, xlsx):form>")
def export(form: sheets.Form) -> Response:
    """Hand out what is sought as a list, the newest first."""
    sought, _ = _sought()
    return sheets.download(audited.sheet(_entries(sought)), form)


def _entries(sought: Sought) -> Iterator[Recorded]:
    yield from services().audit.page(sought, MOST)


def _page(**shown: Any) -> str:
    given = {name: request.args.get(name, "") for name in _ASKED}
    told = [(name, value) for name, value in given.items() if value]
    return render_template(
        "audit.html",
        given=given,
        deeds=[(deed, audit_words.DEEDS[deed]) for deed in DEEDS],
        query=urlencode(told),
        most=MOST,
        **shown,
    )


def _sought() -> tuple[Sought, str]:
    """Return what the address asks for, and what of it cannot be meant."""
    given = request.args
    since, until = _day(given.get("since", "")), _day(given.get("until", ""))
    paper = addresses.whole(given.get("paper", ""))
    what = given.get("what", "")
    sought = Sought(
        who=given.get("who", "").strip(),
        what=(what,) if what else (),
        since=since,
        until=until and until + _DAY,
        paper=paper,
        text=given.get("text", "").strip(),
        before=addresses.whole(given.get("before", "")),
    )
    if (given.get("since") and not since) or (given.get("until") and not until):
        return sought, gettext("Ngày chưa đúng. Viết như 01/8/2019.")
    if given.get("paper") and paper is None:
        return sought, gettext("Mã văn bản là một số.")
    return sought, ""


def _day(typed: str) -> dt.datetime | None:
    day = dates.whole(typed)
    return dt.datetime.combine(day, dt.time(), HOURS) if day else None
