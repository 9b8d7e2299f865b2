"""Bodies looked for by words of their names, by a place or a code.

The law of this module: the bodies of places are made only where their organ, rank
and place have the words; nobody waits for the twenty thousand others.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Protocol

from archive import collation
from archive.authority.bodies import Body, code_key
from archive.authority.coded import Coded
from archive.authority.listed import Listed
from archive.authority.making import Maker
from archive.authority.naming import Naming
from archive.authority.places import Organ, Place, Rank, place_key

MOST = 300
"""Bodies found at most: who finds more has not said what is sought."""

_LEVELS = ("central", "province", "district", "commune", "base")

Words = frozenset[str]


class Known(Protocol):
    """What is asked of the authority file."""

    @property
    def bodies(self) -> Listed:
        """All bodies."""

    @property
    def naming(self) -> Naming:
        """Their names."""

    @property
    def coded(self) -> Coded:
        """Their codes."""


def find(text: str, known: Known, on: date | None = None) -> tuple[Body, ...]:
    """Return the bodies whose name has all words of a text, or that sign with it.

    Marks, case and short forms are free, and a word may be begun only. ``on`` leaves
    out what was not there on a day. Those of exactly this name come first, then by
    their level, committees before organs, short names first; at most ``MOST``.
    """
    key = known.naming.spelled.key(text)
    if not key:
        return ()
    exact = {body.id for body in known.bodies.under(key)}
    found = dict.fromkeys(islice(_valid(_all(key, text, known), on), MOST))
    return tuple(sorted(found, key=lambda body: _place_of(body, exact)))


def _valid(bodies: Iterable[Body], on: date | None) -> Iterator[Body]:
    seen: set[str] = set()
    for body in bodies:
        if body.id not in seen and body.is_valid(on):
            seen.add(body.id)
            yield body


def _place_of(body: Body, exact: set[str]) -> tuple[object, ...]:
    level = _LEVELS.index(body.level) if body.level in _LEVELS else len(_LEVELS)
    begun = body.valid_from or date.min
    is_organ, words = body.kind != "committee", len(body.name.split())
    return (
        body.id not in exact,
        level,
        is_organ,
        words,
        collation.key(body.name),
        begun,
    )


def _all(key: str, text: str, known: Known) -> Iterator[Body]:
    words = frozenset(key.split())
    yield from known.bodies.under(key)
    yield from known.coded.get(code_key(text), ())
    for body in known.bodies.one_by_one:
        if any(_have(name.split(), words) for name in known.bodies.keys_of(body)):
            yield body
    yield from _of_places(words, known)


def _of_places(words: Words, known: Known) -> Iterator[Body]:
    """Yield the bodies of places by level: those of provinces first."""
    maker = known.bodies.maker
    for organ, places, names in _table(maker):
        rests = [_rest(words, said) for said in names]
        for place, said in places:
            if any(_have(said, rest) for rest in rests):
                body = maker.body(organ, place)
                if body is not None:
                    yield known.bodies.get(body.id, body)


Worded = tuple[tuple[Place, tuple[str, ...]], ...]
"""Places, each with the words of its names."""


@lru_cache(maxsize=2)
def _table(maker: Maker) -> list[tuple[Organ, Worded, list[list[str]]]]:
    """Return each organ with the places of a rank, and its names but for the place.

    There are some hundreds, spelled out when somebody first searches.
    """
    ranks = {place.rank for place in maker.places}
    made: list[tuple[Organ, Worded, list[list[str]]]] = []
    for rank in sorted(ranks, key=lambda one: (_LEVELS.index(one.level), one.name)):
        places = tuple((p, _words(p)) for p in maker.places if p.rank == rank)
        organs = (one for one in maker.organs if one.level == rank.level)
        made += [(one, places, list(_said(one, rank, maker))) for one in organs]
    return made


def _said(organ: Organ, rank: Rank, maker: Maker) -> Iterator[list[str]]:
    ranked = {"seat": rank.seat, "union": rank.union, "area": rank.name, "name": ""}
    for before, slot in organ.names():
        yield maker.spelled.key(f"{before} {ranked[slot]}").split()


def _words(place: Place) -> tuple[str, ...]:
    names = map(place_key, (place.name, *place.aliases))
    return tuple(word for name in names for word in name.split())


def _rest(words: Words, said: Iterable[str]) -> Words:
    """Return the words that are not said, not even begun."""
    held = tuple(said)
    return frozenset(w for w in words if not any(one.startswith(w) for one in held))


def _have(said: Iterable[str], words: Words) -> bool:
    return all(any(one.startswith(word) for one in said) for word in words)
