"""Number and day written by hand: what is believed, and what a clerk is asked."""

import datetime as dt
from dataclasses import replace

import pytest

from archive import doubts
from archive.authority import load
from archive.facts import standing, view
from archive.model import Box, Filled, Guess, Page, Seen, Sight, Text
from indexer.recognise import blanks, recognise

PAPER = """\
ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH CAO SƠN Độc lập - Tự do - Hạnh phúc
{number} Cao Sơn, {day}
CHỈ THỊ
Về việc tăng cường quản lý kho lưu trữ trên địa bàn tỉnh
{opening}
"""
OPENING = "Thời gian qua, các cấp, các ngành đã có nhiều cố gắng."
TABLES = load()
BOX = Box(100.0, 90.0, 120.0, 102.0)


def page(numbered, dated, /, opening=OPENING, sure=0.5, origin="ocr", **guesses):
    """Return a page of which the places were looked at: words are read ``sure``."""
    text = PAPER.format(number=numbered, day=dated, opening=opening)
    bare = Page(1, text, origin)
    filled = tuple(
        filled_in(text, blank, guesses[blank.what])
        for blank in found(bare)
        if blank.what in guesses
    )
    words = [Seen(one.start, one.end, BOX, sure) for one in filled]
    return Page(1, text, origin, Sight(595.0, 842.0, tuple(words), filled=filled))


def filled_in(text, blank, guesses):
    between = text[blank.start : blank.end]
    start = blank.start + len(between) - len(between.lstrip())
    end = max(start, blank.start + len(between.rstrip()))
    return Filled(blank.what, min(start, blank.end), end, BOX, tuple(guesses))


def day_of(facts):
    assert facts.issued is not None
    return facts.issued.date


def found(shown):
    return blanks.find(Text("application/pdf", (shown,)), TABLES)


@pytest.fixture
def claims():
    return lambda *pages: recognise(Text("application/pdf", pages), TABLES)


def pictured(**shares):
    """Return guesses of the picture: ``_07=0.9`` is 07."""
    return [Guess(name[1:], share, "picture") for name, share in shares.items()]


def named(number):
    return [Guess(number, 0.6, "name")]


PLACES = {
    "read as something": ("Số: 2ƒ /CT-UBND", "ngày 2# tháng 3 năm 2021"),
    "one word with what stands around": ("Số:⁄44 /CT-UBND", "ngày,&0 tháng 3 năm 2021"),
    "one word with what stands behind": (
        "Sóz2/.2s../SYT-TCCB",
        "ngàyđổ tháng 3 năm 2021",
    ),
    "the word itself misread": ("Số: 08 iCT-UBND", "ngàW/{ tháng 3 năm 2021"),
    "a stroke": ("Số: | /CT-UBND", "ngày | tháng 3 năm 2021"),
    "nothing read": ("Số: /CT-UBND", "ngày tháng 3 năm 2021"),
    "of the Party": ("Số 17!- KH/TU", "ngày Ö tháng 4Í năm 2021"),
    "a wide blank": ("Số:\t/CT-UBND", "ngày\ttháng 3 năm 2021"),
    "written over the letters": ("số dÏÍ[ -crru\t", "ngày l2 tháng 3 năm 2021"),
    "another sign": ("Số: ,CT-UBND", "ngày 12 tháng 3 năm 2021"),
    "a stroke in it": ("Số: &/I /2012/CT-UBND", "ngày 12 tháng 3 năm 2021"),
    "a stain before it": ("_ Số:1767/CT-UBND", "ngày 12 tháng 3 năm 2021"),
    "a lost letter of its word": ("s: #ÏŠ /CT-UBND\t", "ngày 12 tháng 3 năm 2021"),
    "a letter too many": ("Số 332-bBC/TU", "ngày 12 tháng 3 năm 2021"),
    "with a year": ("Số: 5? /2021/QĐ-UBND", "ngày 0S tháng 3 năm 2021"),
}


@pytest.mark.parametrize(("number", "day"), PLACES.values(), ids=PLACES)
def test_places_of_a_header(number, day):
    """Number, day and month have a place each, whatever was read there."""
    shown = page(number, day)
    places = {blank.what: blank for blank in found(shown)}

    assert list(places) == ["number", "day", "month"]
    behind = [shown.text[blank.end :] for blank in places.values()]
    begun = ("/2021", "/2012", "-crru", "-bBC")
    assert behind[0].startswith(begun) or behind[0].lstrip("/-i, ")[0].isupper()
    figures = shown.text[: places["number"].start].splitlines()[-1]
    assert figures.strip("_ ").rstrip(" :.,z").lower() in ("số", "só", "s")
    assert behind[1].startswith("tháng")
    assert behind[2].startswith("năm")


