"""Clauses that change a paper, and the ground on which they are looked for."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.cite.changing.aliases import Aliases
from indexer.cite.changing.gathering import Target, Verb
from indexer.cite.passage import Mention, Passage


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause changes.

    ``papers`` are the mentions it names as changed; ``is_named`` says that it
    names a paper without a number ("Luật Điện lực"), so that no other is meant;
    ``is_some`` that only "một số điều" are told, ``is_words`` that words are.
    """

    start: int
    end: int
    verbs: tuple[Verb, ...]
    targets: tuple[Target, ...]
    papers: tuple[int, ...]
    is_named: bool = False
    is_some: bool = False
    is_words: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A passage with its mentions, and where each mark of quotation closes.

    ``aliases`` are the short names that it gives to papers.
    """

    passage: Passage
    mentions: Sequence[Mention]
    starts: Sequence[int]
    quoted: Mapping[int, int]
    aliases: Aliases

    def mention_at(self, at: int) -> int | None:
        """Return the number of the mention that begins at a place."""
        place = bisect_left(self.starts, at)
        is_there = place < len(self.starts) and self.starts[place] == at
        return place if is_there else None

    def named(self, at: int) -> tuple[int, int] | None:
        """Return the mention that is named at a place, and where the name ends."""
        if alias := self.aliases.at(self.passage.bare, at):
            return alias
        paper = self.mention_at(at)
        return None if paper is None else (paper, self.mentions[paper].end)

    def cites(self, start: int, end: int) -> bool:
        """Tell whether a mention begins between two places."""
        return bisect_left(self.starts, start) < bisect_left(self.starts, end)
