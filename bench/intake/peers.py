"""The peers: bare pypdf for digital papers, bare Tesseract for scans.

What Tesseract is asked for a scan is written down once: each picture as it is handed
over, with its resolution and how it is to be looked at. The peer asks the same again.
"""

import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

from PIL import Image

from indexer.extract import Limits

_PDF = "application/pdf"


@contextmanager
def workers(jobs: int) -> Iterator[Pool]:
    """Let so many processes wait for work, none of which holds anything of ours."""
    with get_context("spawn").Pool(jobs, _alone) as pool:
        pool.map(len, ["ready"] * 4 * jobs, chunksize=1)
        yield pool


def _alone() -> None:
    # Tesseract is faster in one thread, and reads this when it is loaded.
    os.environ["OMP_THREAD_LIMIT"] = "1"  # noqa: TID251  # as the cage does


def text(path: Path) -> int:
    """Return how long the text of a PDF is that pypdf finds."""
    import pypdf  # noqa: PLC0415  # in the peer alone

    with pypdf.PdfReader(path) as reader:
        return sum(len(page.extract_text()) for page in reader.pages)


def written_down(path: Path, folder: Path) -> Path:
    """Write down what Tesseract is asked for the pages of a scan."""
    import tesserocr  # noqa: PLC0415  # only in a process of its own

    from indexer.extract import ocr  # noqa: PLC0415  # Tesseract comes along
    from indexer.extract.ocr import engine, pictures, reading  # noqa: PLC0415  # likewise

    asked: list[tuple[Image.Image, int, int]] = []

    class Listening(engine.Engine):
        def _seen(self, picture: Image.Image, dpi: int, way: Any) -> Any:
            asked.append((picture.copy(), dpi, int(way)))
            return super()._seen(picture, dpi, way)

    from indexer.extract.pdf import pdfium  # noqa: PLC0415  # likewise

    with pdfium.opened(path) as document:
        numbers = range(1, len(document) + 1)
    with tesserocr.PyTessBaseAPI(path=ocr.models_folder(), lang="vie") as model:
        for picture in pictures.of(path, _PDF, numbers, Limits()):
            reading.read(Listening(model), picture)
    kept = folder / f"{path.stem}.asked"
    kept.write_bytes(pickle.dumps(asked))
    return kept


def passes(kept: Path) -> int:
    """Ask Tesseract once more what was written down, and nothing else."""
    asked: Iterable[tuple[Image.Image, int, int]]
    asked = pickle.loads(kept.read_bytes())  # noqa: S301  # written by ourselves
    tesseract = _tesseract()
    found = 0
    for picture, dpi, way in asked:
        tesseract.SetPageSegMode(way)
        tesseract.SetImage(picture)
        tesseract.SetSourceResolution(dpi)
        found += len(tesseract.GetUTF8Text())
    return found


@cache
def _tesseract() -> Any:
    import tesserocr  # noqa: PLC0415  # in the peer alone

    from indexer.extract.ocr import models_folder  # noqa: PLC0415  # likewise

    return tesserocr.PyTessBaseAPI(path=models_folder(), lang="vie")
