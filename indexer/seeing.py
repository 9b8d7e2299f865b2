"""The route of a portion of pages: recognised, looked at for secrecy, written.

What a page does to its reader costs that page, and never the next one; what is wrong
with the archive itself is told to the caller, and no page is blamed for it.
"""

import logging
import threading
import time
from dataclasses import dataclass
from functools import partial

from archive import facts, secrecy
from archive.catalogue import Portion
from archive.errors import (
    ArchiveError,
    CorruptFileError,
    DiskError,
    NotFoundError,
    RefusedError,
    UnforeseenError,
)
from archive.model import Reading, Text
from archive.secrecy import Mark
from indexer import correcting, reading
from indexer.ending import clear
from indexer.taking import Workshop
from indexer.withdrawing import may_stay, take_out

_GONE = NotFoundError, CorruptFileError
_log = logging.getLogger(__name__)


def see(portion: Portion, workshop: Workshop, stop: threading.Event) -> None:
    """Recognise pages of a paper, or find facts in all of them once all are read.

    Where ``stop`` is set, nothing is written: what was lent is given back.

    Raises:
        ArchiveError: the archive itself is in trouble; the pages are still held.
    """
    work = _Work(portion, workshop, stop)
    try:
        work.do()
    except RefusedError as refusal:
        work.fail(refusal.code)
    except _GONE as lost:
        work.fail(lost.code, is_final=True)
    except OSError as trouble:
        raise DiskError(trouble) from trouble
    except ArchiveError:
        raise
    except Exception:  # noqa: BLE001  # readers and libraries may raise anything
        _log.exception("a fault of ours, met on paper %d", portion.document)
        work.fail(UnforeseenError.code)


@dataclass(frozen=True, slots=True)
class _Work:
    """One portion in work."""

    portion: Portion
    workshop: Workshop
    stop: threading.Event

    def do(self) -> None:
        """Read the pages, or find facts where none are left to be read."""
        if self.portion.pages:
            self._read()
        else:
            self._find()

    def fail(self, reason: str, *, is_final: bool = False) -> None:
        """Say what the portion did to its reader, unless we ended that reader."""
        if not self.stop.is_set():
            at = self.workshop.clock()
            portions = self.workshop.catalogue.portions
            portions.fail(self.portion, reason, at=at, is_final=is_final)

    def _read(self) -> None:
        begun = time.monotonic()
        looked = self._looked()
        if self.stop.is_set():
            return
        if looked.mark and self._taken_out(looked.mark):
            return
        spent, at = time.monotonic() - begun, self.workshop.clock()
        portions = self.workshop.catalogue.portions
        portions.read(self.portion, looked.pages, seconds=spent, at=at)

    def _looked(self) -> reading.Looked:
        portion, shop = self.portion, self.workshop
        look = partial(
            reading.look_on,
            name=portion.name,
            first=shop.catalogue.portions.first_page(portion),
            additions=shop.catalogue.additions.standing(),
        )
        # Children of the cage work in a folder of their own.
        path = shop.files.path(portion.sha256).absolute()
        asked = path, portion.media_type, portion.pages, shop.limits
        return shop.cage.run(look, *asked, result=reading.Looked, limits=shop.limits)

    def _find(self) -> None:
        catalogue = self.workshop.catalogue
        text = catalogue.portions.text(self.portion)
        found = self._understood(text)
        if self.stop.is_set():
            return
        mark = secrecy.mark(found.claims)
        if mark and self._taken_out(mark):
            return

        def understand(shown: Text) -> Reading:
            # Where somebody corrects a page meanwhile, all is understood once more.
            return found if shown == text else self._understood(shown)

        catalogue.portions.found(self.portion, understand, at=self.workshop.clock())

    def _understood(self, text: Text) -> Reading:
        """Understand as the intake does: what is held already is doubted."""
        shop = self.workshop
        asked = text, shop.catalogue.additions.standing()
        found = shop.cage.run(
            reading.understand, *asked, result=Reading, limits=shop.limits
        )
        same = shop.catalogue.documents.find_same(facts.view(found.claims))
        others = {*same} - {self.portion.document}
        return correcting.doubted(found) if others else found

    def _taken_out(self, mark: Mark) -> bool:
        """Take a paper out that a later page tells to be secret, with its files.

        False where it may stay: a keeper let it in, or all marked ones are admitted.
        """
        number, shop = self.portion.document, self.workshop
        catalogue, at = shop.catalogue, shop.clock()
        with catalogue.together():
            if may_stay(number, catalogue, shop.policy):
                return False
            files = take_out(number, mark, catalogue, shop.policy, at)
        # Only now: a paper that had lost its original could not be read as secret.
        clear(files, shop)
        return True
