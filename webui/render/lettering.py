"""How wide words are, so that they can be broken without a browser at hand.

Nobody knows the font of a reader's machine. The measures are those of DejaVu
Sans, one of the widest there is: what fits in it fits in any other.
"""

import unicodedata

from archive.text import squeeze

# Letters by their width in hundredths of the size of the font.
_CLASSES = {
    28: "ijlI'|",
    32: " ,.·",
    36: "-f/:;\\",
    41: "!()[]trJ",
    52: '"*_`sz–?ck“”',
    58: "FvxyLP",
    62: "TYaeo",
    65: "$0123456789Sbdghnpqu{}EđK",
    71: "ABVXZRC",
    78: "NUHĐ",
    84: "&DGOQw#+<=>^~",
    96: "M%WmƯƠ",
}
_WIDTHS = {letter: width / 100 for width, some in _CLASSES.items() for letter in some}
_WIDEST = 1.0
_BOLD = 1.13
_DOTS = "…"


def width(text: str, size: float, *, is_bold: bool = False) -> float:
    """Return how wide a text is at most, in the unit of ``size``."""
    letters = sum(_of(letter) for letter in text)
    return letters * size * (_BOLD if is_bold else 1)


def _of(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    base = _base(letter)
    # A letter with marks is as wide as without; one of a script that we do not
    # know may be as wide as it likes.
    return _WIDTHS.get(base, _WIDEST)


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[:1]


def fitted(text: str, room: float, size: float, *, is_bold: bool = False) -> str:
    """Return ``text`` cut to one line of ``room``, dots at its end where it is cut."""
    if width(text, size, is_bold=is_bold) <= room:
        return text
    left = room - width(_DOTS, size, is_bold=is_bold)
    kept = 0
    for letter in text:
        left -= width(letter, size, is_bold=is_bold)
        if left < 0:
            break
        kept += 1
    return text[:kept].rstrip(" ,.;:–-") + _DOTS


def lines(text: str, room: float, size: float, *, most: int) -> tuple[str, ...]:
    """Return ``text`` in at most ``most`` lines of ``room``, the last one cut."""
    words = squeeze(text).split(" ")
    found: list[str] = []
    while words and len(found) < most - 1:
        taken = 1
        while taken < len(words) and _fits(words[: taken + 1], room, size):
            taken += 1
        found.append(fitted(" ".join(words[:taken]), room, size))
        words = words[taken:]
    if words:
        found.append(fitted(" ".join(words), room, size))
    return tuple(line for line in found if line)


def _fits(words: list[str], room: float, size: float) -> bool:
    return width(" ".join(words), size) <= room
