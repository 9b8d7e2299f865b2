"""Spellings of one kind, one body meet; names are valid in their time."""

from datetime import date

import pytest

from archive.authority import load


@pytest.fixture(scope="module")
def authority():
    """The authority as it ships."""
    return load()


KINDS = {
    "the name": ("Kế hoạch", "Kế hoạch"),
    "a code": ("KH", "Kế hoạch"),
    "no marks": ("ke hoach", "Kế hoạch"),
    "capitals": ("NGHỊ QUYẾT", "Nghị quyết"),
    "blanks": ("  công\n văn ", "Công văn"),
    "a longer name": ("Thông báo kết luận", "Thông báo"),
    "a code with small letters": ("CTr", "Chương trình"),
    "a joint programme": ("Chương trình phối hợp", "Chương trình phối hợp"),
    "the code of a joint programme": ("CTrPH", "Chương trình phối hợp"),
    "the State's circular": ("Thông tư", "Thông tư"),
    "the Party's circular": ("thông tri", "Thông tri"),
}


@pytest.mark.parametrize(("text", "name"), KINDS.values(), ids=KINDS)
def test_names_kinds(authority, text, name):
    """A kind of paper is known by name, short form and code."""
    assert authority.type_named(text).name == name


def test_other_words_are_no_kind(authority):
    """Words that are no kind of paper name none."""
    assert authority.type_named("kế toán") is None
    assert authority.type_named("") is None


def test_codes_depend_on_the_regime(authority):
    """TT is a Party circular letter or a State circular; QĐ is two things."""
    assert authority.type_coded("TT", "party").name == "Thông tri"
    assert authority.type_coded("TT", "state").name == "Thông tư"
    assert authority.type_coded("Ctr").name == "Chương trình"
    assert authority.type_coded("QĐ", "party") is None
    assert [kind.name for kind in authority.types_coded("QĐ")] == [
        "Quyết định",
        "Quy định",
    ]


BODIES = {
    "the name": ("Ban Tổ chức Trung ương", "Ban Tổ chức Trung ương"),
    "a short form": ("Ban Tuyên giáo TW", "Ban Tuyên giáo Trung ương"),
    "two short forms": ("BCH TƯ", "Ban Chấp hành Trung ương"),
    "a dotted short form": ("UBKT T.Ư", "Ủy ban Kiểm tra Trung ương"),
    "the Party behind": ("Ban Bí thư Trung ương Đảng", "Ban Bí thư"),
    "a term behind": ("Bộ Chính trị (Khóa XII)", "Bộ Chính trị"),
    "a term in the old style": ("ban Bí thư khoá XI", "Ban Bí thư"),
    "a meeting": (
        "Hội nghị lần thứ bảy Ban Chấp hành Trung ương khóa XII",
        "Ban Chấp hành Trung ương",
    ),
    "the old place of the tone": ("Thành uỷ Bắc Kạn", "Thành ủy Bắc Kạn"),
    "capitals": ("THÀNH ỦY BẮC KẠN", "Thành ủy Bắc Kạn"),
    "no marks": ("thanh uy bac kan", "Thành ủy Bắc Kạn"),
    "an old spelling of the place": ("Tỉnh ủy Bắc Cạn", "Tỉnh ủy Bắc Kạn"),
    "the committee by its party": (
        "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn",
        "Tỉnh ủy Bắc Kạn",
    ),
    "a minister": ("Bộ trưởng Bộ Xây dựng", "Bộ Xây dựng"),
    "justice, not the Centre": ("BỘ TƯ PHÁP", "Bộ Tư pháp"),
    "invest, not the Centre": ("BỘ KẾ HOẠCH VÀ ĐẦU TƯ", "Bộ Kế hoạch và Đầu tư"),
    "signs inside": ("Bộ LĐ-TB&XH", "Bộ Lao động - Thương binh và Xã hội"),
    "a city": ("Thành ủy TP. Hồ Chí Minh", "Thành ủy Hồ Chí Minh"),
    "not listed": ("Huyện uỷ Cô Tô", "Huyện ủy Cô Tô"),
    "the board of one not listed": ("BTV Đảng ủy xã Cao Kỳ", "Đảng ủy xã Cao Kỳ"),
    "not listed, in capitals": ("UBND HUYỆN NA RÌ", "Ủy ban nhân dân huyện Na Rì"),
    "together": (
        "Bộ Y tế, Bộ Tài chính và Bộ Nội vụ",
        "Bộ Y tế, Bộ Tài chính và Bộ Nội vụ",
    ),
}


