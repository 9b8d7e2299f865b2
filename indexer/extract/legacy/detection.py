"""Which encoding a text is in, by the share of its syllables that come out right."""

import re
from dataclasses import dataclass

from archive.orthography import is_well_formed
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy.tables import decode

# VPS and VISCII use the codes of so many Western letters that Hungarian reads
# as VPS: they are tried only where a font or the caller speaks for them.
SURE = ("tcvn3", "vni")
ENOUGH_WORDS = 3
"""Words with marks from which on their spelling tells anything."""

GOOD_SHARE = 0.6
"""The share of well-formed words from which on a text may be Vietnamese."""

CLEARLY_BETTER = 0.25
"""By how much an encoding must read better than what was thought before."""

MOSTLY = 0.75
"""The share of words of any kind that are well formed in Vietnamese text."""

_LONG_ENOUGH = 20_000
_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters of Vietnamese that no old encoding puts into Latin-1 or cp1252.
_ONLY_UNICODE = frozenset(
    "ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323"
    + "".join(map(chr, range(0x1EA0, 0x1EFA)))
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a text is spelt as Vietnamese: words with marks, and words of any kind.

    ``share`` counts those of ``words`` (they bear marks) that are well formed,
    ``whole`` those of all words but abbreviations, of which there are ``spelt``.
    """

    share: float
    words: int
    whole: float
    spelt: int

    @property
    def is_vietnamese(self) -> bool:
        """Whether words without marks are Vietnamese too: Albanian's are not."""
        return self.share >= GOOD_SHARE and self.whole >= MOSTLY


def spelling(text: str) -> Spelling:
    """Measure how ``text``, in Unicode, is spelt."""
    share, words = share_well_formed(text)
    # "TTg", "UBND": no syllable is spelt like an abbreviation.
    spelt = [word for word in _WORD.findall(text) if word[1:].islower()]
    whole = sum(map(is_well_formed, spelt)) / len(spelt) if spelt else share
    return Spelling(share, words, whole, len(spelt))


def detect(text: str, candidates: tuple[str, ...] = SURE) -> str | None:
    """Return the old encoding ``text`` is in, None for Unicode or for no evidence.

    >>> detect("C¨n cø NghÞ quyÕt sè 12"), detect("Căn cứ Nghị quyết số 12")
    ('tcvn3', None)
    """
    sample = text[:_LONG_ENOUGH]
    as_it_stands, words = share_well_formed(sample)
    if words < ENOUGH_WORDS or as_it_stands + CLEARLY_BETTER > 1:
        return None
    found = {name: spelling(decode(sample, name)) for name in candidates}
    best = max(found, key=lambda name: found[name].share)
    is_better = found[best].share >= as_it_stands + CLEARLY_BETTER
    return best if is_better and found[best].is_vietnamese else None


def share(text: str, encoding: str) -> float:
    """Return the share of well-formed syllables if ``text`` is in ``encoding``."""
    return share_well_formed(decode(text, encoding))[0]


def is_unicode(text: str) -> bool:
    """Say whether ``text`` holds Vietnamese letters that only Unicode has."""
    return not _ONLY_UNICODE.isdisjoint(text)
