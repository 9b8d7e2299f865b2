"""What clerks added to the authority file, in the words of a list."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from flask import request, url_for

from archive.authority import Authority
from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Addition,
    Succession,
    bodies_of,
)
from archive.authority.words import ADDITIONS, FORMS
from archive.catalogue import Added
from archive.errors import NotFoundError
from webui.render import addresses, dates, words
from webui.render.language import gettext
from webui.services import services


@dataclass(frozen=True, slots=True)
class Named:
    """A body by its name; ``href`` is empty where the authority file lacks it now."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Said:
    """What an addition says, as it was typed or in words of ours."""

    text: str
    is_vietnamese: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """An addition: what it is, whom it is about, and what it says of them."""

    id: int
    what: str
    bodies: tuple[Named, ...]
    said: tuple[Said, ...]
    note: str
    made_by: str
    made_at: dt.datetime
    withdrawn_by: str | None
    withdrawn_at: dt.datetime | None


def lines(additions: Iterable[Added]) -> list[Line]:
    """Return additions as the rows of a list, in their order."""
    known = services().authority
    return [_line(one, known) for one in additions]


def _line(made: Added, known: Authority) -> Line:
    return Line(
        made.id,
        _what(made.value),
        tuple(named(one, known) for one in _subjects(made.value, known)),
        _said(made.value, known),
        made.note,
        made.made_by,
        made.made_at,
        made.withdrawn_by,
        made.withdrawn_at,
    )


def named(body: str, known: Authority) -> Named:
    """Return a body by its id, as it is called now."""
    held = known.bodies.get(body)
    if held is None:
        return Named(body, "")
    return Named(held.name, url_for("bodies.show", body=held.id))


def main_body(value: Addition, known: Authority) -> str:
    """Return the id of the body whose page tells most of an addition."""
    return bodies_of(value, known.naming.spelled)[0]


def _subjects(value: Addition, known: Authority) -> tuple[str, ...]:
    if isinstance(value, Succession):
        return value.old
    return bodies_of(value, known.naming.spelled)[:1]


def _what(value: Addition) -> str:
    match value:
        case AddedBody():
            return words.say(ADDITIONS, "body")
        case AddedName(form=form):
            return words.say(FORMS, form)
        case Succession():
            return words.say(ADDITIONS, "succession")
        case AddedTerm():
            return words.say(ADDITIONS, "term")


def _said(value: Addition, known: Authority) -> tuple[Said, ...]:
    match value:
        case AddedBody(name=name, codes=codes):
            # Where it is withdrawn, its name is all that is left of it.
            is_held = main_body(value, known) in known.bodies
            return tuple(map(Said, (*(() if is_held else (name,)), *codes)))
        case AddedName(text=text):
            return (Said(f"“{text}”"),)
        case Succession(new=new, on=on):
            heirs = ", ".join(named(one, known).name for one in new)
            since = gettext("từ ngày %(day)s", day=dates.day(on))
            return Said(f"→ {heirs}"), Said(since, is_vietnamese=False)
        case AddedTerm(name=name, since=since):
            day = dates.day(since)
            told = gettext("nhiệm kỳ %(name)s từ ngày %(day)s", name=name, day=day)
            return (Said(told, is_vietnamese=False),)


def noted() -> Line | None:
    """Return the addition that the address says was just made, if it stands."""
    number = addresses.whole(request.args.get("added", ""))
    if number is None:
        return None
    try:
        made = services().catalogue.additions.get(number)
    except NotFoundError:
        return None
    return None if made.withdrawn_at else lines([made])[0]
