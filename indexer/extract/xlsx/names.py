"""The names of SpreadsheetML, and its ways of writing places and values."""

import re

from lxml import etree

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_NO = ("0", "false", "off", "none")


def place(text: str | None) -> tuple[int, int] | None:
    """Return row and column of a place such as "B12", from 0; None if it is none."""
    found = _PLACE.fullmatch(text or "")
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]) - 1, column - 1


def number(text: str | None, default: int = 0) -> int:
    """Return ``text`` as a number, ``default`` if it is none worth the name."""
    return int(text) if text and text.isdecimal() and len(text) < 8 else default


def switch(element: etree._Element | None, name: str) -> bool:
    """Say whether the attribute ``name`` is on."""
    said = element.get(name) if element is not None else None
    return said is not None and said.lower() not in _NO


def related(part: str, target: str) -> str:
    """Return the name of the part that ``part`` means by ``target``."""
    if target.startswith("/"):
        return target[1:]
    steps = part.split("/")[:-1]
    for step in target.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def relations(part: str) -> str:
    """Return the name of the part that tells what ``part`` is related to."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"
