"""Which pages of a PDF are looked at: what the layer says against what is shown."""

import pytest
from PIL import Image

from archive.model import Page
from indexer.extract import extract, layers
from indexer.extract.limits import Limits
from indexer.extract.pdf import foreign, judge, lost, pdfium
from indexer.extract.pdf.runs import Run
from tests.indexer.extract import paper

LIMITS = Limits()
PDF = "application/pdf"
STAMP = ("Ký bởi: Tỉnh ủy Hải Sơn", "Thời gian ký: 05.03.2024 10:45")
ENGLISH = (
    "The Government of the Republic shall be responsible for the protection of",
    "the rights and interests of citizens in accordance with this Decree, which",
    "takes effect from the date of its signing and is binding for all ministries.",
) * 5
MISREAD = ("DANG CQNG SAN VlET NAM d()c lap tu do hanh phuc UY BAN NHAN DAN tinh",) * 20


def unseen(made, lines, top=paper.TOP):
    """Write as programs do that recognise a scan: without ink."""
    made.saveState()
    text = made.beginText()
    text.setTextRenderMode(3)
    text.setFont("Serif", paper.SIZE)
    for number, line in enumerate(lines):
        text.setTextOrigin(paper.LEFT, top - number * paper.STEP)
        text.textOut(line)
    made.drawText(text)
    made.restoreState()


def scan_with(lines):
    def draw(made):
        paper.put(made, paper.scan())
        unseen(made, lines)

    return draw


def typed(lines):
    return lambda made: paper.write(made, lines)


def outlined(made):
    """Every letter is a drawing of its own."""
    for row in range(12):
        for column in range(60):
            x, y = 70 + column * 7, 700 - row * 20
            path = made.beginPath()
            path.moveTo(x, y)
            path.curveTo(x + 1, y + 8, x + 4, y + 8, x + 5, y)
            path.lineTo(x + 4, y)
            path.curveTo(x + 3, y + 6, x + 2, y + 6, x + 1, y)
            path.close()
            made.drawPath(path, stroke=0, fill=1)


def stamped_drawing(made):
    outlined(made)
    paper.write(made, STAMP, top=100)


def pasted(made):
    paper.write(made, paper.LETTER[:3])
    paper.put(made, paper.scan(), share=0.45)


def pictured(made):
    paper.write(made, paper.LETTER)
    made.drawInlineImage(
        Image.effect_mandelbrot((400, 300), (-2, -1, 1, 1), 90), 70, 80
    )


def shifted(lines):
    """Each letter shows the number it has in its font, as most fonts count them."""
    return tuple(
        "".join(" " if c == " " else chr((ord(c) - 29) % 94 + 33) for c in line)
        for line in lines
    )


SENT = {
    "a scan": scan_with(()),
    "a scan and the stamp of a signature": scan_with(STAMP),
    "a scan recognised without Vietnamese": scan_with(MISREAD),
    "outlines of letters": outlined,
    "outlines of letters and a stamp": stamped_drawing,
    "a scan on a page with a heading": pasted,
    "the inner numbers of a font": typed(shifted(paper.LETTER * 2)),
}
KEPT = {
    "a good layer under a scan": scan_with(paper.LETTER),
    "an English layer under a scan": scan_with(ENGLISH),
    "a typed page": typed(paper.LETTER),
    "an English page": typed(ENGLISH),
    "a short page": typed(paper.LETTER[:2]),
    "dots of a form": typed(
        ("Họ và tên: ………………………………… Ngày sinh: ....../....../.......",) * 9
    ),
    "a page with a picture": pictured,
    "an empty page": typed(()),
    "figures": typed(("1.234,56   7.890   12,5%   3/2024",) * 20),
}


@pytest.fixture
def sent(tmp_path):
    """Which pages of what is drawn are put before Tesseract, and the text as read."""

    def read(*drawings):
        made = paper.canvas(tmp_path / "a.pdf")
        for draw in drawings:
            draw(made)
            paper.end_page(made)
        made.save()
        text = extract(tmp_path / "a.pdf", PDF, LIMITS)
        waiting = [page.number for page in text.pages if page.origin == "image"]
        return layers.wanting(tmp_path / "a.pdf", waiting, LIMITS), text

    return read


@pytest.mark.parametrize("draw", SENT.values(), ids=SENT)
def test_looks_at_what_the_layer_does_not_say(sent, draw):
    """Such a page is read from its image."""
    assert sent(draw)[0] == [1]


@pytest.mark.parametrize("draw", KEPT.values(), ids=KEPT)
def test_keeps_what_the_layer_says(sent, draw):
    """Such a page is never read from its image."""
    assert sent(draw)[0] == []


def test_tells_what_another_program_recognised(sent):
    """A hidden layer is no typed text, and a note tells of it."""
    _, text = sent(scan_with(paper.LETTER), typed(paper.LETTER))

    assert [page.origin for page in text.pages] == ["ocr", "text"]
    assert text.notes == ("pdf_recognised",)


