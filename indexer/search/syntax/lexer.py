"""What a reader typed, cut into words, quotations, fields and signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive import dates
from archive.model import Span
from archive.text import Aligned, align
from indexer.search.analysis import symbols
from indexer.search.syntax import problems

Kind = Literal[
    "word", "symbol", "date", "loose", "quoted", "field", "open", "close", "or", "not"
]

FIELDS = {
    "so": "number",
    "number": "number",
    "loai": "type",
    "type": "type",
    "coquan": "issuer",
    "co quan": "issuer",
    "issuer": "issuer",
    "tu": "from",
    "from": "from",
    "den": "to",
    "to": "to",
    "nam": "year",
    "year": "year",
    "ky": "signer",
    "nguoi ky": "signer",
    "signer": "signer",
    "trich": "subject",
    "trich yeu": "subject",
    "subject": "subject",
    "trang thai": "status",
    "trangthai": "status",
    "hieu luc": "status",
    "hieuluc": "status",
    "status": "status",
}
"""The names of fields, without marks, and which field each means."""

_QUOTES = '"“”„«»'  # fmt: skip
_BLANK = re.compile(r"\s+")
_FIELD = re.compile(r"(co quan|nguoi ky|trich yeu|trang thai|hieu luc|[^\W\d_]{2,12}):")
_OR = re.compile(r"(?:OR|HOẶC|HOAC)(?![^\s()])")
_WORD = re.compile(rf"[^\s(){_QUOTES}]+")
_LOOSE = re.compile(r"[^\W_][*~]\Z")
_EXCLUDED = re.compile(r"-(?=[^\s)-])")


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of the query; ``text`` is as typed, of a field its meaning."""

    kind: Kind
    text: str
    span: Span


def tokens(text: str) -> list[Token]:
    """Cut ``text`` into tokens, with their places in it.

    Raises:
        QuerySyntaxError: a quotation is not closed, or there is no such field.
    """
    return list(_Lexer(align(text)).tokens())


def _days(aligned: Aligned) -> Iterator[tuple[int, int]]:
    """Yield where each day or month begins, the word before it, and where it ends.

    A year alone is a word, and so is what was never a day.
    """
    for start, end, issued in dates.scan(aligned):
        is_month = issued.partial is not None and "-" in issued.partial
        if issued.date or (is_month and "date_partial" in issued.flags):
            before = aligned.bare[:start].rstrip()
            is_cued = before.endswith("ngay") and not before[-5:-4].isalnum()
            yield len(before) - 4 if is_cued else start, end


class _Lexer:
    """A position that moves through an aligned text."""

    def __init__(self, aligned: Aligned) -> None:
        self.even = aligned.even
        self.aligned = aligned
        found = (span for span, _ in symbols(aligned.even))
        # What is one token though it holds blanks and signs: where it begins and ends.
        self.whole: dict[Kind, dict[int, int]] = {
            "symbol": {span.start: span.end for span in found},
            "date": dict(_days(aligned)),
        }
        self.at = 0

    def tokens(self) -> Iterator[Token]:
        while self.at < len(self.even):
            if blank := _BLANK.match(self.even, self.at):
                self.at = blank.end()
                continue
            yield self._token()

    def _token(self) -> Token:
        letter = self.even[self.at]
        if letter in "()":
            return self._taken("open" if letter == "(" else "close", self.at + 1)
        if letter in _QUOTES:
            return self._quoted()
        for kind, ends in self.whole.items():
            if self.at in ends:
                end = ends[self.at]
                is_begun = kind == "symbol" and self.even[end : end + 1] == "*"
                return (
                    self._taken("loose", end + 1)
                    if is_begun
                    else self._taken(kind, end)
                )
        if _EXCLUDED.match(self.even, self.at) and self._is_at_beginning():
            return self._taken("not", self.at + 1)
        if match := _OR.match(self.even, self.at):
            return self._taken("or", match.end())
        return self._field() or self._word()

    @property
    def _origin(self) -> int:
        return self.aligned.origins[self.at]

    def _is_at_beginning(self) -> bool:
        return self.at == 0 or self.even[self.at - 1] in " \t\n("

    def _taken(self, kind: Kind, end: int, text: str | None = None) -> Token:
        start, self.at = self.at, end
        typed = self.even[start:end] if text is None else text
        return Token(kind, typed, self.aligned.span(start, end))

    def _quoted(self) -> Token:
        end = self.at + 1
        while end < len(self.even) and self.even[end] not in _QUOTES:
            end += 1
        if end == len(self.even):
            raise problems.unclosed_quotation(self._origin)
        return self._taken("quoted", end + 1, self.even[self.at + 1 : end])

    def _field(self) -> Token | None:
        match = _FIELD.match(self.aligned.bare, self.at)
        if match is None:
            return None
        if field := FIELDS.get(match[1]):
            return self._taken("field", match.end(), field)
        follows = self.even[match.end() : match.end() + 1]
        # "Kính gửi: …" and "https://…" are pasted text, not fields.
        if not follows or follows.isspace() or follows == "/":
            return None
        raise problems.no_such_field(self.even[self.at : match.end()], self._origin)

    def _word(self) -> Token:
        match = _WORD.match(self.even, self.at)
        end = match.end() if match else self.at + 1
        return self._taken(
            "loose" if _LOOSE.search(self.even[self.at : end]) else "word", end
        )
