"""Registers that were brought, in the words and shapes of a page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask import url_for

from archive import register_words
from archive.catalogue import Brief
from archive.catalogue.imported import Import, Listed, RegisterLine
from archive.facts import Metadata
from archive.model import Result
from indexer.registers import Foreseen, Plan, Sheet
from webui.render import papers, words
from webui.render.language import gettext
from webui.render.sheets import Cell
from webui.render.sheets import Sheet as List
from webui.render.words import Flag

OUTCOMES = register_words.OUTCOMES

Briefs = Mapping[int, tuple[Brief, bool]]
"""Papers by number, each with whether a file of it is held."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of an import with what it came to."""

    line: RegisterLine
    outcome: str
    reason: str
    paper: Brief | None = None
    undone: str = ""

    @property
    def words(self) -> str:
        """The words of the register, in one line."""
        return " | ".join(self.line.cells.values())


@dataclass(frozen=True, slots=True)
class Sample:
    """A line as it would be understood."""

    row: int
    metadata: Metadata
    outcome: str
    reason: str
    flags: Sequence[Flag]
    paper: Brief | None
    words: str


@dataclass(frozen=True, slots=True)
class Planned:
    """A sheet with how it is read, and its first lines as they would be understood."""

    place: int
    plan: Plan
    columns: Sequence[tuple[str, str]]
    samples: Sequence[Sample]
    lines: int
    total: int


def reason(code: str) -> str:
    """Return why a line comes to what it does."""
    return words.say(register_words.REASONS, code)


def fields() -> dict[str, str]:
    """Return what a column may mean, in the reader's language."""
    return {code: gettext(said) for code, said in register_words.FIELDS.items()}


def outcomes() -> dict[Result, str]:
    """Return what a line may come to, in the reader's language."""
    return {code: gettext(said) for code, said in OUTCOMES.items()}


def row(line: RegisterLine, briefs: Briefs) -> Row:
    """Return a line of an import as its report shows it."""
    held = briefs.get(line.document) if line.document else None
    return Row(
        line,
        gettext(OUTCOMES[line.outcome]) if line.outcome else gettext("Đang chờ"),
        reason(line.reason) if line.reason else "",
        held[0] if held else None,
        words.say(register_words.UNDONE, line.undone) if line.undone else "",
    )


def sheet_of(  # noqa: PLR0913, PLR0917  # a sheet, how it is read, and what comes of it
    place: int,
    plan: Plan,
    sheet: Sheet,
    foreseen: Iterable[Foreseen],
    briefs: Briefs,
    most: int,
) -> Planned:
    """Return a sheet of the preview."""
    own = [one for one in foreseen if one.line.sheet == plan.sheet]
    return Planned(
        place,
        plan,
        list(zip(plan.names, plan.columns, strict=False)),
        [_sample(one, briefs) for one in own[:most]] if plan.is_used else [],
        len(own) if plan.is_used else 0,
        len(sheet.rows),
    )


def _sample(one: Foreseen, briefs: Briefs) -> Sample:
    issued = one.metadata.issued
    flags = [words.flag(code) for code in issued.flags] if issued else []
    held = briefs.get(one.paper) if one.paper else None
    return Sample(
        one.line.row,
        one.metadata,
        one.outcome,
        one.reason,
        flags,
        held[0] if held else None,
        " | ".join(one.line.cells.values()),
    )


def sheet(made: Import, lines: Iterable[RegisterLine], briefs: Briefs) -> List:
    """Return a report as a list to take along."""
    return List(
        gettext("Nhập sổ %(name)s", name=made.name),
        [
            gettext("Trang tính"),
            gettext("Dòng"),
            gettext("Kết quả"),
            gettext("Lý do"),
            gettext("Nội dung dòng"),
            gettext("Mã văn bản"),
            *papers.columns(),
            gettext("Hoàn tác"),
        ],
        (_cells(row(one, briefs)) for one in lines),
    )


def _cells(one: Row) -> list[Cell]:
    empty: list[Cell] = [""] * len(papers.columns())
    return [
        one.line.sheet,
        one.line.row,
        one.outcome,
        one.reason,
        one.words,
        one.paper.id if one.paper else "",
        *(papers.cells(one.paper) if one.paper else empty),
        one.undone,
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a register names a paper."""

    name: str
    where: str
    address: str
    cells: Mapping[str, str]


def places(listed: Iterable[Listed]) -> list[Place]:
    """Return where registers name a paper, each with the words of its line.

    Of the same words at the same place, a register imported again, the last is told.
    """
    last = {
        (one.name, _where(one.line), *one.line.cells.values()): one for one in listed
    }
    return [
        Place(
            one.name,
            _where(one.line),
            url_for("imports.report", number=one.number),
            one.line.cells,
        )
        for one in last.values()
    ]


def _where(line: RegisterLine) -> str:
    if not line.sheet:
        return gettext("dòng %(row)s", row=line.row)
    return gettext("trang tính %(sheet)s, dòng %(row)s", sheet=line.sheet, row=line.row)
