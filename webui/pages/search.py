"""The start page: typed text to a list of papers, or to why it cannot be read."""

from dataclasses import dataclass
from typing import Any, get_args
from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for
from werkzeug.datastructures import MultiDict

from archive.errors import QuerySyntaxError
from indexer.answer import Answer, AnswerHit, answer
from indexer.search.query import Sort
from indexer.search.syntax import LONGEST
from webui.render import addresses, examples, facets, facts, words
from webui.security import reader
from webui.services import services

pages = Blueprint("search", __name__)

RECENT = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address of this page asks for."""

    text: str
    sort: Sort
    types: tuple[str, ...]
    issuers: tuple[str, ...]
    years: tuple[int, ...]
    page: int

    @classmethod
    def read(cls, parameters: MultiDict[str, str]) -> "Asked":
        """Read an address; what makes no sense in it counts as not asked."""
        sorts = get_args(Sort)
        sort = parameters.get("sort", sorts[0])
        return cls(
            text=parameters.get("q", "").strip(),
            sort=sort if sort in sorts else sorts[0],
            types=tuple(parameters.getlist("type")),
            issuers=tuple(parameters.getlist("issuer")),
            years=tuple(filter(None, map(addresses.whole, parameters.getlist("year")))),
            page=addresses.page(),
        )

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all was asked."""
        return not (self.text or self.types or self.issuers or self.years)

    def kept(self) -> list[tuple[str, str]]:
        """Return what a new text does not change: the choices and the order."""
        pairs = [("type", name) for name in self.types]
        pairs += [("issuer", name) for name in self.issuers]
        pairs += [("year", str(year)) for year in self.years]
        return [*pairs, ("sort", self.sort)] if self.sort != "relevance" else pairs


@pages.get("/")
def show() -> str | tuple[str, int]:
    """Show the answer, the start page, or what is wrong with the query."""
    asked = Asked.read(request.args)
    if asked.is_blank:
        return _page(asked, **_start())
    try:
        found = _answer(asked)
    except QuerySyntaxError as problem:
        return _page(asked, problem=problem), 400
    return _page(asked, **_found(asked, found))


def _page(asked: Asked, **shown: Any) -> str:
    return render_template(
        "search.html", asked=asked, blank=asked.is_blank, longest=LONGEST, **shown
    )


def _answer(asked: Asked) -> Answer:
    opened = services()
    return answer(
        asked.text,
        reader=reader(),
        engine=opened.engine,
        catalogue=opened.catalogue,
        authority=opened.authority,
        sort=asked.sort,
        types=asked.types,
        issuers=asked.issuers,
        years=asked.years,
        page=asked.page,
        page_size=opened.settings.page_size,
    )


def _start() -> dict[str, Any]:
    register = services().catalogue.register
    recent = register.recent(reader(), limit=RECENT)
    counts = register.counts(reader())
    return {
        "recent": recent,
        "total": counts.total,
        "tallies": facets.tallies(counts),
        "examples": examples.examples(paper.metadata for paper in recent),
    }


def _found(asked: Asked, found: Answer) -> dict[str, Any]:
    size = services().settings.page_size
    return {
        "answer": found,
        "facets": facets.facets(found.facets),
        "chips": facets.chips(),
        "sorts": words.SORTS,
        "first": (asked.page - 1) * size + 1,
        "pages": -(-found.total // size),
        "doubts": facts.doubts,
        "hit_address": lambda hit: _hit_address(hit, asked),
    }


def _hit_address(hit: AnswerHit, asked: Asked) -> str:
    # The words go along, so that they are marked in the paper as well, and the
    # rest, so that the way back leads to the same results.
    typed = [("q", asked.text)] if asked.text else []
    path = url_for("document.show", number=hit.id)
    return f"{path}?{urlencode([*typed, *asked.kept()])}"
