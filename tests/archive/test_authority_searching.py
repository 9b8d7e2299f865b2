"""Bodies are found by words of their names, by places and by codes."""

from datetime import date

import pytest

from archive import authority
from archive.authority.additions import AddedBody, AddedName
from archive.authority.searching import MOST


@pytest.fixture(scope="module")
def known():
    """The authority as it ships."""
    return authority.load()


FOUND = {
    "a name": ("Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
    "without marks": ("tinh uy bac kan", "Tỉnh ủy Bắc Kạn"),
    "the old tone": ("Tỉnh uỷ Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
    "short forms": ("UBND huyện na rì", "Ủy ban nhân dân huyện Na Rì"),
    "words begun": ("tuyen gi bac k", "Ban Tuyên giáo Tỉnh ủy Bắc Kạn"),
    "words turned round": ("bac kan to chuc", "Ban Tổ chức Tỉnh ủy Bắc Kạn"),
    "a place": ("Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
    "another name": (
        "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn",
        "Tỉnh ủy Bắc Kạn",
    ),
    "a code": ("btgtw", "Ban Tuyên giáo Trung ương"),
    "the Centre": ("uỷ ban kiểm tra trung ương", "Ủy ban Kiểm tra Trung ương"),
}


@pytest.mark.parametrize(("text", "name"), FOUND.values(), ids=FOUND)
def test_the_likeliest_comes_first(known, text, name):
    """Whatever is typed of it."""
    assert known.found(text)[0].name == name


def test_every_body_found_has_every_word(known):
    """Nothing is found that the words do not say, at least begun."""
    found = known.found("dan van bac kan")

    assert found
    for body in found:
        said = " ".join(f" {name}" for name in known.bodies.keys_of(body))
        assert all(f" {word}" in said for word in ("dan", "van", "bac", "kan"))


NOTHING = {"nothing": "", "blanks": "  ", "signs": "«»!?", "no name": "zymurgy xyz"}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_says_nothing_finds_nothing(known, text):
    """No body is better than all of them."""
    assert known.found(text) == ()


@pytest.mark.parametrize("text", ["a", "ủy ban", "x" * 4000, "ban " * 1000])
def test_no_text_finds_more_than_can_be_read(known, text):
    """A letter is in thousands of names."""
    assert len(known.found(text)) <= MOST


def test_a_day_leaves_out_what_was_not_there(known):
    """Of two records of a name one was there."""
    every = [b for b in known.found("Tỉnh ủy Thái Nguyên") if b.kind == "committee"]
    then = known.found("Tỉnh ủy Thái Nguyên", date(2026, 1, 1))

    assert len([b for b in every if b.name == "Tỉnh ủy Thái Nguyên"]) == 2
    assert then[0].id == "tinh-uy-thai-nguyen:2025"
    assert all(body.is_valid(date(2026, 1, 1)) for body in then)


def test_what_clerks_added_is_found(known):
    """By its name, another name and a code; a body of a place under its new name."""
    more = known.with_additions(
        [
            AddedBody(
                "Nhóm Sông Cầu", "province", "steering", ("NSC",), ("Nhóm Nước",)
            ),
            AddedName("tinh-uy-bac-kan", "Tỉnh bộ Bắc Kạn"),
        ]
    )

    assert [b.name for b in more.found("song cau nhom")] == ["Nhóm Sông Cầu"]
    assert [b.name for b in more.found("NSC")] == ["Nhóm Sông Cầu"]
    assert [b.name for b in more.found("nhóm nước")] == ["Nhóm Sông Cầu"]
    assert more.found("tinh bo bac kan")[0].name == "Tỉnh ủy Bắc Kạn"
    assert known.found("tinh bo bac kan")[:1] != more.found("tinh bo bac kan")[:1]
    assert known.found("song cau nhom") == ()


def test_what_stands_below_is_of_the_place(known):
    """Its own organs and the committees of its districts, no other place's."""
    names = {b.name for b in known.bodies.below(known.bodies["tinh-uy-bac-kan"])}

    assert {"Ban Tuyên giáo Tỉnh ủy Bắc Kạn", "Huyện ủy Na Rì"} <= names
    assert "Ban Tuyên giáo Huyện ủy Na Rì" not in names
    assert "Ban Tuyên giáo Tỉnh ủy Cao Bằng" not in names


def test_terms_are_those_of_the_body(known):
    """A committee has its own, its organs have them too, the Centre has the Party's."""
    province = known.bodies["tinh-uy-bac-kan"]
    organ = known.bodies["ban-tuyen-giao-tinh-uy-bac-kan"]
    central = known.bodies["ban-chap-hanh-trung-uong"]

    assert {t.body for t in known.terms_of(province)} == {"Tỉnh ủy Bắc Kạn"}
    assert known.terms_of(organ) == known.terms_of(province)
    assert known.terms_of(central) == known.terms
