"""Days and times of a cell: numbers of days since 1900, written by a code."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.extract.sheets.codes import Token, has, word

FIRST_OF_1904 = 1462
"""The day from which sheets of the first Macintosh count, less one."""

LAST = 2_958_465
"""The last day that a sheet can show: 31/12/9999."""

_FIRST = dt.datetime(1899, 12, 30)  # noqa: DTZ001  # days of a sheet have no zone
_MISSING = 60
_SECONDS = {"h": 3_600, "m": 60, "s": 1}
_WEEKDAYS = ("Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy")
_NOON = 12


def written(value: float, tokens: Sequence[Token]) -> str:
    """Return the day ``value``, from 0 to ``LAST``, as ``tokens`` write it."""
    # Excel believes that 1900 was a leap year.
    missing = dt.timedelta(days=1 if value < _MISSING else 0)
    seconds = min(round(value * 86_400), (LAST + 1) * 86_400 - 1)
    moment = _FIRST + missing + dt.timedelta(seconds=seconds)
    told = _Told(moment, seconds, is_halved=has(tokens, "half"))
    parts = (
        told.part(token, is_minute=_is_minute(tokens, index))
        for index, token in enumerate(tokens)
    )
    return "".join(parts).strip()


def _is_minute(tokens: Sequence[Token], index: int) -> bool:
    """Say whether an "m" at ``index`` stands after hours or before seconds."""
    before = [_unit(token) for token in tokens[:index] if _unit(token)]
    after = [_unit(token) for token in tokens[index + 1 :] if _unit(token)]
    return before[-1:] == ["h"] or after[:1] == ["s"]


def _unit(token: Token) -> str:
    said = token["time"] or token["elapsed"] or ""
    return said.strip("[")[:1].lower()


@dataclass(frozen=True, slots=True)
class _Told:
    moment: dt.datetime
    seconds: int
    is_halved: bool

    def part(self, token: Token, *, is_minute: bool) -> str:
        """Return what one token says of this moment."""
        unit = _unit(token)
        if token["half"]:
            return "SA" if self.moment.hour < _NOON else "CH"
        if token["elapsed"]:
            return str(self.seconds // _SECONDS[unit])
        if not unit:
            return word(token)
        if is_minute and unit == "m":
            unit = "n"
        return self._number(unit, len(token.group()))

    def _number(self, unit: str, width: int) -> str:
        if unit == "y":
            year = self.moment.year
            return str(year) if width > 2 else f"{year % 100:02d}"
        if unit == "d" and width > 2:
            day = self.moment.weekday()
            return f"Thứ {_WEEKDAYS[day]}" if day < len(_WEEKDAYS) else "Chủ Nhật"
        number = {
            "d": self.moment.day, "m": self.moment.month, "h": self._hour,
            "n": self.moment.minute, "s": self.moment.second,
        }[unit]  # fmt: skip
        return f"Tháng {number}" if unit == "m" and width > 2 else f"{number:0{width}d}"

    @property
    def _hour(self) -> int:
        hour = self.moment.hour
        return (hour - 1) % _NOON + 1 if self.is_halved else hour
