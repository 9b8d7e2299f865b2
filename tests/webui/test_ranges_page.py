"""Pages of a file become a paper of their own: looked at first, and given back."""

import re

import pytest

from archive.catalogue import Rendition
from archive.model import Page, Reader, Reading, Text
from indexer import reading, sync
from tests.indexer.extract import paper
from tests.indexer.papers import paper as written
from tests.webui.papers import AT

LOCAL, MINH = Reader("local"), Reader("minh")
PDF = "application/pdf"
FIRST = written(text="Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019.")
SHEETS = (FIRST, "Trang <b>hai</b>.", FIRST.replace("88-KH/TU", "99-KH/TU"), "Hết.")


@pytest.fixture(autouse=True)
def unguarded(app):
    """Forms without their token: what guards them is tested elsewhere."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def bundle(services, tmp_path):
    """A scan of four pages that holds two papers; the paper, its file, its bytes."""
    path = paper.written(tmp_path / "tập.pdf", *((line,) for line in "abcd"))
    stored = services.files.put(path)
    pages = tuple(Page(at, text, "ocr") for at, text in enumerate(SHEETS, start=1))
    shown = Rendition(stored.sha256, path.name, PDF, stored.size, "scan")
    number = services.catalogue.documents.store(
        reading.understand(Text(PDF, pages)), shown, source="test", at=AT
    )
    [file] = services.catalogue.renditions.of(number, LOCAL)
    return number, file.id, stored.sha256


def address(bundle, query=""):
    """The page where pages of the file are parted."""
    return f"/documents/{bundle[0]}/files/{bundle[1]}/pages{query}"


def part(client, bundle, first, last):
    """Part some pages; return the answer."""
    return client.post(address(bundle), data={"first": first, "last": last})


def test_the_files_lead_to_the_pages(client, bundle):
    """A clerk finds the way, and sees how each page begins, before naming any."""
    files = client.get(f"/documents/{bundle[0]}/files").text
    page = client.get(address(bundle)).text

    assert address(bundle) in files
    assert "Trang &lt;b&gt;hai&lt;/b&gt;." in page
    assert 'min="1"' in page
    assert 'max="4"' in page
    assert "thành văn bản riêng</button>" not in page


def test_a_paper_has_no_pages_of_the_file_of_another(client, services, bundle):
    """One that only a register names has no file, and no page."""
    told = Reading(Text("", ()), (), ())
    other = services.catalogue.documents.store(
        told, Rendition("0" * 64, "x.txt", "text/plain", 1), source="test", at=AT
    )

    assert client.get(address((other, bundle[1]))).status_code == 404


def test_both_papers_are_shown_first(client, bundle):
    """The preview says what the new paper and the old one would be called."""
    page = client.get(address(bundle, "?first=3&last=4")).text

    new, left = page.split('id="title-2"')
    assert "99-KH/TU" in new
    assert "88-KH/TU" in left
    assert "trang 3–4" in new
    assert "trang 1–2" in left
    assert f"/pages/3/image?rendition={bundle[2]}&amp;width=400" in new
    assert client.get(f"/documents/{bundle[0]}").text.count("99-KH/TU") > 0


def test_parts_and_gives_back(client, services, bundle):
    """Both papers tell of each other, and a button undoes it."""
    number, _, sha256 = bundle
    before = services.catalogue.documents.text(number, LOCAL)

    answer = part(client, bundle, 3, 4)
    told = client.get(answer.location).text
    [given] = services.catalogue.ranges.given(number, LOCAL)
    made = given.claim.value["to"]
    new = client.get(f"/documents/{made}").text
    files = client.get(f"/documents/{made}/files").text
    history = client.get(f"/documents/{number}/history").text
    back = client.post(f"/documents/{made}/files/back")

    assert answer.status_code == 303
    assert "Đã lưu:" in told
    assert "Tách trang: trang 3–4; thành " in re.sub(r"\s+", " ", told)
    assert f'href="/documents/{made}"' in told
    assert "Trang 3 của tệp" in new
    assert "văn bản này: trang 3–4" in new
    assert f'href="/documents/{number}"' in files
    assert "Tách trang" in history
    assert back.status_code == 303
    assert back.location == f"/documents/{number}/files?done={given.act}"
    assert "Đã hoàn tác:" in client.get(back.location).text
    assert services.catalogue.documents.text(number, LOCAL) == before
    assert client.get(f"/documents/{made}/original/{sha256}").status_code == 404


def test_the_history_undoes_it(client, services, bundle):
    """The button beside the story of a paper gives the pages back."""
    number = bundle[0]
    part(client, bundle, 3, 4)
    [given] = services.catalogue.ranges.given(number, LOCAL)

    client.post(f"/documents/{number}/undo", data={"act": given.act})

    assert services.catalogue.ranges.given(number, LOCAL) == ()
    assert services.catalogue.texts.pages(number, LOCAL) == [1, 2, 3, 4]


def test_pages_keep_their_pictures(client, services, bundle):
    """Pictures, marks, originals and forms are of the pages that the paper has."""
    number, _, sha256 = bundle
    part(client, bundle, 2, 3)
    [given] = services.catalogue.ranges.given(number, LOCAL)
    made = given.claim.value["to"]

    def status(paper, page, kind="image"):
        place = f"/documents/{paper}/pages/{page}/{kind}?rendition={sha256}"
        return client.get(place).status_code

    assert [status(number, page) for page in range(1, 6)] == [200, 404, 404, 200, 404]
    assert [status(made, page) for page in range(1, 5)] == [404, 200, 200, 404]
    assert [status(made, 3, kind) for kind in ("marks", "text")] == [200, 200]
    seen = client.get(f"/documents/{number}?view=images").text
    assert re.findall(r'id="page-(\d+)"', seen) == ["1", "4"]
    with client.get(f"/documents/{made}/original/{sha256}") as original:
        assert original.status_code == 200
    edited = client.get(f"/documents/{number}/pages/4/text").text
    assert f'href="/documents/{number}/pages/1/text"' in edited
    assert client.get(f"/documents/{number}").text.count(f"original/{sha256}") == 1


def test_two_clerks_at_once(client, services, bundle):
    """The second one learns who was faster, and that nothing of theirs was done."""
    services.parting.part_pages(bundle[0], bundle[1], (3, 4), reader=MINH, at=AT)

    late = part(client, bundle, 2, 3)
    seen = client.get(address(bundle, "?first=4&last=4"))

    assert (late.status_code, seen.status_code) == (409, 409)
    assert "vừa được minh thay đổi" in late.text
    assert services.catalogue.texts.pages(bundle[0], LOCAL) == [1, 2]


def test_given_back_twice(client, services, bundle):
    """Who was faster is told."""
    made = services.parting.part_pages(bundle[0], bundle[1], (3, 4), reader=MINH, at=AT)
    services.parting.give_back(made, reader=MINH, at=AT)

    answer = client.post(f"/documents/{made}/files/back")

    assert answer.status_code == 409
    assert "minh" in answer.text


NONSENSE = {
    "all": ("1", "4"),
    "backwards": ("3", "2"),
    "none": ("", ""),
    "words": ("x", "<b>"),
    "too far": ("4", "999999999999"),
}


@pytest.mark.parametrize(("first", "last"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused(client, services, bundle, first, last):
    """The page is shown again and says what is wrong."""
    seen = client.get(address(bundle), query_string={"first": first, "last": last})
    done = part(client, bundle, first, last)

    assert (seen.status_code, done.status_code) == (400, 400)
    assert 'role="alert"' in seen.text
    assert services.catalogue.texts.pages(bundle[0], LOCAL) == [1, 2, 3, 4]


LEADING = ("", "/files", "/history", "/neighbours")


@pytest.mark.parametrize("page", LEADING)
def test_the_address_of_what_went_back_leads_on(client, services, bundle, page):
    """Whoever kept the address of a page of the paper finds it at the other."""
    made = services.parting.part_pages(bundle[0], bundle[1], (3, 4), reader=MINH, at=AT)
    services.parting.give_back(made, reader=MINH, at=AT)

    led = client.get(f"/documents/{made}{page}")

    assert (led.status_code, led.location) == (
        302,
        f"/documents/{bundle[0]}{page}?joined={made}",
    )
    assert client.get(led.location).status_code == 200


@pytest.mark.parametrize("at", ["/documents", "/api/v1/documents"])
@pytest.mark.usefixtures("outsider")
def test_a_file_with_hidden_pages_is_not_handed_out(client, services, bundle, at):
    """Whoever may see some pages of a file must not be given the others with them."""
    number, file, sha256 = bundle
    made = services.parting.part_pages(number, file, (3, 4), reader=MINH, at=AT)
    services.catalogue.documents.restrict(made, "leaders", at=AT)

    shown = client.get(f"/documents/{number}")
    original = client.get(f"{at}/{number}/original/{sha256}")
    image = client.get(f"/documents/{number}/pages/3/image?rendition={sha256}")

    assert shown.status_code == 200
    assert (original.status_code, image.status_code) == (404, 404)


def test_a_search_follows(client, services, bundle):
    """Words are found in the paper that has their page, and back again."""

    def found():
        sync.catch_up(services.catalogue, services.engine)
        return re.findall(r"/documents/(\d+)\?", client.get("/?q=hết").text)

    before = set(found())
    made = services.parting.part_pages(bundle[0], bundle[1], (3, 4), reader=MINH, at=AT)
    parted = set(found())
    services.parting.give_back(made, reader=MINH, at=AT)

    assert (before, parted) == ({str(bundle[0])}, {str(made)})
    assert set(found()) == before


@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_has_no_pages(client, services, bundle):
    """What a reader may not see cannot be looked at, parted or given back."""
    services.catalogue.documents.restrict(bundle[0], "leaders", at=AT)

    assert client.get(address(bundle)).status_code == 404
    assert part(client, bundle, 3, 4).status_code == 404
    assert client.post(f"/documents/{bundle[0]}/files/back").status_code == 404


def test_pages_that_begin_like_a_paper_are_offered(client, services, bundle):
    """The files and the queue lead to the pages that seem to be another paper."""
    offered = f'href="{address(bundle, "?first=3&amp;last=4")}"'
    files = client.get(f"/documents/{bundle[0]}/files").text
    asked = client.get("/doubts?kind=parts").text

    assert offered in files
    assert offered in asked
    assert "Là một văn bản, không tách" in asked

    part(client, bundle, 3, 4)
    sync.catch_up(services.catalogue, services.engine)

    assert offered not in client.get(f"/documents/{bundle[0]}/files").text
    assert "99-KH/TU" in client.get("/?q=99-KH/TU").text


def test_a_clerk_says_that_it_is_one_paper(client, bundle, services):
    """Once said, nothing is offered or asked any more; nothing was split."""
    [doubt] = services.catalogue.doubts.listed(LOCAL, kind="parts")

    answer = client.post(
        f"/doubts/{doubt.id}",
        data={"do": "none", "of": bundle[0], "about": "parts", **_seen(client)},
    )

    paper = services.catalogue.documents.get(bundle[0], LOCAL)
    assert answer.status_code == 303
    assert paper.metadata.parts == ()
    assert "several_papers" not in paper.metadata.flags
    assert not services.catalogue.doubts.listed(LOCAL, kind="parts")


def _seen(client):
    """The claims in whose light the form in focus is answered."""
    shown = client.get("/doubts?kind=parts").text
    return dict(re.findall(r'name="(seen_\w+)" value="(\d*)"', shown))
