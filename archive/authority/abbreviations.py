"""Short forms in running text, both ways: "UBKT" and "Ủy ban Kiểm tra".

They are those of names, of kinds, of the organs of committees, and those of
``abbreviations.toml``. A short form may stand for several phrases ("BTGTU" for the
organ of a Tỉnh ủy and of a Thành ủy), and a phrase may have several.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from archive.authority.names import Shorts
from archive.authority.papers import DocumentType
from archive.authority.places import Organ, Rank
from archive.orthography import may_be_syllable
from archive.text import syllables, toneless

Words = tuple[str, ...]

_SEAT = "{seat}"


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """What short forms stand for, and how phrases are written short.

    All are toneless words; ``longest`` is how many words a phrase has at most.
    """

    phrases: Mapping[str, tuple[Words, ...]]
    shorts: Mapping[Words, tuple[str, ...]]
    longest: int

    @classmethod
    def of(
        cls, both_ways: Iterable[tuple[str, str]], to_long: Iterable[tuple[str, str]]
    ) -> Self:
        """Index pairs of a short form and its phrase; some are only spread out.

        A code of a kind stands in every symbol ("KH"), so that a text which has it
        says nothing of a plan.
        """
        phrases: dict[str, dict[Words, None]] = {}
        shorts: dict[Words, dict[str, None]] = {}
        for short, phrase in (*both_ways, *to_long):
            phrases.setdefault(_short(short), {})[_words(phrase)] = None
        for short, phrase in both_ways:
            shorts.setdefault(_words(phrase), {})[_short(short)] = None
        return cls(
            {short: tuple(known) for short, known in phrases.items()},
            {phrase: tuple(known) for phrase, known in shorts.items()},
            max(map(len, shorts), default=0),
        )

    @classmethod
    def none(cls) -> Self:
        """Return the value that knows no short form."""
        return cls({}, {}, 0)

    def meant(self, printed: str, *, among_capitals: bool) -> tuple[Words, ...]:
        """Return the phrases that a word as printed stands for.

        What may be a syllable ("du", "tu") is a short form in capitals only, where
        not all is printed in them.
        """
        found = self.phrases.get(_short(printed), ())
        is_small = not printed.isupper() or among_capitals
        return () if is_small and may_be_syllable(_short(printed)) else found


def of_names(spelled: Shorts) -> Iterator[tuple[str, str]]:
    """Yield the short forms in names of bodies; "TW" is known to these as a sign."""
    yield "TW", "Trung ương"
    yield from spelled.whole.items()


def of_kinds(types: Iterable[DocumentType]) -> Iterator[tuple[str, str]]:
    """Yield the codes of kinds of papers."""
    for kind in types:
        for code in (*kind.party, *kind.state):
            yield code, kind.name


def of_organs(
    organs: Iterable[Organ], ranks: Iterable[Rank]
) -> Iterator[tuple[str, str]]:
    """Yield the codes of the organs of committees: "BTGTU", "VPHU"."""
    for rank in ranks:
        # "Đảng ủy xã": the organ's name goes on with that of the place.
        seat = " ".join(rank.seat.split()[:2])
        for organ in organs:
            if organ.name.endswith(f" {_SEAT}"):
                name = organ.name.format(seat=seat)
                yield from ((code, name) for code in organ.codes_of(rank))


def _short(printed: str) -> str:
    # The central "TƯ" and the provincial "TU" are one once the mark is gone.
    central = re.sub(r"T\.?Ư\Z", "TW", printed)
    return "".join(syllables(toneless(central)))


def _words(phrase: str) -> Words:
    return tuple(syllables(toneless(phrase)))
