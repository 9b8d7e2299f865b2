"""The figures say what was right, missed and made up."""

import json

import pytest

from archive.authority import load
from indexer.evaluate.citations import evaluate
from indexer.evaluate.figures import Fault, Score

AUTHORITY = load()
RIGHT = {
    "start": 5,
    "end": 28,
    "verbatim": "Nghị quyết số 18-NQ/TW",
    "kind": "party",
    "number": 18,
    "symbol": "18-NQ/TW",
    "date": None,
}


def figures(tmp_path, text, wanted, unscored=(), **more):
    """Return the figures over a file of one passage."""
    path = tmp_path / "gold.jsonl"
    passage = {"id": "p", "text": text, "citations": wanted, "unscored": list(unscored)}
    passage |= more
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
    assert result.faults == [Fault("p", "dated", "wrong", "2017-10-25")]


def test_a_wrong_body_is_a_fault_of_its_own(tmp_path):
    """Bodies are compared by their key, so that spellings do not count."""
    text = "Theo Nghị quyết số 18-NQ/TW của Ban Bí thư."
    right = {**RIGHT, "body": "BBT Trung ương Đảng"}
    wrong = {**RIGHT, "body": "Bộ Chính trị"}

    assert figures(tmp_path, text, [right]).faults == []
    assert figures(tmp_path, text, [wrong]).faults == [
        Fault("p", "body", "wrong", "Bộ Chính trị", "Ban Bí thư")
    ]


TEXT = (
    "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương; "
    "thay thế Quy định số 7-QĐ/TW ngày 31/2/2010"
)
FIRST = {**RIGHT, "start": 0, "end": 22, "date": "2017-10-25"}
SECOND = {
    "start": 79,
    "end": 113,
    "verbatim": "Quy định số 7-QĐ/TW ngày 31/2/2010",
    "kind": "party",
    "number": 7,
    "symbol": "07-QĐ/TW",
    "date": None,
}
STATED = {
    "a kind": ({"type": "Nghị quyết"}, {}, "type", Score(1, 1, 1)),
    "another kind": ({"type": "Nghị định"}, {}, "type", Score(0, 1, 1)),
    "no body, and one is found": ({"body": None}, {}, "body", Score(0, 0, 1)),
    "no word of a body": ({}, {}, "body", None),
    "a flag": ({}, {"date_flag": "impossible"}, "date_flag", Score(1, 1, 1)),
    "all flags": ({}, {"flags": ["date_impossible"]}, "flags", Score(1, 1, 1)),
    "no flags": ({}, {"flags": []}, "flags", Score(0, 0, 1)),
    "part of a date": ({}, {"date_partial": "2010-02"}, "date_partial", Score(1, 1, 1)),
    "a place": ({}, {"provision": "Điều 4"}, "provision", Score(0, 1, 0)),
}


@pytest.mark.parametrize(
    ("first", "second", "field", "score"), STATED.values(), ids=STATED
)
def test_judges_what_the_label_states(tmp_path, first, second, field, score):
    """Each field is judged where the label speaks of it, and only there."""
    wanted = [{**FIRST, **first}, {**SECOND, **second}]

    assert figures(tmp_path, TEXT, wanted).scores.get(field) == score


def test_what_is_null_is_not_there(tmp_path):
    """A field that a label names and leaves null must be found empty."""
    fields = (
        "conference",
        "inherited",
        "flags",
        "symbol_alt",
        "date_flag",
        "provision",
    )
    first = {**FIRST, **dict.fromkeys(fields)}

    result = figures(tmp_path, TEXT[:67], [first])

    assert result.faults == []
    assert result.scores["inherited"] == result.scores["meeting"] == Score(0, 0, 0)


TOLD = {
    "right": ([("replaces", "7-QĐ/TW", None)], Score(1, 1, 1)),
    "by another paper": ([("replaces", "7-QĐ/TW", "18-NQ/TW")], Score(0, 1, 1)),
    "none": ([], Score(0, 0, 1)),
}


@pytest.mark.parametrize(("told", "score"), TOLD.values(), ids=TOLD)
def test_judges_relations(tmp_path, told, score):
    """Who does what to which paper is compared as a whole."""
    keys = ("relation", "target_symbol", "source_symbol")
    relations = [dict(zip(keys, one, strict=True)) for one in told]

    result = figures(tmp_path, TEXT, [FIRST, SECOND], relations=relations)

    assert result.scores["relations"] == score


def test_meetings_and_lent_parts(tmp_path):
    """A plenum is judged by level, number and term, a list by what it lends."""
    text = "Nghị quyết Trung ương 4 (Khóa XI và XII)"
    meeting = {"level": "plenum", "ordinal": 4, "term": "XI"}
    first = {"kind": "conference", "verbatim": text, "start": 0, "end": 32}
    second = {**first, "start": 36, "end": 40, "inherited": ["type", "plenum"]}

    result = figures(
        tmp_path,
        text,
        [{**first, "conference": meeting}, {**second, "conference": meeting}],
    )

    assert result.scores["inherited"] == Score(1, 1, 1)
    assert result.scores["meeting"] == Score(1, 2, 2)


def test_missed_and_made_up(tmp_path):
    """What is not found lowers recall, what is made up lowers precision."""
    gold = {**RIGHT, "symbol": "19-NQ/TW", "verbatim": "another"}

    result = figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [gold])

    assert result.scores["numbered"] == Score(0, 1, 1)
    assert [fault.verdict for fault in result.faults] == ["missed", "extra"]


def test_counts_what_is_made_up_where_nothing_is_cited(tmp_path):
    """Passages that cite nothing are counted apart."""
    assert figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", []).empty == [1]
    assert figures(tmp_path, "Trực 24/7.", []).empty == [0]
    assert figures(tmp_path, "Theo Nghị quyết số 18-NQ/TW.", [RIGHT]).empty == []


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
