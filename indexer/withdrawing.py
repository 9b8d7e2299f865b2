"""Papers taken out again: a later page, or a file sent along, turned out to be secret.

A mail goes with the secret that was sent along, for its file holds the same bytes.
Called inside a transaction; the originals are sealed and go once it is committed
(``ending.clear``), and what is left of the text with the next purge.
"""

import datetime as dt
from collections.abc import Iterable

from archive.catalogue import Catalogue
from archive.catalogue.withdrawals import MARKED, Cause
from archive.secrecy import Mark, Policy
from indexer import keeping


def may_stay(number: int, catalogue: Catalogue, policy: Policy) -> bool:
    """Whether a paper stays though it is marked: a keeper let it in, or all such."""
    return policy.way == "admit" or catalogue.held.is_let_in(number)


def take_out(  # noqa: PLR0913  # which paper, for what, where, by which rule and whom
    number: int,
    mark: Mark,
    catalogue: Catalogue,
    policy: Policy,
    at: dt.datetime,
    *,
    cause: Cause = MARKED,
) -> frozenset[str]:
    """Take a paper out, and the mails that it came with; return their originals."""
    mails = catalogue.parcels.mails_of(number)
    outcome = keeping.marked("", mark, policy)
    take = catalogue.withdrawals.take_out
    gone = take(number, outcome, mark, at=at, cause=cause)
    return gone | take_out_mails(mails, catalogue, policy, at)


def take_out_mails(
    mails: Iterable[int], catalogue: Catalogue, policy: Policy, at: dt.datetime
) -> frozenset[str]:
    """Take mails out that a secret was sent with; return their originals."""
    outcome = keeping.marked_with("", policy)
    take = catalogue.withdrawals.take_out
    return frozenset().union(*(take(one, outcome, Mark(""), at=at) for one in mails))
