"""The pages of tokens: one's own, and for a keeper everybody's."""

import re

import pytest

from archive.access import Role
from archive.catalogue.people import New
from tests.webui.papers import AT

PEOPLE: tuple[tuple[str, Role], ...] = (("giang", "keeper"), ("mai", "reader"))


@pytest.fixture
def sign_in(client, services):
    """A keeper and a reader; sign one of them in."""
    catalogue = services.catalogue
    for name, role in PEOPLE:
        new = New(name, f"Nguyễn Thị {name.title()}", frozenset({role}))
        catalogue.people.add(new, by="cli", at=AT)
    with catalogue.people._database.write() as connection:
        connection.exec_driver_sql("UPDATE person SET must_change = 0")

    def signed(name):
        now = services.clock()
        token = catalogue.sessions.begin(name, address="", agent="", at=now)
        client.set_cookie("vankho", token)
        return client

    return signed


@pytest.fixture
def _unguarded(app):
    app.config["WTF_CSRF_ENABLED"] = False


def make(client, **form):
    return client.post("/account/tokens", data={"name": "máy quét"} | form)


@pytest.mark.usefixtures("_unguarded")
def test_a_token_is_shown_once_and_works(sign_in):
    """Beside it stands how a program sends it."""
    client = sign_in("mai")

    page = make(client, scope="read").get_data(as_text=True)
    [secret] = set(re.findall(r"vankho_[0-9a-f]{72}", page))

    assert "curl -H" in page
    assert secret not in client.get("/account/tokens").get_data(as_text=True)
    assert "máy quét" in client.get("/account/tokens").get_data(as_text=True)
    client.delete_cookie("vankho")
    asked = {"Authorization": f"Bearer {secret}"}
    assert client.get("/api/v1/search?q=171", headers=asked).status_code == 200


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize(
    "form",
    [
        {},
        {"scope": "correct"},
        {"scope": "read", "name": " "},
        {"scope": "read", "life": "never"},
    ],
)
def test_what_cannot_be_made_is_explained(sign_in, services, form):
    """What was typed stays, and nothing was made."""
    answer = make(sign_in("mai"), **form)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.get_data(as_text=True)
    assert services.catalogue.tokens.all() == ()


@pytest.mark.usefixtures("_unguarded")
def test_a_keeper_revokes_what_is_anothers(sign_in, services):
    make(sign_in("mai"), scope="read")
    client = sign_in("giang")

    page = client.get("/people/tokens").get_data(as_text=True)
    client.post("/people/tokens/1/revoke")

    assert "mai" in page
    [token] = services.catalogue.tokens.all()
    assert token.revoked_by == "person:giang"


@pytest.mark.usefixtures("_unguarded")
def test_a_reader_sees_own_ones_alone(sign_in):
    make(sign_in("giang"), scope="keep", life="never")
    client = sign_in("mai")

    assert "máy quét" not in client.get("/account/tokens").get_data(as_text=True)
    assert client.get("/people/tokens").status_code == 403
    assert client.post("/account/tokens/1/revoke").status_code == 404
    assert client.post("/people/tokens/1/revoke").status_code == 403


def test_without_accounts_there_are_no_tokens(client):
    """Whoever sits at the machine needs none."""
    assert client.get("/account/tokens").status_code == 404
