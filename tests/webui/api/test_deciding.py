"""Programs decide as clerks do: in the light of what stood, and undoably."""

import datetime as dt

import pytest

from archive.model import Claim, Page, Reader, Reading, Text
from tests.webui.api.conftest import DELIBERATE
from tests.webui.papers import AT
from webui import security

OTHER = Claim("place", "Cao Bằng", source="person:lan")


def standing(client, paper, field):
    """The claim that a program sees for a fact, or None."""
    claims = client.get(f"/api/v1/documents/{paper}/claims").get_json()["items"]
    made = [c for c in claims if c["field"] == field and not c["withdrawn_at"]]
    return made[-1] if made else None


def decide(client, paper, field, value, instead_of, **more):
    decision = {"field": field, "value": value, "instead_of": instead_of, **more}
    return client.post(f"/api/v1/documents/{paper}/claims", json=decision)


def fact(client, paper, field):
    return client.get(f"/api/v1/documents/{paper}").get_json()["metadata"][field]


def test_a_decision_wins_and_can_be_taken_back(client, held):
    """The reading is covered, and comes back as it was."""
    paper, read = held["plan"], standing(client, held["plan"], "subject")
    made = decide(client, paper, "subject", "về nông thôn mới", read["id"])
    address = made.headers["Location"]

    assert made.status_code == 201
    assert made.get_json() == client.get(address).get_json()
    assert made.get_json()["source"] == "person:local"
    assert fact(client, paper, "subject") == "về nông thôn mới"

    undone = client.post(f"{address}/withdraw", headers=DELIBERATE)
    assert undone.status_code == 200
    assert undone.get_json()["withdrawn_by"] == "person:local"
    assert fact(client, paper, "subject") == read["value"]
    assert client.post(f"{address}/withdraw", headers=DELIBERATE).status_code == 404


def test_nobody_is_overwritten(client, services, held):
    """Who decides without having seen another's decision is told of it."""
    services.catalogue.claims.add(held["plan"], OTHER, at=AT)
    answer = decide(client, held["plan"], "place", "Bắc Kạn", None)

    assert (answer.status_code, answer.get_json()["who"]) == (409, "lan")
    assert fact(client, held["plan"], "place") == "Cao Bằng"


def test_a_number_is_whole_however_it_is_written(client, held):
    """To JSON, 171.0 is 171."""
    read = standing(client, held["plan"], "number")
    answer = client.post(
        f"/api/v1/documents/{held['plan']}/claims",
        data=f'{{"field": "number", "value": 172.0, "instead_of": {read["id"]}.0}}',
        content_type="application/json",
    )

    assert answer.status_code == 201
    assert fact(client, held["plan"], "number") == 172


WRONG = {
    "no such field": ("colour", "xanh", 400),
    "not the shape of the field": ("issuers", "Tỉnh ủy", 400),
    "a date that is none": ("issued", {"verbatim": "x", "date": "2019-02-30"}, 400),
}


@pytest.mark.parametrize(("field", "value", "status"), WRONG.values(), ids=WRONG)
def test_a_value_of_another_shape_is_refused(client, held, field, value, status):
    """Nothing of it is kept."""
    read = standing(client, held["plan"], field)
    answer = decide(client, held["plan"], field, value, read and read["id"])

    assert (answer.status_code, answer.get_json()["code"]) == (status, "usage")
    assert standing(client, held["plan"], field) == read


def test_what_was_read_is_not_taken_back(client, held):
    """A reading is covered by a decision, never withdrawn."""
    read = standing(client, held["plan"], "subject")
    address = f"/api/v1/documents/{held['plan']}/claims/{read['id']}/withdraw"

    assert client.post(address, headers=DELIBERATE).get_json()["code"] == "usage"


