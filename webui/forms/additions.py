"""What is typed about the authority file, read into the value of an addition.

Bodies are typed by their names and told by the day they are meant on; a name that
the file does not list stays as it is, and is objected to beside its field.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from archive import dates
from archive.authority import Authority
from archive.authority.additions import (
    FORMS,
    KINDS,
    LEVELS,
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    Succession,
)
from webui.forms.inputs import Problem, Typed, line, lines
from webui.render.language import gettext

T = TypeVar("T")

_DAY = dt.timedelta(days=1)


class _NotRead(Exception):  # noqa: N818  # a way out of the middle of a form
    """An input cannot be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Form:
    typed: Typed
    known: Authority

    def body(self) -> AddedBody:
        return AddedBody(
            name=line(self.typed["name"]) or "",
            level=self._one("level", LEVELS),
            kind=self._one("kind", KINDS),
            codes=tuple(lines(self.typed["codes"].replace(",", "\n"))),
            aliases=tuple(lines(self.typed["aliases"])),
            valid_from=self._day("valid_from"),
            valid_to=self._day("valid_to"),
            within=line(self.typed["within"]),
        )

    def name(self) -> AddedName:
        form = self._one("form", FORMS)
        return AddedName(self._id("body"), line(self.typed["text"]) or "", form)

    def succession(self) -> Succession:
        on = self._needed("on")
        return Succession(
            old=self._ids("old", on - _DAY),
            new=self._ids("new", on),
            on=on,
            begins=bool(self.typed["begins"]),
        )

    def term(self) -> AddedTerm:
        since = self._needed("since")
        return AddedTerm(self._id("body", since), line(self.typed["name"]) or "", since)

    def _one(self, field: str, among: Iterable[T]) -> T:
        for one in among:
            if one == self.typed[field]:
                return one
        raise _NotRead(Problem(field, gettext("Hãy chọn một mục.")))

    def _day(self, field: str) -> dt.date | None:
        said = line(self.typed[field])
        if said is None:
            return None
        found = dates.whole(said)
        if found is None:
            sentence = gettext("Hãy ghi đủ ngày, tháng, năm, ví dụ 01/8/2019.")
            raise _NotRead(Problem(field, sentence))
        return found

    def _needed(self, field: str) -> dt.date:
        day = self._day(field)
        if day is None or not dt.date.min + _DAY <= day:
            raise _NotRead(Problem(field, gettext("Hãy ghi ngày.")))
        return day

    def _ids(self, field: str, on: dt.date) -> tuple[str, ...]:
        return tuple(self._named(one, on) for one in lines(self.typed[field]))

    def _id(self, field: str, on: dt.date | None = None) -> str:
        return self._named(line(self.typed[field]) or "", on)

    def _named(self, text: str, on: dt.date | None) -> str:
        """Return the id of a body that a text names, or else the text."""
        if text in self.known.bodies:
            return text
        named = self.known.body_named(text, on)
        is_sure = named is not None and not (named.typo or named.inferred)
        return named.id if named and is_sure and named.id in self.known.bodies else text


_READ: dict[str, Callable[[_Form], Addition]] = {
    "body": _Form.body,
    "name": _Form.name,
    "succession": _Form.succession,
    "term": _Form.term,
}

INPUTS: Mapping[str, tuple[str, ...]] = {
    "body": (
        "name",
        "level",
        "kind",
        "within",
        "valid_from",
        "valid_to",
        "codes",
        "aliases",
    ),
    "name": ("body", "form", "text"),
    "succession": ("old", "new", "on", "begins"),
    "term": ("body", "name", "since"),
}
"""What is asked for each addition, in this order."""


def proposed(what: str, typed: Typed, known: Authority) -> dict[str, str]:
    """Return what is typed, with what else its name says where it is a body's."""
    named = known.body_named(typed["name"]) if what == "body" else None
    said = {"level": named.level, "kind": named.kind} if named else {}
    return {name: text or said.get(name, "") for name, text in typed.items()}


def read(what: str, typed: Typed, known: Authority) -> Addition | Problem:
    """Return the addition that was typed, or which input cannot be read."""
    try:
        return _READ[what](_Form(typed, known))
    except _NotRead as met:
        return met.problem
