"""PDF, end to end: which pages come as text, and what is refused."""

import pypdf
import pytest
from reportlab.lib.pagesizes import A4

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    TooLargeError,
    TooManyPagesError,
)
from archive.model import Page
from indexer.extract import extract, legacy, pdf
from indexer.extract.limits import Limits
from indexer.extract.pdf import runs
from indexer.extract.pdf.runs import LINE_HYPHEN, Run
from tests.indexer.extract import paper

LIMITS = Limits()
PDF = "application/pdf"
BODY = "\n".join(paper.LETTER)


def test_reads_each_page_as_printed(tmp_path):
    """Pages keep their numbers, lines and order; clean ones bear no note."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER, paper.WORDS)

    text = extract(path, PDF, LIMITS)

    assert text.pages == (Page(1, BODY), Page(2, "\n".join(paper.WORDS)))
    assert text.media_type == PDF
    assert text.notes == ()


def test_keeps_a_hyphen_at_the_end_of_a_line(tmp_path):
    """A number broken over two lines stays as it is printed."""
    path = paper.written(
        tmp_path / "a.pdf", ("thi hành Tờ trình số 316-", "TTr/QU của")
    )

    assert extract(path, PDF, LIMITS).body == "thi hành Tờ trình số 316-\nTTr/QU của"


def test_reads_a_turned_page(tmp_path):
    """A page that is shown sideways reads like any other."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER)
    writer = pypdf.PdfWriter(clone_from=path)
    writer.pages[0].rotate(90)
    writer.write(path)

    assert extract(path, PDF, LIMITS).body == BODY


def test_reads_letters_drawn_out_of_order(tmp_path):
    """Letters borrowed from another font are drawn last, and read in place."""
    made = paper.canvas(tmp_path / "a.pdf")
    places = [
        (letter, made.stringWidth(line[:column], "Serif", paper.SIZE), number)
        for number, line in enumerate(paper.LETTER)
        for column, letter in enumerate(line)
        if letter != " "
    ]
    for letter, place, number in sorted(places, key=lambda drawn: drawn[0] > "z"):
        height = paper.TOP - number * paper.STEP
        made.drawString(paper.LEFT + place, height, letter)
    made.save()

    text = extract(tmp_path / "a.pdf", PDF, LIMITS)

    assert text.body == BODY
    assert text.notes == ("pdf_rebuilt",)


def test_reads_a_table_set_sideways(tmp_path):
    """Text drawn upwards on an upright page is put together along its own lines."""
    made = paper.canvas(tmp_path / "a.pdf")
    made.rotate(90)
    made.translate(0, -A4[0])
    for number, line in enumerate(paper.WORDS):
        for column, letter in reversed(list(enumerate(line))):
            step = made.stringWidth(line[:column], "Serif", paper.SIZE)
            made.drawString(40 + step, 500 - number * paper.STEP, letter)
    made.save()

    assert extract(tmp_path / "a.pdf", PDF, LIMITS).body == "\n".join(paper.WORDS)


def test_decodes_an_old_font(tmp_path):
    """Text in TCVN3 becomes Unicode, and a note says so."""
    typed = (
        "C¨n cø NghÞ quyÕt cña Ban ChÊp hµnh §¶ng bé tØnh vÒ viÖc n©ng cao",
        "chÊt lîng sinh ho¹t chi bé; xÐt ®Ò nghÞ cña Ban Tæ chøc.",
    )
    made = paper.canvas(tmp_path / "a.pdf")
    made.setFont("Times-Roman", paper.SIZE)
    paper.write(made, typed)
    made.save()

    text = extract(tmp_path / "a.pdf", PDF, LIMITS)

    assert text.body.startswith("Căn cứ Nghị quyết của Ban Chấp hành Đảng bộ tỉnh")
    assert text.notes == ("legacy_tcvn3",)
    (one,) = text.pages[0].decoded
    assert (one.encoding, one.font) == ("tcvn3", "Times-Roman")
    assert legacy.read(one.verbatim, "tcvn3") == text.body[one.start : one.end]
    assert one.verbatim.startswith("C¨n cø NghÞ quyÕt")


