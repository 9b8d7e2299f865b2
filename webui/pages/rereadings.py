"""Papers read again: the runs, and what each gained and lost."""

from dataclasses import fields
from typing import get_args

from flask import Blueprint, render_template, request

from archive import reread_words
from archive.catalogue.rereading import Rereading, Tallied
from archive.catalogue.rereadings import Which
from webui.render import addresses, rereadings
from webui.render.words import say
from webui.security import reader
from webui.services import services

pages = Blueprint("rereadings", __name__)

RUNS = 30
"""Runs listed."""

PAPERS = 50
"""Papers of one run shown at once."""

KINDS: tuple[Which, ...] = get_args(Which)


@pages.get("/rereadings")
def show() -> str:
    """List the runs, the newest first."""
    found = services().catalogue.rereadings.recent(limit=RUNS)
    runs = [_told(run) for run in found]
    return render_template("rereadings.html", runs=runs, results=_kinds)


@pages.get("/rereadings/<int:run>")
def papers(run: int) -> str:
    """Show what one run said of papers, those of one kind if asked."""
    opened = services()
    told = _told(opened.catalogue.rereadings.of(run))
    which, after = _which(), addresses.after()
    found = opened.catalogue.rereadings.papers(
        run, reader(), which, after=after, limit=PAPERS + 1
    )
    shown = found[:PAPERS]
    briefs = opened.catalogue.holdings.briefs({one.document for one in shown}, reader())
    return render_template(
        "rereading.html",
        told=told,
        which=which,
        kinds=_kinds(told[1]),
        lines=rereadings.lines(shown, {brief.id: brief for brief in briefs}),
        after=after,
        following=shown[-1].id if len(found) > PAPERS else None,
    )


def _which() -> Which:
    asked = request.args.get("which", "all")
    return next((kind for kind in KINDS if kind == asked), "all")


def _told(run: Rereading) -> tuple[Rereading, Tallied, str]:
    opened = services()
    tallied = opened.catalogue.rereadings.tallied(run.id, reader())
    return run, tallied, rereadings.state(run, opened.clock())


def _kinds(tallied: Tallied) -> list[tuple[str, str, int]]:
    """Return the kinds of lines there are, each with its word and how many."""
    counts = ((one.name, getattr(tallied, one.name)) for one in fields(tallied))
    return [
        (kind, say(reread_words.WHICH, kind), count) for kind, count in counts if count
    ]
