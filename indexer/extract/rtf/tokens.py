"""The tokens of rich text: braces, control words, escaped bytes and plain bytes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["open", "close", "word", "byte", "sign", "bytes"]

_TOKEN = re.compile(
    rb"(?P<brace>[{}])"
    rb"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    rb"|\\'(?P<byte>[0-9a-fA-F]{2})"
    rb"|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<line>[\r\n]+)"
    rb"|(?P<bytes>[^\\{}\r\n]+)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; ``number`` is the parameter of a control word."""

    kind: Kind
    data: bytes = b""
    number: int | None = None


def tokens(data: bytes) -> Iterator[Token]:
    r"""Yield the tokens of ``data``, the raw bytes after ``\bin`` left out."""
    at = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        token = _token(match)
        if token is None:
            continue
        if token.data == b"bin" and token.kind == "word":
            at += max(token.number or 0, 0)
        else:
            yield token


def _token(match: re.Match[bytes]) -> Token | None:
    found = match[match.lastgroup or 0]
    if match["brace"]:
        return Token("open" if found == b"{" else "close")
    if match["word"]:
        number = match["number"]
        return Token("word", match["word"], int(number) if number else None)
    if match["byte"]:
        return Token("byte", bytes([int(found, 16)]))
    if match["sign"]:
        return Token("sign", found)
    # Line ends in the file mean nothing.
    return None if match["line"] else Token("bytes", found)
