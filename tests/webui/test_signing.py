"""Signing in and out, and what somebody can open before it."""

import datetime as dt

import pyotp
import pytest

from archive.catalogue import open_catalogue
from archive.catalogue.people import New
from archive.model import Reader
from tests.webui.conftest import CHEAP
from tests.webui.papers import AT, plan
from tests.webui.people import PASSWORD, opened, send, sign_in, token
from webui import create_app, security, signing
from webui.settings import Settings

HERE = {"REMOTE_ADDR": "127.0.0.1"}
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def clock(services):
    """The time of the pages, to be put on."""
    now = [AT]
    services.clock = lambda: now[0]

    def put_on(by):
        now[0] += by

    return put_on


@pytest.fixture
def lan(services, clock):  # noqa: ARG001  # the time stands before anybody signs in
    """A keeper with a password."""
    return opened(services)


def test_without_accounts_whoever_sits_here_keeps_the_archive(client):
    """And each page says so."""
    page = client.get("/people")

    assert page.status_code == 200
    assert "Chưa có tài khoản: ai ngồi ở máy này đều là người giữ kho." in page.text


def test_without_accounts_nothing_is_hidden_from_this_machine(client, keep, services):
    """Somebody must be able to put right whom a paper is for."""
    paper = keep(plan())
    services.catalogue.documents.restrict(paper, "groups:7", at=AT)

    assert client.get(f"/documents/{paper}").status_code == 200


def test_who_may_less_at_this_machine_is_asked_as_such(client, monkeypatch):
    """Tests and demonstrations can be a mere reader."""
    monkeypatch.setattr(security, "LOCAL", Reader("local"))

    assert client.get("/").status_code == 200
    assert client.get("/people").status_code == 403


STRANGERS = {
    "another machine": {"REMOTE_ADDR": "10.0.0.7"},
    "nobody knows who": {"REMOTE_ADDR": ""},
    "handed on": {**HERE, "HTTP_X_FORWARDED_FOR": "10.0.0.7"},
    "handed on, as the standard has it": {**HERE, "HTTP_FORWARDED": "for=10.0.0.7"},
    "handed on for a name": {**HERE, "HTTP_X_FORWARDED_HOST": "x"},
    "handed on, told otherwise": {**HERE, "HTTP_VIA": "1.1 proxy"},
    "handed on by nginx, untold": {**HERE, "SERVER_PROTOCOL": "HTTP/1.0"},
    "handed on, as some tell it": {**HERE, "HTTP_X_REAL_IP": "10.0.0.7"},
}


@pytest.mark.parametrize("where", STRANGERS.values(), ids=STRANGERS)
def test_without_accounts_nobody_else_is_answered(client, where):
    """Neither a page nor a program; both are told what to do."""
    for path in ("/", "/api/v1/search?q=x", "/people/new", "/documents/1"):
        answer = client.get(path, environ_overrides=where)
        assert answer.status_code == 403
        assert "vankho user add" in answer.text
    english = client.get("/?lang=en", environ_overrides=where)
    assert "at its own machine only" in english.text


@pytest.mark.usefixtures("lan")
def test_with_an_account_everybody_signs_in(client):
    """At this machine too; programs are told so, pages lead there."""
    page = client.get("/wanted?cites=x%2Fy&page=2")
    program = client.get("/api/v1/wanted")
    script = client.get("/wanted", headers={"Accept": "application/json"})
    image = client.get("/documents/1", headers={"Sec-Fetch-Dest": "image"})

    assert page.status_code == 303
    assert page.location == "/sign-in?next=/wanted?cites%3Dx%252Fy%26page%3D2"
    assert (program.status_code, program.get_json()["code"]) == (401, "signed_out")
    assert (script.status_code, image.status_code) == (401, 401)
    assert client.get("/healthz").status_code == 200


@pytest.mark.usefixtures("lan")
def test_no_address_is_open_to_who_is_not_signed_in(app, client):
    """But the entrance, our own files, and whether we are there at all."""
    known = {
        "form": "csv",
        "name": "x",
        "sha256": "0" * 64,
        "at": "1-2",
        "filename": "x",
    }
    asked = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint in signing.UNASKED | signing.ENTRANCE:
            continue
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            path = rule.build({n: known.get(n, 1) for n in rule.arguments})[1]
            answer = client.open(path, method=method)
            wanted = 401 if path.startswith("/api/") else 303
            assert answer.status_code == wanted, (method, path)
            assert wanted == 401 or answer.location.startswith("/sign-in"), path
            asked += 1
    assert asked > 150


