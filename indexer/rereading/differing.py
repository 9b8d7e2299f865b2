"""What a newer reading of a paper says otherwise than the one that is kept: pure.

The law of this module: what a reading loses is told as a loss, and never made good by
what it gains elsewhere. Facts are compared as they are shown: what a person decided
covers what readers say before and after.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from archive import facts
from archive.catalogue.rereading import (
    Altered,
    Difference,
    Held,
    MentionChanges,
    Said,
    Wording,
)
from archive.model import Citation, Claim, Page, Reading, joined
from archive.orthography import is_well_formed
from archive.text import squeeze, syllables

HINTS = frozenset({"flags", "candidates", "decoding", "parts"})
"""The facts that ask a person or help one: that they go away is no loss."""

SPARED = 0.98
"""Which share of its well-spelt syllables a text must keep to have lost none."""

FIELDS = sorted(facts.FACTS)


def is_same(held: Held, found: Reading) -> bool:
    """Whether a reading says of a paper just what is kept, at the same places."""
    return (
        found.text.pages == held.pages
        and found.text.notes == held.notes
        and found.citations == held.citations
        and _claimed(found.claims) == _claimed(held.read)
    )


def between(held: Held, found: Reading) -> Difference:
    """Return what ``found`` says otherwise than what is held."""
    before = _shown((*held.decided, *held.read))
    after = _shown((*held.decided, *found.claims))
    told = Difference(
        gained=tuple(_only(after, before)),
        lost=tuple(_only(before, after)),
        changed_fields=tuple(_altered(before, after)),
        citations=_mentions(held.citations, found.citations),
        text=_wording(held.pages, found.text.pages),
        secrecy=None if before["secrecy"] else after["secrecy"],
    )
    return replace(told, gains=_gains(told), loses=_loses(told))


def _claimed(claims: Iterable[Claim]) -> Counter[bytes]:
    """Return what is claimed and where, whichever version of a reader said so first."""
    return Counter(
        msgspec.json.encode((made.field, made.value, made.verbatim, made.evidence))
        for made in claims
    )


def _shown(claims: Iterable[Claim]) -> dict[str, Any]:
    shown: dict[str, Any] = msgspec.to_builtins(facts.view(claims))
    return shown


def _only(one: dict[str, Any], other: dict[str, Any]) -> Iterable[Said]:
    for name in FIELDS:
        if _tells(one[name]) and not _tells(other[name]):
            yield Said(name, one[name])


def _altered(before: dict[str, Any], after: dict[str, Any]) -> Iterable[Altered]:
    for name in FIELDS:
        one, other = before[name], after[name]
        if one != other and _tells(one) and _tells(other):
            yield Altered(name, one, other)


def _tells(value: Any) -> bool:
    return value not in (None, ())


def _mentions(before: Sequence[Citation], after: Sequence[Citation]) -> MentionChanges:
    one, other = Counter(map(_words, before)), Counter(map(_words, after))
    stayed = (one & other).total()
    as_before = (Counter(map(_meant, before)) & Counter(map(_meant, after))).total()
    return MentionChanges(
        gained=tuple((other - one).elements()),
        lost=tuple((one - other).elements()),
        changed=stayed - as_before,
    )


def _words(citation: Citation) -> str:
    return squeeze(citation.verbatim)


def _meant(citation: Citation) -> bytes:
    """Return what a citation says, wherever on its paper it stands."""
    moved = [replace(change, start=0, end=0, page=0) for change in citation.changes]
    words = _words(citation)
    anywhere = replace(
        citation, start=0, end=0, page=0, verbatim=words, changes=tuple(moved)
    )
    return msgspec.json.encode(anywhere)


def _wording(before: Sequence[Page], after: Sequence[Page]) -> Wording:
    one, other = _texts(before), _texts(after)
    if one == other:
        return Wording()
    differ = (at for at in one.keys() | other.keys() if one.get(at) != other.get(at))
    words = [Counter(syllables(joined(pages))) for pages in (before, after)]
    common = (words[0] & words[1]).total()
    longer = max(words[0].total(), words[1].total(), 1)
    return Wording(
        # Never quite 1 where a syllable or a mark differs.
        similarity=int(common / longer * 1000) / 1000 if common < longer else 1.0,
        pages=tuple(sorted(differ)),
        before=_well_spelt(words[0]),
        after=_well_spelt(words[1]),
    )


def _texts(pages: Iterable[Page]) -> dict[int, str]:
    return {page.number: page.text for page in pages}


def _well_spelt(counted: Counter[str]) -> int:
    return sum(times for word, times in counted.items() if is_well_formed(word))


def _gains(told: Difference) -> bool:
    cited = len(told.citations.gained) > len(told.citations.lost)
    reads_more = told.text.after * SPARED > told.text.before
    return bool(_weighty(told.gained)) or cited or reads_more


def _loses(told: Difference) -> bool:
    cited = len(told.citations.lost) > len(told.citations.gained)
    reads_less = told.text.after < told.text.before * SPARED
    return bool(_weighty(told.lost)) or cited or reads_less


def _weighty(said: Iterable[Said]) -> list[Said]:
    return [one for one in said if one.field not in HINTS]
