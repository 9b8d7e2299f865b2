"""Registers: papers by number, with what is missing and what stands twice."""

import datetime as dt

import pytest

from archive import series
from archive.authority.additions import AddedTerm
from archive.catalogue import Book
from archive.model import Reader
from tests.archive.catalogue.making import AT, CENTRE, KEEPER, LAN, PROVINCE, store

TW, TU, GOVERNMENT = "ban chap hanh trung uong", "tinh uy bac kan", "chinh phu"
OTHER, OTHER_KEY = "Tỉnh ủy Cao Bằng", "tinh uy cao bang"
"""A committee of whose congresses no day is known."""


def term(catalogue, key, name, reader=LAN):
    """The cycle of a body under its name."""
    body = catalogue.books.bodies(reader)[key]
    days = [one.day for one in catalogue.books.tally(body, reader) if one.day]
    cycles = catalogue.books.cycles(body, days, reader)
    return next(cycle for cycle in cycles if cycle.name == name)


def told(catalogue, book, within=None, reader=LAN, **page):
    """Symbols of a register in its order, the gaps before each in brackets."""
    lines = catalogue.books.lines(book, reader, within=within, **page)
    return [
        " ".join(
            [
                *(f"[{gap.start}-{gap.stop - 1}]" for gap in line.gaps),
                line.brief.metadata.symbol or "–",
                *(["twice"] if line.is_twice else []),
            ]
        )
        for line in lines
    ]


@pytest.fixture
def centre(catalogue):
    """Papers of the Centre in two terms."""
    for symbol, day, kind in (
        ("399-QĐ/TW", "09/01/2026", "Quy định"),
        ("07-QĐ/TW", "25/02/2026", "Quyết định"),
        ("19-QĐ/TW", "20/4/2026", "Quy định"),
        ("20-QĐ/TW", "21/4/2026", "Quy định"),
        ("35-CT/TW", "30/5/2019", "Chỉ thị"),
        ("35-CT/TW", "14/6/2024", "Chỉ thị"),
        ("45-CT/TW", "14/4/2025", "Chỉ thị"),
    ):
        store(catalogue, symbol, day, CENTRE, type=kind)
    return catalogue


def test_numbers_of_the_centre_restart_with_its_term(centre):
    """The number 399 of one term is no neighbour of the numbers of the next."""
    days = term(centre, TW, "XIV")

    assert told(centre, Book(TW, days=days), days) == [
        "[1-6] 07-QĐ/TW",
        "[8-18] 19-QĐ/TW",
        "20-QĐ/TW",
    ]


def test_a_symbol_that_was_read_wrongly_changes_no_register(centre):
    """The newest paper of a body need not be the one that was read best."""
    store(centre, "1234567-QĐ/TW", "22/4/2026", CENTRE, regime="party", number=1234567)

    assert centre.books.bodies(LAN)[TW].restart == "term"


def test_one_symbol_in_two_terms_is_no_double(centre):
    """35-CT/TW was given once in each term."""
    days = term(centre, TW, "XIII")

    assert told(centre, Book(TW, "Chỉ thị", days), days) == [
        "[1-34] 35-CT/TW",
        "[36-44] 45-CT/TW",
    ]


def test_kinds_that_share_a_code_share_their_numbers(centre):
    """Quyết định 07-QĐ/TW is no gap in the register of Quy định."""
    days = term(centre, TW, "XIV")

    assert told(centre, Book(TW, "Quy định", days), days) == [
        "[1-6] [8-18] 19-QĐ/TW",
        "20-QĐ/TW",
    ]


def test_a_year_of_a_term_tells_the_gap_before_it(centre):
    """In a year's register, only what is missing just before counts."""
    store(centre, "30-CT/TW", "01/02/2024", CENTRE)
    within = term(centre, TW, "XIII")
    book = Book(TW, days=series.year(2025))

    assert told(centre, book, within) == ["[36-44] 45-CT/TW"]


