"""Make the set of scans: ``python -m corpus.make.scans``.

Papers of the corpus as offices hand them in on paper, with their whole text and the
facts that a perfect reader finds (``corpus/scans/labels.jsonl``). What is written by
hand is not in the text: no reader gets it out as text. Needs fonts-liberation2.
"""

import dataclasses
import json
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pypdfium2
from PIL import Image

from corpus.make import damage, pdf, pen, scan
from corpus.make.layout import Block, Columns, Grid, Line, blocks
from corpus.make.markup import normal_symbol, plain
from corpus.make.paper import Paper, read

_CORPUS = Path(__file__).resolve().parent.parent
_FOLDER = _CORPUS / "scans"
_MADE = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))
_BLUE = (30, 50, 150)
_BLANK = " " * 12


@dataclasses.dataclass(frozen=True, slots=True)
class Scan:
    """How one paper is scanned; ``by_hand`` where number and day are written in."""

    slug: str
    kind: str
    dpi: int = 150
    by_hand: bool = False
    is_sealed: bool = False


SCANS = (
    Scan("kh-171-tinh-uy-bac-kan-2019", "clean"),
    Scan("ttr-12-btgtu-bac-kan-2019", "noisy", 200, is_sealed=True),
    Scan("cv-362-tinh-uy-bac-kan-2019", "askew"),
    Scan("qd-983-tu-bac-giang-2025", "fax", 200),
    Scan("kh-172-tinh-uy-bac-kan-2020", "clean", by_hand=True, is_sealed=True),
    Scan("cv-456-ubnd-vx-bac-kan-2019", "photocopy", by_hand=True),
)


def main() -> None:
    """Make all scans and their labels."""
    _FOLDER.mkdir(exist_ok=True)
    with (_FOLDER / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for one in SCANS:
            paper = read(_CORPUS / "papers" / f"{one.slug}.toml")
            _write(one, paper)
            labels.write(json.dumps(label(one, paper), ensure_ascii=False) + "\n")
            print(one.slug)


def label(one: Scan, paper: Paper) -> dict[str, Any]:
    """Return what a perfect reader finds: facts, and the text in paragraphs."""
    symbol = normal_symbol(paper.symbol) if paper.symbol else None
    kind = f"{one.kind}-by-hand" if one.by_hand else one.kind
    return {
        "file": f"{one.slug}.{kind}.pdf",
        "class": kind,
        "type": paper.type,
        "symbol": symbol,
        "issuers": list(paper.issuers),
        "issued": {"date": paper.date.isoformat() if paper.date else None},
        "subject": plain(paper.subject),
        "text": list(_paragraphs(one, paper)),
    }


def _paragraphs(one: Scan, paper: Paper) -> Iterator[str]:
    printed = _blanked(paper) if one.by_hand else paper
    dated = f"{printed.place}, {printed.date_printed()}"
    filled = {printed.number_line, dated} if one.by_hand else set()
    return (
        text
        for text in _texts(blocks(printed))
        if text not in filled and any(map(str.isalnum, text))
    )


def _texts(parts: tuple[Block, ...]) -> Iterator[str]:
    for part in parts:
        match part:
            case Columns():
                yield from _texts((*part.left, *part.right))
            case Grid():
                yield from (cell for row in part.rows for cell in row if cell)
            case Line():
                yield from filter(None, [part.text])


def _blanked(paper: Paper) -> Paper:
    """Return a paper whose number and day are left blank."""
    symbol, date = paper.symbol or "", paper.date_printed() or ""
    figures = symbol[: len(symbol) - len(symbol.lstrip("0123456789"))]
    sign = "Số: " if paper.regime == "state" else "Số "
    _, _, month = date.partition(" tháng ")
    return dataclasses.replace(
        paper,
        number_line=sign + _BLANK + symbol.removeprefix(figures),
        date_line=f"ngày {_BLANK} tháng {month}",
    )


def _write(one: Scan, paper: Paper) -> None:
    printed = _blanked(paper) if one.by_hand else paper
    with TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        # Blanks stay as wide as they are typed.
        kept = tuple(_with_blanks(block) for block in blocks(printed))
        pdf.write(kept, source, one.slug)
        page = _drawn(one, paper, source)
    made = damage.KINDS[one.kind](page)
    picture = made if made.mode in {"1", "L"} or one.is_sealed else made.convert("L")
    name = label(one, paper)["file"]
    options: dict[str, Any] = {"creationDate": _MADE, "modDate": _MADE}
    if picture.mode != "1":
        options["quality"] = 50
    picture.save(_FOLDER / name, resolution=one.dpi, **options)


def _with_blanks(block: Block) -> Block:
    if isinstance(block, Columns):
        left, right = (
            tuple(
                dataclasses.replace(line, text=line.text.replace("  ", "\u00a0\u00a0"))
                for line in lines
            )
            for lines in (block.left, block.right)
        )
        return Columns(left, right)
    return block


def _drawn(one: Scan, paper: Paper, source: Path) -> Image.Image:
    with pypdfium2.PdfDocument(source) as document:
        (page,) = document
        image: Image.Image = page.render(scale=one.dpi / 72).to_pil().convert("RGB")
        if one.is_sealed:
            image = scan.sealed(image, page, one.dpi)
        if one.by_hand and paper.symbol and paper.date:
            figures = paper.symbol.partition("-")[0].partition("/")[0]
            _fill(image, page, one.dpi, "Số", figures)
            _fill(image, page, one.dpi, "ngày", f"{paper.date.day:02d}")
    return image


def _fill(
    image: Image.Image, page: pypdfium2.PdfPage, dpi: int, after: str, figures: str
) -> None:
    """Write figures by hand into the blank behind the first such word of a page."""
    text = page.get_textpage()
    start, length = text.search(after, match_case=True).get_next()
    _, bottom, right, top = text.get_charbox(start + length - 1)
    scale = dpi / 72
    place = (right + 7) * scale, image.height - bottom * scale
    pen.write(figures, image, place, (top - bottom + 6) * scale, _BLUE)


if __name__ == "__main__":
    main()
