"""The names of OpenDocument."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT = f"{{{_OASIS}text:1.0}}"
TABLE = f"{{{_OASIS}table:1.0}}"
OFFICE = f"{{{_OASIS}office:1.0}}"
STYLE = f"{{{_OASIS}style:1.0}}"
DRAW = f"{{{_OASIS}drawing:1.0}}"
FO = f"{{{_OASIS}xsl-fo-compatible:1.0}}"
MANIFEST = f"{{{_OASIS}manifest:1.0}}"
SVG = f"{{{_OASIS}svg-compatible:1.0}}"


def number(text: str | None, default: int) -> int:
    """Return ``text`` as a number, ``default`` if it is none worth the name."""
    return int(text) if text and text.isdecimal() and len(text) < 7 else default
