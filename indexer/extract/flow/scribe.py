"""Runs of any font become Unicode text.

The font of a run says which encoding it is in, and syllables may overrule it:
real papers hold TCVN3 text in a VNI font, Unicode in a TCVN3 font, and old
text whose font was replaced.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from indexer.extract.flow import signs
from indexer.extract.flow.model import Run
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy import FontEncoding, decode, encoding_of_font
from indexer.extract.legacy.detection import SURE, is_unicode, share

_UNICODE = "unicode"
_ENOUGH_WORDS = 3
_GOOD_SHARE = 0.6
_CLEARLY_BETTER = 0.25
_SAMPLE = 20_000
# Controls have no place in text; a lone surrogate cannot even be stored.
_UNPRINTED = dict.fromkeys([*range(9), *range(11, 32), *range(0x7F, 0xA0), 0xFEFF])
_UNPRINTED |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


class Scribe:
    """Writes the runs of one paper, having seen all of them first.

    ``used`` collects the old encodings met on the way.
    """

    def __init__(self, runs: Iterable[Run]) -> None:
        self.used: set[str] = set()
        samples: dict[FontEncoding | None, list[str]] = defaultdict(list)
        for run in runs:
            samples[_said(run)].append(run.text)
        self._usual = {
            said: _choose("".join(texts)[:_SAMPLE], _name(said))
            for said, texts in samples.items()
        }

    def write(self, runs: Iterable[Run]) -> str:
        """Return the text of one paragraph in NFC."""
        parts = []
        for (said, capitals), group in groupby(runs, _key):
            # Runs are joined before decoding: VNI letters of two codes are
            # often torn apart by a change of style.
            text = self._unicode("".join(run.text for run in group), said)
            parts.append(text.upper() if capitals else text)
        text = "".join(parts).translate(_UNPRINTED)
        return unicodedata.normalize("NFC", text)

    def _unicode(self, text: str, said: FontEncoding | None) -> str:
        encoding = self._encoding(text, said)
        if encoding == _UNICODE:
            return text.replace("\xad", "").translate(signs.LATIN)
        capitals = said is not None and said.capitals
        decoded = decode(text, encoding, capitals=capitals)
        if not text.isascii():
            self.used.add(encoding)
        return decoded

    def _encoding(self, text: str, said: FontEncoding | None) -> str:
        usual = self._usual.get(said, _name(said))
        if text.isascii():
            return usual
        return _choose(text, usual)


def _choose(text: str, expected: str) -> str:
    """Return ``expected`` unless another encoding fits ``text`` clearly better."""
    if is_unicode(text) and (
        expected == _UNICODE or _share(text, _UNICODE) >= _share(text, expected)
    ):
        return _UNICODE
    _, words = share_well_formed(text)
    if words < _ENOUGH_WORDS:
        return expected
    enough = max(_GOOD_SHARE, _share(text, expected) + _CLEARLY_BETTER)
    if enough > 1:
        return expected
    shares = {name: _share(text, name) for name in (_UNICODE, *SURE)}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= enough else expected


def _share(text: str, encoding: str) -> float:
    if encoding == _UNICODE:
        return share_well_formed(text.replace("\xad", ""))[0]
    return share(text, encoding)


def _said(run: Run) -> FontEncoding | None:
    return encoding_of_font(run.font) if run.font else None


def _name(said: FontEncoding | None) -> str:
    return said.encoding if said else _UNICODE


def _key(run: Run) -> tuple[FontEncoding | None, bool]:
    return _said(run), run.capitals
