"""Strings of cells: plain, or runs with fonts of their own."""

import re
from collections.abc import Iterator

from lxml import etree

from indexer.extract.container import Container
from indexer.extract.flow import Run, signs
from indexer.extract.xlsx.names import S

Runs = tuple[Run, ...]

# Characters that XML cannot hold are written by their number: "_x001F_".
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared(container: Container, place: str) -> list[Runs]:
    """Return the strings that cells share, by their number."""
    if not place:
        return []
    return [tuple(runs(one)) for one in container.elements(place, f"{S}si")]


def runs(element: etree._Element) -> Iterator[Run]:
    """Yield the runs of a string; phonetic guides are no part of it."""
    for child in element:
        if child.tag == f"{S}t":
            yield Run(text(child.text))
        elif child.tag == f"{S}r":
            yield Run(text(child.findtext(f"{S}t")), _font(child))


def dressed(string: Runs, font: str | None) -> Runs:
    """Return ``string`` in the font of its cell, where a run has no other."""
    return tuple(
        Run(signs.shown(run.text, run.font or font), run.font or font) for run in string
    )


def text(written: str | None) -> str:
    """Return what is meant by a string as it is written in a part."""
    if not written:
        return ""
    plain = written.replace("\r\n", "\n").replace("\r", "\n")
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), plain)


def _font(run: etree._Element) -> str | None:
    name = run.find(f"{S}rPr/{S}rFont")
    return name.get("val") if name is not None else None
