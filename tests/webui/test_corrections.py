"""Correcting facts and pages, and the history that undoes it."""

import re
from urllib.parse import urlsplit

import pytest

from archive.model import Reader
from indexer import correcting, sync
from tests.webui.papers import AT, PLAN, directive, dispatch, notice, plan

LAN = Reader("lan")


def html(response, status=200):
    assert response.status_code == status
    return response.get_data(as_text=True)


def hidden(page, name):
    """The value of a hidden input."""
    found = re.search(rf'name="{name}"\s+value="([^"]*)"', page)
    return found[1] if found else None


@pytest.fixture(autouse=True)
def _unsigned(app):
    """Forms are sent without a browser; their token has tests of its own."""
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def paper(keep):
    """The number of the plan, beside a paper that it cites."""
    keep(dispatch())
    return keep(plan(), "Kế hoạch 171.txt")


@pytest.fixture
def catalogue(services):
    return services.catalogue


def facts(catalogue, paper):
    return catalogue.documents.get(paper, LAN).metadata


def seen(client, paper, name):
    """What the form of a fact says it was made in the light of."""
    page = html(client.get(f"/documents/{paper}/facts/{name}"))
    found = re.findall(r'name="(seen_\w+)"\s+value="([^"]*)"', page)
    return dict(found)


def save(client, paper, fact, light=None, **typed):
    """Send the form of a fact as somebody who sees what stands."""
    light = seen(client, paper, fact) if light is None else light
    return client.post(
        f"/documents/{paper}/facts/{fact}", data={"do": "save", **light, **typed}
    )


def test_a_fact_is_corrected_beside_its_place(client, catalogue, paper):
    """The form stands beside the words it was read from, and leads back to the fact."""
    page = html(client.get(f"/documents/{paper}/facts/subject"))
    assert '<mark id="fact-subject">tuyên truyền nghị quyết' in page
    assert "<" not in page.split("<title>")[1].split("</title>")[0]

    answer = save(client, paper, "subject", subject="tuyên truyền\n nông thôn mới ")

    assert answer.status_code == 303
    assert urlsplit(answer.location).path == f"/documents/{paper}"
    assert urlsplit(answer.location).fragment == "value-subject"
    assert facts(catalogue, paper).subject == "tuyên truyền nông thôn mới"
    shown = html(client.get(answer.location))
    assert 'id="value-subject"' in shown
    assert "xác nhận, " in shown


DATES = {
    "a day": ("04/6/2019", "2019-06-04", None, ()),
    "a day in words": ("ngày 4 tháng 6 năm 2019", "2019-06-04", None, ()),
    "a month": ("6/2019", None, "2019-06", ("date_partial",)),
    "a year": ("2019", None, "2019", ("date_partial",)),
}


@pytest.mark.parametrize("case", DATES.values(), ids=DATES)
def test_dates_are_typed_as_people_write_them(client, catalogue, paper, case):
    """Whole days, months and years are all understood."""
    typed, day, part, flags = case
    save(client, paper, "issued", issued=typed)

    issued = facts(catalogue, paper).issued
    assert (issued.date and issued.date.isoformat(), issued.partial) == (day, part)
    assert (issued.verbatim, issued.flags) == (typed, flags)


PARENTS = {
    "a symbol with its day": ("5-QĐ/TU, ngày 04/6/2019", "5-QĐ/TU, 2019-06-04"),
    "a day without its word": ("5-QĐ/TU, 04/6/2019", "5-QĐ/TU, 2019-06-04"),
    "other words": ("Quy chế 5, bản 2", "Quy chế 5, bản 2"),
}


@pytest.mark.parametrize(("typed", "kept"), PARENTS.values(), ids=PARENTS)
def test_what_it_belongs_to_has_a_day_as_people_write_it(
    client, catalogue, paper, typed, kept
):
    """The day is kept like every other, and shown as an office writes it."""
    shown = html(client.get(save(client, paper, "part_of", part_of=typed).location))

    assert facts(catalogue, paper).part_of == kept
    assert "2019-06-04" not in shown
    form = html(client.get(f"/documents/{paper}/facts/part_of"))
    assert "2019-06-04" not in form
    assert typed.replace("QĐ/TU, 0", "QĐ/TU, ngày 0") in form