def test_reads_again_what_another_program_recognised(sent, tmp_path):
    """Where somebody asks for it, our own reading goes before that program's."""
    sent(scan_with(paper.LETTER))
    ours = Page(1, GOOD, "ocr")

    with layers.opened(tmp_path / "a.pdf", PDF, LIMITS) as found:
        layer = found.of(1, paper.scan())

    assert not layer.is_enough
    assert layer.or_better(ours) is ours


def test_keeps_the_typed_part_meanwhile(sent):
    """Until its image is read, a page says what is typed on it."""
    _, text = sent(pasted)

    assert text.pages == (Page(1, "\n".join(paper.LETTER[:3]), "image"),)


BODY = Run("Times", "Căn cứ Điều lệ Đảng; (*) xem ./. “Nghị quyết” & 12%")
LOST = {
    "nothing": ([BODY], 0),
    "a bold font without a table": ([BODY, Run("Bold", "\x01\x02\x03 \x04\x05")], 0),
    "a title in it": ([BODY, Run("Bold", "\x01\x02\x03\x04 A\x05BC")], 8),
    "a title of signs": ([BODY, Run("Bold", "!\"#$%&'()*+,-&.&/")], 17),
    "bullets": ([Run("Symbol", "\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7"), BODY], 0),
    "a formula": ([Run("MT-Extra", "\uf0e5\uf0e6\uf0e7\uf0e8\uf0e9\uf0ea"), BODY], 0),
    "leaders": ([Run("Times", "Mục 1 ............. 3 _______ *** ---")], 0),
}


@pytest.mark.parametrize(("runs", "count"), LOST.values(), ids=LOST)
def test_counts_lost_letters(runs, count):
    """Letters of a font without meaning are lost, signs are not."""
    assert lost.count(runs) == count


@pytest.mark.parametrize(("runs", "count"), LOST.values(), ids=LOST)
def test_suspects_where_letters_are_lost(runs, count):
    """What costs little to ask never misses what is lost."""
    assert lost.may_be("".join(run.text for run in runs)) or count == 0


LANGUAGES = {
    "English": (" ".join(ENGLISH), True),
    "French": (
        "Le Comité est chargé de la mise en œuvre des directives pour les",
        True,
    ),
    "Lao": ("ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ", True),
    "Chinese": ("中华人民共和国 国务院", True),
    "Vietnamese without marks": ("Ban Thuong vu Tinh uy yeu cau cac cap uy", False),
    "recognised without Vietnamese": (" ".join(MISREAD), False),
}


@pytest.mark.parametrize(("text", "is_so"), LANGUAGES.values(), ids=LANGUAGES)
def test_knows_other_languages(text, is_so):
    """By their small words or their letters."""
    assert foreign.is_foreign(text.split()) is is_so


GOOD = "\n".join(paper.LETTER)
BETTER = {
    "typed, as good": (GOOD, GOOD.replace("ủ", "ù"), True, True),
    "only a stamp": ("\n".join(STAMP), GOOD, True, False),
    "misread": (" ".join(MISREAD), GOOD, True, False),
    "titles lost": (GOOD, GOOD.replace("ủ", "ù"), False, False),
    "nothing recognised": (GOOD, "", True, True),
    "nothing at all": ("", "", True, False),
    "noise": ("\x01\x02\x03\x04", "Hải Sơn", True, False),
    "English": (" ".join(ENGLISH), " ".join(ENGLISH), True, True),
}


@pytest.mark.parametrize(
    ("layer", "recognised", "is_sound", "is_so"), BETTER.values(), ids=BETTER
)
def test_weighs_layer_and_recognition(layer, recognised, is_sound, is_so):
    """The more complete wins, then the better spelt, then what was typed."""
    assert judge.is_better(layer, recognised, is_sound=is_sound) is is_so


def test_looks_at_image_files(tmp_path):
    """An empty sheet among scans is not put before Tesseract."""
    with layers.opened(tmp_path / "a.png", "image/png", LIMITS) as found:
        blank = found.of(1, Image.new("L", (1240, 1754), "white"))
        written = found.of(2, paper.scan())

    assert (blank.page, blank.is_enough) == (Page(1, "", "blank"), True)
    assert not written.is_enough


SPELT = {
    "names of fields": ("maSoThue tenDonVi ngayLap", 1.0),
    "capitals among small letters": ("DoAN VlET dOc", 0.0),
    "abbreviations": ("UBND HĐND BTCTW", 1.0),
    "consonants": ("bxqjt qwrtz", 0.0),
    "long": ("a" * 10_000 + "Z", 0.0),
}


@pytest.mark.parametrize(("text", "share"), SPELT.values(), ids=SPELT)
def test_knows_what_somebody_may_have_written(text, share):
    """Capitals stand at the beginning or everywhere, and vowels somewhere."""
    assert foreign.share_spelt(text.split()) == share


def test_does_not_look_for_ever(sent, monkeypatch):
    """A file of drawings is read without drawing each of its pages."""
    monkeypatch.setattr(pdfium, "_MOST_LOOKS", 2)

    _, text = sent(pasted, pasted, pasted)

    assert [page.origin for page in text.pages] == ["image", "image", "text"]
