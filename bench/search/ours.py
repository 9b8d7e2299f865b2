"""Our own engine, through its port only."""

from collections.abc import Iterable
from pathlib import Path

from archive.model import Reader
from bench.search.asked import LIMIT, Asked
from bench.search.facts import EVERYTHING
from bench.search.texts import Paper
from indexer.search.engine import Engine, open_engine, replacing
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Filters,
    Near,
    Phrase,
    Query,
    Tree,
    Word,
)
from indexer.search.results import Results

name = "ours"
ORIGIN = "bench"


def build(folder: Path, batches: Iterable[list[Paper]]) -> None:
    """Make the index anew, as the product does: in batches, and one segment in the end."""
    with replacing(_address(folder), ORIGIN) as engine:
        put_in(engine, batches)
        engine.tidy()


def put_in(engine: Engine, batches: Iterable[list[Paper]]) -> None:
    """Put all papers in, as many at once as the worker does."""
    for revision, batch in enumerate(batches, start=1):
        engine.update([paper.entry for paper in batch], [], revision)


def opened(folder: Path) -> "Ours":
    """Open what was built."""
    return Ours(open_engine(_address(folder), ORIGIN))


def _address(folder: Path) -> str:
    return f"whoosh://{folder}/index"


class Ours:
    """The engine and who asks it."""

    def __init__(self, engine: Engine, reader: Reader = EVERYTHING) -> None:
        self.engine = engine
        self.reader = reader

    def asked_by(self, reader: Reader) -> "Ours":
        """Return the same engine for another reader."""
        return Ours(self.engine, reader)

    def knows(self, asked: Asked) -> bool:  # noqa: ARG002  # it can all be asked
        """Say yes."""
        return True

    def ask(self, asked: Asked) -> Results:
        """Search; hits, their total and the facets come with it."""
        return self.engine.search(_query(asked, self.reader))

    def total(self, asked: Asked) -> int:
        """Return how many papers are found in all."""
        return self.ask(asked).total

    def close(self) -> None:
        """Let go of files."""
        self.engine.close()


def _query(asked: Asked, reader: Reader) -> Query:
    return Query(
        _tree(asked),
        reader,
        sort="newest" if asked.newest else "relevance",
        limit=LIMIT,
        filters=Filters.of(
            (),
            () if asked.body is None else (asked.body,),
            () if asked.year is None else (asked.year,),
            (),
        ),
        facets=asked.facets,
    )


def _tree(asked: Asked) -> Tree:
    words = tuple(map(_word, asked.words, asked.marked or asked.words))
    if asked.how == "phrase":
        return Phrase(words)
    if asked.how == "any":
        return AnyOf(words)
    parts = (*words[:-1], _last(asked, words[-1]))
    return parts[0] if len(parts) == 1 else AllOf(parts)


def _word(plain: str, printed: str) -> Word:
    return Word(plain, None if printed == plain else printed)


def _last(asked: Asked, word: Word) -> Tree:
    match asked.last:
        case "is":
            return word
        case "begins":
            return Begins(asked.words[-1])
        case "near":
            return Near(asked.words[-1])
