"""Pages that are only images, read by Tesseract, with the places of their words."""

from collections.abc import Sequence
from pathlib import Path

from archive.model import Page
from indexer.extract import layers
from indexer.extract.layers import Layers
from indexer.extract.limits import Limits
from indexer.extract.ocr import pictures, reading
from indexer.extract.ocr.engine import Engine, models_folder, opened
from indexer.extract.ocr.pictures import Picture

__all__ = ["models_folder", "recognise_pages"]


def recognise_pages(
    path: Path, media_type: str, numbers: Sequence[int], limits: Limits
) -> tuple[Page, ...]:
    """Return the pages ``numbers`` of a PDF or an image as recognised.

    A page without writing that its own layer does not say comes back as that layer,
    and so does one whose layer is better than what was recognised.

    Raises:
        RefusedError: A page cannot be drawn, or is larger than the limit.
        ArchiveError: The Vietnamese model is not installed.
    """
    with opened() as engine, layers.opened(path, media_type, limits) as written_there:
        seen = pictures.of(path, media_type, numbers, limits)
        return tuple(_better(engine, picture, written_there) for picture in seen)


def _better(engine: Engine, picture: Picture, written_there: Layers) -> Page:
    layer = written_there.of(picture.number, picture.image)
    return (
        layer.page
        if layer.is_enough
        else layer.or_better(reading.read(engine, picture))
    )
