"""What is a question for a person, and what is only a remark."""

import datetime as dt

import pytest

from archive import authority, dates, doubts, facts, proposals
from archive.facts import Candidate, Metadata
from archive.links import Ambiguous, Resolved, Unknown
from archive.model import Box, Citation, Claim, Evidence

TABLES = authority.load()
WHOLE = {
    "type": "Kế hoạch",
    "symbol": "171-KH/TU",
    "number": 171,
    "issuers": ["Thành ủy Bắc Kạn"],
    "issued": {"verbatim": "01/8/2019", "date": "2019-08-01"},
    "subject": "về việc tuyên truyền",
}


def found(*decided: Claim, **changed):
    """The field and kind of each doubt about a paper that was read so."""
    read = [
        Claim(name, value, verbatim=str(value))
        for name, value in (WHOLE | changed).items()
        if value is not None
    ]
    claims = [*read, *decided]
    made = doubts.of_facts(facts.standing(claims), facts.view(claims))
    return [(one.field, one.kind) for one in made]


def impossible(*flags):
    return {"verbatim": "37/7/2019", "partial": "2019-07", "flags": list(flags)}


@pytest.mark.parametrize(
    ("changed", "asked"),
    [
        pytest.param({}, [], id="all was read"),
        pytest.param(
            {"issued": impossible("date_impossible")},
            [("issued", "date_impossible")],
            id="a day that never was",
        ),
        pytest.param(
            {"flags": ["date_suspect"]}, [("issued", "date_suspect")], id="suspect day"
        ),
        pytest.param(
            {"issued": impossible("date_partial")},
            [("issued", "date_partial")],
            id="a month only",
        ),
        pytest.param(
            {"issued": impossible("date_partial"), "draft": "Dự thảo"},
            [],
            id="a draft has no day yet",
        ),
        pytest.param(
            {"symbol": None, "number": None, "flags": ["number_blank"]},
            [("symbol", "number")],
            id="a blank number is asked once",
        ),
        pytest.param(
            {"symbol": None, "number": None}, [("symbol", "missing")], id="no number"
        ),
        pytest.param(
            {"type": "Điều lệ Đảng", "symbol": None, "number": None},
            [],
            id="a kind that has no number",
        ),
        pytest.param(
            {
                "type": "Phụ lục",
                "issuers": None,
                "issued": None,
                "part_of": "171-KH/TU",
            },
            [],
            id="an annex has them from its paper",
        ),
        pytest.param(
            {"type": None, "issuers": None, "issued": None},
            [("type", "missing")],
            id="first what it is at all",
        ),
        pytest.param(
            {"flags": ["type_mismatch"]}, [("type", "type_mismatch")], id="type"
        ),
        pytest.param(
            {"flags": ["symbol_spacing", "body_inferred", "inherited"]},
            [],
            id="remarks are no questions",
        ),
    ],
)
def test_a_question_is_asked_where_a_person_can_answer(changed, asked):
    """Each doubtful reading is asked about once, remarks never."""
    assert found(**changed) == asked


@pytest.mark.parametrize("value", [WHOLE["subject"], "khác", None])
def test_whatever_a_person_decides_settles_it(value):
    """To confirm the reading is an answer, and so is that there is none."""
    unsure = Evidence(1, 0, 9, "subject.title_line", 0.5)
    read = Claim("subject", WHOLE["subject"], evidence=unsure)
    decided = Claim("subject", value, source="person:lan")

    assert found(read, subject=None) == [("subject", "unsure")]
    assert found(read, decided, subject=None) == []


CITED = Citation(0, 9, "35-CT/TW", "party", symbol="35-CT/TW", number=35)
TYPO = Citation(0, 9, "35-CT/TW", "party", flags=("body_typo",))


@pytest.mark.parametrize(
    ("citation", "resolution", "kind"),
    [
        pytest.param(CITED, Resolved(1, ("symbol",)), None, id="sure"),
        pytest.param(CITED, Ambiguous((1, 2), ("symbol",)), "ambiguous", id="several"),
        pytest.param(
            CITED, Resolved(1, ("symbol",), ("mismatch",)), "mismatch", id="mismatch"
        ),
        pytest.param(
            CITED, Unknown(("not_held",), ("mismatch",)), None, id="of nothing held"
        ),
        pytest.param(TYPO, Resolved(1, ("symbol",)), "misprinted", id="typo"),
        pytest.param(TYPO, Unknown(("not_held",)), None, id="a typo of nothing held"),
        pytest.param(
            TYPO, Unknown(("body_differs",)), "misprinted", id="a typo hides a paper"
        ),
        pytest.param(TYPO, Resolved(1, ("decided",)), None, id="decided"),
        pytest.param(
            CITED, Ambiguous((1, 2), ("symbol", "decided")), "ambiguous", id="one less"
        ),
    ],
)
def test_a_link_is_asked_about_where_it_may_be_another_paper(
    citation, resolution, kind
):
    """What nobody can decide with the papers at hand is left to the wanted list."""
    made = doubts.of_link(citation, resolution, "35cttw", (1, 2))

    assert (made and made.kind) == kind


