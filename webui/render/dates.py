"""Dates as an office writes them, in the language of the page.

A date that cannot be true is shown as it was printed, never mended.
"""

import datetime as dt

from archive import dates
from archive.model import Issued
from webui.render import language
from webui.render.language import gettext, ngettext

HOURS = dt.timezone(dt.timedelta(hours=7))
"""Vietnam has one time zone and no summer time."""

_MINUTE = 60
_HOUR = 60 * _MINUTE


def _vietnamese() -> bool:
    return language.chosen() == "vi"


def day(date: dt.date) -> str:
    """Return a date in its short form: 01/8/2019."""
    return dates.written(date) if _vietnamese() else language.date(date, "d MMM y")


def typed(date: dt.date) -> str:
    """Return a date as it stands in an input, which is read the same in any language."""
    return dates.written(date)


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)


def long_day(date: dt.date) -> str:
    """Return a date as it stands on a paper: ngày 01 tháng 8 năm 2019."""
    if not _vietnamese():
        return language.date(date, "d MMMM y")
    return f"ngày {date.day:02d} tháng {_month(date.month)} năm {date.year}"


def partial(known: str) -> str:
    """Return the part of a date that is sure: 2019-07 becomes tháng 7/2019."""
    year, _, month = known.partition("-")
    if not month:
        return gettext("năm %(year)s", year=year)
    return gettext("tháng %(month)s/%(year)s", month=_month(int(month)), year=year)


def issued(when: Issued | None) -> str:
    """Return when a paper was issued, or what was printed in that place."""
    if when is None:
        return gettext("không rõ ngày")
    if when.date is not None:
        return day(when.date)
    if when.partial and "date_impossible" not in when.flags:
        return partial(when.partial)
    return when.verbatim


def local_day(when: dt.datetime) -> str:
    """Return the day on which something was done here: 24/11/2026."""
    return day(when.replace(tzinfo=when.tzinfo or dt.UTC).astimezone(HOURS).date())


def today(now: dt.datetime) -> dt.date:
    """Return the day that an instant is here."""
    return now.replace(tzinfo=now.tzinfo or dt.UTC).astimezone(HOURS).date()


def moment(when: dt.datetime) -> str:
    """Return an instant by the clock on the wall in Vietnam: 14:05 24/11/2026."""
    local = when.replace(tzinfo=when.tzinfo or dt.UTC).astimezone(HOURS)
    return f"{local:%H:%M} {day(local.date())}"


def lasting(seconds: float) -> str:
    """Return a time in words that promise no more than is known."""
    if seconds < _MINUTE:
        return gettext("chưa đến một phút")
    if seconds < _HOUR:
        minutes = round(seconds / _MINUTE)
        return ngettext("khoảng %(num)d phút", "khoảng %(num)d phút", minutes)
    hours = round(seconds / _HOUR)
    return ngettext("khoảng %(num)d giờ", "khoảng %(num)d giờ", hours)
