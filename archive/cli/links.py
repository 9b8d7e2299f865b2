"""``vankho links``: what a paper cites, and what cites it."""

import os
from typing import Any

import click

from archive import lines
from archive.catalogue import Link, open_catalogue
from archive.cli.paper import READER, line, number_of
from archive.settings import Settings


@click.command()
@click.argument("paper")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def links(paper: str, *, as_json: bool) -> None:
    """Show what the PAPER cites and what cites it."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        number = number_of(paper, catalogue)
        cites = [
            link
            for cited in catalogue.links.cites(number, READER)
            for link in cited.links
        ]
        cited_by = [
            link
            for citing in catalogue.links.cited_by(number, READER)
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
        click.echo("\nĐược dẫn chiếu bởi / cited by:")
    for link in cited_by:
        click.echo(f"  [{link.citing}] {_relations(link)}: {_printed(link)}")


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
    flags = f"  ({', '.join(link.flags)})" if link.flags else ""
    papers = "".join(f"\n      → {line(brief)}" for brief in link.papers)
    return f"{link.state:>9}  {_relations(link)}: {_printed(link)}{flags}{papers}"


def _relations(link: Link) -> str:
    return ", ".join(
        relation.relation
        + (f" ({relation.source_symbol})" if relation.source_symbol else "")
        for relation in link.citation.relations
    )


def _printed(link: Link) -> str:
    return " ".join(link.citation.verbatim.split())