def test_a_page_is_corrected_and_read_anew(client, held):
    """Its text, its facts and its citations; undone, all is as it was."""
    base = f"/api/v1/documents/{held['plan']}"
    before = client.get(f"{base}/text").get_json(), client.get(base).get_json()
    page = before[0]["items"][0]["text"].replace("35-CT/TW", "36-CT/TW")
    made = client.post(
        f"{base}/pages/1/corrections", json={"text": page, "instead_of": None}
    )

    assert made.status_code == 201
    assert client.get(f"{base}/pages/1").get_json()["text"] == page
    cites = client.get(f"{base}/cites").get_json()["items"]
    assert "36-CT/TW" in {one["citation"]["symbol"] for one in cites}
    again = client.post(
        f"{base}/pages/1/corrections", json={"text": "x", "instead_of": None}
    )
    assert again.get_json()["code"] == "conflict"

    undone = client.post(f"{made.headers['Location']}/withdraw", headers=DELIBERATE)
    assert undone.status_code == 200
    assert client.get(f"{base}/text").get_json() == before[0]


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_is_not_decided_about(client, services, held):
    """Neither its facts nor its claims, whichever paper the address names."""
    number = services.catalogue.claims.add(held["dispatch"], OTHER, at=AT)
    services.catalogue.documents.restrict(held["dispatch"], "board", at=AT)
    hidden = f"/api/v1/documents/{held['dispatch']}/claims"
    wrong = f"/api/v1/documents/{held['plan']}/claims/{number}"

    assert decide(client, held["dispatch"], "place", "x", None).status_code == 404
    assert client.get(hidden).status_code == 404
    for address in (f"{hidden}/{number}", wrong):
        assert client.get(address).status_code == 404
        withdrawn = client.post(f"{address}/withdraw", headers=DELIBERATE)
        assert withdrawn.status_code == 404


def ambiguous(client, held):
    """The citation of the plan that two papers may be meant by."""
    cites = client.get(f"/api/v1/documents/{held['plan']}/cites").get_json()["items"]
    return next(one for one in cites if one["resolution"] == "ambiguous")


def settle(client, number, **decision):
    address = f"/api/v1/citations/{number}/decisions"
    return client.post(address, json={"instead_of": None, **decision})


def test_like_cases_are_one_act(client, held):
    """Decided one after the other, about several papers, and taken back at once."""
    papers = held["older"], held["newer"]
    before = [fact(client, paper, "subject") for paper in papers]
    act = None
    for paper in papers:
        read = standing(client, paper, "subject")
        made = decide(client, paper, "subject", "về đại hội", read["id"], act=act)
        act = made.get_json()["act"]

    back = f"/api/v1/documents/{papers[1]}/acts/{act}/withdraw"
    assert client.post(back, headers=DELIBERATE).get_json() == {
        "act": act,
        "decisions": 2,
    }
    assert [fact(client, paper, "subject") for paper in papers] == before
    assert client.post(back, headers=DELIBERATE).status_code == 404


def test_no_decision_belongs_to_an_act_that_is_not_there(client, held):
    """A number that was made up groups nothing."""
    answer = decide(client, held["plan"], "place", "ở", None, act=999)

    assert (answer.status_code, answer.get_json()["code"]) == (404, "not_found")


def test_pages_are_parted_and_given_back(client, keep):
    """A paper of their own, with its address, until they are where they were."""
    text = Text("text/plain", (Page(1, "Trang một."), Page(2, "Phụ lục kèm theo.")))
    paper = keep(Reading(text, (Claim("type", "Báo cáo"),), ()), "hai trang.txt")
    base = f"/api/v1/documents/{paper}/files"
    (file,) = client.get(base).get_json()["files"]

    made = client.post(f"{base}/{file['id']}/part", json={"first": 2})
    address = made.headers["Location"]

    assert made.status_code == 201
    assert address != base
    assert len(client.get(f"/api/v1/documents/{paper}/text").get_json()["items"]) == 1
    back = client.post(f"{address}/back", headers=DELIBERATE)
    assert back.status_code == 200
    assert len(client.get(f"/api/v1/documents/{paper}/text").get_json()["items"]) == 2


def test_a_citation_is_settled_and_unsettled(client, held):
    """One of those that may be meant is chosen; taken back, all may be again."""
    number = ambiguous(client, held)["id"]
    made = settle(client, number, choice="choose", target=held["newer"])
    found = client.get(f"/api/v1/citations/{number}").get_json()

    assert made.status_code == 201
    assert (found["resolution"], found["documents"]) == ("resolved", [held["newer"]])
    assert found["decided"]["claim"] == made.get_json()["id"]
    assert found["document"] == held["plan"]
    other = settle(client, number, choice="choose", target=held["older"])
    assert (other.status_code, other.get_json()["who"]) == (409, "local")

    client.post(f"{made.headers['Location']}/withdraw", headers=DELIBERATE)
    assert ambiguous(client, held)["id"] == number


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_is_not_chosen(client, services, held):
    """Nor told to be there."""
    number = ambiguous(client, held)["id"]
    services.catalogue.documents.restrict(held["newer"], "board", at=AT)
    chosen = settle(client, number, choice="choose", target=held["newer"])
    services.catalogue.documents.restrict(held["plan"], "board", at=AT)

    assert chosen.status_code == 404
    assert client.get(f"/api/v1/citations/{number}").status_code == 404
    assert settle(client, number, choice="reject").status_code == 404


