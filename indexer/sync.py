"""The index catches up with the catalogue: one writer, numbered changes.

Nothing is written twice in one transaction with the catalogue: the index asks
for the changes since its own revision, and doing so again changes nothing. A
stale index is made anew beside the old one, with searching going on.
"""

from collections.abc import Sequence
from itertools import islice

from archive.authority import Authority
from archive.catalogue import Catalogue
from indexer.search.engine import Engine, replacing
from indexer.search.entry import Entry

AT_ONCE = 500
"""Papers put into the index in one commit."""


def catch_up(catalogue: Catalogue, engine: Engine, authority: Authority) -> int:
    """Bring the index level with the catalogue; return how many papers changed."""
    done = 0
    changes = catalogue.changes.since(engine.revision())
    while batch := list(islice(changes, AT_ONCE)):
        numbers = {change.document for change in batch}
        entries = entries_of(catalogue, sorted(numbers), authority)
        gone = numbers - {int(entry.key) for entry in entries}
        engine.update(entries, map(str, sorted(gone)), batch[-1].revision)
        done += len(numbers)
    return done


def rebuild(catalogue: Catalogue, address: str, authority: Authority) -> int:
    """Make the index at ``address`` anew and swap it in; return the papers in it."""
    with replacing(address) as engine:
        return catch_up(catalogue, engine, authority)


def entries_of(
    catalogue: Catalogue, numbers: Sequence[int], authority: Authority
) -> list[Entry]:
    """Return what the index keeps of the papers that are still held."""
    return [
        Entry.of(
            held.document,
            held.metadata,
            "\n".join(page.text for page in held.pages),
            held.audience,
            authority,
        )
        for held in catalogue.documents.entries(numbers)
    ]
