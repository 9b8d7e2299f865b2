"""The accounts, as a keeper sees and changes them."""

from dataclasses import dataclass

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from archive.access import ROLES, Role
from archive.catalogue.people import New
from archive.errors import AccountError, UsageError
from webui import signing
from webui.forms.inputs import clean
from webui.render import addresses
from webui.security import reader
from webui.services import services

pages = Blueprint("people", __name__)

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form of an account."""

    name: str
    full_name: str
    roles: frozenset[Role]
    offices: frozenset[int]

    @classmethod
    def sent(cls) -> "Typed":
        """Read the form sent; what is no role and no number is not there."""
        roles = request.form.getlist("role")
        numbers = map(addresses.whole, request.form.getlist("office"))
        return cls(
            name=clean(request.form.get("name", ""), _LONGEST).strip().lower(),
            full_name=clean(request.form.get("full_name", ""), _LONGEST).strip(),
            roles=frozenset(role for role in ROLES if role in roles),
            offices=frozenset(number for number in numbers if number is not None),
        )


@pages.get("/people")
def show() -> str:
    """Show every account, with its roles, its offices and its last sign-in."""
    return render_template("people.html", people=services().catalogue.people.all())


@pages.get("/people/new")
def new() -> str:
    """Ask whose account is to be opened."""
    roles: frozenset[Role] = frozenset({"reader"})
    if signing.is_local():
        roles = frozenset({"keeper"})
    return _new_page(Typed("", "", roles, frozenset()))


@pages.post("/people/new")
def add() -> str | tuple[str, int]:
    """Open an account, and show its first password this once."""
    typed = Typed.sent()
    made = New(typed.name, typed.full_name, typed.roles, typed.offices)
    opened = services()
    try:
        given = opened.catalogue.people.add(made, by=_by(), at=opened.clock())
    except (AccountError, UsageError) as error:
        return _new_page(typed, error), 422
    signing.keep_out()
    return _password_page(typed.name, given, "made")


@pages.get("/people/<person>")
def person(person: str) -> str:
    """Show one account, and what can be done with it."""
    return _person_page(person)


@pages.post("/people/<person>")
def change(person: str) -> Response | tuple[str, int]:
    """Change whose an account is, its roles and its offices."""
    typed, catalogue = Typed.sent(), services().catalogue
    try:
        with catalogue.together():
            catalogue.people.change(
                person, full_name=typed.full_name, roles=typed.roles
            )
            _move(person, typed.offices)
    except (AccountError, UsageError) as error:
        return _person_page(person, typed, error), 422
    return _back(person, "changed")


def _move(person: str, wanted: frozenset[int]) -> None:
    """Let somebody belong to these offices and to no others."""
    catalogue = services().catalogue
    held = catalogue.people.get(person).offices.keys()
    for number in wanted - held:
        catalogue.offices.put(person, number)
    for number in held - wanted:
        catalogue.offices.take_out(person, number)


@pages.post("/people/<person>/password")
def set_password(person: str) -> str:
    """Give somebody another password for the time being, and show it this once."""
    opened = services()
    given = opened.catalogue.people.set_password(person, None, at=opened.clock())
    return _password_page(person, given, "set")


@pages.post("/people/<person>/close")
def close(person: str) -> Response | tuple[str, int]:
    """Close an account: nobody signs in with it any more, and its name stays."""
    opened = services()
    try:
        opened.catalogue.people.close(person, by=_by(), at=opened.clock())
    except AccountError as error:
        return _person_page(person, problem=error), 422
    return _back(person, "closed")


@pages.post("/people/<person>/open")
def open_again(person: str) -> str | tuple[str, int]:
    """Open a closed account again; its password was forgotten, so there is a new one."""
    opened = services()
    try:
        given = opened.catalogue.people.open(person, at=opened.clock())
    except AccountError as error:
        return _person_page(person, problem=error), 422
    return _password_page(person, given, "opened")


@pages.post("/people/<person>/sign-out")
def sign_out(person: str) -> Response:
    """End all sessions of somebody."""
    services().catalogue.people.get(person)
    services().catalogue.sessions.end_all(person)
    return _back(person, "signed_out")


@pages.post("/people/<person>/lift")
def lift(person: str) -> Response:
    """Let somebody who failed too often try again at once."""
    services().catalogue.sign_ins.lift(person)
    return _back(person, "lifted")


@pages.post("/people/<person>/second-step/drop")
def drop_second_step(person: str) -> Response:
    """Ask somebody who lost the telephone for no code any more."""
    services().catalogue.codes.off(person)
    return _back(person, "second_off")


def _by() -> str:
    return f"person:{reader().name}"


def _back(person: str, told: str) -> Response:
    return redirect(url_for("people.person", person=person, told=told), 303)


def _new_page(typed: Typed, problem: Exception | None = None) -> str:
    return render_template(
        "person_new.html",
        typed=typed,
        problem=problem,
        roles=ROLES,
        offices=_open_offices(),
    )


def _person_page(
    name: str, typed: Typed | None = None, problem: Exception | None = None
) -> str:
    opened = services()
    held = opened.catalogue.people.get(name)
    stands = Typed(held.name, held.full_name, held.roles, frozenset(held.offices))
    return render_template(
        "person.html",
        person=held,
        typed=typed or stands,
        problem=problem,
        roles=ROLES,
        offices=_open_offices(held.offices),
        sessions=opened.catalogue.sessions.list(name, opened.clock()),
        waits=opened.catalogue.sign_ins.waits([name], opened.clock()).get(name),
    )


def _open_offices(held: dict[int, str] | None = None) -> dict[int, str]:
    """Return the offices to choose from: the open ones, and those held already."""
    offered = services().catalogue.offices.all()
    return {one.id: one.name for one in offered if not one.closed_at} | (held or {})


def _password_page(name: str, given: str, done: str) -> str:
    person = services().catalogue.people.get(name)
    return render_template(
        "person_password.html", person=person, password=given, done=done
    )
