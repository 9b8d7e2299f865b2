"""Where on the picture a fact stands, and how sure its words were read.

A fact of a recognised page is no surer than the words it was read from: the rule that
found it is believed as far as recognition believed them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archive.authority import Authority
from archive.model import Box, Claim, Evidence, Page, Seen

# The words of a long subject are not all needed to know it.
_WORST = 4
_LISTED = frozenset({"type", "regime", "flags", "candidates"})


def placed(
    claims: Iterable[Claim], pages: Sequence[Page], authority: Authority
) -> Iterator[Claim]:
    """Yield the claims with the boxes of their words, and believed as far as these."""
    words = {page.number: page.sight.words for page in pages if page.sight}
    for claim in claims:
        evidence = claim.evidence
        there = _within(evidence, words.get(evidence.page, ())) if evidence else []
        if evidence and there:
            proven = _is_proven(claim, evidence.rule, authority)
            yield replace(claim, evidence=_seen(evidence, there, is_proven=proven))
        else:
            yield claim


def _is_proven(claim: Claim, rule: str, authority: Authority) -> bool:
    """Whether more than its words speaks for a fact: no misreading makes a name.

    Kinds of papers and known bodies are recognised as they are listed; figures were
    read twice.
    """
    if claim.field == "issuers":
        found = (authority.body_named(name) for name in claim.value)
        return all(body and body.id in authority.bodies for body in found)
    return claim.field in _LISTED or rule.endswith((".by_hand", ".twice"))


def _within(evidence: Evidence, words: Sequence[Seen]) -> list[Seen]:
    return [
        word
        for word in words
        if word.start < evidence.end and word.end > evidence.start
    ]


def _seen(evidence: Evidence, words: Sequence[Seen], *, is_proven: bool) -> Evidence:
    sure = 1.0 if is_proven else _sureness(words)
    return replace(
        evidence,
        box=_around([word.box for word in words]),
        confidence=round(evidence.confidence * sure, 2),
    )


def _sureness(words: Sequence[Seen]) -> float:
    """Return the mean of the least sure quarter of the words."""
    ranked = sorted(word.confidence for word in words)
    least = ranked[: max(1, len(ranked) // _WORST)]
    return sum(least) / len(least)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )
