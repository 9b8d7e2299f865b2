"""Letters and blanks that are not what they look like.

They come from keyboards left in another alphabet, from OCR, and from text layers
that write one letter for another.
"""

_CYRILLIC = zip("АВЕЅІЈКМНОРСТУХаеѕіјорсух", "ABESIJKMHOPCTYXaesijopcyx", strict=True)
_GREEK = zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)
# Letters, figures and the slash as wide as a Chinese character.
_WIDE = {chr(0xFEE0 + ord(c)): c for c in map(chr, range(0x2F, 0x7B)) if c.isalnum()}
_LETTERS = {
    **dict(_CYRILLIC),
    **dict(_GREEK),
    **_WIDE,
    "\uff0f": "/",
    "Ð": "Đ",  # Eth, in many old texts and in OCR output
    "ð": "đ",
    "Ɖ": "Đ",
    "Ƣ": "Ư",  # many PDF text layers write OI for U with horn
    "ƣ": "ư",
}
_BLANKS = dict.fromkeys("\u00a0\u2009\u202f\u3000", " ")

SHOWN = frozenset(_LETTERS | _BLANKS)
"""Those that are seen or take room."""

MEANT: dict[int, str | None] = str.maketrans(_LETTERS | _BLANKS) | dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff")
)
"""What each stands for, as ``str.translate`` takes it; None for what is not seen."""
