"""The figures say which changes between provisions were right, missed and made up."""

import json

import pytest

from archive.authority import load
from indexer.evaluate.figures import Score
from indexer.evaluate.relations import evaluate

AUTHORITY = load()
SOURCE = "Khoản 2 / Điều 1 / Thông tư 05/2021/TT-BTC"
HEAD = f"{SOURCE}, trích yếu 'Sửa đổi, bổ sung một số điều của Thông tư số 44/2018/TT-BTC' có danh sách ngữ cảnh sau "
OUTER = "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 44/2018/TT-BTC như sau:"
INNER = "2. Sửa đổi khoản 3 Điều 6 như sau: “3. Bãi bỏ Điều 9.”"
RIGHT = [SOURCE, "sửa đổi", "Khoản 3 / Điều 6 / Thông tư 44/2018/TT-BTC"]


def figures(tmp_path, document, *triplets):
    """Return the figures over a file of one record."""
    path = tmp_path / "gold.jsonl"
    record = {"id": 7, "document": document, "triplets": triplets}
    path.write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    return evaluate(path, AUTHORITY)


LISTS = {
    "clauses in marks": f"[ '{INNER}', '{OUTER}' ]",
    "marks that are mixed up": f'["{INNER} , \'{OUTER}"]',
    "a mark that is forgotten": f'["{INNER}.  "{OUTER}"]',
    "a comma behind a mark": f'["{INNER}",  "{OUTER}"]',
    "three clauses in straight marks": f'["{INNER}", "{OUTER}", "Chương I QUY ĐỊNH"]',
    "no marks": f"[{INNER}]",
    "lines of their own": f"[\n  '{INNER}',\n  '{OUTER}'\n]",
    "ends of lines that were spelled out": f"['{INNER}\\n', '{OUTER}']",
    "a clause without its number": f"['{INNER[3:]}', '{OUTER}']",
    "the title alone names the paper": f"['{INNER}']",
    "new wording in marks that are cut off": f"['{INNER[:-15]}\"3. Bãi bỏ Điều 9.', '{OUTER}']",
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_reads_the_records_of_the_benchmark(tmp_path, listed):
    """The clauses are set in their order, each in its place, however they are typed."""
    result = figures(tmp_path, HEAD + listed, RIGHT)

    assert result.faults == []
    assert result.scores["exact"] == Score(1, 1, 1)
    assert result.scores["amend"] == Score(1, 1, 1)


HEADS = {
    "a title in round marks": HEAD.replace("'", "“", 1).replace("'", "”"),
    "a title without marks": HEAD.replace("'", ""),
    "other words before the list": HEAD.replace("có danh", "với danh"),
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_reads_heads_however_they_are_typed(tmp_path, head):
    """The title names the paper that a clause alone does not."""
    result = figures(tmp_path, f"{head}['{INNER}']", RIGHT)

    assert result.scores["exact"] == Score(1, 1, 1)


def test_the_record_says_of_which_provision_it_is(tmp_path):
    """A section of an annex is the source, which no number of the clause tells."""
    head = HEAD.replace("Khoản 2 / Điều 1", "Mục 2 / Phụ lục I")
    source = "Mục 2 / Phụ lục I / Thông tư 05/2021/TT-BTC"

    result = figures(tmp_path, f"{head}['{INNER}']", [source, *RIGHT[1:]])

    assert result.scores["exact"] == Score(1, 1, 1)


WORDS = {
    "sửa đổi": "amend",
    "sửa đổi, bổ sung": "amend",
    "bổ sung": "add",
    "Thay thế": "replace",
    "thay thế cụm từ": "replace",
    "bãi bỏ": "repeal",
    "hủy bỏ": "repeal",
}


@pytest.mark.parametrize(("word", "field"), WORDS.items())
def test_knows_the_words_of_labels(tmp_path, word, field):
    """Each word is one of the four relations."""
    result = figures(tmp_path, f"{HEAD}['{INNER}']", [SOURCE, word, RIGHT[2]])

    assert result.scores[field].wanted == 1


def test_reads_plain_passages(tmp_path):
    """A document without a list is the text itself."""
    text = (
        "Điều 4. Bãi bỏ Điều 6 và bổ sung khoản 2a Điều 7 Thông tư số 44/2018/TT-BTC."
    )
    paper = "Thông tư 44/2018/TT-BTC"

    result = figures(
        tmp_path,
        text,
        ["Điều 4", "bãi bỏ", f"Điều 6 / {paper}"],
        ["Điều 4", "add", f"khoản 2a Điều 7 {paper}"],
    )

    assert result.scores["relations"] == Score(2, 2, 2)
    assert result.scores["add"] == result.scores["repeal"] == Score(1, 1, 1)


SAME = {
    "the order of the parts": "Điều 6 / Khoản 3 / Thông tư 44/2018/TT-BTC",
    "the case": "KHOẢN 3 / ĐIỀU 6 / Thông tư 44/2018/TT-BTC",
    "noughts and blanks": "Khoản  03 /  Điều 6 / Thông tư số 044/2018/TT - BTC",
    "what stands above an article": "Khoản 3 / Điều 6 / Chương II / Thông tư 44/2018/TT-BTC",
}


@pytest.mark.parametrize("target", SAME.values(), ids=SAME)
def test_compares_places_and_not_their_spelling(tmp_path, target):
    """What differs in spelling alone is the same place."""
    result = figures(tmp_path, f"{HEAD}['{INNER}']", [SOURCE, "sửa đổi", target])

    assert result.scores["exact"] == Score(1, 1, 1)


def test_a_list_is_as_many_triples(tmp_path):
    """A label that names several points in one wants each of them."""
    inner = "2. Bãi bỏ điểm b và điểm c khoản 5 Điều 6."
    target = "Điểm b, c khoản 5 / Điều 6 / Thông tư 44/2018/TT-BTC"

    result = figures(tmp_path, f"{HEAD}['{inner}']", [SOURCE, "bãi bỏ", target])

    assert result.scores["repeal"] == Score(2, 2, 2)


def test_a_label_without_a_paper_asks_for_none(tmp_path):
    """Only ``exact`` holds such a label to saying nothing."""
    result = figures(
        tmp_path, f"{HEAD}['{INNER}']", [SOURCE, "sửa đổi", "Khoản 3 / Điều 6"]
    )

    assert result.scores["relations"] == Score(1, 1, 1)
    assert result.scores["exact"] == Score(0, 1, 1)
    assert result.scores["places"] == Score(1, 1, 1)


WRONG = {
    "another place": [SOURCE, "sửa đổi", "Khoản 4 / Điều 6 / Thông tư 44/2018/TT-BTC"],
    "another paper": [SOURCE, "sửa đổi", "Khoản 3 / Điều 6 / Thông tư 45/2018/TT-BTC"],
    "another relation": [SOURCE, "bổ sung", RIGHT[2]],
    "another source": ["Khoản 3 / Điều 1", "sửa đổi", RIGHT[2]],
}


@pytest.mark.parametrize("label", WRONG.values(), ids=WRONG)
def test_tells_what_is_wrong(tmp_path, label):
    """A triple that differs in anything is missed, and the answer is made up."""
    result = figures(tmp_path, f"{HEAD}['{INNER}']", label)

    assert result.scores["relations"] == Score(0, 1, 1)
    assert [fault.verdict for fault in result.faults] == ["missed", "extra"]
    assert {fault.place for fault in result.faults} == {"7"}


def test_tells_apart_what_no_reader_could_know(tmp_path):
    """``told`` leaves out places and papers that the record does not print."""
    away = [SOURCE[10:], "sửa đổi", "Khoản 8 / Điều 12 / Thông tư 44/2018/TT-BTC"]
    other = HEAD.replace(SOURCE, SOURCE[10:])
    whole = OUTER.replace("một số điều của ", "")

    result = figures(tmp_path, f"{other}['{whole}']", away)

    assert result.scores["relations"] == Score(0, 1, 1)
    assert result.scores["told"] == Score(0, 0, 0)
    assert ["told" in fault.also for fault in result.faults] == [False, False]


def test_provisions_that_are_not_named_are_no_answer(tmp_path):
    """ "Một số điều" names no place, and does not mean the whole paper."""
    other = HEAD.replace(SOURCE, SOURCE[10:])
    whole = [SOURCE[10:], "sửa đổi", "Thông tư 44/2018/TT-BTC"]

    result = figures(tmp_path, f"{other}['{OUTER}']", whole)

    assert result.scores["relations"] == Score(0, 1, 0)


def test_a_paper_that_the_record_does_not_name_is_no_error_of_told(tmp_path):
    """The answer is right as far as the record tells, and only there."""
    document = f"{SOURCE} có danh sách ngữ cảnh sau ['{INNER}']"

    result = figures(tmp_path, document, RIGHT)

    assert result.scores["relations"] == Score(0, 1, 1)
    assert result.scores["told"] == Score(1, 1, 1)
    assert all("told" not in fault.also for fault in result.faults)


def test_what_is_told_counts_in_both(tmp_path):
    """A miss of what the record prints is a miss of ``told`` too."""
    wanted = [SOURCE, "thay thế", RIGHT[2]]

    result = figures(tmp_path, f"{HEAD}['{INNER}']", wanted)

    assert result.scores["told"] == Score(0, 1, 1)
    assert all("told" in fault.also for fault in result.faults)
