"""What must not rest here goes under seal before its plain original goes.

Each step may be done again, whatever dies between them: the catalogue says that it is
held, then it is sealed on the disk, then the catalogue says so, and only then may the
plain original go.
"""

import logging

from archive import lines
from archive.catalogue import Held
from archive.errors import NotFoundError
from archive.names import legible
from indexer.taking import Workshop

_log = logging.getLogger(__name__)


def seal(workshop: Workshop) -> frozenset[str]:
    """Seal all that is held and lies here in plain; return the hashes of these.

    Raises:
        ArchiveError: something could not be sealed; its plain original stays.
    """
    due = workshop.catalogue.held.unsealed()
    return frozenset(filter(None, [_sealed(one, workshop) for one in due]))


def break_seals(workshop: Workshop) -> None:
    """Remove the sealed files of what is held no more."""
    for name in workshop.catalogue.held.settled():
        workshop.seals.discard(name)
        workshop.catalogue.held.broken(name)


def _sealed(one: Held, workshop: Workshop) -> str | None:
    held, sha256 = workshop.catalogue.held, one.sha256 or ""
    try:
        with workshop.files.open(sha256) as original:
            size = original.seek(0, 2)
        path = workshop.files.path(sha256)
        workshop.seals.seal(one.seal, path, sha256, _about(one).encode())
    except NotFoundError:
        _log.warning("what is held as %d was gone before it was sealed", one.id)
        held.lose(one.id)
        return None
    held.sealed(one.id, size, at=workshop.clock())
    return sha256


def _about(one: Held) -> str:
    """Return what is known of it, to be sealed with it: names go nowhere else."""
    return lines.line(
        {
            "names": [legible(sender.path) for sender in one.senders],
            "handed_in": [{"who": s.who, "at": s.at} for s in one.senders],
            "mark": one.mark.level,
            "printed": one.mark.printed,
            "page": one.mark.page,
            "held_at": one.held_at,
            "sha256": one.sha256,
        }
    )
