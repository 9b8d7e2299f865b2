"""The judgments fit together: lists, labels, accepted figures and disputes."""

import pytest

from indexer.evaluate import baseline, datasets, disputed
from indexer.evaluate.gold import Passage, placed
from indexer.evaluate.labelled import records


@pytest.fixture
def judgments(root):
    """The folder of labels and accepted figures."""
    return root / "corpus" / "judgments"


@pytest.fixture
def listed(judgments):
    """The data sets by name."""
    return {data.name: data for data in datasets.read(judgments / "sets.toml")}


def test_every_set_has_its_figures_and_no_others_lie_about(judgments, listed):
    """A data set without accepted figures could lose anything unseen."""
    kept = {path.stem for path in (judgments / "baseline").iterdir()}

    assert kept == set(listed)


def test_what_is_ours_is_here(listed):
    """Only other people's papers may be absent."""
    ours = [data for data in listed.values() if not data.listed.optional]

    assert [data.name for data in ours if not data.path.exists()] == []
    assert {data.listed.kind for data in ours} == {
        "citations",
        "metadata",
        "relations",
        "text",
    }


def test_disputes_are_about_errors_that_are_made(judgments, listed):
    """A dispute names a data set, and an error that its figures have."""
    idle = [
        one.error
        for one in disputed.read(judgments / "disputed.toml")
        if one.error not in baseline.read(listed[one.set].baseline).errors
    ]

    assert idle == []


def test_labels_stand_in_their_passages(judgments):
    """Each passage has a name of its own, each label words that stand there."""
    passages = list(records(judgments / "passages.jsonl", Passage))

    names = [passage.id for passage in passages]
    assert len(names) == len(set(names))
    for passage in map(placed, passages):
        for gold in passage.citations:
            assert passage.text[gold.start : gold.end] == gold.verbatim


def test_a_part_of_the_passages_cites_nothing(judgments):
    """What is no citation is judged too."""
    passages = list(records(judgments / "passages.jsonl", Passage))

    empty = sum(not passage.citations for passage in passages)
    assert empty >= len(passages) // 6
