"""Old letters that may be meant otherwise: asked, confirmed, or read in another way."""

import html as entities
import re

import pytest

from archive.model import Reader
from tests.webui.olds import OLD, READ, TEXT, reading

LOCAL = Reader("local")


@pytest.fixture(autouse=True)
def no_tokens(app):
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def paper(keep, services):
    """A paper with one line in VNI that was read as TCVN3."""
    return keep(reading(services.authority))


def shown(response, status=200) -> str:
    assert response.status_code == status
    return entities.unescape(response.get_data(as_text=True))


def test_the_queue_asks_and_offers_other_readings(client, services, paper):
    """The question shows what was made of it, and how else it reads."""
    doubt = services.catalogue.doubts.listed(LOCAL, kind="decoding")[0]
    page = shown(client.get("/doubts", query_string={"at": doubt.id}))

    assert f"“{READ}”: có đúng không?" in page
    assert "Căn cứ Nghị quyết" in page
    assert OLD in page
    assert f"/documents/{paper}/pages/1/decoding?read_as=vni" in page


def test_confirming_settles_it(client, services, paper):
    """One key keeps it as it was read; the paper is not asked about again."""
    doubt = services.catalogue.doubts.listed(LOCAL, kind="decoding")[0]
    page = shown(client.get("/doubts", query_string={"at": doubt.id}))
    hidden = dict(re.findall(r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', page))
    client.post(f"/doubts/{doubt.id}", data=hidden | {"do": "confirm"})

    assert services.catalogue.doubts.listed(LOCAL, kind="decoding") == ()
    assert services.catalogue.documents.page(paper, 1, LOCAL).text == TEXT


def choose(client, paper, **sent):
    page = shown(client.get(f"/documents/{paper}/pages/1/decoding"))
    mark = re.search(r'name="mark" value="(\w+)"', page)
    assert mark
    address = f"/documents/{paper}/pages/1/decoding"
    return client.post(address, data={"mark": mark[1]} | sent)


CHOICES = {"vni": "Căn cứ Nghị quyết", "original": OLD}


@pytest.mark.parametrize(("code", "line"), CHOICES.items(), ids=CHOICES)
def test_another_reading_becomes_a_correction(client, services, paper, code, line):
    """The page shows the reading chosen; what was read stays, and it can be undone."""
    response = choose(client, paper, read_as=code)

    assert response.status_code == 303
    page = services.catalogue.documents.page(paper, 1, LOCAL)
    assert page.text == f"KẾ HOẠCH\n{line}\nhết"
    assert services.catalogue.doubts.listed(LOCAL, kind="decoding") == ()
    standing = services.catalogue.texts.corrected(paper, LOCAL)[1]
    assert standing.read == TEXT


def test_readings_are_looked_at_first(client, paper):
    """Each way is shown with its lines, the one asked for chosen."""
    page = shown(client.get(f"/documents/{paper}/pages/1/decoding?read_as=vni"))

    assert re.search(r'value="vni"\s+checked', page)
    assert "Căn cứ Nghị quyết" in page
    assert "đang dùng" in page


PROBLEMS = {
    "no such way": ({"read_as": "koi8"}, 422),
    "none": ({}, 422),
    "another text meanwhile": ({"read_as": "vni", "mark": "0"}, 409),
}


@pytest.mark.parametrize(("sent", "status"), PROBLEMS.values(), ids=PROBLEMS)
def test_what_cannot_be_done_is_said(client, services, paper, sent, status):
    """Nothing is changed, and the page says why."""
    assert 'role="alert"' in shown(choose(client, paper, **sent), status)
    assert services.catalogue.documents.page(paper, 1, LOCAL).text == TEXT


def test_pages_without_old_letters_have_none(client, paper):
    """There is nothing to read anew, nor on a page that somebody corrected."""
    assert client.get(f"/documents/{paper}/pages/2/decoding").status_code == 404
    choose(client, paper, read_as="vni")
    assert client.get(f"/documents/{paper}/pages/1/decoding").status_code == 404
