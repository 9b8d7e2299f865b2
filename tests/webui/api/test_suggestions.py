"""Suggestions and recent searches over HTTP."""

import pytest

from archive.model import Reader
from webui import security

SUGGESTIONS = "/api/v1/suggestions"
RECENT = "/api/v1/searches/recent"


def test_half_a_symbol_tells_its_paper(client, held):
    """With its facts, and where what was typed stands."""
    (paper,) = client.get(f"{SUGGESTIONS}?q=171-k").get_json()["papers"]

    assert (paper["id"], paper["name"]) == (held["plan"], "Kế hoạch 171-KH/TU")
    assert paper["issued"]["date"] == "2019-08-01"


def test_a_person_is_offered_their_own_searches(client, monkeypatch):
    """The newest first; nobody else is."""
    for text in ("trồng cây", "nông thôn mới"):
        assert client.post(RECENT, json={"text": text}).status_code == 204

    offered = client.get(SUGGESTIONS).get_json()["searches"]
    assert [one["text"] for one in offered] == ["nông thôn mới", "trồng cây"]
    assert client.get(f"{SUGGESTIONS}?q=tron").get_json()["searches"] == [
        {"text": "trồng cây", "marks": [{"start": 0, "end": 5}]}
    ]
    monkeypatch.setattr(security, "reader", lambda: Reader("minh"))
    assert client.get(SUGGESTIONS).get_json()["searches"] == []


@pytest.mark.usefixtures("held")
def test_searches_of_programs_are_not_remembered(client):
    """A program that asks a thousand times is nobody's memory."""
    client.get("/api/v1/search?q=bac+kan")

    assert client.get(RECENT).get_json() == {"kept": True, "items": []}


def test_searches_are_forgotten_and_switched_off(client):
    """Nothing is left of them, and nothing comes until they are wanted again."""
    client.post(RECENT, json={"text": "một"})
    assert (
        client.delete(RECENT, headers={"X-Requested-With": "test"}).status_code == 204
    )
    assert client.get(RECENT).get_json()["items"] == []

    client.post(RECENT, json={"text": "hai"})
    off = client.put(RECENT, json={"kept": False}).get_json()
    client.post(RECENT, json={"text": "ba"})
    assert off == client.get(RECENT).get_json() == {"kept": False, "items": []}


def test_a_stale_index_is_told(client, services):
    """No suggestion is made from an index of another catalogue."""
    services.engine.update([], [], 99)

    answer = client.get(f"{SUGGESTIONS}?q=171")
    assert (answer.status_code, answer.get_json()["code"]) == (503, "stale_index")
