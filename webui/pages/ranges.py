"""Pages of a file that are a paper of their own: looked at first, parted, given back."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive import facts
from archive.catalogue import Document
from archive.catalogue.moving import GIVEN
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.facts import Metadata
from archive.model import Reading, Text
from webui.render import addresses, pagination
from webui.render.pictured import pictured
from webui.security import reader
from webui.services import services

pages = Blueprint("ranges", __name__)

MOST_FORESEEN = 20
"""Pages of each paper whose beginning is shown before it is one."""


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """What pages would be as a paper: how it is called, and how its pages begin."""

    metadata: Metadata
    ranges: str
    starts: list[pagination.Start]

    @classmethod
    def of(cls, found: Reading) -> "_Foreseen":
        """Return what a reading of some pages says."""
        numbers = [page.number for page in found.text.pages]
        return cls(
            facts.view(found.claims),
            pagination.ranges(numbers),
            pagination.starts(found.text, MOST_FORESEEN),
        )


@pages.get("/documents/<int:number>/files/<int:file>/pages")
def show(number: int, file: int) -> str | tuple[str, int]:
    """Show what would become of a paper if some pages left it, before they do."""
    if not {"first", "last"} & set(request.args):
        return _page(number, file)
    try:
        return _page(number, file, _foreseen(number, file))
    except UsageError as error:
        return _page(number, file, problem=error), 400
    except ConflictError as error:
        return _page(number, file, problem=error), 409


@pages.post("/documents/<int:number>/files/<int:file>/pages")
def part(number: int, file: int) -> Redirect | tuple[str, int]:
    """Make a paper of some pages of a file."""
    try:
        made = services().parting.part_pages(
            number, file, _asked(), reader=reader(), at=services().clock()
        )
    except UsageError as error:
        return _page(number, file, problem=error), 400
    except ConflictError as error:
        return _page(number, file, problem=error), 409
    return redirect(_told(number, made), 303)


@pages.post("/documents/<int:number>/files/back")
def give_back(number: int) -> Redirect:
    """Give the pages of a paper back to the one they came from."""
    source = services().parting.give_back(
        number, reader=reader(), at=services().clock()
    )
    return redirect(_told(source, number), 303)


def _told(number: int, made: int) -> str:
    """Return where is told what just became of pages that were, or are, ``made``."""
    given = services().catalogue.claims.about(number, GIVEN, reader())
    acts = [kept.act for kept in given if kept.claim.value["to"] == made]
    return url_for("renditions.show", number=number, done=acts[-1] if acts else None)


def _asked() -> tuple[int, int]:
    first, last = request.values.get("first", ""), request.values.get("last", "")
    # Whoever names one page means that page.
    return addresses.whole(first or last) or 0, addresses.whole(last or first) or 0


def _foreseen(number: int, file: int) -> tuple[_Foreseen, _Foreseen]:
    parted, left = services().parting.foreseen(number, file, _asked(), reader())
    return _Foreseen.of(parted), _Foreseen.of(left)


def _page(
    number: int,
    file: int,
    foreseen: tuple[_Foreseen, _Foreseen] | None = None,
    problem: UsageError | ConflictError | None = None,
) -> str:
    paper, text = _opened(number, file)
    return render_template(
        "rendition_pages.html",
        paper=paper,
        file=file,
        asked=_asked(),
        foreseen=foreseen,
        problem=problem and problem.args[0],
        pictured=pictured(paper),
        starts=pagination.starts(text),
        ranges=pagination.ranges([page.number for page in text.pages]),
        pages=text.pages,
    )


def _opened(number: int, file: int) -> tuple[Document, Text]:
    documents = services().catalogue.documents
    held = services().catalogue.renditions.of(number, reader())
    if not any(one.id == file and one.document == number for one in held):
        what = f"tệp mã {file} của văn bản mã {number}"
        raise NotFoundError(what)
    return documents.get(number, reader()), documents.text(number, reader())
