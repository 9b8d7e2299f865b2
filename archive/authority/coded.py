"""Which bodies sign with a code; those of places are made when it is asked for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from archive.authority.bodies import Body, code_key
from archive.authority.listed import Listed
from archive.authority.places import Organ, Rank

Single = Mapping[str, tuple[Body, ...]]
OfPlaces = Mapping[str, tuple[tuple[Organ, Rank], ...]]


class Coded(Mapping[str, tuple[Body, ...]]):
    """Bodies by the keys of their codes."""

    def __init__(self, listed: Listed, single: Single, of_places: OfPlaces) -> None:
        self._listed = listed
        self._single = single
        self._of_places = of_places
        self._found: dict[str, tuple[Body, ...]] = {}

    @classmethod
    def of(cls, listed: Listed) -> Self:
        """Index the codes of all bodies."""
        single = _by_code(listed.single)
        ranks = sorted({p.rank for p in listed.maker.places}, key=lambda r: r.name)
        of_places: dict[str, tuple[tuple[Organ, Rank], ...]] = {}
        for organ in listed.maker.organs:
            for rank in (rank for rank in ranks if rank.level == organ.level):
                for key in dict.fromkeys(map(code_key, organ.codes_of(rank))):
                    of_places[key] = (*of_places.get(key, ()), (organ, rank))
        return cls(listed, single, of_places)

    def __getitem__(self, key: str) -> tuple[Body, ...]:
        if key not in self._found:
            if key not in self:
                raise KeyError(key)
            found = (*self._single.get(key, ()), *self._made(key))
            now = (self._listed.get(body.id, body) for body in found)
            self._found[key] = tuple(dict.fromkeys(now))
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._single.keys() | self._of_places.keys())

    def __len__(self) -> int:
        return len(self._single.keys() | self._of_places.keys())

    def __contains__(self, key: object) -> bool:
        return key in self._single or key in self._of_places

    def changed(self, listed: Listed, bodies: Iterable[Body]) -> Self:
        """Return the codes over ``listed``, in which some bodies are new."""
        single = dict(self._single)
        for key, found in _by_code(bodies).items():
            single[key] = (*single.get(key, ()), *found)
        return type(self)(listed, single, self._of_places)

    def _made(self, key: str) -> Iterator[Body]:
        maker = self._listed.maker
        for organ, rank in self._of_places.get(key, ()):
            for place in maker.places:
                body = maker.body(organ, place) if place.rank == rank else None
                if body is not None:
                    yield body


def _by_code(bodies: Iterable[Body]) -> dict[str, tuple[Body, ...]]:
    found: dict[str, tuple[Body, ...]] = {}
    for body in bodies:
        for key in dict.fromkeys(map(code_key, body.codes)):
            found[key] = (*found.get(key, ()), body)
    return found
