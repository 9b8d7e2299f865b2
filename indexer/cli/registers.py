"""``vankho import-register``: the lines of an office's register into the archive."""

import contextlib
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from archive import dates, lines, register_words, words
from archive.authority import Authority
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.imported import RegisterLine
from archive.cli import audience
from archive.cli.paper import asking
from archive.errors import BusyError, UsageError
from archive.facts import Metadata, view
from archive.settings import Settings
from indexer import registers
from indexer.cage import Cage
from indexer.opening import alone, limits, now, open_index
from indexer.registers import Book, Foreseen, Plan

SOME_LEFT_OUT = 1


@click.command("import-register")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sheet", "sheets", multiple=True, help="Only this sheet, by its name.")
@click.option(
    "--map",
    "mapped",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="What a column means, by its name or its letter; a field may be empty.",
)
@click.option("--header", type=click.IntRange(1), help="The row of the names.")
@click.option("--body", help="The office that keeps the register.")
@click.option("--type", "kind", help="The kind of all papers that do not say theirs.")
@click.option("--code", help="What its symbols end in, such as TU.")
@click.option("--year", type=click.IntRange(1900, 2100), help="Of days without one.")
@click.option("--audience", "whom", metavar="WHOM", help=audience.HELP)
@click.option("--preview", is_flag=True, help="Only show what would come of it.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def import_register(  # noqa: PLR0913  # each is one thing that an office may say
    file: Path,
    *,
    sheets: tuple[str, ...],
    mapped: tuple[str, ...],
    header: int | None,
    body: str | None,
    kind: str | None,
    code: str | None,
    year: int | None,
    whom: str | None,
    preview: bool,
    as_json: bool,
) -> None:
    """Import a register as papers that have no file yet.

    What nobody says is guessed from the sheets: see it with --preview first.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        with Cage() as cage:
            book = registers.bring(file, file.name, cage=cage, limits=limits(settings))
        said = {"body": body, "type": kind, "code": code, "year": year}
        plans = _plans(book, sheets, header, catalogue.authority)
        plans = [_said(_mapped(plan, mapped), said) for plan in plans]
        found = registers.lines(book, plans, catalogue.authority)
        if preview:
            foreseen = registers.foresee(found, asking(catalogue), catalogue)
        else:
            meant = audience.read(whom or settings.audience, catalogue)
            foreseen = _import(book, found, catalogue, meant)
            _index(settings, catalogue)
    _report(foreseen, plans, as_json=as_json, is_preview=preview)
    if any(one.outcome in ("refused", "held") for one in foreseen):
        sys.exit(SOME_LEFT_OUT)


def _plans(
    book: Book, sheets: Sequence[str], header: int | None, authority: Authority
) -> list[Plan]:
    known = {sheet.name for sheet in book.sheets}
    if unknown := [name for name in sheets if name not in known]:
        listed = ", ".join(f"“{name}”" for name in sorted(known))
        message = f"Không có trang tính “{unknown[0]}”. Các trang tính: {listed}."
        raise UsageError(message)
    plans = []
    for plan, sheet in zip(registers.guess(book, authority), book.sheets, strict=True):
        one = registers.with_header(plan, sheet, header) if header else plan
        is_used = sheet.name in sheets if sheets else plan.is_used or bool(header)
        plans.append(replace(one, is_used=is_used))
    if not any(plan.is_used for plan in plans):
        message = (
            "Không thấy dòng tiêu đề cột trong trang tính nào. "
            "Hãy cho biết bằng --header và --map."
        )
        raise UsageError(message)
    return plans


def _mapped(plan: Plan, mapped: Iterable[str]) -> Plan:
    columns = list(plan.columns)
    for one in mapped:
        name, sign, field = one.rpartition("=")
        if not sign or field not in ("", *registers.FIELDS):
            listed = ", ".join(registers.FIELDS)
            message = f"--map {one}: hãy viết CỘT=NGHĨA, với nghĩa là {listed}."
            raise UsageError(message)
        for place in _places(plan, name):
            columns[place] = field
    return replace(plan, columns=tuple(columns))


def _places(plan: Plan, name: str) -> list[int]:
    """Return the columns of a name; of one letter or two where none has it."""
    named = [place for place, one in enumerate(plan.names) if one == name]
    if not named and re.fullmatch(r"[A-Z]{1,2}", name):
        place = sum(
            (ord(letter) - 64) * 26**power for power, letter in enumerate(name[::-1])
        )
        named = [place - 1] if place <= len(plan.columns) else []
    return named


def _said(plan: Plan, said: Mapping[str, object]) -> Plan:
    return replace(plan, **{name: one for name, one in said.items() if one})  # type: ignore[arg-type]


def _import(
    book: Book, found: Sequence[RegisterLine], catalogue: Catalogue, whom: str
) -> list[Foreseen]:
    reader = asking(catalogue)
    number = catalogue.imports.begin(
        book.name, book.sha256, found, reader=reader, at=now(), audience=whom
    )
    # Beside a worker this may write lines of others, too: no two write the same.
    while not catalogue.imports.get(number, reader).is_over:
        catalogue.imports.go_on(now())
    ended = catalogue.imports.lines(number, reader)
    return [
        Foreseen(
            replace(line, claims=one.claims),
            view(one.claims),
            line.outcome or "refused",
            line.reason or "",
            line.document,
        )
        for line, one in zip(ended, found, strict=True)
    ]


def _index(settings: Settings, catalogue: Catalogue) -> None:
    """Bring the index level; where a worker runs, it does so."""
    with (
        contextlib.suppress(BusyError),
        alone(settings),
        contextlib.closing(open_index(settings, catalogue)) as own,
    ):
        own.keep_level()


def _report(
    found: Sequence[Foreseen], plans: Sequence[Plan], *, as_json: bool, is_preview: bool
) -> None:
    if as_json:
        for one in found:
            lines.show(_as_object(one))
        return
    for plan in plans if is_preview else ():
        click.echo(_planned(plan))
    for one in found:
        if is_preview or one.outcome in ("refused", "held"):
            click.echo(_told(one))
    counts = Counter[str](one.outcome for one in found)
    told = [
        f"{counts[code]} {word.lower()}"
        for code, word in register_words.OUTCOMES.items()
        if counts[code]
    ]
    click.echo(f"{len(found)} dòng: {', '.join(told) or 'không có gì'}")


def _planned(plan: Plan) -> str:
    name = f"[{plan.sheet}]" if plan.sheet else "[CSV]"
    if not plan.is_used:
        return f"{name} bỏ qua"
    columns = ", ".join(
        f"{column} = {words.say(register_words.FIELDS, field)}"
        for column, field in zip(plan.names, plan.columns, strict=False)
        if field
    )
    said = (plan.body, plan.type, plan.code, str(plan.year or ""))
    return f"{name} tiêu đề ở dòng {plan.header}; {columns}\n    {' · '.join(filter(None, said))}"


def _told(one: Foreseen) -> str:
    where = f"{one.line.sheet} {one.line.row}".strip()
    why = words.say(register_words.REASONS, one.reason)
    return f"{where}: {_name(one.metadata)} – {why}"


def _name(metadata: Metadata) -> str:
    issued = metadata.issued
    day = dates.written(issued.date) if issued and issued.date else None
    verbatim = issued.verbatim if issued else None
    told = (metadata.type, metadata.symbol, day or verbatim)
    return " ".join(filter(None, told)) or "?"


def _as_object(one: Foreseen) -> dict[str, object]:
    metadata = one.metadata
    return {
        "sheet": one.line.sheet,
        "row": one.line.row,
        "outcome": one.outcome,
        "reason": one.reason,
        "message": words.say(register_words.REASONS, one.reason),
        "document": one.paper,
        "symbol": metadata.symbol,
        "type": metadata.type,
        "issuers": metadata.issuers,
        "issued": metadata.issued,
        "subject": metadata.subject,
    }
