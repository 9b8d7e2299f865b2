"""A cheap look before a search leaves out nothing that the search would find."""

import re

from hypothesis import given
from hypothesis import strategies as st

from archive.model import Origin, Page
from archive.text import align, clean
from indexer.recognise import cutting, ending, letters, levels, secrecy, signer
from indexer.recognise.cells import cells

_WORDS = (
    *(
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Cộng hòa xã hội chủ nghĩa Việt Nam",
        "dan cong son viet",
    ),
    *(
        "ĐOÀN TNCS HỒ CHÍ MINH",
        "Độc lập - Tự do - Hạnh phúc",
        "oc lap",
        "tu do hanh phuc",
    ),
    *(
        "SOCIALIST REPUBLIC OF VIET NAM",
        "XÁC THỰC VĂN BẢN HỢP NHẤT",
        "g hoa xa hoi ch ng",
    ),
    *(
        "Bắc Kạn, ngày 04 tháng 6 năm 2019",
        "ngày",
        "tháng",
        "năm",
        "nam",
        "m",
        "04",
        "2019",
    ),
    *(
        ", ngày 4/6/2019",
        "(ban hành kèm theo Quyết định số",
        "kèm theo",
        "số",
        "Số",
        "|",
    ),
    *(
        "T/M",
        "KT.",
        "BÍ THƯ",
        "PHÓ CHỦ TỊCH",
        "TRƯỞNG",
        "CHỦ TRÌ",
        "THƯ KÝ",
        "NGUYỄN VĂN A",
    ),
    *("Nguyễn Văn A", "- Như trên;", "Nơi nhận:", "nơi  nhận", "người nhận", "Lưu VT."),
)
_SIGNS = (
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    ".",
    ",",
    ";",
    ":",
    "-",
    "*",
    "…",
    "’",
    "\u200b",
)
_PIECES = (
    st.sampled_from(_WORDS) | st.sampled_from(_SIGNS) | st.characters(codec="cp1258")
)
_TEXTS = st.lists(_PIECES, max_size=24).map("".join)
_LINES = _TEXTS.map(lambda text: re.sub(r"[\n\f\v]", " ", text))


@given(_LINES)
def test_no_title_motto_or_day_is_missed(line: str) -> None:
    """What tells a line apart is found as if nobody had looked for a word before."""
    bare = align(line).bare
    for found, pattern in (
        (cutting.titled, cutting._TITLE),
        (cutting.motto, cutting._MOTTO),
        (cutting.dated, cutting._DATE_END),
    ):
        match, searched = found(bare), pattern.search(bare)
        assert (match and match.span()) == (searched and searched.span())


@given(_LINES)
def test_no_rare_word_and_no_sign_of_a_signature_is_missed(line: str) -> None:
    """Each search that is left out would have found nothing."""
    even, bare = align(line).even, align(line).bare
    for pattern in {mark for _, mark in cutting._RARE}:
        doors = [word for word, mark in cutting._RARE if mark is pattern]
        assert not pattern.search(bare) or any(word in bare for word in doors)
    looked = list(cutting._signs(even))
    for pattern in (cutting._POSITION_END, cutting._OTHER_OF_MINUTES):
        assert pattern in looked or not pattern.search(even)
    assert "ngày" in even or not cutting._SHOUTED.search(even)
    assert "kem theo" in bare or not cutting._ENCLOSED.search(bare)


@given(_TEXTS)
def test_a_cell_is_bare_of_what_its_own_text_is_bare_of(text: str) -> None:
    """Whether a line is folded as a whole or in its parts is the same."""
    for cell in cells(Page(1, text, "text")):
        assert cell.bare == align(cell.text).bare


@given(st.lists(_TEXTS, max_size=12).map("\n".join), st.booleans())
def test_the_body_above_an_ending_tells_nothing(text: str, is_read_on: bool) -> None:  # noqa: FBT001  # drawn, not passed
    """Recipients and signer are the same, however far above the ending is begun."""
    pages = [Page(1, text, "text"), Page(2, text if is_read_on else "", "text")]
    assert _facts(pages) == _facts(pages, ending._begin)


def _facts(pages, begin=lambda _page, top, _door: top):
    kept, ending._begin = ending._begin, begin
    try:
        found = ending.find(pages, None)
        return [*signer.read(found), *letters.recipients(found)]
    finally:
        ending._begin = kept


_LEVELS = st.sampled_from(
    (
        "MẬT",
        "TỐI",
        "TUYỆT",
        "mật",
        "MÂT",
        "M",
        "ẬT",
        "Độ mật: ",
        "a\u0323\u0302",
        "\u0320",
        "[",
        "\n",
    )
)


@given(
    st.lists(_LEVELS | _PIECES, max_size=8).map("".join),
    st.sampled_from(("text", "ocr")),
)
def test_no_level_of_secrecy_is_passed_over(text: str, origin: Origin) -> None:
    """Of a page that nobody looks through no line tells its level."""
    page = Page(1, text, origin)
    is_looked_at = bool(list(secrecy._lines(page, [page])))
    told = [line for line in text.split("\n") if levels.of(clean(line))]
    assert not told or is_looked_at


@given(_TEXTS)
def test_no_door_to_a_signature_is_missed(text: str) -> None:
    """Where its first letters stand a signature may begin, and nowhere else."""
    doors = ending._doors([Page(1, text, "text")], None)
    there = [(0, match.start()) for match in ending._DOOR.finditer(text)]
    assert list(doors) == there
