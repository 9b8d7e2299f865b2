"""Readings of a few papers in our own words, the way the readers give them."""

import datetime as dt

from archive.model import (
    Citation,
    Claim,
    Evidence,
    Kind,
    Page,
    Reading,
    Relation,
    Text,
)

AT = dt.datetime(2026, 11, 24, 3, 5, tzinfo=dt.UTC)

PLAN = """THÀNH ỦY BẮC KẠN
Số 171- KH/TU
Bắc Kạn, ngày 01 tháng 8 năm 2019
KẾ HOẠCH
tuyên truyền nghị quyết về xây dựng nông thôn
Thực hiện Công văn số 362 – CV/TU ngày 18/7/2019 của Tỉnh ủy Bắc Kạn; theo
Thông báo số 26- TB/BCĐ ngày 37/7/2019 và Chỉ thị 35-CT/TW <b>của Bộ Chính trị</b>.
"""


def claims(page: str, **facts: object) -> tuple[Claim, ...]:
    """Claims that were read where their words stand on ``page``, if they do."""
    made = []
    for field, value in facts.items():
        start = page.find(value) if isinstance(value, str) else -1
        evidence = (
            Evidence(1, start, start + len(str(value)), "test.rule")
            if start >= 0
            else None
        )
        made.append(Claim(field, value, evidence=evidence))
    return tuple(made)


def cited(page: str, verbatim: str, kind: Kind = "party", **rest: object) -> Citation:
    """A citation that stands on ``page`` as ``verbatim``."""
    start = page.index(verbatim)
    return Citation(start, start + len(verbatim), verbatim, kind, **rest)  # type: ignore[arg-type]  # the tests pass what the fields take


def reading(
    page: str, citations: tuple[Citation, ...] = (), **facts: object
) -> Reading:
    """The reading of a paper of one page."""
    text = Text("text/plain", (Page(1, page),))
    return Reading(text, claims(page, **facts), citations)


def plan() -> Reading:
    """Kế hoạch 171-KH/TU, which cites one paper held, one missing, one unsure."""
    return reading(
        PLAN,
        citations=(
            cited(
                PLAN,
                "Công văn số 362 – CV/TU ngày 18/7/2019 của Tỉnh ủy Bắc Kạn",
                type="Công văn",
                number=362,
                symbol="362-CV/TU",
                date=dt.date(2019, 7, 18),
                date_verbatim="18/7/2019",
                body="Tỉnh ủy Bắc Kạn",
                flags=("symbol_spacing",),
                relations=(Relation("implements", "Thực hiện"),),
            ),
            cited(
                PLAN,
                "Thông báo số 26- TB/BCĐ ngày 37/7/2019",
                type="Thông báo",
                number=26,
                symbol="26-TB/BCĐ",
                date_verbatim="37/7/2019",
                date_partial="2019-07",
                flags=("date_impossible",),
            ),
            cited(
                PLAN,
                "Chỉ thị 35-CT/TW",
                type="Chỉ thị",
                number=35,
                symbol="35-CT/TW",
            ),
        ),
        type="Kế hoạch",
        number=171,
        symbol="171-KH/TU",
        symbol_verbatim="171- KH/TU",
        issuers=["Thành ủy Bắc Kạn"],
        issued={"verbatim": "ngày 01 tháng 8 năm 2019", "date": "2019-08-01"},
        subject="tuyên truyền nghị quyết về xây dựng nông thôn",
        signer={"name": "Nguyễn Văn An", "position": "PHÓ BÍ THƯ"},
    )


def dispatch() -> Reading:
    """Công văn 362-CV/TU, which the plan cites."""
    return reading(
        "Công văn về việc quán triệt kết luận.",
        type="Công văn",
        number=362,
        symbol="362-CV/TU",
        issuers=["Tỉnh ủy Bắc Kạn"],
        issued={"verbatim": "18/7/2019", "date": "2019-07-18"},
        subject="về việc quán triệt kết luận",
    )


def directive(year: int, month: int, day: int) -> Reading:
    """Chỉ thị 35-CT/TW, which was issued twice."""
    return reading(
        "Chỉ thị về đại hội đảng bộ các cấp.",
        type="Chỉ thị",
        number=35,
        symbol="35-CT/TW",
        issuers=["Ban Chấp hành Trung ương"],
        organ="Bộ Chính trị",
        issued={
            "verbatim": f"{day}/{month}/{year}",
            "date": f"{year}-{month:02d}-{day:02d}",
        },
        subject="về đại hội đảng bộ các cấp",
    )


def notice() -> Reading:
    """A notice with a date that does not exist."""
    return reading(
        "Thông báo lịch phát sóng tháng 7.",
        type="Thông báo",
        issuers=["Ban Tuyên giáo Tỉnh ủy Bắc Kạn"],
        issued={
            "verbatim": "37/7/2019",
            "partial": "2019-07",
            "flags": ["date_impossible"],
        },
        subject="lịch phát sóng",
        flags=["date_impossible"],
    )


REPLACING = "Quyết định này thay thế Công văn số 362-CV/TU ngày 18/7/2019."


def replacing(
    symbol: str = "9-QĐ/TU",
    day: str = "2024-06-01",
    issuer: str = "Tỉnh ủy Bắc Kạn",
    **facts: object,
) -> Reading:
    """A decision that says it replaces the dispatch."""
    mention = cited(
        REPLACING,
        "Công văn số 362-CV/TU ngày 18/7/2019",
        type="Công văn",
        number=362,
        symbol="362-CV/TU",
        date=dt.date(2019, 7, 18),
        body="Tỉnh ủy Bắc Kạn",
        relations=(Relation("replaces", "thay thế"),),
    )
    said = {
        "symbol": symbol,
        "number": int(symbol.partition("-")[0]),
        "issuers": [issuer],
        "issued": {"verbatim": day, "date": day},
    }
    return reading(REPLACING, (mention,), **(said | facts))
