"""Numbers and days as a cell shows them, by the code of its format.

What a code leaves to the machine (the signs of decimals and thousands, the short
date) is written as Vietnamese offices write it: ``1.234,5`` and ``05/12/2003``.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal

from indexer.extract.sheets import days
from indexer.extract.sheets.codes import Token, has, sections, word, words

DATE = "dd/mm/yyyy"
"""The short date, which codes leave to the machine."""

_LARGEST = 1e15
_MOST_DECIMALS = 15
_MOST_PERCENTS = 4
# Before and behind the point there are at most sixteen and fifteen digits.
_DIGITS = Context(prec=40)


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """Return ``value`` as a cell of the format ``code`` shows it.

    ``from_1904`` says that days are counted from 1904 on.

    >>> shown(1234567.5, "#,##0.00"), shown(37960, "dd/mm/yyyy")
    ('1.234.567,50', '05/12/2003')
    """
    tokens, is_signed = _section(code, value)
    if has(tokens, "general") or not code:
        return general(value)
    if has(tokens, "time", "elapsed"):
        day = value + days.FIRST_OF_1904 if from_1904 else value
        return days.written(day, tokens) if 0 <= day < days.LAST + 1 else general(value)
    return _number(abs(value) if is_signed else value, tokens)


def day_code(code: str) -> str:
    """Return the code that writes days as Vietnamese offices do, in place of ``code``.

    What "6/4/2019" means in a sheet that shows months first, its reader cannot know.

    >>> day_code("m/d/yy"), day_code("0.00")
    ('dd/mm/yyyy', '0.00')
    """
    tokens, _ = _section(code, 1.0)
    units = {(token["time"] or "")[:1].lower() for token in tokens}
    return DATE if units & {"d", "y"} else code


def general(value: float) -> str:
    """Return ``value`` as a cell without a format shows it.

    >>> general(2003.0), general(0.1 + 0.2)
    ('2003', '0,3')
    """
    if abs(value) < _LARGEST and value == int(value):
        return str(int(value))
    return f"{value:.10g}".replace(".", ",")


def _section(code: str, value: float) -> tuple[Sequence[Token], bool]:
    """Return the part of ``code`` for ``value``, and whether it says the sign too."""
    parts = sections(code)
    if value < 0 and len(parts) > 1:
        return parts[1], True
    if value == 0 and len(parts) > 2:
        return parts[2], True
    return parts[0], False


def _number(value: float, tokens: Sequence[Token]) -> str:
    patterns = [token["number"] for token in tokens if token["number"]]
    if any(token["other"] == "@" for token in tokens):
        return general(value)
    if not patterns:
        return words(tokens)
    percents = sum(token["other"] == "%" for token in tokens)
    scaled = value * 100 ** min(percents, _MOST_PERCENTS)
    if len(patterns) > 1 or not abs(scaled) < _LARGEST:
        return general(value)
    digits = _digits(scaled, patterns[0])
    parts = (digits if token["number"] else word(token) for token in tokens)
    return "".join(parts).strip()


def _digits(value: float, pattern: str) -> str:
    if "/" in pattern or "e" in pattern.lower():
        return general(value)
    whole, _, decimals = pattern.partition(".")
    places = whole.rstrip(",")
    scaled = value / 1000 ** (len(whole) - len(places))
    text = _rounded(abs(scaled), decimals)
    head, _, tail = text.partition(".")
    head = head.rjust(places.count("0"), "0")
    if "," in places:
        head = f"{int(head):,}".replace(",", ".")
    sign = "-" if value < 0 and any(digit in "123456789" for digit in text) else ""
    return sign + (f"{head},{tail}" if tail else head)


def _rounded(value: float, decimals: str) -> str:
    """Return ``value`` with as many decimals as there are places for them."""
    most = min(sum(map(decimals.count, "0#?")), _MOST_DECIMALS)
    least = min(decimals.count("0"), most)
    step = Decimal(1).scaleb(-most)
    text = f"{Decimal(repr(value)).quantize(step, ROUND_HALF_UP, _DIGITS):f}"
    while len(text.partition(".")[2]) > least and text.endswith("0"):
        text = text[:-1]
    return text.removesuffix(".")
