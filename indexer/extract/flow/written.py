"""Text as it is written, with what it was before it was decoded.

Whoever cuts or joins text here takes its :class:`Decoded` along, so that a page
can show each of them as the file holds it.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from archive.model import Decoded


@dataclass(frozen=True, slots=True)
class Written:
    """Text, and the characters of it that were decoded, in order."""

    text: str = ""
    decoded: tuple[Decoded, ...] = ()

    def lines(self) -> list["Written"]:
        """Return the lines; nothing decoded may reach over a line end."""
        lines = self.text.split("\n")
        if len(lines) == 1:
            return [self]
        starts = accumulate((len(line) + 1 for line in lines), initial=0)
        return [
            self._cut(start, start + len(line))
            for line, start in zip(lines, starts, strict=False)
        ]

    def stripped(self) -> "Written":
        """Return this without blanks at either end."""
        ended = self.text.rstrip()
        return self._cut(len(ended) - len(ended.lstrip()), len(ended))

    def rstripped(self) -> "Written":
        """Return this without blanks at its end."""
        return self._cut(0, len(self.text.rstrip()))

    def _cut(self, start: int, end: int) -> "Written":
        if (start, end) == (0, len(self.text)):
            return self
        if not self.decoded:
            return Written(self.text[start:end])
        inside = (one for one in self.decoded if one.start < end and one.end > start)
        return Written(
            self.text[start:end], tuple(_within(one, start, end) for one in inside)
        )


def _within(one: Decoded, start: int, end: int) -> Decoded:
    """Return the part between two places; what is cut off must be blanks."""
    before, after = max(start - one.start, 0), max(one.end - end, 0)
    verbatim = one.verbatim[before : len(one.verbatim) - after]
    return _at(one, max(one.start, start) - start, min(one.end, end) - start, verbatim)


def _at(one: Decoded, start: int, end: int, verbatim: str) -> Decoded:
    # Thousands of these are made for each paper; ``replace`` is three times slower.
    return Decoded(start, end, one.encoding, verbatim, one.font, one.is_doubtful)


def composed(parts: Iterable[Written]) -> Written:
    """Return ``parts`` in a row, in NFC."""
    row = joined(parts, "")
    text = unicodedata.normalize("NFC", row.text)
    if text == row.text:
        return row
    return Written(text, tuple(_moved(one, row.text) for one in row.decoded))


def _moved(one: Decoded, text: str) -> Decoded:
    start, end = (
        len(unicodedata.normalize("NFC", text[:place]))
        for place in (one.start, one.end)
    )
    return _at(one, start, end, one.verbatim)


def joined(parts: Iterable[Written], between: str) -> Written:
    """Return ``parts`` as one text, ``between`` each two of them."""
    parts = list(parts)
    if len(parts) == 1:
        return parts[0]
    texts: list[str] = []
    decoded: list[Decoded] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        decoded += [
            _at(one, one.start + at, one.end + at, one.verbatim) for one in part.decoded
        ]
        at += len(part.text) + len(between)
    return Written(between.join(texts), tuple(decoded))


def merged(text: str, decoded: Iterable[Decoded]) -> tuple[Decoded, ...]:
    """Return what was decoded, as one where only blanks part what is alike.

    What reads in the file as it reads on the page, plain letters and digits, is
    left out where it stands alone.
    """
    rows: list[list[Decoded]] = []
    for one in decoded:
        if rows and _are_one(rows[-1][-1], one, text):
            rows[-1].append(one)
        else:
            rows.append([one])
    kept = (_whole(row, text) for row in rows)
    return tuple(one for one in kept if one.verbatim != text[one.start : one.end])


def _are_one(one: Decoded, other: Decoded, text: str) -> bool:
    are_alike = (one.encoding, one.font, one.is_doubtful) == (
        other.encoding,
        other.font,
        other.is_doubtful,
    )
    return are_alike and not text[one.end : other.start].strip()


def _whole(row: Sequence[Decoded], text: str) -> Decoded:
    gaps = (text[one.end : other.start] for one, other in pairwise(row))
    parts = zip((one.verbatim for one in row), (*gaps, ""), strict=True)
    verbatim = "".join(verbatim + gap for verbatim, gap in parts)
    return _at(row[0], row[0].start, row[-1].end, verbatim)
