"""What clerks add to the authority file: bodies, names, successions, congress days.

An addition is a value of its own, kept and sent about as such; ``applied`` lays
many of them over the file at a cost that follows the bodies they are about. What
does not fit the file of today (its body is gone) rests, and is never an error.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from archive.authority.bodies import Body, identity
from archive.authority.names import Shorts
from archive.text import clean, squeeze

Level = Literal["central", "province", "district", "commune", "base"]
"""How high a body stands."""

BodyKind = Literal["committee", "staff", "congress", "steering", "state", "mass"]
"""What a body is, as the authority file tells them apart."""

Form = Literal["alias", "misspelling", "code"]
"""How a text names a body: rightly, wrongly, or by the code it signs with."""

LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[BodyKind, ...] = get_args(BodyKind)
FORMS: tuple[Form, ...] = get_args(Form)

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AddedBody:
    """A body that the file does not list; ``within`` names the one above it."""

    name: str
    level: Level
    kind: BodyKind
    codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class AddedName:
    """One more name or code of a body, which is told by its id."""

    body: str
    text: str
    form: Form = "alias"


@dataclass(frozen=True, slots=True)
class Succession:
    """Bodies that went into others on a day, which is the first of the new ones.

    Several old ones are a merger, several new ones a split; all are told by id.
    ``begins``: the new ones came about by it; otherwise they were there before.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    on: dt.date
    begins: bool = True


@dataclass(frozen=True, slots=True)
class AddedTerm:
    """The first day of a term of a local committee: the day its congress closed."""

    body: str
    name: str
    since: dt.date


Addition = AddedBody | AddedName | Succession | AddedTerm


def tidied(addition: Addition) -> Addition:
    """Return an addition with its texts as they are kept: composed, in one line."""
    match addition:
        case AddedBody():
            return replace(
                addition,
                name=_line(addition.name),
                codes=_lines(addition.codes),
                aliases=_lines(addition.aliases),
                within=_line(addition.within or "") or None,
            )
        case AddedName():
            return replace(addition, text=_line(addition.text))
        case AddedTerm():
            return replace(addition, name=_line(addition.name))
        case Succession(old=old, new=new):
            return replace(addition, old=_each(*old), new=_each(*new))


def _line(text: str) -> str:
    return squeeze(clean(text))


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return _each(*filter(None, map(_line, texts)))


def bodies_of(addition: Addition, spelled: Shorts) -> tuple[str, ...]:
    """Return the ids of the bodies that an addition is about, the main one first."""
    match addition:
        case AddedBody(name=name):
            return (identity(spelled.key(name)),)
        case Succession(old=old, new=new):
            return (*new, *old)
        case _:
            return (addition.body,)


@dataclass(frozen=True, slots=True)
class Changes:
    """How additions change the bodies of a file: what each was, and what it is."""

    bodies: tuple[tuple[Body | None, Body], ...]
    terms: tuple[AddedTerm, ...]
    resting: tuple[Addition, ...] = ()


def applied(
    additions: Iterable[Addition], bodies: Mapping[str, Body], spelled: Shorts
) -> Changes:
    """Return what additions, the oldest first, make of some bodies."""
    way = _Way(bodies, spelled, {}, [], [])
    for addition in sorted(additions, key=_is_late):
        way.add(addition)
    pairs = tuple((bodies.get(key), body) for key, body in way.changed.items())
    return Changes(pairs, tuple(way.terms), tuple(way.resting))


def _is_late(addition: Addition) -> bool:
    # Whatever is said of a body needs the body first.
    return not isinstance(addition, AddedBody)


@dataclass(frozen=True, slots=True)
class _Way:
    """The bodies as they are while one addition after another is laid over them."""

    bodies: Mapping[str, Body]
    spelled: Shorts
    changed: dict[str, Body]
    terms: list[AddedTerm]
    resting: list[Addition]

    def add(self, addition: Addition) -> None:
        ids = bodies_of(addition, self.spelled)
        held = {key: body for key in ids if (body := self._body(key))}
        if isinstance(addition, AddedBody):
            self.changed[ids[0]] = _begun(addition, ids[0], held.get(ids[0]))
        elif len(held) < len(set(ids)):
            self.resting.append(addition)
        elif isinstance(addition, AddedTerm):
            self.terms.append(addition)
        else:
            self.changed.update((body.id, body) for body in _told(addition, held))

    def _body(self, key: str) -> Body | None:
        return self.changed.get(key) or self.bodies.get(key)


def _begun(addition: AddedBody, key: str, held: Body | None) -> Body:
    """Return a body of the clerks; one that the file lists by now gains their names."""
    if held is not None:
        return replace(
            held,
            aliases=_each(*held.aliases, *addition.aliases),
            codes=_each(*held.codes, *addition.codes),
        )
    return Body(
        key,
        addition.name,
        addition.level,
        addition.kind,
        codes=addition.codes,
        aliases=addition.aliases,
        valid_from=addition.valid_from,
        valid_to=addition.valid_to,
        within=(addition.within,) if addition.within else (),
    )


def _told(addition: AddedName | Succession, held: Mapping[str, Body]) -> Iterator[Body]:
    if isinstance(addition, AddedName):
        body = held[addition.body]
        if addition.form == "code":
            yield replace(body, codes=_each(*body.codes, addition.text))
        else:
            yield replace(body, aliases=_each(*body.aliases, addition.text))
        return
    heirs = [held[key].name for key in addition.new]
    for key in addition.old:
        old = held[key]
        into = _each(*old.into, *heirs)
        yield replace(old, valid_to=addition.on - _DAY, into=into)
    if addition.begins:
        yield from (replace(held[key], valid_from=addition.on) for key in addition.new)


def _each(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
