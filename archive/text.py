"""Vietnamese text: one truth for reading and for searching.

Nothing here does I/O, and nothing changes what is stored: originals keep their
spelling, and these functions make the copies that are compared.
"""

import codecs
import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from archive import look_alikes
from archive.model import Span

# NFD leaves đ whole: it is a letter of its own, not d with a mark.
_D = str.maketrans("đĐ", "dD")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SYLLABLE = re.compile(r"[^\W_]+", re.UNICODE)
# Tone on the second vowel of an open oa, oe, uy is the newer style: hoà, thuý.
_OPEN_PAIR = re.compile(r"(?<!q)(o[ae]|uy)$", re.IGNORECASE)
# Few lines have a syllable with such an end, wherever its tone is.
_OPEN_END = re.compile(r"(?:[oòóỏõọ][aàáảãạeèéẻẽẹ]|[uùúủũụ][yỳýỷỹỵ])(?![^\W_])")


def clean(text: str) -> str:
    """Return ``text`` in NFC with look-alike letters and odd spaces mended.

    Look-alikes are mended only for comparison; pages are stored as printed.

    >>> clean("ÐẢNG CỘNG SẢN")
    'ĐẢNG CỘNG SẢN'
    """
    coded = _coded(text)
    return _cleaned(text) if coded is None else _read(coded, _COMMON_CLEAN)


