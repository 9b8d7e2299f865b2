"""An archive of many made papers, as a catalogue and its index.

The papers are those of ``bench.search.texts``; their rows are written as taking in
writes them, without the files, since a page of results asks for none.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from archive import dates
from archive.authority import load
from archive.catalogue import open_catalogue, schema
from archive.catalogue.database import Database
from archive.catalogue.view import columns
from archive.facts import Metadata
from archive.links import Remembered
from archive.model import Evidence, Issued
from archive.settings import Settings
from bench.search.texts import Archive
from indexer.search.entry import Entry
from indexer.sync import Index

SYLLABLES = 350
"""How many syllables a page has."""

ENDED = 50
"""Of so many papers one names a period that is over: a page shows a few of them."""

AT = dt.datetime(2026, 11, 29, tzinfo=dt.UTC)
RULE = "bench.filling"


def filled(home: Path, papers: int) -> Settings:
    """Return the settings of an archive of so many papers, made where it is not there.

    An index by rules of yesterday is made anew.
    """
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    done, wish = home / "done", home / "wish"
    open_catalogue(settings.catalogue).close()
    if not done.exists():
        _write(settings.catalogue, papers)
        wish.touch()
        done.touch()
    with open_catalogue(settings.catalogue) as catalogue:
        index = Index(catalogue, settings.search, wish)
        index.keep_level()
        index.close()
    return settings


def _write(address: str, papers: int) -> None:
    database = Database.at(address)
    names = Remembered(load())
    for batch in Archive(papers).batches():
        with database.write() as connection:
            for table, rows in _rows([paper.entry for paper in batch], names).items():
                connection.execute(sa.insert(table), rows)
    with database.write() as connection:
        connection.execute(sa.update(schema.head).values(revision=papers))
    database.close()


def _rows(
    entries: Sequence[Entry], names: Remembered
) -> dict[sa.Table, list[dict[str, Any]]]:
    rows: dict[sa.Table, list[dict[str, Any]]] = {
        schema.document: [],
        schema.issuer: [],
        schema.page: [],
        schema.change: [],
    }
    for entry in entries:
        number = int(entry.key) + 1
        head = _head(entry)
        facts = columns(_facts(entry, head), names)
        if number % ENDED == 0:
            facts["expires"] = entry.issued_to
        rows[schema.document].append(_document(number, entry.audience) | facts)
        rows[schema.change].append(_change(number))
        rows[schema.issuer] += [
            {"document": number, "position": at, "body_key": key, "name": name}
            for at, (key, name) in enumerate(
                zip(entry.issuer_keys, entry.issuers, strict=True)
            )
        ]
        rows[schema.page] += [
            {"document": number, "number": at, "text": text, "origin": "text"}
            for at, text in enumerate(_pages(head, entry.text), start=1)
        ]
    return rows


def _document(number: int, audience: str) -> dict[str, Any]:
    return {
        "id": number,
        "audience": audience,
        "source": "bench",
        "added_at": AT,
        "notes": [],
    }


def _change(number: int) -> dict[str, Any]:
    return {"revision": number, "document": number, "kind": "added", "made_at": AT}


def _head(entry: Entry) -> str:
    """Return how the paper begins, down to its subject."""
    day = dates.written(entry.issued_from) if entry.issued_from else ""
    lines = (
        *entry.issuers,
        f"Số {entry.symbol}",
        f"ngày {day}",
        entry.type,
        entry.subject,
    )
    return "\n".join(filter(None, lines))


def _facts(entry: Entry, head: str) -> Metadata:
    """Return the facts with a place for each, as readers find them."""
    known = {
        "type": entry.type,
        "number": entry.number,
        "symbol": entry.symbol,
        "issuers": entry.issuers,
        "issued": Issued(str(entry.issued_from), entry.issued_from),
        "subject": entry.subject,
        "place": "Bắc Kạn",
        "recipients": ("Như trên", "Lưu Văn phòng"),
    }
    places = {name: Evidence(1, 0, len(head), RULE) for name in known}
    return Metadata(**known, evidence=places)


def _pages(head: str, text: str) -> Iterator[str]:
    words = text.split(" ")
    for at in range(0, len(words), SYLLABLES):
        page = _lined(words[at : at + SYLLABLES])
        yield page if at else f"{head}\n-----\n{page}"


def _lined(words: Sequence[str]) -> str:
    return "\n".join(" ".join(words[at : at + 14]) for at in range(0, len(words), 14))