@pytest.mark.usefixtures("lan")
def test_one_goes_on_to_the_page_one_wanted(client):
    """By the address that led to signing in."""
    client.get("/sign-in")
    answer = sign_in(client, next="/wanted?cites=x%2Fy")

    assert (answer.status_code, answer.location) == (303, "/wanted?cites=x%2Fy")
    assert client.get("/wanted").status_code == 200
    assert client.get("/sign-in?next=/wanted").location == "/wanted"


ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "///evil.example/",
    "/\\evil.example/",
    "\\\\evil.example",
    "/\t/evil.example",
    "/ok\r\nSet-Cookie: a=b",
    " //evil.example",
    "javascript:alert(1)",
    "wanted",
    "/a//b",
    "/" + "a" * 3_000,
)


@pytest.mark.usefixtures("lan")
@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_to_another_host(client, wanted):
    """Whoever wrote the address."""
    shown = client.get("/sign-in", query_string={"next": wanted})
    answer = sign_in(client, next=wanted)

    assert 'name="next"' not in shown.text
    assert answer.location == "/"


@pytest.mark.usefixtures("lan")
def test_who_fails_is_not_told_why(client, services, clock):
    """No name, a wrong password, a closed account: one page, but for the name typed."""
    opened(services, "minh", "reader")
    services.catalogue.people.close("minh", by="test", at=AT)
    pages = set()
    for name, password in (("nobody", "x"), ("lan", "wrong"), ("minh", PASSWORD)):
        answer = sign_in(client, name, password)
        assert answer.status_code == 422
        told = answer.text.replace(f'value="{name}"', "")
        pages.add(told.replace(token(answer), ""))
        clock(MINUTE)
    assert len(pages) == 1
    assert "Tên tài khoản hoặc mật khẩu không đúng." in pages.pop()


@pytest.mark.usefixtures("lan")
def test_who_fails_too_often_waits(client, clock):
    """The page says for how long, and a right password is not looked at meanwhile."""
    for _ in range(5):
        assert sign_in(client, password="wrong").status_code == 422  # noqa: S106  # it is none
        clock(MINUTE / 10)
    told = sign_in(client)
    clock(2 * MINUTE)

    assert told.status_code == 429
    assert 0 < int(told.headers["Retry-After"]) <= 60
    assert "Đã sai nhiều lần. Hãy thử lại sau" in told.text
    assert sign_in(client).status_code == 303


@pytest.mark.usefixtures("lan")
def test_an_address_tries_only_so_often_in_a_minute(app, client, clock, services):
    """Whatever names it tries: hashing a password is dear."""
    services.settings = services.settings.__class__(
        services.settings.archive, sign_ins=3
    )
    for name in "abc":
        assert sign_in(client, name, "x").status_code == 422
    told = sign_in(client)
    elsewhere = app.test_client()
    page = elsewhere.get("/sign-in")
    other = elsewhere.post(
        "/sign-in",
        data={"csrf_token": token(page), "name": "lan", "password": PASSWORD},
        environ_base={"REMOTE_ADDR": "10.0.0.8"},
    )
    clock(MINUTE)

    assert told.status_code == 429
    assert int(told.headers["Retry-After"]) == 60
    assert other.status_code == 303
    assert sign_in(client).status_code == 303


@pytest.mark.usefixtures("lan")
def test_the_cookie_is_for_us_alone(client):
    """No script reads it, no other site sends it; it is new at each sign-in."""
    first = sign_in(client).headers.getlist("Set-Cookie")[0]
    client.delete_cookie("vankho")
    second = sign_in(client).headers.getlist("Set-Cookie")[0]

    name, _, rest = first.partition("=")
    assert name == "vankho"
    assert rest.partition("; ")[2] == "HttpOnly; Path=/; SameSite=Lax"
    assert first != second


