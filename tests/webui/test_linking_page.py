"""Looking at one citation again: choosing, rejecting, undoing, two at once."""

import pytest

from archive.model import Reader
from tests.webui.papers import AT, cited, directive, plan, reading

LOCAL = Reader("local")
TEXT = "Căn cứ Chỉ thị 35-CT/TW về đại hội; theo Chỉ thị 35-CT/TW."


@pytest.fixture
def papers(keep):
    """Two papers under one symbol, and a plan that cites it bare."""
    old, new = (
        keep(directive(2019, 5, 30), "a.txt"),
        keep(directive(2024, 6, 14), "b.txt"),
    )
    return old, new, keep(_citing("kế hoạch một"), "c.txt")


def _citing(words):
    text = f"{words}. {TEXT}"
    made = cited(text, "Chỉ thị 35-CT/TW", type="Chỉ thị", number=35, symbol="35-CT/TW")
    return reading(text, (made,), type="Kế hoạch", subject=words)


def address(services, paper):
    """Where the first citation of a paper is looked at again."""
    [link] = services.catalogue.citations.of(paper, LOCAL)
    return f"/documents/{paper}/links/{link.citation.page}-{link.citation.start}"


def state(services, paper):
    """What became of the first citation of a paper."""
    [link] = services.catalogue.citations.of(paper, LOCAL)
    return link.state, [brief.id for brief in link.papers]


@pytest.fixture
def unguarded(app):
    """Forms without their token: what guards them is tested elsewhere."""
    app.config["WTF_CSRF_ENABLED"] = False


def test_the_list_of_a_paper_leads_to_the_decision(client, services, papers):
    """Each paper cited has a link to look at it again."""
    citing = papers[2]

    page = client.get(f"/documents/{citing}").text

    assert f'href="{address(services, citing)}"' in page


def test_shows_the_sentence_and_the_candidates(client, services, papers):
    """A clerk decides beside the words, from papers told apart by date and body."""
    old, new, citing = papers

    page = client.get(address(services, citing)).text

    assert "<mark>Chỉ thị 35-CT/TW</mark> về đại hội" in page
    assert f'value="choose-{old}"' in page
    assert f'value="reject-{new}"' in page
    assert "Hoàn tác" not in page


def test_each_candidate_says_what_is_for_and_against_it(client, services, keep):
    """The only plan held under a symbol is of another province than the report."""
    far = reading(
        "Kế hoạch.", symbol="171-KH/TU", number=171, issuers=["Tỉnh ủy Lâm Đồng"]
    )
    other = keep(far, "b.txt")
    text = "Căn cứ Kế hoạch 171-KH/TU."
    made = cited(text, "Kế hoạch 171-KH/TU", type="Kế hoạch", symbol="171-KH/TU")
    here = reading(text, (made,), type="Báo cáo", issuers=["Tỉnh ủy Bắc Kạn"])
    citing = keep(here, "c.txt")

    for place in (address(services, citing), f"/documents/{citing}"):
        page = client.get(place).text
        assert "Khớp: số, ký hiệu." in page
        assert "Không khớp: địa phương khác." in page
    [told] = client.get(f"/api/v1/documents/{citing}/cites").get_json()["items"]
    assert told["weighed"] == [
        {"document": other, "agrees": ["symbol"], "differs": ["other_place"]}
    ]


def test_whose_a_name_is_stands_beside_it(client, keep):
    """“Tỉnh ủy” in a paper of Bắc Kạn is shown as the body that it means."""
    text = "Căn cứ Kế hoạch 171-KH/TU của Tỉnh ủy."
    made = cited(
        text,
        "Kế hoạch 171-KH/TU của Tỉnh ủy",
        symbol="171-KH/TU",
        body="Tỉnh ủy",
        body_verbatim="Tỉnh ủy",
    )
    here = reading(
        text, (made,), type="Báo cáo", issuers=["Thành ủy Bắc Kạn"], place="Bắc Kạn"
    )
    citing = keep(here, "c.txt")

    page = client.get(f"/documents/{citing}").text
    at = f"1-{text.index('Kế hoạch')}"
    card = client.get(f"/documents/{citing}/card?at={at}").text
    [told] = client.get(f"/api/v1/documents/{citing}/cites").get_json()["items"]

    assert "<span>Tỉnh ủy Bắc Kạn</span>" in card
    assert "Tên cơ quan suy ra từ ngữ cảnh: Tỉnh ủy Bắc Kạn" in page
    assert (told["body"], told["citation"]["body"]) == ("Tỉnh ủy Bắc Kạn", "Tỉnh ủy")


@pytest.mark.usefixtures("unguarded")
def test_chooses_and_undoes(client, services, papers):
    """What was chosen is shown with who chose it; an undo brings back what was."""
    _, new, citing = papers
    place = address(services, citing)

    chosen = client.post(
        place, data={"decision": f"choose-{new}"}, follow_redirects=True
    )
    after, listed = state(services, citing), client.get(f"/documents/{citing}").text
    [kept] = [
        k
        for k in services.catalogue.claims.of(citing, LOCAL)
        if k.claim.field == "link"
    ]
    undone = client.post(f"{place}/undo", data={"act": kept.act}, follow_redirects=True)

    assert "Đã lưu:" in chosen.text
    assert "Do người dùng tại máy này quyết định" in chosen.text
    assert "Đã xác nhận bởi người dùng tại máy này" in listed
    assert after == ("resolved", [new])
    assert "Đã hoàn tác:" in undone.text
    assert "người dùng tại máy này đã hoàn tác" in undone.text
    assert state(services, citing)[0] == "ambiguous"


