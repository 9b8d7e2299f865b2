"""One's own account: sessions, the password, the code of the telephone."""

import datetime as dt
import re

import pyotp
import pytest

from tests.webui.papers import AT
from tests.webui.people import OTHER, PASSWORD, opened, send, sign_in

MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def now(services):
    """The time of the pages, in a list so that it can be put on."""
    told = [AT]
    services.clock = lambda: told[0]
    return told


@pytest.fixture
def lan(services, client, now):  # noqa: ARG001  # the time stands first
    """A keeper, signed in."""
    opened(services)
    sign_in(client)
    return "lan"


@pytest.fixture
def elsewhere(app, lan, now):  # noqa: ARG001  # the account is there before
    """Her browser on another machine."""
    there = app.test_client()
    there.environ_base["HTTP_USER_AGENT"] = (
        "Mozilla/5.0 (Windows NT 10.0) Firefox/150.0"
    )
    sign_in(there)
    return there


def test_one_sees_who_one_is(client, lan, services):
    """Name, roles, offices; the menu says it too, on every page."""
    office = services.catalogue.offices.add("Văn phòng", by="test", at=AT)
    services.catalogue.offices.put(lan, office)
    page = client.get("/account").text

    for told in ("Nguyễn lan", "Người giữ kho", "Văn phòng", "nơi bạn đang ngồi"):
        assert told in page
    menu = (
        client.get("/wanted").text.partition("account-menu")[2].partition("</nav>")[0]
    )
    assert "Nguyễn lan" in menu
    assert "Đăng xuất" in menu
    assert "Chưa có tài khoản" not in page


def test_one_ends_a_session_elsewhere(client, elsewhere, lan, services, now):
    """That of a machine one has left; not that of somebody else."""
    opened(services, "minh", "reader")
    page = client.get("/account").text
    [other] = re.findall(r'action="/account/sessions/(\d+)/end"', page)

    assert "Firefox trên Windows" in page
    foreign = services.catalogue.sessions.begin("minh", address="", agent="", at=now[0])
    number = services.catalogue.sessions.of(foreign, now[0]).id
    refused = send(client, f"/account/sessions/{number}/end", page="/account")
    assert refused.status_code == 404
    assert services.catalogue.sessions.of(foreign, now[0])
    done = send(client, f"/account/sessions/{other}/end", page="/account")
    assert done.location == "/account?told=ended#sessions"
    assert elsewhere.get("/account").status_code == 303
    assert client.get("/account").status_code == 200
    [mine] = services.catalogue.sessions.list(lan, now[0])
    send(client, f"/account/sessions/{mine.id}/end", page="/account")
    assert client.get("/account").status_code == 200


def test_one_signs_out_everywhere(client, elsewhere):
    """Here too."""
    done = send(client, "/account/sign-out", page="/account")

    assert done.location == "/sign-in?told=out"
    assert client.get("/account").status_code == 303
    assert elsewhere.get("/account").status_code == 303


def test_a_new_password_signs_out_everybody_else(client, elsewhere, lan):
    """Whoever knew the old one; and this session is renewed."""
    before = client.get_cookie("vankho").value
    ways = {"old": PASSWORD, "new": OTHER, "again": OTHER}
    done = send(client, "/account/password", **ways)

    assert done.location == "/account?told=password"
    assert "Đã đổi mật khẩu." in client.get(done.location).text
    assert client.get_cookie("vankho").value != before
    assert elsewhere.get("/account").status_code == 303
    assert sign_in(elsewhere).status_code == 422
    assert sign_in(elsewhere, lan, OTHER).status_code == 303


def secret_of(page):
    [offered] = re.findall(r'name="secret" value="([A-Z2-7]+)"', page.text)
    return offered


def test_a_telephone_is_joined(client, lan, services, now):
    """With its first code and the password; then codes are asked for."""
    page = client.get("/account/second-step")
    secret = secret_of(page)
    code = pyotp.TOTP(secret).at(now[0])

    assert 'src="data:image/svg+xml' in page.text
    assert " ".join(re.findall(".{4}", secret)) in page.text
    for wrong in ({"code": "000000"}, {"password": "x"}):
        ways = {"secret": secret, "code": code, "password": PASSWORD} | wrong
        again = send(client, "/account/second-step", **ways)
        assert again.status_code == 422
        assert secret_of(again) == secret
        assert not services.catalogue.people.get(lan).has_totp
        now[0] += MINUTE
        code = pyotp.TOTP(secret).at(now[0])
    ways = {"secret": secret, "code": code, "password": PASSWORD}
    done = send(client, "/account/second-step", **ways)
    assert len(re.findall(r"<li><code>", re.sub(r">\s+<", "><", done.text))) == 10
    assert services.catalogue.people.get(lan).has_totp
    assert "còn 10 mã dự phòng" in client.get("/account").text


def test_who_has_a_telephone_renews_codes_or_stops(client, lan, services, now):
    """With the password: an unwatched screen is not enough."""
    secret = pyotp.random_base32()
    code = pyotp.TOTP(secret).at(now[0])
    old = services.catalogue.codes.confirm(lan, secret, code, now[0])
    shown = "/account/second-step"

    assert "secret" not in client.get(shown).text
    for way in ("codes", "drop"):
        refused = send(client, f"{shown}/{way}", page=shown, password="x")  # noqa: S106  # it is none
        assert refused.status_code == 422
    renewed = send(client, f"{shown}/codes", page=shown, password=PASSWORD)
    assert old[0] not in renewed.text
    assert renewed.text.count("<code>") == 10
    done = send(client, f"{shown}/drop", page=shown, password=PASSWORD)
    assert done.location == "/account?told=second_off"
    assert not services.catalogue.people.get(lan).has_totp


def test_without_an_account_there_is_none_to_show(client):
    """Whoever sits at a machine without accounts has none."""
    for path in ("/account", "/account/password", "/account/second-step"):
        assert client.get(path).status_code == 404


ODD = (
    "",
    "x" * 30_000,
    "\x00\r\n",
    "\u202e٣²",
    "<script>alert(1)</script>",
    "JBSWY3DP",
)
GROUPS = ("account", "second_step", "people", "offices", "signing_in")


@pytest.mark.usefixtures("lan")
@pytest.mark.parametrize("value", ODD)
def test_no_value_is_a_failure(app, client, now, value):
    """Whatever somebody sends who is signed in and knows the password."""
    app.config["WTF_CSRF_ENABLED"] = False
    names = ("secret", "code", "new", "name", "full_name", "role", "office")
    sent = dict.fromkeys((*names, "next", "kept", "told"), value)
    # Typed twice alike, some of these would be good passwords.
    sent |= {"password": PASSWORD, "old": PASSWORD, "again": f"{value}!"}
    seen = 0
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] not in GROUPS:
            continue
        _, path = rule.build(dict.fromkeys(rule.arguments, 1), append_unknown=False)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            now[0] += MINUTE
            sign_in_again(client)
            given = "query_string" if method == "GET" else "data"
            answer = client.open(path, method=method, **{given: sent})
            assert answer.status_code in {200, 303, 404, 422}, (method, path)
            assert "<script>alert" not in answer.text, path
            seen += 1
    assert seen > 25


def sign_in_again(client):
    client.delete_cookie("vankho")
    sent = {"name": "lan", "password": PASSWORD}
    assert client.post("/sign-in", data=sent).status_code == 303
