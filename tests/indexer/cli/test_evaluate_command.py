"""``vankho evaluate``: figures, their baseline, and how a strict report ends."""

import json

import pytest
from click.testing import CliRunner

from archive.errors import LabelError, NotFoundError, UsageError
from indexer.cli.evaluate import evaluate

TEXT = "Theo Nghị quyết số 18-NQ/TW."
GOLD = {
    "verbatim": "Nghị quyết số 18-NQ/TW",
    "kind": "party",
    "start": 5,
    "end": 27,
    "symbol": "18-NQ/TW",
}
MISSING = {**GOLD, "symbol": "19-NQ/TW"}
LIST = """
[ours]
kind = "citations"
path = "gold.jsonl"

[theirs]
kind = "metadata"
path = "../not/here"
optional = true

[scans]
kind = "citations"
path = "gold.jsonl"
slow = true
"""
DISPUTE = """
[[disputed]]
set = "ours"
error = "p | numbered | missed | KEY"
reason = "the number is struck out"
"""


def label(folder, *citations):
    """Write a gold file of one passage."""
    passage = {"id": "p", "text": TEXT, "citations": list(citations)}
    (folder / "gold.jsonl").write_text(json.dumps(passage))
    return str(folder / "gold.jsonl")


@pytest.fixture
def listed(tmp_path):
    """A list of data sets, one of which is here and right."""
    label(tmp_path, GOLD)
    (tmp_path / "sets.toml").write_text(LIST)
    return str(tmp_path / "sets.toml")


