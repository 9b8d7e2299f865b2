"""The pages of bodies: found, told with those around them, and added to."""

import datetime as dt
import re

import pytest

from archive.authority.additions import AddedBody, AddedName
from archive.model import Citation, Claim, Page, Reading, Text
from tests.webui.papers import AT

ODD = "Tỉnh bộ Bắc Kạn"
PROVINCE = "tinh-uy-bac-kan"
HOSTILE = "\"'><script>alert(1)</script> Sông Cầu"


def paper(issuer, symbol="7-KH/TU"):
    """A paper of a body, and nothing else."""
    text = Text("text/plain", (Page(1, f"{issuer} {symbol}"),))
    claims = (
        Claim("issuers", [issuer]),
        Claim("symbol", symbol),
        Claim("number", int(symbol.partition("-")[0])),
        Claim("type", "Kế hoạch"),
        Claim("issued", {"verbatim": "2020-02-03", "date": "2020-02-03"}),
    )
    return Reading(text, claims, ())


def text(client, address):
    """A page without its tags."""
    answer = client.get(address)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.get_data(as_text=True)))


def send(client, **typed):
    """Send a form, as a browser would."""
    page = client.get(f"/additions/new?what={typed['what']}").get_data(as_text=True)
    return client.post("/additions", data={"csrf_token": token(page), **typed})


def first(pattern, page):
    """What a pattern finds first on a page."""
    found = re.search(pattern, page)
    assert found
    return found[1]


def token(page):
    """The token of the forms of a page."""
    return first(r'name="csrf_token" value="([^"]+)"', page)


FINDS = {
    "a name": ("Tỉnh ủy Bắc Kạn", "/bodies/tinh-uy-bac-kan"),
    "without marks": ("ban tuyen giao na ri", "/bodies/ban-tuyen-giao-huyen-uy-na-ri"),
    "a code": ("BTGTW", "/bodies/ban-tuyen-giao-trung-uong"),
    "a place": ("Na Rì", "/bodies/huyen-uy-na-ri"),
}


@pytest.mark.parametrize(("find", "address"), FINDS.values(), ids=FINDS)
def test_bodies_are_found(client, find, address):
    """By name, code and place, with marks or without."""
    page = client.get("/bodies", query_string={"find": find}).get_data(as_text=True)

    assert f'href="{address}"' in page


def test_a_day_leaves_out_who_was_not_there(client):
    """Of two records of a name the one of the day is shown; a day must be one."""
    then = client.get("/bodies?find=Tỉnh+ủy+Thái+Nguyên&on=01/8/2026")
    wrong = client.get("/bodies?find=Tỉnh+ủy+Thái+Nguyên&on=hôm+qua")

    assert 'href="/bodies/tinh-uy-thai-nguyen:2025"' in then.get_data(as_text=True)
    assert 'href="/bodies/tinh-uy-thai-nguyen"' not in then.get_data(as_text=True)
    assert "Hãy ghi đủ ngày, tháng, năm" in wrong.get_data(as_text=True)


def test_the_list_begins_with_bodies_whose_papers_are_held(client, keep):
    """Most papers first; what the authority file lacks can be added from there."""
    keep(paper("Tỉnh ủy Bắc Kạn"), "a.txt")
    keep(paper("Tỉnh ủy Bắc Kạn", "8-KH/TU"), "b.txt")
    keep(paper("Nhóm Sông Cầu", "9-KH/NSC"), "c.txt")

    page = client.get("/bodies").get_data(as_text=True)
    said = text(client, "/bodies")

    assert said.index("Tỉnh ủy Bắc Kạn") < said.index("Nhóm Sông Cầu")
    assert "chưa có trong danh mục" in said
    assert "/additions/new?what=body&amp;name=Nh%C3%B3m+S%C3%B4ng+C%E1%BA%A7u" in page


