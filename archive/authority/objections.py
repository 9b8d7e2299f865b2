"""What speaks against an addition, said beside the field that is wrong.

Nothing here mends what was typed: whoever adds is told, and decides.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from archive import dates
from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    Succession,
    bodies_of,
)
from archive.authority.bodies import Body, NamedBody, identity
from archive.authority.names import Shorts
from archive.names import legible
from archive.sentences import Sentence
from archive.text import squeeze

LONGEST = 300
"""Characters that a name may have."""

_CODE = re.compile(r"[^\W_](?:[^\W_]|[.&+-]){0,19}")
_LETTER = re.compile(r"[^\W\d_]")


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
        if wrong := _misnamed(added.name):
            yield Objection("name", wrong)
        elif (held := self.known.bodies.get(key)) is not None:
            yield Objection("name", _taken(added.name, held))
        else:
            yield from self._free("name", added.name, added.valid_from, added.valid_to)
        for alias in added.aliases:
            yield from self._free("aliases", alias, added.valid_from, added.valid_to)
        yield from _coded("codes", added.codes)
        if added.valid_from and added.valid_to and added.valid_to < added.valid_from:
            yield Objection("valid_to", _reversed(added.valid_from))
        if added.within and self._listed(added.within) is None:
            yield Objection("within", _unlisted(added.within))

    def name(self, added: AddedName) -> Iterator[Objection]:
        held = self.known.bodies.get(added.body)
        if held is None:
            yield Objection("body", _unlisted(added.body))
        elif added.form == "code":
            yield from _coded("text", [added.text])
            if added.text in held.codes:
                yield Objection("text", _has(held, added.text))
        elif wrong := _misnamed(added.text):
            yield Objection("text", wrong)
        elif self._is_name_of(held, added.text):
            yield Objection("text", _has(held, added.text))
        else:
            yield from self._free("text", added.text, held.valid_from, held.valid_to)

    def succession(self, added: Succession) -> Iterator[Objection]:
        for field, ids in (("old", added.old), ("new", added.new)):
            if not ids:
                yield Objection(field, Sentence("Hãy ghi ít nhất một cơ quan."))
            for key in ids:
                if key not in self.known.bodies:
                    yield Objection(field, _unlisted(key))
        old = [self.known.bodies[key] for key in added.old if key in self.known.bodies]
        new = [self.known.bodies[key] for key in added.new if key in self.known.bodies]
        for body in new:
            yield from self._heir(body, old, added)
        for body in old:
            yield from _ending(body, added.on)

    def term(self, added: AddedTerm) -> Iterator[Objection]:
        held = self.known.bodies.get(added.body)
        if held is None:
            yield Objection("body", _unlisted(added.body))
        elif held.kind != "committee" or held.level == "central":
            sentence = Sentence("Chỉ cấp ủy địa phương mới có ngày đại hội riêng.")
            yield Objection("body", sentence)
        if not squeeze(added.name):
            yield Objection("name", Sentence("Hãy ghi tên nhiệm kỳ."))
        elif wrong := _illegible(added.name):
            yield Objection("name", wrong)

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
            yield Objection("on", _over(body.name, body.valid_to))

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
        if wrong := _misnamed(text):
            yield Objection(field, wrong)
            return
        named = self.known.body_named(text)
        held = self._listed(text)
        if held is not None and _meet(held, since, until):
            yield Objection(field, _taken(text, held))
        elif named is not None and named.inferred and held is None:
            yield Objection(field, _relative(text))

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


def _ending(body: Body, on: dt.date) -> Iterator[Objection]:
    if body.valid_from and on <= body.valid_from:
        sentence = Sentence(
            "“%(name)s” mới có từ ngày %(day)s.",
            name=body.name,
            day=dates.written(body.valid_from),
        )
        yield Objection("on", sentence)
    elif body.valid_to and body.valid_to != on - dt.timedelta(days=1):
        yield Objection("on", _over(body.name, body.valid_to))


def _misnamed(text: str) -> Sentence | None:
    if not squeeze(text):
        return Sentence("Hãy ghi tên.")
    if wrong := _illegible(text):
        return wrong
    if not _LETTER.search(text) or not identity(text):
        return Sentence("“%(name)s” không phải là tên.", name=text)
    return None


def _illegible(text: str) -> Sentence | None:
    """Return why a text is no line to read: too long, or with signs nobody sees."""
    if len(text) > LONGEST:
        return Sentence("Tên dài quá %(most)s ký tự.", most=LONGEST)
    if legible(text) != text:
        return Sentence("Tên có ký tự không nhìn thấy được. Hãy gõ lại tên.")
    return None


def _coded(field: str, codes: Iterable[str]) -> Iterator[Objection]:
    for code in codes:
        if not _CODE.fullmatch(code):
            sentence = Sentence(
                "“%(code)s” không phải là mã trong ký hiệu; mã gồm chữ và số viết liền.",
                code=_shown(code),
            )
            yield Objection(field, sentence)


def _taken(text: str, held: Body) -> Sentence:
    return Sentence("“%(text)s” đã là tên của “%(name)s”.", text=text, name=held.name)


def _has(held: Body, text: str) -> Sentence:
    return Sentence("“%(name)s” đã có “%(text)s”.", name=held.name, text=text)


def _unlisted(name: str) -> Sentence:
    return Sentence("Danh mục không có cơ quan “%(name)s”.", name=_shown(name))


def _shown(text: str) -> str:
    """Return what somebody sent as a sentence may say it again."""
    said = squeeze(legible(text))
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _relative(text: str) -> Sentence:
    return Sentence(
        "“%(text)s” tùy nơi viết mà chỉ những cơ quan khác nhau. Hãy ghi tên đầy đủ.",
        text=text,
    )


def _reversed(since: dt.date) -> Sentence:
    return Sentence("Ngày cuối phải sau ngày đầu (%(day)s).", day=dates.written(since))


def _over(name: str, until: dt.date) -> Sentence:
    return Sentence(
        "“%(name)s” đã thôi từ sau ngày %(day)s.", name=name, day=dates.written(until)
    )
