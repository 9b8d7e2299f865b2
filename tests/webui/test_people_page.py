"""The keeper's pages of accounts and offices."""

import re

import pytest

from tests.webui.papers import AT
from tests.webui.people import PASSWORD, opened, send, sign_in

MINH = {"full_name": "Trần Văn Minh", "name": "minh", "role": ["clerk"]}


@pytest.fixture
def lan(services, client):
    """A keeper, signed in."""
    opened(services)
    sign_in(client)
    return "lan"


@pytest.fixture
def office(services):
    return services.catalogue.offices.add("Văn phòng", by="test", at=AT)


def given(page):
    """The temporary password that a page shows."""
    [shown] = re.findall(r'class="secret">([^<]+)', page.text)
    return shown


def test_the_first_account_is_a_keepers_and_shuts_the_door(client):
    """Whoever sits here opens it, and has to sign in from then on."""
    refused = send(client, "/people/new", name="lan", full_name="Lan", role=["clerk"])
    page = send(client, "/people/new", name="Lan ", full_name="Lan", role=["keeper"])

    assert refused.status_code == 422
    assert "Tài khoản đầu tiên phải có vai trò người giữ kho." in refused.text
    assert "Chưa có tài khoản" not in page.text
    assert client.get("/people").status_code == 303
    answer = sign_in(client, password=given(page))
    assert answer.location == "/account/password"


@pytest.mark.usefixtures("lan")
def test_an_account_is_opened(app, client, services, office):
    """With its roles and offices; its password is shown this once."""
    page = send(client, "/people/new", **MINH, office=[str(office), "x", "999999"])
    assert page.status_code == 404
    page = send(client, "/people/new", **MINH, office=[str(office)])
    minh = services.catalogue.people.get("minh")

    assert (minh.roles, minh.offices) == ({"clerk"}, {office: "Văn phòng"})
    assert minh.made_by == "person:lan"
    listed = client.get("/people").text
    assert "Trần Văn Minh" in listed
    assert "chưa đổi mật khẩu tạm" in listed
    assert given(page) not in listed + client.get("/people/minh").text
    assert sign_in(app.test_client(), "minh", given(page)).status_code == 303


WRONG = {
    "no name": {"name": ""},
    "a name with marks": {"name": "minh.trần"},
    "a name that is taken": {"name": "lan"},
    "a name of nobody": {"name": "local"},
    "nobody's full name": {"full_name": " "},
    "no role": {"role": []},
    "no such role": {"role": ["king"]},
}


@pytest.mark.usefixtures("lan")
@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_and_stays(client, services, wrong):
    """Nothing is opened, and the rest need not be typed again."""
    page = send(client, "/people/new", **(MINH | wrong))

    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert "full_name" in wrong or 'value="Trần Văn Minh"' in page.text
    assert len(services.catalogue.people.all()) == 1


@pytest.mark.usefixtures("lan")
def test_a_change_acts_from_the_next_request_on(app, client, services, office):
    """Another role, an office more: nobody has to sign in again to have it."""
    opened(services, "minh", "reader")
    theirs = app.test_client()
    sign_in(theirs, "minh")
    assert theirs.get("/intake").status_code == 403

    ways = {"full_name": "Minh", "role": ["reader", "clerk"], "office": [str(office)]}
    done = send(client, "/people/minh", **ways)
    assert done.location == "/people/minh?told=changed"
    assert theirs.get("/intake").status_code == 200
    assert services.catalogue.people.reader("minh").may("correct")
    assert services.catalogue.people.get("minh").offices == {office: "Văn phòng"}

    send(client, "/people/minh", full_name="Minh", role=["reader"])
    assert theirs.get("/intake").status_code == 303
    assert services.catalogue.people.get("minh").offices == {}


