"""What is said of a paper among words decides which one comes first."""

from datetime import date

import pytest

from archive.authority import load
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.entry import Entry
from indexer.search.query import FIRST, HINT, Issued, Issuer, Number, SymbolIs, Type
from indexer.search.syntax import parse
from indexer.search.syntax.facts import heard
from indexer.search.syntax.values import words

AUTHORITY = load()
YEAR = Issued(date(2019, 1, 1), date(2019, 12, 31))
PLAN = Type("Kế hoạch")
REPORT = Type("Báo cáo")
KIND_171 = SymbolIs((), 171, "kh")
ALONE_171 = SymbolIs((), 171)
SYMBOL = SymbolIs(("171khtu",), 171, "kh")


def bodies(name):
    """A body by its name and the names of its organs, and the body alone."""
    key = AUTHORITY.body_key(name)
    return Issuer(words(name), key), Issuer((), key)


TOWN = bodies("Thành ủy Bắc Kạn")

FACTS = {
    "a number and a body": ("171 thanh uy bac kan", FIRST, (Number(171), *TOWN)),
    "so, a number, of a body": (
        "số 171 của thành uỷ bắc kạn",
        FIRST,
        (Number(171), *TOWN),
    ),
    "a body and a number": ("thanh uy bac kan 171", FIRST, (ALONE_171, *TOWN)),
    "a body, a number and words": (
        "thanh uy bac kan so 171 trong cay",
        FIRST,
        (Number(171), *TOWN),
    ),
    "a body, a kind and a number": (
        "thành ủy bắc kạn kế hoạch 171",
        FIRST,
        (KIND_171, *TOWN),
    ),
    "a body and a symbol": ("thanh uy bac kan 171-KH/TU", FIRST, (SYMBOL, *TOWN)),
    "a kind, a body and a year": (
        "ke hoach thanh uy bac kan 2019",
        HINT,
        (PLAN, YEAR, *TOWN),
    ),
    "committees of a rank": (
        "kế hoạch thành ủy 2019",
        HINT,
        (PLAN, YEAR, Issuer(words("thành ủy"))),
    ),
    "a kind": ("kế hoạch trồng cây", HINT, (PLAN,)),
    "a short form": (
        "ubkt tw 2019",
        HINT,
        (YEAR, *bodies("Ủy ban Kiểm tra Trung ương")),
    ),
    "a time that papers are about": ("giai đoạn 2021 - 2025", HINT, ()),
    "two years": ("từ 2019 đến 2020", HINT, ()),
    "a day before a body": ("1/8/2019 thanh uy bac kan", HINT, TOWN),
    "a month before a body": (
        "báo cáo tháng 8 thành ủy bắc kạn",
        HINT,
        (REPORT, *TOWN),
    ),
    "a number of something": ("thanh uy bac kan 12 nhiem vu", HINT, TOWN),
    "a board, a kind and a number": (
        "ban thường vụ tỉnh ủy kế hoạch số 171",
        FIRST,
        (KIND_171, Issuer(words("tỉnh ủy"))),
    ),
    "y written as i": (
        "171 huyen uy ki anh",
        FIRST,
        (Number(171), *bodies("Huyện ủy Kỳ Anh")),
    ),
    "a part of a symbol": ("trồng cây 15-CT/TW", HINT, ()),
    "a number of no body": ("trồng 171 cây", HINT, ()),
    "words": ("trồng cây đầu xuân", HINT, ()),
}


@pytest.mark.parametrize(("text", "lift", "parts"), FACTS.values(), ids=FACTS)
def test_prefers(text, lift, parts):
    """Facts in any order are heard; only a number beside a body is sure."""
    found = heard(text, AUTHORITY).preferred

    assert tuple(preferred.part for preferred in found) == parts
    assert {preferred.lift for preferred in found} <= {lift}


def plan(key, number, issuer, year, subject):
    return Entry(
        key=key,
        symbol=f"{number}-KH/TU",
        symbol_keys=(f"{number}khtu",),
        number=number,
        type="Kế hoạch",
        type_code="kh",
        issuers=(issuer,),
        issuer_keys=(AUTHORITY.body_key(issuer),),
        issued_from=date(year, 8, 1),
        issued_to=date(year, 8, 1),
        subject=subject,
        text=f"Kế hoạch năm {year} của các cấp ủy, Thành ủy Bắc Kạn, 171, 2019.",
    )


PAPERS = (
    plan(
        "office", 171, "Văn phòng Thành ủy Bắc Kạn", 2019, "171 việc Thành ủy Bắc Kạn"
    ),
    plan("town", 171, "Thành ủy Bắc Kạn", 2020, "trồng cây"),
    plan("other", 172, "Thành ủy Bắc Kạn", 2019, "trồng cây"),
    plan("far", 88, "Tỉnh ủy Đắk Lắk", 2018, "cây cà phê"),
    plan("city", 171, "Thành ủy Hà Nội", 2018, "171 cây, Thành ủy Bắc Kạn"),
)

ORDERS = {
    "the number and the body": ("171 thanh uy bac kan", "town"),
    "another name": ("tinh uy dac lac ca phe", "far"),
    "another name and a number": ("88 tỉnh ủy đắc lắc", "far"),
    "the year": ("thanh uy bac kan trong cay 2019", "other"),
}


@pytest.mark.parametrize(("text", "first"), ORDERS.values(), ids=ORDERS)
def test_the_paper_of_the_facts_leads(text, first):
    """However often another paper has the words; and no paper is lost."""
    engine = open_engine("memory:", "papers")
    engine.update(PAPERS, [], 1)

    results = engine.search(parse(text, AUTHORITY, Reader("lan")))

    assert results.hits[0].key == first


def test_questions_say_nothing_of_a_paper():
    """Where any word will do, no fact is heard in them."""
    query = parse("kế hoạch 2019 là gì", AUTHORITY, Reader("lan"), match="any")

    assert "Preferred" not in repr(query.tree)
