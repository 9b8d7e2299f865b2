"""Programs sign in with tokens, and do what these allow."""

import datetime as dt

import pytest

from archive.access import Role
from archive.catalogue.people import New
from tests.webui.papers import AT, plan

DAY = dt.timedelta(days=1)
PEOPLE: tuple[tuple[str, Role], ...] = (
    ("giang", "keeper"),
    ("lan", "clerk"),
    ("mai", "reader"),
)
SEARCH = "/api/v1/search?q=171"


@pytest.fixture
def people(services):
    """A keeper, a clerk and a reader, with passwords of their own."""
    catalogue = services.catalogue
    for name, role in PEOPLE:
        new = New(name, f"Nguyễn Thị {name.title()}", frozenset({role}))
        catalogue.people.add(new, by="cli", at=AT)
    with catalogue.people._database.write() as connection:
        connection.exec_driver_sql("UPDATE person SET must_change = 0")
    return catalogue.people


@pytest.fixture
def bearing(services, people):
    """Make a token, and return the header that bears it."""
    assert people.are_any()

    def made(owner="lan", *scopes, until=DAY):
        now = services.clock()
        secret, _ = services.catalogue.tokens.make(
            owner, "máy quét", scopes or ("read",), expires_at=now + until, at=now
        )
        return {"Authorization": f"Bearer {secret}"}

    return made


def test_a_program_searches_as_its_person(client, bearing, keep, services):
    """What is not for the person is not for the program."""
    number = keep(plan())
    services.catalogue.documents.restrict(number, "clerks", at=AT)

    def found(owner):
        return client.get(SEARCH, headers=bearing(owner)).get_json()["total"]

    assert (found("lan"), found("mai"), found("giang")) == (1, 0, 1)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer vankho_0"},
        {"Authorization": "Bearer " + "vankho_" + "0" * 72},
        {"Authorization": "Basic bGFuOng="},
        {"Authorization": "Bearer \x00"},
    ],
)
def test_without_one_nothing_is_told(client, bearing, keep, sent):
    """401, and how to sign in (RFC 6750 §3)."""
    keep(plan())
    assert bearing()

    answer = client.get(SEARCH, headers=sent)

    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.get_json()["code"] in {"signed_out", "token_invalid"}
    assert "171-KH" not in answer.get_data(as_text=True)


def test_one_that_is_over_or_revoked_is_none(client, bearing, services):
    over, revoked = bearing(until=dt.timedelta(seconds=-1) + DAY), bearing()
    services.catalogue.tokens.revoke(2, by="person:giang", at=AT)
    later = services.clock() + 2 * DAY

    assert client.get(SEARCH, headers=revoked).get_json()["code"] == "token_invalid"
    assert client.get(SEARCH, headers=over).status_code == 200
    services.clock = lambda: later
    assert client.get(SEARCH, headers=over).get_json()["code"] == "token_invalid"


def test_a_scope_is_all_that_a_program_may(client, bearing):
    """Its person might correct; it was not asked to."""
    sent = {"value": "x", "field": "place", "instead_of": None}

    answer = client.post("/api/v1/documents/1/claims", json=sent, headers=bearing())

    assert (answer.status_code, answer.get_json()["code"]) == (403, "not_allowed")
    allowed = bearing("lan", "correct")
    answer = client.post("/api/v1/documents/1/claims", json=sent, headers=allowed)
    assert answer.status_code == 404
    assert client.get(SEARCH, headers=allowed).status_code == 403


def test_no_page_is_opened_with_one(client, bearing):
    """Pages are for people, who sign in."""
    assert client.get("/searches", headers=bearing()).status_code in {303, 401}


def test_no_page_of_another_site_can_bear_one(client, bearing):
    """A browser sends no such header to another site without asking: no other proof."""
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "https://example.org"}
    sent = bearing("lan", "read") | foreign

    answer = client.post(
        "/api/v1/searches", json={"name": "a", "address": "q=171"}, headers=sent
    )

    assert answer.status_code == 201
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_answer_to_a_program_sets_no_cookie(client, bearing):
    assert "Set-Cookie" not in client.get(SEARCH, headers=bearing()).headers


def test_no_token_makes_another(client, bearing):
    """A lost one would breed."""
    sent = {"name": "con", "scopes": ["read"]}

    answer = client.post("/api/v1/tokens", json=sent, headers=bearing())

    assert (answer.status_code, answer.get_json()["code"]) == (403, "person_due")


def test_a_program_gives_its_own_token_up(client, bearing):
    """And sees which there are, of its person alone."""
    mine, other = bearing(), bearing("mai")

    [held] = client.get("/api/v1/tokens", headers=mine).get_json()["items"]
    wrong = client.post(f"/api/v1/tokens/{held['id']}/revoke", headers=other)
    right = client.post(f"/api/v1/tokens/{held['id']}/revoke", headers=mine)

    assert held["person"] == "lan"
    assert (wrong.status_code, right.status_code) == (404, 200)
    assert client.get(SEARCH, headers=mine).status_code == 401
    assert client.get(SEARCH, headers=other).status_code == 200


def test_what_a_closed_account_began_ends(client, bearing, people, services):
    borne = bearing()
    people.close("lan", by="person:giang", at=services.clock())

    assert client.get(SEARCH, headers=borne).status_code == 401
