"""An office's own register, brought as a spreadsheet, becomes lines of papers.

``bring`` reads the cells in the cage, ``plans.guess`` says how each sheet seems to be
meant, ``foresee`` what would come of it, and the catalogue's ``imports`` writes it.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from archive import facts
from archive.authority import Authority
from archive.catalogue import Catalogue
from archive.catalogue.imported import RegisterLine
from archive.errors import UsageError
from archive.facts import Metadata
from archive.model import Reader, Result
from archive.sentences import Sentence
from indexer import sniff
from indexer.cage import Cage
from indexer.desk import Desk
from indexer.extract import cells
from indexer.extract.cells import Sheet
from indexer.extract.limits import Limits
from indexer.incoming import Incoming
from indexer.registers import plans, rows
from indexer.registers.columns import FIELDS
from indexer.registers.plans import Plan, with_header

__all__ = [
    "FIELDS",
    "Book",
    "Books",
    "Foreseen",
    "Plan",
    "Sheet",
    "bring",
    "foresee",
    "guess",
    "lines",
    "receive",
    "untold",
    "with_header",
]

_MOST = 20
"""Registers that lie ready at once: each may hold tens of thousands of lines."""


class Book(msgspec.Struct, frozen=True):
    """A register as it was brought: the name and hash of its file, and its sheets."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


class Books(Desk[Book]):
    """Registers brought and not yet confirmed, each for whoever brought it."""

    def __init__(self, folder: Path) -> None:
        missing = Sentence("sổ này; sổ chỉ giữ một ngày, hãy chọn lại tệp")
        super().__init__(folder, Book, missing, _MOST)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a line would come to: an outcome with its reason, and the paper held."""

    line: RegisterLine
    metadata: Metadata
    outcome: Result
    reason: str
    paper: int | None = None


def bring(path: Path, name: str, *, cage: Cage, limits: Limits) -> Book:
    """Return what a file of a register holds.

    Raises:
        RefusedError: it is no spreadsheet, or damaged, encrypted or too large.
        UsageError: there is nothing in it.
    """
    sheets = cage.run(open_book, path, limits, result=tuple[Sheet, ...], limits=limits)
    if not sheets:
        raise UsageError(Sentence("Sổ này không có dòng nào."))
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Book(name, sha256, sheets)


def receive(
    name: str,
    save: Callable[[Path], object],
    folder: Path,
    *,
    cage: Cage,
    limits: Limits,
) -> Book:
    """Return what an upload holds, of which nothing is left in ``folder``.

    Raises:
        RefusedError: it is no spreadsheet, or damaged, encrypted or too large.
        UsageError: there is nothing in it.
    """
    with Incoming(folder).passing() as room:
        save(room / "so")
        return bring(room / "so", name, cage=cage, limits=limits)


def open_book(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of a file; what is run inside the cage."""
    # A CSV is no paper, which its name tells; here it may well be a register.
    media_type = sniff.sniff(path, "so.txt", max_bytes=limits.max_bytes)
    return cells.read(path, media_type, limits)


def guess(book: Book, authority: Authority) -> tuple[Plan, ...]:
    """Return how each sheet of a register seems to be meant."""
    return tuple(plans.guess(sheet, authority) for sheet in book.sheets)


def untold(book: Book, authority: Authority) -> Book:
    """Return a register with no more of its secrets than may rest here for a day."""
    planned = zip(book.sheets, guess(book, authority), strict=True)
    sheets = tuple(rows.untold(sheet, plan) for sheet, plan in planned)
    return msgspec.structs.replace(book, sheets=sheets)


def lines(
    book: Book, planned: Sequence[Plan], authority: Authority
) -> list[RegisterLine]:
    """Return the lines of the sheets that are used, as they are planned."""
    return [
        line
        for sheet, plan in zip(book.sheets, planned, strict=True)
        if plan.is_used
        for line in rows.lines(sheet, plan, authority)
    ]


def foresee(
    found: Sequence[RegisterLine], reader: Reader, catalogue: Catalogue
) -> list[Foreseen]:
    """Return what each line would come to, as ``reader`` may know it."""
    meant = [facts.view(line.claims) for line in found]
    papers = catalogue.imports.foresee(meant, reader)
    unfiled = catalogue.unfiled.among({one for some in papers for one in some})
    seen: dict[object, int] = {}
    told = []
    for place, (line, metadata, held) in enumerate(
        zip(found, meant, papers, strict=True)
    ):
        key = _key(metadata)
        first = seen.setdefault(key, place) if line.outcome is None else place
        told.append(_foreseen(line, metadata, held, unfiled, is_first=first == place))
    return told


def _key(metadata: Metadata) -> tuple[object, ...]:
    """Return what two lines of one register that are one paper share."""
    issued = metadata.issued and (metadata.issued.date or metadata.issued.partial)
    subject = None if metadata.symbol else metadata.subject
    return metadata.symbol, metadata.issuers, metadata.type, issued, subject


def _foreseen(
    line: RegisterLine,
    metadata: Metadata,
    held: Sequence[int],
    unfiled: frozenset[int],
    *,
    is_first: bool,
) -> Foreseen:
    if line.outcome:
        return Foreseen(line, metadata, line.outcome, line.reason or "")
    if len(held) > 1:
        return Foreseen(line, metadata, "known", "several", held[0])
    if not is_first:
        return Foreseen(line, metadata, "known", "repeated", *held)
    if held:
        reason = "listed" if held[0] in unfiled else "has_file"
        return Foreseen(line, metadata, "known", reason, held[0])
    return Foreseen(line, metadata, "added", "new")
