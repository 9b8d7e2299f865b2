"""How Whoosh has segments written and read as arrays.

Whoosh hands over what it was given of each paper: columns, and one posting that
carries the paper's texts. All of a batch is inverted at once when it commits.
"""

# mypy: disable-error-code="no-untyped-call,misc,abstract"
# ruff: noqa: ARG002
# Whoosh is typed in part only, hands over more than is needed, and calls abstract
# what only its own writers call.

from collections.abc import Iterable
from contextlib import closing
from typing import Any

import msgspec
from whoosh.codec.base import Codec, FieldWriter, PerDocumentWriter

from indexer.search.engines.whoosh.codec.columns import COLUMNS
from indexer.search.engines.whoosh.codec.fields import Paper
from indexer.search.engines.whoosh.codec.inverting import invert
from indexer.search.engines.whoosh.codec.reading import open_stored
from indexer.search.engines.whoosh.codec.segment import ArraySegment
from indexer.search.engines.whoosh.codec.storing import TermsFiles, write_columns
from indexer.search.engines.whoosh.codec.views import StoredPapers, StoredTerms

_PAPER = msgspec.msgpack.Decoder(Paper)


class ArrayCodec(Codec):
    """Writes and reads :class:`ArraySegment`."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """Begin a segment."""
        return ArraySegment(indexname)

    def per_document_writer(self, storage: Any, segment: Any) -> "ColumnsWriter":
        """Return what takes in the columns of a segment."""
        return ColumnsWriter(storage, segment)

    def field_writer(self, storage: Any, segment: Any) -> "TermsWriter":
        """Return what takes in the texts of a segment."""
        return TermsWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> "StoredTerms":
        """Return the terms of a segment as Whoosh reads them."""
        return StoredTerms(open_stored(storage, segment))

    def per_document_reader(self, storage: Any, segment: Any) -> "StoredPapers":
        """Return the columns of a segment as Whoosh reads them."""
        return StoredPapers(open_stored(storage, segment), segment)


def array_codec() -> ArrayCodec:
    """Return the codec."""
    return ArrayCodec()


class ColumnsWriter(PerDocumentWriter):
    """Collects the values of each column, and writes them when the batch ends."""

    def __init__(self, storage: Any, segment: ArraySegment) -> None:
        self._storage = storage
        self._segment = segment
        self._values: dict[str, list[Any]] = {name: [] for name in COLUMNS}
        self._place = -1
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin with the paper in this place."""
        self._place = docnum

    def cancel_doc(self) -> None:
        """Forget the paper begun; its values are overwritten by the next one's."""

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: Any) -> None:
        """Ignore what Whoosh would store: all there is lies in columns."""

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Take in what a paper has in one column."""
        values = self._values[fieldname]
        del values[self._place :]
        values.extend([None] * (self._place - len(values)))
        values.append(value)

    def close(self) -> None:
        """Write the columns of what was taken in."""
        self.is_closed = True
        count = self._place + 1
        if not count:
            return
        for values in self._values.values():
            values.extend([None] * (count - len(values)))
        write_columns(self._segment.creating(self._storage), self._values)


class TermsWriter(FieldWriter):
    """Inverts the texts of a batch, and writes the terms."""

    def __init__(self, storage: Any, segment: ArraySegment) -> None:
        self._storage = storage
        self._segment = segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Any]) -> None:
        """Take in the one posting of each paper, in the order of their places."""
        inverted = invert([_PAPER.decode(texts) for _, _, _, _, texts in items])
        with closing(TermsFiles(self._segment.creating(self._storage))) as files:
            for name, block in inverted.blocks.items():
                files.add(name, block)
            files.finish(
                {"length": inverted.length, "head_length": inverted.head_length}
            )

    def close(self) -> None:
        """Mark the end; the files were closed when the batch was taken in."""
        self.is_closed = True
