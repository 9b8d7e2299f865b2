"""Which pages are sent to recognition, against pages of which it is known.

A label names ``file``, ``page``, whether it ``is_read_from_image`` and of what
``kind`` the page is. ``sent`` counts the pages that have to be, ``kept`` those that
must not be; nothing is recognised for it.
"""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import msgspec

from archive.errors import RefusedError
from indexer import sniff
from indexer.evaluate.figures import Fault, Figures, Verdict
from indexer.evaluate.labelled import records
from indexer.evaluate.papers import LABELS
from indexer.extract import Limits, extract, image, layers
from indexer.extract.pdf import pdfium

Sent = Callable[[Path], Collection[int]]
"""What tells which pages of a file are recognised."""


class Label(msgspec.Struct, frozen=True):
    """What is known of one page."""

    file: str
    page: int
    is_read_from_image: bool
    kind: str = ""


def is_labelled(folder: Path) -> bool:
    """Whether a folder has labels of pages."""
    path = folder / LABELS
    if not path.is_file():
        return False
    return "is_read_from_image" in next(records(path, dict[str, Any]))


def evaluate(folder: Path, sent: Sent, labels: Path) -> Figures:
    """Compare which pages of the files in a folder are sent with their labels.

    A file that is refused sends nothing.

    Raises:
        LabelError: a label cannot be used.
    """
    figures = Figures()
    for label in records(labels, Label):
        figures.read.append(f"{label.file}:{label.page}")
        is_sent = label.page in _sent(folder / label.file, sent)
        _judge(figures, label, is_sent=is_sent)
    return figures


def _sent(path: Path, sent: Sent) -> Collection[int]:
    try:
        return sent(path)
    except RefusedError:
        return ()


def _judge(figures: Figures, label: Label, *, is_sent: bool) -> None:
    name = "sent" if label.is_read_from_image else "kept"
    is_right = is_sent == label.is_read_from_image
    for of in filter(None, (name, label.kind and f"{name} {label.kind}")):
        figures.add(of, is_right, 1, 1)
    if not is_right:
        place = f"{label.file}:{label.page}"
        verdict: Verdict = "missed" if label.is_read_from_image else "extra"
        figures.faults.append(Fault(place, name, verdict, label.kind, label.kind))


def pages(path: Path, name: str, limits: Limits) -> list[int]:
    """Return the pages of a file that are put before the recogniser.

    Raises:
        RefusedError: the file cannot be read.
    """
    media_type = sniff.sniff(path, name, max_bytes=limits.max_bytes)
    found = extract(path, media_type, limits).pages
    images = [page.number for page in found if page.origin == "image"]
    if media_type == pdfium.MEDIA_TYPE:
        return layers.wanting(path, images, limits)
    return list(_with_writing(path, media_type, images, limits))


def _with_writing(
    path: Path, media_type: str, numbers: list[int], limits: Limits
) -> Iterator[int]:
    with layers.opened(path, media_type, limits) as held:
        for number in numbers:
            if not held.of(number, image.picture(path, number, limits).image).is_enough:
                yield number
