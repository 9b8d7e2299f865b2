"""Searches kept under a name: saved, renamed, deleted, opened."""

import re

import pytest

from archive.errors import BusyError
from archive.model import Reader
from archive.sentences import Sentence
from webui.pages import saved as page_of_saved


@pytest.fixture
def client(app):
    """A browser whose forms are trusted: the token has tests of its own."""
    app.config["WTF_CSRF_ENABLED"] = False
    return app.test_client()


def html(client):
    return client.get("/searches").get_data(as_text=True)


def save(client, name, address="q=n%C3%B4ng+th%C3%B4n&type=K%E1%BA%BF+ho%E1%BA%A1ch"):
    return client.post("/searches", data={"name": name, "address": address})


def test_a_search_is_saved_told_and_opened(client):
    """The list says in words what each asks, and leads to it."""
    response = save(client, "Nông thôn mới")

    assert (response.status_code, response.location) == (303, "/searches#search-1")
    page = html(client)
    assert "“nông thôn” · Loại văn bản: Kế hoạch" in page
    assert 'href="/?q=n%C3%B4ng+th%C3%B4n&amp;type=K%E1%BA%BF+ho%E1%BA%A1ch"' in page
    assert "Nông thôn mới" in client.get("/").get_data(as_text=True)


def test_a_search_is_asked_for_its_name(client):
    """The results lead to a form that proposes their words, without a complaint."""
    page = client.get(
        "/searches", query_string={"address": "q=n%C3%B4ng&lang=en"}
    ).get_data(as_text=True)

    assert 'value="nông"' in page
    assert 'name="address" value="q=n%C3%B4ng"' in page
    assert "aria-invalid" not in page
    assert 'name="address"' not in html(client)


def test_it_is_a_part_of_searching(client):
    """Whoever looks at the head of the page knows where they are."""
    (here,) = re.findall(r'aria-current="page">([^<]*)', html(client))

    assert here == "Tra cứu"


def test_an_address_keeps_only_what_a_search_asks(client):
    """Whatever is sent, it leads to a search of this archive and nowhere else."""
    save(client, "x", "//evil.example/?q=a&lang=en&page=9&size=50&x=%3Cb%3E")

    page = html(client)
    assert 'href="/?size=50"' in page
    assert "evil" not in page


def test_an_address_of_very_many_parts_is_no_search(client):
    """It is answered, and costs nobody anything."""
    assert save(client, "x", "&".join(["type=a"] * 5000)).status_code == 303


def test_a_name_that_is_taken_is_asked_for_again(client):
    """What was typed and what was to be kept are still there."""
    save(client, "A")
    response = save(client, "A", "q=%3Cb%3E")
    page = response.get_data(as_text=True)

    assert response.status_code == 400
    assert "Đã có tìm kiếm mang tên “A”" in page
    assert 'value="q=%3Cb%3E"' in page
    assert "“&lt;b&gt;”" in page


def test_a_search_is_renamed_and_deleted(client):
    """Each change leads back to the list."""
    save(client, "A")
    save(client, "B")

    assert client.post("/searches/1", data={"name": "C"}).status_code == 303
    wrong = client.post("/searches/1", data={"name": "B"})
    assert wrong.status_code == 400
    assert "Đã có tìm kiếm mang tên “B”" in wrong.get_data(as_text=True)
    assert client.post("/searches/1/delete").status_code == 303
    assert client.post("/searches/1/delete").status_code == 404
    assert 'id="search-1"' not in html(client)


def test_nobody_sees_the_searches_of_others(client, monkeypatch):
    """They are a matter of whoever saved them."""
    save(client, "Của Lan")
    monkeypatch.setattr(page_of_saved, "reader", lambda: Reader("minh"))

    assert "Của Lan" not in html(client)
    assert client.post("/searches/1/delete").status_code == 404


def test_forms_of_others_are_refused(app):
    """A page from elsewhere cannot save or delete anything."""
    assert save(app.test_client(), "A").status_code == 400


def send(client, address, **headers):
    """Ask as a browser does where a person pressed something."""
    client.get(address, headers={"Sec-Fetch-User": "?1", **headers}).close()


def recent(services):
    return [one.text for one in services.catalogue.recents.of("local")]


def test_a_search_that_was_sent_is_remembered(client, services):
    """The page lists it, the newest first, as a link that asks the same."""
    send(client, "/?q=tr%E1%BB%93ng+c%C3%A2y")
    send(client, "/?q=171")

    assert recent(services) == ["171", "trồng cây"]
    assert 'href="/?q=tr%E1%BB%93ng+c%C3%A2y">trồng cây</a>' in html(client)


def test_what_nobody_sent_is_not_remembered(client, services):
    """What comes while typing, further pages, nonsense, nothing, and programs."""
    send(client, "/?q=mot", **{"X-Part": "answer"})
    send(client, "/?q=hai&page=2")
    send(client, '/?q="ba')
    send(client, "/?year=2019")
    client.get("/?q=bon").close()

    assert recent(services) == []


def test_searches_are_cleared_and_switched_off(client, services):
    """The list is empty, and stays so until they are wanted again."""
    send(client, "/?q=mot")
    assert client.post("/searches/recent/clear").location == "/searches#recent"
    assert recent(services) == []

    send(client, "/?q=mot")
    client.post("/searches/recent/keep", data={"kept": "no"})
    send(client, "/?q=hai")
    assert recent(services) == []
    assert "Kho không nhớ những lần tìm của bạn." in html(client)
    client.post("/searches/recent/keep", data={"kept": "yes"})
    send(client, "/?q=ba")
    assert recent(services) == ["ba"]


def test_a_busy_catalogue_remembers_nothing_and_says_nothing(
    client, services, monkeypatch
):
    """Whoever searches is never told of it."""

    def busy(*_, **__):
        raise BusyError(Sentence("bận"))

    monkeypatch.setattr(services.catalogue.recents, "remember", busy)
    send(client, "/?q=mot")

    assert recent(services) == []
