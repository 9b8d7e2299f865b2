"""Symbols are read in every spelling, and nothing else is taken for one."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import symbols
from archive.authority import load
from archive.model import Symbol
from archive.symbols import TypedSymbol


@pytest.fixture(scope="module")
def authority():
    """The authority as it ships."""
    return load()


FOUND = {
    "regular": ("số 171-KH/TU", "171-KH/TU"),
    "a blank after the dash": ("171- KH/TU", "171-KH/TU"),
    "blanks around a long dash": ("171 – KH/TU", "171-KH/TU"),
    "a blank before the dash": ("25 –CV/ BCĐ", "25-CV/BCĐ"),
    "blanks around all signs": ("50 - TB / TW", "50-TB/TW"),
    "a hyphen that does not break": ("171\u2011KH/TU", "171-KH/TU"),
    "a minus": ("171\u2212KH/TU", "171-KH/TU"),
    "a soft hyphen": ("171\u00adKH/TU", "171-KH/TU"),
    "broken over two lines": ("126-\nKL/TW", "126-KL/TW"),
    "a blank in the body": ("6915 – CV/BTG TW ngày", "6915-CV/BTGTW"),
    "a blank in the Government": ("69/2010/NĐ-C P như sau", "69/2010/NĐ-CP"),
    "Eth for Đ": ("08-Q\u00d0/TW", "08-QĐ/TW"),
    "the Centre as TƯ": ("15-CT/TƯ", "15-CT/TW"),
    "the Centre as T.Ư": ("15-CT/T.Ư", "15-CT/TW"),
    "no dash": ("84 QĐ/TWĐTN", "84-QĐ/TWĐTN"),
    "a slash for the dash": ("33/NQ-TU", "33-NQ/TU"),
    "a dash for the slash": ("72-NQ-TW", "72-NQ/TW"),
    "two slashes": ("33/NQ/TU", "33-NQ/TU"),
    "kind and body exchanged": ("27-TW/NQ", "27-NQ/TW"),
    "a kind glued to its body": ("90/TBMTTQ-BTT", "90/TB-MTTQ-BTT"),
    "small letters in the kind": ("65-Ctr/TU", "65-Ctr/TU"),
    "the separate series of 2018": ("08-QĐi/TW", "08-QĐi/TW"),
    "a committee with a number": ("01-BC/BCĐ35", "01-BC/BCĐ35"),
    "a unit after the body": ("317-QĐ/TWĐTN-TNTH", "317-QĐ/TWĐTN-TNTH"),
    "who drafted it, in small letters": ("2587-CV/VPTW/nb, ngày", "2587-CV/VPTW"),
    "a dot in the body": ("12-KH/Th.U", "12-KH/Th.U"),
    "a letter after the number": ("12b-KH/TU", "12b-KH/TU"),
    "five figures": ("15422-CV/VPTW", "15422-CV/VPTW"),
    "a decree": ("30/2020/NĐ-CP", "30/2020/NĐ-CP"),
    "a law": ("117/2025/QH15", "117/2025/QH15"),
    "a decision without a year": ("1630/QĐ-TTg", "1630/QĐ-TTg"),
    "a number with a dot": ("66.19/2026/NQ-CP", "66.19/2026/NQ-CP"),
    "a State dispatch": ("5973/UBND-KT", "5973/UBND-KT"),
    "a joint resolution": (
        "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
        "102/2025/NQLT-UBTVQH15-CP-ĐCTUBTWMTTQVN",
    ),
    "blanks in a State symbol": ("30 / 2020 / NĐ - CP", "30/2020/NĐ-CP"),
    "blanks in a joint circular": ("01/2012/TTLT - BTP - BTC", "01/2012/TTLT-BTP-BTC"),
    "an old decree after its kind": ("Nghị định số 69/CP", "69/CP"),
    "an old decree with a dash": ("Nghị định số 66-HĐBT ngày", "66/HĐBT"),
    "an old circular": ("số 22-NV/TT", "22/TT-NV"),
    "an old joint circular": ("số 07-TTLB ngày", "07/TTLB"),
    "the offices of a joint circular first": (
        "02/TANDTC-VKSNDTC-BNV/TTLN",
        "02/TTLN-TANDTC-VKSNDTC-BNV",
    ),
    "the same with a dash": (
        "01-TANDTC-VKSNDTC/TTLT",
        "01/TTLT-TANDTC-VKSNDTC",
    ),
    "in capitals": ("CHỈ THỊ SỐ 52-CT/TW NGÀY", "52-CT/TW"),
    "glued to the word số": ("số171-KH/TU", "171-KH/TU"),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_finds_every_spelling(text, expected):
    """A symbol is found however it is spaced, broken or misprinted."""
    assert [str(symbol) for _, symbol in symbols.find(text)] == [expected]


TRAPS = {
    "a heading in figures": "1- Kế hoạch",
    "a heading in Roman": "I- Kế hoạch",
    "a period": "2016 - 2020",
    "a period with a slash": "giai đoạn 2025/2030",
    "around the clock": "24/7",
    "a telephone number": "0281.3870123, fax 0281-3870124",
    "an article": "Điều 5",
    "a template": "QĐ số …/…",
    "a blank number": "Số      -CV/TU",
    "amounts": "1.500/2.000",
    "a typist": "NguyenVanAn-26",
    "a file": "171-KH/TU.pdf",
    "a committee of a number": "Ban Chỉ đạo 138 / CP",
    "a number plate": "36 B -002.22",
    "a form": "mẫu số 3A-SHĐ",
    "a form with a slash": "Mẫu số 01/BK-TSMH",
    "a share": "3/5 bệnh viện",
    "a day": "ngày 01/7 Quốc hội",
    "a place": "12/Tam-Ky",
    "half of a name": "36-CP nhà, 12-TTg",
    "a disease": "COVID-19/SARS",
}


@pytest.mark.parametrize("text", TRAPS.values(), ids=TRAPS)
def test_finds_nothing_else(text):
    """What only looks like a symbol is left alone."""
    assert list(symbols.find(text)) == []


def test_places_count_the_text_as_given():
    """Offsets hold for decomposed letters and characters nobody sees."""
    text = unicodedata.normalize("NFD", "Quyết\u200b định số 15 – QĐ/ĐU, ngày")

    ((span, symbol),) = symbols.find(text)

    assert str(symbol) == "15-QĐ/ĐU"
    assert unicodedata.normalize("NFC", text[span.start : span.end]) == "15 – QĐ/ĐU"


def test_reads_the_parts():
    """The parts of both grammars are told apart."""
    assert symbols.read("0171- kh/tu") == Symbol(171, "KH", "TU")
    assert symbols.read("30/2020/nđ-cp") == Symbol(30, "NĐ", "CP", "state", 2020)
    assert symbols.read("Số: 123/UBND-VX") == Symbol(123, "", "UBND-VX", "state")
    assert symbols.read("66.19/2026/NQ-CP") == Symbol(
        66, "NQ", "CP", "state", 2026, ".19"
    )


def test_reads_whole_texts_only():
    """A text that holds more than a symbol is none."""
    assert symbols.read("Kế hoạch 171-KH/TU") is None
    assert symbols.normal("171 – KH / TU") == "171-KH/TU"
    assert symbols.normal("171") is None


MEETING = {
    "a plan": ("171khtu", "171- KH/TU", "171/KH-TU", "0171-kh/tu", "171 – KH / TU"),
    "the Centre": ("6915cvbtgtw", "6915-CV/BTGTW", "6915-CV/BTGTƯ", "6915–cv/btg tw"),
    "a decree": (
        "302020ndcp",
        "30/2020/NĐ-CP",
        "30 / 2020 / nđ - cp",
        "030/2020/ND-CP",
    ),
}


@pytest.mark.parametrize("spellings", MEETING.values(), ids=MEETING)
def test_spellings_meet_under_one_key(spellings):
    """All spellings of one symbol have one key, as text and as a value."""
    key, *texts = spellings

    assert {symbols.key(text) for text in texts} == {key}
    assert {symbols.key(found) for text in texts if (found := symbols.read(text))} == {
        key
    }


def test_keys_keep_series_apart():
    """Other series and the Centre's and a province's numbers stay apart."""
    texts = ("08-QĐ/TW", "08-QĐi/TW", "08-QĐ/TU", "08-QĐ/TƯ")

    assert [symbols.key(text) for text in texts] == [
        "8qdtw",
        "8qditw",
        "8qdtu",
        "8qdtw",
    ]


def test_codes_agree_with_the_tables(authority):
    """Every code a kind of paper has in the tables is known in symbols."""
    listed = {code for kind in authority.types for code in (*kind.party, *kind.state)}

    assert listed <= set(symbols.TYPE_CODES)


PARTY_BODIES = st.sampled_from(["TW", "TU", "HU", "ĐU", "BTCTW", "BCĐ", "UBKTTU"])
CODES = st.sampled_from(["NQ", "QĐ", "CT", "KL", "KH", "CTr", "TTr", "CV", "HD"])


@given(st.integers(1, 99_999), CODES, PARTY_BODIES, st.sampled_from("-–—\u2011\u00ad"))
def test_normal_forms_come_back(number, code, body, dash):
    """A symbol written with any dash is read back as it was meant."""
    symbol = Symbol(number, code, body)

    assert symbols.read(str(symbol).replace("-", f" {dash} ")) == symbol


TYPED = {
    "blank after the dash": ("171- KH/TU", (171, "KH", "tu", None, "")),
    "small letters": ("171 – kh/tu", (171, "KH", "tu", None, "")),
    "kind first": ("kh 171 tu", (171, "KH", "tu", None, "")),
    "State signs": ("171/KH-TU", (171, "KH", "tu", None, "")),
    "words without marks": ("ke hoach 171", (171, "KH", None, None, "")),
    "words": ("Kế hoạch số 171", (171, "KH", None, None, "")),
    "no signs": ("6915 cv btg tw", (6915, "CV", "btgtw", None, "")),
    "regular": ("6915-CV/BTGTW", (6915, "CV", "btgtw", None, "")),
    "glued": ("171kh/tu", (171, "KH", "tu", None, "")),
    "glued behind": ("kh171", (171, "KH", None, None, "")),
    "without a body": ("362-CV", (362, "CV", None, None, "")),
    "a decree": ("30/2020/nd-cp", (30, "NĐ", "cp", 2020, "")),
    "a decree without signs": ("30 2020 nd cp", (30, "NĐ", "cp", 2020, "")),
    "a decree by year": ("nghị định 30/2020", (30, "NĐ", None, 2020, "")),
    "a law": ("luật 33/2024/QH15", (33, None, "qh15", 2024, "")),
    "a dispatch of an office": (
        "5512/bgddt-gdtrh",
        (5512, None, "bgddtgdtrh", None, ""),
    ),
    "words behind": (
        "ke hoach 171 thanh uy bac kan",
        (171, "KH", None, None, "thanh uy bac kan"),
    ),
    "words behind the body": (
        "171-KH/TU - thành ủy",
        (171, "KH", "tu", None, "thành ủy"),
    ),
    "words behind of": (
        "chỉ thị 05 của Bộ Chính trị",
        (5, "CT", None, None, "của Bộ Chính trị"),
    ),
    "a body that begins a word": (
        "nghi quyet 12 du lich",
        (12, "NQ", None, None, "du lich"),
    ),
    "only a number": ("số 171", (171, None, None, None, "")),
    "the Centre as TƯ": ("15-CT/TƯ", (15, "CT", "tw", None, "")),
    "the Centre with a dot": ("15 ct t.ư", (15, "CT", "tw", None, "")),
    "a committee of a number": ("01-BC/BCĐ35", (1, "BC", "bcd35", None, "")),
}


@pytest.mark.parametrize(("text", "expected"), TYPED.values(), ids=TYPED)
def test_understands_what_is_typed(authority, text, expected):
    """A reader's number is understood without signs, marks or order."""
    found = symbols.typed(text, authority)

    assert isinstance(found, TypedSymbol)
    assert (
        found.number,
        found.type_code,
        found.body,
        found.year,
        found.rest,
    ) == expected
    assert found.span.start == 0


