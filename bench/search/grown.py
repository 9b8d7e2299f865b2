"""Our own engine filled as papers come in: a commit for each batch, merging as it goes.

Only built, to tell what a paper costs in an index that is already large.
"""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from bench.search.ours import ORIGIN, Ours, put_in
from bench.search.texts import Paper
from indexer.search.engine import open_engine

name = "ours, as papers come"


def build(folder: Path, batches: Iterable[list[Paper]]) -> None:
    """Put all papers in, batch after batch."""
    with closing(open_engine(f"whoosh://{folder}/index", ORIGIN)) as engine:
        put_in(engine, batches)


def opened(folder: Path) -> Ours:
    """Open what was built."""
    return Ours(open_engine(f"whoosh://{folder}/index", ORIGIN))
