"""The days that a date, whole or partial, may mean."""

from calendar import monthrange
from datetime import date

from archive.model import Issued

_YEAR, _MONTH = len("2019"), len("2019-07")


def days(issued: Issued | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a date, whole or partial, may mean."""
    if issued is None or (issued.date is None and issued.partial is None):
        return None, None
    if issued.date is not None:
        return issued.date, issued.date
    return partial_days(issued.partial or "")


def partial_days(partial: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of ``2019`` or ``2019-07``.

    >>> partial_days("2019-02")[1]
    datetime.date(2019, 2, 28)
    """
    if len(partial) not in (_YEAR, _MONTH):
        return None, None
    year, month = int(partial[:4]), int(partial[5:] or 0)
    last = month or 12
    return (
        date(year, month or 1, 1),
        date(year, last, monthrange(year, last)[1]),
    )
