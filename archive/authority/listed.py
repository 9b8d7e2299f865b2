"""All bodies known by name: those listed one by one, and those of every place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Self

from archive.authority.bodies import Body, name_key
from archive.authority.making import Maker
from archive.authority.names import NameTree, Shorts
from archive.authority.places import place_key


class Listed(Mapping[str, Body]):
    """Bodies by their ids, and the tree of their names.

    ``single`` are those listed one by one. What clerks added is laid over the
    tables: ``changes`` stand in the place of the bodies with their ids.
    """

    def __init__(
        self,
        single: tuple[Body, ...],
        maker: Maker,
        spelled: Shorts,
        tree: NameTree,
        changes: Mapping[str, Body],
    ) -> None:
        self.single = single
        self.maker = maker
        self.tree = tree
        self._spelled = spelled
        self._changes = changes

    @classmethod
    def of(cls, single: Iterable[Body], maker: Maker, spelled: Shorts) -> Self:
        """Return the bodies of the tables."""
        listed = cls(tuple(single), maker, spelled, NameTree(), {})
        for body in listed.single:
            for key in listed.keys_of(body):
                listed.tree.add(key, body)
        maker.graft(listed.tree)
        return listed

    def __getitem__(self, name: str) -> Body:
        for body in self.under(name_key(name)):
            if body.id == name:
                return body
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return (body.id for body in self._all())

    def __len__(self) -> int:
        return sum(1 for _ in self._all())

    @property
    def central(self) -> tuple[Body, ...]:
        """The bodies of the Centre."""
        found = map(self._now, self.single)
        return tuple(body for body in found if body.level == "central")

    @property
    def one_by_one(self) -> tuple[Body, ...]:
        """The bodies listed one by one, and those that clerks changed."""
        return tuple(
            dict.fromkeys((*map(self._now, self.single), *self._changes.values()))
        )

    def under(self, key: str) -> tuple[Body, ...]:
        """Return the bodies that have a name with this key."""
        found = self.tree.find(key.split())
        return tuple(dict.fromkeys(map(self._now, found)))

    def of_name(self, name: str) -> tuple[Body, ...]:
        """Return the records under a name, in the order of the tables."""
        found = self.under(self._spelled.key(name))
        return tuple(body for body in found if body.name == name)

    def of_place(self, place: str) -> tuple[Body, ...]:
        """Return the bodies of a place, whatever its rank and time."""
        key = place_key(place)
        places = [one for one in self.maker.places if place_key(one.name) == key]
        return tuple(map(self._now, self.maker.bodies(places)))

    def before(self, body: Body) -> Iterator[Body]:
        """Yield the bodies that may have gone into one."""
        for old in map(self._now, self.single):
            if body.name in old.into:
                yield old
        yield from map(self._now, self.maker.before(body))
        for old in self._changes.values():
            if body.name in old.into:
                yield old

    def below(self, body: Body) -> tuple[Body, ...]:
        """Return the bodies that one stands right above, as far as known."""
        near = (*self.single, *self.maker.near(body), *self._changes.values())
        found = dict.fromkeys(map(self._now, near))
        return tuple(one for one in found if body.name in one.within and one != body)

    def changed(self, bodies: Iterable[Body]) -> Self:
        """Return the bodies with some put in the place of those with their ids.

        It costs what the names of these bodies cost; this value stays as it is.
        """
        changes = dict(self._changes)
        names: list[tuple[str, Body]] = []
        added: list[Body] = []
        for body in bodies:
            old = self.get(body.id)
            known = self.keys_of(old) if old else ()
            names += [(key, body) for key in self.keys_of(body) if key not in known]
            changes[body.id] = body
            if old is None:
                added.append(body)
        single = (*self.single, *added)
        tree = self.tree.extended(names)
        return type(self)(single, self.maker, self._spelled, tree, changes)

    def keys_of(self, body: Body) -> tuple[str, ...]:
        """Return the keys of all names of a body."""
        names = map(self._spelled.key, (body.name, *body.aliases))
        return tuple(dict.fromkeys(names))

    def _now(self, body: Body) -> Body:
        return self._changes.get(body.id, body)

    def _all(self) -> Iterator[Body]:
        yield from map(self._now, self.single)
        yield from map(self._now, self.maker.bodies(self.maker.places))
