"""What a browser may do, and who may ask."""

import io
import re

import pytest
from flask import Flask, Response

from archive.errors import (
    ArchiveError,
    BusyError,
    CorruptFileError,
    EmptyFileError,
    NotFoundError,
    QuerySyntaxError,
    VankhoError,
)
from tests.webui.papers import plan
from webui import sizes
from webui.errors import status_of

PAGES = ("/", "/?q=171", "/documents/1", "/wanted", "/intake", "/nowhere", "/healthz")


FORM = "application/x-www-form-urlencoded"
ORDERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def _held(keep):
    keep(plan())


@pytest.mark.usefixtures("_held")
@pytest.mark.parametrize("address", PAGES)
def test_every_answer_is_guarded(client, address):
    """No page may run what is not ours, be framed, or be guessed at."""
    headers = client.get(address).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "require-trusted-types-for 'script'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "private, no-store"
    assert {name: headers[name] for name in ORDERS} == ORDERS
    assert "camera=()" in headers["Permissions-Policy"]
    assert "Strict-Transport-Security" not in headers


@pytest.mark.usefixtures("_held")
def test_no_list_that_was_taken_along_is_kept_on_the_way(app: Flask, client):
    """What a reader was sent is in no cache for the next one."""
    lists = [r.rule for r in app.url_map.iter_rules() if r.arguments == {"form"}]

    assert len(lists) >= 4
    for rule in lists:
        address = f"{rule.partition('<')[0]}csv?q=171&year=2019&body=tinh-uy"
        answer = client.get(address)
        assert answer.headers["Cache-Control"] == "private, no-store", rule


@pytest.mark.parametrize(("scheme", "is_told"), [("http", False), ("https", True)])
def test_who_came_by_https_comes_by_it_again(client, scheme, is_told):
    """A browser that saw us encrypted asks no more in the clear."""
    headers = client.get("/healthz", base_url=f"{scheme}://localhost").headers

    assert ("Strict-Transport-Security" in headers) == is_told


@pytest.mark.usefixtures("_held")
@pytest.mark.parametrize("address", PAGES[:-1])
def test_no_page_needs_another_host_or_inline_code(client, address):
    """Everything a page asks for is under its own roof and in its own file."""
    page = client.get(address).get_data(as_text=True)

    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', page)
    assert not re.search(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", page)


@pytest.mark.usefixtures("_held")
@pytest.mark.parametrize("address", PAGES[:-2])
def test_pages_are_light(client, address):
    """Little to load, and the same few files everywhere."""
    answer = client.get(address)
    page = answer.get_data(as_text=True)

    assert len(answer.data) <= 100_000
    assert len(re.findall(r"<(?:script|link|img)\b", page)) <= 8


def test_assets_may_be_kept_because_their_address_changes(client):
    """A fingerprint in the address, a year in the browser, packed on the way."""
    page = client.get("/").get_data(as_text=True)
    styles = re.findall(r'href="(/[^"]*\.css\?v=[0-9a-f]{12})"', page)

    assert len(styles) >= 2
    for address in styles:
        with client.get(address, headers={"Accept-Encoding": "gzip"}) as answer:
            assert "immutable" in answer.headers["Cache-Control"]
            assert answer.headers["Content-Encoding"] == "gzip"
            assert len(answer.data) < 60_000
        with client.get(address) as plain:
            assert "Content-Encoding" not in plain.headers


def test_what_a_module_imports_is_kept_too(client):
    """It stands there with its fingerprint, or an upgrade would show old and new."""
    page = client.get("/").get_data(as_text=True)
    (module,) = re.findall(r'src="(/static/search\.js\?v=[0-9a-f]{12})"', page)

    with client.get(module) as answer:
        (imported,) = re.findall(r'from "\./(.+?)"', answer.get_data(as_text=True))

    with client.get(f"/static/{imported}") as answer:
        assert re.fullmatch(r"parts\.js\?v=[0-9a-f]{12}", imported)
        assert "immutable" in answer.headers["Cache-Control"]


HOSTS = {
    "this machine by number": ("127.0.0.1:8000", 200),
    "this machine by name": ("localhost:8000", 200),
    "this machine by its newer number": ("[::1]:8000", 200),
    "a broken name": ("[::1", 421),
    "a name that was bent to point here": ("evil.example", 421),
}


@pytest.mark.parametrize(("host", "status"), HOSTS.values(), ids=HOSTS)
def test_only_names_of_this_machine_are_answered(client, host, status):
    """A strange site cannot read the archive through a reader's browser."""
    assert client.get("/", headers={"Host": host}).status_code == status


def _changing(app: Flask) -> list[tuple[str, str]]:
    """Every address that changes something, its parts filled with what is not there."""
    return [
        (method, re.sub("<[^>]+>", "1", str(rule)))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"GET", "HEAD", "OPTIONS"})
    ]


