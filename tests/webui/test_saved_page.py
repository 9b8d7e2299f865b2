"""Searches kept under a name: saved, renamed, deleted, opened."""

import re

import pytest

from archive.model import Reader
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
