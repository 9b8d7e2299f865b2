"""Whatever is no success is told in problem details, in words and in codes."""

import io

import pytest

from archive import errors
from archive.errors import BusyError, ConflictError, QuerySyntaxError, StaleIndexError
from tests.webui.api.conftest import DELIBERATE
from webui import problems
from webui.api import guarding

JSON = {"Content-Type": "application/json"}

WRONG = {
    "no such address": ("GET", "/api/v1/nowhere", {}, 404, "no_address"),
    "an address beside the version": ("GET", "/api/", {}, 404, "no_address"),
    "a number beyond everything": (
        "GET",
        "/api/v1/documents/99999999999",
        {},
        404,
        "no_address",
    ),
    "no such paper": ("GET", "/api/v1/documents/999", {}, 404, "not_found"),
    "no such page": ("GET", "/api/v1/documents/1/pages/9", {}, 404, "not_found"),
    "no such original": (
        "GET",
        "/api/v1/documents/1/original/00",
        {},
        404,
        "not_found",
    ),
    "no such batch": ("GET", "/api/v1/intake/9", {}, 404, "not_found"),
    "another method": ("DELETE", "/api/v1/search", {}, 405, "wrong_method"),
    "a query that cannot be read": (
        "GET",
        "/api/v1/search?q=%22",
        {},
        400,
        "query_syntax",
    ),
    "a page before the first": ("GET", "/api/v1/search?page=0", {}, 422, "invalid"),
    "a page that is no number": ("GET", "/api/v1/wanted?page=x", {}, 422, "invalid"),
    "too much at once": ("GET", "/api/v1/wanted?page_size=101", {}, 422, "invalid"),
    "a misspelt name": ("GET", "/api/v1/search?nam=2019", {}, 422, "invalid"),
    "one value given twice": ("GET", "/api/v1/search?q=a&q=b", {}, 422, "invalid"),
    "an order that is none": ("GET", "/api/v1/search?sort=up", {}, 422, "invalid"),
    "a symbol left out": ("GET", "/api/v1/documents", {}, 422, "invalid"),
    "text as a form": (
        "POST",
        "/api/v1/cite",
        {"data": {"text": "x"}, "headers": DELIBERATE},
        415,
        "wrong_type",
    ),
    "bytes that are no text": (
        "POST",
        "/api/v1/cite",
        {"data": b"\xff", "content_type": "text/plain", "headers": DELIBERATE},
        400,
        "malformed",
    ),
    "more text than is read": (
        "POST",
        "/api/v1/cite",
        {"data": b"x" * 2_000_001, "content_type": "text/plain", "headers": DELIBERATE},
        413,
        "too_much",
    ),
    "JSON that is none": (
        "POST",
        "/api/v1/searches",
        {"data": b"{", "headers": JSON},
        400,
        "malformed",
    ),
    "JSON without a bottom": (
        "POST",
        "/api/v1/searches",
        {"data": b"[" * 500_000, "headers": JSON},
        400,
        "malformed",
    ),
    "JSON of another shape": (
        "POST",
        "/api/v1/searches",
        {"data": b"[1]", "headers": JSON},
        422,
        "invalid",
    ),
    "no file": (
        "POST",
        "/api/v1/intake",
        {"content_type": "multipart/form-data; boundary=x", "headers": DELIBERATE},
        422,
        "invalid",
    ),
    "a file of another name": (
        "POST",
        "/api/v1/intake",
        {"data": {"file": (io.BytesIO(b"x"), "x.txt")}, "headers": DELIBERATE},
        422,
        "invalid",
    ),
    "a page of another site": (
        "POST",
        "/api/v1/cite",
        {"data": "x", "content_type": "text/plain"},
        403,
        "foreign",
    ),
    "another host": (
        "GET",
        "/api/v1/search",
        {"headers": {"Host": "evil.example"}},
        421,
        "wrong_host",
    ),
}


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_request_is_told_why(client, wrong):
    """The status, a stable code, a sentence, and where the code is explained."""
    method, address, more, status, code = wrong
    answer = client.open(address, method=method, **more)
    told = answer.get_json()

    assert answer.content_type == "application/problem+json"
    assert (answer.status_code, told["status"], told["code"]) == (status, status, code)
    assert told["title"]
    assert told["detail"]
    assert told["type"] == f"/api/v1/#problem-{code}"
    assert told["instance"] == address.partition("?")[0]


FIELDS = {
    "a wrong value": ("/api/v1/search?page=0", "page"),
    "an unknown name": ("/api/v1/search?nam=2019", "nam"),
    "one of several values": ("/api/v1/search?year=2019&year=x", "year[1]"),
    "a missing one": ("/api/v1/documents", "symbol"),
}


@pytest.mark.parametrize(("address", "field"), FIELDS.values(), ids=FIELDS)
def test_a_wrong_value_says_where_it_stands(client, address, field):
    """Nobody has to guess which parameter is meant."""
    told = client.get(address).get_json()

    assert told["field"] == field
    assert field.partition("[")[0] in told["detail"]


def test_a_query_says_at_which_sign_and_what_would_work(client):
    """The same as the search page: the place and a hint."""
    told = client.get("/api/v1/search", query_string={"q": "từ:37/7/2019"}).get_json()

    assert told["position"] == 3
    assert told["hint"] == "Ví dụ: từ:01/8/2019, đến:8/2019, từ:2019"
    assert "“37/7/2019” không phải là ngày có trong lịch." in told["detail"]


def test_another_method_names_those_there_are(client):
    """A program can go on from there."""
    assert "GET" in client.post("/api/v1/search").headers["Allow"]


FAILURES = {
    "busy": (BusyError("Đang bận."), 503, "busy", {}),
    "a stale index": (StaleIndexError(), 503, "stale_index", {}),
    "a change meanwhile": (
        ConflictError("Số", "lan"),
        409,
        "conflict",
        {"what": "Số", "who": "lan"},
    ),
    "what nobody foresaw": (RuntimeError("số thẻ là 1234"), 500, "unforeseen", {}),
    "a query": (
        QuerySyntaxError("sai.", 0, "Hãy sửa."),
        400,
        "query_syntax",
        {"position": 0, "hint": "Hãy sửa."},
    ),
}


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.changes_app
def test_a_failure_tells_no_secrets(client, fail, failure):
    """A code and a sentence; what happened inside stays in the log."""
    error, status, code, more = failure
    fail(error, "/api/v1/fail")

    answer = client.get("/api/v1/fail")
    told = answer.get_json()

    assert (answer.status_code, told["code"]) == (status, code)
    assert told | more == told
    assert "1234" not in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_every_code_has_its_meaning():
    """Each code of the archive and of wrong requests, once."""
    titles = problems.titles()

    assert {errors.NotFoundError.code, "no_address", "foreign"} <= set(titles)
    assert [code for code, title in titles.items() if not title.endswith(".")] == []


@pytest.mark.parametrize("code", [row[0] for row in problems.STATUSES.values()])
def test_codes_of_requests_are_documented(root, code):
    """Each stands in docs/errors.md, as those of the archive do."""
    assert f"| `{code}` |" in (root / "docs/errors.md").read_text()


def test_pages_keep_their_own_errors(client):
    """People get a page, as before."""
    assert client.get("/nowhere").mimetype == "text/html"


def test_the_header_is_the_one_in_the_description():
    """Programs are told what to send."""
    assert list(DELIBERATE) == [guarding.HEADER]
