"""The query language: trees, errors with their places, and nothing else."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.authority import load
from archive.errors import QuerySyntaxError
from archive.links import STATUSES
from archive.model import Reader
from archive.text import toneless
from archive.words import SHORT_STATUSES
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Type,
    Word,
)
from indexer.search.syntax import LONGEST, parse

AUTHORITY = load()
READER = Reader("reader")
CODES = {code: code for code in STATUSES}
XUAN = Word("xuan", "xuân")
CAY = Word("cay", "cây")


def tree(text, **chosen):
    return parse(text, AUTHORITY, READER, **chosen).tree


TREES = {
    "nothing is everything": ("  ", AllOf()),
    "one word": ("xuân", XUAN),
    "words": ("xuân cây", AllOf((XUAN, CAY))),
    "a word without marks": ("xuan", Word("xuan")),
    "a phrase": ('"xuân cây"', Phrase((XUAN, CAY))),
    "a phrase in other quotation marks": ("“xuân cây”", Phrase((XUAN, CAY))),
    "a phrase of one word": ('"xuân"', XUAN),
    "an exclusion": ("xuân -cây", AllOf((XUAN, Not(AllOf((CAY,)))))),
    "a dash between words": ("xuân - cây", AllOf((XUAN, CAY))),
    "a dash inside": ("xuân-cây", AllOf((XUAN, CAY))),
    "alternatives": ("xuân OR cây", AnyOf((XUAN, CAY))),
    "alternatives in Vietnamese": ("xuân HOẶC cây", AnyOf((XUAN, CAY))),
    "or in small letters is a word": ("xuân or", AllOf((XUAN, Word("or")))),
    "words bind tighter": ("xuân cây OR xuân", AnyOf((AllOf((XUAN, CAY)), XUAN))),
    "parentheses": ("xuân (cây OR xuân)", AllOf((XUAN, AnyOf((CAY, XUAN))))),
    "a number": ("số:171", Number(171)),
    "a number behind a blank": ("Số: 171", Number(171)),
    "a symbol as number": ("number:171-KH/TU", SymbolIs(("171khtu",), 171, "kh")),
    "a kind in two words": ("loại:kế hoạch xuân", AllOf((Type("Kế hoạch"), XUAN))),
    "a kind by code": ("type:kh", Type("Kế hoạch")),
    "a signer": ('ký:"xuân cây"', Signer((XUAN, CAY))),
    "a subject, two names": ("trích yếu:xuân", Subject((XUAN,))),
    "from": ("từ:2019", Issued(date(2019, 1, 1), None)),
    "to the end of a month": ("đến:2/2020", Issued(None, date(2020, 2, 29))),
    "a day in words": (
        'from:"ngày 01 tháng 8 năm 2019"',
        Issued(date(2019, 8, 1), None),
    ),
    "a year": ("năm:2019", Issued(date(2019, 1, 1), date(2019, 12, 31))),
    "years in either order": (
        "year:2021-2019",
        Issued(date(2019, 1, 1), date(2021, 12, 31)),
    ),
    "a status": ("trạng thái:còn", Stands(("in_force",))),
    "a status in several words": (
        "trạng thái:bị thay thế xuân",
        AllOf((Stands(("superseded",)), XUAN)),
    ),
    "the longest name of a status": (
        "hieu luc:het hieu luc mot phan",
        Stands(("partly_changed",)),
    ),
    "a status in quotation marks": (
        'Trạng thái: "Đã bị bãi bỏ"',
        Stands(("repealed",)),
    ),
    "a status in English": ("status:partly_changed", Stands(("partly_changed",))),
    "every way to end": (
        "status:ended",
        Stands(("expired", "superseded", "repealed", "withdrawn", "annulled")),
    ),
    "not a status": (
        '-trangthai:"chưa rõ"',
        Not(AllOf((Stands(("unknown",)),))),
    ),
    "a pasted label": (
        "Kính gửi: xuân",
        AllOf((Word("kinh", "kính"), Word("gui", "gửi"), XUAN)),
    ),
    "a day that never was is one": (
        "37/7/2019",
        Phrase((Word("37"), Word("7"), Word("2019"))),
    ),
    "a word that begins so": ("xuân* cây", AllOf((Begins("xuan"), CAY))),
    "the last of words that touch begins so": (
        "xuân-câ*",
        AllOf((XUAN, Begins("ca"))),
    ),
    "a word with an error": ("xuaan~", Near("xuaan")),
    "a number has no error": ("171~", Word("171")),
    "a symbol that begins so": (
        "171-KH*",
        AllOf(
            (
                AnyOf((SymbolBegins("171kh"), Begins("171kh"))),
                Preferred(SymbolBegins("171kh")),
            )
        ),
    ),
    "a number that begins so": ("số:171-K*", SymbolBegins("171k")),
    "an exclusion that begins so": (
        "cây -xu*",
        AllOf((CAY, Not(AllOf((Begins("xu"),))))),
    ),
    "signs alone": ("cây * ~", CAY),
    "a symbol in the middle": ("xuân 15-CT/TW", AllOf((XUAN, Word("15cttw")))),
}


@pytest.mark.parametrize(("text", "expected"), TREES.values(), ids=TREES)
def test_reads(text, expected):
    """Each form means exactly one tree."""
    assert tree(text) == expected


def test_an_issuer_has_words_and_a_key():
    """A body is found by words of its name or by any name it goes by."""
    issuer = tree('cơquan:"Tỉnh uỷ Bắc Kạn"')

    assert isinstance(issuer, Issuer)
    assert [word.plain for word in issuer.words] == ["tinh", "uy", "bac", "kan"]
    assert issuer.key == AUTHORITY.body_key("Tỉnh ủy Bắc Kạn")


SPELLINGS = {
    "171- KH/TU": SymbolIs(("171khtu",), 171, "kh"),
    "171 – kh/tu": SymbolIs(("171khtu",), 171, "kh"),
    "kh 171 tu": SymbolIs(("171khtu",), 171, "kh"),
    "171/KH-TU": SymbolIs(("171khtu",), 171, "kh"),
    "ke hoach 171": SymbolIs((), 171, "kh"),
    "6915 cv btg tw": SymbolIs(("6915cvbtgtw",), 6915, "cv"),
    "6915-CV/BTGTW": SymbolIs(("6915cvbtgtw",), 6915, "cv"),
    "ke hoach 171 thanh uy bac kan": SymbolIs((), 171, "kh"),
    "công văn 362 tỉnh ủy bắc kạn": SymbolIs((), 362, "cv"),
    "chi thi 35 ban bi thu": SymbolIs((), 35, "ct"),
    "nghị quyết 27 năm 2022": SymbolIs((), 27, "nq"),
}


@pytest.mark.parametrize(("text", "expected"), SPELLINGS.items(), ids=SPELLINGS)
def test_a_symbol_comes_first(text, expected):
    """In any spelling a symbol asks for that paper, before all words."""
    found = tree(text)
    papers = found.parts[0] if isinstance(found, AllOf) else found

    assert isinstance(papers, AnyOf)
    assert papers.parts[0] == expected


def test_alternatives_may_both_be_symbols():
    """Two papers can be asked for at once."""
    found = tree("171-KH/TU OR 26-TB/BCĐ")

    assert [part.parts[0].keys for part in found.parts] == [("171khtu",), ("26tbbcd",)]


COUNTS = [
    "12 nhiệm vụ trọng tâm",
    "báo cáo 6 tháng đầu năm",
    "kế hoạch 5 năm 2021-2025",
]


@pytest.mark.parametrize("text", COUNTS)
def test_a_number_that_counts_is_no_symbol(text):
    """Numbers of tasks, months and years are words."""
    assert isinstance(tree(text), AllOf)


@pytest.mark.parametrize("code", STATUSES)
@pytest.mark.parametrize("said", [SHORT_STATUSES, CODES])
def test_a_status_is_named_as_its_badge_names_it(code, said):
    """In quotation marks or not, with marks or without; its code will do too."""
    name = said[code]

    spellings = f'"{name}"', f'"{name.upper()}"', toneless(name)
    found = {tree(f"trạng thái:{typed}") for typed in spellings}

    assert found == {Stands((code,))}


def test_any_of_the_words_on_demand():
    """The words of a question are alternatives where that is wanted."""
    assert tree("xuân cây", match="any") == AnyOf((XUAN, CAY))
    assert tree("xuân cây năm:2019", match="any") == AllOf(
        (AnyOf((XUAN, CAY)), Issued(date(2019, 1, 1), date(2019, 12, 31)))
    )


def test_terms_to_mark():
    """What is marked in a text are the words and phrases, never exclusions."""
    query = parse('xuân "trồng cây" -khô loại:kh', AUTHORITY, READER)

    assert query.terms == ("xuan", "trong cay")


ERRORS = {
    "an open quotation": ('xuân "cây', 5),
    "an empty quotation": ('xuân ""', 5),
    "a quotation of signs": ('"…"', 0),
    "an open parenthesis": ("(xuân", 5),
    "a closing parenthesis": ("xuân) cây", 4),
    "empty parentheses": ("xuân ()", 6),
    "an alternative missing": ("xuân OR", 7),
    "an alternative missing before": ("OR xuân", 0),
    "only signs": ("?!", 0),
    "no such field": ("xuân màu:đỏ", 5),
    "a field without value": ("xuân loại:", 10),
    "a field before a parenthesis": ("loại:(xuân)", 5),
    "no such kind": ("loại:xuân", 5),
    "no such kind, letters taken apart": ("xua\u0302n loa\u0323i:xuân", 12),
    "no number": ("số:xuân", 3),
    "no status": ("trạng thái:xuân cây", 11),
    "no year": ("năm:xưa", 4),
    "year zero": ("năm:0000", 4),
    "a day that does not exist": ("từ:37/7/2019", 3),
    "a month that does not exist": ("từ:13/2019", 3),
    "a day that no February has": ("đến:2019-02-30", 4),
    "a signer of signs": ("ký:!", 3),
    "a sign behind one letter": ("xuân t*", 5),
}


@pytest.mark.parametrize(("text", "position"), ERRORS.values(), ids=ERRORS)
def test_says_where_it_is_wrong(text, position):
    """A query that cannot be read names the character, the reason and a way out."""
    with pytest.raises(QuerySyntaxError) as caught:
        tree(text)

    assert caught.value.position == position
    assert caught.value.problem.endswith(".")
    assert caught.value.hint


TOO_MUCH = {
    "characters": "a" * (LONGEST + 1),
    "words": "a " * 101,
    "words in a phrase": '"' + "a " * 101 + '"',
    "parentheses": "(" * 11 + "a" + ")" * 11,
    "open parentheses": "(" * 999,
    "words that stand for others": "ab* cd~ " * 6,
}


@pytest.mark.parametrize("text", TOO_MUCH.values(), ids=TOO_MUCH)
def test_refuses_what_costs_too_much(text):
    """Length, words and nesting have limits."""
    with pytest.raises(QuerySyntaxError):
        tree(text)


@pytest.mark.parametrize("name", ["171-KH-TU.docx", "171_kh_tu.PDF ", "171-KH/TU.doc"])
def test_the_name_of_a_file_is_what_stands_before_its_ending(name):
    """People paste the name that they see in a folder."""
    assert tree(name) == tree(name.strip().rsplit(".", 1)[0])


SHREDS = st.sampled_from(
    ["(", ")", '"', "-", " ", "OR", "số:", "từ:", "loại:", "năm:", "trạng thái:", "hết", "kế", "171", "KH/TU",
     "*", "~", "²", "2019", "thành ủy", "UBKT", "TƯ", "01/8/2019", ":", "–", "15-CT/TW", "“", "cơ quan:", "\u0301", "\u200b", "ừ", "0000"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=60), st.lists(SHREDS, max_size=14).map("".join)))
@example("-" * 500)
@example("số:" * 300)
@example("1-a/" * 200)
def test_any_text_is_a_query_or_a_syntax_error(text):
    """No text gives another error, and errors stand inside the text."""
    query, position = None, 0
    try:
        query = parse(text, AUTHORITY, READER)
    except QuerySyntaxError as error:
        position = error.position

    assert query is None or query.reader is READER
    assert 0 <= position <= len(text)
