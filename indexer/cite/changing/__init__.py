"""Which provision of which paper is amended, repealed or replaced, and by which.

"Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 42/2017/TT-BCA … 2. Sửa đổi
khoản 3 Điều 6 như sau: “…”" changes khoản 3 Điều 6 of that circular, by khoản 2
Điều 1. What the quoted new wording says changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.model import Change, Span
from archive.text import squeeze
from indexer.cite.changing import inheriting, scanning
from indexer.cite.changing.gathering import Verb
from indexer.cite.changing.places import said
from indexer.cite.passage import Mention, Passage

__all__ = ["Told", "changes", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and the mention that names the changed paper, where one does."""

    change: Change
    mention: int | None


def changes(
    passage: Passage, mentions: Sequence[Mention]
) -> Mapping[int, tuple[Change, ...]]:
    """Return the changes by the number of the mention that names their paper."""
    named: dict[int, list[Change]] = {}
    for one in told(passage, mentions):
        if one.mention is not None:
            named.setdefault(one.mention, []).append(one.change)
    return {number: tuple(made) for number, made in named.items()}


def told(passage: Passage, mentions: Sequence[Mention]) -> Iterator[Told]:
    """Yield all changes in reading order, those of unnamed papers too."""
    for one in inheriting.settled(scanning.placed(passage, mentions), mentions):
        source, place = said(one.source), said(one.place)
        provision = place or one.rough
        if source or place or (one.rough and one.paper is not None):
            for verb in one.verbs:
                yield Told(_change(passage, one, verb, source, provision), one.paper)


def _change(
    passage: Passage,
    one: inheriting.Settled,
    verb: Verb,
    source: str | None,
    provision: str | None,
) -> Change:
    place = passage.aligned.span(one.start, one.end)
    cue = squeeze(passage.printed(Span(verb.start, verb.end)))
    return Change(
        relation=verb.relation,
        manner=verb.manner,
        cue=cue,
        source_provision=source,
        provision=provision,
        start=place.start,
        end=place.end,
        verbatim=passage.text[place.start : place.end],
        is_inherited=one.is_inherited,
    )