def test_what_was_typed_has_no_place():
    """A page that holds its text itself is looked at only where it has a blank."""
    typed = page("Số: 12/CT-UBND", "ngày      tháng 3 năm 2021", origin="text")

    assert [blank.what for blank in found(typed)] == ["day"]


PICTURE = pictured(_07=0.7, _67=0.29)
NUMBERS = {
    "picture and name agree": ("Ø#", [*PICTURE, *named("07")], "07/CT-UBND", 0.7),
    "the name helps the second": ("Ø#", [*PICTURE, *named("67")], "67/CT-UBND", 0.7),
    "read and named alike": ("12", [*PICTURE, *named("12")], "12/CT-UBND", 0.7),
    "read and pictured alike": ("07", PICTURE, "07/CT-UBND", 0.6),
    "the picture alone": ("Ø#", pictured(_07=0.99), None, 0.99),
    "what was read alone": ("44", pictured(_11=0.4, _14=0.1), None, 0.4),
    "the name of another": ("Ø#", [*PICTURE, *named("2352")], None, 0.7),
}


@pytest.mark.parametrize(
    ("read", "guesses", "symbol", "least"), NUMBERS.values(), ids=NUMBERS
)
def test_a_number_needs_two_witnesses(claims, read, guesses, symbol, least):
    """One is not believed; all that may be meant are offered with the place."""
    facts = view(
        claims(page(f"Số: {read} /CT-UBND", "ngày 02 tháng 3 năm 2021", number=guesses))
    )

    assert facts.symbol == symbol
    assert "number_handwritten" in facts.flags
    offered = {one.value: one for one in facts.candidates if one.field == "symbol"}
    if symbol is None:
        assert {f"{guess.text}/CT-UBND" for guess in guesses} <= set(offered)
        assert {one.box for one in offered.values()} == {BOX}
    else:
        assert facts.number == int(symbol[:2])
        assert facts.evidence["symbol"].confidence >= least


def test_an_open_number_is_asked_about(claims):
    """The likeliest is offered first, and a clerk is asked."""
    read = claims(page("Số: Ø# /CT-UBND", "ngày 02 tháng 3 năm 2021", number=PICTURE))
    asked = doubts.of_facts(standing(read), view(read))

    assert [(one.field, one.kind) for one in asked] == [("symbol", "number")]
    assert view(read).candidates[0].value == "07/CT-UBND"


def test_letters_written_over_are_those_of_the_header(claims):
    """Kind and body are told by the heading and the letterhead; a clerk is asked."""
    shown = page("số dÏÍ[ -crru\t", "ngày 02 tháng 3 năm 2021", number=PICTURE)
    read = claims(replace(shown, text=shown.text.replace("CAO SƠN", "PHÚ THỌ")))

    assert [one.value for one in view(read).candidates if one.field == "symbol"] == [
        "07/CT-UBND",
        "67/CT-UBND",
    ]
    asked = doubts.of_facts(standing(read), view(read))
    assert [(one.field, one.kind) for one in asked] == [("symbol", "number")]


def test_print_read_twice_alike_is_no_handwriting(claims):
    """Both readers see the same print: nobody needs to look."""
    shown = page(
        "Số: 163/TB-UBND",
        "ngày 15 tháng 4 năm 2024",
        sure=0.95,
        number=pictured(_163=0.97),
        day=pictured(_15=0.99),
        month=pictured(_04=1.0),
    )
    facts = view(claims(shown))

    assert (facts.symbol, day_of(facts)) == ("163/TB-UBND", dt.date(2024, 4, 15))
    assert facts.candidates == ()
    assert {"number_handwritten", "day_handwritten"}.isdisjoint(facts.flags)


@pytest.mark.parametrize("read", ["ó45", "6 45", "64S"])
def test_print_that_lost_its_shape_is_no_handwriting(claims, read):
    """Letters that look like the figures that the picture shows: nobody needs to look."""
    shown = page(
        f"Số: {read}/TB-UBND",
        "ngày I5 tháng 4 năm 2024",
        number=pictured(_645=0.97),
        day=pictured(_15=0.99),
    )
    facts = view(claims(shown))

    assert facts.symbol == ("645/TB-UBND" if " " not in read else None)
    assert day_of(facts) == dt.date(2024, 4, 15)
    assert "day_handwritten" not in facts.flags
    assert ("number_handwritten" in facts.flags) == (" " in read)