def test_suffixes_follow_their_number(catalogue):
    """12a and 12b stand behind 12, are no doubles, and leave no gap."""
    for symbol in ("12b-KH/TU", "13-KH/TU", "12-KH/TU", "12a-KH/TU", "09-KH/TU"):
        store(catalogue, symbol, "01/8/2019", PROVINCE)
    days = term(catalogue, TU, "2015-2020")

    assert told(catalogue, Book(TU, days=days), days) == [
        "09-KH/TU",
        "[10-11] 12-KH/TU",
        "12a-KH/TU",
        "12b-KH/TU",
        "13-KH/TU",
    ]


def test_a_number_given_twice_is_marked(catalogue):
    """Two papers with one symbol in one term are both marked."""
    store(catalogue, "87-KH/TU", "01/8/2019", PROVINCE, subject="một")
    store(catalogue, "87-KH/TU", "09/9/2019", PROVINCE, subject="hai")
    days = term(catalogue, TU, "2015-2020")

    assert told(catalogue, Book(TU, days=days), days) == ["87-KH/TU twice"] * 2


def test_numbers_of_the_state_restart_each_year(catalogue):
    """The last number of a year and the first of the next make no gap."""
    for symbol, day in (
        ("28/2020/NĐ-CP", "01/3/2020"),
        ("30/2020/NĐ-CP", "05/3/2020"),
        ("02/2021/NĐ-CP", "03/01/2021"),
    ):
        store(catalogue, symbol, day, "Chính phủ")
    days = term(catalogue, GOVERNMENT, "2020")

    assert catalogue.books.bodies(LAN)[GOVERNMENT].restart == "year"
    assert told(catalogue, Book(GOVERNMENT, days=days), days) == [
        "28/2020/NĐ-CP",
        "[29-29] 30/2020/NĐ-CP",
    ]


def test_a_term_that_is_not_sure_has_no_gaps(catalogue):
    """In the year of a congress, nothing is called missing without a sign."""
    for symbol in ("10-KH/TU", "15-KH/TU"):
        store(catalogue, symbol, "01/9/2020", OTHER)
    days = term(catalogue, OTHER_KEY, "2015-2020")

    assert not days.is_sure
    assert told(catalogue, Book(OTHER_KEY, days=days), days) == ["10-KH/TU", "15-KH/TU"]


def test_a_congress_day_that_clerks_add_makes_a_term_sure(catalogue):
    """Then it is known to which term a number of that year belongs."""
    for symbol, day in (("10-KH/TU", "01/9/2020"), ("15-KH/TU", "01/10/2020")):
        store(catalogue, symbol, day, OTHER)
    store(catalogue, "01-KH/TU", "02/11/2020", OTHER)
    value = AddedTerm("tinh-uy-cao-bang", "XIX", dt.date(2020, 10, 23))
    catalogue.additions.add(value, by="person:lan", at=AT)
    days = term(catalogue, OTHER_KEY, "2015-2020")

    assert (days.last, days.is_sure) == (dt.date(2020, 10, 22), True)
    assert told(catalogue, Book(OTHER_KEY, days=days), days) == [
        "10-KH/TU",
        "[11-14] 15-KH/TU",
    ]


def test_papers_of_some_bodies_are_counted(catalogue):
    """Those that a reader may see; a body without any is left out."""
    store(catalogue, "10-KH/TU", "01/9/2020", OTHER)
    store(catalogue, "11-KH/TU", "01/9/2020", OTHER, audience="leaders")
    store(catalogue, "12-KH/TU", "01/9/2020", PROVINCE)
    held = catalogue.books.held

    assert held([OTHER_KEY, GOVERNMENT], LAN) == {OTHER_KEY: 1}
    assert held([OTHER_KEY], KEEPER) == {OTHER_KEY: 2}
    assert held([], LAN) == {}


def test_nobody_is_told_of_gaps_without_asking(centre):
    """Without days to tell them in, a register is a plain list."""
    days = term(centre, TW, "XIV")

    assert told(centre, Book(TW, days=days)) == ["07-QĐ/TW", "19-QĐ/TW", "20-QĐ/TW"]


