"""The files of a paper: what each is, and joining papers that are one."""

from dataclasses import replace

import pytest

from archive.model import Page, Reader, Text
from tests.webui.papers import AT, dispatch, plan

LOCAL = Reader("local")


@pytest.fixture(autouse=True)
def unguarded(app):
    """Forms without their token: what guards them is tested elsewhere."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def papers(keep):
    """One dispatch that came twice, the second time with a misread line."""
    text = Text(
        "text/plain", (Page(1, "Công văn quán triệt kết luận, bản <b>hai</b>."),)
    )
    return keep(dispatch(), "một.txt"), keep(replace(dispatch(), text=text), "hai.txt")


def test_the_page_of_a_paper_leads_to_its_files(client, papers):
    """Whoever looks at the originals can see who brought them, and when."""
    first, _ = papers

    assert f"/documents/{first}/files" in client.get(f"/documents/{first}").text
    page = client.get(f"/documents/{first}/files").text
    assert "một.txt" in page
    assert "test đưa vào, " in page
    assert "24/11/2026" in page


def test_papers_that_may_be_one_are_compared(client, papers):
    """Facts and texts stand side by side, and what differs is said."""
    first, second = papers

    listed = client.get(f"/documents/{first}/files").text
    page = client.get(f"/documents/{first}/files/compare/{second}").text

    assert f"/documents/{first}/files/compare/{second}" in listed
    assert "bản &lt;b&gt;hai&lt;/b&gt;" in page
    assert "khác nhau" not in page.split("<tbody>")[1].split("</tbody>")[0]
    assert f"Là một: giữ văn bản mã {second}" in page


def test_joins_leads_on_and_parts(client, services, papers):
    """The joined paper's address leads to the other; an undo brings both back."""
    first, second = papers

    joined = client.post(
        f"/documents/{first}/files/join", data={"other": second}, follow_redirects=True
    ).text
    led = client.get(f"/documents/{second}")
    shown = client.get(led.location).text
    parted = client.post(
        f"/documents/{first}/files/part", data={"other": second}, follow_redirects=True
    ).text

    assert "Đã gộp vào văn bản này:" in joined
    assert "Đã tách ra như trước:" in parted
    assert "người dùng tại máy này gộp" in joined
    assert "hai.txt" in joined
    assert (led.status_code, led.location) == (
        302,
        f"/documents/{first}?joined={second}",
    )
    assert "Văn bản bạn mở đã được gộp vào văn bản này." in shown
    assert "hai.txt" in shown
    assert client.get(f"/documents/{second}").status_code == 200
    assert services.catalogue.joining.of(first, LOCAL) == ()


GONE = {
    "a fact": ("get", "facts/issued", ""),
    "a fact that is sent": ("post", "facts/issued", ""),
    "the text of a page": ("get", "pages/1/text", ""),
    "its history": ("get", "history", "/history"),
    "its files": ("get", "files", "/files"),
    "a comparison": ("get", "files/compare/1", ""),
    "a join the other way": ("post", "files/join", ""),
}


@pytest.mark.parametrize("case", GONE)
def test_every_page_of_a_joined_paper_leads_on(client, services, papers, case):
    """Whoever had it open when somebody joined it is led to the one it is now."""
    first, second = papers
    services.catalogue.joining.join(second, first, reader=LOCAL, by="person:lan", at=AT)
    how, page, shown = GONE[case]

    answer = client.open(
        f"/documents/{second}/{page}", method=how, data={"other": first}
    )

    assert answer.location == f"/documents/{first}{shown}?joined={second}"


def test_two_clerks_join_the_same(client, services, papers):
    """Whoever comes second finds it done."""
    first, second = papers
    services.catalogue.joining.join(second, first, reader=LOCAL, by="person:lan", at=AT)

    answer = client.post(f"/documents/{first}/files/join", data={"other": second})

    assert answer.status_code == 303


@pytest.mark.parametrize("freed", ["1", "2", "99", "x"])
def test_only_what_was_joined_is_told_as_parted(client, papers, freed):
    """A made-up address offers to join nothing."""
    first, _ = papers
    page = client.get(
        f"/documents/{first}/files?freed={freed}&took={freed}&parted={freed}"
    ).text

    assert 'class="notice"' not in page


