"""People who sign in, in the tests of the pages."""

import re

from archive.catalogue.people import New
from tests.webui.papers import AT

PASSWORD = "ba con trâu qua cầu đêm"  # noqa: S105  # of nobody
OTHER = "mười hai con ngỗng trắng toát"


def opened(services, name="lan", *roles, offices=frozenset()):
    """Open an account whose owner has chosen a password."""
    people = services.catalogue.people
    if not people.are_any() and name != "lan":
        opened(services)
    made = New(name, f"Nguyễn {name}", frozenset(roles or ("keeper",)), offices)
    first = people.add(made, by="test", at=AT)
    services.catalogue.sign_ins.change_password(
        name, first, PASSWORD, at=AT, address="127.0.0.1"
    )
    return name


def token(answer):
    """Return what proves that a form of this page is ours."""
    return re.findall(r'name="csrf_token" value="([^"]+)"', answer.text)[0]


def send(client, address, *, page=None, **fields):
    """Open a page, and send the form on it."""
    before = client.get(page or address)
    return client.post(address, data={"csrf_token": token(before), **fields})


def sign_in(client, name="lan", password=PASSWORD, **more):
    """Sign in as somebody would."""
    return send(client, "/sign-in", name=name, password=password, **more)
