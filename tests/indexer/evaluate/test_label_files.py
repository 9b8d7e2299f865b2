"""Odd files of labels end in an error that names the file and the line."""

import json

import pytest

from archive.authority import load
from archive.errors import LabelError
from indexer.evaluate import (
    citations,
    codification,
    floor,
    labelled,
    papers,
    relations,
)
from indexer.evaluate.figures import Fault, Score

AUTHORITY = load()
PASSAGE = {"id": "p", "text": "Theo Nghị quyết số 18-NQ/TW.", "citations": []}
RECORD = {"id": 7, "document": "Bãi bỏ Điều 6.", "triplets": []}
KINDS = {
    "citations": (PASSAGE, lambda path: citations.evaluate(path, AUTHORITY)),
    "relations": (RECORD, lambda path: relations.evaluate(path, AUTHORITY)),
}
ODD = {
    "empty": (b"\n  \n", None),
    "no JSON": (b'GOOD\n{"id": ', 2),
    "not UTF-8": (b'GOOD\n\n{"id": "\xff\xfe"}', 3),
    "another kind of value": (b"GOOD\n[1, 2]", 2),
    "a field is missing": (b'{"id": "p"}', 1),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("written", "line"), ODD.values(), ids=ODD)
def test_odd_lines_are_named(tmp_path, kind, written, line):
    """The error says on which line the file is wrong."""
    good, evaluate = KINDS[kind]
    path = tmp_path / "gold.jsonl"
    path.write_bytes(written.replace(b"GOOD", json.dumps(good).encode()))

    with pytest.raises(LabelError, match=r"gold\.jsonl") as caught:
        evaluate(path)

    assert caught.value.line == line


def test_a_label_of_a_wrong_type_is_an_error(tmp_path):
    """A span in words is no span."""
    wrong = {"verbatim": "x", "kind": "party", "start": "at the beginning"}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**PASSAGE, "citations": [wrong]}))

    with pytest.raises(LabelError, match=r"start"):
        citations.evaluate(path, AUTHORITY)


SYMBOL = {"verbatim": "số 18-NQ/TW", "kind": "party", "symbol": "18-NQ/TW"}


def test_labels_without_spans_must_stand_in_their_text(tmp_path):
    """A label of words that are not there is an error, never a miss."""
    label = {**SYMBOL, "verbatim": "số 19-NQ/TW"}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({**PASSAGE, "citations": [label]}))

    with pytest.raises(LabelError, match="đoạn p"):
        citations.evaluate(path, AUTHORITY)


def test_labels_without_spans_stand_where_their_words_do(tmp_path):
    """Words that stand twice are two labels, in their order."""
    text = "Theo số 18-NQ/TW; xem số 18-NQ/TW ngày 25/10/2017."
    labels = [SYMBOL, {**SYMBOL, "date": "2017-10-25"}]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "p", "text": text, "citations": labels}))

    assert citations.evaluate(path, AUTHORITY).scores["dated"] == Score(2, 2, 2)


FOLDERS = {
    "nothing": {},
    "a label without a file": {"labels.jsonl": '{"type": "Kế hoạch"}'},
    "a file that is not there": {"labels.jsonl": '{"file": "a.pdf"}'},
    "a date that is no object": {"labels.jsonl": '{"file": "a", "issued": "x"}'},
    "a sample without its file": {"a/expected.toml": "[metadata]"},
    "a sample that is no TOML": {"a/expected.toml": "[metadata", "a/original.txt": ""},
    "a citation without words": {
        "a/expected.toml": "[[citations]]\nkind = 'party'",
        "a/original.txt": "",
    },
}


@pytest.mark.parametrize("files", FOLDERS.values(), ids=FOLDERS)
def test_odd_folders_are_errors(tmp_path, files):
    """A folder has labels, and the files that they are about."""
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    with pytest.raises(LabelError):
        list(papers.papers(tmp_path))


HEAD = "document_id\tarticle_id\tanchor\tform\tcitation_text\n"


def table(tmp_path, *rows):
    """Write a table of the codification: identifier, form and string of each row."""
    path = tmp_path / "table.tsv"
    lines = (f"{name}\t0\tx\t{form}\t{text}\n" for name, form, text in rows)
    path.write_text(HEAD + "".join(lines))
    return path


