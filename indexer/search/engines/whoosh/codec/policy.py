"""Which segments become one when papers are added.

Each segment is at least two and a half times as large as what became of the next
younger ones: where it is not, they and it become one. The number of segments then
grows with the logarithm of the archive, and so does how often a paper is moved. Of
two to three times this is where both are smallest (300,000 papers put in by 500:
seven segments at most, each paper moved 5.6 times).
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

from collections.abc import Callable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any

from indexer.search.engines.whoosh.codec.merging import merge
from indexer.search.engines.whoosh.codec.reading import open_stored
from indexer.search.engines.whoosh.codec.segment import ArraySegment

_TIMES = 2.5

Choose = Callable[[Sequence[ArraySegment]], int]
"""Says from which segment on all become one."""


@dataclass(frozen=True, slots=True)
class Policy:
    """Merges segments for a Whoosh writer that is about to commit ``revision``."""

    revision: int
    choose: Choose

    def __call__(self, writer: Any, segments: list[ArraySegment]) -> list[ArraySegment]:
        """Return the segments that there shall be beside the one being written."""
        first = self.choose(segments)
        kept, young = segments[:first], segments[first:]
        is_needed = len(young) > 1 or any(one.has_deletions() for one in young)
        # A commit without papers has a revision too, which stands in a segment.
        if is_needed or not (segments or writer.doc_count()):
            young = [_merged(writer, young)]
        for segment in (*kept, *young, writer.get_segment()):
            segment.revision = self.revision
        return [*kept, *young]


def small(segments: Sequence[ArraySegment]) -> int:
    """Choose the youngest segments that an older one is not large enough for.

    A segment of which more papers are deleted than live goes with them.
    """
    first = len(segments)
    following = 0
    for at in range(len(segments) - 1, -1, -1):
        size = segments[at].doc_count()
        is_waste = segments[at].deleted_count() > size
        if is_waste or (following and size < _TIMES * following):
            first = at
        if first == at or at == len(segments) - 1:
            following = sum(one.doc_count() for one in segments[at:])
    return first


def every(_: Sequence[ArraySegment]) -> int:
    """Choose all segments."""
    return 0


def _merged(writer: Any, young: Sequence[ArraySegment]) -> ArraySegment:
    target = ArraySegment(writer.indexname)
    with ExitStack() as files:
        sources = [
            files.enter_context(closing(open_stored(writer.storage, segment)))
            for segment in young
        ]
        merge(writer.storage, sources, target)
    return target
