"""What the index holds of an entry: the texts that become terms, and columns."""

# mypy: disable-error-code="no-untyped-call,misc"
# Whoosh is typed in part only.

import hashlib
from collections.abc import Generator
from datetime import date
from typing import Any

import msgspec
from whoosh import versionstring
from whoosh.columns import Column
from whoosh.fields import COLUMN, FieldType, Schema
from whoosh.formats import Existence

from indexer.search.analysis import Terms
from indexer.search.engines.whoosh.codec.columns import COLUMNS
from indexer.search.engines.whoosh.codec.fields import FIELDS, HEAD_PART, Paper
from indexer.search.entry import Entry

LAYOUT = 2
"""Raised by hand when the meaning of a field or of a file changes."""

_PROBE = (
    "Thành uỷ ĐẮK LẮK: số 05 – KH / TU, ngày 01/8/2019; 15-CT/TW, 30/2020/NĐ-CP; "
    "kỹ sư quí, lý do, hoà; ВСН, ＴＷ, ﬁ → ½"
)
_TEXTS = "texts"


class Texts(FieldType):
    """A field that hands over a whole paper at once, as one posting."""

    def __init__(self) -> None:
        self.format = Existence()

    def index(
        self, value: Paper, **_: Any
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield one posting that carries the texts."""
        yield b"", 1, 1, msgspec.msgpack.encode(value)


class Made(FieldType):
    """A field whose terms are made of the texts of the paper."""

    def __init__(self, column: Column | None = None) -> None:
        self.format = Existence()
        self.column_type = column

    def index(
        self,
        value: Any,  # noqa: ARG002  # it is for the column
        **_: Any,
    ) -> Generator[tuple[bytes, int, float, bytes], Any, None]:
        """Yield nothing."""
        yield from ()

    def to_column_value(self, value: Any) -> Any:
        """Leave the value as it is."""
        return value

    def from_column_value(self, value: Any) -> Any:
        """Leave the value as it is."""
        return value


def schema() -> Schema:
    """Return the schema of a new index."""
    made = {name: Made(COLUMNS.get(name)) for name in FIELDS}
    return Schema(**{k: COLUMN(v) for k, v in COLUMNS.items()} | made, texts=Texts())


def fingerprint() -> str:
    """Return what the fields, the analysis and Whoosh add up to.

    The analysis tells of itself by what it makes of one odd line.
    """
    made = (
        LAYOUT,
        versionstring(),
        FIELDS,
        HEAD_PART,
        sorted(COLUMNS),
        Terms.of([_PROBE]),
    )
    return hashlib.sha256(repr(made).encode()).hexdigest()


def document(entry: Entry) -> dict[str, object]:
    """Return the fields of ``entry`` for a Whoosh writer."""
    return {
        _TEXTS: Paper.of(entry),
        "key": entry.key,
        "audience": entry.audience,
        "type": entry.type,
        "type_code": entry.type_code,
        "issuer": entry.issuers,
        "number": entry.number,
        "first": _ordinal(entry.issued_from),
        "last": _ordinal(entry.issued_to),
    }


def _ordinal(day: date | None) -> int | None:
    return day.toordinal() if day else None
