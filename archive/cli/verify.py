"""``vankho verify``: proof that nothing was lost or changed."""

import os
import sys

import click

from archive import lines
from archive.catalogue import open_catalogue
from archive.cli import proving
from archive.files import FileStore
from archive.settings import Settings

SOMETHING_WRONG = 3


@click.command()
@click.option("--audit", "of_audit", is_flag=True, help="Prove the audit instead.")
@click.option("--head", "heads", multiple=True, help="A head noted before: N:HASH.")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def verify(*, of_audit: bool, heads: tuple[str, ...], as_json: bool) -> None:
    """Prove that originals are unchanged and that every file has its outcome.

    Originals of refused or removed papers are named, but no harm. With --audit, prove
    that no entry of the audit was altered, left out, put in or moved.
    """
    if of_audit or heads:
        proving.prove(heads, as_json=as_json)
        return
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    found = 0
    with open_catalogue(settings.catalogue) as catalogue:
        for finding in catalogue.verify(FileStore(settings.files)):
            found += not finding.is_harmless
            if as_json:
                lines.show(finding)
            else:
                click.echo(f"{finding.code}  {finding.where}: {finding.message}")
    if found:
        sys.exit(SOMETHING_WRONG)
    if not as_json:
        click.echo("Mọi tệp gốc còn nguyên vẹn, không tệp nào bị mất dấu.")