def _cleaned(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(look_alikes.MEANT)


def squeeze(text: str) -> str:
    r"""Return ``text`` with every run of white space as one blank, trimmed.

    >>> squeeze("  về việc\n thực hiện ")
    'về việc thực hiện'
    """
    return " ".join(text.split())


def toneless(text: str) -> str:
    """Return ``text`` in small letters without any Vietnamese mark.

    >>> toneless("Thành uỷ Đắk Lắk")
    'thanh uy dak lak'
    """
    coded = _coded(text)
    if coded is not None:
        return _read(coded, _COMMON_TONELESS)
    # Of a long text few lines have a seldom letter.
    lines = text.split("\n")
    return "\n".join(map(toneless, lines)) if len(lines) > 1 else _bared(text)


def _bared(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", _cleaned(text).casefold())
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return bare.translate(_D)


@lru_cache(maxsize=65536)
def modern_tone(syllable: str) -> str:
    """Return ``syllable`` (NFC, small letters) with its tone in one canonical place.

    Both styles occur in one paragraph of real papers ("Thành ủy", "Thành uỷ").

    >>> modern_tone("uỷ") == modern_tone("ủy")
    True
    >>> modern_tone("quý"), modern_tone("hoàn")
    ('quý', 'hoàn')
    """
    decomposed = unicodedata.normalize("NFD", syllable)
    tones = [c for c in decomposed if c in _TONES]
    if len(tones) != 1:
        return syllable
    bare = unicodedata.normalize(
        "NFC", "".join(c for c in decomposed if c not in _TONES)
    )
    pair = _OPEN_PAIR.search(bare)
    if pair is None:
        return syllable
    first = pair.start()
    marked = bare[: first + 1] + tones[0] + bare[first + 1 :]
    return unicodedata.normalize("NFC", marked)


def marked(text: str) -> str:
    """Return ``text`` in small letters, marks kept, tones in one canonical place.

    >>> marked("Uỷ ban Kiểm tra")
    'ủy ban kiểm tra'
    """
    small = clean(text).casefold()
    if not _OPEN_END.search(small):
        return small
    return _SYLLABLE.sub(lambda match: modern_tone(match.group()), small)


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of ``text`` in order, as printed.

    >>> syllables("Kế hoạch số 171-KH/TU")
    ['Kế', 'hoạch', 'số', '171', 'KH', 'TU']
    """
    return _SYLLABLE.findall(text)


def places(text: str, words: Iterable[str]) -> list[int]:
    """Return where words begin in ``text``, in its order, inside longer ones too.

    To look for each is far quicker than to try a pattern at every letter.

    >>> places("sửa và bỏ, rồi sửa", ["bỏ", "sửa"])
    [0, 7, 15]
    """
    found: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append(at)
            at = text.find(word, at + len(word))
    return sorted(found)


# PDFium writes U+FFFE or U+0002 where a word was broken by a hyphen.
_DASHES = dict.fromkeys(
    [0x02, 0xAD, *range(0x2010, 0x2016), 0x2212, 0xFE63, 0xFF0D, 0xFFFE], "-"
)
_BLANKS = dict.fromkeys([*range(0x2000, 0x200B), 0x85, 0x2028, 0x2029], " ")
_EVENED = (
    {k: v for k, v in look_alikes.MEANT.items() if v is not None} | _DASHES | _BLANKS
)
_UNSEEN_SIGNS = "\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN = re.compile(f"[{_UNSEEN_SIGNS}]")
_LETTERS = [
    chr(c) for block in (range(0x41, 0x250), range(0x1E00, 0x1F00)) for c in block
]
_BARE = {ord(c): _bared(c) for c in _LETTERS if len(_bared(c)) == 1}
# What papers are mostly printed with, as a code page of one byte a character:
# going through bytes is ten times as fast as `str.translate`.
_VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
_PRINTED = "".join(map(chr, range(0x20, 0x7F))) + "".join(
    c + c.upper() for c in _VOWELS if not c.isascii()
)
_COMMON = "\0\t\n\f\r\x02" + _PRINTED + "Ðð“”‘’–—…•°º§×²½ƣ\u00a0\u00ad\u2011"
_CODES = codecs.charmap_build(_COMMON)
_COMMON_EVEN = _COMMON.translate(_EVENED)
_COMMON_BARE = _COMMON_EVEN.translate(_BARE)
_COMMON_CLEAN, _COMMON_TONELESS = _cleaned(_COMMON), _bared(_COMMON)
# The same with blanks for all that is no letter or figure: syllables stand apart.
_COMMON_APART = tuple(
    re.sub(r"[\W_]", " ", copy) for copy in (_COMMON_BARE, _COMMON_EVEN.casefold())
)
_SIGNS = "vankho.signs"
_BLOCK = 2_000
_CLUSTER = re.compile("[^\u0300-\u036f]?[\u0300-\u036f]+|[\u200b-\u200d\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """Copies of one text to match on, whose characters know where they stood.

    ``even`` is cleaned, with every dash as ``-``; ``bare`` is ``even`` in small
    letters without marks. Both have the same length.
    """

    even: str
    bare: str
    origins: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """Return where ``even[start:end]`` stands in the text as given."""
        return Span(self.origins[start], self.origins[end])


def align(text: str) -> Aligned:
    """Return copies of ``text`` to match on that lead back to its characters.

    >>> aligned = align("Kế hoạch 171 – KH/TU")
    >>> aligned.even, aligned.bare
    ('Kế hoạch 171 - KH/TU', 'ke hoach 171 - kh/tu')
    """
    origins: Sequence[int] = range(len(text) + 1)
    if coded := _coded(text):
        return Aligned(_read(coded, _COMMON_EVEN), _read(coded, _COMMON_BARE), origins)
    if not _is_plain(text):
        text, origins = _compose(text)
    copies = [_copies(text[at : at + _BLOCK]) for at in range(0, len(text), _BLOCK)]
    even = "".join(even for even, _ in copies)
    return Aligned(even, "".join(bare for _, bare in copies), origins)


def apart(text: str) -> tuple[list[str], list[str]] | None:
    """Return the syllables of ``text`` in small letters, without marks and with them.

    Both lists have the same length. None where the text has letters that papers are
    seldom printed with: these take the way over :func:`align`.

    >>> apart("Kế hoạch 171-KH/TU")
    (['ke', 'hoach', '171', 'kh', 'tu'], ['kế', 'hoạch', '171', 'kh', 'tu'])
    """
    coded = _coded(text, _SIGNS)
    return None if coded is None else (_decoded(coded, 0), _decoded(coded, 1))


def small_syllables(text: str) -> list[str] | None:
    """Return the second of what :func:`apart` returns; the first follows from it."""
    coded = _coded(text, _SIGNS)
    return None if coded is None else _decoded(coded, 1)


def _coded(text: str, errors: str = "strict") -> bytes | None:
    try:
        return codecs.charmap_encode(text, errors, _CODES)[0]
    except UnicodeEncodeError:
        return None


def _blanks(error: UnicodeError) -> tuple[str, int]:
    """Put blanks for signs without a code: between syllables they are no more."""
    if isinstance(error, UnicodeEncodeError):
        found = error.object[error.start : error.end]
        if all(map(_is_sign, found)):
            return " " * len(found), error.end
    raise error


codecs.register_error(_SIGNS, _blanks)


@lru_cache(maxsize=4096)
def _is_sign(character: str) -> bool:
    if unicodedata.combining(character) or _UNSEEN.match(character):
        return False
    aligned = align(character)
    return not _SYLLABLE.search(aligned.bare + aligned.even.casefold())


def _decoded(coded: bytes, copy: int) -> list[str]:
    return _read(coded, _COMMON_APART[copy]).split()


def _read(coded: bytes, page: str) -> str:
    return codecs.charmap_decode(coded, "strict", page)[0]


def _is_plain(text: str) -> bool:
    """Tell whether every character of a text stands for itself."""
    composed = unicodedata.is_normalized("NFC", text)
    return composed and not any(sign in text for sign in _UNSEEN_SIGNS)


def _copies(block: str) -> tuple[str, str]:
    try:
        coded, _ = codecs.charmap_encode(block, "strict", _CODES)
    except UnicodeEncodeError:
        even = block.translate(_EVENED)
        return even, even.translate(_BARE)
    return _read(coded, _COMMON_EVEN), _read(coded, _COMMON_BARE)


def _compose(text: str) -> tuple[str, Sequence[int]]:
    pieces: list[str] = []
    origins = array("L")
    composed = _Composed()
    done = 0
    for cluster in _CLUSTER.finditer(text):
        start, end = cluster.span()
        pieces.append(text[done:start])
        origins.extend(range(done, start))
        letter = composed[cluster.group()]
        pieces.append(letter)
        origins.extend([start] * len(letter))
        done = end
    pieces.append(text[done:])
    origins.extend(range(done, len(text) + 1))
    return "".join(pieces), origins


class _Composed(dict[str, str]):
    """Letters by the marks they are made of; a text has few different ones."""

    def __missing__(self, cluster: str) -> str:
        letter = _UNSEEN.sub("", unicodedata.normalize("NFC", cluster))
        self[cluster] = letter
        return letter
