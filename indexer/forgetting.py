"""What was typed and stands in the audit, forgotten with the papers that it tells of."""

import contextlib
from collections.abc import Callable, Collection

from archive.audit import Audit, Entry, open_audit
from archive.settings import Settings
from indexer.opening import now

OURSELVES = "machine"
"""Who has words erased when nobody asked for it."""

Tells = Callable[[str], bool]


def audit_of(settings: Settings) -> Audit:
    """Return the audit of an archive, to be closed again."""
    return open_audit(settings.audit, settings.audit_key, settings.home, now)


def forgetter(settings: Settings) -> Callable[[Collection[int], Tells], None]:
    """Return what erases words that tell of papers which turned out to be secret."""

    def forget(papers: Collection[int], tells: Tells) -> None:
        entry = Entry(now(), OURSELVES, "erased", "secrecy", papers=tuple(papers))
        with contextlib.closing(audit_of(settings)) as audit:
            audit.forget(tells, entry)

    return forget
