"""``/audit``: what was done, for auditors; and what a page of ours tells of itself."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.audit import Deed, Flaw, Recorded, Sought, witness
from archive.catalogue.database import HOURS
from webui import auditing
from webui.api import paging
from webui.api.asking import Body, Parameters
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("audit", __name__, "What was done in the archive, by whom and when.")

LAST = 50_000
"""Entries looked through for one answer."""

_DAY = dt.timedelta(days=1)
_Words = Annotated[str, Meta(max_length=200)]
_Number = Annotated[int, Meta(ge=1, le=2**31 - 1)]


class Entries(Parameters, frozen=True, kw_only=True):
    """Which entries: ``after`` is the number of the last one that is known."""

    who: Annotated[_Words, Meta(description="An account; `cli:name` of a command.")] = (
        ""
    )
    what: Annotated[tuple[Deed, ...], Meta(description="What was done.")] = ()
    since: Annotated[
        dt.date | None, Meta(description="From this day on, in Vietnam.")
    ] = None
    until: Annotated[dt.date | None, Meta(description="Up to this day.")] = None
    paper: Annotated[
        _Number | None, Meta(description="The number of a paper, removed ones too.")
    ] = None
    text: Annotated[
        _Words, Meta(description="Words that were typed, whatever their tones.")
    ] = ""
    after: Annotated[
        int, Meta(ge=0, le=2**31 - 1, description="Go on with what was before it.")
    ] = 0
    page_size: paging.Size = 50

    def sought(self) -> Sought:
        """Return what is sought."""
        end = _midnight(self.until)
        return Sought(
            who=self.who,
            what=self.what,
            since=_midnight(self.since),
            until=end and end + _DAY,
            paper=self.paper,
            text=self.text,
            before=self.after or None,
        )


@dataclass(frozen=True, slots=True)
class Account:
    """Entries, the newest first; ``next`` is the cursor to go on from."""

    items: tuple[Recorded, ...]
    next: int | None


@dataclass(frozen=True, slots=True)
class Proof:
    """How the audit stands: ``head`` is its newest entry, to be noted elsewhere.

    ``entries`` were looked through, the last ones; ``flaws`` were found in them.
    """

    head: str | None
    entries: int
    flaws: tuple[Flaw, ...]


class Printed(Body, frozen=True, kw_only=True):
    """Which page of ours a browser prints."""

    address: Annotated[str, Meta(min_length=1, max_length=2_000)]


def _midnight(day: dt.date | None) -> dt.datetime | None:
    return dt.datetime.combine(day, dt.time(), HOURS) if day else None


@verbs.verb("GET /audit", asks=Entries, gives=Account)
def entries(asked: Entries) -> Account:
    """List what was done, the newest first.

    `text` is null where what was typed has been erased.
    """
    found = services().audit.page(asked.sought(), asked.page_size + 1)
    shown = tuple(found[: asked.page_size])
    return Account(shown, shown[-1].number if len(found) > len(shown) else None)


@verbs.verb("GET /audit/check", gives=Proof)
def check() -> Proof:
    """Look through the last entries, at most 50,000, for what was done to them."""
    opened = services()
    found = opened.audit.check(witness.heard(opened.catalogue), last=LAST)
    return Proof(str(found.head) if found.head else None, found.entries, found.flaws)


@verbs.verb("POST /printed", takes=Printed, gives=None, status=204)
def printed(told: Printed) -> None:
    """Tell that a page of ours is printed: browsers do so by themselves."""
    auditing.printed(told.address)
