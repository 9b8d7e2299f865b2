"""Lists of papers in any spelling and any table: what each line looks for."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.authority import load
from archive.errors import NotFoundError, UsageError
from indexer import lookup
from indexer.lookup import kept, lines

AUTHORITY = load()


def sought(text):
    """The line, symbol (or kind and number), date and body of each paper."""
    return [
        (
            one.line,
            one.citation and _named(one.citation),
            one.citation and one.citation.date and one.citation.date.isoformat(),
            one.citation.body if one.citation else one.problem,
        )
        for one in lookup.read(text, AUTHORITY)
    ]


def _named(citation):
    """What a citation goes by."""
    if citation.conference:
        meeting = citation.conference
        return f"{citation.type} của Hội nghị {meeting.ordinal} {meeting.term}"
    return citation.symbol or f"{citation.type} {citation.number}"


LINES = {
    "a symbol": ("171-KH/TU", ("171-KH/TU", None, None)),
    "a symbol with odd signs": ("171 – KH / TU", ("171-KH/TU", None, None)),
    "what people type": ("kh 171 tu", ("171-KH/TU", None, None)),
    "typed with its body": (
        "ke hoach 171 thanh uy bac kan",
        ("Kế hoạch 171", None, "Thành ủy Bắc Kạn"),
    ),
    "a kind and a number": ("Chỉ thị 05", ("Chỉ thị 5", None, None)),
    "of the State": ("30/2020/NĐ-CP", ("30/2020/NĐ-CP", None, None)),
    "a sentence": (
        "Kế hoạch số 171-KH/TU ngày 01/8/2019 của Tỉnh ủy Bắc Kạn",
        ("171-KH/TU", "2019-08-01", "Tỉnh ủy Bắc Kạn"),
    ),
    "a number alone": ("171", (None, None, "only_number")),
    "a conference": (
        "Nghị quyết Trung ương 4 khóa XII",
        ("Nghị quyết của Hội nghị 4 XII", None, None),
    ),
    "a name that says no meeting": ("Nghị quyết Đại hội", (None, None, "no_symbol")),
    "no paper": ("họp giao ban tháng 8", (None, None, "no_symbol")),
    "a line too long": ("a" * (lookup.LONGEST + 1), (None, None, "too_long")),
    "cells of a spreadsheet": (
        "171-KH/TU\t01/8/2019\tThành ủy Bắc Kạn",
        ("171-KH/TU", "2019-08-01", "Thành ủy Bắc Kạn"),
    ),
}


@pytest.mark.parametrize(("line", "expected"), LINES.values(), ids=LINES)
def test_a_line_is_understood(line, expected):
    """However it is written, the same paper is looked for."""
    assert sought(line) == [(1, *expected)]


WHOLE = ("171-KH/TU", "2019-08-01", "Thành ủy Bắc Kạn")
TABLES = {
    "commas": "Số, ký hiệu\n171-KH/TU\n",
    "commas and quotation marks": '"Số, ký hiệu",Ngày,Cơ quan\n171-KH/TU,01/8/2019,"Thành ủy Bắc Kạn"\n',
    "semicolons, other order": "STT;Cơ quan ban hành;Ngày ban hành;Số ký hiệu\n1;Thành ủy Bắc Kạn;2019-08-01;171-KH/TU\n",
    "tabs, English": "symbol\tdate\tissuer\n171-KH/TU\t1/8/2019\tThành ủy Bắc Kạn\n",
    "a number and a kind": "Số;Loại văn bản;Ngày;Cơ quan\n171;Kế hoạch;01/8/2019;Thành ủy Bắc Kạn\n",
    "a symbol with its kind": "Ký hiệu;Ngày;Cơ quan\nKế hoạch số 171-KH/TU;ngày 01/8/2019;Thành ủy Bắc Kạn\n",
    "whole sentences": "Văn bản\nKế hoạch số 171-KH/TU ngày 01/8/2019 của Thành ủy Bắc Kạn\n",
}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_a_table_is_read_by_the_names_of_its_columns(table):
    """A line of names says which column is which; the row keeps its number."""
    ((line, symbol, date, body),) = sought(table)

    assert line == 2
    assert symbol in ("171-KH/TU", "Kế hoạch 171")
    assert (date, body) in ((WHOLE[1:]), (None, None))
    assert (date is None) == (table == TABLES["commas"])


def test_lines_keep_their_numbers_and_words():
    """Empty lines count, a line of two papers gives two, words stay as given."""
    text = "171-KH/TU\r\n\r\nChỉ thị 35-CT/TW và Kết luận 12-KL/TW\r\n"

    found = lookup.read(text, AUTHORITY)

    assert [(one.line, one.text) for one in found] == [
        (1, "171-KH/TU"),
        (3, "Chỉ thị 35-CT/TW và Kết luận 12-KL/TW"),
        (3, "Chỉ thị 35-CT/TW và Kết luận 12-KL/TW"),
    ]


LIMITS = {
    "nothing": (" \n\t\n", "chưa có dòng nào"),
    "too many lines": ("1-KH/TU\n" * (lookup.MOST + 1), "5001 dòng"),
    "too many letters": ("a" * (lookup.LARGEST + 1), "quá dài"),
    "all of them in one line": ("a" * lookup.LARGEST, "quá dài"),
    "or in one cell": ("Số, ký hiệu;Ghi chú\n1;" + "a" * 200_000, "quá dài"),
}


@pytest.mark.parametrize(("text", "sentence"), LIMITS.values(), ids=LIMITS)
def test_limits_are_told(text, sentence):
    """A list that is too long is refused before it is read."""
    with pytest.raises(UsageError, match=sentence):
        lookup.read(text, AUTHORITY)


def test_a_list_names_only_so_many_papers(monkeypatch):
    """However few its lines: it is given up before all are looked for."""
    monkeypatch.setattr(lines, "MOST_NAMED", 10)
    assert len(lookup.read("171-KH/TU, 172-KH/TU\n" * 5, AUTHORITY)) == 10

    with pytest.raises(UsageError, match="quá dài"):
        lookup.read("171-KH/TU, 172-KH/TU\n" * 6, AUTHORITY)


@settings(max_examples=60, deadline=None)
@given(st.text("171-KH/TU ;,\t\n\"'ngày của", max_size=80) | st.text(max_size=80))
def test_whatever_is_pasted_is_answered_line_by_line(text):
    """Each line that holds anything is answered, in order; or the list is refused."""
    try:
        found = lookup.read(text, AUTHORITY)
    except UsageError:
        assert not text.strip() or "\0" in text or not found_lines(text)
        return
    lines = [one.line for one in found]
    assert lines == sorted(lines)
    assert all((one.citation is None) != (one.problem is None) for one in found)


def found_lines(text):
    """Lines that are no line of names and no row of empty cells."""
    rows = [line for line in text.splitlines() if line.strip(" ;,\t\"'")]
    return rows[1:]


def test_a_list_is_kept_for_whoever_gave_it(tmp_path):
    """Nobody else finds it, whatever name they try."""
    lists = lookup.Lists(tmp_path / "lists")
    found = lookup.read("171-KH/TU\nhọp", AUTHORITY)
    name = lists.keep(found, "lan")

    assert lists.read(name, "lan") == found
    for other, owner in (
        (name, "minh"),
        ("x" * 22, "lan"),
        ("../../etc/passwd", "lan"),
    ):
        with pytest.raises(NotFoundError):
            lists.read(other, owner)


def test_old_lists_make_room(tmp_path, monkeypatch):
    """The folder never holds more than it may; the oldest go first."""
    monkeypatch.setattr(kept, "MOST", 3)
    lists = lookup.Lists(tmp_path)
    found = lookup.read("171-KH/TU", AUTHORITY)
    names = []
    for age in range(5):
        names.append(lists.keep(found, "lan"))
        os.utime(tmp_path / names[-1], (2e9 + age, 2e9 + age))

    assert sorted(names[-3:]) == sorted(path.name for path in tmp_path.iterdir())