def test_no_other_site_can_change_anything(app: Flask, client):
    """A form needs its token, and a program what no form of a site can send."""
    changing = _changing(app)

    for method, address in changing:
        answer = client.open(address, method=method, data={"x": "1"})
        is_program = address.startswith("/api/")
        assert answer.status_code == (403 if is_program else 400), address
        assert is_program or "Biểu mẫu đã cũ." in answer.get_data(as_text=True)
    assert len(changing) > 30


TAKING_FILES = {
    "intake.take",
    "api-intake.take",
    "refused.replace",
    "imports.take",
    "lookup.take",
    "api-imports.bring",
    "api-refusals.replace",
    "api-texts.read",
}


def test_nothing_large_is_read_but_where_files_are_taken(app: Flask):
    """A form's worth is asked of every other address, and more of none that reads."""
    larger = set()
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            address = re.sub("<[^>]+>", "1", str(rule))
            with app.test_request_context(address, method=method) as asking:
                sizes.bound()
                if (asking.request.max_content_length or 0) > sizes.LARGEST_FORM:
                    larger.add(rule.endpoint)

    assert larger == TAKING_FILES


def test_what_is_too_large_is_not_read(app: Flask, client):
    """Whoever sends more is told so at once, whatever length is named."""
    app.config["WTF_CSRF_ENABLED"] = False
    sent = io.BytesIO(b"name=" + b"x" * sizes.LARGEST_FORM)
    answer = client.post(
        "/searches", input_stream=sent, content_type=FORM, content_length=3_000_000
    )
    endless = client.post(
        "/searches",
        input_stream=io.BytesIO(sent.getvalue()),
        content_type=FORM,
        environ_overrides={"wsgi.input_terminated": True},
    )

    assert (answer.status_code, sent.tell()) == (413, 0)
    assert endless.status_code == 413


STATUSES = {
    "not found": (NotFoundError("văn bản"), 404),
    "a wrong query": (QuerySyntaxError("", 0, ""), 400),
    "a refused file": (EmptyFileError(), 422),
    "busy": (BusyError(), 503),
    "a changed original": (CorruptFileError("0" * 64), 500),
    "the archive": (ArchiveError(), 500),
    "anything else of ours": (VankhoError(), 500),
}


@pytest.mark.parametrize(("error", "status"), STATUSES.values(), ids=STATUSES)
def test_each_error_has_its_status(error, status):
    """The nearest class decides."""
    assert status_of(error) == status


STRANGE = {
    "the address of another page": "/?endpoint=x",
    "a script": "/?q=ke&_scheme=javascript",
    "another host": "/?q=ke&_scheme=http&_external=1&_host=evil.example",
    "a place in the page": "/?q=ke&_anchor=x",
    "another method": "/wanted?_method=POST",
    "another paper": "/documents/1?number=2",
    "a page that is not there": "/nowhere?endpoint=x&_scheme=javascript&filename=y",
    "an empty name": "/?=x&q=ke",
    "no letters at all": "/?q=%ff%fe&%ff=%ff",
}


