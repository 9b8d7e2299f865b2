"""``vankho verify --audit``: what is said of the audit once it was looked through."""

import datetime as dt
import os
import sys

import click

from archive import audit_words, lines
from archive.audit import Checked, Flaw, open_audit, witness
from archive.audit.head import Head
from archive.catalogue import open_catalogue
from archive.errors import UsageError
from archive.sentences import Sentence
from archive.settings import Settings
from archive.words import say

SOMETHING_WRONG = 3


def prove(heads: tuple[str, ...], *, as_json: bool) -> None:
    """Look through the whole audit, and tell what was done to it.

    Raises:
        UsageError: a head is none.
        AuditError: the audit cannot be read, or its key is gone.
    """
    noted = [_read(head) for head in heads]
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        noted += witness.heard(catalogue)
    opened = open_audit(settings.audit, settings.audit_key, settings.home, _now)
    try:
        found = opened.check(noted)
    finally:
        opened.close()
    if as_json:
        _show_json(found)
    else:
        _show(found)
    if found.flaws:
        sys.exit(SOMETHING_WRONG)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # here time comes in


def _read(typed: str) -> Head:
    head = Head.read(typed)
    if head is None:
        message = Sentence(
            "“%(head)s” không phải là đầu nhật ký. Viết như 1204:9f… (64 chữ số).",
            head=typed,
        )
        raise UsageError(message)
    return head


def _show(found: Checked) -> None:
    for flaw in found.flaws:
        click.echo(f"{flaw.code}  {_where(flaw)}: {say(audit_words.FLAWS, flaw.code)}")
    if found.head is None:
        click.echo("Nhật ký chưa có mục nào.")
        return
    if not found.flaws:
        click.echo(f"Nhật ký nguyên vẹn: {found.entries} mục.")
    click.echo(f"Mục mới nhất, để ghi lại và đối chiếu sau:\n  {found.head}")


def _show_json(found: Checked) -> None:
    for flaw in found.flaws:
        lines.show(flaw)
    lines.show({"head": found.head and str(found.head), "entries": found.entries})


def _where(flaw: Flaw) -> str:
    if flaw.first == flaw.last:
        return f"mục {flaw.first}"
    return f"mục {flaw.first}–{flaw.last}"