@pytest.mark.usefixtures("lan")
def test_what_ends_sessions(app, client, services):
    """Signing somebody out, another password, closing; and what gives them back."""
    opened(services, "minh", "reader")
    theirs = app.test_client()

    for way in ("sign-out", "password", "close"):
        theirs.delete_cookie("vankho")
        assert sign_in(theirs, "minh").status_code == 303
        answer = send(client, f"/people/minh/{way}", page="/people/minh")
        assert answer.status_code in (200, 303)
        assert theirs.get("/").status_code == 303, way
        if way == "password":
            assert sign_in(theirs, "minh", given(answer)).status_code == 303
            ways = {"old": given(answer), "new": PASSWORD, "again": PASSWORD}
            assert send(theirs, "/account/password", **ways).status_code == 303
    assert sign_in(theirs, "minh").status_code == 422
    again = send(client, "/people/minh/open", page="/people/minh")
    assert sign_in(theirs, "minh", given(again)).status_code == 303
    assert send(client, "/people/minh/open", page="/people/minh").status_code == 422


def test_a_keeper_is_always_left(client, lan, services):
    """The last one is neither closed nor made less."""
    for path, ways in (
        (f"/people/{lan}/close", {}),
        (f"/people/{lan}", {"full_name": "Lan", "role": ["clerk"]}),
    ):
        answer = send(client, path, page=f"/people/{lan}", **ways)
        assert answer.status_code == 422
        assert "là người giữ kho cuối cùng đăng nhập được" in answer.text
    assert services.catalogue.people.get(lan).roles == {"keeper"}


@pytest.mark.usefixtures("lan")
def test_a_wait_is_lifted(app, client, services):
    """Whoever mistyped too often is let try again by a keeper."""
    opened(services, "minh", "reader")
    theirs = app.test_client()
    told = [sign_in(theirs, "minh", "x").status_code for _ in range(6)]
    assert told[-1] == 429
    assert "sai nhiều lần; thử lại được từ" in client.get("/people/minh").text

    send(client, "/people/minh/lift", page="/people/minh")

    assert sign_in(theirs, "minh").status_code == 303
    assert "Tạm khóa" not in client.get("/people/minh").text


@pytest.mark.usefixtures("lan")
def test_offices_are_kept(client, services):
    """Opened, renamed, closed and opened again; never with the name of another."""
    send(client, "/offices", name="  Ban Tổ chức ")
    [one] = services.catalogue.offices.all()
    for name in ("Ban Tổ chức", "", "12"):
        answer = send(client, "/offices", name=name)
        assert answer.status_code == 422
        assert 'role="alert"' in answer.text
    send(client, f"/offices/{one.id}/rename", page="/offices", name="Ban Dân vận")
    send(client, f"/offices/{one.id}/close", page="/offices")
    closed = client.get("/offices").text
    offered = client.get("/people/new").text
    send(client, f"/offices/{one.id}/open", page="/offices")

    assert "Ban Dân vận" in closed
    assert "đã đóng" in closed
    assert "Ban Dân vận" not in offered
    assert "Ban Dân vận" in client.get("/people/new").text


@pytest.mark.usefixtures("lan")
def test_nobody_is_not_found(client):
    """Whatever is asked about them."""
    assert client.get("/people/nobody").status_code == 404
    for way in ("close", "open", "password", "sign-out", "lift", "second-step/drop"):
        assert send(client, f"/people/x/{way}", page="/people").status_code == 404, way
    assert send(client, "/offices/9/close", page="/offices").status_code == 404


@pytest.mark.usefixtures("lan", "office")
def test_english_pages_are_english(client, services):
    """What somebody sees who is signed in, which no other test can."""
    opened(services, "minh", "reader")
    client.get("/account?lang=en")
    pages = ("/account", "/account/password", "/account/second-step", "/people")
    told = ("Your account", "At least", "scan this picture", "Last signed in")
    for path, words in zip(
        (*pages, "/people/minh", "/offices"),
        (*told, "Close the account", "Add an office"),
        strict=True,
    ):
        page = client.get(path).text.replace("Nguyễn minh", "")
        page = page.replace("Văn phòng", "")
        assert words in page
        shown = re.sub(
            r'<(\w+)[^>]*\slang="vi".*?</\1>|Văn khố', "", page, flags=re.DOTALL
        )
        assert re.findall(r"[ăđơưĂĐƠƯạ-ỹ]\w*", shown) == [], path
