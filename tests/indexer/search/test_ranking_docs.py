"""The example of docs/ranking.md, run."""

from pathlib import Path

from archive.authority import load
from archive.model import Reader
from archive.reason_words import REASONS
from indexer.search.engine import open_engine
from indexer.search.engines import ranking
from indexer.search.syntax import parse
from indexer.search.wanted import typed
from tests.indexer.search.test_query_docs import PAPERS

DOCUMENT = Path(__file__).parents[3] / "docs" / "ranking.md"
TYPED = "trồng cây"


def test_the_example_is_what_comes_out():
    """Each paper with its points, and what those of the first are made of."""
    engine = open_engine("memory:", "the papers of the documentation")
    engine.update(PAPERS, [], 1)
    query = parse(TYPED, load(), Reader("reader"))
    words = typed(query.tree, TYPED)

    hits = engine.search(query).hits
    shares = engine.explain(query, hits[0].key)

    rows = [f"| {hit.key} | {hit.score:.3f} |" for hit in hits]
    rows += [
        f"| {REASONS[s.of]}: {' '.join(words.get(w, w) for w in s.term.split())} "
        f"| {s.points:.3f} | {s.count} | {s.in_heading} | {s.papers} |"
        for s in shares
    ]
    told = DOCUMENT.read_text("utf-8")
    assert [row for row in rows if row not in told] == []


def test_the_weights_are_those_of_the_code():
    """Whoever changes one changes what is told of it."""
    told = DOCUMENT.read_text("utf-8")
    weights = ranking.WEIGHTS

    assert f"| a syllable | {weights['words']} |" in told
    assert f"| two neighbouring syllables | {weights['pairs']} |" in told
    assert f"| a syllable with its marks | {weights['marked']} |" in told
    assert f" | {weights['words'] * ranking.LOOSE:.2f} | " in told
