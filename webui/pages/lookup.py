"""Looking up many papers at once: a list in, what is held and missing out."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.errors import UnsupportedFileError, UsageError
from indexer import desk, lookup
from indexer.extract import charset
from indexer.lookup import Found
from webui import auditing
from webui.render import addresses, listed, sheets
from webui.render.language import gettext, said
from webui.security import reader
from webui.services import services

pages = Blueprint("lookup", __name__)

PAGE = 50
"""Lines shown at once."""


@pages.get("/lookup")
def show() -> str:
    """Show where a list is pasted or chosen."""
    return _form()


@pages.post("/lookup")
def take() -> Redirect | tuple[str, int]:
    """Read a list, keep what was understood, and lead to its answer."""
    typed = request.form.get("lines", "")
    try:
        given = _sent() or typed
        auditing.tell(text=given)
        sought = lookup.read(given, services().authority)
    except UsageError as problem:
        return _form(typed[: lookup.LARGEST], said(problem.args[0])), 400
    name = _lists().keep(sought, reader().name)
    return redirect(url_for("lookup.answer", name=name), 303)


@pages.get("/lookup/<name>")
def answer(name: str) -> str:
    """Show what became of each line, of all or of one state."""
    found = _found(name)
    state = request.args.get("state", "")
    chosen = _chosen(found)
    last = max(1, -(-len(chosen) // PAGE))
    page = min(addresses.page(), last)
    return render_template(
        "lookup_answer.html",
        name=name,
        rows=[listed.row(one) for one in chosen[(page - 1) * PAGE : page * PAGE]],
        counts=Counter(one.state for one in found),
        total=len(found),
        states=listed.STATES,
        state=state if state in lookup.STATES else "",
        page=page,
        pages=last,
    )


@pages.get("/lookup/<name>/list.<any(csv, xlsx):form>")
def export(name: str, form: sheets.Form) -> Response:
    """Hand the answer out as a list, in the order and words of the one given."""
    return sheets.download(listed.sheet(_chosen(_found(name))), form)


def _form(typed: str = "", problem: str | None = None) -> str:
    return render_template(
        "lookup.html", typed=typed, problem=problem, most=lookup.MOST
    )


def _sent() -> str:
    """Return the text of the file that was chosen, if any.

    Raises:
        UsageError: it is no text, or too large.
    """
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        return ""
    data = upload.stream.read(4 * lookup.LARGEST + 1)
    if len(data) > 4 * lookup.LARGEST:
        raise UsageError(gettext("Tệp quá lớn. Hãy chia danh sách thành nhiều phần."))
    if data.startswith(b"PK"):
        raise UsageError(_not_text())
    try:
        return charset.read(data).unicode
    except UnsupportedFileError as error:
        raise UsageError(_not_text()) from error


def _not_text() -> str:
    return gettext(
        "Tệp này không phải văn bản thuần hay CSV. Trong Excel, hãy chọn "
        "“Lưu thành” rồi chọn “CSV UTF-8”, hoặc chép các ô và dán vào đây."
    )


def _lists() -> lookup.Lists:
    return lookup.Lists(services().settings.archive.home / desk.LISTS)


def _found(name: str) -> tuple[Found, ...]:
    sought = _lists().read(name, reader().name)
    return lookup.answer(sought, reader=reader(), catalogue=services().catalogue)


def _chosen(found: Sequence[Found]) -> list[Found]:
    state = request.args.get("state", "")
    return [one for one in found if state not in lookup.STATES or one.state == state]
