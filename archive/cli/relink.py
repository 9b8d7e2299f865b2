"""``vankho relink``: bring every link level with the authority file of today."""

import os

import click

from archive import lines
from archive.catalogue import open_catalogue
from archive.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object.")
def relink(*, as_json: bool) -> None:
    """Find all links anew, after the authority file was edited or a version changed.

    What people decided stays. Taking in waits until it is done.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        done = catalogue.relink()
    if as_json:
        lines.show(done)
        return
    click.echo(f"Đã xem lại {done.papers} văn bản; {done.links} dẫn chiếu đổi.")
