"""A page of another site can change nothing, whatever the browser lets it send."""

import io

import pytest

from tests.webui.api.conftest import DELIBERATE

HERE = "http://127.0.0.1:8000"
ELSEWHERE = "https://evil.example"

REFUSED = {
    "a form of another site": {},
    "one that hides where it is from": {"Origin": "null"},
    "another site, told by its origin": {**DELIBERATE, "Origin": ELSEWHERE},
    "another port of this machine": {**DELIBERATE, "Origin": "http://127.0.0.1:9000"},
    "another site, told by the browser": {**DELIBERATE, "Sec-Fetch-Site": "cross-site"},
    "a neighbour, told by the browser": {**DELIBERATE, "Sec-Fetch-Site": "same-site"},
    "an empty header": {"X-Requested-With": ""},
}

ANSWERED = {
    "a program": DELIBERATE,
    "our own page": {**DELIBERATE, "Origin": HERE, "Sec-Fetch-Site": "same-origin"},
    "somebody's address bar": {**DELIBERATE, "Sec-Fetch-Site": "none"},
}


def hand_in(client, headers):
    return client.post(
        "/api/v1/intake",
        data={"files": (io.BytesIO(b"Nghe"), "a.txt")},
        headers={"Host": "127.0.0.1:8000", **headers},
    )


@pytest.mark.parametrize("headers", REFUSED.values(), ids=REFUSED)
def test_another_site_hands_nothing_in(client, services, headers):
    """It is refused before a file is kept or a row is written."""
    answer = hand_in(client, headers)

    assert (answer.status_code, answer.get_json()["code"]) == (403, "foreign")
    assert services.catalogue.batches.newest() == ()
    assert not services.settings.archive.incoming.exists()


@pytest.mark.parametrize("headers", ANSWERED.values(), ids=ANSWERED)
def test_whoever_sits_here_hands_in(client, headers):
    """A program needs no token of a form."""
    assert hand_in(client, headers).status_code == 202


FORMS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")
"""What a browser sends to another site without asking it first."""


def changing(app):
    return [
        (method, rule.rule.replace("<int:", "<"))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/")
        for method in rule.methods - {"GET", "HEAD", "OPTIONS"}
    ]


@pytest.mark.parametrize("form", FORMS)
def test_no_verb_takes_a_form_of_another_site(app, client, form):
    """Every verb that changes something, those added later too."""
    verbs = changing(app)

    assert verbs
    for method, rule in verbs:
        address = "/".join("1" if "<" in part else part for part in rule.split("/"))
        answer = client.open(address, method=method, data=b"{}", content_type=form)
        assert (rule, answer.status_code) == (rule, 403)


def test_no_other_site_is_let_in(client):
    """A browser that asks whether it may send to us gets no yes."""
    answer = client.options(
        "/api/v1/intake",
        headers={"Origin": ELSEWHERE, "Access-Control-Request-Method": "POST"},
    )

    assert not [
        name for name, _ in answer.headers.to_wsgi_list() if "Access-Control" in name
    ]


def test_answers_are_guarded(client):
    """No frame, no guess, no cache, as every page."""
    headers = client.get("/api/v1/search").headers

    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "private, no-store"
