"""A zip handed in is a folder: each member gets a row of its own in the batch."""

from pathlib import Path

from archive.catalogue import Row
from archive.errors import RefusedError
from archive.model import Outcome
from indexer.cage import Cage
from indexer.extract.limits import Limits
from indexer.extract.unpack import members
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
            _laid_out, original, unnamed, limits, result=dict[str, str], limits=limits
        )
    except RefusedError:
        incoming.clear(room)
        raise
    places = []
    for number, (file, name) in enumerate(sorted(found.items()), start=1):
        place = incoming.place(room, number, name)
        # Only the last part counts: what the child says must not lead elsewhere.
        (unnamed / Path(file).name).rename(place)
        places.append(place)
    incoming.clear(unnamed)
    return tuple(places)


def _laid_out(original: Path, into: Path, limits: Limits) -> dict[str, str]:
    """Lay the members out and return, for each file made, its name in the zip."""
    return {member.path.name: member.name for member in members(original, into, limits)}


def unpacked(row: Row, places: tuple[Path, ...]) -> Outcome:
    """Return the outcome of the zip itself."""
    message = f"Đã mở gói: {len(places)} tệp bên trong được nhận riêng từng tệp."
    return Outcome(row.path, "added", reason="unpacked", message=message)
