"""Which encoding a run of letters is in, where its font says one thing.

The font goes first, and syllables may overrule it: real papers hold TCVN3 text in
a VNI font, Unicode in a TCVN3 font, and old text whose font was replaced.
"""

from indexer.extract.gate import share_well_formed
from indexer.extract.legacy.detection import SURE, is_unicode, share

UNICODE = "unicode"
ENOUGH_WORDS = 3
"""Words with marks from which on their spelling tells anything."""

GOOD_SHARE = 0.6
"""The share of well-formed words from which on a text may be Vietnamese."""

_CLEARLY_BETTER = 0.25


def choose(text: str, expected: str) -> str:
    """Return ``expected`` unless another encoding fits ``text`` clearly better."""
    if is_unicode(text) and (
        expected == UNICODE or _share(text, UNICODE) >= _share(text, expected)
    ):
        return UNICODE
    _, words = share_well_formed(text)
    if words < ENOUGH_WORDS:
        return expected
    enough = max(GOOD_SHARE, _share(text, expected) + _CLEARLY_BETTER)
    if enough > 1:
        return expected
    shares = {name: _share(text, name) for name in (UNICODE, *SURE)}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= enough else expected


def _share(text: str, encoding: str) -> float:
    if encoding == UNICODE:
        return share_well_formed(text.replace("\xad", ""))[0]
    return share(text, encoding)