def test_a_misread_digit_of_print_is_asked_about(claims):
    """Recognition is sure and the picture says otherwise: the print is kept, and shown."""
    shown = page(
        "Số: 6904/TB-UBND",
        "ngày 15 tháng 4 năm 2024",
        sure=0.9,
        number=pictured(_904=0.9),
    )
    read = claims(shown)

    assert view(read).symbol == "6904/TB-UBND"
    assert ("symbol", "unsure") in {
        (one.field, one.kind) for one in doubts.of_facts(standing(read), view(read))
    }


DAYS = {
    "a sure picture": ("2#", pictured(_20=0.98, _26=0.01), dt.date(2021, 3, 20)),
    "picture and reading": ("20", pictured(_20=0.4, _26=0.3), dt.date(2021, 3, 20)),
    "a picture against a reading": ("11", pictured(_17=0.95), dt.date(2021, 3, 17)),
    "no day of that month": ("3#", pictured(_31=0.0, _30=0.0), None),
    "nothing sure": ("|", pictured(_11=0.3, _14=0.2), None),
}


@pytest.mark.parametrize(("read", "guesses", "day"), DAYS.values(), ids=DAYS)
def test_a_day_is_read_where_the_picture_is_sure(claims, read, guesses, day):
    """It is flagged in any case; an open one keeps its month and its candidates."""
    facts = view(
        claims(page("Số: 12/CT-UBND", f"ngày {read} tháng 3 năm 2021", day=guesses))
    )

    assert day_of(facts) == day
    assert "day_handwritten" in facts.flags
    if day is None:
        assert facts.issued
        assert facts.issued.partial == "2021-03"
        first = next(one for one in facts.candidates if one.field == "issued")
        assert first.value["date"] == f"2021-03-{guesses[0].text}"


def test_a_day_that_is_nearly_sure_is_asked_about(claims):
    """It is taken all the same, with the others it may be."""
    nearly = pictured(_20=0.9, _26=0.1)
    read = claims(page("Số: 12/CT-UBND", "ngày 2# tháng 3 năm 2021", day=nearly))
    asked = doubts.of_facts(standing(read), view(read))

    assert day_of(view(read)) == dt.date(2021, 3, 20)
    assert [(one.field, one.kind) for one in asked] == [("issued", "unsure")]
    offered = [one.value["date"] for one in view(read).candidates]
    assert offered == ["2021-03-20", "2021-03-26"]


def test_day_and_month_by_hand(claims):
    """Both are put together; the year is printed."""
    shown = page(
        "Số: 12/CT-UBND",
        "ngày Ö tháng 4Í năm 2017",
        day=pictured(_29=0.9),
        month=pictured(_11=0.9),
    )

    assert day_of(view(claims(shown))) == dt.date(2017, 11, 29)


def test_a_day_is_not_before_what_the_paper_cites(claims):
    """A paper of March that opens with one of 18 March is not of 3 March."""
    shown = page(
        "Số: 12/CT-UBND",
        "ngày |3 tháng 3 năm 2021",
        opening="Thực hiện Chỉ thị số 05/CT-TTg ngày 18/3/2021 của Thủ tướng Chính phủ",
        day=pictured(_03=0.5, _23=0.45),
    )
    facts = view(claims(shown))

    assert day_of(facts) is None
    assert [one.value["date"] for one in facts.candidates] == ["2021-03-23"]


def test_a_blank_that_was_filled_in_is_no_draft(claims):
    """The text layer has a blank, the picture a stamped number, the name the same."""
    shown = page(
        "Số:       -KH/TU",
        "ngày 02 tháng 8 năm 2019",
        origin="text",
        number=[*pictured(_171=0.9), *named("171")],
    )
    facts = view(claims(shown))

    assert (facts.symbol, facts.number) == ("171-KH/TU", 171)
    assert facts.draft is None
    assert "number_blank" not in facts.flags


@pytest.mark.parametrize(
    ("line", "symbol"),
    [("š5 €2$ li", "658-BC/TU"), ("Số (7l3 cxwnu", "658-BC/TU"), ("Số 12-BC/TU", None)],
)
def test_a_name_alone_is_offered_with_kind_and_body(claims, line, symbol):
    """The number line cannot be read at all; the clerk named the file by the number."""
    text = (
        f"TỈNH ỦY BẮC KẠN ĐẢNG CỘNG SẢN VIỆT NAM\n{line}\n"
        "Bắc Kạn, ngày 02 tháng 3 năm 2020\nBÁO CÁO\nvề kho lưu trữ\n"
    )
    told = Filled("number", 0, 0, BOX, tuple(named("658")))
    facts = view(claims(Page(1, text, "ocr", Sight(595, 842, filled=(told,)))))

    assert [one.value for one in facts.candidates] == ([symbol] if symbol else [])
    assert {one.why for one in facts.candidates} <= {"name"}
