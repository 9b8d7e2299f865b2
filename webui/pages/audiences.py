"""Whom papers are for: one, or many at once, and how it came to be so."""

from collections.abc import Sequence

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.access import EVERYONE
from archive.catalogue.restrictions import LONGEST, MOST
from archive.errors import UsageError
from indexer import listing
from webui import auditing, signing
from webui.forms import audiences as forms
from webui.forms.inputs import clean
from webui.render import addresses, audiences
from webui.render.answers import answered
from webui.render.asked import Asked
from webui.render.language import gettext
from webui.security import reader
from webui.services import ledger, services

pages = Blueprint("audiences", __name__)

SHOWN = 50
"""Papers named before they are given to others together."""


@pages.get("/documents/<int:number>/audience")
def show(number: int) -> str:
    """Show whom a paper is for and how that came about, and ask whom it shall be."""
    return _page(number)


@pages.post("/documents/<int:number>/audience")
def give(number: int) -> Redirect | tuple[str, int]:
    """Give a paper to others, at once."""
    try:
        _given([number], _before(number))
    except UsageError as problem:
        return _page(number, problem), 400
    return redirect(_after(number), 303)


def _before(number: int) -> str | None:
    """Return whom a paper was for before the step that is to be taken back."""
    taken_back = addresses.whole(request.form.get("undo", ""))
    steps = services().catalogue.restrictions.of(number, reader())
    return next((one.before for one in steps if one.id == taken_back), None)


def _given(numbers: Sequence[int], whom: str | None = None) -> int:
    """Give papers to ``whom``, or whom the form names; return of how many it is new.

    Raises:
        UsageError: nobody was chosen.
    """
    if (whom := whom or forms.chosen()) is None:
        raise UsageError(gettext("Chưa chọn dành cho ai."))
    opened, why = services(), clean(request.form.get("why", ""), LONGEST)
    auditing.tell(papers=tuple(numbers), to=whom)
    return opened.catalogue.restrictions.give(
        numbers, whom, reader=reader(), why=why, at=opened.clock()
    )


def _after(number: int) -> str:
    """Return where to go on: to the paper, where it is still to be seen."""
    catalogue = services().catalogue
    # Who asks may see another choice of papers than when the request came.
    is_seen = signing.is_local() or catalogue.restrictions.audiences(
        [number], catalogue.people.reader(reader().name)
    )
    return (
        url_for("document.show", number=number) if is_seen else url_for("search.show")
    )


def _page(number: int, problem: UsageError | None = None) -> str:
    catalogue = services().catalogue
    paper = catalogue.documents.get(number, reader())
    return render_template(
        "audience.html",
        paper=paper,
        choice=audiences.choice(paper.audience),
        steps=catalogue.restrictions.of(number, reader()),
        longest=LONGEST,
        problem=problem and problem.args[0],
    )


@pages.get("/audiences")
def choose() -> str:
    """Show papers that are to be given to others together: of a search, or a batch."""
    return _together(_asked())


@pages.post("/audiences")
def give_all() -> Redirect | tuple[str, int]:
    """Give papers to others together, those that were shown."""
    numbers = _numbers()
    try:
        changed = _given(numbers)
    except UsageError as problem:
        return _together(numbers, problem), 400
    return redirect(url_for("audiences.choose", given=changed), 303)


def _asked() -> list[int]:
    """Return the papers of a batch, those named, or all that a search finds."""
    if batch := addresses.whole(request.args.get("batch", "")):
        rows = ledger().intake.rows(batch)
        ended = (row.outcome.document for row in rows if row.outcome)
        return list(dict.fromkeys(number for number in ended if number))
    asked = Asked.read(request.args)
    if asked.is_blank:
        return _numbers()
    return listing.numbers_of(answered(asked, most=1), services().engine)


def _numbers() -> list[int]:
    named = map(addresses.whole, request.values.get("papers", "").split("."))
    return list(dict.fromkeys(number for number in named if number))


def _together(numbers: Sequence[int], problem: UsageError | None = None) -> str:
    catalogue = services().catalogue
    now = catalogue.restrictions.audiences(numbers[: MOST + 1], reader())
    seen = [number for number in numbers if number in now]
    whom = set(now.values())
    return render_template(
        "audiences.html",
        papers=catalogue.holdings.briefs(seen[:SHOWN], reader()),
        numbers=seen[:MOST],
        is_all=len(seen) <= MOST,
        now=now,
        choice=audiences.choice(whom.pop() if len(whom) == 1 else EVERYONE),
        given=addresses.whole(request.args.get("given", "")),
        longest=LONGEST,
        most=MOST,
        problem=problem and problem.args[0],
    )
