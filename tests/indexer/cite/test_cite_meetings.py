"""Resolutions cited by their meeting: whose it is, how its name is written."""

import pytest

from archive.authority import load
from archive.links import keys
from archive.model import Conference
from indexer import cite

AUTHORITY = load()


def met(text):
    """Return the meetings whose resolutions a text cites."""
    return [one.conference for one in cite.find(text, AUTHORITY)]


COMMITTEES = {
    "a name with và": (
        "Nghị quyết Đại hội Đảng bộ Viện Vật lý và Công nghệ lần thứ VI",
        ("VI", "Đảng bộ Viện Vật lý và Công nghệ"),
    ),
    "a name with a comma": (
        "Nghị quyết Đại hội Đảng bộ Sở Văn hóa, Thể thao và Du lịch lần thứ V",
        ("V", "Đảng bộ Sở Văn hóa, Thể thao và Du lịch"),
    ),
    "a name with a dash": (
        "Nghị quyết Đại hội Đảng bộ Bộ Lao động - Thương binh và Xã hội lần thứ XXIV",
        ("XXIV", "Đảng bộ Bộ Lao động - Thương binh và Xã hội"),
    ),
    "a name with a number": (
        "Nghị quyết Đại hội Đảng bộ Sư đoàn 5, Quân khu 7 lần thứ X",
        ("X", "Đảng bộ Sư đoàn 5, Quân khu 7"),
    ),
    "a name that guards": (
        "Nghị quyết Đại hội Đảng bộ Trung tâm Bảo vệ thực vật lần thứ III",
        ("III", "Đảng bộ Trung tâm Bảo vệ thực vật"),
    ),
    "a short form after the name": (
        "Nghị quyết Đại hội Đảng bộ (ĐHĐB) huyện lần thứ XXVI",
        ("XXVI", "Đảng bộ huyện"),
    ),
    "a short form with a dot": (
        "Nghị quyết Đại hội Đảng bộ TP.HCM lần thứ XI",
        ("XI", "Đảng bộ TP.HCM"),
    ),
    "offices together": (
        "Nghị quyết Đại hội Đảng bộ các cơ quan Đảng Trung ương lần thứ I",
        ("I", "Đảng bộ các cơ quan Đảng Trung ương"),
    ),
    "the Front and its unions": (
        "Nghị quyết Đại hội Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương lần thứ I",
        ("I", "Đảng bộ Mặt trận Tổ quốc, các đoàn thể Trung ương"),
    ),
    "the committee behind its years": (
        "Nghị quyết Đại hội đại biểu lần thứ XVII (nhiệm kỳ 2020-2025) Đảng bộ thành phố Hà Nội",
        ("XVII", "Đảng bộ thành phố Hà Nội"),
    ),
    "by its years alone": (
        "Nghị quyết Đại hội Đảng bộ tỉnh Bắc Kạn nhiệm kỳ 2020 – 2025",
        (None, "Đảng bộ tỉnh Bắc Kạn"),
    ),
    "the level before the committee": (
        "Nghị quyết Đại hội đại biểu Tỉnh Đảng bộ Quảng Trị lần thứ XV",
        ("XV", "Đảng bộ tỉnh Quảng Trị"),
    ),
    "a city before its committee": (
        "Nghị quyết Đại hội Thành Đảng bộ lần thứ V",
        ("V", "Đảng bộ thành phố"),
    ),
    "of a cell": (
        "Nghị quyết Đại hội Chi bộ nhiệm kỳ 2022-2025",
        (None, "Chi bộ"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), COMMITTEES.values(), ids=COMMITTEES)
def test_congresses_of_every_committee(text, expected):
    """Committees are named as they are, with commas, numbers and short forms."""
    ordinal, of = expected

    assert met(text) == [Conference("congress", ordinal, None, of)]
    assert [one.verbatim for one in cite.find(text, AUTHORITY)] == [text]


@pytest.mark.parametrize("joint", [" và ", ", ", "; "])
def test_each_congress_is_its_own(joint):
    """A congress without a number is not read into the next one."""
    text = f"Nghị quyết Đại hội Đảng bộ tỉnh{joint}Nghị quyết Đại hội Đảng bộ huyện lần thứ XX"

    assert met(text) == [Conference("congress", "XX", None, "Đảng bộ huyện")]


NO_CONGRESS = {
    "shareholders": "Nghị quyết của Đại hội cổ đông lần thứ nhất của Ngân hàng",
    "their assembly": "Nghị quyết Đại hội đồng cổ đông lần thứ 2",
    "the United Nations": "Nghị quyết Đại hội đồng Liên hợp quốc khóa 75",
    "all committees": "Nghị quyết Đại hội Đảng các cấp nhiệm kỳ 2020-2025",
    "a district of a number": "Nghị quyết Đại hội Đảng bộ Quận 8 đã nêu",
    "years of nobody": "Nghị quyết Đại hội nhiệm kỳ 2020-2025",
}


@pytest.mark.parametrize("text", NO_CONGRESS.values(), ids=NO_CONGRESS)
def test_other_assemblies_are_no_congresses(text):
    """Words that name no one congress of a committee name none."""
    assert met(text) == []


PLENUMS = {
    "terms in words": (
        "Nghị quyết Trung ương 4 khóa mười một và khóa mười hai",
        [("4", "XI"), ("4", "XII")],
    ),
    "a list without a term": (
        "(Nghị quyết Hội nghị Trung ương 11, 12)",
        [("11", None), ("12", None)],
    ),
    "the Centre said again": (
        "Nghị quyết T.Ư 6, T.Ư 7 (khóa XI)",
        [("6", "XI"), ("7", "XI")],
    ),
    "a number that counts": ("Nghị quyết Trung ương 4, 12 việc", [("4", None)]),
    "a number that counts years": ("Nghị quyết Trung ương 5 và 2 năm", [("5", None)]),
}


@pytest.mark.parametrize(("text", "expected"), PLENUMS.values(), ids=PLENUMS)
def test_plenums_in_lists(text, expected):
    """Each plenum of a list is cited; a number that counts is none."""
    assert [(one.ordinal, one.term) for one in met(text)] == expected


LOCAL = {
    "of a province": (
        "Nghị quyết Hội nghị lần thứ mười hai Ban Chấp hành Đảng bộ tỉnh Bắc Kạn (khóa XII) về",
        Conference("plenum", "12", "XII", "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn"),
    ),
    "in short": (
        "Nghị quyết Hội nghị lần thứ 6 BCH Đảng bộ tỉnh khóa XVI về",
        Conference("plenum", "6", "XVI", "BCH Đảng bộ tỉnh"),
    ),
    "of a committee by its other name": (
        "Kết luận Hội nghị lần thứ 3 của Huyện ủy Chợ Mới về",
        Conference("plenum", "3", None, "Huyện ủy Chợ Mới"),
    ),
}


@pytest.mark.parametrize(("text", "meeting"), LOCAL.values(), ids=LOCAL)
def test_plenums_of_local_committees(text, meeting):
    """Local committees meet in numbered plenums too, which are not the Centre's."""
    assert met(text) == [meeting]


def test_a_local_plenum_never_means_a_central_one():
    """Whose plenum it is belongs to the key under which papers meet."""
    local = Conference("plenum", "6", "XII", "BCH Đảng bộ tỉnh Bắc Kạn")
    central = Conference("plenum", "6", "XII")

    assert keys.meeting("Nghị quyết", local) != keys.meeting("Nghị quyết", central)


BRACKETS = {
    "open before": (
        "(theo Nghị quyết Trung ương 4 khóa XII)",
        "Nghị quyết Trung ương 4 khóa XII",
    ),
    "its own": (
        "theo Nghị quyết Trung ương 4 (khóa XII) về",
        "Nghị quyết Trung ương 4 (khóa XII)",
    ),
    "of the body": (
        "(Nghị quyết số 10 của Bộ Chính trị khóa VI)",
        "Nghị quyết số 10 của Bộ Chính trị khóa VI",
    ),
}


@pytest.mark.parametrize(("text", "verbatim"), BRACKETS.values(), ids=BRACKETS)
def test_a_bracket_closes_what_it_opened(text, verbatim):
    """A bracket that was open before a citation is no part of it."""
    assert [one.verbatim for one in cite.find(text, AUTHORITY)] == [verbatim]


ABROAD = [
    "Nghị quyết Đại hội lần thứ VII của Quốc tế Cộng sản",
    "Nghị quyết Đại hội lần thứ XX của Đảng Cộng sản Trung Quốc",
    "Nghị quyết Đại hội Đảng Cộng sản Liên Xô lần thứ XX",
    "Nghị quyết Đại hội XII Đảng Nhân dân Cách mạng Lào",
]


@pytest.mark.parametrize("text", ABROAD)
def test_congresses_of_other_parties(text):
    """What other parties resolved is none of the archive's papers."""
    assert met(text) == []


@pytest.mark.parametrize(
    "party", ["Đảng", "của Đảng Cộng sản Việt Nam", "Đảng Cộng sản Đông Dương"]
)
def test_the_party_by_its_whole_name(party):
    """The whole name of the Party belongs to the citation."""
    text = f"Nghị quyết Đại hội lần thứ II {party}"

    assert met(text) == [Conference("congress", "II", None, "toàn quốc")]
    assert [one.verbatim for one in cite.find(text, AUTHORITY)] == [text]


JOINED = {
    "of another committee": (
        "Nghị quyết Đại hội XIII của Đảng và Đại hội Đảng bộ tỉnh lần thứ XX",
        [("XIII", "toàn quốc"), ("XX", "Đảng bộ tỉnh")],
    ),
    "behind the years of the first": (
        "Nghị quyết Đại hội Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025 và Đại hội Đảng bộ huyện lần thứ XXV",
        [("XX", "Đảng bộ tỉnh"), ("XXV", "Đảng bộ huyện")],
    ),
    "ordinals alone": (
        "Nghị quyết Đại hội XI, XII và XIII của Đảng",
        [("XI", "toàn quốc"), ("XII", "toàn quốc"), ("XIII", "toàn quốc")],
    ),
    "one that is being held": (
        "Nghị quyết Đại hội XIII của Đảng và Đại hội Đảng bộ tỉnh lần thứ XX diễn ra",
        [("XIII", "toàn quốc")],
    ),
    "those of all levels": (
        "Nghị quyết Đại hội XIII của Đảng và Đại hội Đảng các cấp",
        [("XIII", "toàn quốc")],
    ),
    "a heading in the next line": (
        "Nghị quyết Đại hội XIII,\nII. Kết quả",
        [("XIII", "toàn quốc")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), JOINED.values(), ids=JOINED)
def test_one_kind_stands_for_several_congresses(text, expected):
    """Each congress that is joined to another has its own resolution."""
    assert [(one.ordinal, one.of) for one in met(text)] == expected


TOO_HIGH = {
    "that the Party has not held": ("lần thứ XXII", "Đảng bộ"),
    "in words": ("lần thứ hai mươi hai", "Đảng bộ"),
    "that the Party has held": ("lần thứ XIII", "toàn quốc"),
    "of a named committee": ("lần thứ XXII Đảng bộ tỉnh", "Đảng bộ tỉnh"),
}


@pytest.mark.parametrize(("said", "of"), TOO_HIGH.values(), ids=TOO_HIGH)
def test_a_congress_too_high_is_of_a_committee(said, of):
    """No term of the Party has that number, so the committee near by is meant."""
    (one,) = met(f"Nghị quyết Đại hội đại biểu {said}")

    assert one.of == of