@pytest.mark.usefixtures("_held")
@pytest.mark.parametrize("address", STRANGE.values(), ids=STRANGE)
def test_names_of_parameters_are_only_names(client, address):
    """Whatever stands in an address, it is carried along and does nothing."""
    answer = client.get(address)
    links = re.findall(r'href="([^"]*lang=en[^"]*)"', answer.get_data(as_text=True))

    assert answer.status_code in (200, 404)
    assert len(links) == 1
    assert links[0].startswith("/")
    assert not links[0].startswith("//")
    assert "#" not in links[0]
    assert client.get(links[0]).status_code == 200


def test_a_page_keeps_its_number_while_the_language_is_switched(client, keep):
    """A parameter of the same name is not the paper."""
    page = client.get(f"/documents/{keep(plan())}?number=2").get_data(as_text=True)

    assert 'href="/documents/1?number=2&amp;lang=en"' in page


UP = "/static/{}wsgi.py", "/bootstrap/static/{}wsgi.py", "/lookup/{}wsgi.py"
STEPS = "../../", "%2e%2e/%2e%2e/", "..%2f..%2f", "..%5c..%5c", "%252e%252e%252f" * 2
MORE = (
    "/registers/import/..%2f..%2fcatalogue.db",
    "/documents/1/original/..%2f..%2f..%2fcatalogue.db",
    "/documents/1/original/" + "0" * 63 + "%00",
    "/static/%00",
    "/static//etc/passwd",
    "/static/C:%5cWindows",
)


@pytest.mark.parametrize(
    "address", [*(way.format(step) for way in UP for step in STEPS), *MORE]
)
def test_no_address_leads_out_of_its_folder(client, address):
    """What is asked for is one of ours, or is not there."""
    with client.get(address) as answer:
        assert answer.status_code in {302, 308, 400, 404}
        assert b"create_app" not in answer.get_data()
        assert answer.headers.get("Location", "/").partition("?")[0].count("..") == 0


@pytest.mark.usefixtures("_held")
def test_a_request_is_what_its_method_says(app: Flask, client):
    """No header and no field makes another one of it."""
    app.config["WTF_CSRF_ENABLED"] = False
    over = {"X-HTTP-Method-Override": "DELETE", "X-HTTP-Method": "PUT"}
    shown = client.get("/documents/1", headers=over)
    sent = client.post("/documents/1", data={"_method": "GET"}, headers=over)

    assert (shown.status_code, sent.status_code) == (200, 405)
    assert client.open("/wanted", method="TRACE").status_code == 405


BEYOND = {
    "one more than a database counts": "/documents/9223372036854775808",
    "one more than a column holds": "/documents/2147483648",
    "digits nobody counts": "/documents/" + "9" * 5000,
    "a batch": "/intake/9223372036854775808",
    "its progress": "/intake/9223372036854775808/progress",
}


@pytest.mark.parametrize("address", BEYOND.values(), ids=BEYOND)
def test_a_number_beyond_everything_is_not_found(client, address):
    """No database is asked for what it cannot hold."""
    assert client.get(address).status_code == 404


@pytest.mark.changes_app
def test_an_error_of_the_page_of_errors_is_answered(app: Flask, client):
    """Even then a reader gets a sentence, and a browser its orders."""

    def fail(**_: object) -> str:
        told = "số thẻ là 1234"
        raise RuntimeError(told)

    app.jinja_env.globals["here"] = fail
    answer = client.get("/")

    assert answer.status_code == 500
    assert "Có lỗi ở máy chủ." in answer.get_data(as_text=True)
    assert "1234" not in answer.get_data(as_text=True)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.changes_app
def test_headers_stand_on_an_answer_whatever_fails_after_it(app: Flask, client):
    """What is done last to an answer may fail, and still be guarded."""

    def fail(_: object) -> Response:
        raise RuntimeError

    app.after_request_funcs[None].insert(0, fail)
    answer = client.get("/")

    assert answer.status_code == 500
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.changes_app
def test_what_nobody_foresaw_tells_no_secrets(client, fail):
    """The page says that something failed, and the log says what."""
    fail(RuntimeError("số thẻ là 1234"))

    answer = client.get("/fail")

    assert answer.status_code == 500
    assert "1234" not in answer.get_data(as_text=True)
    assert "Có lỗi ở máy chủ." in answer.get_data(as_text=True)
