"""Which paper a citation means: ``domain.md`` §1.6, F1-F3 and §4.4 as tables."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import authority as authorities
from archive import dates, symbols
from archive.facts import Metadata
from archive.links import (
    Ambiguous,
    Candidate,
    Period,
    Resolved,
    Unknown,
    complete,
    group,
    keys,
    numbering,
    numbering_of,
    resolve,
)
from archive.model import Citation, Issued

AUTHORITY = authorities.load()


def paper(
    symbol: str | None = None,
    date: str | None = None,
    issuer: str | None = None,
    type: str | None = None,  # noqa: A002 -- the field's own name
    **facts,
) -> Metadata:
    """A paper held, by what matters for resolving."""
    read = symbols.read(symbol) if symbol else None
    found = AUTHORITY.type_coded(read.type_code, read.style) if read else None
    return Metadata(
        type=type or (found.name if found else None),
        number=read.number if read else None,
        symbol=symbol,
        issuers=(issuer,) if issuer else (),
        issued=dates.read(date) if date else None,
        **facts,
    )


def cite(
    symbol: str | None = None,
    date: str | None = None,
    body: str | None = None,
    type: str | None = None,  # noqa: A002 -- the field's own name
    **parts,
) -> Citation:
    """A citation as the finder gives it."""
    read = symbols.read(symbol) if symbol else None
    day = (dates.read(date) if date else None) or Issued("")
    values = {
        "kind": read.style if read else "short",
        "number": read.number if read else None,
        **parts,
    }
    return Citation(
        0,
        10,
        "…",
        type=type,
        symbol=symbol,
        date=day.date,
        date_partial=day.partial,
        body=body,
        **values,
    )


CENTRE = "Ban Chấp hành Trung ương"
CITY, PROVINCE = "Thành ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"
NEWS = Metadata()
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


def numbered(held) -> list[Candidate]:
    """Papers with their places in the list as numbers."""
    return [Candidate(number, metadata) for number, metadata in enumerate(held)]


HOLDERS = st.lists(
    st.sampled_from([*PLANS, *CONGRESS, CONCLUSION, STEERING]), max_size=5
)
CITATIONS = st.sampled_from(
    [case[0] for case in (*RESOLVED.values(), *UNKNOWN.values())]
)
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


COMPLETED = {
    "a bare symbol after the full one": (
        [cite("171-KH/TU", "1/8/2019", CITY), cite("171-KH/TU")],
        (CITY, dt.date(2019, 8, 1)),
    ),
    "two full ones that differ give nothing": (
        [
            cite("171-KH/TU", "1/8/2019", CITY),
            cite("171-KH/TU", None, PROVINCE),
            cite("171-KH/TU"),
        ],
        (None, None),
    ),
    "what the citation says itself is kept": (
        [cite("171-KH/TU", "1/8/2019", CITY), cite("171-KH/TU", None, PROVINCE)],
        (PROVINCE, None),
    ),
    "the date picks the mention": (
        [
            cite("35-CT/TW", "30/5/2019", "Bộ Chính trị"),
            cite("35-CT/TW", "14/6/2024", "Ban Bí thư"),
            cite("35-CT/TW", "14/6/2024"),
        ],
        ("Ban Bí thư", dt.date(2024, 6, 14)),
    ),
}


@pytest.mark.parametrize(("citations", "last"), COMPLETED.values(), ids=COMPLETED)
def test_completes_from_the_same_paper(citations, last):
    """The last citation is read in the light of the others of its paper."""
    completed = complete(citations, AUTHORITY)[-1]

    assert (completed.body, completed.date) == last


@given(st.lists(CITATIONS, max_size=6))
def test_completes_backwards_too(citations):
    """A bare symbol is understood whether the full one stands before or after."""
    forwards = complete(citations, AUTHORITY)
    backwards = complete(citations[::-1], AUTHORITY)

    assert [one.body for one in forwards] == [one.body for one in backwards[::-1]]


def test_of_two_spellings_the_shorter_completes():
    """The committee is named and not its board, whichever stands first."""
    board = cite("171-KH/TU", "15/10/2019", "Ban Thường vụ Tỉnh ủy Bắc Kạn")
    whole = cite("171-KH/TU", "15/10/2019", "Tỉnh ủy Bắc Kạn")
    bare = cite("171-KH/TU")

    for mentions in ([board, whole, bare], [bare, whole, board]):
        (completed,) = (
            sought
            for printed, sought in zip(
                mentions, complete(mentions, AUTHORITY), strict=True
            )
            if printed == bare
        )
        assert completed.body == "Tỉnh ủy Bắc Kạn"


def test_completes_short_names():
    """A short name takes the symbol of the one paper cited in full before."""
    full = cite("05-CT/TW", "15/5/2016", "Bộ Chính trị", type="Chỉ thị")

    completed = complete([full, SHORT], AUTHORITY)[1]

    assert keys.sought(completed) == keys.sought(full)
    assert (completed.start, completed.kind) == (SHORT.start, "short")


GROUPS = {
    "full, dated and bare mentions of one paper": (
        [
            cite("53-KL/TW"),
            cite("53-KL/TW", "4/6/2019", "Ban Bí thư"),
            cite("53-KL/TW", "4/6/2019"),
        ],
        [[1, 2, 0]],
    ),
    "two bodies": (
        [cite("171-KH/TU", None, CITY), cite("171-KH/TU", None, PROVINCE)],
        [[0], [1]],
    ),
    "two days": (
        [cite("35-CT/TW", "30/5/2019"), cite("35-CT/TW", "14/6/2024")],
        [[0], [1]],
    ),
    "a bare mention that may mean either stands apart": (
        [
            cite("35-CT/TW", "30/5/2019"),
            cite("35-CT/TW", "14/6/2024"),
            cite("35-CT/TW"),
            cite("35-CT/TW"),
        ],
        [[0], [1], [2, 3]],
    ),
    "a month agrees with its day": (
        [cite("26-TB/BCĐ", "37/7/2019"), cite("26-TB/BCĐ", "27/7/2019")],
        [[1, 0]],
    ),
    "organs of one committee": (
        [
            cite("53-KL/TW", None, "Bộ Chính trị"),
            cite("53-KL/TW", None, "Ban Bí thư"),
        ],
        [[0, 1]],
    ),
}


@pytest.mark.parametrize(("citations", "groups"), GROUPS.values(), ids=GROUPS)
def test_groups_mentions_of_one_paper(citations, groups):
    """Mentions are parted by body and date, the fullest first."""
    assert group(citations, AUTHORITY) == groups


@given(st.lists(CITATIONS, max_size=8))
def test_groups_lose_nothing(citations):
    """Every mention stands in exactly one group."""
    placed = [place for places in group(citations, AUTHORITY) for place in places]

    assert sorted(placed) == list(range(len(citations)))


PERIODS = {
    "a day": (dt.date(2019, 8, 1), None, dt.date(2019, 8, 1), dt.date(2019, 8, 1)),
    "a month": (None, "2020-02", dt.date(2020, 2, 1), dt.date(2020, 2, 29)),
    "a year": (None, "2020", dt.date(2020, 1, 1), dt.date(2020, 12, 31)),
}


@pytest.mark.parametrize(
    ("date", "partial", "first", "last"), PERIODS.values(), ids=PERIODS
)
def test_periods(date, partial, first, last):
    """A date is known to the day, the month or the year."""
    assert Period.of(date, partial) == Period(first, last)


@pytest.mark.parametrize("partial", [None, "", "2019-13", "x", "0"])
def test_no_period(partial):
    """What is not a date gives no period, and no error."""
    assert Period.of(None, partial) is None


NUMBERING = {
    "the Politburo": ("Bộ Chính trị", "Ban Chấp hành Trung ương"),
    "the Secretariat, with its term": (
        "Ban Bí thư (khóa XII)",
        "Ban Chấp hành Trung ương",
    ),
    "a Standing Board": ("Ban Thường vụ Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"),
    "a Standing Board without its place": ("Ban Thường vụ Thành ủy", "Thành ủy"),
    "capitals": ("THÀNH ỦY BẮC KẠN", "Thành uỷ Bắc Kạn"),
}


def test_bodies_of_one_name_are_told_apart():
    """A steering committee is known by the committee or the place above it."""
    one = Metadata(issuers=("Ban Chỉ đạo 35",), parent="Tỉnh ủy Bắc Kạn")
    other = Metadata(issuers=("Ban Chỉ đạo 35",), parent="Tỉnh ủy Lâm Đồng")

    assert numbering_of(one, AUTHORITY) != numbering_of(other, AUTHORITY)


@pytest.mark.parametrize(("name", "series"), NUMBERING.values(), ids=NUMBERING)
def test_numbering(name, series):
    """Organs of one committee number their papers in one series."""
    assert numbering(name, AUTHORITY) == numbering(series, AUTHORITY)
