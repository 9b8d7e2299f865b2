"""Unicode paragraphs typed into files whose fonts are older: none may be changed.

Offices type new text into old templates: the font is named ``.VnTime``, the letters are
Unicode. Paragraphs come from a corpus (``corpus.jsonl``: ``title``, ``text``), each is written as
HTML, RTF and plain text, with the fonts in turn. Pure but for the files it writes.
"""

import html
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

from archive.errors import LabelError
from indexer.evaluate.labelled import records
from indexer.evaluate.truths import Truth

CORPUS = "corpus.jsonl"
FONTS = ("Times New Roman", ".VnTime", "VNI-Times", ".VnArial", "VPS Times")
TOGETHER = 20
"""Paragraphs in a file."""

_Typed = Sequence[tuple[str, str]]


def truths(folder: Path, into: Path) -> Iterator[Truth]:
    """Yield the files that are written ``into`` a folder, with their paragraphs.

    Raises:
        LabelError: the folder has no such corpus.
    """
    if not (folder / CORPUS).is_file():
        raise LabelError(folder.name, None, f"không có {CORPUS}")
    paragraphs = list(_paragraphs(folder))
    for first in range(0, len(paragraphs), TOGETHER):
        some = paragraphs[first : first + TOGETHER]
        # Which font comes first differs from file to file.
        fonts = cycle(FONTS[first // TOGETHER % len(FONTS) :] + FONTS)
        typed = list(zip(some, fonts, strict=False))
        for ending, written in _FORMS.items():
            path = into / f"{first}.{ending}"
            path.write_text(written(typed), "utf-8")
            classes = "retyped", f"retyped-{ending}"
            yield Truth(path.name, path, classes, tuple(some))


def _paragraphs(folder: Path) -> Iterator[str]:
    for record in records(folder / CORPUS, dict[str, Any]):
        for field in ("title", "text"):
            yield from filter(str.strip, str(record.get(field, "")).splitlines())


def _plain(typed: _Typed) -> str:
    return "\n".join(text for text, _ in typed)


def _html(typed: _Typed) -> str:
    lines = (f'<p><font face="{font}">{html.escape(one)}</font>' for one, font in typed)
    return "<!DOCTYPE html>\n<meta charset=utf-8>\n" + "\n".join(lines)


def _rtf(typed: _Typed) -> str:
    table = "".join(rf"{{\f{at}\fnil {name};}}" for at, name in enumerate(FONTS))
    lines = (
        rf"\pard\f{FONTS.index(font)} {_escaped(text)}\par" for text, font in typed
    )
    return rf"{{\rtf1\ansi\ansicpg1252\uc1{{\fonttbl{table}}}" + "\n".join(lines) + "}"


def _escaped(text: str) -> str:
    """Return text for RTF: what is no ASCII letter as a signed 16-bit number."""
    units = text.encode("utf-16-le")
    codes = (
        int.from_bytes(units[at : at + 2], "little", signed=True)
        for at in range(0, len(units), 2)
    )
    return "".join(_sign(code) for code in codes)


def _sign(code: int) -> str:
    if 0x20 <= code < 0x7F and chr(code) not in "\\{}":
        return chr(code)
    return rf"\u{code}?"


_FORMS: Mapping[str, Callable[[_Typed], str]] = {
    "txt": _plain,
    "html": _html,
    "rtf": _rtf,
}
