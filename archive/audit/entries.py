"""What an entry of the audit says, and the one way to write it down (pure)."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

Deed = Literal[
    "signed_in",
    "signed_out",
    "sign_in_failed",
    "searched",
    "browsed",  # a list was looked through
    "viewed",
    "downloaded",
    "printed",
    "exported",
    "handed_in",
    "changed",
    "restricted",
    "purged",
    "unsealed",  # something was done to what is held
    "people",  # accounts, offices, tokens
    "administered",  # the archive as a whole: read again, indexed, linked
    "refused",
    "erased",  # words that were typed, out of entries
    "missed",  # entries that could not be written
]
DEEDS: tuple[Deed, ...] = get_args(Deed)

AWAITED: frozenset[Deed] = frozenset(
    {
        "downloaded",
        "exported",
        "handed_in",
        "changed",
        "restricted",
        "purged",
        "unsealed",
        "people",
        "administered",
    }
)
"""What nobody does unrecorded: it waits until its entry is on the disk."""

Detail = str | int | Sequence[int]
Details = Mapping[str, Detail]

LONGEST = 2_000
"""Characters kept of what was typed; more is told by an ellipsis."""

_MOST = 200
_LONE = "replace"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_TICK = dt.timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """What somebody did.

    ``via`` is the session or token, ``address`` the machine it came from, ``place``
    the page, verb or command; ``status`` is how it was answered (of HTTP), and 0 at
    the command line, where what is asked is recorded before it is done. ``text`` is
    what was typed: the only part that can be erased. ``details`` are numbers and
    codes, never free words. A ``is_part`` is left out where the same was just seen.
    """

    at: dt.datetime
    who: str
    what: Deed
    place: str = ""
    via: str = ""
    address: str = ""
    status: int = 0
    papers: tuple[int, ...] = ()
    text: str = ""
    details: Details = field(default_factory=dict)
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as it stands in the audit; ``text`` is None where it was erased."""

    number: int
    at: dt.datetime
    who: str
    what: str
    place: str
    via: str
    address: str
    status: int
    papers: tuple[int, ...]
    text: str | None
    details: Details


def row(entry: Entry) -> dict[str, Any]:
    """Return the columns of an entry, without those that bind it to others."""
    return {
        "at": ticks(entry.at),
        "who": clean(entry.who),
        "what": entry.what,
        "place": clean(entry.place),
        "via": clean(entry.via),
        "address": clean(entry.address),
        "status": entry.status,
        "papers": written(sorted(set(entry.papers))),
        "details": written(
            {name: _told(value) for name, value in entry.details.items()}
        ),
    }


def _told(value: Detail) -> Detail:
    return clean(value) if isinstance(value, str) else value


def canonical(columns: Mapping[str, Any], mark: bytes | None) -> bytes:
    """Return the bytes of an entry that are chained, from its columns.

    ``mark`` stands for the text, which is not among them.
    """
    told = {**columns, "mark": mark.hex() if mark else None}
    return written(told).encode()


def written(value: Any) -> str:
    """Return ``value`` as the one JSON that it has here."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def clean(text: str, most: int = _MOST) -> str:
    """Return ``text`` as every database takes it, and no longer than ``most``."""
    told = text if len(text) <= most else text[: most - 1] + "…"
    return told.encode(errors=_LONE).decode().replace("\0", "�")


def ticks(moment: dt.datetime) -> int:
    """Return a moment as it is kept: milliseconds since 1970."""
    return (moment - _EPOCH) // _TICK


def moment(kept: int) -> dt.datetime:
    """Return the moment that is kept as ``kept``."""
    return _EPOCH + kept * _TICK
