"""The sample corpus itself: complete, true to its sources, small enough to ship."""

import re
from collections import Counter

import pytest

from archive.text import squeeze
from corpus.make import plain, tcvn3, web, word
from corpus.make.expected import expected
from corpus.make.layout import Line, blocks
from tests.corpus.samples import (
    CORPUS,
    PAPERS,
    SLUGS,
    TEXTS,
    cited,
    in_html,
    in_pdf,
    label,
    original,
)

# The others depend on LibreOffice and on the fonts of the machine.
SAME = {"docx": word.write, "html": web.write, "txt": plain.write, "tcvn3": tcvn3.write}

MESSY = (
    "Kế hoạch số 171- KH/TU ngày 01/8/2019 của Thành ủy Bắc Kạn",
    "171 – KH/TU",
    "Công văn số 362 – CV/TU ngày 18/7/2019 của Tỉnh ủy Bắc Kạn vè việc thực hiện",
    "Kết luận số 53- KL/TW ngày 4/6/2019 của Ban Bí thư Trung ương Đảng",
    "Thông báo số 26- TB/BCĐ của Ban chỉ đạo 35 cấp tỉnh ngày 37/7/2019",
    "Công văn số 6915 – CV/BTG TW ngày 26/7/2019 của Ban Tuyên giá Trung ương",
    "Công văn số 25 –CV/ BCĐ ngày 3/7/2019 của Ban chỉ đạo 35 cấp tỉnh",
)

_A_SYMBOL = re.compile(r"\d ?[-–] ?[A-ZĐ]{2}[A-Za-zĐ]{0,3} ?/|\d/(?:\d{4}/)?[A-ZĐ]{2}")
_A_NAME = re.compile(
    r"(?:nghị quyết|chỉ thị|kết luận|quy định|kế hoạch|công văn|thông báo|hướng dẫn)"
    r" (?:(?:số )?\d|đại hội|trung ương|nêu trên|nói trên)",
    re.IGNORECASE,
)


def test_every_sample_has_a_source_and_both_files():
    """Nothing lies in the corpus that its sources do not explain."""
    samples = {
        folder.name: tuple(sorted(path.stem for path in folder.iterdir()))
        for folder in (CORPUS / "samples").iterdir()
    }

    assert samples == dict.fromkeys(SLUGS, ("expected", "original"))


def test_slugs_are_plain():
    """A slug can be typed, linked and compared anywhere."""
    assert [s for s in SLUGS if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", s)] == []


def test_is_small_enough_to_ship():
    """The whole corpus stays under 15 MB, and no file is empty or huge."""
    sizes = [original(slug).stat().st_size for slug in SLUGS]

    assert min(sizes) > 500
    assert max(sizes) < 1_500_000
    assert sum(sizes) < 15_000_000


def test_has_every_format():
    """Each format an office hands in occurs, the usual ones often."""
    formats = Counter(paper.format for paper in PAPERS.values())

    assert sum(formats.values()) >= 45
    wanted = Counter(
        pdf=16, docx=14, doc=4, rtf=2, odt=2, html=3, txt=3, scan=1, tcvn3=1
    )
    assert wanted <= formats


@pytest.mark.parametrize("slug", SLUGS)
def test_expected_is_what_the_source_says(slug):
    """An edited source without a new sample is noticed."""
    path = CORPUS / "samples" / slug / "expected.toml"

    assert path.read_text(encoding="utf-8") == expected(
        PAPERS[slug], list(PAPERS.values())
    )


def test_no_citation_is_left_unmarked():
    """Every symbol and every name of a paper in a source is a marked citation."""
    texts = {
        slug: re.sub(r"\[\[[^\]]+\]\]", "@", f"{paper.subject}\n{paper.body}")
        for slug, paper in PAPERS.items()
    }
    patterns = (_A_SYMBOL, _A_NAME)

    assert [
        (s, m[0]) for s, t in texts.items() for p in patterns for m in p.finditer(t)
    ] == []


@pytest.mark.parametrize("spelling", MESSY)
def test_news_report_keeps_the_messy_spellings(spelling):
    """The news report prints the example's citations letter for letter."""
    assert spelling in squeeze(in_html(original("tin-trien-khai-ban-chi-dao-35-2019")))


@pytest.mark.parametrize("slug", [s for s in SLUGS if PAPERS[s].format in TEXTS])
def test_original_prints_what_is_expected(slug):
    """What a label asks for can be read in the file, in this order."""
    text = squeeze(TEXTS[PAPERS[slug].format](original(slug)))
    metadata = label(slug)["metadata"]
    place = 0
    for citation in cited(slug):
        place = text.index(citation["verbatim"], place) + len(citation["verbatim"])
    for name in ("symbol_verbatim", "draft", "place"):
        assert metadata.get(name, "") in text
    assert metadata.get("signer", {}).get("name", "") in text


@pytest.mark.parametrize("slug", [s for s in SLUGS if PAPERS[s].format in TEXTS])
def test_original_prints_its_whole_source(slug):
    """An edited source whose file was not made again is noticed."""
    paper = PAPERS[slug]
    text = squeeze(TEXTS[paper.format](original(slug)))
    lines = [line.text for line in blocks(paper) if isinstance(line, Line)]

    assert [line for line in lines if squeeze(line) not in text] == []


@pytest.mark.parametrize("slug", [s for s in SLUGS if PAPERS[s].format in SAME])
def test_same_source_gives_the_same_bytes(slug, tmp_path):
    """Making a sample again changes nothing."""
    again = tmp_path / original(slug).name
    SAME[PAPERS[slug].format](blocks(PAPERS[slug]), again, slug)

    assert again.read_bytes() == original(slug).read_bytes()


def test_scan_holds_no_text():
    """The image-only PDF leaves nothing to read without recognition."""
    assert in_pdf(original("tb-48-huyen-uy-bach-thong-2019")).strip() == ""


def test_old_paper_is_spelled_in_tcvn3():
    """The old RTF names the fonts, and writes ư as the byte 0xAD."""
    text = original("hd-11-vptw-2004").read_text(encoding="ascii")

    assert ".VnTime;" in text
    assert ".VnTimeH;" in text
    assert r"h\'ad\'edng d\'c9n" in text
