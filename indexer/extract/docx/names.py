"""The names of WordprocessingML, and its way of writing values."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

_NO = ("0", "false", "off", "none")


def value(element: etree._Element, name: str = "val") -> str | None:
    """Return the attribute ``w:name`` of ``element``."""
    found = element.get(W + name)
    return None if found is None else str(found)


def child_value(element: etree._Element | None, name: str) -> str | None:
    """Return ``w:val`` of the child ``w:name``, None if either is missing."""
    child = element.find(W + name) if element is not None else None
    return value(child) if child is not None else None


def child_number(element: etree._Element | None, name: str, default: int) -> int:
    """Return ``w:val`` of the child as a number, ``default`` if it is none."""
    text = child_value(element, name) or ""
    digits = text.removeprefix("-")
    return int(text) if digits.isdecimal() and len(digits) < 10 else default


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Say whether the property is on or off, None where it is not mentioned."""
    child = properties.find(W + name) if properties is not None else None
    return None if child is None else value(child) not in _NO
