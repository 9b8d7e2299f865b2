"""An office's own register: chosen, looked through, confirmed, and taken back."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.errors import RefusedError, UsageError
from indexer import desk, registers
from indexer.extract import Limits
from indexer.incoming import safe_name
from indexer.registers import Book, Books, Plan
from webui.forms import audiences as forms
from webui.forms import planning
from webui.render import addresses, audiences, imported, sheets, words
from webui.render.language import gettext, said
from webui.security import reader
from webui.services import services

pages = Blueprint("imports", __name__)

PAGE = 100
"""Lines of an import shown at once."""

SAMPLE = 20
"""Rows of each sheet that are shown as they would be understood."""


@pages.get("/registers/import")
def show() -> str:
    """Show where a register is chosen, and those that were imported."""
    return _form()


@pages.post("/registers/import")
def take() -> Redirect | tuple[str, int]:
    """Read a register, keep it for a day, and lead to its preview."""
    try:
        book = registers.untold(_sent(), services().authority)
    except UsageError as problem:
        return _form(said(problem.args[0])), 400
    except RefusedError as problem:
        return _form(words.say(words.REASONS, problem.code)), 400
    name = _books().keep(book, reader().name)
    return redirect(url_for("imports.preview", name=name), 303)


@pages.get("/registers/import/<name>")
def preview(name: str) -> str:
    """Show how a register seems to be meant, with the first lines of each sheet."""
    book = _books().read(name, reader().name)
    return _preview(name, book, registers.guess(book, services().authority))


@pages.post("/registers/import/<name>")
def confirm(name: str) -> Redirect | str | tuple[str, int]:
    """Show what comes of what a person says of the columns, or import it so."""
    book = _books().read(name, reader().name)
    guessed = registers.guess(book, services().authority)
    plans = planning.plans(book, guessed, request.form)
    if request.form.get("do") != "import":
        return _preview(name, book, plans)
    found = registers.lines(book, plans, services().authority)
    if not found:
        problem = gettext("Không có dòng nào để nhập. Hãy chọn trang tính và các cột.")
        return _preview(name, book, plans, problem), 400
    try:
        whom = forms.chosen() or services().settings.archive.audience
    except UsageError as error:
        return _preview(name, book, plans, error.args[0]), 400
    imports, at = services().catalogue.imports, services().clock()
    number = imports.begin(
        book.name, book.sha256, found, reader=reader(), at=at, audience=whom
    )
    _books().drop(name, reader().name)
    # A short register is written at once; the worker goes on with a long one.
    imports.go_on(at)
    return redirect(url_for("imports.report", number=number), 303)


@pages.get("/registers/imports/<int:number>")
def report(number: int) -> str:
    """Show what became of the lines of a register, of all or of one outcome."""
    imports = services().catalogue.imports
    made = imports.get(number, reader())
    asked = request.args.get("outcome", "")
    outcome = next((one for one in imported.OUTCOMES if one == asked), None)
    total = made.ended.get(outcome, 0) if outcome else made.lines
    last = max(1, -(-total // PAGE))
    page = min(addresses.page(), last)
    lines = imports.lines(
        number, reader(), outcome=outcome, offset=(page - 1) * PAGE, limit=PAGE
    )
    briefs = imports.briefs((one.document for one in lines if one.document), reader())
    return render_template(
        "import_report.html",
        made=made,
        rows=[imported.row(one, briefs) for one in lines],
        outcomes=imported.outcomes(),
        outcome=outcome or "",
        page=page,
        pages=last,
    )


@pages.get("/registers/imports/<int:number>/lines.<any(csv, xlsx):form>")
def export(number: int, form: sheets.Form) -> Response:
    """Give the whole report as a file."""
    imports = services().catalogue.imports
    made = imports.get(number, reader())
    lines = imports.lines(number, reader())
    briefs = imports.briefs((one.document for one in lines if one.document), reader())
    return sheets.download(imported.sheet(made, lines, briefs), form)


@pages.post("/registers/imports/<int:number>/undo")
def undo(number: int) -> Redirect:
    """Take an import back: entries that nobody else knows go."""
    imports, at = services().catalogue.imports, services().clock()
    by = f"person:{reader().name}"
    imports.undo(number, reader=reader(), by=by, at=at)
    imports.go_on(at)
    return redirect(url_for("imports.report", number=number), 303)


def _form(problem: str | None = None) -> str:
    return render_template(
        "import.html",
        problem=problem,
        made=services().catalogue.imports.listed(reader()),
    )


def _sent() -> Book:
    """Return what the file that was chosen holds.

    Raises:
        RefusedError: it is no spreadsheet, or damaged.
        UsageError: none was chosen, or there is nothing in it.
    """
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise UsageError(gettext("Chưa chọn tệp nào."))
    return registers.receive(
        safe_name(upload.filename),
        upload.save,
        services().settings.archive.incoming,
        cage=services().cage,
        limits=Limits(),
    )


def _preview(
    name: str, book: Book, plans: Sequence[Plan], problem: str | None = None
) -> str:
    found = registers.lines(book, plans, services().authority)
    foreseen = registers.foresee(found, reader(), services().catalogue)
    numbers = (one.paper for one in foreseen if one.paper)
    briefs = services().catalogue.imports.briefs(numbers, reader())
    return render_template(
        "import_preview.html",
        name=name,
        book=book,
        problem=problem,
        sheets=[
            imported.sheet_of(place, plan, sheet, foreseen, briefs, SAMPLE)
            for place, (plan, sheet) in enumerate(zip(plans, book.sheets, strict=True))
        ],
        counts=Counter(one.outcome for one in foreseen),
        reasons=Counter((one.outcome, one.reason) for one in foreseen),
        total=len(foreseen),
        fields=imported.fields(),
        outcomes=imported.outcomes(),
        say=imported.reason,
        choice=audiences.choice(services().settings.archive.audience),
    )


def _books() -> Books:
    return Books(services().settings.archive.home / desk.REGISTERS)
