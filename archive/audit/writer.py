"""One thread that writes what a process records, several entries at a time.

The law of this module: nobody who only reads waits for the audit. What must be
recorded waits until its entry is on the disk, and is told where that fails; all else
is kept until it can be written, as long as there is room for it. What there was no
room for is counted, and the count is recorded.
"""

import atexit
import contextlib
import datetime as dt
import logging
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from archive.audit.entries import Entry
from archive.errors import AuditError
from archive.sentences import Sentence

MOST = 10_000
"""Entries that wait to be written: of a busy office, those of an hour."""

LINGER = 0.05
"""Seconds for which entries that nobody waits for are gathered."""

PATIENCE = 5.0
"""Seconds after which whoever waits for the disk is told that it fails."""

_PAUSE = 1.0
"""Seconds between two tries while the audit fails and nobody waits for it."""

_GROUP = 500

_SLOW = Sentence(
    "Nhật ký chưa ghi được, nên việc này chưa được làm. "
    "Hãy thử lại sau; nếu vẫn vậy, hãy kiểm tra ổ đĩa của kho."
)

_log = logging.getLogger(__name__)

Append = Callable[[Sequence[Entry]], None]


@dataclass(eq=False, slots=True)
class _Ticket:
    """An entry on its way to the disk, and how that ended for who waits."""

    entry: Entry
    is_awaited: bool
    ended: threading.Event = field(default_factory=threading.Event)
    error: AuditError | None = None


class Writer:
    """Writes what is recorded, in the order in which it came."""

    def __init__(
        self, append: Append, clock: Callable[[], dt.datetime], *, most: int = MOST
    ) -> None:
        self._append = append
        self._clock = clock
        self._most = most
        self._open: deque[_Ticket] = deque()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None
        self._missed = 0
        self._trouble: AuditError | None = None
        self._begun: float | None = None
        self._is_closing = False
        self._process = 0

    def record(self, entry: Entry) -> None:
        """Have an entry written soon; nobody waits for it."""
        with self._changed:
            if len(self._open) >= self._most:
                self._missed += 1
                return
            self._put(_Ticket(entry, is_awaited=False))

    def commit(self, entry: Entry) -> None:
        """Have an entry written, and wait until it is on the disk.

        Raises:
            AuditError: it is not, and will not be; what became of the matter instead
                is for the caller to record.
        """
        ticket = _Ticket(entry, is_awaited=True)
        with self._changed:
            self._demand()
            self._put(ticket)
        if not ticket.ended.wait(PATIENCE):
            self._withdraw(ticket)
            raise AuditError(_SLOW)
        if ticket.error:
            raise AuditError(*ticket.error.args) from ticket.error

    def demand(self) -> None:
        """Make sure that the audit takes entries, as far as is known.

        Raises:
            AuditError: it did not when that was tried last.
        """
        with self._changed:
            self._demand()

    def close(self) -> None:
        """Write what is left, as far as that can be done, and let the thread end."""
        atexit.unregister(self.close)
        if self._thread is None or os.getpid() != self._process:
            return
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        self._thread.join(PATIENCE)
        if lost := len(self._open) + self._missed:
            _log.error("%d entries of the audit could not be written", lost)

    def _demand(self) -> None:
        is_stuck = self._begun and time.monotonic() - self._begun > PATIENCE
        if is_stuck or len(self._open) >= self._most:
            raise AuditError(_SLOW)
        if self._trouble:
            raise AuditError(*self._trouble.args)

    def _put(self, ticket: _Ticket) -> None:
        self._open.append(ticket)
        if self._thread is None or self._process != os.getpid():
            self._process = os.getpid()
            self._thread = threading.Thread(target=self._run, name="audit", daemon=True)
            self._thread.start()
            atexit.register(self.close)
        self._changed.notify_all()

    def _withdraw(self, ticket: _Ticket) -> None:
        with self._changed, contextlib.suppress(ValueError):
            self._open.remove(ticket)

    def _run(self) -> None:
        while group := self._gathered():
            self._begun = time.monotonic()
            error = self._tried([ticket.entry for ticket in group])
            with self._changed:
                self._begun, self._trouble = None, error
                self._settle(group, error)
                if error and self._is_closing:
                    return

    def _gathered(self) -> list[_Ticket]:
        """Wait until there is something to write; return it, nothing at the end."""
        with self._changed:
            pause = _PAUSE if self._trouble else None
            while not self._changed.wait_for(self._is_due, pause):
                # Nothing is left by which to find out: who comes next will.
                self._trouble = pause = None
            self._changed.wait_for(self._is_urgent, pause or LINGER)
            return [*self._open][:_GROUP]

    def _is_due(self) -> bool:
        return bool(self._open) or self._is_closing

    def _is_urgent(self) -> bool:
        return self._is_closing or any(one.is_awaited for one in self._open)

    def _tried(self, entries: list[Entry]) -> AuditError | None:
        missed = self._missed
        if missed:
            told = {"entries": missed}
            entries.append(Entry(self._clock(), "", "missed", details=told))
        try:
            self._append(entries)
        except AuditError as error:
            _log.error("the audit is not written: %s", error, exc_info=error)
            return error
        except Exception as error:  # noqa: BLE001  # a fault of ours must not end the thread that everybody waits for
            _log.exception("the audit is not written")
            return AuditError(_SLOW).with_traceback(error.__traceback__)
        self._missed -= missed
        return None

    def _settle(self, group: list[_Ticket], error: AuditError | None) -> None:
        """Take what is written out of the queue, and what nobody may count on."""
        for ticket in group:
            if error is None or ticket.is_awaited:
                with contextlib.suppress(ValueError):
                    self._open.remove(ticket)
            ticket.error = error
            ticket.ended.set()
