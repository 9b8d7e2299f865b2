"""What a text changes, in tuples that can be compared."""

from archive.authority import load
from indexer.cite import changes

AUTHORITY = load()


def told(text):
    """Return the changes of a text as (source, relation, provision, symbol)."""
    return [
        (
            one.source_provision,
            one.manner if one.manner == "supplement" else one.relation,
            one.provision,
            str(symbol) if symbol else None,
        )
        for one, symbol in changes(text, AUTHORITY)
    ]
