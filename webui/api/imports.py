"""``/imports``: offices' own registers, imported as papers that have no file yet."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Literal

from flask import url_for
from msgspec import Meta

from archive.catalogue.imported import Import
from archive.model import Result
from indexer import registers
from indexer.extract import Limits
from indexer.incoming import safe_name
from indexer.registers import Book
from webui import security
from webui.api import paging
from webui.api.answering import Made
from webui.api.asking import Parameters
from webui.api.paging import Listed
from webui.api.uploads import Upload, Whom, audience_of, uploads
from webui.api.verbs import Verbs
from webui.problems import WrongRequest
from webui.services import services

verbs = Verbs("imports", __name__, "Import an office's own register.")


@dataclass(frozen=True, slots=True)
class Imported:
    """A register that was imported; ``ended`` counts its lines by outcome.

    ``waiting`` lines are still to be written, or taken back.
    """

    id: int
    name: str
    sha256: str
    who: str
    begun_at: dt.datetime
    lines: int
    waiting: int
    ended: dict[Result, int]
    undone_at: dt.datetime | None
    undone_by: str | None

    @classmethod
    def of(cls, made: Import) -> "Imported":
        """Return an import as programs get it."""
        return cls(
            made.id,
            made.name,
            made.sha256,
            made.who,
            made.begun_at,
            made.lines,
            made.waiting + made.undoing,
            dict(made.ended),
            made.undone_at,
            made.undone_by,
        )


@dataclass(frozen=True, slots=True)
class ImportedLine:
    """A line of a register: its words by column, and what became of it.

    ``undone`` says what became of its paper when the import was taken back.
    """

    sheet: str
    row: int
    cells: Mapping[str, str]
    outcome: Result | None
    reason: str | None
    document: int | None
    undone: str | None


@dataclass(frozen=True, slots=True)
class Imports:
    """Imports, the newest first."""

    items: tuple[Imported, ...]


class Said(Parameters, frozen=True, kw_only=True):
    """What is said of every line that does not say it itself; else it is guessed."""

    body: Annotated[str, Meta(description="Whose register it is.")] = ""
    type: Annotated[str, Meta(description="The kind of papers, in Vietnamese.")] = ""
    code: Annotated[str, Meta(description="What symbols end in, such as TU.")] = ""
    audience: Whom = ""


class ImportedLines(paging.Page, frozen=True, kw_only=True):
    """Which lines of an import."""

    outcome: Annotated[
        Literal["", "added", "known", "updated", "refused", "held"],
        Meta(description="Only lines that ended so."),
    ] = ""


@verbs.verb("GET /imports", gives=Imports)
def listed() -> Imports:
    """List the last fifty registers that were imported, newest first."""
    found = services().catalogue.imports.listed(security.reader())
    return Imports(tuple(map(Imported.of, found)))


@verbs.verb(
    "POST /imports",
    asks=Said,
    takes=Upload,
    gives=Imported,
    status=202,
    fails=(400, 404),
)
def bring(said: Said) -> Made[Imported]:
    """Import one register, .xlsx, .xls or CSV, as its sheets seem to be meant.

    The worker writes a long one; follow it at ``Location``.
    """
    book, authority = _book(), services().authority
    whom = audience_of(said.audience)
    named = set(said.__struct_fields__) - {"audience"}
    given = {name: one for name in named if (one := getattr(said, name))}
    plans = [replace(plan, **given) for plan in registers.guess(book, authority)]
    found = registers.lines(book, plans, authority)
    imports, at = services().catalogue.imports, services().clock()
    who = security.reader()
    number = imports.begin(
        book.name, book.sha256, found, reader=who, at=at, audience=whom
    )
    imports.go_on(at)
    place = url_for("api-imports.follow", number=number)
    return Made(Imported.of(imports.get(number, who)), place)


@verbs.verb("GET /imports/<int:number>", gives=Imported, fails=(404,))
def follow(number: int) -> Imported:
    """Tell how far an import has come."""
    return Imported.of(services().catalogue.imports.get(number, security.reader()))


@verbs.verb(
    "GET /imports/<int:number>/lines",
    asks=ImportedLines,
    gives=Listed[ImportedLine],
    fails=(404,),
)
def lines(asked: ImportedLines, number: int) -> Listed[ImportedLine]:
    """Tell what became of its lines, in the order of the register."""
    imports, who = services().catalogue.imports, security.reader()
    made = imports.get(number, who)
    found = imports.lines(
        number,
        who,
        outcome=asked.outcome or None,
        offset=asked.offset,
        limit=asked.page_size,
    )
    shown = [
        ImportedLine(*(getattr(one, name) for name in ImportedLine.__slots__))
        for one in found
    ]
    total = made.ended.get(asked.outcome, 0) if asked.outcome else made.lines
    return Listed.of(total, asked, shown)


@verbs.verb("DELETE /imports/<int:number>", gives=Imported, fails=(404, 409))
def undo(number: int) -> Imported:
    """Take an import back: papers that nobody else knows go, portion by portion."""
    imports, at = services().catalogue.imports, services().clock()
    who = security.reader()
    imports.undo(number, reader=who, by=f"person:{who.name}", at=at)
    imports.go_on(at)
    return Imported.of(imports.get(number, who))


def _book() -> Book:
    """Return what the one file of this request holds.

    Raises:
        WrongRequest: there is more than one.
        RefusedError: it is no spreadsheet, or damaged.
    """
    given = uploads()
    if len(given) > 1:
        raise WrongRequest(422, "Mỗi lần nhập một sổ.", "files")
    return registers.receive(
        safe_name(given[0].filename or ""),
        given[0].save,
        services().settings.archive.incoming,
        cage=services().cage,
        limits=Limits(),
    )
