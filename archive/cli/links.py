"""``vankho links``: what a paper cites, and what cites it."""

import os
from collections.abc import Mapping
from typing import Any

import click

from archive import lines, words
from archive.catalogue import Link, open_catalogue
from archive.cli.paper import as_user, asking, line, number_of
from archive.settings import Settings


@click.command()
@click.argument("paper")
@as_user
@click.option("--json", "as_json", is_flag=True, help="One object.")
def links(paper: str, user: str | None, *, as_json: bool) -> None:
    """Show what the PAPER cites and what cites it."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        reader = asking(catalogue, user)
        number = number_of(paper, catalogue, reader)
        cites = [
            link
            for cited in catalogue.links.cites(number, reader)
            for link in cited.links
        ]
        cited_by = [
            link
            for citing in catalogue.links.cited_by(number, reader)
            for link in citing.links
        ]
    cites.sort(key=lambda link: (link.citation.page, link.citation.start))
    if as_json:
        lines.show(
            {"cites": list(map(_made, cites)), "cited_by": list(map(_met, cited_by))}
        )
        return
    for link in cites:
        click.echo(_told(link))
    if cited_by:
        click.echo("\nĐược dẫn chiếu bởi:")
    for link in cited_by:
        relations = _relations(link, words.CITED_BY)
        click.echo(f"  [{link.citing}] {relations}: {_printed(link)}")


def _made(link: Link) -> dict[str, Any]:
    """A citation that the paper makes, with what became of it."""
    citation = link.citation
    return {
        "relations": citation.relations,
        "resolution": link.state,
        "documents": [brief.id for brief in link.papers],
        "reasons": link.reasons,
        "flags": link.flags,
        "citation": citation,
    }


def _met(link: Link) -> dict[str, Any]:
    """A citation that another paper makes of this one."""
    return {"document": link.citing, **_made(link)}


def _told(link: Link) -> str:
    told = ", ".join(words.say(words.FLAGS, flag) for flag in link.flags)
    flags = f"  ({told})" if told else ""
    papers = "".join(f"\n      → {line(brief)}" for brief in link.papers)
    state = words.say(words.RESOLVED, link.state)
    relations = _relations(link, words.CITES)
    return f"{state:>19}  {relations}: {_printed(link)}{flags}{papers}"


def _relations(link: Link, names: Mapping[str, str]) -> str:
    told = ", ".join(
        words.say(names, relation.relation)
        + (f" ({relation.source_symbol})" if relation.source_symbol else "")
        for relation in link.citation.relations
    )
    return told or names["cites"]


def _printed(link: Link) -> str:
    return " ".join(link.citation.verbatim.split())
