"""``/documents/…/files``: which files show a paper, and which papers are one."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from flask import url_for
from msgspec import Meta

from archive import catalogue
from archive.catalogue import Brief, Rendition, RenditionKind
from webui import security
from webui.api.answering import Made
from webui.api.asking import Body
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("files", __name__, "The files of a paper, and papers that are one.")

Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


@dataclass(frozen=True, slots=True)
class Shown:
    """A file that shows a paper, who brought it for which paper, and when.

    ``pages`` counts what was read of it; ``decided`` is the claim that says what
    the file is, where a person decided it.
    """

    id: int
    document: int
    rendition: Rendition
    pages: int
    source: str
    added_at: dt.datetime
    decided: int | None


@dataclass(frozen=True, slots=True)
class FilesOfPaper:
    """The files of a paper, its own first.

    ``joined`` are papers shown as this one, ``alike`` those that may be the same.
    """

    files: tuple[Shown, ...]
    joined: tuple[Brief, ...]
    alike: tuple[Brief, ...]


class Kind(Body, frozen=True, kw_only=True):
    """What a file is to its paper, in the light of the claim that stood."""

    kind: RenditionKind
    instead_of: Number | None


class Other(Body, frozen=True, kw_only=True):
    """A paper that is the same as another."""

    other: Number


@verbs.verb("GET /documents/<int:number>/files", gives=FilesOfPaper, fails=(404,))
def files(number: int) -> FilesOfPaper:
    """List the files that show a paper, and the papers that are it, or may be."""
    held, reader = services().catalogue, security.reader()
    return FilesOfPaper(
        files=tuple(map(_shown, held.renditions.of(number, reader))),
        joined=tuple(one.paper for one in held.joining.of(number, reader)),
        alike=held.joining.alike(number, reader),
    )


def _shown(file: catalogue.File) -> Shown:
    return Shown(
        id=file.id,
        document=file.document,
        rendition=file.rendition,
        pages=file.pages,
        source=file.source,
        added_at=file.added_at,
        decided=file.said.id if file.said else None,
    )


@verbs.verb(
    "POST /documents/<int:number>/files/<int:file>/kind",
    takes=Kind,
    gives=FilesOfPaper,
    fails=(400, 404, 409),
)
def call(kind: Kind, number: int, file: int) -> FilesOfPaper:
    """Say what a file is to its paper: an original, a scan or a copy."""
    services().catalogue.renditions.call(
        number,
        file,
        kind.kind,
        reader=security.reader(),
        by=_who(),
        at=services().clock(),
        instead_of=kind.instead_of,
    )
    return files(number)


@verbs.verb(
    "POST /documents/<int:number>/files/join",
    takes=Other,
    gives=FilesOfPaper,
    fails=(400, 404, 409),
)
def join(one: Other, number: int) -> FilesOfPaper:
    """Show another paper as this one from now on."""
    services().catalogue.joining.join(
        one.other, number, reader=security.reader(), by=_who(), at=services().clock()
    )
    return files(number)


@verbs.verb(
    "POST /documents/<int:number>/files/part",
    takes=Other,
    gives=FilesOfPaper,
    fails=(400, 404, 409),
)
def part(one: Other, number: int) -> FilesOfPaper:
    """Let a paper that was joined to this one stand for itself again."""
    services().catalogue.joining.undo(
        one.other, number, reader=security.reader(), by=_who(), at=services().clock()
    )
    return files(number)


class Parted(Body, frozen=True, kw_only=True):
    """Pages of a file, as the file numbers them; without them the file as a whole."""

    first: Number | None = None
    last: Number | None = None


@verbs.verb(
    "POST /documents/<int:number>/files/<int:file>/part",
    takes=Parted,
    gives=FilesOfPaper,
    status=201,
    fails=(400, 404, 409),
)
def make_own(pages: Parted, number: int, file: int) -> Made[FilesOfPaper]:
    """Make a paper of its own of a file, or of some of its pages."""
    parting, reader, now = services().parting, security.reader(), services().clock()
    if pages.first is None and pages.last is None:
        made = parting.part(number, file, reader=reader, at=now)
    else:
        first = pages.first or pages.last or 1
        asked = (first, pages.last or first)
        made = parting.part_pages(number, file, asked, reader=reader, at=now)
    return Made(files(made), url_for("api-files.files", number=made))


@verbs.verb(
    "POST /documents/<int:number>/files/back",
    gives=FilesOfPaper,
    fails=(400, 404, 409),
)
def give_back(number: int) -> FilesOfPaper:
    """Give the pages of which a paper was made back to the one they were of."""
    to = services().parting.give_back(
        number, reader=security.reader(), at=services().clock()
    )
    return files(to)


def _who() -> str:
    return f"person:{security.reader().name}"
