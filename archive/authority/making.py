"""The bodies of places: made of an organ and a place when somebody asks for one.

There are tens of thousands ("Ban Tổ chức Huyện ủy Na Rì"), of which a process meets
a few.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from archive.authority.bodies import Body, identity
from archive.authority.names import NameTree, Shorts
from archive.authority.places import Organ, Place, heirs, meet, place_key


class Maker:
    """Makes the bodies of places, and keeps them; the answers never change."""

    def __init__(
        self, organs: Iterable[Organ], places: Iterable[Place], spelled: Shorts
    ) -> None:
        self.organs = tuple(organs)
        self.places = tuple(places)
        self.spelled = spelled
        self._named = _by_name(self.places)
        self._going_into = _by_heir(self.places, self._named)
        self._had = {(organ.level, organ.name) for organ in self.organs}
        self._made: dict[tuple[str, str, str, str], Body | None] = {}
        self._parts: dict[str, tuple[Organ, Place]] = {}

    def body(self, organ: Organ, place: Place) -> Body | None:
        """Return an organ of a place; None where they had no day in common."""
        area = f"{place.rank.name} {place.name}"
        key = (place.rank.level, organ.name, area, place.tag)
        if key not in self._made:
            body = self._make(organ, place)
            self._made[key] = body
            if body is not None:
                self._parts[body.id] = (organ, place)
        return self._made[key]

    def bodies(self, places: Iterable[Place]) -> Iterator[Body]:
        """Yield all bodies of some places."""
        for place in places:
            for organ in self.organs:
                if organ.level == place.rank.level:
                    body = self.body(organ, place)
                    if body is not None:
                        yield body

    def before(self, body: Body) -> Iterator[Body]:
        """Yield the bodies of places that may have gone into one of them."""
        if body.id not in self._parts:
            return
        organ, place = self._parts[body.id]
        pairs = [(organ, old) for old in self._going_into.get(_mark(place), ())]
        pairs += [(old, place) for old in self.organs if _goes_into(old, organ)]
        for old, where in pairs:
            made = self.body(old, where)
            if made is not None:
                yield made

    def near(self, body: Body) -> Iterator[Body]:
        """Yield the bodies of its place, and those of the same organs inside it."""
        if body.id not in self._parts:
            return
        organ, place = self._parts[body.id]
        yield from self.bodies([place])
        inner = [one for one in self.places if self._upper(one) is place]
        for other in self.organs:
            if other.kind == organ.kind and other.level != organ.level:
                for one in inner:
                    if one.rank.level == other.level and (
                        made := self.body(other, one)
                    ):
                        yield made

    def graft(self, tree: NameTree) -> None:
        """Put the names of all these bodies into a tree, each branch once."""
        branches: dict[tuple[str, str], NameTree] = {}
        for place in self.places:
            for slot, key in place.known_as():
                at = (place.rank.level, slot)
                branches.setdefault(at, NameTree()).add(key, place)
        for organ in self.organs:
            for before, slot in organ.names():
                branch = branches[(organ.level, slot)]
                tree.graft(self.spelled.key(before), branch, partial(self.body, organ))

    def _make(self, organ: Organ, place: Place) -> Body | None:
        since = _later(organ.valid_from, place.valid_from)
        until = _sooner(organ.valid_to, place.valid_to)
        if not meet(since, until):
            return None
        words = self._words(place)
        name = organ.name.format(**words)
        return Body(
            id=identity(self.spelled.key(name)) + self._tag(organ, place),
            name=name,
            level=place.rank.level,
            kind=organ.kind,
            codes=organ.codes_of(place.rank),
            aliases=tuple(alias.format(**words) for alias in organ.aliases),
            valid_from=since,
            valid_to=until,
            into=tuple(self._into(organ, place)),
            within=_filled(organ.within, words),
        )

    def _tag(self, organ: Organ, place: Place) -> str:
        """Return what tells bodies of one name apart.

        "Báo Cần Thơ" does not say whether Cần Thơ was a tỉnh or a thành phố then.
        """
        others = self._named.get(place.name, ())
        is_shared = any(
            one.rank != place.rank and one.rank.level == place.rank.level
            for one in others
        )
        if is_shared and organ.name.endswith("{name}"):
            return f":{identity(place_key(place.rank.name))}{place.tag}"
        return place.tag

    def _words(self, place: Place) -> dict[str, str]:
        words = place.words
        upper = self._upper(place)
        if upper is not None:
            words |= {f"upper_{slot}": text for slot, text in upper.words.items()}
        return words

    def _upper(self, place: Place) -> Place | None:
        known = self._named.get(place.within or "", ())
        near = (upper for upper in known if upper.rank.level == "province")
        return next((upper for upper in near if upper.meets(place)), None)

    def _into(self, organ: Organ, place: Place) -> Iterator[str]:
        ended = organ.valid_to
        if ended is not None and ended == _sooner(ended, place.valid_to):
            yield from _filled(organ.into, self._words(place))
            return
        for heir in heirs(place, self._named):
            if (heir.rank.level, organ.name) in self._had:
                yield organ.name.format(**heir.words)


def _filled(templates: Sequence[str], words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the templates that can be filled: not every place lies in a known one."""
    is_inside = "upper_seat" in words
    return tuple(
        template.format(**words)
        for template in templates
        if is_inside or "{upper_" not in template
    )


def _goes_into(old: Organ, organ: Organ) -> bool:
    return old.level == organ.level and organ.name in old.into


def _by_name(places: Iterable[Place]) -> dict[str, tuple[Place, ...]]:
    """Index places by their names, with the rank before it and without."""
    found: dict[str, tuple[Place, ...]] = {}
    for place in places:
        for name in (place.name, f"{place.rank.name} {place.name}"):
            found[name] = (*found.get(name, ()), place)
    return found


def _by_heir(
    places: Iterable[Place], named: Mapping[str, tuple[Place, ...]]
) -> dict[tuple[str, str, str], list[Place]]:
    found: dict[tuple[str, str, str], list[Place]] = {}
    for place in places:
        for heir in heirs(place, named):
            found.setdefault(_mark(heir), []).append(place)
    return found


def _mark(place: Place) -> tuple[str, str, str]:
    return (place.rank.name, place.name, place.tag)


def _later(one: date | None, other: date | None) -> date | None:
    return max((day for day in (one, other) if day), default=None)


def _sooner(one: date | None, other: date | None) -> date | None:
    return min((day for day in (one, other) if day), default=None)
