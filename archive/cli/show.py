"""``vankho show``: one paper, with everything known of it."""

import os
from typing import Any

import click
import msgspec

from archive import lines, signature_words, words
from archive.catalogue import Catalogue, open_catalogue
from archive.cli.paper import as_user, asking, number_of
from archive.model import Reader
from archive.names import legible
from archive.settings import Settings


@click.command()
@click.argument("paper")
@click.option("--text", is_flag=True, help="The text too.")
@as_user
@click.option("--json", "as_json", is_flag=True, help="One object.")
def show(paper: str, user: str | None, *, text: bool, as_json: bool) -> None:
    """Show the PAPER: its number in the archive, or its symbol."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    with open_catalogue(settings.catalogue) as catalogue:
        reader = asking(catalogue, user)
        found = as_object(number_of(paper, catalogue, reader), catalogue, reader)
        if text:
            held = catalogue.documents.text(found["id"], reader)
            found["text"] = lines.plain(held.pages)
    if as_json:
        lines.show(found)
    else:
        _show(found)


def as_object(number: int, catalogue: Catalogue, reader: Reader) -> dict[str, Any]:
    """Return a paper as ``show --json`` gives it."""
    held = catalogue.documents.get(number, reader)
    relations = [
        {
            "relation": relation.relation,
            "symbol": cited.link.citation.symbol,
            "state": cited.link.state,
            "documents": [brief.id for brief in cited.link.papers],
        }
        for cited in catalogue.links.cites(number, reader)
        for relation in cited.link.citation.relations
        if relation.source_symbol is None
    ]
    shown = {
        "id": held.id,
        "metadata": held.metadata,
        "claims": [kept.claim for kept in catalogue.claims.of(number, reader)],
        "renditions": held.renditions,
        "signatures": catalogue.signatures.of(number, reader),
        "status": held.status,
        "relations": relations,
        "attachments": catalogue.parcels.sent_with(number, reader),
        "mails": catalogue.parcels.mails(number, reader),
    }
    found: dict[str, Any] = msgspec.to_builtins(shown)
    return found


def _show(found: dict[str, Any]) -> None:
    for name, value in found["metadata"].items():
        if value and name != "evidence":
            _line(words.label(name), words.value(name, value))
    _line(words.label("status"), _stands(found["status"]))
    for rendition in found["renditions"]:
        name = legible(rendition["name"])
        _line("Tệp", f"{name} ({rendition['media_type']})")
        signed = found["signatures"].get(rendition["sha256"], {})
        for made in signed.get("signatures", ()):
            who = ", ".join(filter(None, (made["signer"], made["office"])))
            state = words.say(signature_words.SHORT, made["state"])
            _line("Chữ ký số", f"{state} – {who}" if who else state)
    for relation in found["relations"]:
        told = words.say(words.CITES, relation["relation"])
        _line(told, relation["symbol"] or "?")
    for label, sent in (("Tệp đính kèm", "attachments"), ("Gửi kèm thư", "mails")):
        for one in found[sent]:
            _line(label, f"[{one['document']}] {one['name']}")
    for page in found.get("text", ()):
        click.echo(f"\n— {page['number']} —\n{page['text']}")


def _stands(status: dict[str, Any]) -> str:
    told = words.say(words.STATUSES, status["code"])
    since = words.value("effective", status["since"]) if status["since"] else ""
    by = ", ".join(f"[{number}]" for number in status["by"])
    return told + (f" từ {since}" if since else "") + (f" theo {by}" if by else "")


def _line(label: str, value: str) -> None:
    click.echo(f"{label:>26}  {value}")
