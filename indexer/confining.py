"""A paper that people find to be secret, put into the hold by a keeper.

It goes as one of which a machine finds it: with all that shows the same bytes, and the
mails that it was sent with. Whoever owns the archive next seals its originals.
"""

import datetime as dt

from archive.catalogue import Catalogue
from archive.catalogue.withdrawals import Cause
from archive.errors import UsageError
from archive.model import Reader
from archive.secrecy import HOLD, Mark
from archive.sentences import Sentence
from archive.text import squeeze
from indexer.withdrawing import take_out


def confine(  # noqa: PLR0913  # which paper, as what, why, where, by whom, when
    number: int,
    level: str,
    why: str,
    catalogue: Catalogue,
    *,
    keeper: Reader,
    at: dt.datetime,
) -> None:
    """Put a paper into the hold; what is left of its text goes with the next purge.

    Raises:
        NotFoundError: there is no such paper.
        UsageError: no reason is given.
    """
    if not squeeze(why):
        message = Sentence("Hãy ghi lý do.")
        raise UsageError(message)
    catalogue.documents.get(number, keeper)
    cause = Cause(f"person:{keeper.name}", squeeze(why))
    with catalogue.together():
        take_out(number, Mark(level), catalogue, HOLD, at, cause=cause)