def test_a_body_that_only_papers_know_is_found_too(client, keep):
    """Whoever looks for it learns that it can be added, and that papers are held."""
    keep(paper("Huyện ủy Sơn Khê"), "a.txt")

    found = text(client, "/bodies?find=son+khe")
    on_a_day = text(client, "/bodies?find=son+khe&on=1/8/2019")

    assert "Tìm thấy 1 cơ quan" in found
    assert "Huyện ủy Sơn Khê 1 văn bản chưa có trong danh mục" in found
    assert "Danh mục không có cơ quan nào tên như vậy." in on_a_day


def test_a_body_is_told_with_those_around_it(client, keep):
    """Rank, names, codes, days, descent, terms, what is held and who said so."""
    keep(paper("Tỉnh ủy Bắc Kạn"), "a.txt")
    page = client.get(f"/bodies/{PROVINCE}").get_data(as_text=True)
    said = text(client, f"/bodies/{PROVINCE}")

    assert "Cấp tỉnh" in said
    assert "Ban Chấp hành Đảng bộ tỉnh Bắc Kạn" in said
    assert 'href="/bodies/tinh-uy-thai-nguyen:2025"' in page
    assert 'href="/bodies/bo-chinh-tri"' in page
    assert 'href="/bodies/ban-tuyen-giao-va-dan-van-tinh-uy-bac-kan"' in page
    assert "Sổ của 1 văn bản" in said
    assert 'href="/registers?body=tinh+uy+bac+kan"' in page
    assert "có sẵn trong danh mục" in said
    assert "Ghi ngày đại hội" in said


def test_a_body_nobody_knows_is_not_found(client):
    """Neither is a name that no body can have."""
    for body in ("x", "a:b", "%00", "a" * 4000):
        assert client.get(f"/bodies/{body}").status_code == 404


@pytest.mark.usefixtures("outsider")
def test_only_visible_papers_count(client, keep, services):
    """A body of which everything is hidden has no paper, and no register."""
    number = keep(paper("Tỉnh ủy Bắc Kạn"), "a.txt")
    services.catalogue.documents.restrict(number, "board", at=AT)

    assert "Kho chưa có văn bản nào dưới tên này" in text(client, f"/bodies/{PROVINCE}")
    assert "Tỉnh ủy Bắc Kạn" not in text(client, "/bodies")


def test_an_alias_is_foreseen_kept_and_taken_back(client, keep, services):
    """Nothing is kept before the preview; the papers it touches are named."""
    keep(paper(ODD), "a.txt")
    typed = {"what": "name", "body": PROVINCE, "form": "alias", "text": ODD}

    foreseen = send(client, **typed)
    nothing = services.catalogue.additions.listed()
    kept = send(client, **typed, do="save", note="Quyết định 12-QĐ/TU")
    told = text(client, kept.location)
    page = client.get(kept.location).get_data(as_text=True)
    undo = first(r'action="(/additions/\d+/withdraw)"', page)
    back = client.post(undo, data={"csrf_token": token(page)})

    assert "Đọc lại cơ quan của 1 văn bản" in foreseen.get_data(as_text=True)
    assert "7-KH/TU" in foreseen.get_data(as_text=True)
    assert nothing == ()
    assert kept.status_code == 303
    assert kept.location == f"/bodies/{PROVINCE}?added=1"
    assert "Đã lưu:" in told
    assert "Sổ của 1 văn bản" in told
    assert back.status_code == 303
    assert services.authority.body_named(ODD) is None
    assert "Đã rút lại" in text(client, back.location)
    assert "Đã lưu:" not in text(client, kept.location)


