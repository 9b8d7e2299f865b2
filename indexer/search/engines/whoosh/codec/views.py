"""A segment as Whoosh's own readers and queries see it.

The product asks segments by :mod:`reading`; this is for Whoosh's tools, and keeps
the codec honest.
"""

# mypy: disable-error-code="no-untyped-call,misc,abstract"
# ruff: noqa: ARG002
# Whoosh is typed in part only, and hands over more than is needed.

from collections.abc import Iterable, Iterator
from typing import Any

from whoosh.codec.base import PerDocumentReader, TermsReader
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from indexer.search.engines.whoosh.codec.columns import ValuesReader
from indexer.search.engines.whoosh.codec.fields import FIELDS
from indexer.search.engines.whoosh.codec.reading import Stored
from indexer.search.engines.whoosh.codec.segment import ArraySegment


class StoredTerms(TermsReader):
    """The terms of a segment, for Whoosh's own queries."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._find(*term) >= 0

    def indexed_field_names(self) -> Iterable[str]:
        """Return the names of the fields that have terms."""
        return FIELDS

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every term with its field."""
        for name in sorted(FIELDS):
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the terms of a field that do not come before ``prefix``."""
        lexicon = self._stored.lexicon(fieldname)
        for term in lexicon.terms(lexicon.before(prefix)):
            yield fieldname, term

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield every term with what is known of it."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(
        self, fieldname: str, prefix: bytes
    ) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Yield the terms of a field from ``prefix`` on with what is known of them."""
        terms = self.terms_from(fieldname, prefix)
        return ((term, self.term_info(*term)) for term in terms)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Return how often and where a term occurs.

        Raises:
            TermNotFound: it does not.
        """
        at = self._find(fieldname, text)
        if at < 0:
            raise TermNotFound((fieldname, text))
        places, counts = self._stored.postings(fieldname, at)
        return TermInfo(
            weight=int(counts.sum()),
            df=len(places),
            maxweight=int(counts.max()),
            minid=int(places[0]),
            maxid=int(places[-1]),
        )

    def matcher(
        self, fieldname: str, text: bytes, format_: Any, scorer: Any = None
    ) -> ListMatcher:
        """Return the papers that hold a term, as Whoosh walks along them."""
        info = self.term_info(fieldname, text)
        places, counts = self._stored.postings(fieldname, self._find(fieldname, text))
        return ListMatcher(
            places.tolist(),
            counts.tolist(),
            format=format_,
            scorer=scorer,
            term=(fieldname, text),
            terminfo=info,
        )

    def close(self) -> None:
        """Close the files."""
        self._stored.close()

    def _find(self, fieldname: str, text: bytes) -> int:
        if fieldname not in FIELDS:
            return -1
        return self._stored.lexicon(fieldname).find(text.decode())


class StoredPapers(PerDocumentReader):
    """The columns of a segment, for Whoosh's own reader."""

    def __init__(self, stored: Stored, segment: ArraySegment) -> None:
        self._stored = stored
        self._segment = segment

    def doc_count(self) -> int:
        """Return how many papers live in it."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Return how many papers it has, deleted ones included."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Say whether any paper is deleted."""
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        """Say whether the paper in this place is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterator[int]:
        """Yield the places of deleted papers."""
        return iter(self._segment.deleted.tolist())

    def supports_columns(self) -> bool:
        """Say that columns can be read."""
        return True

    def has_column(self, fieldname: str) -> bool:
        """Say whether there is a column of this name."""
        return self._stored.has_column(fieldname)

    def column_reader(self, fieldname: str, column: Any) -> ValuesReader:
        """Return the values of a column by place."""
        return ValuesReader(column.values(fieldname, self._stored.columns))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the key of the paper in this place."""
        return {"key": self._stored.column("key")[docnum].decode()}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return the default: lengths are columns, and Whoosh does not score."""
        return default

    def field_length(self, fieldname: str) -> int:
        """Return how many terms a field has in all papers, or 0."""
        return 0

    def min_field_length(self, fieldname: str) -> int:
        """Return 0."""
        return 0

    def max_field_length(self, fieldname: str) -> int:
        """Return 0."""
        return 0

    def close(self) -> None:
        """Close the files."""
        self._stored.close()
