"""The figures say what was right, missed and made up."""

import json

import pytest

from archive.authority import load
from indexer.evaluate.citations import Fault, Score, evaluate

AUTHORITY = load()
RIGHT = {
    "start": 5,
    "end": 28,
    "verbatim": "Nghị quyết số 18-NQ/TW",
    "kind": "party",
    "number": 18,
    "symbol": "18-NQ/TW",
    "date": None,
    "body": None,
}


def figures(tmp_path, text, wanted, unscored=()):
    """Return the figures over a file of one passage."""
    path = tmp_path / "gold.jsonl"
    passage = {"id": "p", "text": text, "citations": wanted, "unscored": list(unscored)}
    path.write_text(json.dumps(passage) + "\n\n", encoding="utf-8")
    return evaluate(path, AUTHORITY)


def test_counts_what_is_right(tmp_path):
    """A citation with the right symbol and no date is right in both figures."""
    result = figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [RIGHT])

    assert result.scores["numbered"] == Score(1, 1, 1)
    assert result.scores["dated"] == Score(1, 1, 1)
    assert result.faults == []


def test_other_spellings_of_a_symbol_are_right(tmp_path):
    """Accepted readings count, whatever their dashes, blanks and noughts."""
    gold = {**RIGHT, "symbol": "x", "symbol_alt": ["018 – nq / tw"]}

    result = figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [gold])

    assert result.scores["numbered"].f1 == 1.0


def test_a_wrong_date_is_a_fault_of_its_own(tmp_path):
    """The symbol may be right where the date is not."""
    gold = {**RIGHT, "date": "2017-10-25"}

    result = figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [gold])

    assert result.scores["numbered"].f1 == 1.0
    assert result.scores["dated"] == Score(0, 1, 1)
    assert result.faults == [Fault("p", "date", "numbered", "2017-10-25", "None")]


def test_a_wrong_body_is_a_fault_of_its_own(tmp_path):
    """Bodies are compared by their key, so that spellings do not count."""
    text = "Theo Nghị quyết số 18-NQ/TW của Ban Bí thư."
    right = {**RIGHT, "body": "BBT Trung ương Đảng"}
    wrong = {**RIGHT, "body": "Bộ Chính trị"}

    assert figures(tmp_path, text, [right]).faults == []
    assert figures(tmp_path, text, [wrong]).faults == [
        Fault("p", "body", "numbered", "Bộ Chính trị", "Ban Bí thư")
    ]


def test_missed_and_made_up(tmp_path):
    """What is not found lowers recall, what is made up lowers precision."""
    gold = {**RIGHT, "symbol": "19-NQ/TW", "verbatim": "another"}

    result = figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [gold])

    assert result.scores["numbered"] == Score(0, 1, 1)
    assert [fault.verdict for fault in result.faults] == ["missed", "extra"]


EXCUSED = {"start": 0, "end": 40, "why": "named_no_number"}


@pytest.mark.parametrize(
    ("unscored", "given"), [([], 1), ([EXCUSED], 0)], ids=["made up", "unscored"]
)
def test_unscored_spans_excuse(tmp_path, unscored, given):
    """What overlaps an unscored span is neither right nor wrong."""
    result = figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [], unscored)

    assert result.scores["numbered"].given == given


def test_scores_of_nothing_are_whole():
    """Where nothing was wanted or given, nothing was wrong."""
    assert (Score().precision, Score().recall, Score().f1) == (1.0, 1.0, 1.0)
    assert Score(0, 1, 1).f1 == 0.0
