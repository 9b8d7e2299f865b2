"""``vankho signatures``: who signed files electronically, and whether it holds."""

import os
from typing import Any

import click

from archive import lines, signature_words
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.database import HOURS
from archive.cli.paper import asking, number_of
from archive.files import FileStore
from archive.settings import Settings
from archive.signatures import Signature, Signed
from archive.words import say
from indexer.cage import Cage
from indexer.checking import Checking
from indexer.opening import limits


@click.command()
@click.argument("papers", nargs=-1)
@click.option("--again", is_flag=True, help="Verify once more what was verified.")
@click.option("--json", "as_json", is_flag=True, help="One object a file.")
def signatures(papers: tuple[str, ...], *, again: bool, as_json: bool) -> None:
    """Show the electronic signatures of the files of each PAPER.

    What nobody has looked at yet is looked at first; so is everything once the root
    certificates have changed. Without PAPER only that is done, and counted.
    """
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        reader = asking(catalogue)
        numbers = [number_of(paper, catalogue, reader) for paper in papers]
        if again:
            _forget(numbers, catalogue)
        done = _caught_up(settings, catalogue)
        for number in numbers:
            for sha256, signed in catalogue.signatures.of(number, reader).items():
                _show(number, sha256, signed, as_json=as_json)
    if not numbers and not as_json:
        click.echo(f"Đã kiểm chữ ký số của {done} tệp PDF.")


def _forget(numbers: list[int], catalogue: Catalogue) -> None:
    for number in numbers:
        catalogue.signatures.forget(number, asking(catalogue))
    if not numbers:
        catalogue.signatures.forget_all()


def _caught_up(settings: Settings, catalogue: Catalogue) -> int:
    store = FileStore(settings.files)
    with Cage() as cage:
        work = Checking(catalogue, store, cage, settings.trust, limits(settings))
        return work.catch_up()


def _show(number: int, sha256: str, signed: Signed, *, as_json: bool) -> None:
    if as_json:
        lines.show(as_object(sha256, signed) | {"document": number})
        return
    click.echo(f"Văn bản mã {number}, tệp {sha256[:12]}:")
    if signed.reason:
        told = signature_words.REASONS.get(signed.reason, signature_words.UNREADABLE)
        click.echo(f"  {told}")
    for made in signed.signatures:
        click.echo(f"  {line(made)}")


def as_object(sha256: str, signed: Signed) -> dict[str, Any]:
    """Return the signatures of a file as every ``--json`` gives them."""
    return {
        "sha256": sha256,
        "signatures": list(signed.signatures),
        "reason": signed.reason,
    }


def line(made: Signature) -> str:
    """Return a signature in one line: how it stands, who, when."""
    who = ", ".join(dict.fromkeys(filter(None, (made.signer, made.office))))
    source = signature_words.STAMPED if made.is_stamped else signature_words.STATED
    at = made.signed_at and made.signed_at.astimezone(HOURS).strftime("%d/%m/%Y %H:%M")
    when = f"{at} ({source})" if at else ""
    state = say(signature_words.SHORT, made.state)
    return " – ".join(filter(None, (state, who, when)))