def test_leaves_a_scan_to_be_looked_at(tmp_path):
    """A page under an image is an image, even with a signature's stamp on it."""
    made = paper.canvas(tmp_path / "a.pdf")
    paper.put(made, paper.scan(size=(310, 438)))
    paper.end_page(made)
    paper.put(made, paper.scan(size=(310, 438)))
    paper.write(made, ("Ký bởi: Tỉnh ủy Hải Sơn", "Thời gian ký: 05.03.2024 10:45"))
    paper.end_page(made)
    paper.put(made, paper.scan(size=(310, 438)))
    paper.write(made, ("DANG CONG SAN VlET NAM d()c lap tu do hanh phuc",) * 30)
    made.save()

    text = extract(tmp_path / "a.pdf", PDF, LIMITS)

    assert text.pages == tuple(Page(n, "", "image") for n in (1, 2, 3))


def test_takes_a_good_text_under_a_scan(tmp_path):
    """A scan that was recognised well need not be looked at again."""
    made = paper.canvas(tmp_path / "a.pdf")
    paper.put(made, paper.scan(size=(310, 438)))
    paper.write(made, paper.LETTER)
    made.save()

    assert extract(tmp_path / "a.pdf", PDF, LIMITS).body == BODY


def test_sees_a_scan_packed_in_a_form(tmp_path):
    """An image counts with the size it has on the page, not in its wrapping."""
    made = paper.canvas(tmp_path / "a.pdf")
    made.beginForm("wrapped", 0, 0, 1, 1)
    made.drawInlineImage(paper.scan(size=(310, 438)), 0, 0, 1, 1)
    made.endForm()
    made.scale(*A4)
    made.doForm("wrapped")
    made.save()

    assert extract(tmp_path / "a.pdf", PDF, LIMITS).pages == (Page(1, "", "image"),)


def test_tells_blank_pages(tmp_path):
    """A page with nothing on it, or only a rule, is blank; a logo changes nothing."""
    made = paper.canvas(tmp_path / "a.pdf")
    paper.end_page(made)
    made.line(100, 100, 200, 100)
    paper.end_page(made)
    paper.write(made, paper.LETTER)
    paper.put(made, paper.scan(size=(40, 40)), share=0.1)
    made.save()

    pages = extract(tmp_path / "a.pdf", PDF, LIMITS).pages

    assert [page.origin for page in pages] == ["blank", "blank", "text"]