@pytest.mark.usefixtures("lan")
def test_over_https_the_cookie_stays_there(client):
    """And no other host of its domain can set it."""
    page = client.get("/sign-in", base_url="https://localhost")
    answer = client.post(
        "/sign-in",
        base_url="https://localhost",
        headers={"Referer": "https://localhost/sign-in"},
        data={"csrf_token": token(page), "name": "lan", "password": PASSWORD},
    )

    given = page.headers.getlist("Set-Cookie") + answer.headers.getlist("Set-Cookie")
    kept = [one for one in given if "Max-Age=0" not in one]
    assert len(kept) == 2
    for one in kept:
        assert one.startswith(("__Host-vankho-forms=", "__Host-vankho="))
        assert all(f"; {said}" in one for said in ("Secure", "HttpOnly", "Path=/"))
        assert "Domain" not in one


@pytest.mark.usefixtures("lan")
def test_what_another_left_signs_no_forms(client):
    """A form opened before signing in is not good for whoever signed in then."""
    before = token(client.get("/sign-in"))
    sign_in(client)

    answer = client.post("/offices", data={"csrf_token": before, "name": "x"})

    assert answer.status_code == 400


@pytest.mark.usefixtures("lan")
def test_signing_out_ends_the_session(client, services):
    """The token is good for nothing any more, wherever it was copied to."""
    sign_in(client)
    stolen = client.get_cookie("vankho").value
    answer = send(client, "/sign-out", page="/account")
    client.set_cookie("vankho", stolen)

    assert answer.location == "/sign-in?told=out"
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "Bạn đã đăng xuất." in client.get(answer.location).text
    assert client.get("/wanted").status_code == 303
    assert services.catalogue.sessions.list("lan", services.clock()) == ()


@pytest.mark.usefixtures("lan")
def test_a_session_ends_by_itself(client, clock, services):
    """After a while without a request, and after a day at all events."""
    accounts = services.settings.archive.accounts
    sign_in(client)
    clock(accounts.idle - MINUTE)
    soon = client.get("/wanted").status_code
    clock(accounts.idle + MINUTE)
    later = client.get("/wanted").status_code

    assert (soon, later) == (200, 303)


def test_a_temporary_password_is_changed_before_anything_else(client, services, clock):
    """No page, no program; and what is wrong with a new one is told."""
    lan = New("lan", "Nguyễn Thị Lan", frozenset({"keeper"}))
    first = services.catalogue.people.add(lan, by="test", at=AT)
    answer = sign_in(client, password=first, next="/wanted")
    token_before = client.get_cookie("vankho").value
    clock(MINUTE)

    assert answer.location == "/account/password?next=/wanted"
    assert client.get("/people").location == "/account/password?next=/people"
    assert client.get("/account").location == "/account/password?next=/account"
    told = client.get("/api/v1/wanted")
    assert (told.status_code, told.get_json()["code"]) == (403, "password_due")

    ways = {"old": first, "new": PASSWORD, "again": PASSWORD, "next": "/wanted"}
    for wrong, said in (
        ({"again": "x"}, "Hai lần gõ mật khẩu mới không giống nhau."),
        ({"old": "x"}, "Mật khẩu hiện nay không đúng."),
        ({"new": "ngắn", "again": "ngắn"}, "ít nhất 12 ký tự"),
    ):
        page = send(client, "/account/password", **(ways | wrong))
        assert page.status_code == 422
        assert said in page.text
    done = send(client, "/account/password", **ways)
    assert (done.status_code, done.location) == (303, "/wanted")
    assert client.get("/wanted").status_code == 200
    assert client.get_cookie("vankho").value != token_before


@pytest.fixture
def telephone(lan, services):
    """What shows the codes of the keeper; recovery codes are beside it."""
    secret = pyotp.random_base32()
    shown = pyotp.TOTP(secret)
    codes = services.catalogue.codes.confirm(lan, secret, shown.at(AT), AT)
    return shown, codes


def test_a_code_is_asked_after_the_password(client, clock, services, telephone):
    """Half a session opens nothing; a code is good once."""
    shown, _ = telephone
    clock(MINUTE)
    answer = sign_in(client, next="/wanted")
    half = client.get_cookie("vankho").value

    assert answer.location == "/sign-in/code?next=/wanted"
    assert client.get("/wanted").location == "/sign-in?next=/wanted"
    assert client.get("/sign-in").location == "/sign-in/code"
    assert send(client, "/sign-in/code", code="000000").status_code == 422
    code = shown.at(services.clock())
    done = send(client, "/sign-in/code", code=code, next="/wanted")
    assert done.location == "/wanted"
    assert client.get("/wanted").status_code == 200
    assert client.get_cookie("vankho").value != half
    client.set_cookie("vankho", half)
    assert client.get("/wanted").status_code == 303
    sign_in(client)
    assert send(client, "/sign-in/code", code=code).status_code == 422