@pytest.mark.parametrize(("text", "name"), BODIES.values(), ids=BODIES)
def test_names_bodies(authority, text, name):
    """A body is known in every spelling, and named as it is usually written."""
    found = authority.body_named(text)

    assert (found.name, found.inferred, found.typo) == (name, False, False)


RELATIVE = {
    "a committee": ("Tỉnh ủy", "Tỉnh ủy"),
    "a staff organ": ("Ban Tổ chức Thành ủy", "Ban Tổ chức Thành ủy"),
    "a level": ("Ban chỉ đạo 35 cấp tỉnh", "Ban chỉ đạo 35"),
    "a level without cấp": ("Ban chỉ đạo 35 tỉnh", "Ban chỉ đạo 35"),
    "a council": ("Hội đồng nhân dân tỉnh", "Hội đồng nhân dân tỉnh"),
    "the board of a committee": ("Ban Thường vụ Tỉnh ủy", "Tỉnh ủy"),
    "the board in short": ("BTV Thành uỷ", "Thành ủy"),
}


@pytest.mark.parametrize(("text", "name"), RELATIVE.values(), ids=RELATIVE)
def test_relative_names_are_inferred(authority, text, name):
    """A name that depends on who writes says so."""
    found = authority.body_named(text)

    assert (found.name, found.inferred) == (name, True)


LEVELS = {
    "the Centre": ("Đảng ủy Khối các cơ quan Trung ương", "central"),
    "a province": ("ĐẢNG ỦY KHỐI CÁC CƠ QUAN TỈNH", "province"),
    "a district": ("UBKT HUYỆN ỦY CHỢ ĐỒN", "district"),
    "a commune": ("Đảng ủy xã Cao Kỳ", "commune"),
}


@pytest.mark.parametrize(("text", "level"), LEVELS.values(), ids=LEVELS)
def test_levels_follow_the_name(authority, text, level):
    """The level of a body is read from its name where it is not listed."""
    assert authority.body_named(text).level == level


def test_one_wrong_letter_is_a_typo(authority):
    """A name one letter off is mended in reading, flagged, and needs its code."""
    found = authority.body_named("Ban Tuyên giá Trung ương", code="BTGTW")

    assert (found.name, found.typo) == ("Ban Tuyên giáo Trung ương", True)
    assert not authority.body_named("Ban Tuyên giá Trung ương", code="BTCTW").typo


def test_other_words_are_no_body(authority):
    """Words that begin like no body name none."""
    assert authority.body_named("người dân") is None
    assert authority.body_named("") is None


def test_spellings_meet_under_one_key(authority):
    """Spellings of one body have one key; other bodies another."""
    spellings = ("Thành uỷ Bắc Kạn", "THÀNH ỦY BẮC KẠN", "thanh uy bac kan")

    assert {authority.body_key(text) for text in spellings} == {"thanh uy bac kan"}
    assert authority.body_key("Tỉnh ủy Bắc Kạn") != "thanh uy bac kan"
    assert authority.body_key("BCH TƯ") == authority.body_key("Trung ương Đảng")
    assert authority.body_key("người dân") == "nguoi dan"


