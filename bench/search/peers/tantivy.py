"""Tantivy through its Python bindings: one segment, positions, fast fields.

It answers with the hits and their total, as ours does. Beginnings and near words
are asked by its automata over the terms.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import tantivy
from tantivy import Occur, Query

from bench.search.asked import LIMIT, Asked
from bench.search.texts import Paper

name = "Tantivy"
BUFFER = 4_000_000_000
"""Bytes of the writer's buffer, so that there is little to merge."""

GROUPS = {
    by: {"terms": {"field": by, "size": 300}} for by in ("type", "issuer", "year")
}


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("key", fast=True)
    builder.add_text_field("text", tokenizer_name="whitespace", index_option="position")
    for by in ("type", "issuer"):
        builder.add_text_field(
            by, fast=True, tokenizer_name="raw", index_option="basic"
        )
    builder.add_integer_field("year", fast=True, indexed=True)
    builder.add_integer_field("issued", fast=True)
    return builder.build()


def build(folder: Path, batches: Iterable[list[Paper]]) -> None:
    """Put all papers in, in one thread, and wait until they are one segment."""
    writer = tantivy.Index(_schema(), path=str(folder)).writer(BUFFER, 1)
    for batch in batches:
        for paper in batch:
            writer.add_document(_document(paper))
    writer.commit()
    writer.wait_merging_threads()


def _document(paper: Paper) -> tantivy.Document:
    entry = paper.entry
    document = tantivy.Document()
    document.add_integer("key", int(entry.key))
    document.add_text("text", paper.plain)
    document.add_text("type", entry.type)
    document.add_text("issuer", entry.issuers[0])
    document.add_integer("year", entry.years[0])
    document.add_integer("issued", paper.issued)
    return document


def opened(folder: Path) -> "Opened":
    """Open what was built."""
    return Opened(tantivy.Index.open(str(folder)))


class Opened:
    """An index that watches for commits by itself."""

    def __init__(self, index: tantivy.Index) -> None:
        self._index = index
        self._schema = index.schema

    def knows(self, asked: Asked) -> bool:  # noqa: ARG002  # it can all be asked
        """Say yes."""
        return True

    def ask(self, asked: Asked) -> list[int]:
        """Search; the total comes with the hits."""
        searcher, query = self._index.searcher(), self._query(asked)
        if asked.facets:
            searcher.aggregate(query, GROUPS)
        by = {"order_by_field": "issued"} if asked.newest else {}
        hits = searcher.search(query, LIMIT, **by).hits
        return searcher.fast_field_values("key", [place for _, place in hits])

    def total(self, asked: Asked) -> int:
        """Return how many papers are found in all."""
        return self._index.searcher().search(self._query(asked), 1).count

    def close(self) -> None:
        """Do nothing: files are let go of when nobody knows them any more."""

    def _query(self, asked: Asked) -> Query:
        if asked.how == "phrase":
            return Query.phrase_query(self._schema, "text", list(asked.words))
        occur = Occur.Must if asked.how == "all" else Occur.Should
        parts = [(occur, part) for part in self._words(asked)]
        for by, value in (("issuer", asked.body), ("year", asked.year)):
            if value is not None:
                exact = Query.term_query(self._schema, by, value, "basic")
                parts.append((Occur.Must, Query.const_score_query(exact, 0.0)))
        return parts[0][1] if len(parts) == 1 else Query.boolean_query(parts)

    def _words(self, asked: Asked) -> list[Query]:
        *words, last = asked.words
        made = [self._word(word) for word in words]
        match asked.last:
            case "is":
                made.append(self._word(last))
            case "begins":
                start = f"{re.escape(last)}.*"
                made.append(Query.regex_query(self._schema, "text", start))
            case "near":
                made.append(Query.fuzzy_term_query(self._schema, "text", last))
        return made

    def _word(self, word: str) -> Query:
        return Query.term_query(self._schema, "text", word, "freq")
