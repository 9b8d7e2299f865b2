"""A paper is removed for good only by who saw what goes and typed its number."""

import re

import pytest

from archive.model import Reader
from tests.webui.papers import AT, plan

LOCAL = Reader("local")


@pytest.fixture(autouse=True)
def unguarded(app):
    """Forms without their token: what guards them is tested elsewhere."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def paper(keep):
    """A paper with its original."""
    return keep(plan(), "171-kh.txt")


def sent(client, paper, **form):
    """Ask for a paper to be removed."""
    return client.post(f"/documents/{paper}/purge", data=form)


def test_a_paper_leads_to_its_removal(client, paper):
    """Nothing goes by looking."""
    address = f"/documents/{paper}/purge"

    assert address in client.get(f"/documents/{paper}").get_data(as_text=True)
    page = client.get(address).get_data(as_text=True)
    assert "1 tệp gốc" in page
    assert client.get(f"/documents/{paper}").status_code == 200


def test_it_is_gone_and_the_list_tells_no_name(client, services, paper):
    """The original is erased at once, and the page says what is left to be done."""
    answer = sent(client, paper, typed=str(paper), why="có nội dung mật")

    assert answer.location == "/purges#purge-1"
    assert client.get(f"/documents/{paper}").status_code == 404
    assert list(services.files) == []
    page = client.get("/purges").get_data(as_text=True)
    assert f"Văn bản mã {paper}" in page
    assert "có nội dung mật" in page
    assert "Đang xóa nốt dấu vết" in page
    assert not re.search("171|nông thôn", page)


WRONG = {
    "another number": {"typed": "99", "why": "mật"},
    "no number": {"why": "mật"},
    "no reason": {"why": " "},
}


@pytest.mark.parametrize("form", WRONG.values(), ids=WRONG)
def test_whoever_is_not_sure_removes_nothing(client, paper, form):
    """The page comes again and says what is missing."""
    if form["why"] == " ":
        form = {**form, "typed": str(paper)}
    answer = sent(client, paper, **form)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.get_data(as_text=True)
    assert client.get(f"/documents/{paper}").status_code == 200


def test_a_file_that_shows_another_paper_is_not_cut(client, services, paper):
    """The other paper is named, and may go with it."""
    [file] = services.catalogue.documents.get(paper, LOCAL).renditions
    other = services.catalogue.documents.store(plan(), file, source="lan", at=AT)
    page = client.get(f"/documents/{paper}/purge").get_data(as_text=True)
    alone = sent(client, paper, typed=str(paper), why="mật")

    assert f"tệp gốc của văn bản mã {other}" in page
    assert f"/purge?also={other}" in page
    assert alone.status_code == 400
    both = sent(client, paper, typed=f"{paper} {other}", why="mật", also=other)
    assert both.status_code == 303
    assert services.catalogue.holdings.counts(LOCAL).total == 0


def test_that_no_folder_of_backups_is_set_is_told(client):
    """Nobody is to believe that there are none."""
    page = client.get("/purges").get_data(as_text=True)

    assert "VANKHO_BACKUPS" in page


def test_programs_remove_too(client, paper):
    """The same verb, with the record as its answer."""
    headers = {"X-Requested-With": "test"}
    answer = client.post(
        f"/api/v1/documents/{paper}/purge", json={"why": "mật"}, headers=headers
    )
    listed = client.get("/api/v1/purges").get_json()

    assert answer.get_json()["documents"] == [paper]
    assert "originals" not in answer.get_json()
    assert [one["documents"] for one in listed["items"]] == [[paper]]
    again = client.post(
        f"/api/v1/documents/{paper}/purge", json={"why": "mật"}, headers=headers
    )
    assert again.status_code == 404
