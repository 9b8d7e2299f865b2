"""A register as an office writes it: its name, its columns, a row for each paper."""

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive import symbols
from archive.catalogue import Body, Line, Wanted
from archive.facts import Metadata
from archive.model import Symbol
from archive.series import Cycle, Restart
from webui.render import dates, facts, words
from webui.render.language import gettext
from webui.render.sheets import Cell
from webui.render.words import Flag

_AS_ABOVE = re.compile(r"\W*như trên\b", re.IGNORECASE)

RECIPIENTS = 1
"""Bodies shown of those a paper was sent to."""

MOST_SOUGHT = 2000
"""Missing numbers for which it is asked at once whether a paper cites them."""


@dataclass(frozen=True, slots=True)
class Sought:
    """A missing number that papers cite: the symbol to look for in the wanted list."""

    number: int
    symbol: str
    times: int


@dataclass(frozen=True, slots=True)
class Gap:
    """A run of missing numbers, and those among them that are cited."""

    text: str
    count: int
    cited: tuple[Sought, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper in its register: what stands in each column."""

    id: int
    number: str
    code: str
    metadata: Metadata
    body: str
    signer: str
    recipients: tuple[str, ...]
    unnamed: int
    status: str
    flags: tuple[Flag, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The papers of one series, under its name."""

    name: str
    entries: tuple[Entry, ...]


def body_name(body: Body | None) -> str:
    """Return a body with the one above it, where that tells it from others."""
    if body is None:
        return gettext("Mọi cơ quan")
    if not body.key:
        return gettext("Không rõ cơ quan ban hành")
    return f"{body.name} ({body.above})" if body.above else body.name


def cycle_name(cycle: Cycle | None, restart: Restart = "year") -> str:
    """Return the name of a year or a term, as an office says it."""
    if cycle is None:
        return ""
    if cycle.name.isdecimal():
        return gettext("Năm %(year)s", year=cycle.name)
    if restart == "congress":
        return gettext("Nhiệm kỳ %(years)s", years=cycle.name.replace("-", "–"))
    return gettext("Khóa %(term)s", term=cycle.name)


def cycle_days(cycle: Cycle) -> str:
    """Return the days of a term; one that goes on has no last day."""
    first = dates.day(cycle.first)
    if cycle.last.year > 9000:
        return gettext("từ %(first)s", first=first)
    return f"{first} – {dates.day(cycle.last)}"


def sought(lines: Iterable[Line]) -> dict[str, str]:
    """Return the symbols of missing numbers by the keys to look for them."""
    found: dict[str, str] = {}
    for line in lines:
        for symbol in _missing(line):
            if len(found) >= MOST_SOUGHT:
                return found
            found[symbols.key(symbol)] = str(symbol)
    return found


def _missing(line: Line) -> Iterator[Symbol]:
    printed = line.brief.metadata.symbol
    symbol = symbols.read(printed) if printed and line.gaps else None
    if symbol is not None:
        for run in line.gaps:
            for number in run:
                yield dataclasses.replace(symbol, number=number, suffix="")


def is_of(wanted: Wanted, body: Body | None, within: Cycle | None) -> bool:
    """Whether a missing paper may be one of this register."""
    if body is not None and wanted.body_key not in (None, body.key):
        return False
    day = wanted.citation.date
    return day is None or within is None or within.covers(day, day)


def groups(
    lines: Sequence[Line], wanted: Mapping[str, Wanted], *, of_many: bool
) -> list[Group]:
    """Return the rows of a register, those of one series under its name.

    In a register ``of_many`` bodies each name says whose series it is.
    """
    made = []
    for _, some in groupby(lines, key=lambda line: (line.body, line.series)):
        first, *rest = some
        body = " – ".join(first.brief.metadata.issuers[:1]) if of_many else ""
        name = " · ".join(filter(None, (body, _series(first))))
        made.append(Group(name, tuple(entry(line, wanted) for line in (first, *rest))))
    return made


def _series(line: Line) -> str:
    symbol = _symbol(line.brief.metadata)
    kind = line.brief.metadata.type or gettext("Chưa rõ loại")
    # One code may stand for two kinds, which share their numbers.
    return f"{kind} ({symbol.type_code})" if symbol and symbol.type_code else kind


def entry(line: Line, wanted: Mapping[str, Wanted]) -> Entry:
    """Return what stands in the columns of a paper; ``wanted`` are missing papers."""
    paper = line.brief.metadata
    symbol = _symbol(paper)
    sent = recipients(paper)
    twice = (Flag(gettext("Trùng số")),) if line.is_twice else ()
    status = line.status.code
    return Entry(
        id=line.brief.id,
        number=_number(paper, symbol),
        code=_code(symbol) if symbol else paper.symbol or "",
        metadata=paper,
        body=paper.organ or " – ".join(paper.issuers),
        signer=(paper.signer.name or "") if paper.signer else "",
        recipients=sent[:RECIPIENTS],
        unnamed=max(0, len(sent) - RECIPIENTS),
        status="" if status == "unknown" else status,
        flags=(*twice, *(flag for flag in facts.doubts(paper) if not flag.is_quiet)),
        gaps=tuple(_gap(run, symbol, wanted) for run in line.gaps),
    )


def recipients(paper: Metadata) -> tuple[str, ...]:
    """Return whom a paper was sent to; a dispatch names them above its text.

    >>> recipients(Metadata(addressees=("Sở Y tế",), recipients=("Như trên", "Lưu")))
    ('Sở Y tế', 'Lưu')
    """
    others = (one for one in paper.recipients if not _AS_ABOVE.match(one))
    return tuple(dict.fromkeys((*paper.addressees, *others)))


def _symbol(paper: Metadata) -> Symbol | None:
    return symbols.read(paper.symbol) if paper.symbol else None


def _number(paper: Metadata, symbol: Symbol | None) -> str:
    if symbol is not None:
        return f"{symbol.number:02d}{symbol.suffix}"
    return "" if paper.number is None else f"{paper.number:02d}"


def _code(symbol: Symbol) -> str:
    """Return a symbol without its number: KH/TU, NĐ-CP."""
    whole = str(symbol)
    rest = whole[len(f"{symbol.number:02d}{symbol.suffix}") :]
    return rest.removeprefix(f"/{symbol.year}").lstrip("-/")


def _gap(run: range, symbol: Symbol | None, wanted: Mapping[str, Wanted]) -> Gap:
    cited = []
    # A long run has few numbers that somebody cites, and keys take their time.
    meant = {one.citation.number for one in wanted.values()}
    for number in run if symbol and meant else ():
        assert symbol is not None  # noqa: S101  # an empty run without one
        if number not in meant:
            continue
        other = dataclasses.replace(symbol, number=number, suffix="")
        if found := wanted.get(symbols.key(other)):
            cited.append(Sought(number, str(other), len(found.citing)))
    return Gap(numbers(run), len(run), tuple(cited))


def numbers(run: range) -> str:
    """Return a run of numbers: 12 or 12–14.

    >>> numbers(range(12, 15)), numbers(range(3, 4))
    ('12–14', '03')
    """
    first, last = f"{run.start:02d}", f"{run.stop - 1:02d}"
    return first if len(run) == 1 else f"{first}–{last}"


def columns() -> list[str]:
    """Return the columns of a register, as they stand in an office's book."""
    return [
        gettext("Số"),
        gettext("Ký hiệu"),
        gettext("Ngày ban hành"),
        gettext("Loại văn bản"),
        gettext("Trích yếu"),
        gettext("Cơ quan ban hành"),
        gettext("Người ký"),
        gettext("Nơi nhận"),
        gettext("Ghi chú"),
    ]


def cells(entry: Entry) -> Iterator[Sequence[Cell]]:
    """Yield the rows of a register's file: what is missing before a paper, and it."""
    for gap in entry.gaps:
        told = gettext("Thiếu %(count)s số", count=gap.count)
        yield (gap.text, entry.code, "", "", "", "", "", "", told)
    paper = entry.metadata
    sent = recipients(paper)
    status = words.say(words.STATUSES, entry.status) if entry.status else ""
    notes = [status, *(flag.text for flag in entry.flags)]
    yield (
        int(entry.number) if entry.number.isdecimal() else entry.number,
        entry.code,
        dates.issued(paper.issued) if paper.issued else "",
        paper.type,
        paper.subject,
        entry.body,
        entry.signer,
        "; ".join(sent),
        "; ".join(filter(None, notes)),
    )
