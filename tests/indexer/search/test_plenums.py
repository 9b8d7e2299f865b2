"""A resolution is found by the plenum that passed it."""

from datetime import date

import pytest

from archive.authority import load
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.entry import Entry
from indexer.search.syntax import parse
from indexer.search.syntax.plenums import passed

AUTHORITY = load()
READER = Reader("reader")
FOURTH = ("4nqtw",)

NAMES = {
    "in full": ("nghị quyết trung ương 4 khóa XII", FOURTH),
    "in short": ("NQTW 4 khoá 12", FOURTH),
    "without accents": ("nghi quyet hoi nghi tw 4 khoa xii", FOURTH),
    "as it was written": ("Nghị quyết TƯ 4 khóa XII", FOURTH),
    "the term in parentheses": ("Nghị quyết Trung ương 4 (khóa XII)", FOURTH),
    "as papers write it": (
        "Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương Đảng, khóa XII",
        FOURTH,
    ),
    "several at once": ("nq tw 7 khóa xii", ("26nqtw", "27nqtw", "28nqtw")),
    "a plenum nobody knows": ("nghị quyết trung ương 99 khóa XII", None),
    "a provincial committee": ("nghị quyết TU 4 khóa XII", None),
    "no term": ("nghị quyết trung ương 4", None),
    "among words": ("học nghị quyết trung ương 4 khóa XII", None),
}


@pytest.mark.parametrize(("text", "keys"), NAMES.values(), ids=NAMES)
def test_hears_plenums(text, keys):
    """Whatever way it is written in, with the term that tells which one it is."""
    found = passed(text, AUTHORITY)

    assert (found and found[0].symbol.keys) == keys
    assert found is None or found[1] == len(text)


@pytest.mark.parametrize(("ordinal", "told"), [("8", "36"), ("7", "")])
def test_the_number_is_that_of_the_paper(ordinal, told):
    """Why a paper leads is told by its own number, never by that of the meeting."""
    engine = open_engine("memory:", "a catalogue")
    engine.update([Entry("a", symbol_keys=("36nqtw", "27nqtw"))], [], 1)
    query = parse(f"nghị quyết trung ương {ordinal} khóa XII", AUTHORITY, READER)

    [own] = [one for one in engine.explain(query, "a") if one.of == "own_symbol"]
    assert own.term == told


@pytest.mark.parametrize("end", ["", " về xây dựng Đảng", ' -"biểu hiện"'])
def test_what_was_passed_comes_first(end):
    """The resolution itself before its namesake of another term, then who cites it."""
    engine = open_engine("memory:", "a catalogue")
    meant, other = date(2016, 10, 30), date(2007, 2, 9)
    papers = [
        *(
            Entry(key, symbol_keys=FOURTH, number=4, issued_from=day, issued_to=day)
            for key, day in (("other", other), ("meant", meant))
        ),
        Entry("citing", text="thực hiện Nghị quyết số 04-NQ/TW"),
        Entry("naming", text="học tập Nghị quyết Trung ương 4 khóa XII"),
        Entry("neither", text="Nghị quyết Trung ương"),
    ]
    engine.update(papers, [], 1)
    text = f"nghị quyết trung ương 4 (khóa XII){end}"

    hits = engine.search(parse(text, AUTHORITY, Reader("reader"))).hits

    assert [hit.key for hit in hits][:2] == ["meant", "other"]
    assert {hit.key for hit in hits[2:]} == {"citing", "naming"}


def test_signs_of_direction_are_not_seen():
    """They are pasted along with a symbol out of PDF and mail."""
    for text in ("\u202a171-KH/TU\u202c", "171\u200e-KH/TU", "\u2066171\u2069-KH/TU"):
        assert parse(text, AUTHORITY, READER) == parse("171-KH/TU", AUTHORITY, READER)
