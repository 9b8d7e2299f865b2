"""Vietnamese text: one truth for reading and for searching.

Nothing here does I/O, and nothing changes what is stored: originals keep their
spelling, and these functions make the copies that are compared.
"""

import re
import unicodedata
from functools import lru_cache

_LOOK_ALIKES = str.maketrans(
    {
        "Ð": "Đ",  # Eth, in many old texts and in OCR output
        "ð": "đ",
        "Ɖ": "Đ",
        "Ƣ": "Ư",  # many PDF text layers write OI for U with horn
        "ƣ": "ư",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u3000": " ",
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
    }
)
# NFD leaves đ whole: it is a letter of its own, not d with a mark.
_D = str.maketrans("đĐ", "dD")
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_SYLLABLE = re.compile(r"[^\W_]+", re.UNICODE)
_SPACE = re.compile(r"\s+")
# Tone on the second vowel of an open oa, oe, uy is the newer style: hoà, thuý.
_OPEN_PAIR = re.compile(r"(?<!q)(o[ae]|uy)$", re.IGNORECASE)


def clean(text: str) -> str:
    """Return ``text`` in NFC with look-alike letters and odd spaces mended.

    Look-alikes are mended only for comparison; pages are stored as printed.

    >>> clean("ÐẢNG CỘNG SẢN")
    'ĐẢNG CỘNG SẢN'
    """
    return unicodedata.normalize("NFC", text).translate(_LOOK_ALIKES)


def squeeze(text: str) -> str:
    r"""Return ``text`` with every run of white space as one blank, trimmed.

    >>> squeeze("  về việc\n thực hiện ")
    'về việc thực hiện'
    """
    return _SPACE.sub(" ", text).strip()


def toneless(text: str) -> str:
    """Return ``text`` in small letters without any Vietnamese mark.

    >>> toneless("Thành uỷ Đắk Lắk")
    'thanh uy dak lak'
    """
    decomposed = unicodedata.normalize("NFD", clean(text).casefold())
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
    return _SYLLABLE.sub(
        lambda match: modern_tone(match.group()), clean(text).casefold()
    )


def syllables(text: str) -> list[str]:
    """Return the syllables and numbers of ``text`` in order, as printed.

    >>> syllables("Kế hoạch số 171-KH/TU")
    ['Kế', 'hoạch', 'số', '171', 'KH', 'TU']
    """
    return _SYLLABLE.findall(text)