def test_a_body_a_succession_and_a_congress_are_added(client, services):
    """Typed as an office writes: names, days, a line for each."""
    body = {
        "what": "body",
        "name": "Tỉnh bộ Sông Cầu",
        "level": "province",
        "kind": "committee",
        "codes": "TBSC, SC",
        "aliases": "Tỉnh bộ SC\nTB Sông Cầu",
        "valid_from": "01/8/2019",
        "within": "Ban Chấp hành Trung ương",
    }
    send(client, **body, do="save")
    line = {"old": "Tỉnh ủy Bắc Kạn", "new": "Tỉnh bộ Sông Cầu", "on": "1/8/2019"}
    over = send(client, what="succession", **line, begins="1")
    line = {"old": "Tỉnh bộ Sông Cầu", "new": "Tỉnh ủy Thái Nguyên", "on": "1/8/2026"}
    made = send(client, what="succession", **line, do="save")
    held = send(
        client, what="term", body=PROVINCE, name="XI", since="15/10/2015", do="save"
    )

    known = services.authority.bodies["tinh-bo-song-cau"]
    assert known.codes == ("TBSC", "SC")
    assert known.aliases == ("Tỉnh bộ SC", "TB Sông Cầu")
    assert known.valid_to == dt.date(2026, 7, 31)
    assert known.into == ("Tỉnh ủy Thái Nguyên",)
    assert over.status_code == 422
    assert "đã thôi từ sau ngày 30/6/2025" in over.get_data(as_text=True)
    assert made.location == "/bodies/tinh-uy-thai-nguyen:2025?added=2"
    assert "nhiệm kỳ XI từ ngày 15/10/2015" in text(client, held.location)


WRONG = {
    "no name": ({"what": "body", "level": "province", "kind": "staff"}, "Hãy ghi tên."),
    "no level": ({"what": "body", "name": "Nhóm X", "kind": "staff"}, "Hãy chọn"),
    "no such day": (
        {"what": "term", "body": PROVINCE, "name": "XI", "since": "30/2/2015"},
        "Hãy ghi đủ ngày",
    ),
    "no day": ({"what": "succession", "old": "a", "new": "b"}, "Hãy ghi ngày."),
    "a body nobody knows": (
        {"what": "name", "body": "Nhóm X", "form": "alias", "text": "Nhóm Y"},
        "Danh mục không có cơ quan “Nhóm X”.",
    ),
    "a name of another": (
        {"what": "name", "body": PROVINCE, "form": "alias", "text": "Tỉnh ủy Cao Bằng"},
        "đã là tên của",
    ),
    "a name of its own in another spelling": (
        {"what": "name", "body": PROVINCE, "form": "alias", "text": "tinh uy bac kan"},
        "“tinh uy bac kan” đã được hiểu là “Tỉnh ủy Bắc Kạn”",
    ),
    "a congress of a body that was no more": (
        {"what": "term", "body": PROVINCE, "name": "XIII", "since": "15/10/2025"},
        "đã thôi từ sau ngày 30/6/2025",
    ),
    "a congress of a body that was not yet": (
        {"what": "term", "body": PROVINCE, "name": "I", "since": "15/10/1986"},
        "mới có từ ngày 01/01/1997",
    ),
    "too long a name": (
        {"what": "body", "name": "N" * 400, "level": "province", "kind": "staff"},
        "Tên dài quá 300 ký tự.",
    ),
    "writing backwards": (
        {"what": "body", "name": "Nhóm \u202eX", "level": "base", "kind": "staff"},
        "ký tự không nhìn thấy",
    ),
}


