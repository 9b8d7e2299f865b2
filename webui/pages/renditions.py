"""The files of a paper: what each is, and which papers are one and the same."""

from typing import Any, cast

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import RenditionKind
from archive.errors import ConflictError, NotFoundError
from webui import errors
from webui.forms import offered, seeking
from webui.pages import (
    corrections,
    document,
    history,
    linking,
    neighbours,
    ranges,
    standing,
    texts,
)
from webui.render import addresses, compared, pagination, places, words
from webui.render.history import names
from webui.security import reader
from webui.services import services

pages = Blueprint("renditions", __name__)

LEADING = frozenset(
    (
        "document.show",
        "history.show",
        "neighbours.show",
        "renditions.show",
        "standing.show",
    )
)
"""The pages of a whole paper: of a joined one they lead to those of the other."""

_FORMS = frozenset(
    (
        "corrections",
        "texts",
        "linking",
        "ranges",
        "history",
        "renditions",
        "standing",
    )
)


@pages.get("/documents/<int:number>/files")
def show(number: int) -> str:
    """Show the files of a paper, and the papers that may be the same one."""
    return _page(number)


@pages.post("/documents/<int:number>/files/<int:file>/kind")
def call(number: int, file: int) -> Redirect | tuple[str, int]:
    """Say what a file is to its paper: an original, a scan or a copy."""
    kind = cast("RenditionKind", request.form.get("kind", ""))
    seen = addresses.whole(request.form.get("instead_of", ""))
    try:
        act = services().catalogue.renditions.call(
            number,
            file,
            kind,
            reader=reader(),
            by=_who(),
            at=services().clock(),
            instead_of=seen,
        )
    except ConflictError:
        return _page(number, wished=(file, kind)), 409
    return redirect(url_for("renditions.show", number=number, done=act), 303)


@pages.get("/documents/<int:number>/files/compare/<int:other>")
def compare(number: int, other: int) -> str:
    """Show two papers side by side, with what differs."""
    documents = services().catalogue.documents
    both = documents.get(number, reader()), documents.get(other, reader())
    texts = documents.text(number, reader()), documents.text(other, reader())
    return render_template(
        "rendition_compare.html",
        both=both,
        rows=compared.rows(both[0].metadata, both[1].metadata),
        starts=[compared.start(text) for text in texts],
        likeness=compared.likeness(*texts),
    )


@pages.post("/documents/<int:number>/files/join")
def join(number: int) -> Redirect:
    """Show another paper as this one from now on."""
    other = addresses.whole(request.form.get("other", "")) or 0
    joining = services().catalogue.joining
    try:
        joining.join(other, number, reader=reader(), by=_who(), at=services().clock())
    except NotFoundError:
        # Somebody was faster, and wanted the same.
        if joining.shown_as(other, reader()) != number:
            raise
    return _back(number, took=other)


@pages.post("/documents/<int:number>/files/part")
def part(number: int) -> Redirect:
    """Let a paper that was joined to this one stand for itself again."""
    other = addresses.whole(request.form.get("other", "")) or 0
    services().catalogue.joining.undo(
        other, number, reader=reader(), by=_who(), at=services().clock()
    )
    return _back(number, freed=other)


@pages.post("/documents/<int:number>/files/<int:file>/part")
def make_own(number: int, file: int) -> Redirect:
    """Make a paper of its own of a file that was taken for this one."""
    made = services().parting.part(number, file, reader=reader(), at=services().clock())
    return redirect(url_for("renditions.show", number=made, parted=number), 303)


def lead_on(error: NotFoundError) -> Redirect | errors.Answer:
    """Lead from an address of a joined paper to the one it is shown as.

    Forms of it lead there too: there is nothing more to decide about it.
    """
    asked, endpoint = request.view_args or {}, request.endpoint or ""
    is_form = request.blueprint in _FORMS
    if not (endpoint in LEADING or is_form):
        return errors.answer(error)
    try:
        to = services().catalogue.joining.shown_as(asked["number"], reader())
    except NotFoundError:
        return errors.answer(error)
    shown = endpoint if endpoint in LEADING else "document.show"
    status = 302 if request.method == "GET" else 303
    return redirect(url_for(shown, number=to, joined=asked["number"]), status)


for _blueprint in (
    document.pages,
    corrections.pages,
    texts.pages,
    linking.pages,
    ranges.pages,
    history.pages,
    neighbours.pages,
    standing.pages,
    pages,
):
    _blueprint.register_error_handler(NotFoundError, lead_on)


def _who() -> str:
    return f"person:{reader().name}"


def _back(number: int, **said: Any) -> Redirect:
    return redirect(url_for("renditions.show", number=number, **said), 303)


def _freed(number: int) -> int | None:
    """Return the paper that was just parted from this one, if the address names it."""
    freed = addresses.whole(request.args.get("freed", ""))
    try:
        kept = services().catalogue.claims.of(freed or 0, reader())
    except NotFoundError:
        return None
    was = any(
        one.claim.field == "joined" and one.claim.value["to"] == number for one in kept
    )
    return freed if was else None


def _parted(number: int) -> int | None:
    """Return the paper of which this one was just a file, if the address names it."""
    source = addresses.whole(request.args.get("parted", ""))
    kept = services().catalogue.claims.of(number, reader())
    said = [one.claim.value for one in kept if one.claim.field == "parted"]
    was = any(value["from"] == source and "first_page" not in value for value in said)
    return source if was else None


def _page(number: int, wished: tuple[int, str] | None = None) -> str:
    catalogue = services().catalogue
    paper = catalogue.documents.get(number, reader())
    sought = request.args.get("symbol", "").strip()
    source = catalogue.ranges.source(number, reader())
    given = catalogue.ranges.given(number, reader())
    return render_template(
        "rendition_files.html",
        paper=paper,
        files=catalogue.renditions.of(number, reader()),
        kinds=words.KINDS_OF_FILE,
        joined=catalogue.joining.of(number, reader()),
        alike=catalogue.joining.alike(number, reader()),
        sought=sought,
        found=seeking.found(sought, number),
        wished=wished,
        took=addresses.whole(request.args.get("took", "")),
        freed=_freed(number),
        parted=_parted(number),
        source=source,
        given=given,
        parts=offered.parts(number, paper.metadata.parts),
        named=names([*filter(None, (source,)), *given]),
        pages_between=pagination.between,
        is_paged=len(catalogue.texts.pages(number, reader())) > 1,
        places=places,
    )
