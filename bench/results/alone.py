"""What the passages of a page take beside its search, without server and template."""

import statistics
import time
from collections.abc import Callable, Sequence
from contextlib import closing

from archive.catalogue import open_catalogue
from archive.settings import Settings
from bench.search.facts import EVERYTHING
from indexer.passages import passages
from indexer.search import snippet, syntax
from indexer.search.engine import open_engine

ROUNDS = 5


def alone(settings: Settings, questions: Sequence[dict[str, str]]) -> str:
    """Return the processor's milliseconds of searching, and of twenty passages."""
    search, whole, marking = [], [], []
    with (
        open_catalogue(settings.catalogue) as catalogue,
        closing(open_engine(settings.search, catalogue.changes.identity())) as engine,
    ):
        for question in questions:
            query = syntax.parse(question["q"], catalogue.authority, EVERYTHING)
            hits = engine.search(query).hits
            numbers = [int(hit.key) for hit in hits]
            papers = catalogue.holdings.briefs(numbers, EVERYTHING)
            texts = catalogue.holdings.excerpts(numbers, EVERYTHING, after=0, most=8)
            terms = query.terms
            search.append(_taken(lambda q=query: engine.search(q)))
            with catalogue.moment():
                whole.append(
                    _taken(
                        lambda p=papers, t=terms: passages(p, t, catalogue, EVERYTHING)
                    )
                )
            marking.append(
                _taken(
                    lambda x=texts, t=terms: [
                        snippet.best(e.text, t) for e in x.values()
                    ]
                )
            )
    middle = statistics.median
    ratio = middle(p / s for p, s in zip(whole, search, strict=True))
    return (
        f"processor's milliseconds p50: search {middle(search):.2f}, "
        f"passages of its hits {middle(whole):.2f} (of which in the texts "
        f"{middle(marking):.2f}); passages / search {ratio:.2f}"
    )


def _taken(ask: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.thread_time()
        ask()
        times.append(1000 * (time.thread_time() - begun))
    return statistics.median(times)
