"""A segment as the table of contents of the index knows it."""

# mypy: disable-error-code="no-untyped-call,misc"
# Whoosh is typed in part only.

from collections.abc import Callable
from typing import Any, BinaryIO, cast

import numpy as np
import numpy.typing as npt
from whoosh.codec.base import Segment


class ArraySegment(Segment):
    """What changes of a segment after it was written.

    That is its deleted papers, and ``revision``, the number of the last change that
    the index had taken in.
    """

    def __init__(self, indexname: str, revision: int = 0) -> None:
        super().__init__(indexname)
        self.revision = revision
        self._count = 0
        self._deleted: set[int] = set()

    def codec(self) -> Any:
        """Return the codec that wrote it."""
        # It knows segments, and is needed only where Whoosh reads by itself.
        from indexer.search.engines.whoosh.codec.codec import array_codec  # noqa: PLC0415

        return array_codec()

    def creating(self, storage: Any) -> Callable[[str], BinaryIO]:
        """Return what creates its file whose name ends so."""

        def create(end: str) -> BinaryIO:
            return cast("BinaryIO", self.create_file(storage, end).raw_file())

        return create

    @property
    def deleted(self) -> npt.NDArray[np.int32]:
        """The places of deleted papers, in order."""
        return np.array(sorted(self._deleted), np.int32)

    def should_assemble(self) -> bool:
        """Keep the files apart: some are mapped, others read in place."""
        return False

    def set_doc_count(self, doccount: int) -> None:
        """Take in how many papers were written."""
        self._count = doccount

    def doc_count_all(self) -> int:
        """Return how many papers it has, deleted ones included."""
        return self._count

    def deleted_count(self) -> int:
        """Return how many of its papers are deleted."""
        return len(self._deleted)

    def deleted_docs(self) -> Any:
        """Yield the places of deleted papers, in order."""
        return iter(sorted(self._deleted))

    def is_deleted(self, docnum: int) -> bool:
        """Say whether the paper in this place is deleted."""
        return docnum in self._deleted

    def delete_document(self, docnum: int, delete: bool = True) -> None:  # noqa: FBT001, FBT002  # Whoosh's signature
        """Delete the paper in this place, or take that back."""
        (self._deleted.add if delete else self._deleted.discard)(docnum)
