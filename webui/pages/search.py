"""The search page: typed text to a list of papers, or to why it cannot be read.

A script asks for the answer alone, by the header ``X-Part``, and puts it into the
page; without scripts the same addresses give whole pages.
"""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response, render_template, request

from archive.catalogue.lookups import Missing
from archive.errors import QuerySyntaxError
from indexer import listing
from indexer.answer import Answer
from indexer.intended import intended
from indexer.search.statuses import asked_in
from indexer.search.syntax import LONGEST
from indexer.search.wanted import symbols
from webui.acts import may
from webui.render import (
    addresses,
    answers,
    dates,
    examples,
    facets,
    facts,
    narrowing,
    papers,
    recognised,
    sheets,
    start,
    words,
)
from webui.render.addresses import RESULTS_PAGE, Pair
from webui.render.answers import answered
from webui.render.asked import SIZES, Asked
from webui.render.assets import packed
from webui.security import reader
from webui.services import ledger, services

pages = Blueprint("search", __name__)

RECENT = 8
LEDGER = 100
"""Files handed in last among which those are sought that brought the newest papers."""

LAYOUTS = ("roomy", "compact")
_YEAR = 365 * 24 * 3600


@pages.get("/")
def show() -> str | tuple[str, int]:
    """Show the answer, the start page, or what is wrong with the query."""
    asked = Asked.read(request.args)
    with services().catalogue.moment():
        if asked.is_blank:
            return _page(asked, **_start())
        try:
            found = answered(asked)
        except QuerySyntaxError as problem:
            return _page(asked, problem=problem), 400
        return _page(asked, **_found(asked, found))


@pages.get("/results.<any(csv, xlsx):form>")
def export(form: sheets.Form) -> Response:
    """Hand out everything that is found as a list, without its pages.

    Raises:
        QuerySyntaxError: the text cannot be read.
    """
    opened = services()
    found = answered(Asked.read(request.args), most=1)
    lines = listing.listed(found, opened.engine, opened.catalogue)
    return sheets.download(papers.sheet(lines), form)


@pages.after_request
def tell_part(response: Response) -> Response:
    """Say whether this is a part of a page, and remember how lists are liked."""
    response.vary.add("X-Part")
    if request.endpoint == "search.show" and _is_part():
        response.headers["X-Part"] = "answer"
    if request.args.get("list") in LAYOUTS:
        response.set_cookie("list", _layout(), max_age=_YEAR, samesite="Lax")
    return packed(response)


def _is_part() -> bool:
    return request.headers.get("X-Part") == "answer"


def _layout() -> str:
    asked = request.args.get("list") or request.cookies.get("list")
    return asked if asked in LAYOUTS else LAYOUTS[0]


def _page(asked: Asked, **shown: Any) -> str:
    return render_template(
        "search_part.html" if _is_part() else "search.html",
        asked=asked,
        blank=asked.is_blank,
        longest=LONGEST,
        saved=services().catalogue.searches.of(reader().name),
        **shown,
    )


def _start() -> dict[str, Any]:
    catalogue = services().catalogue
    recent = catalogue.holdings.recent(reader(), limit=RECENT)
    counts = catalogue.holdings.counts(reader())
    return {
        "arrivals": start.arrivals(recent, ledger().intake.recent(limit=LEDGER)),
        "total": counts.total,
        "chart": start.chart(counts.years),
        "tallies": facets.tallies(counts),
        "examples": examples.examples(paper.metadata for paper in recent),
        **(_work() if may("correct") else {}),
    }


def _work() -> dict[str, Any]:
    """Return what waits for a clerk, and what the machine is at."""
    catalogue = services().catalogue
    waiting = catalogue.recognitions.waiting(reader(), at=services().clock(), limit=0)
    return {
        "reading": recognised.waiting(waiting, services().settings.archive.jobs),
        "tasks": start.tasks(
            doubts=catalogue.doubts.count(reader()),
            refused=ledger().refusals.count(),
            paused=ledger().batches.paused(),
            wanted=catalogue.missing.count(reader()),
            requested=catalogue.requests.open_count(reader()),
        ),
    }


def _found(asked: Asked, found: Answer) -> dict[str, Any]:
    size, no_days = answers.size(asked), answers.no_days(asked)
    return {
        "answer": found,
        "meant": _meant(asked, found),
        "asks_status": bool(asked.statuses) or asked_in(found.query.tree),
        "facets": facets.facets(found.facets),
        "chips": facets.chips(but=no_days),
        "no_days": no_days,
        "sorts": words.SORTS,
        "sizes": SIZES,
        "size": size,
        "layout": _layout(),
        "first": (asked.page - 1) * size + 1,
        "pages": -(-found.total // size),
        "most": listing.MOST,
        "missing": _missing(found),
        "is_empty": not found.total and not _held(),
        "wider": [] if found.total else [*_wider(asked)],
        "doubts": facts.doubts,
        "local_day": dates.local_day,
        "hit_address": addresses.numbered("document.show", _asking(asked)),
        "why_address": addresses.numbered("why.show", _asking(asked)),
    }


def _meant(asked: Asked, found: Answer) -> str | None:
    opened = services()
    return intended(
        asked.text,
        found,
        engine=opened.engine,
        catalogue=opened.catalogue,
        authority=opened.authority,
    )


def _held() -> int:
    return services().catalogue.holdings.counts(reader()).total


def _missing(found: Answer) -> Missing | None:
    """Return the paper that was asked for by its symbol, where it is not held."""
    symbol = next(symbols(found.query.tree), None)
    keys = symbol.keys if symbol else ()
    return services().catalogue.lookups.missing(keys, reader()) if keys else None


def _wider(asked: Asked) -> Iterator[narrowing.Wider]:
    """Yield what giving up one row of choices would find, where it finds anything."""
    rows = [*narrowing.rows(asked)]
    # Where the text alone finds nothing, no filter is to blame: one question tells.
    if not rows or not _total(rows[-1]):
        return
    for row in rows:
        if total := _total(row):
            yield narrowing.Wider(row.label, row.href, total)


def _total(row: narrowing.Row) -> int:
    return answered(Asked.of(row.address), most=1).total


def _asking(asked: Asked) -> list[Pair]:
    # The words go along, so that they are marked in the paper as well, and the
    # rest, so that the way back leads to the same results.
    pairs = asked.pairs()
    if asked.page > 1:
        pairs.append((RESULTS_PAGE, str(asked.page)))
    return pairs
