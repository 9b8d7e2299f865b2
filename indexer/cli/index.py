"""``vankho index``: the state of the index, or a new one."""

import contextlib
import os

import click

from archive import authority, lines
from archive.catalogue import Catalogue, open_catalogue
from archive.errors import StaleIndexError
from archive.settings import Settings
from indexer import sync
from indexer.opening import alone, open_index
from indexer.search.engine import open_engine


@click.command()
@click.option("--rebuild", is_flag=True, help="Make it anew and swap it in.")
@click.option("--status", is_flag=True, help="Only show its state.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def index(*, rebuild: bool, status: bool, as_json: bool) -> None:
    """Bring the index level with the catalogue, rebuild it, or show its state."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        if not status:
            with alone(settings):
                _renew(settings, catalogue, rebuild=rebuild)
        _show(_state(settings, catalogue), as_json=as_json)


def _renew(settings: Settings, catalogue: Catalogue, *, rebuild: bool) -> None:
    known = authority.load()
    if rebuild:
        sync.rebuild(catalogue, settings.search, known)
        return
    with contextlib.closing(open_index(settings, catalogue)) as engine:
        sync.catch_up(catalogue, engine, known)


def _state(settings: Settings, catalogue: Catalogue) -> dict[str, object]:
    state: dict[str, object] = {"index": settings.search}
    head = catalogue.changes.head()
    try:
        with contextlib.closing(open_engine(settings.search)) as engine:
            revision = engine.revision()
    except StaleIndexError as stale:
        return {**state, "catalogue": head, "state": "stale", "message": str(stale)}
    level = "level" if revision == head else "behind"
    return {**state, "catalogue": head, "revision": revision, "state": level}


def _show(state: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        lines.show(state)
        return
    for name, value in state.items():
        click.echo(f"{name}: {value}")