def test_doubts_are_listed_and_settled(client, held):
    """With all that a decision needs; a settled one is gone."""
    counts = client.get("/api/v1/doubts/counts").get_json()
    there, found = "/api/v1/doubts?page_size=1", []
    while there:
        part = client.get(there).get_json()
        found += part["items"]
        there = part["next"] and f"/api/v1/doubts?page_size=1&after={part['next']}"

    assert len(found) == len({one["id"] for one in found}) == counts["total"] > 1
    fact = next(one for one in found if one["kind"] == "date_impossible")
    asked = client.get(f"/api/v1/doubts/{fact['id']}").get_json()
    assert asked["value"]["verbatim"] == "37/7/2019"
    assert fact["document"] == held["notice"]

    value = {"verbatim": "37/7/2019", "date": "2019-07-27"}
    made = decide(client, held["notice"], fact["field"], value, asked["instead_of"])
    assert made.status_code == 201
    assert client.get(f"/api/v1/doubts/{fact['id']}").status_code == 404
    left = client.get(f"/api/v1/documents/{held['notice']}/doubts").get_json()["items"]
    assert fact["id"] not in {one["id"] for one in left}


def test_a_doubt_about_a_citation_leads_to_it(client, held):
    """And is gone when the paper meant is chosen."""
    (one,) = client.get("/api/v1/doubts?kind=ambiguous").get_json()["items"]
    asked = client.get(f"/api/v1/doubts/{one['id']}").get_json()

    assert set(asked["citation"]["documents"]) == {held["older"], held["newer"]}
    settle(client, one["citation"], choice="choose", target=held["newer"])
    assert client.get("/api/v1/doubts?kind=ambiguous").get_json()["items"] == []


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_doubts_about_hidden_papers_are_not_told(client, services, held):
    """Neither listed nor counted."""
    before = client.get("/api/v1/doubts/counts").get_json()["total"]
    about = client.get(f"/api/v1/documents/{held['notice']}/doubts").get_json()["items"]
    services.catalogue.documents.restrict(held["notice"], "board", at=AT)

    assert about
    after = client.get("/api/v1/doubts/counts").get_json()["total"]
    assert after == before - len(about)
    assert client.get(f"/api/v1/doubts/{about[0]['id']}").status_code == 404
    assert client.get(f"/api/v1/documents/{held['notice']}/doubts").status_code == 404


def test_papers_are_joined_and_parted(client, held):
    """Two addresses of one paper, and two papers again."""
    base = f"/api/v1/documents/{held['newer']}/files"
    joined = client.post(f"{base}/join", json={"other": held["older"]}).get_json()

    assert [one["id"] for one in joined["joined"]] == [held["older"]]
    # The same bytes came twice: the file is told once.
    assert [one["document"] for one in joined["files"]] == [held["newer"]]
    by_symbol = client.get("/api/v1/documents?symbol=35-CT/TW").get_json()
    assert [paper["id"] for paper in by_symbol["items"]] == [held["newer"]]
    gone = client.get(f"/api/v1/documents/{held['older']}")
    assert (gone.status_code, gone.get_json()["shown_as"]) == (404, held["newer"])

    parted = client.post(f"{base}/part", json={"other": held["older"]}).get_json()
    assert parted["joined"] == []
    assert client.get(f"/api/v1/documents/{held['older']}").status_code == 200


def test_a_file_is_called_what_it_is(client, held):
    """In the light of what was said of it."""
    base = f"/api/v1/documents/{held['plan']}/files"
    (file,) = client.get(base).get_json()["files"]
    kind = {"kind": "scan", "instead_of": file["decided"]}
    called = client.post(f"{base}/{file['id']}/kind", json=kind).get_json()
    again = client.post(
        f"{base}/{file['id']}/kind", json={"kind": "copy", "instead_of": None}
    )

    assert called["files"][0]["rendition"]["kind"] == "scan"
    assert called["files"][0]["decided"]
    assert again.get_json()["code"] == "conflict"


def test_searches_are_kept_renamed_and_forgotten(client):
    """Each under its name; what makes no sense in an address is left out."""
    kept = client.post(
        "/api/v1/searches", json={"name": "Nông thôn", "address": "q=nông+thôn&x=1"}
    )
    address = kept.headers["Location"]

    assert kept.status_code == 201
    assert client.get("/api/v1/searches").get_json()["items"] == [kept.get_json()]
    assert "x=1" not in kept.get_json()["address"]
    again = client.post(
        "/api/v1/searches", json={"name": "Nông thôn", "address": "q=a"}
    )
    assert again.get_json()["code"] == "usage"

    renamed = client.put(address, json={"name": "Nông thôn mới"}).get_json()
    assert renamed == {**kept.get_json(), "name": "Nông thôn mới"}
    assert client.delete(address, headers=DELIBERATE).status_code == 204
    assert client.get(address).status_code == 404
    assert client.delete(address, headers=DELIBERATE).status_code == 404


