"""Real passages: what people labelled is found, and nothing on the others."""

import csv

import pytest

from archive import dates, symbols
from archive.authority import load
from indexer import cite
from indexer.evaluate import citations
from indexer.evaluate.gold import FAMILIES

AUTHORITY = load()
FLOORS = {"numbered": 0.99, "dated": 0.98, "unnumbered": 0.94, "body": 0.97}


@pytest.fixture(scope="module")
def figures(shared):
    """The figures over the labelled passages."""
    path = shared / "real" / "citations" / "party_gold.jsonl"
    return citations.evaluate(path, AUTHORITY)


@pytest.mark.parametrize(("name", "floor"), FLOORS.items(), ids=FLOORS)
def test_finds_what_people_labelled(figures, name, floor):
    """Citations in real Party texts are found with symbol, date and body."""
    assert figures.scores[name].f1 >= floor, figures.faults


def test_finds_nothing_on_passages_without_citations(figures):
    """No citation is made up."""
    made_up = [fault for fault in figures.faults if fault.verdict == "extra"]

    assert [fault for fault in made_up if fault.field in FAMILIES] == []


@pytest.fixture(scope="module")
def rows(shared):
    """The citations of the codification, with the act each leads to."""
    path = shared / "real" / "citations" / "phapdien_sample.tsv"
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_one_act_has_one_key(rows):
    """All citations of one act give one key, and other acts other keys."""
    keys: dict[str, set[str]] = {}
    for row in rows:
        if row["form"] != "bare":
            first = _first(row["citation_text"])
            keys.setdefault(row["document_id"], set()).add(
                symbols.key(first.symbol or "")
            )

    assert all(len(found) == 1 for found in keys.values())
    assert len(set.union(*keys.values())) == len(keys)


def test_an_article_alone_is_no_citation(rows):
    """ "Điều 13" cites nothing."""
    bare = [row["citation_text"] for row in rows if row["form"] == "bare"]

    assert [text for text in bare if cite.find(text, AUTHORITY)] == []


def test_long_forms_have_their_date(rows):
    """The date at the end of a long title belongs to the act it names."""
    wanted, right = 0, 0
    for row in rows:
        if row["form"] == "long":
            text = row["citation_text"]
            printed = text.rpartition(", có hiệu lực")[0].rpartition(" ngày ")[2]
            issued = dates.read(printed)
            wanted += 1
            right += issued is not None and _first(text).date == issued.date

    assert right >= 0.995 * wanted


def _first(text):
    """Return the first citation of a text."""
    return cite.find(text, AUTHORITY)[0]
