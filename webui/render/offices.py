"""Bodies as an office says them: their days, where each is shown, what is held."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from archive import catalogue
from archive.authority import Body
from archive.authority.words import KINDS, LEVELS
from archive.links import numbering
from webui.render import books, dates, words
from webui.render.language import gettext
from webui.security import reader
from webui.services import services


@dataclass(frozen=True, slots=True)
class Row:
    """A body in a list; one that the authority file lacks leads to its ``adding``."""

    name: str
    href: str
    days: str
    told: tuple[str, ...]
    papers: int
    adding: str = ""

    @property
    def is_listed(self) -> bool:
        """Whether the authority file has it."""
        return not self.adding


def listed(name: str, on: dt.date | None = None) -> Body | None:
    """Return the body of the authority file that a name means, if it lists one."""
    known = services().authority
    named = known.body_named(name, on)
    if named is None or named.typo or named.inferred:
        return None
    return known.bodies.get(named.id)


def address(name: str, on: dt.date | None = None) -> str:
    """Return where the body that a name means is shown, or where it is added."""
    body = listed(name, on)
    return url_for("bodies.show", body=body.id) if body else adding("body", name=name)


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
    kept = services().catalogue
    held, known = kept.books.bodies(reader()), kept.authority
    made = []
    for body in found:
        book = held.get(numbering(body.name, known))
        href = url_for("bodies.show", body=body.id)
        papers = book.papers if book else 0
        made.append(Row(body.name, href, days(body), told(body), papers))
    return made


def of_books(found: Iterable[catalogue.Body]) -> list[Row]:
    """Return the bodies whose papers are held; some the authority file lacks."""
    made = []
    for book in found:
        name = books.body_name(book)
        body = listed(f"{book.name} {book.above}" if book.above else book.name)
        if body is not None:
            href = url_for("bodies.show", body=body.id)
            made.append(Row(body.name, href, "", told(body), book.papers))
        elif book.key:
            href = url_for("register.choose", body=book.key)
            add = adding("body", name=name)
            made.append(Row(name, href, "", (), book.papers, add))
    return made


def book(body: Body) -> catalogue.Body | None:
    """Return the register of a body as its reader may see it; None without papers."""
    kept = services().catalogue
    return kept.books.bodies(reader()).get(numbering(body.name, kept.authority))


def search(name: str) -> str:
    """Return where the papers of a body are searched for."""
    asked = 'cơ quan:"' + name.replace('"', " ") + '"'
    return f"{url_for('search.show')}?{urlencode({'q': asked})}"
