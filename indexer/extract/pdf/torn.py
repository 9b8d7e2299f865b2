"""Words that are no syllables: pieces of words, which another reading may mend?

Most are whole as they stand: abbreviations ("QĐ-TTg", "LĐTBXH"), addresses, letters
of a list, words of other languages. Only pieces speak for another way of reading, and
only so many that the page would be spelt better without them. Pure: it knows texts.
"""

import re
import unicodedata

from archive.orthography import is_well_formed
from indexer.extract.pdf.foreign import is_spelt
from indexer.extract.pdf.quality import WORD, quality

# What ends a word is what the gate takes for it, but for addresses and the letters
# of lists ("a) b) c)"), which are whole.
_WHOLE_OR_WORD = re.compile(
    r"(?P<whole>\S{0,40}(?:@|://|www\.|\.vn\b)\S*|(?<!\S)[a-zđ](?=\)))"
    r"|[^\s\x00-\x40\x5b-\x60\x7b-\x7f“”‘’–—…]+"
)
# Without a vowel it is no piece of a syllable in capitals: "QĐ", "TTg", "BLĐTBXH".
_ABBREVIATION = re.compile("[BCDĐFGHJKLMNPQRSTVWXZ]{2,}[a-z]{0,2}")
# All that stands on a page which nobody wrote on.
_PAGE_NUMBER = re.compile(r"[\s\d./-]+", re.ASCII)
_LONG = 4


def may_be_mended(text: str) -> bool:
    """Say whether another way of reading a page may spell it better than ``text``.

    >>> paper = "Điều 1. Thủ tướng Chính phủ quyết định thành lập Ủy ban quốc gia"
    >>> may_be_mended(paper + ", QĐ-TTg"), may_be_mended(paper + " v ề tr ẻ em")
    (False, True)
    """
    if _PAGE_NUMBER.fullmatch(text):
        return False
    found = quality(text)
    mended = quality(_WHOLE_OR_WORD.sub(_without_pieces, text))
    is_better = round(mended.spelling, 2) > round(found.spelling, 2)
    return is_better or not found.is_vietnamese


def _without_pieces(found: re.Match[str]) -> str:
    word = found.group()
    return "" if not found["whole"] and _is_in_pieces(word) else word


def _is_in_pieces(word: str) -> bool:
    # A mark that stands apart belongs to a letter elsewhere.
    return any(map(unicodedata.combining, word)) or any(
        not (is_well_formed(part) or _is_whole(part)) for part in WORD.findall(word)
    )


def _is_whole(part: str) -> bool:
    is_word = part.isascii() and len(part) >= _LONG and is_spelt(part)
    return is_word or _ABBREVIATION.fullmatch(part) is not None
