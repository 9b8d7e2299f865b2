"""The analysis: both sides meet, whatever the spelling."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.symbols import key as symbol_key
from archive.text import toneless
from indexer.search import analysis
from indexer.search.analysis import Terms, pairs, plain, symbols, whole_symbol

ONE = {
    "marks": ("Thành ủy Đắk Lắk", "thanh uy dak lak"),
    "the other place of the tone": ("Thành uỷ Đắk Lắk", "thanh uy dak lak"),
    "letters taken apart": (unicodedata.normalize("NFD", "Thành ủy"), "thanh uy"),
    "the eth for the d with stroke": ("ÐẢNG", "dang"),
    "leading zeros": ("ngày 01 tháng 08", "ngay 1 thang 8"),
    "only zeros": ("000", "0"),
    "signs between": ("kinh tế - xã hội/2019", "kinh te xa hoi 2019"),
    "an invisible blank": ("th\u200bành", "thanh"),
    "Cyrillic letters": ("\u041a\u0435 h\u043e\u0430\u0441h", "ke hoach"),
    "Greek capitals": ("\u039a\u0397\u039f\u0391\u039d\u0397", "khoanh"),
    "wide letters and figures": ("１７１－ＫＨ／ＴＵ", "171 kh tu"),
}


@pytest.mark.parametrize(("text", "expected"), ONE.values(), ids=ONE)
def test_plain(text, expected):
    """Marks, tone styles, forms of letters and zeros make no difference."""
    assert plain(text) == expected


ALIKE = {
    "kỹ thuật": "kĩ thuật",
    "quản lý": "quản lí",
    "quý I": "quí I",
    "Hy sinh": "hi sinh",
    "bác sỹ": "bác sĩ",
    "tỷ lệ": "tỉ lệ",
    "vi phạm": "vy phạm",
}


@pytest.mark.parametrize(("one", "other"), ALIKE.items())
def test_i_and_y_that_sound_alike_are_one(one, other):
    """Schools write "quản lí", offices "quản lý"; neither finds less."""
    assert plain(one) == plain(other)
    assert plain(one.lower()) == plain(toneless(other))


@pytest.mark.parametrize(
    ("one", "other"), [("thúy", "thúi"), ("y tế", "i tế"), ("may", "mai"), ("uy", "ui")]
)
def test_i_and_y_that_sound_otherwise_are_two(one, other):
    """Behind another vowel they are different sounds."""
    assert plain(one) != plain(other)


def test_marks_keep_the_letter_that_is_printed():
    """What was typed with marks still comes before what only sounds like it."""
    assert Terms.of(["quản lý, quản lí"]).marked == {"quản": 2, "lý": 1, "lí": 1}


SYMBOLS = {
    "as prescribed": ("số 15-CT/TW ngày", ["15cttw"]),
    "spaces around the signs": ("số 171 – KH / TU,", ["171khtu"]),
    "with a year": ("Nghị định 30/2020/NĐ-CP", ["302020ndcp"]),
    "a State dispatch": ("123/UBND-VX", ["123ubndvx"]),
    "a space before the kind": ("84 QĐ/TWĐTN", ["84qdtwdtn"]),
    "a dash behind is not part of it": ("171-KH/TU - Thành ủy", ["171khtu"]),
    "a date": ("ngày 01/8/2019", []),
    "years": ("giai đoạn 2015 - 2020", []),
    "a dash between words": ("ngày 15 - Hà Nội", []),
    "wide letters and signs": ("１５－ＣＴ／ＴＷ", ["15cttw"]),
    "Cyrillic capitals": ("15-\u0421\u0422/TW", ["15cttw"]),
    "two": ("15-CT/TW, 26- TB/BCĐ", ["15cttw", "26tbbcd"]),
}


@pytest.mark.parametrize(("text", "expected"), SYMBOLS.values(), ids=SYMBOLS)
def test_symbols(text, expected):
    """A symbol is one word in every spelling, and nothing else is one."""
    assert [word for _, word in symbols(text)] == expected


def test_terms_keep_parts_and_wholes():
    """A symbol counts as one word beside its parts."""
    words = Terms.of(["Chỉ thị 15-CT/TW"]).words

    assert words == {"chi": 1, "thi": 1, "15": 1, "ct": 1, "tw": 1, "15cttw": 1}


def test_marked_forms_are_of_one_tone_style():
    """Only syllables with marks have a marked form, and both styles share it."""
    marked = Terms.of(["thành uỷ ủy ban"]).marked

    assert marked == {"thành": 1, "ủy": 2}


def test_no_pair_crosses_parts():
    """The end of one fact and the beginning of the next are no neighbours."""
    terms = Terms.of(["kế hoạch", "Thành ủy"])

    assert set(terms.pairs) == {"ke hoach", "thanh uy"}
    assert terms.length == 4


def test_spellings_of_a_symbol_meet():
    """Zeros, cases and signs do not part one symbol."""
    spellings = ("05-KH/TU", "5 – kh/tu", "05/KH-TU", "5-KH / TU")

    assert {whole_symbol(spelling) for spelling in spellings} == {"5khtu"}


@given(st.text(max_size=80))
def test_any_text_has_terms(text):
    """Nothing that can stand in a text stops the analysis."""
    terms = Terms.of([text])

    assert terms.length == len(plain(text).split())
    assert sum(terms.pairs.values()) == max(0, terms.length - 1)
    assert (
        list(pairs(plain(text).split())) == list(terms.pairs.elements()) or terms.pairs
    )


@given(st.text(alphabet="ếưđĐƠảạ \u0301\u0323aoeuy", max_size=40))
def test_forms_of_letters_meet(text):
    """A text taken apart into letters and marks has the same words."""
    composed = unicodedata.normalize("NFC", text)

    assert plain(unicodedata.normalize("NFD", composed)) == plain(composed)


@settings(deadline=None)
@given(
    st.one_of(
        st.text(st.sampled_from("KẾ hoạch-05/²_Ðð½\u00ad\n"), max_size=30),
        st.text(
            st.sampled_from("ạ 5→●\uf0b7≥\x03\u0301\u200béⅣⓐ\u2011＿Ａ™"), max_size=9
        ),
        st.text(),
    )
)
def test_common_letters_take_the_short_way_to_the_same_syllables(text):
    """Letters that papers are mostly printed with are read as all others are."""
    short = analysis.spelled(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(analysis, "apart", lambda _: None)

        assert analysis.spelled(text) == short


@settings(deadline=None)
@given(
    st.from_regex(r"[0-9]{1,6}(\.0?[1-9])?(b|bis)?", fullmatch=True),
    st.lists(
        st.sampled_from(
            ["-", "/", " – ", "KH", "kh", "TU", "T.Ư", "TW1", "2019", "UBND"]
        )
    ).map("".join),
)
def test_the_word_of_a_symbol_is_its_key(number, rest):
    """What is kept for all numbers holds for each."""
    assert whole_symbol(number + rest) == symbol_key(number + rest)
