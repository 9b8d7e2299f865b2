"""What is indexed of a paper: its fields, and where in its heading a word stands."""

from enum import IntEnum

import msgspec

from indexer.search.entry import Entry

FIELDS = ("words", "pairs", "marked", "head", "head_pairs", "symbol", "issuer")
"""The fields with terms, in the order in which they lie on disk."""

PLACED = ("pairs", "head", "head_pairs")
"""The fields whose terms know where in a paper they stand."""

LENGTHS = ("length", "head_length")
"""The columns that say how many syllables a paper and its heading have."""

HEAD_PART = 4096
"""How many positions each part of a heading has; what stands later has the last."""


class HeadPart(IntEnum):
    """The parts of a heading, in the order of ``Entry.heading``."""

    TYPE = 0
    SYMBOL = 1
    ISSUER = 2
    SUBJECT = 3
    SIGNER = 4


class Paper(msgspec.Struct, array_like=True):
    """The texts of one paper as they travel to the writer of its fields."""

    heading: list[tuple[HeadPart, str]]
    text: str
    symbols: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()

    @classmethod
    def of(cls, entry: Entry) -> "Paper":
        """Take from an entry what has terms."""
        facts = [
            (HeadPart.TYPE, entry.type),
            (HeadPart.SYMBOL, entry.symbol),
            *((HeadPart.ISSUER, name) for name in entry.issuers),
            (HeadPart.SUBJECT, entry.subject),
            (HeadPart.SIGNER, entry.signer),
        ]
        heading = [(part, fact) for part, fact in facts if fact]
        return cls(heading, entry.text, entry.symbol_keys, entry.issuer_keys)
