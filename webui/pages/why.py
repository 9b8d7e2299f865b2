"""Why a search finds a paper: what each part of it weighs, as bars.

A script asks for the reasons alone, by the header ``X-Part``, and puts them below
the hit.
"""

from flask import Blueprint, Response, render_template, request, url_for

from archive.catalogue import Brief
from archive.errors import NotFoundError
from indexer.search.wanted import typed
from webui.render import addresses, reasons
from webui.render.answers import answered
from webui.render.asked import Asked
from webui.render.assets import packed
from webui.security import reader
from webui.services import services

pages = Blueprint("why", __name__)


@pages.get("/documents/<int:number>/why")
def show(number: int) -> str:
    """Show why a paper was found.

    Raises:
        NotFoundError: there is no such paper for this reader.
        QuerySyntaxError: the text cannot be read.
    """
    asked = Asked.read(request.args)
    paper = _brief(number)
    query = answered(asked, most=1).query
    shares = services().engine.explain(query, str(number))
    return render_template(
        "why_part.html" if _is_part() else "why.html",
        asked=asked,
        paper=paper,
        told=reasons.told(shares, typed(query.tree, asked.text)),
        results=addresses.results() or url_for("search.show"),
        document=addresses.numbered("document.show", addresses.carried())(number),
    )


@pages.after_request
def tell_part(response: Response) -> Response:
    """Say whether this is a part of a page."""
    response.vary.add("X-Part")
    if _is_part():
        response.headers["X-Part"] = "why"
    return packed(response)


def _is_part() -> bool:
    return request.headers.get("X-Part") == "why"


def _brief(number: int) -> Brief:
    for paper in services().catalogue.holdings.briefs([number], reader()):
        return paper
    what = f"văn bản mã {number}"
    raise NotFoundError(what)
