"""A worker's hold on one row while it reads: prolonged, or let go in order."""

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from archive.catalogue import Catalogue, Row

LEASE = dt.timedelta(minutes=30)
"""How long one step of reading may take before the file is given to another."""


class LetGoError(Exception):
    """The row was lost to another worker, or its own was told to stop."""


@dataclass(frozen=True, slots=True)
class Hold:
    """The hold of one worker on ``row``; ``stop`` is set when it must let go."""

    row: Row
    catalogue: Catalogue
    clock: Callable[[], dt.datetime]
    stop: threading.Event = field(default_factory=threading.Event)

    def check(self) -> None:
        """Make sure that the work is still wanted.

        Raises:
            LetGoError: it is not.
        """
        if self.stop.is_set():
            raise LetGoError

    def renew(self) -> None:
        """Prolong the lease for the next step.

        Raises:
            LetGoError: the row is lost, or the worker was told to stop.
        """
        self.check()
        until = self.clock() + LEASE
        if not self.catalogue.intake.renew(self.row, until=until):
            raise LetGoError

    def put_off(self, images: int) -> None:
        """Let a scan of so many ``images`` wait for files that may be none.

        Where none waits, or it has waited already, it is read now.

        Raises:
            LetGoError: it waits.
        """
        is_new = self.row.images is None
        if is_new and self.catalogue.intake.put_off(self.row, images):
            raise LetGoError
        self.renew()
