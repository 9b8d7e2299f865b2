"""What was decoded is told of each page: where, from what, and what stood there."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.model import Decoded
from indexer.extract.flow import Cell, Flow, Paragraph, Run, Table, write
from indexer.extract.legacy import ENCODINGS

OLD = "C¨n cø NghÞ quyÕt cña TØnh ñy vÒ c«ng t¸c v¨n th­"
NEW = "Căn cứ Nghị quyết của Tỉnh ủy về công tác văn thư"


def page(*paragraphs: tuple[Run, ...] | Table, running: tuple[Run, ...] = ()):
    blocks = [one if isinstance(one, Table) else Paragraph(one) for one in paragraphs]
    flow = Flow(tuple(blocks), running=(Paragraph(running),) if running else ())
    return write(flow, "x/y").pages[0]


def told(found) -> list[tuple[str, str, str, str]]:
    """Return of all that was decoded text, verbatim, encoding and font."""
    return [
        (found.text[one.start : one.end], one.verbatim, one.encoding, one.font)
        for one in found.decoded
    ]


def test_a_run_is_told_with_its_font():
    """Only what was decoded is told, where it stands among Unicode."""
    found = page((Run("Số 5: ", "Arial"), Run(OLD, ".VnTime"), Run(" (hết)", "Arial")))

    assert found.text == f"Số 5: {NEW} (hết)"
    assert told(found) == [(NEW, OLD, "tcvn3", ".VnTime")]


def test_runs_of_one_font_are_one():
    """Changes of style and ends of paragraphs do not part what is alike."""
    found = page(
        (Run("NghÞ ", ".VnTime"), Run("quyÕt", ".VnTime")),
        (Run("   ", "Arial"),),
        (Run("5", ".VnTime"), Run(" cña TØnh ñy", ".VnTime")),
    )

    assert told(found) == [
        (
            "Nghị quyết\n\n5 của Tỉnh ủy",
            "NghÞ quyÕt\n\n5 cña TØnh ñy",
            "tcvn3",
            ".VnTime",
        )
    ]


def test_fonts_and_encodings_are_kept_apart():
    """Each font is told by itself, and each encoding."""
    found = page(
        (Run("NghÞ quyÕt ", ".VnTime"), Run("tØnh ñy ", ".VnTimeH")),
        (Run("coâng taùc", "VNI-Times"),),
    )

    assert told(found) == [
        ("Nghị quyết ", "NghÞ quyÕt ", "tcvn3", ".VnTime"),
        ("TỈNH ỦY", "tØnh ñy", "tcvn3", ".VnTimeH"),
        ("công tác", "coâng taùc", "vni", "VNI-Times"),
    ]


def test_what_reads_alike_is_not_told():
    """Plain letters and digits were not changed; capitals by the font were."""
    found = page((Run("No. 5", ".VnTime"), Run(" th ba", ".VnTimeH")))

    assert told(found) == [(" TH BA", " th ba", "tcvn3", ".VnTimeH")]


def test_cells_and_running_lines():
    """Blanks around cells and lines go, here and there."""
    cells = (
        Cell(
            (Paragraph((Run("  TØnh ñy ", ".VnTime"),)),),
        ),
        Cell((Paragraph((Run("Số 5"),)),)),
    )
    found = page(Table((cells,)), running=(Run(" L­u hµnh ", ".VnTime"),))

    assert found.text == "Tỉnh ủy\tSố 5\nLưu hành"
    assert [(text, verbatim) for text, verbatim, *_ in told(found)] == [
        ("Tỉnh ủy", "TØnh ñy"),
        ("Lưu hành", "L­u hµnh"),
    ]


def test_marks_that_meet_across_runs():
    """A mark in one run meets its letter in another; places stay right."""
    found = page((Run("xa\u0303 ho"), Run("\u0323i "), Run("cña TØnh ñy", ".VnTime")))

    assert found.text == "xã họi của Tỉnh ủy"
    assert told(found) == [("của Tỉnh ủy", "cña TØnh ñy", "tcvn3", ".VnTime")]


DOUBTFUL = {
    "font and syllables agree": ((Run(OLD, ".VnTime"),), False),
    "a few words in a font of Unicode": ((Run("NghÞ quyÕt vÒ", "Arial"),), True),
    "many words in a font of Unicode": ((Run(OLD, "Arial"),), False),
    "an old font, and no syllables in it": (
        (Run("®ØøÞ ×øÙ ¸Ø×¶ ÞÕ¸×", ".VnTime"),),
        True,
    ),
    "short, as the font says": ((Run("th­ ký", ".VnTime"),), False),
}


@pytest.mark.parametrize(("runs", "is_doubtful"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_doubtful_where_font_and_syllables_disagree(runs, is_doubtful):
    """A person is asked where too little speaks for the encoding."""
    assert [one.is_doubtful for one in page(runs).decoded] == [is_doubtful]


FONTS = (None, "Arial", ".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "VISCII")
RUNS = st.builds(
    Run,
    st.text("aoeuy đ\n\t\xad\u0301\u0303áµÞÕùâñ¸ßABH5\ufb01\x1f", max_size=12),
    st.sampled_from(FONTS),
    st.booleans(),
    st.sampled_from((None, *ENCODINGS)),
)


@given(st.lists(st.lists(RUNS, max_size=5), max_size=5))
def test_places_are_on_the_page(paragraphs):
    """What was decoded follows in order, inside the page, and never overlaps."""
    found = page(*map(tuple, paragraphs))
    places = [(one.start, one.end) for one in found.decoded]

    assert all(0 <= start < end <= len(found.text) for start, end in places)
    assert [place for pair in places for place in pair] == sorted(
        place for pair in places for place in pair
    )
    assert all(isinstance(one, Decoded) and one.verbatim for one in found.decoded)
    assert unicodedata.is_normalized("NFC", found.text)
