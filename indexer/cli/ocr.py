"""``vankho ocr``: what waits to be recognised, and whose turn it is."""

import os
from collections.abc import Callable
from typing import Any

import click

from archive import lines, page_words
from archive.catalogue import Catalogue, Recognition, Waiting, open_catalogue
from archive.cli.paper import asking, number_of
from archive.errors import UsageError
from archive.sentences import Sentence
from archive.settings import Settings
from archive.words import say
from indexer.opening import now

FIRST = 20
"""Papers listed whose turn comes next."""

Verb = Callable[[Catalogue, int], None]


@click.command()
@click.argument("papers", nargs=-1)
@click.option("--first", "verb", flag_value="first", help="Read it before all others.")
@click.option("--skip", "verb", flag_value="skip", help="Leave its pages unread.")
@click.option("--again", "verb", flag_value="again", help="Read unread pages, or all.")
@click.option("--json", "as_json", is_flag=True, help="One object a paper.")
def ocr(papers: tuple[str, ...], verb: str | None, *, as_json: bool) -> None:
    """Say of each PAPER how far the recognition of its pages is, and steer it.

    Without PAPER, say what waits. The worker reads the pages; where none runs, the
    next ``vankho ingest`` does.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    if verb and not papers:
        message = Sentence("Hãy nêu văn bản cần đọc, đọc lại hoặc bỏ qua.")
        raise UsageError(message)
    with open_catalogue(settings.catalogue) as catalogue:
        reader = asking(catalogue)
        numbers = [number_of(paper, catalogue, reader) for paper in papers]
        for number in numbers:
            _VERBS[verb or ""](catalogue, number)
            _show(number, catalogue, as_json=as_json)
        if not papers:
            waiting = catalogue.recognitions.waiting(reader, at=now(), limit=FIRST)
            _show_all(waiting, as_json=as_json)


def _nothing(_catalogue: Catalogue, _number: int) -> None:
    """Only look."""


def _first(catalogue: Catalogue, number: int) -> None:
    catalogue.recognitions.raise_turn(number, reader=asking(catalogue))


def _skip(catalogue: Catalogue, number: int) -> None:
    catalogue.recognitions.skip(number, reader=asking(catalogue), at=now())


def _again(catalogue: Catalogue, number: int) -> None:
    catalogue.recognitions.ask(number, reader=asking(catalogue), at=now())


_VERBS: dict[str, Verb] = {
    "": _nothing,
    "first": _first,
    "skip": _skip,
    "again": _again,
}


def _show(number: int, catalogue: Catalogue, *, as_json: bool) -> None:
    told = catalogue.recognitions.of(number, asking(catalogue), at=now())
    if as_json:
        lines.show(as_object(number, told))
    elif told is None:
        click.echo(f"Văn bản mã {number}: không có trang ảnh nào chờ đọc.")
    else:
        click.echo(f"Văn bản mã {number}: {_said(told)}")


def as_object(number: int, told: Recognition | None) -> dict[str, Any]:
    """Return how far a paper has come as ``ocr --json`` gives it."""
    names = "state", "wanted", "read", "failed", "is_first", "is_working"
    said = {name: getattr(told, name, None) for name in names}
    unread = (
        [{"page": page, "reason": why} for page, why in told.unread] if told else []
    )
    return {"document": number, **said, "unread": unread}


def _said(told: Recognition) -> str:
    state = say(page_words.RECOGNITION, told.state)
    pages = f"{told.read}/{told.wanted} trang"
    failed = [
        f"trang {page} ({say(page_words.UNREAD, why)})" for page, why in told.unread
    ]
    unread = f"; không đọc được {', '.join(failed)}" if failed else ""
    return f"{state}, {pages}{unread}{'; ưu tiên' if told.is_first else ''}"


def _show_all(waiting: Waiting, *, as_json: bool) -> None:
    if as_json:
        for brief, told in waiting.first:
            lines.show(as_object(brief.id, told))
        return
    if not waiting.papers:
        click.echo("Không có trang ảnh nào chờ đọc.")
        return
    pace = _pace(waiting.seconds) if waiting.seconds else ""
    click.echo(f"{waiting.papers} văn bản, {waiting.pages} trang ảnh chờ đọc{pace}:")
    for brief, told in waiting.first:
        click.echo(f"{brief.id:>7}  {brief.metadata.symbol or ''}  {_said(told)}")


def _pace(seconds: float) -> str:
    """Return how long a page takes, with a comma as Vietnamese writes it."""
    told = f"{seconds:.1f}".replace(".", ",")
    return f", khoảng {told} giây một trang"
