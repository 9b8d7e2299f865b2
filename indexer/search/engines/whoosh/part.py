"""A segment as a part of the whole index: what it holds, worked out once.

Segments do not change, only which of their papers are deleted. What is derived
from one lives as long as it does, over many commits.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.search.engines.whoosh.codec.reading import Stored
from indexer.search.engines.whoosh.postings import Places

Keys = npt.NDArray[np.bytes_]


class Part:
    """One segment; no key stands in it twice.

    ``users`` counts the states of the index (and the searches in them) that need it.
    """

    def __init__(self, stored: Stored) -> None:
        self.stored = stored
        self.keys: Keys = stored.column("key")
        self.users = 0

    @property
    def count(self) -> int:
        """How many papers it holds, deleted ones included."""
        return self.stored.count

    @cached_property
    def came(self) -> npt.NDArray[np.int64] | None:
        """When each paper came: the number that is its key; None where none is."""
        if not np.strings.isdigit(self.keys).all():
            return None
        return self.keys.astype(np.int64)

    def among(self, keys: Sequence[str]) -> Places:
        """Return where papers of these keys stand, deleted ones included."""
        return self.stored.among(keys)

    def close(self) -> None:
        """Close its files."""
        self.stored.close()
