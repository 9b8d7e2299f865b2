"""What holds for any text: spans, composition of letters, blanks, spellings of symbols."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from archive import symbols
from archive.authority import load
from indexer import cite

AUTHORITY = load()

NUMBERS = st.integers(1, 9_999)
PARTY = st.tuples(
    NUMBERS,
    st.sampled_from(["NQ", "QĐ", "CT", "KL", "KH", "CTr", "TTr", "HD", "QC"]),
    st.sampled_from(["TW", "TU", "HU", "ĐU", "BTCTW", "UBKTTU", "VPTW"]),
).map(lambda one: "{}-{}/{}".format(*one))
STATE = st.tuples(
    NUMBERS, st.integers(1946, 2030), st.sampled_from(["NĐ-CP", "QĐ-TTg", "TT-BNV"])
).map(lambda one: "{}/{}/{}".format(*one))
SYMBOLS = st.one_of(PARTY, STATE)

WORDS = st.sampled_from(
    [
        *(
            "Căn cứ",
            "Sửa đổi",
            "bổ sung",
            "thay thế",
            "bãi bỏ",
            "khoản 3 Điều 6",
            "của",
        ),
        *("Điều 1.", "như sau:", "“", "”", '"', "1.", "a)", "Phụ lục II", "số", "ngày"),
        *("Nghị quyết", "Thông tư", "Chỉ thị 05", "Nghị quyết Trung ương 4 khóa XII"),
        *(
            "được",
            "hết hiệu lực",
            "cụm từ",
            "bằng",
            "Ban Bí thư",
            "Tỉnh ủy",
            "này",
            ";",
        ),
        *("\n", "\f", "\t", "\u00a0", "\u00ad", "171 – KH/TU", "30/2020/NĐ-CP", ","),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(WORDS, max_size=30).map(" ".join), SYMBOLS
)

SENTENCE = (
    "Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị, Nghị quyết "
    "Trung ương 4 khóa XII và Thông tư số 01/2011/TT-BNV ngày 19/01/2011 của Bộ Nội vụ; "
    "thay thế Quy định số 47-QĐ/TW ngày 01/11/2011 của Ban Chấp hành Trung ương."
)


def meant(text):
    """What is cited, without places and prints."""
    return [
        (one.kind, one.symbol, one.type, one.number, one.date, one.body, one.conference)
        for one in cite.find(text, AUTHORITY)
    ]


@given(TEXTS)
def test_spans_lie_inside_and_reproduce(text):
    """Whatever is read, every place holds the words that are told of it."""
    for one in cite.find(text, AUTHORITY):
        told = [(one.start, one.end, one.verbatim)]
        told += [(made.start, made.end, made.verbatim) for made in one.changes]

        assert all(0 <= start < end <= len(text) for start, end, _ in told)
        assert all(text[start:end] == words for start, end, words in told)


@given(TEXTS)
def test_changes_lie_inside_and_reproduce(text):
    """The same holds for changes of papers that are not cited by a number."""
    for made, _ in cite.changes(text, AUTHORITY):
        assert text[made.start : made.end] == made.verbatim != ""


@given(SYMBOLS)
def test_a_symbol_is_found_as_it_is_printed(symbol):
    """In running text it is one citation, of that very symbol."""
    (found,) = meant(f"theo văn bản số {symbol} về việc học")

    assert found[1] == symbols.normal(symbol)


@given(
    SYMBOLS,
    st.sampled_from("-‐‑‒–—−"),
    st.sampled_from(["", " ", "\u00a0", "\u2009"]),
    st.sampled_from(["NFC", "NFD", "NFKD"]),
)
def test_a_symbol_survives_its_spellings(symbol, dash, blank, form):
    """Other dashes, blanks around them and composed or parted letters change nothing."""
    spelled = unicodedata.normalize(form, symbol.replace("-", f"{blank}{dash}{blank}"))

    (found,) = meant(f"văn bản số {spelled}, và")

    assert found[1] == symbols.normal(symbol)


@given(st.lists(st.sampled_from([" ", "  ", "\u00a0", "\u2009", "\t", " \u200b"])))
def test_blanks_between_words_do_not_matter(blanks):
    """Any blanks where one was printed leave the same papers cited."""
    words = SENTENCE.split(" ")
    joints = [*blanks, *" " * len(words)][: len(words) - 1]
    spaced = "".join(
        word + joint for word, joint in zip(words, [*joints, ""], strict=True)
    )

    assert meant(spaced) == meant(SENTENCE)


@given(st.integers(0, SENTENCE.count(" ") - 1))
def test_a_line_may_break_anywhere(place):
    """A sentence that is broken into two lines cites the same papers."""
    words = SENTENCE.split(" ")
    broken = " ".join(words[: place + 1]) + "\n" + " ".join(words[place + 1 :])

    assert meant(broken) == meant(SENTENCE)