def test_looks_at_text_whose_letters_have_no_meaning(tmp_path):
    """Without a table of characters the letters are noise: the page is an image."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER, pageCompression=0)
    paper.broken(path, name="/ToUnicode", value=b"/ToNothing")

    assert extract(path, PDF, LIMITS).pages == (Page(1, "", "image"),)


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128", "AES-128", "AES-256"])
def test_opens_what_needs_no_password(tmp_path, algorithm):
    """A file that only its owner may change is read; one with a password is not."""
    path = paper.written(tmp_path / "a.pdf", paper.WORDS)
    for name, password in (("open", ""), ("closed", "reader")):
        writer = pypdf.PdfWriter(clone_from=path)
        writer.encrypt(password, "owner", algorithm=algorithm)
        writer.write(tmp_path / f"{name}.pdf")

    body = "\n".join(paper.WORDS)
    for sturdy in (False, True):
        opened = extract(tmp_path / "open.pdf", PDF, LIMITS, sturdy=sturdy)
        assert opened.body == body
        with pytest.raises(EncryptedFileError):
            extract(tmp_path / "closed.pdf", PDF, LIMITS, sturdy=sturdy)


def test_refuses_what_is_cut_off(tmp_path):
    """Half a file is damaged, however much of it could be guessed."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER)
    content = path.read_bytes()

    for length in (9, len(content) // 2, len(content) * 95 // 100):
        path.write_bytes(content[:length])
        with pytest.raises(DamagedFileError):
            extract(path, PDF, LIMITS)


def test_finds_the_file_behind_junk(tmp_path):
    """What stands before the marker is passed over."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER)
    path.write_bytes(b"\r\nX-Gateway: 1" * 200 + path.read_bytes())

    assert extract(path, PDF, LIMITS).body == BODY


def test_refuses_too_many_pages(tmp_path):
    """One page over the limit is refused by either way of reading."""
    path = paper.written(tmp_path / "a.pdf", *[paper.WORDS] * 3)
    two = Limits(max_pages=2)

    assert len(extract(path, PDF, Limits(max_pages=3)).pages) == 3
    for sturdy in (False, True):
        with pytest.raises(TooManyPagesError):
            extract(path, PDF, two, sturdy=sturdy)


def test_refuses_too_much_text(tmp_path):
    """Text beyond the limit is refused, not cut."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER)

    with pytest.raises(TooLargeError):
        extract(path, PDF, Limits(max_text=100))


def test_reads_sturdily(tmp_path):
    """Without pdfium the text is the same, and a note tells."""
    path = paper.written(tmp_path / "a.pdf", paper.LETTER)

    text = pdf.extract_sturdily(path, LIMITS)

    assert text.pages[0].text == BODY
    assert text.notes == ("pdf_fallback",)


def test_finds_images_sturdily(tmp_path):
    """Without pdfium, too, a page with nothing but an image is to be looked at."""
    made = paper.canvas(tmp_path / "a.pdf")
    paper.put(made, paper.scan(size=(310, 438)))
    paper.end_page(made)
    paper.end_page(made)
    made.save()

    pages = pdf.extract_sturdily(tmp_path / "a.pdf", LIMITS).pages

    assert [page.origin for page in pages] == ["image", "blank"]


def two_pages(second):
    """A PDF whose first page says something, and whose second is ``second``."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
    font = b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1"
    return paper.assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 2 /Kids [3 0 R 4 0 R] >>",
        page + font + b" /BaseFont /Times-Roman >> >> >> >>",
        second,
        paper.stream(b"BT /F1 12 Tf 72 700 Td (Trang 1) Tj ET"),
    )


def test_reads_on_after_a_broken_page(tmp_path):
    """One page that cannot be loaded is noted, and does not cost the others."""
    path = tmp_path / "a.pdf"
    path.write_bytes(two_pages(b"(no page)"))

    text = extract(path, PDF, LIMITS)

    assert [page.text for page in text.pages] == ["Trang 1", ""]
    assert text.notes == ("pdf_page_damaged",)


def test_tells_drawings_from_outlines(tmp_path):
    """A row of circles is no writing: the page is blank."""
    made = paper.canvas(tmp_path / "a.pdf")
    for number in range(200):
        made.circle(80 + 2 * number, 400, 3)
    made.save()

    assert extract(tmp_path / "a.pdf", PDF, LIMITS).pages == (Page(1, "", "blank"),)


def test_ends_lines_with_the_letter_or_the_hyphen_it_is():
    """In TCVN3 "ư" has the code of the hyphen at a line end: no vowel, no hyphen."""
    font = ".VnTime"
    drawn = [
        Run(
            font,
            f"c¸c c¬ quan l­u hå s¬, nh{LINE_HYPHEN}v¨n b¶n sè 171-KH/TU{LINE_HYPHEN}",
        ),
        Run("Arial", f"ngày 12{LINE_HYPHEN}5"),
    ]

    found = runs.decoded(drawn)

    assert found is not None
    assert found.written.text.split("\n") == [
        "các cơ quan lưu hồ sơ, như",
        "văn bản số 171-KH/TU-",
        "ngày 12-",
        "5",
    ]


def test_decodes_only_the_old_font(tmp_path):
    """Beside a heading in an old font, Unicode text stays as it is."""
    made = paper.canvas(tmp_path / "a.pdf")
    paper.write(made, paper.WORDS)
    made.setFont("Times-Roman", paper.SIZE)
    heading = "C¨n cø NghÞ quyÕt cña Ban ChÊp hµnh §¶ng bé tØnh vÒ c«ng t¸c"
    paper.write(made, (heading,), top=600)
    made.save()

    lines = extract(tmp_path / "a.pdf", PDF, LIMITS).body.split("\n")

    assert lines == [
        *paper.WORDS,
        "Căn cứ Nghị quyết của Ban Chấp hành Đảng bộ tỉnh về công tác",
    ]
