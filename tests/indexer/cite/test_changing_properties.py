"""What holds of the changes in any text."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.authority import load
from archive.model import Page
from indexer.cite import changes, find_in
from indexer.cite.changing import outline

AUTHORITY = load()
WORDS = st.sampled_from(
    (
        *(
            "Điều 1. ",
            "khoản 2 ",
            "điểm a ",
            "Mục II, ",
            "Phụ lục I ",
            "\n1. ",
            "\na) ",
        ),
        *("Sửa đổi, bổ sung ", "Bãi bỏ ", "bổ sung ", "Thay cụm từ ", "thay thế "),
        *("Tại ", "thủ tục số 5 ", "Phần A ", "ngưng hiệu lực ", "(đã được sửa đổi) "),
        *("được sửa đổi ", "hết hiệu lực ", "bị bãi bỏ ", "như sau: ", "sau đây: "),
        *("Thông tư số 21/2016/TT-BNV ", "Quy định số 37-QĐ/TW ", "Luật Đê điều "),
        *("Thông tư này ", "ban hành kèm theo ", "(sau đây gọi tắt là Quy chế) "),
        *("“", "”", '"', ", ", "và ", "; ", ". ", "\n", "bằng ", "tại ", "vào sau "),
    )
)
TEXTS = st.lists(WORDS, max_size=40).map("".join)


@given(TEXTS)
def test_clauses_lie_in_the_text_and_are_its_words(text):
    """Offsets count characters of the text as given."""
    for change, _ in changes(text, AUTHORITY):
        assert 0 <= change.start < change.end <= len(text)
        assert change.verbatim == text[change.start : change.end]


@given(TEXTS)
def test_each_change_says_where_or_of_which_paper(text):
    """A change of nothing by nobody is none."""
    for change, symbol in changes(text, AUTHORITY):
        assert change.provision or change.source_provision or symbol
        assert change.cue


def told(text):
    """Return what a text changes, without where it says so."""
    return [
        (one.source_provision, one.relation, one.manner, one.provision, str(symbol))
        for one, symbol in changes(text, AUTHORITY)
    ]


SPELLED = {
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "wide blanks": lambda text: text.replace(" ", "  "),
    "blanks that do not break": lambda text: text.replace(" ", "\u00a0"),
    "lines set in": lambda text: text.replace("\n", "\n    "),
}


@pytest.mark.parametrize("spelled", SPELLED.values(), ids=SPELLED)
@given(text=TEXTS)
def test_the_spelling_of_a_text_changes_nothing(text, spelled):
    """Letters and blanks in other bytes are the same text."""
    assert told(spelled(text)) == told(text)


@given(TEXTS, TEXTS)
def test_clauses_lie_on_their_page(first, second):
    """A clause begins and ends on the page that it is told of."""
    pages = [Page(1, first), Page(2, second)]
    for citation in find_in(pages, AUTHORITY):
        for change in citation.changes:
            text = pages[change.page - 1].text
            assert 0 <= change.start <= change.end <= len(text)


def steps(text):
    """Return how many lines of Python are run to read a text."""
    count = 0

    def trace(*_):
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        changes(text, AUTHORITY)
    finally:
        sys.settrace(before)
    return count


HOSTILE = {
    "items": "Bãi bỏ các quy định sau:\n" + "a) Điều 1;\n" * 10,
    "openings": "Bãi bỏ các quy định sau: ",
    "clauses in clauses": "Điều 1. Sửa đổi Điều 2 như sau:\n1. Bãi bỏ khoản 3\na) Bỏ điểm a\n",
    "short names": "Thông tư số 21/2016/TT-BNV (sau đây gọi tắt là Thông tư 21) ",
    "carried papers": "Sửa đổi Quy chế ban hành kèm theo Quyết định số 04-QĐ/TU\n",
    "places before colons": "1. Tại Điều 27:\n",
    "lines of places": "1. Điều 27,\nĐiều 28 và\n",
    "brackets": "Bãi bỏ khoản 4 (đã được sửa đổi ",
    "suspensions": "Điều 1 ngưng hiệu lực ",
    "places before verbs": "1. Tại Điều 27, thay từ “x” bằng từ “y”\n",
    "quotations before the passive": "“a” được sửa đổi ",
    "verbs": "sửa đổi, bổ sung, thay thế, bãi bỏ ",
    "places": "Bãi bỏ điểm a, điểm b khoản 1, khoản 2 Điều 3, Điều 4; ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_twice_the_steps(unit):
    """No text makes the reading grow faster than itself."""
    steps(unit)  # What is read once is remembered.
    small, large = steps(unit * 40), steps(unit * 80)

    assert large < 2.5 * small


@given(TEXTS)
def test_the_first_line_is_numbered_like_any_other(text):
    """A line's number is found as below a line above, wherever the text begins."""
    found = [mark.end() + 1 for mark in outline.markers(text)]
    assert found == [mark.end() for mark in outline.markers(f"\n{text}")]