WORDS = {
    "a resolution about": "nghị quyết về đất đai",
    "tasks": "12 nhiệm vụ",
    "six months": "báo cáo 6 tháng",
    "a plan of a year": "kế hoạch 2019",
    "a five-year plan": "kế hoạch 5 năm",
    "a year": "2019",
    "a date": "30/4/2019",
    "a dated report": "báo cáo 12/5/2020",
    "around the clock": "24/7",
    "a city": "2 da nang",
    "a word like a code": "đã 5 năm",
    "a kind": "kế hoạch",
    "a plenum": "nghị quyết trung ương 4",
    "nothing": "",
}


@pytest.mark.parametrize("text", WORDS.values(), ids=WORDS)
def test_ordinary_words_are_no_number(authority, text):
    """Ordinary words, dates and counts are not taken for a typed number."""
    assert symbols.typed(text, authority) is None


@given(st.text(max_size=60))
def test_typed_never_fails(text):
    """Whatever is typed, the answer is a place in it or None."""
    found = symbols.typed(text, AUTHORITY)

    assert found is None or 0 <= found.span.start < found.span.end <= len(text)


AUTHORITY = load()

HOSTILE = ("1-", "số ", "12/", "1/2019/", "QĐ-", "1-QĐ/A", "123 QĐ ", "1 - \n QĐ / A-B")


@pytest.mark.parametrize("unit", HOSTILE)
def test_takes_linear_time(unit):
    """Twice the hostile text takes about twice the time, not four times."""
    short, long = (_seconds((unit * size)[:size]) for size in (40_000, 80_000))

    assert long < 3.2 * short + 0.1


def _seconds(text):
    """Return the best of three, so that a busy machine matters less."""
    best = 60.0
    for _ in range(3):
        began = time.process_time()
        for _ in symbols.find(text):
            pass
        best = min(best, time.process_time() - began)
    return best
