"""What went into what, and what stands above what, on a day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from archive.authority.bodies import Body, NamedBody, name_key
from archive.authority.listed import Listed

_DAY = timedelta(days=1)
_HEIGHTS = {"central": 3, "province": 2, "district": 1}
# Between these a committee passes on what it leads; State bodies are not theirs.
_PARTY = frozenset({"committee", "staff", "steering", "congress"})
_CENTRE = "Ban Chấp hành Trung ương"
# "Sở Y tế tỉnh Bắc Kạn" is not listed, but the end of its name says where it is.
_AREA = re.compile(
    r" (?=(?:tinh|thanh pho|huyen|quan|thi xa) [^\W_]+(?: [^\W_]+){0,6}\Z)"
)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The bodies of the authority file by descent and by rank."""

    listed: Listed

    def successors(self, body: Body) -> tuple[Body, ...]:
        """Return the bodies that this one went into, as they were the day after."""
        day = body.valid_to + _DAY if body.valid_to else None
        found = (self._record(name, day, body) for name in body.into)
        return tuple(dict.fromkeys(heir for heir in found if heir))

    def predecessors(self, body: Body) -> tuple[Body, ...]:
        """Return the bodies that went into this one."""
        old = dict.fromkeys(self.listed.before(body))
        return tuple(one for one in old if body in self.successors(one))

    def at(self, body: Body, day: date) -> Body | None:
        """Return what stood on a day for a body: itself, what it was, what it became.

        None where it came out of several or went into several, unless one of them
        has its name.
        """
        return self._at(body, day, {body.id})

    def above(self, body: Body | NamedBody, on: date | None) -> tuple[Body, ...]:
        """Return the bodies above one on a day, the nearest first, as far as known."""
        found: dict[Body, None] = {}
        waiting = [*self._next_above(body, on)]
        while waiting:
            upper = waiting.pop(0)
            if upper not in found:
                found[upper] = None
                waiting += self._next_above(upper, on)
        return tuple(found)

    def is_superior(
        self, one: Body | NamedBody, other: Body | NamedBody, on: date | None
    ) -> bool | None:
        """Tell whether one stands above the other; None where nobody here knows.

        Whether a commune lies in a district is not known unless its name says so.
        """
        key = name_key(one.id)
        upper = self.above(other, on)
        if any(name_key(body.id) == key for body in upper):
            return True
        if _height(one) <= _height(other) or (one.kind in _PARTY) != (
            other.kind in _PARTY
        ):
            return False
        if one.level == "central":
            return one.name == _CENTRE
        levels = {body.level for body in upper}
        return False if one.level in levels else None

    def is_heir(self, one: Body | NamedBody, other: Body | NamedBody) -> bool:
        """Tell whether one is what the other became, in one step or in several."""
        waiting = [*self._records(other)]
        seen = {body.id for body in waiting}
        heirs = {body.id for body in self._records(one)} - seen
        while waiting:
            for heir in self.successors(waiting.pop()):
                if heir.id in heirs:
                    return True
                if heir.id not in seen:
                    seen.add(heir.id)
                    waiting.append(heir)
        return False

    def _at(self, body: Body, day: date, seen: set[str]) -> Body | None:
        if body.is_valid(day):
            return body
        is_later = body.valid_to is not None and body.valid_to < day
        steps = self.successors(body) if is_later else self.predecessors(body)
        found: dict[Body, None] = {}
        for step in steps:
            if step.id not in seen:
                seen.add(step.id)
                then = self._at(step, day, seen)
                found |= {then: None} if then else {}
        namesakes = [one for one in found if one.name == body.name]
        if len(found) > 1 and len(namesakes) == 1:
            return namesakes[0]
        return next(iter(found)) if len(found) == 1 else None

    def _next_above(self, body: Body | NamedBody, on: date | None) -> Iterator[Body]:
        listed = body if isinstance(body, Body) else self._known(body, on)
        if listed is None or not listed.is_valid(on):
            # Another body of that name, in another time, says nothing of this one.
            yield from self._by_name(body, on)
            return
        for name in listed.within:
            upper = self._record(name, on, listed)
            if upper is not None and upper.is_valid(on):
                yield upper

    def _by_name(self, body: Body | NamedBody, on: date | None) -> Iterator[Body]:
        """Yield the body with which the name of one not listed ends."""
        words = name_key(body.id).split()
        for start in range(1, len(words)):
            ending = " ".join(words[start:])
            if bodies := self.listed.under(ending):
                yield _valid(bodies, on)
                return
        area = _AREA.split(f" {' '.join(words)}", maxsplit=1)
        if len(area) == 2:
            leads = "uy ban nhan dan" if body.kind == "state" else "dang bo"
            if bodies := self.listed.under(f"{leads} {area[1]}"):
                yield _valid(bodies, on)

    def _known(self, body: NamedBody, on: date | None) -> Body | None:
        records = [*self._records(body)]
        valid = [one for one in records if one.is_valid(on)]
        return next(iter(valid or records), None)

    def _records(self, body: Body | NamedBody) -> Iterable[Body]:
        if isinstance(body, Body):
            return (body,)
        return self.listed.of_name(body.name)

    def _record(self, name: str, on: date | None, but: Body) -> Body | None:
        """Return the record of a name on a day, which is another one than ``but``."""
        found = [body for body in self.listed.of_name(name) if body.id != but.id]
        return _valid(found, on) if found else None


def _height(body: Body | NamedBody) -> int:
    return _HEIGHTS.get(body.level, 0)


def _valid(bodies: Iterable[Body], on: date | None) -> Body:
    known = [*bodies]
    if on is None:
        return known[-1]
    return min(known, key=lambda body: body.days_from(on))
