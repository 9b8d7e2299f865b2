"""The description as a page to read."""

import re

import pytest


@pytest.fixture
def page(client):
    answer = client.get("/api/v1/")
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def test_every_verb_stands_on_the_page(client, page):
    """With its method and its address, and a place to link to."""
    paths = client.get("/api/v1/openapi.json").get_json()["paths"]

    for path, verbs in paths.items():
        for method in verbs.keys() & {"get", "post", "put", "delete"}:
            assert f"<b>{method.upper()}</b> {path}" in page
            assert f'id="{verbs[method]["operationId"]}"' in page


def test_every_link_within_leads_somewhere(page):
    """Types and problems are explained where an answer says they are."""
    places = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))

    assert links <= places
    assert {"problem-query_syntax", "problem-foreign", "type-Metadata"} <= places


def test_it_is_a_page_of_ours(page):
    """No other host, no inline code, and light."""
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"\sstyle=|<style|<script(?![^>]*\ssrc=)", page)


def test_it_is_light(client):
    """What a browser is sent: it names everything twice, and is packed well."""
    sent = client.get("/api/v1/", headers={"Accept-Encoding": "gzip"})

    assert sent.headers["Content-Encoding"] == "gzip"
    assert len(sent.data) <= 33_000


def test_docstrings_are_words_and_code(page):
    """Signs of another markup are not shown."""
    assert "``" not in page
    assert "**" not in page
    assert "`" not in page
