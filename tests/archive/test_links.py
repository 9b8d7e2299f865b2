"""Which paper a citation means: ``domain.md`` §1.6, F1-F3 and §4.4 as tables."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import dates
from archive.links import Ambiguous, Resolved, Unknown, resolve
from tests.archive.linked import (
    AUTHORITY,
    CENTRE,
    CITY,
    NEWS,
    PROVINCE,
    cite,
    numbered,
    paper,
)

FROM_PROVINCE = paper("900-BC/TU", "5/9/2019", PROVINCE, place="Bắc Kạn")
FROM_ELSEWHERE = paper("12-KH/TU", "5/9/2019", "Tỉnh ủy Lâm Đồng", place="Đà Lạt")
STEERING = paper(
    "26-TB/BCĐ", "27/7/2019", "Ban Chỉ đạo 35 tỉnh Bắc Kạn", place="Bắc Kạn"
)
PLANS = (
    paper("171-KH/TU", "01/8/2019", CITY, place="Bắc Kạn"),
    paper("171-KH/TU", "15/10/2019", PROVINCE, place="Bắc Kạn"),
)
CONGRESS = (
    paper("35-CT/TW", "30/5/2019", CENTRE, organ="Bộ Chính trị"),
    paper("35-CT/TW", "14/6/2024", CENTRE, organ="Bộ Chính trị"),
)
CONCLUSION = paper("53-KL/TW", "4/6/2019", CENTRE, organ="Ban Bí thư")
SHORT = cite(type="Chỉ thị", number=5)
LOCAL_5 = paper("05-CT/TU", "2/3/2016", PROVINCE, place="Bắc Kạn")
CENTRAL_5 = paper("05-CT/TW", "15/5/2016", CENTRE, organ="Bộ Chính trị")

RESOLVED = {
    "body and date agree": (cite("171-KH/TU", "1/8/2019", CITY), NEWS, PLANS, 0),
    "the body alone decides": (cite("171-KH/TU", None, PROVINCE), NEWS, PLANS, 1),
    "the date alone decides": (cite("171-KH/TU", "1/8/2019"), NEWS, PLANS, 0),
    "a Standing Board numbers with its committee": (
        cite("171-KH/TU", None, "Ban Thường vụ Tỉnh ủy Bắc Kạn"),
        NEWS,
        PLANS,
        1,
    ),
    "the Secretariat numbers with the Central Committee": (
        cite("53-KL/TW", "4/6/2019", "Ban Bí thư Trung ương Đảng"),
        NEWS,
        (CONCLUSION,),
        0,
    ),
    "the date tells two terms apart": (
        cite("35-CT/TW", "14/6/2024", "Bộ Chính trị"),
        NEWS,
        CONGRESS,
        1,
    ),
    "TW is one body, so a bare symbol is enough": (
        cite("53-KL/TW"),
        FROM_ELSEWHERE,
        (CONCLUSION,),
        0,
    ),
    "nobody cites what is not issued yet": (
        cite("35-CT/TW"),
        FROM_PROVINCE,
        CONGRESS,
        0,
    ),
    "a bare symbol means the paper of one's own house": (
        cite("171-KH/TU"),
        paper("3-BC/TU", "5/12/2019", CITY, place="Bắc Kạn"),
        (PLANS[0], paper("171-KH/TU", "3/8/2018", "Tỉnh ủy Lâm Đồng", place="Đà Lạt")),
        0,
    ),
    "a bare symbol means the only holder": (cite("171-KH/TU"), NEWS, PLANS[:1], 0),
    "a relative body is that of the citing paper's place": (
        cite("25-CV/BCĐ", "3/7/2019", "Ban chỉ đạo 35"),
        FROM_PROVINCE,
        (
            paper("25-CV/BCĐ", "3/7/2019", "Ban Chỉ đạo 35 tỉnh Bắc Kạn"),
            paper("25-CV/BCĐ", "3/7/2019", "Ban Chỉ đạo 35 tỉnh Lâm Đồng"),
        ),
        0,
    ),
    "an impossible day agrees by its month": (
        cite("26-TB/BCĐ", "37/7/2019", "Ban chỉ đạo 35"),
        FROM_PROVINCE,
        (STEERING,),
        0,
    ),
    "a short name that one paper carries": (SHORT, NEWS, (CENTRAL_5,), 0),
    "a short name with its body": (
        dataclasses.replace(SHORT, body=PROVINCE),
        NEWS,
        (CENTRAL_5, LOCAL_5),
        1,
    ),
    "ĐA and DA share a key, not a series": (
        cite("24-ĐA/TU", None, PROVINCE),
        NEWS,
        (
            paper("24-DA/TU", "1/2/2024", PROVINCE),
            paper("24-ĐA/TU", "27/12/2024", PROVINCE),
        ),
        1,
    ),
    "a number given twice in a year, told apart by the day": (
        cite("87/QĐ-UBND", "9/2/2021", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        NEWS,
        (
            paper("87/QĐ-UBND", "2/2/2021", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
            paper("87/QĐ-UBND", "9/2/2021", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        ),
        1,
    ),
    "the Standing Board without its place, on the same day": (
        cite("171-KH/TU", "15/10/2019", "Ban Thường vụ Tỉnh ủy"),
        dataclasses.replace(FROM_PROVINCE, issued=dates.read("5/11/2019")),
        (dataclasses.replace(PLANS[1], organ="Ban Thường vụ Tỉnh ủy Bắc Kạn"),),
        0,
    ),
    "a ward does not contradict the city it lies in": (
        cite("171-KH/TU", None, "Thành ủy"),
        paper("3-NQ/CB", "5/9/2019", "Chi bộ tổ dân phố 4", place="Sông Cầu"),
        PLANS,
        0,
    ),
    "a cell means the committee above it": (
        cite("7-KH/ĐU"),
        paper(
            "3-NQ/CB",
            "5/9/2019",
            "Chi bộ tổ dân phố 4",
            parent="Đảng bộ phường Sông Cầu",
        ),
        (
            paper("7-KH/ĐU", "5/3/2019", "Đảng ủy phường Sông Cầu"),
            paper("7-KH/ĐU", "6/3/2019", "Đảng ủy phường Xuất Hóa"),
        ),
        0,
    ),
    "a letterhead of two lines": (
        cite("9-CV/BTGTU", None, "Ban Tuyên giáo Tỉnh ủy Bắc Kạn"),
        NEWS,
        (
            paper("9-CV/BTGTU", None, "Ban Tuyên giáo", parent="Tỉnh ủy Lâm Đồng"),
            paper("9-CV/BTGTU", None, "Ban Tuyên giáo", parent="Tỉnh ủy Bắc Kạn"),
        ),
        1,
    ),
    "a committee under its province, cited with the place": (
        cite("25-CV/BCĐ", None, "Ban Chỉ đạo 35 tỉnh Bắc Kạn"),
        NEWS,
        (
            paper("25-CV/BCĐ", None, "Ban Chỉ đạo 35", place="Đà Lạt"),
            paper("25-CV/BCĐ", None, "Ban Chỉ đạo 35", place="Bắc Kạn"),
        ),
        1,
    ),
    "a committee under its province's committee, cited with the place": (
        cite("25-CV/BCĐ", None, "Ban chỉ đạo 35 tỉnh Bắc Kạn"),
        NEWS,
        (
            paper("25-CV/BCĐ", None, "Ban Chỉ đạo 35", parent="Huyện ủy Na Rì"),
            paper("25-CV/BCĐ", None, "Ban Chỉ đạo 35", parent="Tỉnh ủy Bắc Kạn"),
        ),
        1,
    ),
    "a body nobody recognised does not stand against the date": (
        cite("171-KH/TU", "1/8/2019", CITY),
        NEWS,
        (paper("171-KH/TU", "1/8/2019"),),
        0,
    ),
}


@pytest.mark.parametrize(
    ("citation", "citing", "held", "meant"), RESOLVED.values(), ids=RESOLVED
)
def test_resolves(citation, citing, held, meant):
    """A paper is meant when exactly one is consistent with all that is known."""
    resolution = resolve(citation, citing, numbered(held), AUTHORITY)

    assert isinstance(resolution, Resolved)
    assert (resolution.document, resolution.flags) == (meant, ())


MISMATCHED = {
    "another day in the same term": (
        cite("53-KL/TW", "5/6/2019", "Ban Bí thư"),
        CONCLUSION,
    ),
    "last year's number, by habit": (cite("171-KH/TU", "1/8/2018", CITY), PLANS[0]),
    "the wrong kind of paper": (
        cite("65-CTr/TU", "1/3/2019", PROVINCE, type="Kế hoạch"),
        paper("65-CTr/TU", "1/3/2019", PROVINCE),
    ),
    "a regulation called a decision": (
        cite("66-QĐ/TW", "6/2/2017", "Ban Bí thư", type="Quyết định"),
        paper("66-QĐ/TW", "6/2/2017", CENTRE, type="Quy định", organ="Ban Bí thư"),
    ),
    "another organ of the same committee": (
        cite("53-KL/TW", "4/6/2019", "Bộ Chính trị"),
        CONCLUSION,
    ),
}


@pytest.mark.parametrize(("citation", "held"), MISMATCHED.values(), ids=MISMATCHED)
def test_links_in_spite_of_a_mismatch(citation, held):
    """Symbol and body mean one paper, so what disagrees is flagged, not mended."""
    resolution = resolve(citation, NEWS, numbered([held]), AUTHORITY)

    assert isinstance(resolution, Resolved)
    assert resolution.flags == ("mismatch",)


AMBIGUOUS = {
    "a bare symbol with two holders": (cite("171-KH/TU"), NEWS, PLANS, (0, 1)),
    "two terms of one series": (
        cite("35-CT/TW", None, "Bộ Chính trị"),
        paper("1-BC/TU", "1/1/2025", PROVINCE),
        CONGRESS,
        (0, 1),
    ),
    "only a holder from elsewhere": (
        cite("171-KH/TU"),
        FROM_ELSEWHERE,
        PLANS[:1],
        (0,),
    ),
    "a short name of a central and a local paper": (
        SHORT,
        FROM_PROVINCE,
        (CENTRAL_5, LOCAL_5),
        (0, 1),
    ),
    "two staff organs of one name and no place": (
        cite("9-CV/BTGTU", None, "Ban Tuyên giáo"),
        paper("8-CV/BTGTU", None, "Ban Tuyên giáo"),
        (
            paper("9-CV/BTGTU", None, "Ban Tuyên giáo", parent="Tỉnh ủy Lâm Đồng"),
            paper("9-CV/BTGTU", None, "Ban Tuyên giáo", parent="Tỉnh ủy Bắc Kạn"),
        ),
        (0, 1),
    ),
    "a relative body, nobody knows whose": (
        cite("171-KH/TU", None, "Tỉnh ủy"),
        NEWS,
        (PLANS[1], paper("171-KH/TU", "3/8/2018", "Tỉnh ủy Lâm Đồng")),
        (0, 1),
    ),
}


@pytest.mark.parametrize(
    ("citation", "citing", "held", "meant"), AMBIGUOUS.values(), ids=AMBIGUOUS
)
def test_stays_ambiguous(citation, citing, held, meant):
    """Several papers may be meant, and nothing decides."""
    resolution = resolve(citation, citing, numbered(held), AUTHORITY)

    assert isinstance(resolution, Ambiguous)
    assert resolution.documents == meant


UNKNOWN = {
    "nothing under the symbol": (cite("53-KL/TW"), NEWS, (), ("not_held",)),
    "the city's plan is not the province's": (
        cite("171-KH/TU", "1/8/2019", CITY),
        NEWS,
        PLANS[1:],
        ("body_differs",),
    ),
    "the same words in another term": (
        cite("35-CT/TW", "30/5/2019", "Bộ Chính trị"),
        NEWS,
        CONGRESS[1:],
        ("date_differs",),
    ),
    "a State number starts again each year": (
        cite("11/CT-UBND", "5/4/2021", "Ủy ban nhân dân tỉnh Quảng Ngãi"),
        NEWS,
        (paper("11/CT-UBND", "5/4/2024", "Ủy ban nhân dân tỉnh Quảng Ngãi"),),
        ("date_differs",),
    ),
    "a body that does not sign with this symbol": (
        cite("06-HD/TW", None, "Ban Tổ chức Trung ương"),
        NEWS,
        (paper("06-HD/TW", "9/6/2025", CENTRE),),
        ("body_differs",),
    ),
    "a short State number of another year": (
        cite(type="Thông tư", number=1, symbol_verbatim="01/2017"),
        NEWS,
        (paper("01/2022/TT-BNV", "5/4/2022", "Bộ Nội vụ"),),
        ("date_differs",),
    ),
    "a paper issued only afterwards": (
        cite("35-CT/TW"),
        FROM_PROVINCE,
        CONGRESS[1:],
        ("issued_later",),
    ),
    "a relative body from elsewhere": (
        cite("26-TB/BCĐ", None, "Ban chỉ đạo 35"),
        FROM_ELSEWHERE,
        (STEERING,),
        ("body_differs",),
    ),
}


def test_a_body_that_contradicts_its_symbol_is_flagged():
    """What contradicts itself stays unresolved with a flag, held or not."""
    wrong = cite("06-HD/TW", None, "Ban Tổ chức Trung ương")
    right = cite("53-KL/TW", None, "Ban Bí thư")

    assert resolve(wrong, NEWS, (), AUTHORITY) == Unknown(("not_held",), ("mismatch",))
    assert resolve(right, NEWS, (), AUTHORITY) == Unknown(("not_held",))


@pytest.mark.parametrize(
    ("citation", "citing", "held", "reasons"), UNKNOWN.values(), ids=UNKNOWN
)
def test_stays_unknown(citation, citing, held, reasons):
    """No paper held can be the one cited, and the reasons say why."""
    resolution = resolve(citation, citing, numbered(held), AUTHORITY)

    assert isinstance(resolution, Unknown)
    assert resolution.reasons == reasons


HOLDERS = st.lists(
    st.sampled_from([*PLANS, *CONGRESS, CONCLUSION, STEERING]), max_size=5
)
MADE = [case[0] for case in (*RESOLVED.values(), *UNKNOWN.values())]
CITATIONS = st.sampled_from(MADE)
CITING = st.sampled_from([NEWS, FROM_PROVINCE, FROM_ELSEWHERE])


@given(citation=CITATIONS, citing=CITING, held=HOLDERS, seed=st.randoms())
def test_order_does_not_decide(citation, citing, held, seed):
    """What a citation means does not depend on the order of the papers held."""
    candidates = numbered(held)
    shuffled = list(candidates)
    seed.shuffle(shuffled)

    one = resolve(citation, citing, candidates, AUTHORITY)
    other = resolve(citation, citing, shuffled, AUTHORITY)

    assert one.state == other.state
    assert set(one.documents) == set(other.documents)
