"""SQLite FTS5 on disk, ranked by its bm25, over the same words without marks.

One file, optimized after building, beginnings of two and three letters indexed,
the facts in an ordinary table with an index each. It knows no near words.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from bench.search.asked import LIMIT, Asked
from bench.search.texts import Paper

name = "FTS5"
CACHE = 256
"""Megabytes of pages that a connection may keep."""

TABLES = """
CREATE VIRTUAL TABLE paper
  USING fts5(text, content='', tokenize='unicode61', prefix='2 3');
CREATE TABLE fact (id INTEGER PRIMARY KEY, key TEXT, type TEXT, issuer TEXT, year INTEGER,
  issued INTEGER);
CREATE INDEX fact_choice ON fact(issuer, year);
"""
ALONE = "FROM paper WHERE paper MATCH :words"
FOUND = "FROM paper JOIN fact ON fact.id = paper.rowid WHERE paper MATCH :words"
COUNTS = f"SELECT type, issuer, year, count(*) {FOUND} GROUP BY 1, 2, 3"


def build(folder: Path, batches: Iterable[list[Paper]]) -> None:
    """Put all papers in, in one transaction."""
    connection = _connected(folder)
    connection.executescript(TABLES)
    for batch in batches:
        words = [(int(paper.entry.key) + 1, paper.plain) for paper in batch]
        connection.executemany("INSERT INTO paper(rowid, text) VALUES (?, ?)", words)
        facts = [_facts(paper) for paper in batch]
        connection.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?)", facts)
    connection.execute("INSERT INTO paper(paper) VALUES ('optimize')")
    connection.commit()
    connection.execute("ANALYZE")
    connection.close()


def opened(folder: Path) -> "Fts5":
    """Open what was built."""
    return Fts5(_connected(folder))


class Fts5:
    """One connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def knows(self, asked: Asked) -> bool:
        """Say whether no near word is wanted."""
        return asked.last != "near"

    def ask(self, asked: Asked) -> list[int]:
        """Search; the total is not asked for, which would cost more."""
        given = _given(asked)
        if asked.facets:
            _facets(self._connection.execute(COUNTS, given))
        return [key for (key,) in self._connection.execute(_hits(asked), given)]

    def total(self, asked: Asked) -> int:
        """Return how many papers are found in all."""
        rows = self._connection.execute(
            f"SELECT count(*) {FOUND} {_chosen(asked)}",
            _given(asked),
        )
        return int(rows.fetchone()[0])

    def close(self) -> None:
        """Let go of files."""
        self._connection.close()


def _connected(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(folder / "papers.db")
    connection.execute(f"PRAGMA cache_size = {-CACHE * 1024}")
    connection.execute(f"PRAGMA mmap_size = {CACHE << 20}")
    return connection


def _facts(paper: Paper) -> tuple[object, ...]:
    entry = paper.entry
    place = int(entry.key) + 1
    return place, entry.key, entry.type, entry.issuers[0], entry.years[0], paper.issued


def _given(asked: Asked) -> dict[str, object]:
    words = [f'"{word}"' for word in asked.words]
    if asked.last == "begins":
        words[-1] += "*"
    match asked.how:
        case "all":
            text = " ".join(words)
        case "any":
            text = " OR ".join(words)
        case _:
            text = f'"{" ".join(asked.words)}"'
    return {"words": text, "body": asked.body, "year": asked.year}


def _hits(asked: Asked) -> str:
    # Without a join FTS5 sorts by rank itself, which is quicker.
    if asked.newest:
        return f"SELECT id {FOUND} ORDER BY issued DESC LIMIT {LIMIT}"
    if asked.body is None:
        return f"SELECT rowid {ALONE} ORDER BY rank LIMIT {LIMIT}"
    return f"SELECT id {FOUND} {_chosen(asked)} ORDER BY rank LIMIT {LIMIT}"


def _chosen(asked: Asked) -> str:
    body = " AND issuer = :body" if asked.body is not None else ""
    return body + (" AND year = :year" if asked.year is not None else "")


def _facets(rows: Iterable[tuple[str, str, int, int]]) -> tuple[Counter[object], ...]:
    rowwise = Counter[object](), Counter[object](), Counter[object]()
    for *values, count in rows:
        for counter, value in zip(rowwise, values, strict=True):
            counter[value] += count
    return rowwise
