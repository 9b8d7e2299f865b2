"""From a text to its citations: found, completed, told apart from its own numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive import symbols
from archive.authority import Authority
from archive.model import Change, Citation, Symbol
from indexer.cite import (
    behind,
    changing,
    codified,
    numbered,
    outside,
    own,
    provisions,
    relations,
    unnumbered,
)
from indexer.cite.passage import Mention, Passage
from indexer.cite.stating import stated


def citations(
    text: str, authority: Authority, own_symbol: str | None = None
) -> list[Citation]:
    """Return the citations of a text in reading order."""
    passage = Passage.of(text, authority)
    mentions = related(passage, own_symbol)
    changed = changing.changes(passage, mentions)
    return [
        stated(passage, mention, changed.get(place, ()))
        for place, mention in enumerate(mentions)
    ]


def changes(text: str, authority: Authority) -> list[tuple[Change, Symbol | None]]:
    """Return all changes of a text, each with the symbol of the changed paper."""
    passage = Passage.of(text, authority)
    mentions = related(passage)
    told = changing.told(passage, mentions)
    return [(one.change, _symbol(mentions, one.mention)) for one in told]


def _symbol(mentions: Sequence[Mention], place: int | None) -> Symbol | None:
    return mentions[place].symbol if place is not None else None


def related(passage: Passage, own_symbol: str | None = None) -> list[Mention]:
    """Return the mentions of other papers, completed and with their relations."""
    own_key = symbols.key(own_symbol) if own_symbol else None
    mentions = codified.settled(passage, merged(passage))
    cited = [
        mention
        for mention in _completed(passage, mentions)
        if not own.is_own(passage, mention, own_key)
    ]
    return list(relations.related(passage, cited))


def merged(passage: Passage) -> list[Mention]:
    """Return all mentions in reading order; those with a symbol go first."""
    kept: list[Mention] = []
    both = [*numbered.find(passage), *unnumbered.find(passage)]
    for mention in sorted(both, key=lambda one: (one.start, one.symbol is None)):
        last = kept[-1] if kept else None
        if last and _is_same_paper(passage, last, mention):
            kept[-1] = replace(mention, start=last.start, conference=last.conference)
        elif last is None or mention.start >= last.end:
            kept.append(mention)
        elif mention.symbol and not last.symbol:
            kept[-1] = mention
    return kept


def _is_same_paper(passage: Passage, meeting: Mention, mention: Mention) -> bool:
    # "Nghị quyết Hội nghị Trung ương 5 khóa XII (số 10-NQ/TW)" is one paper.
    if meeting.kind != "conference" or mention.symbol is None or mention.type is None:
        return False
    gap = passage.bare[meeting.end : mention.start]
    is_unnamed = passage.bare.startswith("so", mention.start)
    return is_unnamed and len(gap) <= 4 and not gap.strip(" ,(\n")


def _completed(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Mention]:
    floor = 0
    starts = [*(mention.start for mention in mentions[1:]), len(passage.bare)]
    for mention, ceiling in zip(mentions, starts, strict=False):
        known = outside.completed(passage, mention, floor)
        known = behind.completed(passage, known, ceiling)
        yield provisions.provided(passage, known, floor)
        floor = mention.end