def test_an_impossible_day_is_asked_about_and_then_kept(client, catalogue, paper):
    """What is printed wrongly is kept as printed, once somebody says so."""
    first = save(client, paper, "issued", issued="37/7/2019")
    page = html(first, 422)
    assert "không có trong lịch" in page
    assert 'value="37/7/2019"' in page
    assert facts(catalogue, paper).issued.date is not None

    other = save(client, paper, "issued", issued="38/7/2019", sure=hidden(page, "sure"))
    assert other.status_code == 422
    save(client, paper, "issued", issued="37/7/2019", sure=hidden(page, "sure"))

    issued = facts(catalogue, paper).issued
    assert (issued.verbatim, issued.date, issued.partial) == (
        "37/7/2019",
        None,
        "2019-07",
    )
    assert issued.flags == ("date_impossible",)


REFUSED = {
    "no date": ("issued", {"issued": "hôm qua"}, "Không đọc được ngày"),
    "half a day": ("effective", {"effective": "8/2019"}, "đủ ngày, tháng, năm"),
    "nothing": ("subject", {"subject": "  "}, "Chưa ghi gì"),
    "no number": ("symbol", {"symbol": "1-KH/TU", "number": "một"}, "chỉ gồm chữ số"),
    "no symbol": ("symbol", {"symbol": "bảy", "number": "7"}, "Không đọc được “bảy”"),
    "no type": ("type", {"type": "Tờ rơi"}, "Không có loại"),
    "a letter off": ("issuers", {"issuers": "Ban Tuyên giá Trung ương"}, "gần giống"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_asked_again(client, catalogue, paper, case):
    """The sentence stands by the field, what was typed is still there."""
    name, typed, why = case
    before = facts(catalogue, paper)

    page = html(save(client, paper, name, **typed), 422)

    wrong = re.search(r'<p class="wrong"\s+id="(problem-\w+)"[^>]*>([^<]+)', page)
    assert wrong
    assert why in wrong[2]
    assert re.search(rf'aria-describedby="[^"]*{wrong[1]}', page)
    assert all(value.strip() in page for value in typed.values())
    assert facts(catalogue, paper) == before


def test_the_number_follows_the_symbol(client, catalogue, paper):
    """Changing the symbol changes the number, in one act, undone at once."""
    save(client, paper, "symbol", symbol="172 - KH / TU", number="171")
    changed = facts(catalogue, paper)
    assert (changed.symbol, changed.number) == ("172-KH/TU", 172)

    kept = [k for k in catalogue.claims.of(paper, LAN) if k.act]
    assert len({k.act for k in kept}) == 1
    form = html(client.get(f"/documents/{paper}/facts/symbol"))
    client.post(f"/documents/{paper}/undo", data={"claim": hidden(form, "claim")})

    assert (facts(catalogue, paper).symbol, facts(catalogue, paper).number) == (
        "171-KH/TU",
        171,
    )


def test_a_number_typed_anew_is_taken(client, catalogue, paper):
    """Where the paper numbers otherwise than its symbol says, the clerk knows."""
    save(client, paper, "symbol", symbol="172-KH/TU", number="5")

    assert facts(catalogue, paper).number == 5


VALUES = {
    "type": ("type", {"type": "kế hoạch"}, "Kế hoạch"),
    "issuers": (
        "issuers",
        {"issuers": ["Thành uỷ Bắc Kạn", "", "Ban Chỉ đạo 35"]},
        ("Thành ủy Bắc Kạn", "Ban chỉ đạo 35"),
    ),
    "recipients": ("recipients", {"recipients": "- Như trên,\r\n- Lưu"}, None),
    "place": ("place", {"place": "Bắc Kạn"}, "Bắc Kạn"),
}


@pytest.mark.parametrize("case", VALUES.values(), ids=VALUES)
def test_each_kind_of_fact_has_its_form(client, catalogue, paper, case):
    """Lists keep their order, names their usual spelling."""
    name, typed, value = case
    assert save(client, paper, name, **typed).status_code == 303

    expected = value or ("- Như trên,", "- Lưu")
    assert getattr(facts(catalogue, paper), name) == expected


def test_who_signed_and_who_copied_have_parts(client, catalogue, paper):
    """Each part has its own field."""
    save(client, paper, "signer", name="Trần Thị Bình", position="", authority="T/M")
    save(client, paper, "copy", number="12", date="02/01/2020", body="Thành ủy")

    metadata = facts(catalogue, paper)
    assert (metadata.signer.name, metadata.signer.position) == ("Trần Thị Bình", None)
    assert (metadata.copy.number, metadata.copy.date.isoformat()) == (
        "12",
        "2020-01-02",
    )


def test_a_reading_is_confirmed_by_one_button(client, catalogue, paper):
    """To confirm is to decide what was read, whatever stands in the form."""
    client.post(
        f"/documents/{paper}/facts/subject",
        data={"do": "confirm", "subject": "khác"} | seen(client, paper, "subject"),
    )

    kept = catalogue.claims.standing(paper, "subject", LAN)
    assert kept.claim.source == "person:local"
    assert kept.claim.value == "tuyên truyền nghị quyết về xây dựng nông thôn"


def test_what_is_not_printed_can_be_said(client, catalogue, paper):
    """A fact that was read where there is none is emptied, and can be added again."""
    client.post(
        f"/documents/{paper}/facts/subject",
        data={"do": "none"} | seen(client, paper, "subject"),
    )

    assert facts(catalogue, paper).subject is None
    page = html(client.get(f"/documents/{paper}"))
    assert re.search(
        rf'id="value-subject">\s*<a href="/documents/{paper}/facts/subject"', page
    )


def test_remarks_are_ticked_off(client, catalogue, keep):
    """A remark that somebody has looked at goes; the others stay."""
    number = keep(notice())
    page = html(client.get(f"/documents/{number}/facts/flags"))
    assert 'value="date_impossible"' in page

    assert save(client, number, "flags").status_code == 303

    assert facts(catalogue, number).flags == ()


def test_two_clerks_see_both_values(client, catalogue, paper):
    """Who was slower sees what stands now, and what they typed."""
    light = seen(client, paper, "subject")
    catalogue.claims.decide(
        paper,
        "subject",
        "của Lan",
        by="person:lan",
        at=AT,
        instead_of=int(light["seen_subject"]),
    )

    page = html(save(client, paper, "subject", light, subject="của tôi"), 409)

    assert "của Lan" in page
    assert "của tôi" in page
    assert facts(catalogue, paper).subject == "của Lan"
    again = dict(re.findall(r'name="(seen_\w+)"\s+value="([^"]*)"', page))
    assert save(client, paper, "subject", again, subject="của tôi").status_code == 303
    assert facts(catalogue, paper).subject == "của tôi"


def test_hostile_words_are_only_words(client, paper):
    """What people type is shown as text wherever it stands."""
    save(client, paper, "place", place="<script>alert(1)</script>")

    for path in ("", "/facts/place", "/history"):
        page = html(client.get(f"/documents/{paper}{path}"))
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert" not in page


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_only_facts_of_papers_that_are_seen(client, catalogue, paper):
    """A hidden paper has no form, no text, no history and no undo."""
    made = catalogue.claims.decide(
        paper, "place", "ở", by="person:lan", at=AT, instead_of=None
    )
    catalogue.documents.restrict(paper, "leaders", at=AT)

    for path in ("facts/place", "pages/1/text", "history"):
        assert client.get(f"/documents/{paper}/{path}").status_code == 404
    for path, sent in (
        ("facts/place", {"place": "x"}),
        ("pages/1/text", {"text": "x"}),
        ("undo", {"claim": made}),
    ):
        answer = client.post(f"/documents/{paper}/{path}", data=sent)
        assert answer.status_code == 404
    assert client.get("/documents/1/facts/evidence").status_code == 404


# Text of pages


def text_form(client, paper):
    page = html(client.get(f"/documents/{paper}/pages/1/text"))
    return {"mark": hidden(page, "mark"), "part": hidden(page, "part")}


def test_a_page_is_corrected_and_read_anew(client, catalogue, paper):
    """Facts and links are those of the corrected text."""
    mended = PLAN.replace("362", "363")

    answer = client.post(
        f"/documents/{paper}/pages/1/text",
        data={"text": mended.replace("\n", "\r\n"), **text_form(client, paper)},
    )

    assert answer.status_code == 303
    assert urlsplit(answer.location).path == f"/documents/{paper}"
    assert catalogue.documents.page(paper, 1, LAN).text == mended
    symbols = [link.citation.symbol for link in catalogue.citations.of(paper, LAN)]
    assert "363-CV/TU" in symbols
    page = html(client.get(f"/documents/{paper}/pages/1/text"))
    assert "<del>362</del><ins>363</ins>" in page


def test_two_clerks_lose_no_text(client, services, paper):
    """Who was slower finds their text, and how it differs from what stands."""
    form = text_form(client, paper)
    correcting.correct(
        services.catalogue, paper, 1, "của Lan", by=LAN, at=AT, instead_of=None
    )

    answer = client.post(
        f"/documents/{paper}/pages/1/text", data={"text": "của tôi", **form}
    )

    page = html(answer, 409)
    assert "vừa được lan thay đổi" in page
    assert "của tôi" in page
    assert "<del>Lan</del><ins>tôi</ins>" in page
    assert services.catalogue.documents.page(paper, 1, LAN).text == "của Lan"


def test_a_long_page_is_corrected_in_parts(client, catalogue, keep):
    """A Word file is one page; only the part that is shown is sent and changed."""
    read = directive(2019, 5, 30)
    long = "\n".join(f"Dòng số {line} của văn bản dài." for line in range(2_000))
    page = read.text.pages[0]
    number = keep(
        type(read)(
            type(read.text)("text/plain", (type(page)(1, long),)), read.claims, ()
        )
    )
    form = html(client.get(f"/documents/{number}/pages/1/text?part=2"))
    (shown,) = re.findall(r"<textarea[^>]*>\n(.*?)</textarea>", form, re.DOTALL)
    assert shown in long
    assert len(shown) <= 12_000

    client.post(
        f"/documents/{number}/pages/1/text",
        data={
            "text": "MỚI\n" + shown,
            "mark": hidden(form, "mark"),
            "part": hidden(form, "part"),
        },
    )

    text = catalogue.documents.page(number, 1, LAN).text
    assert text == long.replace(shown, "MỚI\n" + shown)


# History


def test_the_history_tells_and_undoes(client, catalogue, paper):
    """Old and new value, who and when, and what was undone by whom."""
    save(client, paper, "subject", subject="mới")
    page = html(client.get(f"/documents/{paper}/history"))
    assert re.search(r"<del>tuyên truyền nghị quyết[^<]*</del>", page)
    assert re.search(r"<span\s*>\s*mới</span>", page)
    claim = hidden(page, "claim")

    answer = client.post(f"/documents/{paper}/undo", data={"claim": claim})

    assert answer.status_code == 303
    again = html(client.get(answer.location))
    assert "Hoàn tác bởi" in again
    assert hidden(again, "claim") is None
    assert facts(catalogue, paper).subject.startswith("tuyên truyền nghị quyết")
    assert (
        client.post(f"/documents/{paper}/undo", data={"claim": claim}).status_code
        == 303
    )


def test_what_was_saved_is_told_with_its_undo(client, catalogue, paper):
    """Wherever a decision leads, the page says what was saved, and takes it back."""
    before = facts(catalogue, paper)
    saved = save(client, paper, "symbol", symbol="172-KH/TU", number="171")
    told = html(client.get(saved.location)).split('class="notice"')[1]
    assert "Đã lưu:" in told
    assert "172-KH/TU" in told.split("</div>")[0]

    sent = {name: hidden(told, name) for name in ("act", "back")}
    undone = client.post(f"/documents/{paper}/undo", data=sent)

    assert facts(catalogue, paper) == before
    assert urlsplit(undone.location).path == f"/documents/{paper}"
    again = html(client.get(undone.location)).split('class="notice"')[1]
    assert "Đã hoàn tác:" in again.split("</div>")[0]
    assert "<form" not in again.split("</div>")[0]


OF_NOTHING = {
    "a claim of the reader": "1",
    "no claim": "999999",
    "no number": "x",
}


@pytest.mark.parametrize("case", OF_NOTHING)
def test_only_a_decision_is_told(client, paper, case):
    """An address that somebody made up tells of nothing."""
    page = html(client.get(f"/documents/{paper}?done={OF_NOTHING[case]}"))
    assert 'class="notice"' not in page


def test_a_text_is_undone_from_the_history(client, catalogue, paper):
    """Undo of a page brings back what was read, with its facts."""
    correcting.correct(catalogue, paper, 1, "khác", by=LAN, at=AT, instead_of=None)
    page = html(client.get(f"/documents/{paper}/history?field=page_text"))
    assert "Chữ của trang 1" in page

    client.post(f"/documents/{paper}/undo", data={"claim": hidden(page, "claim")})

    assert catalogue.documents.page(paper, 1, LAN).text == PLAN


def test_a_batch_is_undone_on_all_its_papers(client, catalogue, keep, paper):
    """An act that reached several papers says so, and goes as a whole."""
    other = keep(dispatch(), "công văn.txt")
    act = catalogue.claims.decide(
        paper, "place", "ở", by="person:lan", at=AT, instead_of=None
    )
    catalogue.claims.decide(
        other, "place", "ở", by="person:lan", at=AT, instead_of=None, act=act
    )

    page = html(client.get(f"/documents/{other}/history"))
    assert "cùng lúc trên 2 văn bản" in page
    client.post(f"/documents/{other}/undo", data={"act": hidden(page, "act")})

    assert [facts(catalogue, number).place for number in (paper, other)] == [None, None]


def test_only_decisions_of_this_paper_are_undone(client, catalogue, keep, paper):
    """Neither a reading nor another paper's decision can be undone here."""
    other = keep(dispatch(), "công văn.txt")
    made = catalogue.claims.decide(
        other, "place", "ở", by="person:lan", at=AT, instead_of=None
    )
    reading = catalogue.claims.standing(paper, "subject", LAN).id

    for sent in ({"claim": made}, {"claim": reading}, {"act": made}, {}):
        assert client.post(f"/documents/{paper}/undo", data=sent).status_code == 404


def test_undo_leads_nowhere_else(client, catalogue, paper):
    """The way back is the page of a paper, or the history of this one."""
    for back in ("//elsewhere.example/", "/documentsx/9", "https://x", "/\\x"):
        made = catalogue.claims.decide(
            paper, "place", "ở", by="person:lan", at=AT, instead_of=None
        )
        answer = client.post(
            f"/documents/{paper}/undo", data={"claim": made, "back": back}
        )
        assert answer.location == f"/documents/{paper}/history?done={made}"


def test_a_long_history_is_paged(client, catalogue, paper):
    """Twenty acts stand on a page; filters and pages can be shared."""
    seen_claim = None
    for turn in range(25):
        seen_claim = catalogue.claims.decide(
            paper, "place", str(turn), by="person:lan", at=AT, instead_of=seen_claim
        )

    first = html(client.get(f"/documents/{paper}/history?field=place"))
    second = html(client.get(f"/documents/{paper}/history?field=place&page=2"))

    assert (first.count('class="act '), second.count('class="act ')) == (20, 5)


def test_a_correction_is_found(client, services, paper):
    """The index follows a correction through its numbered change."""
    save(client, paper, "subject", subject="chuyển đổi vườn quýt")
    sync.catch_up(services.catalogue, services.engine)

    assert f"/documents/{paper}" in html(client.get("/?q=vườn+quýt"))
