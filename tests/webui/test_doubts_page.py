"""The doubt queue as a page: asked, answered, undone, applied to like cases."""

import re
from dataclasses import replace

import pytest

from archive.model import Reader
from tests.webui.papers import AT, directive, notice, plan

LOCAL = Reader("local")


def html(response, status=200):
    assert response.status_code == status
    return response.get_data(as_text=True)


@pytest.fixture
def queue(services):
    return services.catalogue.doubts


@pytest.fixture
def odd(keep):
    """A notice with the date 37/7/2019."""
    return keep(notice())


def first(queue, kind=None):
    return queue.listed(LOCAL, kind=kind)[0]


def answer(client, doubt, do, page=None, **more):
    """Press an answer of the page, with everything its form sends."""
    page = page or html(client.get("/doubts", query_string={"at": doubt.id}))
    hidden = re.findall(r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', page)
    sent = dict(hidden) | {"do": do} | more
    return client.post(f"/doubts/{doubt.id}", data=sent, follow_redirects=True)


def shown(pattern, page):
    """What the page shows in the place of the pattern's group."""
    match = re.search(pattern, page)
    assert match
    return match[1]


def button(page, words):
    """What the button sends on which ``words`` stand."""
    found = re.findall(r'name="do"\s+value="([^"]+)"(.*?)</button>', page, re.DOTALL)
    return next(sent for sent, inside in found if words in inside)


@pytest.fixture(autouse=True)
def no_tokens(app):
    app.config["WTF_CSRF_ENABLED"] = False


def test_nothing_to_look_at_is_said(client):
    """An empty queue is good news."""
    assert "Không còn điều gì cần xem." in html(client.get("/doubts"))


def test_a_day_that_never_was_is_asked_with_what_it_may_be(client, odd, queue):
    """The question, what is printed, days to choose, and what is sure of it."""
    page = html(client.get("/doubts?kind=date_impossible"))

    assert f'href="/documents/{odd}' in page
    for words in ("in là “37/7/2019”", "31 tháng 7", "27 tháng 7", "sai một chữ số"):
        assert words in page
    for key in "123cn":
        assert f'data-press="{key}"' in page
    assert page.count('class="doubt-kind"') == 1
    assert queue.count(LOCAL) == 2


def test_an_answer_is_kept_under_a_name_and_the_next_is_asked(
    client, odd, queue, services
):
    """The day chosen is shown from now on; what is printed stays."""
    doubt = first(queue, "date_impossible")
    page = html(client.get("/doubts", query_string={"at": doubt.id}))

    said = html(answer(client, doubt, button(page, "27 tháng 7 năm 2019"), page))

    issued = services.catalogue.documents.get(odd, LOCAL).metadata.issued
    assert issued.date.isoformat() == "2019-07-27"
    assert issued.verbatim == "37/7/2019"
    held = services.catalogue.claims.standing(odd, "issued", LOCAL)
    assert held.claim.source == "person:local"
    assert "Đã lưu:" in said
    assert queue.listed(LOCAL, kind="date_impossible") == ()


@pytest.mark.usefixtures("odd")
@pytest.mark.parametrize(
    ("do", "value"), [("confirm", "37/7/2019"), ("none", None)], ids=["as read", "none"]
)
def test_as_read_and_not_printed_are_answers(client, queue, services, do, value):
    """Both settle the doubt."""
    doubt = first(queue, "date_impossible")
    html(answer(client, doubt, do))

    held = services.catalogue.claims.standing(doubt.paper.id, "issued", LOCAL).claim
    assert (held.value and held.value["verbatim"]) == value
    assert queue.listed(LOCAL, kind="date_impossible") == ()


def test_something_else_can_be_typed(client, odd, queue, services):
    """What cannot be read is asked again, with what was typed still there."""
    doubt = first(queue, "date_impossible")
    wrong = html(answer(client, doubt, "save", issued="hôm qua"), 422)
    html(answer(client, doubt, "save", issued="29/7/2019"))

    assert 'value="hôm qua"' in wrong
    issued = services.catalogue.documents.get(odd, LOCAL).metadata.issued
    assert issued.date.isoformat() == "2019-07-29"


def test_undo_asks_again(client, odd, queue, services):
    """The reading is back, and its question in focus."""
    said = html(answer(client, first(queue, "date_impossible"), "none"))
    act = shown(r'name="act" value="(\d+)"', said)

    page = html(
        client.post("/doubts/undo", data={"of": odd, "act": act}, follow_redirects=True)
    )

    assert "Đã hoàn tác." in page
    assert "in là “37/7/2019”" in page
    issued = services.catalogue.documents.get(odd, LOCAL).metadata.issued
    assert issued.verbatim == "37/7/2019"


@pytest.mark.usefixtures("odd")
def test_two_clerks_do_not_overwrite_each_other(client, queue, services):
    """What somebody else decided meanwhile is told, with who and with its undo."""
    doubt = first(queue, "date_impossible")
    page = html(client.get("/doubts", query_string={"at": doubt.id}))
    held = services.catalogue.claims.standing(doubt.paper.id, "issued", LOCAL)
    services.catalogue.claims.decide(
        doubt.paper.id, "issued", None, by="person:minh", at=AT, instead_of=held.id
    )

    said = html(answer(client, doubt, "confirm", page))

    assert "Câu trả lời của bạn chưa được ghi: minh vừa ghi" in said
    held = services.catalogue.claims.standing(doubt.paper.id, "issued", LOCAL)
    assert held.claim.source == "person:minh"
    assert f'name="act" value="{held.act}"' in said


@pytest.mark.usefixtures("odd")
def test_what_settled_itself_is_told(client, queue, services):
    """A doubt may go with a new reading: then nobody is named."""
    doubt = first(queue, "date_impossible")
    page = html(client.get("/doubts", query_string={"at": doubt.id}))
    held = services.catalogue.claims.standing(doubt.paper.id, "issued", LOCAL)
    services.catalogue.claims.withdraw(held.id, by="reader", at=AT)

    said = html(answer(client, doubt, "confirm", page))

    assert "Điều này vừa được giải quyết." in said
    assert "vừa ghi" not in said


def test_an_unclear_link_offers_both_papers(client, keep, queue, services):
    """The papers that may be meant, and that it is none of them."""
    keep(directive(2017, 3, 1))
    keep(directive(2019, 5, 30))
    keep(plan())
    doubt = first(queue, "ambiguous")
    page = html(client.get("/doubts", query_string={"at": doubt.id}))
    elsewhere = shown(r'href="(/documents/\d+/links/[^"]+)"', page)
    assert "theo số, ký hiệu hoặc mã" in html(client.get(elsewhere))
    html(answer(client, doubt, button(page, "30/5/2019"), page))

    link = services.catalogue.decisions.link(doubt.citation, LOCAL)
    assert link.target.metadata.issued.date.year == 2019
    assert link.decided.by == "local"
    assert queue.listed(LOCAL, kind="ambiguous") == ()


@pytest.fixture
def three(keep):
    """Three notices with the same impossible date."""
    return [keep(notice(), f"{name}.txt") for name in "abc"]


def liked(client, queue, do="confirm"):
    """Answer the first of them; return the preview of like cases."""
    said = html(answer(client, first(queue, "date_impossible"), do))
    address = shown(r'href="(/doubts/like\?[^"]+)"', said).replace("&amp;", "&")
    return html(client.get(address))


def applied(client, page, doubts):
    hidden = re.findall(r'type="hidden"\s+name="(\w+)"\s+value="([^"]*)"', page)
    return client.post(
        "/doubts/like", data={**dict(hidden), "doubt": doubts}, follow_redirects=True
    )


@pytest.mark.usefixtures("three")
def test_an_answer_is_offered_to_like_cases_and_undone_as_one(client, queue):
    """Looked through first; those unticked stay; one undo brings all back."""
    page = liked(client, queue)
    offered = re.findall(r'name="doubt"\s+value="(\d+)"\s+checked', page)
    said = html(applied(client, page, offered[:1]))
    left = queue.counts_by_kind(LOCAL)["date_impossible"]
    act, of = (shown(rf'name="{n}" value="(\d+)"', said) for n in ("act", "of"))
    client.post("/doubts/undo", data={"of": of, "act": act})

    assert len(offered) == 2
    assert left == 1
    assert "cho 2 văn bản" in said
    assert queue.counts_by_kind(LOCAL)["date_impossible"] == 3


@pytest.mark.usefixtures("three")
def test_a_day_is_not_ticked_for_others(client, queue):
    """The same misprint need not have been the same day."""
    doubt = first(queue, "date_impossible")
    page = html(client.get("/doubts", query_string={"at": doubt.id}))
    preview = liked(client, queue, button(page, "27 tháng 7 năm 2019"))

    assert 'name="doubt"' in preview
    assert re.search(r'name="doubt"[^>]*checked', preview) is None


def test_printed_words_are_never_markup(client, keep):
    """What a paper prints is shown as text, in the question and in its proof."""
    read = notice()
    issued = {"verbatim": "37/7/2019 <b>x</b>", "flags": ["date_impossible"]}
    claims = [c for c in read.claims if c.field != "issued"]
    made = [replace(c, field="issued", value=issued) for c in read.claims[:1]]
    keep(replace(read, claims=(*claims, *made)))
    page = html(client.get("/doubts?kind=date_impossible"))

    assert "&lt;b&gt;x&lt;/b&gt;" in page
    assert "<b>" not in page


@pytest.mark.parametrize(
    "address", ["/doubts?at=99", "/doubts?kind=x", "/doubts?of=9&act=9&how=x&like=y"]
)
def test_addresses_that_say_nothing_show_the_queue(client, address):
    """An old address leads to what is left."""
    assert "Không còn điều gì cần xem." in html(client.get(address))


def test_like_cases_of_no_decision_are_not_found(client):
    """There is nothing to apply."""
    html(client.get("/doubts/like?of=1&act=1&how=confirm&like=x"), 404)
