"""The bodies of the authority file: found by name, code or place, and one of them."""

import datetime as dt
from dataclasses import dataclass

from flask import Blueprint, render_template, request

from archive.authority import Authority, Body
from archive.authority.additions import AddedBody, bodies_of
from archive.authority.searching import MOST
from archive.catalogue import Body as Held
from archive.dates import whole
from archive.errors import NotFoundError
from webui.forms.inputs import clean
from webui.render import added, addresses, chosen, dates, offices
from webui.render.assets import unindented
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("bodies", __name__)

ROWS = 50
LONGEST = 200
"""Characters of a name to look for."""

BELOW = 30
"""Bodies below one shown before the others are asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address looks for: words of a name, and a day that may be none."""

    find: str
    on: str

    @property
    def day(self) -> dt.date | None:
        """The day on which the bodies were there."""
        return whole(self.on)

    @property
    def is_no_day(self) -> bool:
        """Whether what stands for the day is none."""
        return bool(self.on) and self.day is None


@pages.get("/bodies")
def choose() -> str:
    """Show the bodies that ``find`` names, or those whose papers are held."""
    asked = Asked(_typed("find"), _typed("on"))
    found = services().authority.found(asked.find, asked.day) if asked.find else ()
    held = _unlisted(asked) if asked.find else _held()
    total = len(found) + len(held)
    last = max(1, -(-total // ROWS))
    page = min(addresses.page(), last)
    first = (page - 1) * ROWS
    books = offices.of_books(held[first : first + ROWS])
    behind = max(0, first - len(held))
    shown = render_template(
        "bodies.html",
        rows=[*books, *offices.rows(found[behind : behind + ROWS - len(books)])],
        asked=asked,
        total=total,
        is_cut=len(found) >= MOST,
        adding=offices.adding("body", name=asked.find),
        page=page,
        pages=last,
    )
    return unindented(shown)


def _typed(name: str) -> str:
    return clean(request.args.get(name, ""), LONGEST).strip()


def _held() -> tuple[Held, ...]:
    """Return the bodies whose papers are held, those with most papers first."""
    held = services().catalogue.books.bodies(reader()).values()
    known = (body for body in held if body.key)
    return tuple(sorted(known, key=lambda body: -body.papers))


def _unlisted(asked: Asked) -> tuple[Held, ...]:
    """Return the bodies whose papers are held and that the authority file lacks.

    Nobody knows on which days they were there.
    """
    if asked.on:
        return ()
    named = chosen.named(_held(), asked.find)
    return tuple(body for body in named if not offices.is_listed(body))


@pages.get("/bodies/<body>")
def show(body: str) -> str:
    """Show one body: names, rank, descent, terms, what is held, who said so."""
    known = services().authority
    held = known.bodies.get(body)
    if held is None:
        raise NotFoundError(gettext("cơ quan này trong danh mục"))
    on = offices.day_of(held, dates.today(services().clock()))
    below = (one for one in known.bodies.below(held) if one.is_valid(on))
    shown = render_template(
        "body.html",
        body=held,
        days=offices.days(held),
        told=offices.told(held),
        book=offices.book(held),
        search=offices.search(held.name),
        above=offices.rows(known.above(held, on)),
        below=offices.rows(below),
        before=offices.rows(known.predecessors(held)),
        after=offices.rows(known.successors(held)),
        alike=offices.rows(_alike(held, known)),
        terms=known.terms_within(held),
        holds_congresses=held.kind == "committee" and held.level != "central",
        additions=added.lines(services().catalogue.additions.about(held.id)),
        adding=offices.adding,
        is_added=_is_added(held),
        day=dates.day,
        most=BELOW,
        noted=added.noted(),
    )
    return unindented(shown)


def _is_added(body: Body) -> bool:
    made = services().catalogue.additions.standing()
    spelled = services().authority.naming.spelled
    return any(
        isinstance(one, AddedBody) and body.id in bodies_of(one, spelled)
        for one in made
    )


def _alike(body: Body, known: Authority) -> tuple[Body, ...]:
    """Return the other bodies of its name, in other times or places."""
    return tuple(one for one in known.bodies.of_name(body.name) if one.id != body.id)
