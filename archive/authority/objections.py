"""What speaks against an addition, said beside the field that is wrong.

Nothing here mends what was typed: whoever adds is told, and decides.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from archive.authority import sayings
from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    Succession,
    bodies_of,
)
from archive.authority.bodies import Body, NamedBody, code_key
from archive.authority.names import Shorts
from archive.sentences import Sentence
from archive.text import squeeze

_CODE = re.compile(r"[^\W_](?:[^\W_]|[.&+-]){0,19}")


class Known(Protocol):
    """What is asked of the authority file."""

    @property
    def bodies(self) -> Mapping[str, Body]:
        """All bodies by their ids."""

    def body_named(self, text: str, /) -> NamedBody | None:
        """The body that a text names."""

    def successors(self, body: Body, /) -> tuple[Body, ...]:
        """The bodies that a body went into."""


@dataclass(frozen=True, slots=True)
class Objection:
    """What is wrong with one field of an addition."""

    field: str
    sentence: Sentence


def objections(
    addition: Addition, known: Known, spelled: Shorts
) -> tuple[Objection, ...]:
    """Return all that speaks against an addition, in the order of its fields."""
    asked = _Asked(known, spelled)
    match addition:
        case AddedBody():
            return tuple(asked.body(addition))
        case AddedName():
            return tuple(asked.name(addition))
        case Succession():
            return tuple(asked.succession(addition))
        case AddedTerm():
            return tuple(asked.term(addition))


@dataclass(frozen=True, slots=True)
class _Asked:
    known: Known
    spelled: Shorts

    def body(self, added: AddedBody) -> Iterator[Objection]:
        key = bodies_of(added, self.spelled)[0]
        if wrong := sayings.misnamed(added.name):
            yield Objection("name", wrong)
        elif (held := self.known.bodies.get(key)) is not None:
            yield Objection("name", sayings.taken(added.name, held))
        else:
            yield from self._free("name", added.name, added.valid_from, added.valid_to)
        for alias in added.aliases:
            yield from self._free("aliases", alias, added.valid_from, added.valid_to)
        yield from _coded("codes", added.codes)
        yield from _timed(valid_from=added.valid_from, valid_to=added.valid_to)
        if added.valid_from and added.valid_to and added.valid_to < added.valid_from:
            yield Objection("valid_to", sayings.reversed_days(added.valid_from))
        if added.within and self._listed(added.within) is None:
            yield Objection("within", sayings.unlisted(added.within))

    def name(self, added: AddedName) -> Iterator[Objection]:
        held = self.known.bodies.get(added.body)
        if held is None:
            yield Objection("body", sayings.unlisted(added.body))
        elif added.form == "code":
            yield from _coded("text", [added.text])
            if added.text in held.codes:
                yield Objection("text", sayings.has(held, added.text))
        elif wrong := sayings.misnamed(added.text):
            yield Objection("text", wrong)
        elif self._is_name_of(held, added.text):
            yield Objection("text", sayings.has(held, added.text))
        else:
            yield from self._free("text", added.text, held.valid_from, held.valid_to)

    def succession(self, added: Succession) -> Iterator[Objection]:
        for field, ids in (("old", added.old), ("new", added.new)):
            if not ids:
                yield Objection(field, Sentence("Hãy ghi ít nhất một cơ quan."))
            for key in ids:
                if key not in self.known.bodies:
                    yield Objection(field, sayings.unlisted(key))
        if wrong := [*_timed(on=added.on)]:
            yield from wrong
            return
        old = [self.known.bodies[key] for key in added.old if key in self.known.bodies]
        new = [self.known.bodies[key] for key in added.new if key in self.known.bodies]
        for body in new:
            yield from self._heir(body, old, added)
        for body in old:
            yield from _ending(body, added.on)

    def term(self, added: AddedTerm) -> Iterator[Objection]:
        held = self.known.bodies.get(added.body)
        if held is None:
            yield Objection("body", sayings.unlisted(added.body))
        elif held.kind != "committee" or held.level == "central":
            sentence = Sentence("Chỉ cấp ủy địa phương mới có ngày đại hội riêng.")
            yield Objection("body", sentence)
        if not squeeze(added.name):
            yield Objection("name", Sentence("Hãy ghi tên nhiệm kỳ."))
        elif wrong := sayings.illegible(added.name):
            yield Objection("name", wrong)
        yield from _timed(since=added.since)
        if held is not None:
            yield from _in_time("since", added.since, held)

    def _heir(
        self, body: Body, old: Iterable[Body], added: Succession
    ) -> Iterator[Objection]:
        if body.id in added.old:
            sentence = Sentence(
                "“%(name)s” không thể kế thừa chính mình.", name=body.name
            )
            yield Objection("new", sentence)
        elif {one.id for one in old} & self._after(body):
            sentence = Sentence(
                "“%(name)s” đã đi vào cơ quan cũ, không thể kế thừa ngược lại.",
                name=body.name,
            )
            yield Objection("new", sentence)
        if body.valid_to and body.valid_to < added.on:
            yield Objection("on", sayings.over(body.name, body.valid_to))
        if added.begins and body.valid_from and body.valid_from < added.on:
            yield Objection("begins", sayings.begun(body.name, body.valid_from))

    def _after(self, body: Body) -> set[str]:
        """Return the ids of all bodies that came out of one, however late."""
        seen: set[str] = set()
        due = [body]
        while due:
            for heir in self.known.successors(due.pop()):
                if heir.id not in seen:
                    seen.add(heir.id)
                    due.append(heir)
        return seen

    def _free(
        self, field: str, text: str, since: dt.date | None, until: dt.date | None
    ) -> Iterator[Objection]:
        """Yield why a text cannot be the name of a body in its time."""
        if wrong := sayings.misnamed(text):
            yield Objection(field, wrong)
            return
        named = self.known.body_named(text)
        held = self._listed(text)
        if held is not None and _meet(held, since, until):
            yield Objection(field, sayings.taken(text, held))
        elif named is not None and named.inferred and held is None:
            yield Objection(field, sayings.relative(text))

    def _listed(self, text: str) -> Body | None:
        named = self.known.body_named(text)
        if named is None or named.typo or named.inferred:
            return None
        return self.known.bodies.get(named.id)

    def _is_name_of(self, body: Body, text: str) -> bool:
        key = self.spelled.key(text)
        return any(key == self.spelled.key(n) for n in (body.name, *body.aliases))


def _meet(body: Body, since: dt.date | None, until: dt.date | None) -> bool:
    begins = since is None or body.valid_to is None or since <= body.valid_to
    ends = until is None or body.valid_from is None or body.valid_from <= until
    return begins and ends


def _in_time(field: str, day: dt.date, body: Body) -> Iterator[Objection]:
    """Yield that a body was not yet, or no more, on a day."""
    if body.valid_from and day < body.valid_from:
        yield Objection(field, sayings.not_yet(body.name, body.valid_from))
    elif body.valid_to and day > body.valid_to:
        yield Objection(field, sayings.over(body.name, body.valid_to))


def _ending(body: Body, on: dt.date) -> Iterator[Objection]:
    if body.valid_from and on <= body.valid_from:
        yield Objection("on", sayings.not_yet(body.name, body.valid_from))
    elif body.valid_to and body.valid_to != on - dt.timedelta(days=1):
        yield Objection("on", sayings.over(body.name, body.valid_to))


def _timed(**days: dt.date | None) -> Iterator[Objection]:
    """Yield which days lie where no body of the archive ever was or will be."""
    for field, day in days.items():
        if day is not None and day.year not in sayings.YEARS:
            yield Objection(field, sayings.out_of_time(day))


def _coded(field: str, codes: Iterable[str]) -> Iterator[Objection]:
    for code in codes:
        if not _CODE.fullmatch(code) or not code_key(code):
            sentence = Sentence(
                "“%(code)s” không phải là mã trong ký hiệu; mã gồm chữ và số viết liền.",
                code=sayings.shown(code),
            )
            yield Objection(field, sentence)
