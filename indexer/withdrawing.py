"""Papers taken out again: a later page, or a file sent along, turned out to be secret.

A mail goes with the secret that was sent along, for its file holds the same bytes.
Called inside a transaction; the originals go once it is committed (``ending.clear``).
"""

import datetime as dt
from collections.abc import Iterable

from archive.catalogue import Catalogue
from archive.model import Outcome
from indexer import keeping


def take_out(
    number: int, secrecy: str, catalogue: Catalogue, at: dt.datetime
) -> frozenset[str]:
    """Take a paper out, and the mails that it came with; return their originals."""
    mails = catalogue.parcels.mails_of(number)
    gone = _held(number, keeping.held("", secrecy), catalogue, at)
    return gone | take_out_mails(mails, catalogue, at)


def take_out_mails(
    mails: Iterable[int], catalogue: Catalogue, at: dt.datetime
) -> frozenset[str]:
    """Take mails out that a secret was sent with; return their originals."""
    each = (_held(mail, keeping.held_with(""), catalogue, at) for mail in mails)
    return frozenset().union(*each)


def _held(
    number: int, outcome: Outcome, catalogue: Catalogue, at: dt.datetime
) -> frozenset[str]:
    files = catalogue.documents.files_of(number)
    catalogue.documents.remove(number, at=at)
    catalogue.intake.hold_back(number, outcome, at=at)
    return frozenset(files)