@pytest.mark.usefixtures("unguarded")
def test_rejects_one_and_all(client, services, papers):
    """“Không phải văn bản này” leaves the other, “Không có trong kho” leaves none."""
    old, new, citing = papers
    place = address(services, citing)

    client.post(place, data={"decision": f"reject-{old}"})
    one = state(services, citing)
    [link] = services.catalogue.citations.of(citing, LOCAL)
    client.post(place, data={"decision": "reject-", "instead_of": link.decided.claim})

    assert one == ("resolved", [new])
    assert state(services, citing) == ("unknown", [])
    assert "35-CT/TW" in client.get("/wanted").text


@pytest.mark.usefixtures("unguarded")
def test_like_cases_are_settled_in_one_act(client, services, keep, papers):
    """What was ticked is decided with it, and undone with it."""
    _, new, citing = papers
    like = keep(_citing("kế hoạch hai"), "d.txt")
    [other] = services.catalogue.citations.of(like, LOCAL)
    place = address(services, citing)

    offered = client.get(place).text
    client.post(place, data={"decision": f"choose-{new}", "like": other.id})
    both = state(services, citing), state(services, like)
    [kept] = [
        k
        for k in services.catalogue.claims.of(citing, LOCAL)
        if k.claim.field == "link"
    ]
    client.post(f"{place}/undo", data={"act": kept.act})

    assert f'name="like" value="{other.id}"' in " ".join(offered.split())
    assert both == (("resolved", [new]),) * 2
    assert state(services, like)[0] == "ambiguous"


@pytest.mark.usefixtures("unguarded")
def test_two_at_once_see_both_choices(client, services, papers):
    """Whoever comes second is shown what stands and what they wished."""
    old, new, citing = papers
    [link] = services.catalogue.citations.of(citing, LOCAL)
    services.catalogue.decisions.decide(
        link.id, "choose", old, reader=LOCAL, by="person:lan", at=AT, instead_of=None
    )

    answer = client.post(address(services, citing), data={"decision": f"choose-{new}"})

    assert answer.status_code == 409
    assert "Người khác vừa quyết định chỗ này" in answer.text
    assert "14/6/2024" in answer.text
    assert "Do lan quyết định" in answer.text
    assert state(services, citing) == ("resolved", [old])


@pytest.mark.usefixtures("unguarded")
def test_any_paper_can_be_looked_up_and_chosen(client, services, keep, papers):
    """A paper under another symbol is found by its symbol or its number."""
    citing = papers[2]
    other = keep(plan(), "kế hoạch.txt")
    place = address(services, citing)

    by_symbol = client.get(place, query_string={"symbol": "171 - KH/TU"}).text
    by_number = client.get(place, query_string={"symbol": str(other)}).text
    nothing = client.get(place, query_string={"symbol": "<i>1-X/Y"}).text
    client.post(place, data={"decision": f"choose-{other}"})

    assert f'value="choose-{other}"' in by_symbol
    assert f'value="choose-{other}"' in by_number
    assert "“&lt;i&gt;1-X/Y”" in nothing
    assert state(services, citing) == ("resolved", [other])


WRONG = {
    "no decision": ({}, 400),
    "a paper not held": ({"decision": "choose-999"}, 404),
    "nonsense": ({"decision": "eat-1"}, 400),
}


@pytest.mark.usefixtures("unguarded")
@pytest.mark.parametrize(("form", "status"), WRONG.values(), ids=WRONG)
def test_nonsense_is_refused(client, services, papers, form, status):
    """Nothing is written, and the answer says what is wrong."""
    assert client.post(address(services, papers[2]), data=form).status_code == status
    assert state(services, papers[2])[0] == "ambiguous"


def test_a_place_without_a_citation_is_not_found(client, papers):
    """An old address of a paper read anew says so."""
    assert client.get(f"/documents/{papers[2]}/links/1-99").status_code == 404


def test_forms_carry_a_token(client, services, papers):
    """A decision cannot be sent from somebody else's page."""
    answer = client.post(address(services, papers[2]), data={"decision": "reject-"})

    assert answer.status_code == 400


@pytest.mark.usefixtures("unguarded")
def test_history_tells_a_decision_without_its_place(client, services, papers):
    """A decision whose words are gone is kept, and said to be without a place."""
    _, new, citing = papers
    client.post(address(services, citing), data={"decision": f"choose-{new}"})
    before = client.get(f"/documents/{citing}/history").text

    services.catalogue.documents.reread(citing, reading("Không dẫn gì."), at=AT)

    said = "Không còn tìm thấy chỗ này trong văn bản."
    assert said not in before
    assert said in client.get(f"/documents/{citing}/history").text
