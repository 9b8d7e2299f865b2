"""What stood in a file before it was decoded, told and shown.

Papers from before Unicode were typed in fonts whose letters had codes of their own
(TCVN3, VNI, VPS, VISCII). The page shows what was meant; here is what was typed.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from archive.model import Decoded
from webui.render.language import gettext
from webui.render.marking import Place

_BREAK = re.compile(r"[\n\t]")
_CONTROL_PICTURES = 0x2400
_SYMBOLS = range(0xF000, 0xF100)
_VISIBLE = {
    **{
        code: chr(_CONTROL_PICTURES + code)
        for code in range(0x20)
        if code not in b"\n\t"
    },
    0x7F: "\u2421",
    # A soft hyphen is a letter in these encodings, and browsers hide it.
    0xAD: "\u2010",
    0xA0: "\u237d",
}

ENCODINGS = {
    "tcvn3": "TCVN3 (ABC)",
    "vni": "VNI",
    "vps": "VPS",
    "viscii": "VISCII",
    "viqr": "VIQR",
}
"""What offices call the encodings."""


ORIGINAL = "original"
"""How a reading is called that leaves the characters as the file holds them."""


def named(code: str) -> str:
    """Return what an encoding is called, or that nothing is decoded."""
    if code == ORIGINAL:
        return gettext("Để nguyên chữ trong tệp")
    return ENCODINGS.get(code, code)


@dataclass(frozen=True, slots=True)
class Told:
    """Which encodings the characters of a page were typed in, with their fonts.

    ``doubtful`` counts the places where font and syllables do not agree.
    """

    names: str
    doubtful: int


def told(decoded: Sequence[Decoded]) -> Told | None:
    """Return what to say of the characters of a page that were decoded, if any were."""
    if not decoded:
        return None
    fonts: dict[str, dict[str, None]] = defaultdict(dict)
    for one in decoded:
        fonts[ENCODINGS.get(one.encoding, one.encoding)][one.font] = None
    return Told(
        "; ".join(_named(name, filter(None, held)) for name, held in fonts.items()),
        sum(one.is_doubtful for one in decoded),
    )


def _named(encoding: str, fonts: Iterable[str]) -> str:
    named = ", ".join(fonts)
    if not named:
        return encoding
    return gettext("%(encoding)s, phông %(fonts)s", encoding=encoding, fonts=named)


def doubtful(decoded: Iterable[Decoded]) -> Iterator[Place]:
    """Yield the places of a page of which the decoding is not sure."""
    for one in decoded:
        if one.is_doubtful:
            name = ENCODINGS.get(one.encoding, one.encoding)
            hint = gettext("Chuyển từ %(encoding)s, chưa chắc", encoding=name)
            yield Place(one.start, one.end, "span", style="guessed", hint=hint)


def original(text: str, start: int, decoded: Iterable[Decoded], page: str) -> Markup:
    """Return a piece of a page as its file holds it, the old characters marked.

    ``text`` begins at character ``start`` of ``page``.
    """
    end = start + len(text)
    pieces, at = [], start
    for one in (line for run in decoded for line in _lines(run, page)):
        if one.end <= start or one.start >= end:
            continue
        pieces += [Markup.escape(page[at : max(at, one.start)]), _typed(one)]
        at = min(end, one.end)
    return Markup("").join([*pieces, Markup.escape(page[at:end])])


def _lines(run: Decoded, page: str) -> Iterator[Decoded]:
    """Yield a run line by line, and cell by cell: it may be longer than a piece."""
    meant = _BREAK.split(page[run.start : run.end])
    typed = _BREAK.split(run.verbatim)
    if len(meant) != len(typed):
        yield run
        return
    at = run.start
    for line, verbatim in zip(meant, typed, strict=True):
        if line or verbatim:
            yield replace(run, start=at, end=at + len(line), verbatim=verbatim)
        at += len(line) + 1


def _typed(one: Decoded) -> Markup:
    style = "typed guessed" if one.is_doubtful else "typed"
    return Markup('<span class="{}">{}</span>').format(style, visible(one.verbatim))


def visible(verbatim: str) -> str:
    r"""Return characters of a file so that each of them can be seen.

    >>> visible("NghÞ\x1f quy\xad")
    'NghÞ␟ quy‐'
    """
    return "".join(map(_visible, verbatim))


def _visible(character: str) -> str:
    code = ord(character)
    if code in _SYMBOLS:
        # Symbol fonts are said to begin here; what was typed is the byte.
        return _visible(chr(code - _SYMBOLS.start))
    if code in range(0x80, 0xA0):
        return bytes([code]).decode("cp1252", errors="replace")
    return _VISIBLE.get(code, character)
