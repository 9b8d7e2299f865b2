"""One line in an old encoding, written in Unicode and kept as it was.

Where the name of the font and the syllables do not agree, the line is doubtful: a
person who knows the paper should look.
"""

import re
import unicodedata
from dataclasses import dataclass

from archive.model import Decoded
from indexer.extract.flow.written import Written
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy import read
from indexer.extract.legacy.detection import ENOUGH_WORDS, GOOD_SHARE

SURE_WORDS = 10
"""Words with marks from which on a paper is surely in an encoding."""

# Controls have no place in text; a lone surrogate cannot even be stored.
_UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Way:
    """How lines are decoded: ``capitals`` by a font that draws nothing else.

    ``is_said`` where the name of the font says this encoding; ``words`` is how many
    words of the paper say so.
    """

    encoding: str
    font: str = ""
    is_said: bool = True
    words: int = 0
    capitals: bool = False

    def line(self, verbatim: str, *, capitals: bool = False) -> Written:
        """Return ``verbatim`` decoded; ``capitals`` if it is printed as capitals."""
        letters = read(verbatim, self.encoding, capitals=self.capitals)
        text = printed(letters, capitals=capitals)
        found = Decoded(
            0,
            len(text),
            self.encoding,
            verbatim,
            self.font,
            is_doubtful=self._is_doubtful(letters),
        )
        return Written(text, (found,) if text else ())

    def _is_doubtful(self, letters: str) -> bool:
        share, words = share_well_formed(letters)
        if words >= ENOUGH_WORDS and share < GOOD_SHARE:
            return True
        return bool(words) and not self.is_said and self.words < SURE_WORDS


def printed(text: str, *, capitals: bool = False) -> str:
    """Return ``text`` in NFC without what no printed page can hold."""
    shown = text.upper() if capitals else text
    kept = _SURROGATE.sub("\ufffd", _UNPRINTED.sub("", shown))
    return unicodedata.normalize("NFC", kept)
