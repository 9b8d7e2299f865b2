"""Accuracy in lines: what is told of figures, changes and disputes."""

import json

import pytest
from click.testing import CliRunner

from indexer.cli import accuracy
from indexer.cli.evaluate import evaluate
from indexer.evaluate import baseline, disputed
from indexer.evaluate.disputed import Dispute
from indexer.evaluate.figures import Fault, Figures, PaperFigures

FAULT = Fault("a.pdf", "issued", "wrong", "2019-08-01", "2019-08-02")
DOUBTED = Fault("a.pdf", "issued", "wrong", "2019-08-01", "2019-08-02", "date_suspect")


def figures(*faults):
    """Return figures over one paper with these faults."""
    found = PaperFigures(read=["a.pdf"], facts={"issued"})
    for fault in faults:
        found.add(fault.field, 0, 1, 1)
        found.faults.append(fault)
    return found


def test_a_doubt_that_went_is_told():
    """The same error without its flag changes one line."""
    change = baseline.compare(baseline.of(figures(DOUBTED)), figures(FAULT))

    assert list(accuracy.change(change)) == ["  wrong without a flag: 0 → 1"]
    assert (accuracy.changed(change) or {})["loss"] is True


def test_a_field_that_went_is_told():
    """Where a field is measured no more, that is said."""
    change = baseline.compare(baseline.of(figures(FAULT)), PaperFigures(read=["a.pdf"]))

    assert "  issued: F1 0.000 (0 of 1, 1 given) → not there" in accuracy.change(change)


def test_disputes_of_one_reason_are_told_together():
    """The reason stands once, above the errors that it explains."""
    other = Fault("b.pdf", "issued", "wrong", "2019-08-01", "2019-08-02")
    found = figures(FAULT, other)
    disputes = tuple(Dispute("x", fault.key, "struck out") for fault in found.faults)

    told = list(accuracy.settled(disputed.settle("x", found, disputes), found.scores))

    assert told[:3] == [
        "  disputed, 2: struck out",
        f"    {FAULT.key}",
        f"    {other.key}",
    ]
    assert len(told) == 4


def test_a_dispute_that_is_over_is_told():
    """It is to be taken out of the list."""
    dispute = Dispute("x", FAULT.key, "struck out")
    settled = disputed.settle("x", figures(), (dispute,))

    (line,) = accuracy.settled(settled, {})

    assert FAULT.key in line
    assert "no longer disputed" in line


def test_facts_are_told_by_paper():
    """What is silent, missed and asked for nothing stands in both forms."""
    missed = Fault("a.pdf", "issued", "missed", "2019-08-01")
    found = figures(FAULT, missed)
    found.asked.append("a.pdf | type | type_mismatch")

    *_, silent, asked = accuracy.figures(found)
    shown = accuracy.shown(found)

    assert silent == "wrong facts without a flag: 1 in 1 papers (100.0 in 100)"
    assert asked.endswith("asked about: 1; facts asked about though right: 1")
    assert [fault["found"] for fault in shown["silent"]] == ["2019-08-02"]
    assert [fault["key"] for fault in shown["unasked"]] == [missed.key]
    assert shown["asked"] == found.asked


def test_what_is_made_up_in_empty_passages_is_told():
    """It has a line of its own, also where it is none."""
    found = Figures(empty=[0, 2])

    assert list(accuracy.figures(found)) == [
        "false citations in 2 passages that cite nothing: 2"
    ]


RECORD = {
    "id": 1,
    "document": "Điều 4. Bãi bỏ Điều 6 Thông tư số 44/2018/TT-BTC.",
    "triplets": [["Điều 4", "bãi bỏ", "Điều 6 / Thông tư 44/2018/TT-BTC"]],
}
TABLE = (
    "document_id\tform\tcitation_text\n1\tshort\t(Điều 2 Thông tư số 5/2016/TT-BTC)\n"
)
SAMPLE = """
[[citations]]
verbatim = "Nghị quyết số 18-NQ/TW"
kind = "party"
number = 18
symbol = "18-NQ/TW"
type = "Nghị quyết"
"""
FORMS = {
    "records of provisions": ("relations", "x.jsonl", json.dumps(RECORD), "relations"),
    "a table of the codification": ("citations", "x.tsv", TABLE, "document"),
}


@pytest.mark.parametrize(("kind", "name", "text", "score"), FORMS.values(), ids=FORMS)
def test_knows_the_forms_of_labels(tmp_path, kind, name, text, score):
    """What a file holds is told by its content."""
    (tmp_path / name).write_text(text)

    told = CliRunner().invoke(evaluate, [kind, str(tmp_path / name), "--json"])

    assert json.loads(told.stdout)["scores"][score]["f1"] == 1


def test_reads_the_citations_of_samples(tmp_path):
    """In a folder each file is read, and cites what its label says, no more."""
    folder = tmp_path / "one"
    folder.mkdir()
    (folder / "expected.toml").write_text(SAMPLE)
    (folder / "original.txt").write_text(
        "Chi bộ học tập theo Nghị quyết số\n18-NQ/TW. Điều 5 nói thêm.\n"
    )

    told = json.loads(
        CliRunner().invoke(evaluate, ["citations", str(tmp_path), "--json"]).stdout
    )

    assert told["scores"]["numbered"]["right"] == 1
    assert told["scores"]["numbered"]["given"] == 1
    assert [error["field"] for error in told["errors"]] == ["relations"]
