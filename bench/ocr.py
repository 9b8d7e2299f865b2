"""How fast are scans recognised, against bare Tesseract on the same pictures?

Pages of our own sample scans are drawn once. The peer is Tesseract in the same
process on the same grey pictures, asked for nothing but the text. ``plain`` is our
first pass, with the place and the confidence of each word; ``all`` is everything
from the drawn page to the text: light, tilt, inks, tables, stamps, the second look
at doubtful lines and the other readings of the head. Rounds are interleaved.

    OMP_THREAD_LIMIT=1 .venv/bin/python -m bench.ocr [FOLDER]
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tesserocr

from indexer.extract.limits import Limits
from indexer.extract.ocr import pictures, reading
from indexer.extract.ocr.engine import Engine, models_folder, opened
from indexer.extract.ocr.pictures import DPI, Picture
from indexer.extract.pdf import pdfium

SAMPLES = Path("corpus/scans")
_LANGUAGE = "vie"


def drawn(folder: Path) -> Iterator[Picture]:
    """Yield the pages of the scans in a folder, as they are drawn to be read."""
    for path in sorted(folder.glob("*.pdf")):
        with pdfium.opened(path) as document:
            numbers = range(1, len(document) + 1)
        yield from pictures.of(path, pdfium.MEDIA_TYPE, numbers, Limits())


def bare(tesseract: tesserocr.PyTessBaseAPI, picture: Picture) -> None:
    """Read a page as Tesseract alone does."""
    tesseract.SetImage(picture.image.convert("L"))
    tesseract.SetSourceResolution(DPI)
    tesseract.GetUTF8Text()


def plain(engine: Engine, picture: Picture) -> None:
    """Read a page once, with boxes and confidences."""
    engine.lines(picture.image.convert("L"), DPI)


def seconds(read: Callable[[Picture], object], pages: list[Picture]) -> float:
    """Return how many seconds of the processor the reading of ``pages`` takes."""
    begun = time.process_time()
    for page in pages:
        read(page)
    return time.process_time() - begun


def rounds(
    ways: dict[str, Callable[[Picture], object]], pages: list[Picture], count: int
) -> dict[str, list[float]]:
    """Return for each way what each of the interleaved rounds took."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(count):
        for name, read in ways.items():
            taken[name].append(seconds(read, pages))
    return taken


def main() -> None:
    """Print pages per second, and the ratios to the peer, medians of the rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    pages = list(drawn(asked.folder))
    path = models_folder()
    with tesserocr.PyTessBaseAPI(path=path, lang=_LANGUAGE) as peer, opened() as engine:
        ways: dict[str, Callable[[Picture], object]] = {
            "bare": lambda page: bare(peer, page),
            "plain": lambda page: plain(engine, page),
            "all": lambda page: reading.read(engine, page),
        }
        taken = rounds(ways, pages, asked.rounds)
    print(f"{len(pages)} pages, load {os.getloadavg()[0]:.1f}")
    for name, times in taken.items():
        pairs = zip(taken["bare"], times, strict=True)
        ratio = statistics.median(one / other for one, other in pairs)
        speed = len(pages) / statistics.median(times)
        print(f"{name:6} {speed:5.2f} pages/s  {ratio:5.2f} of the peer")


if __name__ == "__main__":
    main()