COMMITTEES = {
    "a ward's standing board": (
        "Ban Thường vụ Đảng ủy phường Bắc Kạn",
        "Đảng ủy phường Bắc Kạn",
    ),
    "a ward's committee in full": (
        "Ban Chấp hành Đảng bộ phường Bắc Kạn",
        "Đảng ủy phường Bắc Kạn",
    ),
    "the permanent members": ("Thường trực Huyện ủy Na Rì", "Huyện ủy Na Rì"),
    "the organisation it leads": ("Đảng bộ huyện Na Rì", "Huyện ủy Na Rì"),
    "a province listed": ("Ban Chấp hành Đảng bộ tỉnh Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
    "a province not listed": ("Đảng bộ tỉnh Sông Mây", "Tỉnh ủy Sông Mây"),
    "soldiers are no district": ("Đảng bộ Quân sự tỉnh", "Đảng ủy Quân sự tỉnh"),
    "a youth union is no province": ("Đảng bộ Tỉnh đoàn", "Đảng ủy Tỉnh đoàn"),
    "the Secretariat": ("Thường trực Ban Bí thư", "Ban Bí thư"),
}


@pytest.mark.parametrize(("board", "whole"), COMMITTEES.values(), ids=COMMITTEES)
def test_a_board_has_the_key_of_its_committee(authority, board, whole):
    """Who looks for a committee finds what its board signed, listed or not."""
    assert authority.body_key(board) == authority.body_key(whole)


NUMBERED = {
    "cells": ("Chi bộ tổ dân phố 4", "Chi bộ tổ dân phố 5"),
    "wards": ("Đảng ủy Phường 12", "Đảng ủy Phường 14"),
    "schools": ("Chi bộ Trường Tiểu học số 1", "Chi bộ Trường Tiểu học số 2"),
    "departments": ("Chi bộ Khoa Nội", "Chi bộ Khoa Ngoại"),
    "companies": ("Đảng ủy Công ty Xây dựng 319", "Đảng ủy Công ty Xây dựng 36"),
}


@pytest.mark.parametrize(("one", "other"), NUMBERED.values(), ids=NUMBERED)
def test_numbers_belong_to_names(authority, one, other):
    """Bodies that differ in a number, or in what looks like a term, are two."""
    assert authority.body_key(one) != authority.body_key(other)
    assert authority.body_named(one).name == one


def test_codes_name_a_kind_of_body(authority):
    """One code is carried by many bodies, and by fewer after the mergers."""
    before = authority.bodies_coded("TU", date(2025, 6, 30))
    after = authority.bodies_coded("TU", date(2025, 7, 1))
    names = {body.name for body in after}

    assert len([body for body in before if body.level == "province"]) == 63
    assert len(after) == 34
    assert {"Tỉnh ủy Thái Nguyên", "Thành ủy Huế"} <= names
    assert "Tỉnh ủy Bắc Kạn" not in names


def test_codes_are_folded(authority):
    """A code is known with blanks, marks and the number of a legislature."""
    assert [body.name for body in authority.bodies_coded("BTG TƯ")] == [
        "Ban Tuyên giáo Trung ương"
    ]
    assert [body.name for body in authority.bodies_coded("UBTVQH15")] == [
        "Ủy ban Thường vụ Quốc hội"
    ]


def test_mergers_lead_both_ways(authority):
    """Bodies that merged know their heir, and it knows them."""
    old = authority.bodies["tinh-uy-bac-kan"]
    (heir,) = authority.successors(old)

    assert (heir.name, old.valid_to) == ("Tỉnh ủy Thái Nguyên", date(2025, 6, 30))
    assert old in authority.predecessors(heir)


def test_every_heir_is_listed(authority):
    """No body went into one that the tables do not know."""
    names = {body.name for body in authority.bodies.values()}
    heirs = {name for body in authority.bodies.values() for name in body.into}

    assert heirs <= names


TERMS = {
    "the twelfth": (date(2019, 6, 4), "XII"),
    "the last days of the thirteenth": (date(2026, 1, 9), "XIII"),
    "the fourteenth": (date(2026, 2, 25), "XIV"),
    "before the tables begin": (date(1950, 1, 1), None),
}


@pytest.mark.parametrize(("day", "term"), TERMS.values(), ids=TERMS)
def test_terms_begin_on_their_day(authority, day, term):
    """A day lies in the term that had begun by then."""
    assert authority.term_at(day) == term
