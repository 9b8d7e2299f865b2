"""The audit as one thing: where it lies, its verbs, and how it is opened."""

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from archive.audit import verifying
from archive.audit.chain import Key, kept_key
from archive.audit.entries import Entry, Recorded
from archive.audit.head import Head, Note
from archive.audit.store import Sought, Store
from archive.audit.verifying import Checked, Flaw
from archive.audit.writer import Writer

NOTE = "audit.head"
_TEXTS = 5_000

_log = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]


class Audit:
    """What was done in one archive. Opened once a process, and after a fork anew."""

    def __init__(self, store: Store, key: Path, note: Note, clock: Clock) -> None:
        self._store = store
        self._place = key
        self._note = note
        self._clock = clock
        self._key: Key | None = None
        self._writer = Writer(self.write, clock)
        self.record = self._writer.record
        self.commit = self._writer.commit
        self.demand = self._writer.demand

    def close(self) -> None:
        """Write what is left, and let everything go."""
        self._writer.close()
        self._store.close()

    def write(self, entries: Sequence[Entry]) -> None:
        """Write entries at once, in one transaction.

        Raises:
            AuditError: none was written.
        """
        self._noted(self._store.append(entries, self._opened()))

    def page(self, sought: Sought, limit: int) -> list[Recorded]:
        """Return entries that are sought, the newest first."""
        self._store.prepare()
        return self._store.page(sought, limit)

    def check(self, noted: Sequence[Head] = (), *, last: int | None = None) -> Checked:
        """Look through the chain; ``noted`` are heads that somebody kept elsewhere.

        Raises:
            AuditError: it cannot be read, or its key is not there.
        """
        beside = self._note.read()
        heads = [*noted, *([beside] if beside else [])]
        key = self._opened()
        found = verifying.checked(self._store, key, heads, last=last)
        if found.head and beside is None and self._store.is_sqlite:
            number = found.head.number
            unread = Flaw("head_unreadable", number, number)
            return Checked(found.head, found.entries, (*found.flaws, unread))
        return found

    def forget(self, tells: Callable[[str], bool], entry: Entry) -> int:
        """Erase what was typed wherever it ``tells`` of something; return how often.

        ``entry`` says who had it erased; the numbers of the entries are added to it.
        """
        numbers, behind = [], 0
        self._store.prepare()
        while some := self._store.texts(behind, _TEXTS):
            behind = some[-1][0]
            numbers += [number for number, text in some if tells(text)]
        if numbers:
            self.erase(numbers, entry)
        return len(numbers)

    def erase(self, numbers: Sequence[int], entry: Entry) -> None:
        """Erase what was typed from entries, and record by whom that was done."""
        told = {**entry.details, "entries": sorted(numbers)}
        erasing = Entry(
            entry.at,
            entry.who,
            "erased",
            entry.place,
            papers=entry.papers,
            details=told,
        )
        self._noted(self._store.erase(numbers, erasing, self._opened()))

    def empty_log(self) -> None:
        """Leave nothing of what was erased in what the database keeps beside itself.

        Raises:
            AuditError: others read all the while; try again later.
        """
        self._store.empty_log()

    def _opened(self) -> Key:
        if self._key is None:
            self._store.prepare()
            self._key = kept_key(self._place, is_new=self._store.is_empty())
        return self._key

    def _noted(self, newest: Head | None) -> None:
        if newest is None:
            return
        try:
            self._note.keep(newest)
        except OSError:
            # The entries are written: the note tells less for a while, nothing wrong.
            _log.exception("the newest entry of the audit is not noted")


def open_audit(address: str, key: Path, home: Path, clock: Clock) -> Audit:
    """Open the audit at ``address``; its tables and its key are made with it.

    Nothing is touched before something is recorded or asked.
    """
    return Audit(Store(address), key, Note(home / NOTE), clock)
