"""What the Whoosh index holds of an entry.

Terms come counted by our own analysis; the short facts that sorting, facets and
access need lie in one column, read once per segment.
"""

# mypy: disable-error-code="no-untyped-call"
# Whoosh is typed in part only.

import hashlib
import zlib
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from whoosh import versionstring
from whoosh.columns import NumericColumn, VarBytesColumn
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

from indexer.search.analysis import Terms, plain
from indexer.search.entry import Entry

LAYOUT = 1
"""Raised by hand when the meaning of a field changes without its name."""

REVISION_KEY = ""
"""The key of the one document that is no paper: it carries the revision."""

_PROBE = "Thành uỷ ĐẮK LẮK: số 05 – KH / TU, ngày 01/8/2019; 15-CT/TW, 30/2020/NĐ-CP"


class Counted(FieldType):
    """A field whose value is its terms with how often each occurs."""

    def __init__(self) -> None:
        self.format = Existence()

    def index(
        self, value: Mapping[str, int], **_: Any
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield term, frequency, weight and an empty posting value."""
        for term, count in value.items():
            yield term.encode(), count, count, b""


FIELDS = {
    "key": Counted(),
    "symbol": Counted(),
    "number": Counted(),
    "type": Counted(),
    "issuer": Counted(),
    "words": Counted(),
    "pairs": Counted(),
    "marked": Counted(),
    "head": Counted(),
    "head_pairs": Counted(),
    "facts": COLUMN(VarBytesColumn()),
    "plain": COLUMN(VarBytesColumn()),
    "revision": COLUMN(NumericColumn("q", default=-1)),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """The short facts of one paper; days are ordinals, texts without marks."""

    key: str
    audience: str
    type: str | None
    type_code: str | None
    issuers: tuple[str, ...]
    number: int | None
    first: int | None
    last: int | None
    years: tuple[int, ...]
    subject: str
    signer: str
    length: int
    head_length: int


_FACTS = msgspec.msgpack.Decoder(Facts)


def schema() -> Schema:
    """Return the schema of a new index."""
    return Schema(**FIELDS)


def fingerprint() -> str:
    """Return what the fields, the analysis and Whoosh add up to.

    The analysis tells of itself by what it makes of one odd line.
    """
    made = (
        LAYOUT,
        versionstring(),
        sorted(FIELDS),
        Facts.__slots__,
        Terms.of([_PROBE]),
    )
    return hashlib.sha256(repr(made).encode()).hexdigest()


def document(entry: Entry) -> dict[str, object]:
    """Return the fields of ``entry`` for a Whoosh writer."""
    heading = entry.heading
    text, head = Terms.of((*heading, entry.text)), Terms.of(heading)
    return {
        "key": {entry.key: 1},
        "symbol": dict.fromkeys(entry.symbol_keys, 1),
        "number": {} if entry.number is None else {str(entry.number): 1},
        "type": {plain(entry.type): 1} if entry.type else {},
        "issuer": dict.fromkeys(entry.issuer_keys, 1),
        "words": text.words,
        "pairs": text.pairs,
        "marked": text.marked,
        "head": head.words,
        "head_pairs": head.pairs,
        "facts": msgspec.msgpack.encode(_facts(entry, text, head)),
        "plain": pack(map(plain, (*heading, entry.text))),
    }


def revision_mark(revision: int) -> dict[str, object]:
    """Return the fields of the document that carries ``revision``."""
    return {"key": {REVISION_KEY: 1}, "revision": revision}


def facts(column: bytes) -> Facts | None:
    """Read the facts of one document, or None where it is the revision mark."""
    return _FACTS.decode(column) if column else None


def pack(texts: Iterator[str]) -> bytes:
    """Return the texts small, one a line, so that no phrase crosses over."""
    return zlib.compress("".join(f" {text} \n" for text in texts).encode(), 1)


def unpack(column: bytes) -> str:
    """Return what :func:`pack` made small."""
    return zlib.decompress(column).decode()


def _facts(entry: Entry, text: Terms, head: Terms) -> Facts:
    return Facts(
        key=entry.key,
        audience=entry.audience,
        type=entry.type,
        type_code=entry.type_code,
        issuers=entry.issuers,
        number=entry.number,
        first=entry.issued_from.toordinal() if entry.issued_from else None,
        last=entry.issued_to.toordinal() if entry.issued_to else None,
        years=entry.years,
        subject=plain(entry.subject or ""),
        signer=plain(entry.signer or ""),
        length=text.length,
        head_length=head.length,
    )
