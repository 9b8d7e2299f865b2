"""Which encoding a text is in, by the share of its syllables that come out right."""

from indexer.extract.gate import share_well_formed
from indexer.extract.legacy.tables import decode

# VPS and VISCII use the codes of so many Western letters that Hungarian reads
# as VPS: they are tried only where a font or the caller speaks for them.
SURE = ("tcvn3", "vni")
_ENOUGH_WORDS = 3
_GOOD_SHARE = 0.6
_CLEARLY_BETTER = 0.25
_LONG_ENOUGH = 20_000
# Letters of Vietnamese that no old encoding puts into Latin-1 or cp1252.
_ONLY_UNICODE = frozenset(
    "ăđĩũơưĂĐĨŨƠƯ\u0300\u0301\u0303\u0309\u0323"
    + "".join(map(chr, range(0x1EA0, 0x1EFA)))
)


def detect(text: str, candidates: tuple[str, ...] = SURE) -> str | None:
    """Return the old encoding ``text`` is in, None for Unicode or for no evidence.

    >>> detect("C¨n cø NghÞ quyÕt sè 12"), detect("Căn cứ Nghị quyết số 12")
    ('tcvn3', None)
    """
    sample = text[:_LONG_ENOUGH]
    as_it_stands, words = share_well_formed(sample)
    if words < _ENOUGH_WORDS:
        return None
    shares = {name: share(sample, name) for name in candidates}
    best = max(shares, key=lambda name: shares[name])
    enough = max(_GOOD_SHARE, as_it_stands + _CLEARLY_BETTER)
    return best if shares[best] >= enough else None


def share(text: str, encoding: str) -> float:
    """Return the share of well-formed syllables if ``text`` is in ``encoding``."""
    return share_well_formed(decode(text, encoding))[0]


def is_unicode(text: str) -> bool:
    """Say whether ``text`` holds Vietnamese letters that only Unicode has."""
    return not _ONLY_UNICODE.isdisjoint(text)
