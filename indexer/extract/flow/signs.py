"""Signs of picture fonts (Symbol, Wingdings) as the characters they show."""

from indexer.extract.legacy.tables import PRIVATE

_SYMBOL = dict(
    zip(
        map(ord, "abcdefghiklmnopqrstuwxyzDFGLPQSWXY"),
        "αβχδεφγηικλμνοπθρστυωξψζΔΦΓΛΠΘΣΩΞΨ",
        strict=True,
    )
) | {
    0xA3: "≤", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xBC: "…", 0xDB: "⇔", 0xDE: "⇒", 0x2D: "−", 0xA5: "∞", 0xB5: "∝", 0xC5: "⊕",
    0xCE: "∈", 0xC7: "∩", 0xC8: "∪", 0xD6: "√", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6D: "❍",
    0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x75: "◆", 0x76: "❖",
    0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦",
    0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗",
    0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x97: "●"}
_FONTS = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
}


def printed(code: int, font: str | None) -> str:
    """Return the sign that ``code`` shows in ``font``.

    A picture without a known character is no text and gives "".

    >>> printed(0xF0B7, "Symbol"), printed(0xF0FE, "Wingdings"), printed(0x41, None)
    ('•', '☑', 'A')
    """
    plain = code - PRIVATE if PRIVATE <= code <= PRIVATE + 0xFF else code
    family = (font or "").strip().lower()
    if family in _FONTS:
        return _FONTS[family].get(plain, chr(plain) if plain < 0x41 else "")
    if family.startswith(("wingdings", "webdings")) or not 0x20 <= plain <= 0x10FFFF:
        return ""
    return chr(plain)


def shown(text: str, font: str | None) -> str:
    """Return ``text`` with each character as ``font`` shows it."""
    if (font or "").strip().lower().startswith(("symbol", "wingdings", "webdings")):
        return "".join(printed(ord(character), font) for character in text)
    return text
