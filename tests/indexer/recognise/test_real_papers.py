"""On real digital papers at most one file is wrong in each fact."""

from collections import Counter
from pathlib import Path

import pytest

from archive.model import Reading
from indexer.evaluate import lists
from indexer.evaluate.metadata import evaluate
from indexer.extract import Limits, extract
from indexer.recognise import recognise
from indexer.sniff import sniff

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("folder", ["congbao", "party"])
def test_real_papers(shared, authority, folder):
    """Gazette and Party papers are read as a person labelled them."""

    def read(path: Path) -> Reading:
        text = extract(path, sniff(path, path.name), Limits())
        return Reading(text, recognise(text, authority), ())

    figures = evaluate(shared / "real" / folder, read)

    # What a paper cites is not read here.
    wrong = Counter(f.field for f in figures.faults if f.field not in lists.NAMES)
    assert {field: n for field, n in wrong.items() if n > 1} == {}
    assert figures.overlap >= 0.95
