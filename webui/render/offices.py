"""Bodies as an office says them: their days, where each is shown, what is held."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from archive import catalogue
from archive.authority import Body
from archive.authority.words import KINDS, LEVELS
from archive.facts import Metadata
from archive.links import numbering
from archive.links.owners import is_relative
from webui.render import books, dates, words
from webui.render.language import gettext
from webui.security import reader
from webui.services import services


@dataclass(frozen=True, slots=True)
class Row:
    """A body in a list; one that the authority file lacks may lead to ``adding``."""

    name: str
    href: str
    days: str
    told: tuple[str, ...]
    papers: int
    is_listed: bool = True
    adding: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The papers held of a body: the key of their register, and how many."""

    key: str
    papers: int


@dataclass(frozen=True, slots=True)
class Pointed:
    """A body that a paper names: ``href`` shows it, or is where it can be added."""

    name: str
    href: str
    is_listed: bool


def listed(name: str, on: dt.date | None = None) -> Body | None:
    """Return the body of the authority file that a name means, if it lists one."""
    known = services().authority
    named = known.body_named(name, on)
    if named is None or named.typo or named.inferred:
        return None
    return known.bodies.get(named.id)


def pointed(
    name: str | None, on: dt.date | None = None, above: str | None = None
) -> Pointed | None:
    """Return where a body that a paper names is shown, or where it can be added.

    ``above`` is what stands over it in a letterhead. None where the name alone does
    not tell which body it is ("Ban Tuyên giáo"): such a one cannot be added.
    """
    if not name:
        return None
    full = f"{name} {above}" if above else name
    for said in (name, full):
        if body := listed(said, on):
            return Pointed(body.name, url_for("bodies.show", body=body.id), True)
    if is_relative(name, services().authority):
        return Pointed(full, adding("body", name=full), False) if above else None
    return Pointed(name, adding("body", name=name), False)


def issuing(paper: Metadata) -> list[Pointed]:
    """Return the bodies of a paper's letterhead, as far as they can be told."""
    day = paper.issued.date if paper.issued else None
    above = paper.parent or paper.place
    found = (pointed(name, day, above) for name in paper.issuers)
    return [body for body in found if body]


def adding(what: str, **typed: str) -> str:
    """Return where something is added to the authority file, so much typed already."""
    return f"{url_for('additions.new')}?{urlencode({'what': what, **typed})}"


def days(body: Body) -> str:
    """Return from when to when a body had its name, as far as anybody knows."""
    first, last = body.valid_from, body.valid_to
    if first and last:
        return f"{dates.day(first)} – {dates.day(last)}"
    if first:
        return gettext("từ %(first)s", first=dates.day(first))
    if last:
        return gettext("đến %(last)s", last=dates.day(last))
    return ""


def day_of(body: Body, today: dt.date) -> dt.date:
    """Return the day for which a body is told: today, or the nearest it was there."""
    day = min(today, body.valid_to or today)
    return max(day, body.valid_from or day)


def told(body: Body) -> tuple[str, ...]:
    """Return how high a body stands and what it is, in words."""
    return words.say(LEVELS, body.level), words.say(KINDS, body.kind)


def rows(found: Iterable[Body]) -> list[Row]:
    """Return bodies of the authority file, each with what is held of its papers."""
    bodies, known = list(found), services().authority
    keys = {body.id: numbering(body.name, known) for body in bodies}
    held = services().catalogue.books.held(keys.values(), reader())
    return [
        Row(
            body.name,
            url_for("bodies.show", body=body.id),
            days(body),
            told(body),
            held.get(keys[body.id], 0),
        )
        for body in bodies
    ]


def of_books(found: Iterable[catalogue.Body]) -> list[Row]:
    """Return the bodies whose papers are held; some the authority file lacks."""
    made = []
    for book in found:
        body = _of_book(book)
        if body is not None:
            href = url_for("bodies.show", body=body.id)
            made.append(Row(body.name, href, "", told(body), book.papers))
        elif book.key:
            name = books.body_name(book)
            at = pointed(book.name, above=book.above)
            href = url_for("register.choose", body=book.key)
            add = at.href if at else ""
            made.append(Row(name, href, "", (), book.papers, False, add))
    return made


def is_listed(book: catalogue.Body) -> bool:
    """Whether the authority file knows a body whose papers are held."""
    return _of_book(book) is not None


def _of_book(book: catalogue.Body) -> Body | None:
    return listed(f"{book.name} {book.above}" if book.above else book.name)


def book(body: Body) -> Register | None:
    """Return the register of a body as its reader may see it; None without papers."""
    key = numbering(body.name, services().authority)
    papers = services().catalogue.books.held([key], reader()).get(key)
    return Register(key, papers) if papers else None


def search(name: str) -> str:
    """Return where the papers of a body are searched for."""
    asked = 'cơ quan:"' + name.replace('"', " ") + '"'
    return f"{url_for('search.show')}?{urlencode({'q': asked})}"