def test_an_address_without_end_is_refused(client):
    """Nobody is answered with a failure."""
    answer = client.post(
        "/api/v1/searches",
        json={"name": "x", "address": "&".join("a=1" for _ in range(999))},
    )

    assert (answer.status_code, answer.get_json()["field"]) == (422, "address")


WISH = {"symbol": "26 - tb/bcđ", "asked_on": "2026-11-24", "asked_of": "Ban Chỉ đạo"}


@pytest.fixture
def _today(services):
    services.clock = lambda: AT


@pytest.mark.usefixtures("held", "_today")
def test_a_missing_paper_is_asked_for(client):
    """Of whom and when; a request is taken back once."""
    made = client.post("/api/v1/requests", json=WISH)
    address = made.headers["Location"]

    assert made.status_code == 201
    assert (made.get_json()["state"], made.get_json()["made_by"]) == ("open", "local")
    assert made.get_json()["asked_on"] == "2026-11-24"
    assert client.get("/api/v1/requests").get_json()["items"] == [made.get_json()]

    first = client.post(f"{address}/withdraw", headers=DELIBERATE)
    second = client.post(f"{address}/withdraw", headers=DELIBERATE)
    assert first.get_json()["state"] == "withdrawn"
    assert (second.status_code, second.get_json()["who"]) == (409, "local")


@pytest.mark.usefixtures("held", "_today")
def test_what_is_not_missing_is_not_asked_for(client):
    """Nor on a day to come."""
    held = client.post("/api/v1/requests", json={**WISH, "symbol": "171-KH/TU"})
    tomorrow = str(AT.date() + dt.timedelta(days=2))
    early = client.post("/api/v1/requests", json={**WISH, "asked_on": tomorrow})

    assert held.status_code == 404
    assert (early.status_code, early.get_json()["code"]) == (400, "usage")


def test_the_neighbours_of_a_paper(client, held):
    """What it cites, held, unsure or missing, and by which relation."""
    around = client.get(f"/api/v1/documents/{held['plan']}/neighbours").get_json()
    near = {one["document"] for one in around["neighbours"] if one["document"]}

    assert around["centre"] == held["plan"]
    assert {held["plan"], held["dispatch"]} <= near
    assert {
        "relation": "implements",
        "citing": held["plan"],
        "cited": held["dispatch"],
    } in around["edges"]
    assert "26-TB/BCĐ" in {one["symbol"] for one in around["neighbours"]}


def test_a_paper_that_nothing_changed_has_no_story(client, held):
    """An empty list, and no guess."""
    story = client.get(f"/api/v1/documents/{held['plan']}/story").get_json()

    assert (story["total"], story["items"]) == (0, [])


def test_a_register_is_listed_by_number(client, services, held):
    """Of a body, with its papers in order and the numbers missing between them."""
    del services
    bodies = client.get("/api/v1/register/bodies").get_json()["items"]
    centre = next(one for one in bodies if one["name"] == "Ban Chấp hành Trung ương")
    book = client.get(
        "/api/v1/register/lines", query_string={"body": centre["key"]}
    ).get_json()

    assert book["total"] == 2
    assert [line["paper"]["id"] for line in book["items"]] == [
        held["older"],
        held["newer"],
    ]
    cycles = client.get(
        "/api/v1/register/cycles", query_string={"body": centre["key"]}
    ).get_json()["items"]
    assert [cycle["name"] for cycle in cycles] == ["XI", "XII"]
    one = client.get(
        "/api/v1/register/lines", query_string={"body": centre["key"], "term": "XII"}
    ).get_json()["items"]
    assert [line["paper"]["id"] for line in one] == [held["newer"]]
    assert one[0]["gaps"] == [{"first": 1, "last": 34}]


@pytest.mark.usefixtures("held")
def test_gaps_are_for_clerks(client, monkeypatch):
    """A number may be missing because its paper is secret."""
    monkeypatch.setattr(security, "LOCAL", Reader("local"))
    bodies = client.get("/api/v1/register/bodies").get_json()["items"]

    for body in bodies:
        lines = client.get(
            "/api/v1/register/lines", query_string={"body": body["key"], "year": 2019}
        ).get_json()["items"]
        assert {gap for line in lines for gap in line["gaps"]} == set()