def test_an_original_of_a_joined_paper_is_handed_out(client, services, papers):
    """The files of both are files of the paper."""
    first, second = papers
    [file] = services.catalogue.renditions.of(second, LOCAL)
    services.catalogue.joining.join(second, first, reader=LOCAL, by="person:lan", at=AT)

    place = f"/documents/{first}/original/{file.rendition.sha256}"
    with client.get(place) as answer:
        assert (answer.status_code, len(answer.data)) == (200, file.rendition.size)


def test_changes_what_a_file_is(client, services, papers):
    """What a clerk says of a file holds, and can be undone."""
    first, _ = papers
    [before] = services.catalogue.renditions.of(first, LOCAL)
    place = f"/documents/{first}/files/{before.id}/kind"

    said = client.post(place, data={"kind": "copy"}, follow_redirects=True).text
    told = client.get(f"/documents/{first}/history").text
    [after] = services.catalogue.renditions.of(first, LOCAL)
    late = client.post(place, data={"kind": "scan"})
    services.catalogue.claims.withdraw(after.said.id, by="person:minh", at=AT)

    assert (before.rendition.kind, after.rendition.kind) == ("original", "copy")
    assert "Đã lưu:" in said
    assert "bản sao" in told
    assert "{&#39;" not in told
    assert late.status_code == 409
    assert "Người khác vừa đổi loại" in late.text
    assert services.catalogue.renditions.of(first, LOCAL) == (before,)


def test_a_file_becomes_a_paper_of_its_own(client, services, papers):
    """A file attached by mistake is parted, and the page says how to undo it."""
    first, second = papers
    stored = services.catalogue.documents.get(second, LOCAL).renditions[0]
    services.catalogue.documents.attach(first, stored, source="test", at=AT)
    _, file = services.catalogue.renditions.of(first, LOCAL)

    page = client.post(
        f"/documents/{first}/files/{file.id}/part", follow_redirects=True
    )

    notice = page.text.split('class="notice"')[1].split("</div>")[0]
    assert "Tệp đã thành văn bản riêng, tách ra từ:" in notice
    assert f'action="/documents/{first}/files/join"' in notice
    assert f'value="{second + 1}"' in notice
    # Joining undoes it; to withdraw the claim alone would change nothing.
    history = client.get(f"/documents/{second + 1}/history").text
    assert "tách ra từ" in history
    assert 'name="claim"' not in history
    assert file not in services.catalogue.renditions.of(first, LOCAL)


WRONG = {
    "its only file": ("files/{file}/part", {}, 400),
    "an unknown kind": ("files/{file}/kind", {"kind": "fax"}, 400),
    "a file of another paper": ("files/999/kind", {"kind": "scan"}, 404),
    "itself": ("files/join", {"other": "{first}"}, 400),
    "nothing": ("files/join", {}, 404),
    "what is not joined": ("files/part", {"other": "{second}"}, 404),
}


@pytest.mark.parametrize(("place", "form", "status"), WRONG.values(), ids=WRONG)
def test_nonsense_is_refused(client, services, papers, place, form, status):  # noqa: PLR0917  # fixtures and a row
    """Nothing is written, and the answer says what is wrong."""
    first, second = papers
    [file] = services.catalogue.renditions.of(first, LOCAL)
    filled = {"file": file.id, "first": first, "second": second}
    data = {name: value.format(**filled) for name, value in form.items()}

    answer = client.post(f"/documents/{first}/{place.format(**filled)}", data=data)

    assert answer.status_code == status


def test_a_paper_that_never_was_is_not_found(client, papers):
    """Only joined papers lead on."""
    assert client.get(f"/documents/{papers[1] + 9}").status_code == 404


def test_another_paper_is_looked_up_to_compare(client, keep, papers):
    """A paper under another symbol is found by its symbol."""
    other = keep(plan(), "kế hoạch.txt")

    page = client.get(f"/documents/{papers[0]}/files?symbol=171-KH/TU").text

    assert f"/files/compare/{other}" in page
