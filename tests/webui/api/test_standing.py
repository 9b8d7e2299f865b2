"""Programs ask whether papers stand, and say so as clerks do."""

import pytest

from tests.webui.api.conftest import DELIBERATE
from tests.webui.papers import AT, dispatch, replacing

BASE = "/api/v1"


@pytest.fixture
def old(keep):
    """The dispatch that is replaced."""
    return keep(dispatch())


@pytest.fixture
def new(old, keep):
    """The decision that says so."""
    assert old
    return keep(replacing(), "q.txt")


@pytest.fixture
def effect(client, new):
    """The citation by which it does."""
    [made] = client.get(f"{BASE}/documents/{new}/effects").get_json()["items"]
    return made["citation"]["id"]


def stands(client, paper, on=""):
    """The answer about a paper's status."""
    query = {"on": on} if on else {}
    return client.get(f"{BASE}/documents/{paper}/status", query_string=query).get_json()


def give(client, citation, answer="confirm", instead_of=None, **more):
    """Send a verdict."""
    said = {"answer": answer, "instead_of": instead_of} | more
    return client.post(f"{BASE}/citations/{citation}/verdicts", json=said)


def test_what_was_read_is_a_proposal(client, old, new):
    """The status is unknown, and both sides list what waits."""
    [suffered] = client.get(f"{BASE}/documents/{old}/affected-by").get_json()["items"]
    [made] = client.get(f"{BASE}/documents/{new}/effects").get_json()["items"]
    told = stands(client, old)

    assert (told["status"]["code"], told["proposed"]) == ("unknown", 1)
    assert suffered == made
    assert (made["state"], made["effect"], made["since"]) == (
        "proposed",
        "superseded",
        "2024-06-01",
    )
    assert made["citation"]["document"] == new
    assert made["given"] is None


def test_a_verdict_makes_the_status_and_is_taken_back(client, old, new, effect):
    """On each side of its day; a claim of the citing paper like any other."""
    made = give(client, effect)
    eve, day = (stands(client, old, f"2024-{d}") for d in ("05-31", "06-01"))
    [proof] = day["proving"]
    address = made.headers["Location"]

    assert made.status_code == 201
    assert address.startswith(f"{BASE}/documents/{new}/claims/")
    assert eve["status"]["code"] == "unknown"
    assert day["status"] == {
        "code": "superseded",
        "by": [new],
        "since": "2024-06-01",
        "basis": "relation",
    }
    assert (proof["state"], proof["given"]["by"]) == ("confirmed", "local")

    act = made.get_json()["act"]
    undo = f"{BASE}/documents/{new}/acts/{act}/withdraw"
    undone = client.post(undo, headers=DELIBERATE)
    assert undone.get_json()["decisions"] == 2  # the link was confirmed along
    assert stands(client, old)["status"]["code"] == "unknown"


def test_a_verdict_may_say_otherwise(client, old, effect):
    """Another effect, day and provision, with a note; and no effect at all."""
    more = {"effect": "repealed", "since": "2025-01-01", "note": "vì sao"}
    first = give(client, effect, "change", **more).get_json()
    told = stands(client, old)["status"]
    give(client, effect, "reject", instead_of=first["id"])

    assert (told["code"], told["since"]) == ("repealed", "2025-01-01")
    assert stands(client, old)["status"]["code"] == "unknown"
    again = client.get(f"{BASE}/citations/{effect}/effect").get_json()
    assert (again["state"], again["given"]["answer"]) == ("rejected", "reject")


def test_nobody_is_overwritten(client, old, new, effect, judge):
    """Who judges or states without having seen another's word is told whose it is."""
    client.post(f"{BASE}/documents/{old}/status", json=STATEMENT)
    again = client.post(
        f"{BASE}/documents/{old}/status", json=STATEMENT | {"status": "expired"}
    )
    judge(new, "reject")
    answer = give(client, effect)
    assert (answer.status_code, answer.get_json()["who"]) == (409, "lan")
    assert (again.status_code, again.get_json()["who"]) == (409, "local")


STATEMENT = {"status": "in_force", "since": "2020-01-01", "instead_of": None}


def test_a_statement_is_the_status_from_its_day_on(client, old):
    """With who said it; taken back as a claim of the paper."""
    made = client.post(f"{BASE}/documents/{old}/status", json=STATEMENT)
    told = stands(client, old, "2021-01-01")
    client.post(f"{made.headers['Location']}/withdraw", headers=DELIBERATE)

    assert made.status_code == 201
    assert (told["status"]["code"], told["status"]["basis"]) == ("in_force", "person")
    assert [one["by"] for one in told["statements"]] == ["local"]
    assert stands(client, old)["statements"] == []


def test_a_doubt_about_an_effect_is_told_with_it(client, effect):
    """What a verdict must know: the effect, and the claim that stood."""
    [doubt] = client.get(f"{BASE}/doubts?kind=effect").get_json()["items"]
    told = client.get(f"{BASE}/doubts/{doubt['id']}").get_json()

    assert told["effect"]["citation"]["id"] == effect
    assert (told["instead_of"], told["citation"]) == (None, None)


WRONG = {
    "a day that never was": ("get", "documents/{old}/status?on=2024-02-31", None, 422),
    "no day": ("get", "documents/{old}/status?on=x", None, 422),
    "a status to come": (
        "post",
        "documents/{old}/status",
        STATEMENT | {"since": "2999-01-01"},
        400,
    ),
    "no such status": (
        "post",
        "documents/{old}/status",
        STATEMENT | {"status": "eaten"},
        422,
    ),
    "an effect that no paper has": (
        "post",
        "citations/{effect}/verdicts",
        {"answer": "change", "effect": "expired", "instead_of": None},
        400,
    ),
    "no such citation": (
        "post",
        "citations/999/verdicts",
        {"answer": "reject", "instead_of": None},
        404,
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_nonsense_is_refused(client, old, effect, name):
    """Each with the status that says what kind of nonsense it is."""
    verb, place, sent, status = WRONG[name]
    address = f"{BASE}/{place.format(old=old, effect=effect)}"

    answer = client.open(address, method=verb.upper(), json=sent)

    assert answer.status_code == status


@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_proves_nothing(client, services, judge, old, new):
    """Neither to who asks for the status nor to who lists effects."""
    judge(new)
    services.catalogue.documents.restrict(new, "board", at=AT)

    assert stands(client, old)["status"]["code"] == "unknown"
    found = client.get(f"{BASE}/documents/{old}/affected-by").get_json()
    assert found["total"] == 0