def test_a_recovery_code_does_too(client, telephone):
    """Once."""
    _, (code, *_) = telephone
    sign_in(client)
    done = send(client, "/sign-in/code", code=code.upper())
    client.delete_cookie("vankho")
    sign_in(client)

    assert done.location == "/"
    assert send(client, "/sign-in/code", code=code).status_code == 422


@pytest.mark.usefixtures("lan")
def test_no_code_is_asked_of_nobody(client):
    """Without the password there is no second step."""
    assert client.get("/sign-in/code").location == "/sign-in"
    page = client.get("/sign-in")
    sent = {"csrf_token": token(page), "code": "000000"}
    assert client.post("/sign-in/code", data=sent).location == "/sign-in"


@pytest.mark.usefixtures("lan")
def test_what_was_typed_outlives_the_session(client, clock, services):
    """Signed in again, one sends it on with one button; nothing is sent by itself."""
    sign_in(client)
    page = client.get("/offices")
    clock(services.settings.archive.accounts.idle + MINUTE)
    typed = {"csrf_token": token(page), "name": "Ban\r\n<b>Tổ chức</b>"}
    again = client.post("/offices?x=1", data=typed)

    assert again.status_code == 401
    assert "Điều vừa gõ vẫn còn" in again.text
    kept = again.text.partition('name="kept" value="')[2].partition('"')[0]
    wrong = client.post(
        "/sign-in",
        data={"csrf_token": token(again), "name": "lan", "password": "x", "kept": kept},
    )
    assert kept in wrong.text
    sent = {"csrf_token": token(wrong), "name": "lan", "password": PASSWORD}
    done = client.post("/sign-in", data={**sent, "kept": kept})
    assert 'action="/offices?x=1"' in done.text
    assert "&lt;b&gt;Tổ chức&lt;/b&gt;" in done.text
    assert services.catalogue.offices.all() == ()


@pytest.mark.usefixtures("lan")
def test_only_a_form_of_ours_outlives_the_session(client, clock, services):
    """Not what another site has somebody send, what is made up, nor passwords."""
    foreign = client.post("/offices", data={"name": "x"})
    sign_in(client)
    page = client.get("/offices")
    clock(services.settings.archive.accounts.idle + MINUTE)
    proof = {"csrf_token": token(page)}
    secret = client.post("/account/password", data=proof | {"old": PASSWORD})
    again = client.post("/offices", data=proof | {"name": "x"})
    kept = again.text.partition('name="kept" value="')[2].partition('"')[0]

    assert (foreign.status_code, secret.status_code) == (303, 303)
    for made_up in ("x", kept[:-2], kept.replace(".", "", 1)):
        client.delete_cookie("vankho")
        assert sign_in(client, kept=made_up).location == "/"


@pytest.mark.changes_app
def test_a_proxy_is_believed_only_where_it_is_said(settings, tables):
    """Or anybody could sign in from any address that they like."""
    for proxies, seen in ((0, "127.0.0.1"), (1, "10.0.0.9")):
        told = Settings(settings.archive, proxies=proxies, hosts=frozenset({"kho.lan"}))
        app = create_app(told)
        services = app.extensions["vankho"]
        services.catalogue = open_catalogue(
            settings.archive.catalogue, tables, accounts=CHEAP
        )
        if not services.catalogue.people.are_any():
            opened(services)
        client = app.test_client()
        handed = {
            "X-Forwarded-For": "10.0.0.9",
            "X-Forwarded-Proto": "https",
            "X-Forwarded-Host": "kho.lan",
        }
        page = client.get("/sign-in", headers=handed)
        cookie = page.headers["Set-Cookie"]
        assert cookie.startswith("__Host-" if proxies else "vankho-forms")
        name, _, rest = cookie.partition("=")
        client.post(
            "/sign-in",
            headers={
                **handed,
                "Referer": "https://kho.lan/",
                "Cookie": f"{name}={rest.partition(';')[0]}",
            },
            data={"csrf_token": token(page), "name": "lan", "password": PASSWORD},
        )
        [session] = services.catalogue.sessions.list("lan", services.clock())
        assert session.address == seen
        services.catalogue.sessions.end_all("lan")
        services.close()
