"""What is done at the command line: recorded before it is done, by whom it is asked.

Whoever may open the archive's files needs no account; the system knows them.
"""

import os
import pwd
import shlex
from collections.abc import Mapping, Sequence

from archive.audit.entries import AWAITED, Deed, Entry
from archive.audit.opening import Clock, open_audit
from archive.errors import AuditError
from archive.settings import Settings

_TABLE: Mapping[Deed, str] = {
    "handed_in": "ingest import-register",
    "changed": "batch refused ocr",
    "searched": "search",
    "browsed": "wanted signatures audit verify",
    "viewed": "show status links",
    "purged": "purge",
    "unsealed": "held",
    "people": "user office token",
    "administered": "index reread relink restrict backup restore export",
}

UNRECORDED: Mapping[str, str] = {
    "read": "it stores nothing, and asks nothing of the archive",
    "cite": "likewise",
    "evaluate": "likewise",
    "bodies": "it shows what bodies there are",
    "serve": "what is done through it is recorded",
    "worker": "it does what others handed in",
    "doctor": "it looks at the machine",
}
"""The commands of which nothing is recorded, and why."""

DEEDS: Mapping[str, Deed] = {
    name: deed for deed, names in _TABLE.items() for name in names.split()
}
"""What each other command does."""

_HELP = frozenset({"--help", "-h"})
_LONGEST = 9


def record(
    arguments: Sequence[str], settings: Settings, clock: Clock
) -> AuditError | None:
    """Record a command that is about to be done; return why it could not be.

    Raises:
        AuditError: it could not, and must not be done unrecorded.
    """
    deed = DEEDS.get(arguments[0])
    if deed is None or not _HELP.isdisjoint(arguments):
        return None
    entry = Entry(
        at=clock(),
        who=f"cli:{user()}",
        what=deed,
        place=arguments[0],
        papers=_papers(arguments[1:]) if deed in ("viewed", "purged") else (),
        text="" if deed == "handed_in" else shlex.join(arguments[1:]),
        details=_counted(arguments[1:]) if deed == "handed_in" else {},
    )
    audit = open_audit(settings.audit, settings.audit_key, settings.home, clock)
    try:
        audit.write([entry])
    except AuditError as error:
        if deed in AWAITED:
            raise
        return error
    finally:
        audit.close()
    return None


def _counted(arguments: Sequence[str]) -> Mapping[str, int]:
    """Return how many files or folders are handed in: their names may be secret."""
    return {"files": sum(not one.startswith("-") for one in arguments)}


def user() -> str:
    """Return who asks, as the system knows them."""
    number = os.getuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _papers(arguments: Sequence[str]) -> tuple[int, ...]:
    """Return the papers that are named by their numbers."""
    return tuple(
        int(one) for one in arguments if one.isdecimal() and len(one) <= _LONGEST
    )
