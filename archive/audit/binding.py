"""Entries bound behind each other, as the rows that are written of them (pure)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Self

from archive.audit import chain
from archive.audit.chain import Key
from archive.audit.entries import LONGEST, Entry, canonical, clean, row
from archive.audit.head import Head
from archive.text import toneless

Row = dict[str, Any]


@dataclass(slots=True)
class Bound:
    """The rows of entries, of what was typed, and of the papers they name."""

    head: Head | None
    entries: list[Row] = field(default_factory=list)
    texts: list[Row] = field(default_factory=list)
    papers: list[Row] = field(default_factory=list)

    @classmethod
    def behind(cls, newest: Head | None, entries: Iterable[Entry], key: Key) -> Self:
        """Bind entries to each other, and the first of them to the newest there is."""
        bound = cls(newest)
        for one in entries:
            bound._bind(one, key)
        return bound

    def _bind(self, entry: Entry, key: Key) -> None:
        number = self.head.number + 1 if self.head else 1
        columns = {"number": number, **row(entry)}
        mark = self._typed(number, clean(entry.text, LONGEST))
        previous = self.head.bond if self.head else chain.START
        bond = key.bind(previous, canonical(columns, mark))
        self.entries.append({**columns, "mark": mark, "bond": bond})
        papers = sorted(set(entry.papers))
        self.papers += [{"number": number, "paper": one} for one in papers]
        self.head = Head(number, bond)

    def _typed(self, number: int, text: str) -> bytes | None:
        """Keep what was typed beside the entry; return what stands for it there."""
        if not text:
            return None
        salt, bare = chain.salt(), toneless(text)
        self.texts.append({"number": number, "salt": salt, "text": text, "bare": bare})
        return chain.mark(salt, text, bare)
