"""Where the two columns of a header are parted by a sign: a tab, or a drawn side.

A form leaves a wide blank for the clerk to write in ("Số:      /CT-UBND"), and it
parts nothing.
"""

import re
from collections.abc import Iterator

# Converters of web pages draw the sides as "|". Behind "Số" or "ngày" such a stroke
# is a figure written by hand.
_SIDES = re.compile(r"(?<!ngày)(?<!Số)(?<!Số:) \|(?= |$)")
_FILLED_IN = re.compile(r"(?:^\W{0,3}(?:s[oae06]|[538$][o6])|\b(?:ngay|thang))\W{0,3}$")
_LONGEST_CUE = 12


def cuts(even: str, bare: str) -> Iterator[int]:
    """Yield where another column begins in a line; ``bare`` is it without marks."""
    if "|" in even:
        yield from (match.start() for match in _SIDES.finditer(even))
    place = even.find("\t")
    while place >= 0:
        if not _FILLED_IN.search(bare, max(0, place - _LONGEST_CUE), place):
            yield place
        place = even.find("\t", place + 1)
