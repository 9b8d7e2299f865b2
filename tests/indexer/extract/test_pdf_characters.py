"""The characters of a page asked for at once, against asking for one after another."""

import ctypes
import math

import pypdfium2
import pytest
from pypdfium2 import raw

from indexer.extract.pdf import pdfium
from indexer.extract.pdf.lines import turned
from indexer.extract.pdf.runs import LINE_HYPHEN, Run
from tests.indexer.extract import paper

# A font whose table gives "A" no meaning, "B" a control and "C" a mark.
TABLE = b"3 beginbfchar <41> <0000> <42> <0002> <43> <0309> endbfchar"


def typed(path):
    """Two fonts, words that go on in the next line, capitals drawn up the page."""
    made = paper.canvas(path)
    paper.write(made, ("thi hành Nghị-", "quyết của", *paper.LETTER))
    made.setFont("Times-Bold", 11)
    made.drawString(70, 300, "Nguyen Van A")
    for turns, letters in enumerate(("VE BEN PHAI", "LON NGUOC", "VE BEN TRAI"), 1):
        made.saveState()
        made.translate(300, 200)
        made.rotate(-90 * turns)
        made.drawString(20, 20, letters)
        made.restoreState()
    made.save()


def without_table(path):
    content = b"BT /F1 12 Tf 70 700 Td (BACA BC) Tj 0 -20 Td (CAB) Tj ET"
    whole = paper.one_page(content, b"", paper.stream(TABLE))
    font = b"/Subtype /Type1 /BaseFont /Times-Roman"
    path.write_bytes(whole.replace(font + b" >>", font + b" /ToUnicode 5 0 R >>"))


def blank(path):
    paper.written(path, ())


PAGES = {"typed": typed, "a font without a table": without_table, "blank": blank}


@pytest.fixture(params=PAGES.values(), ids=list(PAGES))
def page(request, tmp_path):
    path = tmp_path / "a.pdf"
    request.param(path)
    with pdfium.opened(path) as document, document.page(1) as page:
        yield page


class Plain:
    """The text of a page, asked for as pdfium's manual has it."""

    def __init__(self, page):
        self.text = page._text
        self.all = range(self.text.count_chars())

    def sign(self, place, hyphen="-"):
        if raw.FPDFText_IsHyphen(self.text, place) == 1:
            return hyphen
        code = raw.FPDFText_GetUnicode(self.text, place)
        return chr(code) if code else ""

    def is_generated(self, place):
        return raw.FPDFText_IsGenerated(self.text, place) == 1

    def font(self, place):
        name = ctypes.create_string_buffer(128)
        raw.FPDFText_GetFontInfo(self.text, place, name, 128, None)
        return name.value.decode()

    def letter(self, place):
        across, up = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self.text, place, across, up)
        angle = raw.FPDFText_GetCharAngle(self.text, place)
        turns = round(angle / (math.pi / 2)) % 4
        step = turned(self.text.get_charbox(place, loose=True), turns)
        shape = turned(self.text.get_charbox(place), turns)
        baseline = turned((across.value, up.value) * 2, turns)[1]
        centre = (shape[0] + shape[2]) / 2
        size = max(1.0, (step[3] - step[1]) * 0.9)
        return self.sign(place), baseline, step[0], step[2], centre, size, turns


def test_places_letters_as_pdfium_does(page):
    """Each letter that was drawn has the place, the size and the turn it has alone."""
    plain = Plain(page)
    drawn = [x for x in plain.all if plain.sign(x) and not plain.is_generated(x)]
    expected = [plain.letter(place) for place in drawn]

    found = [tuple(letter) for letter in page.characters.letters()]

    if not any("\u0300" <= letter[0] < "\u0370" for letter in found):
        # Where no mark has to find its letter, nobody asks for the shapes.
        expected = [(*x[:4], (x[2] + x[3]) / 2, *x[5:]) for x in expected]
    assert found == [pytest.approx(letter) for letter in expected]


def test_cuts_runs_where_the_font_changes(page):
    """What pdfium made up goes with the font before it."""
    plain = Plain(page)
    expected: list[Run] = []
    font = ""
    for place in plain.all:
        font = font if plain.is_generated(place) else plain.font(place)
        sign = plain.sign(place, LINE_HYPHEN).replace("\r", "")
        if expected and expected[-1].font == font:
            sign = expected.pop().text + sign
        expected.append(Run(font, sign))

    assert list(page.characters.runs()) == expected


def test_draws_blanks_that_nobody_drew(page):
    """Each character comes with its box, those that part words as well."""
    plain = Plain(page)
    expected = [
        (plain.sign(place), plain.text.get_charbox(place, loose=True))
        for place in plain.all
        if plain.sign(place)
    ]

    assert list(page.characters.drawn()) == expected


def test_pages_hold_what_these_tests_are_about(tmp_path):
    """Hyphens, two fonts and turns on one page, codes without meaning on another."""
    typed(tmp_path / "a.pdf")
    without_table(tmp_path / "b.pdf")

    with pdfium.opened(tmp_path / "a.pdf") as document, document.page(1) as page:
        assert LINE_HYPHEN in "".join(run.text for run in page.characters.runs())
        assert len({run.font for run in page.characters.runs()}) == 2
        assert {letter.turns for letter in page.characters.letters()} == {0, 1, 2, 3}
    with pypdfium2.PdfDocument(tmp_path / "b.pdf") as document:
        text = document[0].get_textpage()
        assert len(text.get_text_range()) < text.count_chars()
