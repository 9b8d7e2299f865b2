"""What was done in the archive, by whom and when: kept for auditors, chained.

The law of this package: an entry is written once. Each is bound to the one before it
by a key, so that none can be altered, left out, put in or moved without being found;
only the words that somebody typed lie beside the chain, where they can be erased.
"""

from archive.audit.entries import AWAITED, DEEDS, Deed, Entry, Recorded
from archive.audit.opening import Audit, open_audit
from archive.audit.store import Sought
from archive.audit.verifying import Checked, Flaw

__all__ = [
    "AWAITED",
    "DEEDS",
    "Audit",
    "Checked",
    "Deed",
    "Entry",
    "Flaw",
    "Recorded",
    "Sought",
    "open_audit",
]
