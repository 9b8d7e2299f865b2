"""The route of one paper that is read again: anew, compared, written or let be.

What a paper does to its reader costs that paper, and never the next one; what is wrong
with the archive itself is told to the caller, and no paper is blamed for it.
"""

import logging
import threading
from dataclasses import dataclass, replace

from archive import facts, reread_words, secrecy
from archive.catalogue.rereading import Difference, Held, RereadOutcome
from archive.errors import (
    ConflictError,
    CorruptFileError,
    DiskError,
    NotFoundError,
    RefusedError,
    UnforeseenError,
    VankhoError,
)
from archive.model import Reading
from archive.secrecy import Mark
from indexer.ending import clear
from indexer.rereading import differing
from indexer.rereading.anew import Anew
from indexer.taking import Workshop
from indexer.withdrawing import may_stay, take_out

ATTEMPTS = 3
"""Times that a paper is read which somebody changes while it is."""

WAITING = "waiting"
"""The code of a paper that is let be while pages of it wait to be recognised."""

_NOT_READ = RefusedError, NotFoundError, CorruptFileError
_log = logging.getLogger(__name__)


class LetBeError(Exception):
    """The run was told to stop: what is read now is not written."""


@dataclass(frozen=True, slots=True)
class How:
    """How papers are read again.

    ``has_new_eyes`` recognises pages that are images once more, ``accepts_losses``
    writes what says less than before, ``is_trial`` writes nothing at all.
    """

    has_new_eyes: bool = False
    accepts_losses: bool = False
    is_trial: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one paper; of the ``same`` only its ``readers`` are to be written."""

    held: Held
    outcome: RereadOutcome
    difference: Difference
    readers: str = ""

    @property
    def symbol(self) -> str | None:
        """The symbol under which people know the paper, as it was held."""
        return facts.view(self.held.claims).symbol


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that ``run`` reads again; in a trial there is no run."""

    held: Held
    workshop: Workshop
    how: How
    stop: threading.Event
    run: int = 0

    def read_again(self, attempts: int = ATTEMPTS) -> Result | None:
        """Read it, and write what is better; None where it is let be or is gone.

        Raises:
            ArchiveError: the archive itself is in trouble.
        """
        if self.held.is_waiting:
            return self._refused(WAITING)
        try:
            found = self._found()
        except _NOT_READ as refusal:
            # The end of the cage, when we are told to stop, looks like a bad file.
            is_ours = self.stop.is_set()
            return None if is_ours else self._refused(refusal.code, str(refusal))
        if found is None or self.stop.is_set():
            return None
        if differing.is_same(self.held, found):
            return Result(self.held, "same", Difference(), found.readers)
        return self._settled(found, attempts)

    def _found(self) -> Reading | None:
        """Return what it says now; None where the run was told to stop.

        Raises:
            RefusedError: it cannot be read, or met a fault of ours.
            NotFoundError: its original is lost.
            CorruptFileError: its original was changed.
        """
        eyes = self.how.has_new_eyes
        try:
            return Anew(self.held, self.workshop, eyes, self._check).read()
        except LetBeError:
            return None
        except OSError as trouble:
            raise DiskError(trouble) from trouble
        except VankhoError:
            raise
        except Exception as fault:
            _log.exception("a fault of ours, met on paper %d", self.held.document)
            raise UnforeseenError from fault

    def _check(self) -> None:
        if self.stop.is_set():
            raise LetBeError

    def _settled(self, found: Reading, attempts: int) -> Result | None:
        """Write what differs, unless it is a secret or would lose."""
        difference = differing.between(self.held, found)
        mark = secrecy.mark(found.claims)
        if difference.secrecy and mark and not self._may_stay():
            return self._taken_out(mark)
        if difference.loses and not self.how.accepts_losses:
            return self._told("kept", difference)
        if self.how.is_trial or self._written(found, difference):
            return Result(self.held, "changed", difference)
        return self._once_more(attempts - 1)

    def _written(self, found: Reading, difference: Difference) -> bool:
        rereadings, at = self.workshop.catalogue.rereadings, self.workshop.clock()
        return rereadings.put(
            self.run, self.held, found, difference, understand=lambda _: found, at=at
        )

    def _once_more(self, attempts: int) -> Result | None:
        """Read it as it is now: somebody has changed it meanwhile."""
        now = self.workshop.catalogue.rereadings.held([self.held.document])
        if not now:
            return None
        if not attempts:
            return self._refused(ConflictError.code)
        return replace(self, held=now[0]).read_again(attempts)

    def _refused(self, code: str, message: str = "") -> Result | None:
        message = reread_words.REASONS.get(code, message)
        return self._told("refused", Difference(refused=code, message=message))

    def _told(self, outcome: RereadOutcome, difference: Difference) -> Result | None:
        """Write down why it stays as it is; None where it is gone."""
        told = Result(self.held, outcome, difference)
        if self.how.is_trial:
            return told
        number, at = self.held.document, self.workshop.clock()
        tell = self.workshop.catalogue.rereadings.tell
        return told if tell(self.run, number, outcome, difference, at=at) else None

    def _may_stay(self) -> bool:
        shop = self.workshop
        return may_stay(self.held.document, shop.catalogue, shop.policy)

    def _taken_out(self, mark: Mark) -> Result | None:
        """Take a paper out that is a secret, with its files, as the intake does."""
        difference = Difference(secrecy=mark.level)
        if self.how.is_trial:
            return Result(self.held, "held", difference)
        number, shop = self.held.document, self.workshop
        at = shop.clock()
        try:
            with shop.catalogue.together():
                files = take_out(number, mark, shop.catalogue, shop.policy, at)
                told = self._told("held", difference)
        except NotFoundError:
            # Somebody has removed it meanwhile.
            return None
        clear(files, shop)
        return told