def days(printed):
    """The days proposed for a printed one, as they are written."""
    made = proposals.of("issued", Metadata(issued=dates.read(printed)), (), TABLES)
    values = [one.facts["issued"] for one in made]
    return [value["date"] or value["partial"] for value in values]


@pytest.mark.parametrize(
    ("printed", "likeliest"),
    [
        pytest.param("37/7/2019", "2019-07-31", id="7 for 1"),
        pytest.param("31/6/2019", "2019-06-30", id="the end of the month"),
        pytest.param("7/23/2019", "2019-07-23", id="day and month exchanged"),
        pytest.param("30/02/2021", "2021-02-28", id="February"),
    ],
)
def test_a_day_that_never_was_is_proposed_one_slip_away(printed, likeliest):
    """Each proposal is a real day, with what is printed kept beside it."""
    proposed = days(printed)

    assert proposed[0] == likeliest
    assert len(proposed) == len(set(proposed)) <= proposals.MOST
    for day in proposed:
        assert len(day) == len("2019-07") or str(dt.date.fromisoformat(day)) == day


@pytest.mark.parametrize(
    ("field", "metadata", "files", "value"),
    [
        pytest.param(
            "symbol", Metadata(), ("KH 171 TU.doc",), "171-KH/TU", id="file name"
        ),
        pytest.param(
            "symbol",
            Metadata(symbol_verbatim="2ƒ /CT-UBND"),
            ("2352 ( 07-CT-UBND).signed.pdf",),
            "07/CT-UBND",
            id="the number in the file name, and the symbol as printed",
        ),
        pytest.param(
            "symbol",
            Metadata(
                symbol_verbatim="(7l3 cxwnu",
                type="Chương trình",
                regime="party",
                issuers=("Tỉnh ủy Quảng Trị",),
            ),
            ("gcd_1713 ctr tu.pdf",),
            "1713-CTr/TU",
            id="the number in the file name, with kind and body",
        ),
        pytest.param(
            "type",
            Metadata(type="Kế hoạch", symbol="65-CTr/TU"),
            (),
            "Chương trình",
            id="what the symbol says",
        ),
        pytest.param(
            "issuers",
            Metadata(issuers=("Ban Tuyên giá Trung ương",)),
            (),
            ["Ban Tuyên giáo Trung ương"],
            id="a letter off",
        ),
    ],
)
def test_what_an_office_knows_is_proposed_first(field, metadata, files, value):
    """From the name of the file, the symbol, and the names of bodies."""
    assert proposals.of(field, metadata, files, TABLES)[0].facts[field] == value


def test_what_was_written_by_hand_is_proposed_with_its_place():
    """The candidates of the field come first, and one decision sets the number too."""
    box = Box(1.0, 2.0, 3.0, 4.0)
    seen = tuple(
        Candidate("symbol", symbol, "picture", share, 1, box)
        for symbol, share in (("11/CT-UBND", 0.6), ("14/CT-UBND", 0.3))
    )
    day = Candidate("issued", {"date": "2021-05-11"}, "picture", 0.5, 1, box)
    made = proposals.of("symbol", Metadata(candidates=(*seen, day)), (), TABLES)

    assert [one.facts for one in made] == [
        {"symbol": "11/CT-UBND", "number": 11},
        {"symbol": "14/CT-UBND", "number": 14},
    ]
    assert {(one.page, one.box) for one in made} == {(1, box)}
    issued = proposals.of("issued", Metadata(candidates=(*seen, day)), (), TABLES)
    assert [one.facts for one in issued] == [{"issued": {"date": "2021-05-11"}}]


def test_too_many_bodies_are_no_proposal():
    """Sixty committees sign as TU."""
    assert proposals.of("issuers", Metadata(symbol="65-CTr/TU"), (), TABLES) == ()


ROUND = {"few": (99, 99), "hundreds": (247, 240), "thousands": (20_999, 20_000)}


@pytest.mark.parametrize(("cited", "kept"), ROUND.values(), ids=ROUND)
def test_what_everybody_cites_is_counted_in_round_numbers(cited, kept):
    """Small counts are exact, large ones keep two digits."""
    assert doubts.rounded(cited) == kept