@pytest.mark.parametrize("do", ["foresee", "save"])
@pytest.mark.parametrize(("typed", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_said_beside_its_field(client, services, typed, told, do):
    """Nothing is kept, and what was typed is still there."""
    answer = send(client, **typed, do=do)
    page = answer.get_data(as_text=True)

    assert answer.status_code == 422
    assert told in page
    assert 'aria-invalid="true"' in page
    assert services.catalogue.additions.listed() == ()


def test_hostile_names_stay_words(client, services, keep):
    """A script in a name is a name, in every place where it is shown."""
    keep(paper(HOSTILE, "9-KH/X"), "c.txt")
    value = AddedBody(HOSTILE, "province", "steering", aliases=("<b>Nhóm</b> X",))
    services.catalogue.additions.add(value, by="person:<i>lan", at=AT, note="<u>x")
    body = services.authority.body_named(HOSTILE).id

    for address in (
        "/bodies",
        f"/bodies/{body}?added=1",
        "/additions",
        "/bodies?find=cau",
    ):
        page = client.get(address).get_data(as_text=True)
        assert "<script>alert" not in page
        assert "<b>Nhóm" not in page
        assert "<u>x" not in page
        assert "<i>lan" not in page
        assert "Sông Cầu" in page


@pytest.mark.usefixtures("outsider")
def test_a_preview_tells_of_visible_papers_only(client, keep, services):
    """What is hidden is neither counted nor named."""
    number = keep(paper(ODD), "a.txt")
    services.catalogue.documents.restrict(number, "board", at=AT)

    answer = send(client, what="name", body=PROVINCE, form="alias", text=ODD)

    assert "Chưa văn bản hay dẫn chiếu nào" in answer.get_data(as_text=True)
    assert "7-KH/TU" not in answer.get_data(as_text=True)


def test_the_list_tells_who_added_what(client, services):
    """The newest first, with the note; withdrawn ones too."""
    kept = services.catalogue.additions
    first = kept.add(AddedName(PROVINCE, ODD), by="person:lan", at=AT, note="Cũ")
    kept.withdraw(first, by="person:minh", at=AT)

    said = text(client, "/additions")

    assert ODD in said
    assert "lan thêm lúc" in said
    assert "Đã rút lại: minh" in said
    assert "Cũ" in said


def test_the_form_knows_what_a_name_says(client):
    """From a paper whose body nobody knows: its level and kind are proposed."""
    page = client.get("/additions/new?what=body&name=Ban+Chỉ+đạo+Sông+Cầu+tỉnh+X")
    said = page.get_data(as_text=True)

    assert 'value="Ban Chỉ đạo Sông Cầu tỉnh X"' in said
    assert re.search(r'<option value="province"\s+selected', said)
    assert re.search(r'<option value="steering"\s+selected', said)


def test_a_form_that_is_none_is_not_found(client):
    """Whatever stands in the address."""
    assert client.get("/additions/new?what=x").status_code == 404
    assert client.get("/additions/new").status_code == 200


LETTERHEADS = {
    "a listed body": ({"issuers": ["Tỉnh ủy Bắc Kạn"]}, "/bodies/tinh-uy-bac-kan"),
    "an organ under its committee": (
        {"issuers": ["Ban Tuyên giáo"], "parent": "Tỉnh ủy Bắc Kạn"},
        "/bodies/ban-tuyen-giao-tinh-uy-bac-kan",
    ),
    "a body of its day": (
        {
            "issuers": ["Tỉnh ủy Thái Nguyên"],
            "issued": {"verbatim": "2026-02-03", "date": "2026-02-03"},
        },
        "/bodies/tinh-uy-thai-nguyen:2025",
    ),
    "an unlisted body": (
        {"issuers": ["Nhóm Sông Cầu"]},
        "/additions/new?what=body&amp;name=Nh%C3%B3m+S%C3%B4ng+C%E1%BA%A7u",
    ),
    "a name that does not tell": ({"issuers": ["Tỉnh ủy"]}, None),
}


@pytest.mark.parametrize(("facts", "address"), LETTERHEADS.values(), ids=LETTERHEADS)
def test_a_paper_leads_to_its_body(client, keep, facts, address):
    """To its page, or to the form with its name; nowhere where it is not told."""
    claims = tuple(Claim(*fact) for fact in facts.items())
    number = keep(Reading(Text("text/plain", (Page(1, "x"),)), claims, ()), "a.txt")

    page = client.get(f"/documents/{number}").get_data(as_text=True)
    found = re.findall(r'href="((?:/bodies/|/additions/)[^"]+)"', page)

    assert found == ([address] if address else [])


def test_a_citation_leads_to_the_body_it_names(client, keep):
    """One that nobody knows can be added from there."""
    words = "Căn cứ Kế hoạch số 12-KH/NSC của Nhóm Sông Cầu"
    cites = Citation(
        8,
        len(words),
        words[8:],
        "party",
        number=12,
        symbol="12-KH/NSC",
        body="Nhóm Sông Cầu",
    )
    text = Text("text/plain", (Page(1, words),))
    number = keep(Reading(text, (Claim("symbol", "1-CV/TU"),), (cites,)), "a.txt")

    page = client.get(f"/documents/{number}/links/1-8").get_data(as_text=True)

    assert "/additions/new?what=body&amp;name=Nh%C3%B3m+S%C3%B4ng+C%E1%BA%A7u" in page
    assert "chưa có trong danh mục" in page
