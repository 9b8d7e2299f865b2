"""A zip handed in is a folder: each member gets a row of its own in the batch."""

from pathlib import Path

from archive.catalogue import Row
from archive.errors import RefusedError
from archive.model import Outcome
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.extract.unpack import Member, members
from indexer.incoming import Incoming


def lay_out(
    original: Path, *, cage: Cage, incoming: Incoming, limits: Limits
) -> tuple[Path, ...]:
    """Unpack a zip into a room of its own and return where its files lie.

    Raises:
        RefusedError: it is damaged, encrypted, empty or unfolds beyond the limits.
    """
    room = incoming.room()
    unnamed = room / "unnamed"
    unnamed.mkdir()
    try:
        found = cage.run(
            members, original, unnamed, limits, result=tuple[Member, ...], limits=limits
        )
    except RefusedError:
        incoming.clear(room)
        raise
    places = [incoming.place(room, n, m.name) for n, m in enumerate(found, start=1)]
    for member, place in zip(found, places, strict=True):
        member.path.rename(place)
    incoming.clear(unnamed)
    return tuple(places)


def unpacked(row: Row, places: tuple[Path, ...]) -> Outcome:
    """Return the outcome of the zip itself."""
    message = f"Đã mở gói: {len(places)} tệp bên trong được nhận riêng từng tệp."
    return Outcome(row.path, "added", reason="unpacked", message=message)
