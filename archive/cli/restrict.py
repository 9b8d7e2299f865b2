"""``vankho restrict``: whom papers are for."""

import datetime as dt
import os

import click

from archive import lines
from archive.access import groups_of
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.restrictions import Restriction
from archive.cli import audience
from archive.cli.paper import asking, number_of
from archive.errors import UsageError
from archive.role_words import AUDIENCES
from archive.sentences import Sentence
from archive.settings import Settings


@click.command()
@click.argument("papers", nargs=-1, required=True)
@click.option("--audience", "whom", metavar="WHOM", help=audience.HELP)
@click.option("--why", default="", help="The reason, which is kept.")
@click.option("--json", "as_json", is_flag=True, help="One object a step.")
def restrict(
    papers: tuple[str, ...], whom: str | None, why: str, *, as_json: bool
) -> None:
    """Show PAPERS to some people alone; without --audience, say whom one is for."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        numbers = [number_of(name, catalogue, asking(catalogue)) for name in papers]
        if whom is None:
            _tell(catalogue, numbers, as_json=as_json)
            return
        meant = audience.read(whom, catalogue)
        now = dt.datetime.now(dt.UTC)  # noqa: TID251  # the command line is where time comes in
        who = asking(catalogue)
        given = catalogue.restrictions.give(numbers, meant, reader=who, why=why, at=now)
    click.echo(f"Đã đổi phạm vi người xem của {given} văn bản.")


def _tell(catalogue: Catalogue, numbers: list[int], *, as_json: bool) -> None:
    if len(numbers) > 1:
        raise UsageError(Sentence("Hãy nêu --audience: dành cho ai."))
    [number], who = numbers, asking(catalogue)
    steps = catalogue.restrictions.of(number, who)
    if as_json:
        for step in steps:
            lines.show(step)
        return
    now = catalogue.restrictions.audiences([number], who)[number]
    click.echo(f"Dành cho: {_words(now, catalogue)}")
    for step in steps:
        click.echo(_line(step, catalogue))


def _line(step: Restriction, catalogue: Catalogue) -> str:
    before, after = _words(step.before, catalogue), _words(step.audience, catalogue)
    who = step.who.removeprefix("person:")
    reason = f" ({step.why})" if step.why else ""
    return f"    {step.at:%d/%m/%Y %H:%M} {who}: {before} → {after}{reason}"


def _words(whom: str, catalogue: Catalogue) -> str:
    known = {one.id: one.name for one in catalogue.offices.all()}
    named = [known.get(one, str(one)) for one in sorted(groups_of(whom))]
    return ", ".join(named) or AUDIENCES.get(whom, AUDIENCES["keepers"])
