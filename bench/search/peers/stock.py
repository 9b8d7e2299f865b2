"""Whoosh as it comes: its own codec, matchers, and BM25F.

Built as quickly as it can be in one process: one commit, a large buffer; the words
of the printed text are found by its tokenizer and lose their marks one by one. What only narrows down is a filter, not scored.
"""

# mypy: ignore-errors
# Whoosh is typed in part only, and says not what it exports.

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from whoosh import fields, index, query
from whoosh.analysis import Filter, RegexTokenizer, Token
from whoosh.searching import Searcher
from whoosh.sorting import Facets

from bench.search.asked import LIMIT, Asked
from bench.search.texts import END, Paper
from indexer.search.analysis import plain

name = "stock Whoosh"
BUFFER = 512
"""Megabytes of postings held in memory while building."""


_plain = lru_cache(maxsize=1 << 17)(plain)


class Unmarked(Filter):
    """Takes the marks off each word, as our own analysis does."""

    def __call__(self, tokens: Iterable[Token]) -> Iterator[Token]:
        """Yield the tokens without marks."""
        for token in tokens:
            token.text = _plain(token.text)
            yield token


def schema() -> fields.Schema:
    """Return the fields: positions for phrases, columns to sort and count by."""
    return fields.Schema(
        key=fields.STORED,
        text=fields.TEXT(RegexTokenizer(r"[^\W_]+") | Unmarked()),
        type=fields.ID(sortable=True),
        issuer=fields.ID(sortable=True),
        year=fields.NUMERIC(int, sortable=True),
        issued=fields.NUMERIC(int, sortable=True),
    )


def build(folder: Path, batches: Iterable[list[Paper]]) -> None:
    """Put all papers in, in one commit."""
    writer = index.create_in(folder, schema()).writer(limitmb=BUFFER)
    for batch in batches:
        for paper in batch:
            entry = paper.entry
            parts = (*entry.heading, entry.text)
            writer.add_document(
                key=entry.key,
                text=f" {END} ".join(parts),
                type=entry.type,
                issuer=entry.issuers[0],
                year=entry.years[0],
                issued=paper.issued,
            )
    writer.commit()


def opened(folder: Path) -> "Stock":
    """Open what was built."""
    return Stock(index.open_dir(folder).searcher())


class Stock:
    """One searcher, kept for all questions."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher

    def knows(self, asked: Asked) -> bool:  # noqa: ARG002  # it can all be asked
        """Say yes."""
        return True

    def ask(self, asked: Asked) -> list[str]:
        """Search; the total is not asked for, which would cost more."""
        self._searcher = self._searcher.refresh()
        results = self._searcher.search(_tree(asked), limit=LIMIT, **_settings(asked))
        if asked.facets:
            for by in ("type", "issuer", "year"):
                results.groups(by)
        return [hit["key"] for hit in results]

    def total(self, asked: Asked) -> int:
        """Return how many papers are found in all."""
        chosen = self._searcher.search(_tree(asked), limit=None, filter=_chosen(asked))
        return len(chosen)

    def close(self) -> None:
        """Let go of files."""
        self._searcher.close()


def _settings(asked: Asked) -> dict[str, object]:
    settings: dict[str, object] = {"filter": _chosen(asked)}
    if asked.newest:
        settings |= {"sortedby": "issued", "reverse": True}
    if asked.facets:
        groups = Facets()
        for by in ("type", "issuer", "year"):
            groups.add_field(by)
        settings |= {"groupedby": groups}
    return settings


def _tree(asked: Asked) -> query.Query:
    words = [query.Term("text", word) for word in asked.words]
    match asked.last:
        case "begins":
            words[-1] = query.Prefix("text", asked.words[-1])
        case "near":
            words[-1] = query.FuzzyTerm("text", asked.words[-1], prefixlength=0)
    match asked.how:
        case "all":
            tree = query.And(words)
        case "any":
            tree = query.Or(words)
        case "phrase":
            tree = query.Phrase("text", list(asked.words))
    return tree


def _chosen(asked: Asked) -> query.Query | None:
    # As a filter: Require stumbles over an assertion of its own.
    if asked.body is None:
        return None
    year = query.NumericRange("year", asked.year, asked.year)
    return query.And([query.Term("issuer", asked.body), year])
