"""Bodies and what clerks add to them, for programs."""

import pytest

from tests.webui.api.conftest import DELIBERATE
from tests.webui.papers import AT
from tests.webui.routes import BOARD

ROOT = "/api/v1"
CITY = "thanh-uy-bac-kan"
ODD = "Thị bộ Bắc Kạn"
GROUP = {"name": "Nhóm Sông Cầu", "level": "base", "kind": "staff"}
ALIAS = {"name": {"body": CITY, "text": ODD}}


@pytest.mark.usefixtures("outsider")
def test_a_body_is_given_with_what_stands_around_it(client, held, services):
    """Descent, rank, terms and the papers that its reader may see."""
    found = client.get(f"{ROOT}/bodies/{CITY}").get_json()
    services.catalogue.documents.restrict(held["plan"], "board", at=AT)
    hidden = client.get(f"{ROOT}/bodies/{CITY}").get_json()

    assert found["body"]["name"] == "Thành ủy Bắc Kạn"
    assert found["above"][0]["id"] == "tinh-uy-bac-kan"
    assert [one["name"] for one in found["predecessors"]] == ["Thị ủy Bắc Kạn"]
    assert "ban-to-chuc-thanh-uy-bac-kan" in {one["id"] for one in found["below"]}
    assert found["papers"] == 1
    assert found["register"] == "thanh uy bac kan"
    assert hidden["papers"] == 0
    assert hidden["register"] is None


def test_bodies_are_paged(client):
    """As every list."""
    asked = client.get(f"{ROOT}/bodies?find=bac+kan&page_size=2&page=2")
    found = asked.get_json()

    assert len(found["items"]) == 2
    assert found["total"] > 50
    assert 'rel="next"' in asked.headers["Link"]


def test_an_addition_is_made_and_taken_back(client, services):
    """With its address, and what it says at once true."""
    made = client.post(f"{ROOT}/additions", json={**ALIAS, "note": "x"})
    known = services.authority.body_named(ODD)
    listed = client.get(f"{ROOT}/additions").get_json()
    back = client.post(f"{made.location}/withdraw", headers=DELIBERATE)
    again = client.post(f"{made.location}/withdraw", headers=DELIBERATE)

    assert made.status_code == 201
    assert client.get(made.location).get_json()["name"]["text"] == ODD
    assert known.id == CITY
    assert [one["id"] for one in listed["items"]] == [made.get_json()["id"]]
    assert back.get_json()["withdrawn_by"] == "person:local"
    assert again.status_code == 409
    assert services.authority.body_named(ODD) is None


EVERY = {
    "a body": {"body": GROUP},
    "a succession": {
        "succession": {
            "old": ["tinh-uy-bac-kan"],
            "new": ["tinh-uy-thai-nguyen:2025"],
            "on": "2025-07-01",
            "begins": False,
        }
    },
    "a congress": {"term": {"body": CITY, "name": "XI", "since": "2015-07-15"}},
}


@pytest.mark.parametrize("sent", EVERY.values(), ids=EVERY)
def test_everything_can_be_added(client, sent):
    """A body, a name, a succession and a term, each foreseen first."""
    (what,) = sent

    foreseen = client.post(f"{ROOT}/additions/preview", json=sent).get_json()
    made = client.post(f"{ROOT}/additions", json=sent).get_json()

    assert foreseen["objections"] == []
    assert sent[what].items() <= made[what].items()
    assert [k for k in ("body", "name", "succession", "term") if made[k]] == [what]


WRONG = {
    "nothing": ({}, "body"),
    "two things": (ALIAS | {"body": GROUP}, "body"),
    "a name it has": ({"name": {"body": CITY, "text": "Thành ủy Bắc Kạn"}}, "text"),
    "a body nobody knows": ({"name": {"body": "x", "text": "Nhóm X"}}, "body"),
    "writing backwards": ({"name": {"body": CITY, "text": "a\u202eb"}}, "text"),
    "a name too long": ({"name": {"body": CITY, "text": "a" * 1999}}, "text"),
    "a word misspelt": ({"name": {"body": CITY, "text": "x", "fom": "code"}}, "fom"),
}


@pytest.mark.parametrize(("sent", "field"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_field(client, services, sent, field):
    """And nothing is added."""
    answer = client.post(f"{ROOT}/additions", json=sent)

    assert answer.status_code == 422
    assert answer.get_json()["field"] == field
    assert services.catalogue.additions.listed() == ()


@pytest.mark.usefixtures("outsider")
def test_a_preview_counts_visible_papers(client, held, services):
    """The plan's body under another name; hidden, there is nothing to tell."""
    sent = {"name": {"body": "tinh-uy-bac-kan", "text": "Thành bộ Sông Cầu"}}
    value = {"field": "issuers", "value": ["Thành bộ Sông Cầu"], "instead_of": None}
    read = services.catalogue.claims.standing(held["plan"], "issuers", BOARD)
    client.post(
        f"{ROOT}/documents/{held['plan']}/claims", json={**value, "instead_of": read.id}
    )

    seen = client.post(f"{ROOT}/additions/preview", json=sent).get_json()
    services.catalogue.documents.restrict(held["plan"], "board", at=AT)
    hidden = client.post(f"{ROOT}/additions/preview", json=sent).get_json()

    assert seen["papers"] == 1
    assert [one["id"] for one in seen["first"]] == [held["plan"]]
    assert (hidden["papers"], hidden["citations"], hidden["first"]) == (0, 0, [])