LONG = "(Điều 1 Thông tư số 5/2016/TT-BTC Quy định chi tiết Nghị định số 39/2015/NĐ-CP ngày 27 tháng 4 năm 2015 của Chính phủ quy định chính sách hỗ trợ ngày 15/04/2016 của Bộ Tài chính, có hiệu lực thi hành kể từ ngày 1/6/2016)"
SHORT = "(Điều 2 Thông tư số 5/2016/TT-BTC, có hiệu lực thi hành kể từ ngày 1/6/2016)"


def test_strings_of_one_document_give_one_symbol(tmp_path):
    """Long and short forms agree, with the date and the body behind the title."""
    path = table(
        tmp_path, ("1", "long", LONG), ("1", "short", SHORT), ("1", "bare", "Điều 3")
    )

    figures = codification.evaluate(path, AUTHORITY)

    assert figures.faults == []
    assert figures.scores["document"] == Score(2, 2, 2)
    assert figures.scores["date"] == figures.scores["body"] == Score(1, 1, 1)


OTHER = SHORT.replace("5/2016", "6/2016")
DISAGREE = {
    "another symbol in one document": (
        [("1", "short", SHORT), ("1", "short", SHORT), ("1", "short", OTHER)],
        [Fault("1 dòng 4", "document", "wrong", "52016ttbtc", "62016ttbtc")],
    ),
    "one symbol of two documents": (
        [("1", "short", SHORT), ("1", "short", SHORT), ("2", "short", SHORT)],
        [Fault("2 dòng 4", "document", "wrong", "?", "52016ttbtc")],
    ),
    "an article that cites": (
        [("1", "short", SHORT), ("2", "bare", SHORT)],
        [Fault("2 dòng 3", "document", "extra", None, "52016ttbtc")],
    ),
    "a string without a symbol": (
        [("1", "short", SHORT), ("1", "short", "(Điều 2)")],
        [Fault("1 dòng 3", "document", "missed", "52016ttbtc")],
    ),
}


@pytest.mark.parametrize(("rows", "faults"), DISAGREE.values(), ids=DISAGREE)
def test_strings_that_disagree_are_errors(tmp_path, rows, faults):
    """Most strings of a document decide, and no two documents share a symbol."""
    assert codification.evaluate(table(tmp_path, *rows), AUTHORITY).faults == faults


def test_tables_are_known_by_their_head(tmp_path):
    """A table is told by its columns, a gold file is none."""
    gold = tmp_path / "gold.tsv"
    gold.write_text(json.dumps(PASSAGE))

    assert codification.is_table(table(tmp_path, ("1", "short", SHORT)))
    assert not codification.is_table(gold)


TABLES = {
    "no rows": (HEAD, None),
    "a short row": (HEAD + "1\t2\n", 2),
    "not UTF-8": (HEAD.encode() + b"1\t0\tx\tshort\t\xff\n", None),
}


@pytest.mark.parametrize(("written", "line"), TABLES.values(), ids=TABLES)
def test_odd_tables_are_errors(tmp_path, written, line):
    """A table has rows, and each row its columns."""
    path = tmp_path / "table.tsv"
    path.write_bytes(written if isinstance(written, bytes) else written.encode())

    with pytest.raises(LabelError) as caught:
        codification.evaluate(path, AUTHORITY)

    assert caught.value.line == line


def test_a_folder_is_no_file_of_labels(tmp_path):
    """Whoever names a folder is told, as of any other label that cannot be used."""
    with pytest.raises(LabelError, match="thư mục"):
        list(labelled.records(tmp_path, dict))


FOUND = {
    "a symbol with its date": (
        "theo Nghị quyết số 18-NQ/TW ngày 25/10/2017",
        [("party", "18-NQ/TW", "2017-10-25")],
    ),
    "a day that never was": (
        "Kế hoạch số 171 – KH/TU ngày 31/2/2019",
        [("party", "171-KH/TU", None)],
    ),
    "a plenum": ("Nghị quyết Trung ương 4 khóa XII", [("conference", None, None)]),
    "a short name": ("Chỉ thị 05 của Bộ Chính trị", [("short", None, None)]),
    "nothing": ("trực 24/7 giai đoạn 2016 - 2020", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_the_floor_finds_what_is_plain(text, expected):
    """The expression that readers are held against is not made of straw."""
    found = [
        (one.kind, one.symbol, one.date and one.date.isoformat())
        for one in floor.find(text, AUTHORITY)
    ]

    assert found == expected