def run(*arguments):
    """Run a command as the terminal does; errors come through."""
    result = CliRunner().invoke(evaluate, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_shows_figures_with_the_floor(tmp_path):
    """Each field has its line, beside what a plain expression reaches."""
    shown = run("citations", label(tmp_path, GOLD)).stdout

    assert "numbered          P 1.000  R 1.000  F1 1.000  (1 right of 1" in shown
    assert "floor 1.000" in shown
    assert "deictic" not in shown


def test_lists_errors_in_lines_and_in_one_object(tmp_path):
    """The same errors, for people and for programs."""
    gold = label(tmp_path, MISSING)

    lines = run("citations", gold, "--details").stdout.splitlines()
    whole = json.loads(run("citations", gold, "--json").stdout)

    shown = [json.loads(line) for line in lines if line.startswith("{")]
    assert shown == whole["errors"]
    assert [error["verdict"] for error in shown] == ["missed", "extra"]
    assert whole["scores"]["numbered"]["f1"] == 0
    assert whole["change"] is None


def test_compares_with_a_baseline(tmp_path):
    """What came is lost, what went is gained, and only strict reports fail."""
    kept = ("--baseline", str(tmp_path / "kept.toml"))
    first = run("citations", label(tmp_path, GOLD), *kept, "--strict")
    run("citations", label(tmp_path, GOLD), *kept, "--write-baseline")
    same = run("citations", label(tmp_path, GOLD), *kept, "--strict")
    worse = label(tmp_path, MISSING)
    lenient = run("citations", worse, *kept)
    strict = run("citations", worse, *kept, "--strict")
    accepted = run("citations", worse, *kept, "--write-baseline", "--strict")
    better = run("citations", label(tmp_path, GOLD), *kept, "--strict")

    assert (first.exit_code, same.exit_code, lenient.exit_code) == (1, 0, 0)
    assert "as in the baseline" in same.stdout
    assert "numbered: F1 1.000 (1 of 1, 1 given) → F1 0.000" in lenient.stdout
    assert lenient.stdout.count("- lost: ") == 2
    assert strict.exit_code == 1
    assert "make accuracy-accept" in strict.stderr
    assert (accepted.exit_code, better.exit_code) == (0, 0)
    assert better.stdout.count("+ gained: ") == 2


@pytest.mark.parametrize("option", ["--strict", "--write-baseline"])
def test_a_strict_report_needs_a_baseline(tmp_path, option):
    """Nobody is held to figures that are not named."""
    with pytest.raises(UsageError):
        run("citations", label(tmp_path, GOLD), option)


def test_measures_all_sets_of_a_list(listed, tmp_path):
    """What is absent is said, what is slow is left out, the rest is measured."""
    first = run("sets", listed, "--strict")
    written = run("sets", listed, "--write-baseline")
    again = run("sets", listed, "--strict")

    assert first.exit_code == 1
    assert "accuracy lost on ours" in first.stderr
    assert "== theirs: ../not/here is not here" in again.stdout
    assert (written.exit_code, again.exit_code) == (0, 0)
    assert "as in the baseline" in again.stdout
    assert "== scans" not in again.stdout
    assert [path.name for path in (tmp_path / "baseline").iterdir()] == ["ours.toml"]


def test_slow_sets_are_measured_where_they_are_asked_for(listed):
    """By name, or all of them."""
    assert "== scans" in run("sets", listed, "--slow").stdout
    named = run("sets", listed, "--set", "scans").stdout
    assert "== scans" in named
    assert "== ours" not in named


def test_a_set_that_is_not_listed_is_not_found(listed):
    """A name that is typed wrong measures nothing, and says so."""
    with pytest.raises(NotFoundError):
        run("sets", listed, "--set", "nowhere")


def test_one_object_a_set(listed):
    """For programs each data set is a line."""
    shown = [
        json.loads(line)
        for line in run("sets", listed, "--json").stdout.split("\n")
        if line
    ]

    assert [one["set"] for one in shown] == ["ours", "theirs"]
    assert shown[0]["scores"]["numbered"]["right"] == 1
    assert shown[1] == {"set": "theirs", "absent": True}


def test_a_set_that_must_be_here_is_an_error(listed, tmp_path):
    """Only what is optional may be absent."""
    (tmp_path / "gold.jsonl").unlink()

    with pytest.raises(LabelError, match="không có dữ liệu"):
        run("sets", listed)


@pytest.mark.parametrize(("optional", "code"), [("true", 0), ("false", 1)])
def test_other_data_of_other_people_fail_nobody(listed, tmp_path, optional, code):
    """Our own labels are held to their figures, whatever became of them."""
    (tmp_path / "sets.toml").write_text(LIST + f"optional = {optional}")
    run("sets", listed, "--set", "scans", "--write-baseline")
    passage = {"id": "another", "text": TEXT, "citations": [MISSING]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(passage))

    result = run("sets", listed, "--set", "scans", "--strict")

    assert "other papers or passages" in result.stdout
    assert result.exit_code == code


def test_disputed_labels_are_listed_with_their_reason(listed, tmp_path):
    """They are told beside the figures, which stay as labelled."""
    label(tmp_path, MISSING)
    whole = json.loads(run("citations", str(tmp_path / "gold.jsonl"), "--json").stdout)
    key = whole["errors"][0]["key"].rpartition(" ")[2]
    (tmp_path / "disputed.toml").write_text(DISPUTE.replace("KEY", key))

    shown = run("sets", listed).stdout

    assert "the number is struck out" in shown
    assert "numbered          P 0.000  R 0.000  F1 0.000  (0 right of 1" in shown
    assert "without disputed labels: numbered P 0.000  R 1.000" in shown


LISTS = {
    "no TOML": "[ours",
    "an unknown kind": '[ours]\nkind = "poems"\npath = "x"',
    "a misspelt word": '[ours]\nkind = "citations"\npath = "x"\noptionnal = true',
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_broken_list_is_an_error(tmp_path, text):
    """What cannot be meant is named."""
    (tmp_path / "sets.toml").write_text(text)

    with pytest.raises(LabelError, match=r"sets\.toml"):
        run("sets", str(tmp_path / "sets.toml"))


def test_measures_facts_of_files(tmp_path):
    """Files go through the whole route of reading; silent errors are counted."""
    (tmp_path / "a.txt").write_text(
        "TỈNH ỦY BẮC KẠN\n*\nSố 171-KH/TU\n\nĐẢNG CỘNG SẢN VIỆT NAM\n"
        "Bắc Kạn, ngày 01 tháng 8 năm 2019\n\nKẾ HOẠCH\nthi đua\n"
    )
    facts = {"file": "a.txt", "number": 171, "subject": "thi đua", "place": "Hà Nội"}
    (tmp_path / "labels.jsonl").write_text(json.dumps(facts))

    shown = run("metadata", str(tmp_path)).stdout

    assert "number            P 1.000  R 1.000  F1 1.000  (1 right of 1" in shown
    assert "place             P 0.000" in shown
    assert "subject, word overlap 1.000" in shown
    assert "in 1 papers" in shown