def test_pages_are_parts_of_the_whole(catalogue):
    """Gaps are the same whether the register is read at once or page by page."""
    for number in (1, 2, 5, 6, 9, 11, 12):
        store(catalogue, f"{number:02d}-KH/TU", "01/8/2019", PROVINCE)
    days = term(catalogue, TU, "2015-2020")
    book = Book(TU, days=days)

    parts = [
        line
        for offset in range(0, 8, 2)
        for line in told(catalogue, book, days, offset=offset, limit=2)
    ]

    assert parts == told(catalogue, book, days)
    assert [
        line.brief.id for line in catalogue.books.all_lines(book, LAN, within=days)
    ] == [line.brief.id for line in catalogue.books.lines(book, LAN)]
    assert catalogue.books.count(book, LAN) == 7


def test_a_restricted_reader_sees_an_archive_of_their_own(catalogue):
    """Lists, counts, gaps and bodies are those of the papers the reader may see."""
    for number, audience in ((1, "everyone"), (2, "leaders"), (4, "everyone")):
        store(
            catalogue, f"{number:02d}-KH/TU", "01/8/2019", PROVINCE, audience=audience
        )
    store(catalogue, "01-CT/TW", "01/8/2019", CENTRE, audience="leaders")
    days = term(catalogue, TU, "2015-2020")
    book = Book(TU, days=days)

    assert told(catalogue, book, days) == ["01-KH/TU", "[2-3] 04-KH/TU"]
    assert told(catalogue, book, days, KEEPER) == [
        "01-KH/TU",
        "02-KH/TU",
        "[3-3] 04-KH/TU",
    ]
    assert list(catalogue.books.bodies(LAN)) == [TU]
    assert list(catalogue.books.bodies(KEEPER)) == [TW, TU]
    assert catalogue.books.bodies(LAN)[TU].papers == 2
    assert catalogue.books.bodies(Reader("nobody", frozenset())) == {}


def test_a_hidden_paper_of_before_begins_no_series(catalogue):
    """That numbers were given before is known only to who may see one of them."""
    store(catalogue, "09-KH/TU", "01/8/2015", PROVINCE, audience="leaders")
    store(catalogue, "05-KH/TU", "01/8/2019", PROVINCE)
    days = term(catalogue, TU, "2015-2020")
    book = Book(TU, days=days)

    assert told(catalogue, book, days) == ["05-KH/TU"]
    assert told(catalogue, book, days, KEEPER) == ["[1-4] 05-KH/TU"]


def test_bodies_stand_in_vietnamese_order(catalogue):
    """Đ stands behind D, and what nobody knows the body of stands last."""
    for issuer in ("Đảng ủy phường Sông Cầu", "Chính phủ", None, PROVINCE):
        store(catalogue, None, "01/8/2019", issuer, type="Báo cáo")

    assert [body.name for body in catalogue.books.bodies(LAN).values()] == [
        "Chính phủ",
        "Đảng ủy phường Sông Cầu",
        PROVINCE,
        "",
    ]


def test_a_body_is_named_as_the_authority_file_spells_it(catalogue):
    """The newest paper with a number may have been typed without a mark."""
    store(catalogue, "5-TB/TU", "3/2/2020", "Tỉnh ủy Bắc Kan")

    assert catalogue.books.bodies(LAN)[TU].name == PROVINCE


def test_papers_without_a_date_have_a_register(catalogue):
    """Nothing that is held is in no register."""
    store(catalogue, "05-KH/TU", "", PROVINCE)
    store(catalogue, "06-KH/TU", "01/8/2019", PROVINCE)

    assert told(catalogue, Book(TU, undated=True)) == ["05-KH/TU"]
    assert told(catalogue, Book(TU)) == ["05-KH/TU", "06-KH/TU"]
    tallies = catalogue.books.tally(catalogue.books.bodies(LAN)[TU], LAN)
    assert {(one.day, one.papers) for one in tallies} == {
        (None, 1),
        (dt.date(2019, 8, 1), 1),
    }
