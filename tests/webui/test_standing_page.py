"""Whether a paper stands: at its head, on a page of its own, on any day; and who says so."""

import datetime as dt
import html as escaping
import re

import pytest

from archive.model import Reader
from tests.webui.papers import AT, cited, dispatch, reading, replacing

LOCAL = Reader("local")
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def no_tokens(app):
    app.config["WTF_CSRF_ENABLED"] = False


def html(response, status=200):
    """The words of a page, tags and all, on one line."""
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.get_data(as_text=True))


def said(response, status=200):
    """What a page says, without its tags."""
    text = re.sub(r"<[^>]+>", " ", html(response, status))
    return re.sub(r"\s+([.,;:)])", r"\1", " ".join(escaping.unescape(text).split()))


@pytest.fixture
def papers(keep):
    """A dispatch, and a decision that says it replaces it."""
    return keep(dispatch()), keep(replacing(), "q.txt")


@pytest.fixture
def ended(judge, papers):
    """The dispatch, of which it was confirmed that it is replaced."""
    judge(papers[1])
    return papers[0]


@pytest.fixture
def effect(services, papers):
    """The number of the citation that replaces the dispatch."""
    return services.catalogue.citations.of(papers[1], LOCAL)[0].id


def send(client, paper, effect, answer, status=303, **more):
    """Press a button about an effect on the page of a paper."""
    place = f"/documents/{paper}/standing/{effect}"
    sent = client.post(place, data={"answer": answer} | more)
    assert sent.status_code == status
    return sent


def test_a_proposal_is_shown_as_one(client, papers):
    """No status is claimed; what a reader found waits, with its sentence and buttons."""
    old, new = papers

    head = html(client.get(f"/documents/{old}")).split('class="in-page"')[0]
    page = said(client.get(f"/documents/{new}"))

    assert "standing-unknown" in head
    assert "Chưa rõ hiệu lực" in head
    assert "Chưa thấy văn bản nào trong kho" not in head
    waits = rf'Có thể bị thay thế theo <a href="/documents/{new}">[^<]*</a> – chờ xác'
    assert re.search(waits, head)
    assert "Quyết định này thay thế <a" in head
    assert 'value="confirm"' in head
    assert 'value="reject"' in head
    assert "có thể bị thay thế theo văn bản này – chờ xác nhận" in page


def test_confirmed_it_is_the_status(client, papers, effect):
    """With the proving paper, the sentence, since when and by whom; and its undo."""
    old, new = papers

    sent = send(client, old, effect, "confirm", back=f"/documents/{old}")
    page = said(client.get(sent.location))

    assert sent.location.startswith(f"/documents/{old}?done=")
    assert "Đã bị thay thế từ ngày 01/6/2024 theo 9-QĐ/TU" in page
    assert "Do người dùng tại máy này xác nhận" in page
    assert "Đã lưu: Hiệu lực với văn bản khác" in page
    assert "chờ xác nhận" not in page
    assert "Lưu ý khi trích dẫn: đã bị thay thế." in page
    other = said(client.get(f"/documents/{new}"))
    assert "bị thay thế theo văn bản này từ ngày 01/6/2024" in other


def test_an_undo_is_offered_and_comes_back_here(client, services, papers, effect):
    """The decision is of the other paper, and one is led back to where one was."""
    old, new = papers
    sent = send(client, old, effect, "confirm", back=f"/documents/{old}")
    page = html(client.get(sent.location))
    [claim] = {*re.findall(r'name="act" value="(\d+)"', page)}
    assert f'action="/documents/{new}/undo"' in page

    form = {"act": claim, "back": f"/documents/{old}"}
    undone = client.post(f"/documents/{new}/undo", data=form)

    assert undone.location.startswith(f"/documents/{old}?done=")
    assert "Đã hoàn tác:" in said(client.get(undone.location))
    assert services.catalogue.documents.get(old, LOCAL).status.code == "unknown"


OTHERWISE = {
    "another effect": ({"code": "repealed"}, "Đã bị bãi bỏ từ ngày 01/6/2024"),
    "another day": (
        {"code": "superseded", "since": "01/8/2024"},
        "Đã bị thay thế từ ngày 01/8/2024",
    ),
    "one provision": (
        {"code": "superseded", "provision": "Điều 5"},
        "Hết hiệu lực một phần (đã được sửa đổi, bổ sung) từ ngày 01/6/2024",
    ),
    "a note": (
        {"code": "superseded", "note": f"theo Thông báo 5 {HOSTILE}"},
        f"– theo Thông báo 5 {HOSTILE}",
    ),
}


@pytest.mark.parametrize(("form", "told"), OTHERWISE.values(), ids=OTHERWISE)
def test_it_may_be_otherwise(client, papers, effect, form, told):
    """Another effect, another day, a provision only, and why."""
    send(client, papers[0], effect, "change", **form)

    answer = client.get(f"/documents/{papers[0]}/standing")

    assert told in escaping.unescape(re.sub(r"</?(?!script)[^>]+>", "", html(answer)))
    assert "<script>alert" not in answer.text


def test_rejected_it_is_kept_as_that(client, papers, effect):
    """The status is unknown, and whoever comes later sees that somebody looked."""
    old, new = papers
    send(client, new, effect, "reject")

    page = said(client.get(f"/documents/{old}/standing"))

    assert "Chưa rõ hiệu lực" in page
    assert "9-QĐ/TU, Tỉnh ủy Bắc Kạn, 01/6/2024 không làm thay đổi" in page
    assert "chờ xác nhận" not in page


def test_doubts_about_a_proposal_are_told_in_words(client, keep):
    """A body that may not end a paper, and a paper older than what it ends."""
    old = keep(dispatch())
    keep(replacing("9-QĐ/TU", "2018-06-01", "Tỉnh ủy Cao Bằng"), "q.txt")

    page = said(client.get(f"/documents/{old}"))

    assert "Cơ quan ban hành không phải cơ quan đã ban hành" in page


def test_two_clerks_do_not_overwrite_each_other(client, judge, papers, effect):
    """Who comes second is told, sees what stands, and finds what was typed."""
    judge(papers[1])

    form = {"code": "repealed", "note": "của tôi"}
    page = html(send(client, papers[0], effect, "change", 409, **form), 409)

    assert "vừa được lan thay đổi" in page
    assert "Do lan xác nhận" in page
    assert 'value="của tôi"' in page
    assert re.search(r'<option value="repealed" selected', page)


WRONG = {
    "no answer": ({"answer": "eat"}, "Chưa chọn câu trả lời nào."),
    "no such day": (
        {"answer": "change", "since": "31/02/2024"},
        "“31/02/2024” không phải là một ngày có thật.",
    ),
}


@pytest.mark.parametrize(("form", "told"), WRONG.values(), ids=WRONG)
def test_nonsense_is_told_beside_its_effect(client, papers, effect, form, told):
    """Nothing is written, and what was typed stands there still."""
    sent = client.post(f"/documents/{papers[0]}/standing/{effect}", data=form)

    assert told in said(sent, 422)
    assert f'value="{form.get("since", "")}"' in html(sent, 422)


def test_an_effect_is_decided_at_one_of_its_papers(client, papers, keep, effect):
    """Under the address of a third paper there is none."""
    third = keep(dispatch(), "c.txt")

    send(client, third, effect, "confirm", 404)
    send(client, papers[0], 999, "confirm", 404)


DAYS = {
    "the eve": ("31/5/2024", "Chưa rõ hiệu lực"),
    "the day": ("01/6/2024", "Đã bị thay thế từ ngày 01/6/2024"),
    "as a program writes it": ("2024-05-31", "Chưa rõ hiệu lực"),
}


@pytest.mark.parametrize("page", ["", "/standing"])
@pytest.mark.parametrize(("day", "told"), DAYS.values(), ids=DAYS)
def test_any_day_may_be_asked_for(client, ended, page, day, told):
    """The head tells the status on that day, and which day that is."""
    asked = said(client.get(f"/documents/{ended}{page}?on={day}"))

    assert told in asked
    assert "(tại ngày" in asked


@pytest.mark.parametrize("page", ["", "/standing"])
@pytest.mark.parametrize("day", ["31/02/2024", "hôm qua", "2024", HOSTILE])
def test_a_day_that_never_was_is_told(client, papers, page, day):
    """The page of today is shown, with what is wrong beside the form."""
    asked = client.get(f"/documents/{papers[0]}{page}", query_string={"on": day})

    assert f"“{day}” không phải là một ngày có thật" in escaping.unescape(
        html(asked, 422)
    )
    assert HOSTILE not in asked.text


def test_a_coming_end_is_told(client, judge, papers):
    """What takes effect later is said, and is no status yet."""
    judge(papers[1], "change", code="superseded", since=dt.date(2999, 1, 1))

    page = said(client.get(f"/documents/{papers[0]}"))

    assert "Từ ngày 01/01/2999: đã bị thay thế" in page
    assert "Chưa rõ hiệu lực" in page


def test_the_story_of_a_status(client, judge, papers):
    """From the day of issue on, each status with the papers that say so."""
    judge(papers[1])

    page = html(client.get(f"/documents/{papers[0]}/standing"))
    turns = re.search(r'<ol class="turns">(.*?)</ol>', page)
    assert turns
    told = [" ".join(re.sub(r"<[^>]+>", " ", t).split()) for t in turns[1].split("<li")]

    assert "18/7/2019 Chưa rõ hiệu lực" in told[1]
    assert "01/6/2024 Đã bị thay thế theo 9-QĐ/TU" in told[2]
    current = ["aria-current" in turn for turn in turns[1].split("<li")[1:]]
    assert current == [False, True]


def state(client, paper, status=303, **form):
    """Send the form that states a status."""
    sent = client.post(f"/documents/{paper}/standing", data=form)
    assert sent.status_code == status
    return sent


def test_a_status_is_stated_and_undone(client, services, papers):
    """A person's word after a review, as of a day, with its note and its undo."""
    old = papers[0]
    form = {"code": "in_force", "since": "01/01/2020", "note": "rà soát năm 2020"}

    sent = state(client, old, **form)
    page = html(client.get(sent.location))
    head = said(client.get(f"/documents/{old}"))
    [claim] = {*re.findall(r'name="claim" value="(\d+)"', page)}
    client.post(f"/documents/{old}/undo", data={"claim": claim})

    assert "Còn hiệu lực từ ngày 01/01/2020" in head
    assert "Do người dùng tại máy này ghi" in head
    assert "– rà soát năm 2020" in head
    assert services.catalogue.documents.get(old, LOCAL).status.code == "unknown"


def test_two_statements_about_one_day_conflict(client, services, papers):
    """Of another day both stand; of one day the second must have seen the first."""
    old = papers[0]
    day = dt.date(2020, 1, 1)
    made = services.catalogue.standings.state(
        old, "in_force", day, "", reader=LOCAL, by="person:lan", at=AT, instead_of=None
    )
    form = {"code": "expired", "since": "01/01/2020", "note": "hết hạn"}

    told = html(state(client, old, 409, **form), 409)
    state(client, old, code="expired", since="02/01/2020")
    state(client, old, seen=f"2020-01-01={made}", **form)

    assert "vừa được lan thay đổi" in told
    assert 'value="hết hạn"' in told
    assert f'value="2020-01-01={made}"' in told
    shown = services.catalogue.standings.of(old, LOCAL).statements
    assert [one.statement.code for one in shown] == ["expired", "expired"]


MISSTATED = {
    "no status": ({"code": "eaten", "since": "01/01/2020"}, "Chưa chọn hiệu lực"),
    "no day": ({"code": "in_force", "since": ""}, "không phải là một ngày có thật"),
    "a day to come": (
        {"code": "in_force", "since": "01/01/2099"},
        "Ngày xác nhận hiệu lực chưa đến.",
    ),
}


@pytest.mark.parametrize(("form", "told"), MISSTATED.values(), ids=MISSTATED)
def test_what_cannot_be_stated_is_told(client, papers, form, told):
    """Nothing is written."""
    assert told in said(state(client, papers[0], 422, **form), 422)


def test_history_tells_verdicts_and_statements_in_words(client, judge, papers):
    """On the paper that does it, and on the paper whose status was stated."""
    old, new = papers
    judge(new, "change", code="repealed", since=dt.date(2024, 7, 1), note="vì sao")
    state(client, old, code="in_force", since="01/01/2020", note="rà soát")

    does = said(client.get(f"/documents/{new}/history"))
    stands = said(client.get(f"/documents/{old}/history"))

    assert "Công văn 362-CV/TU, Tỉnh ủy Bắc Kạn, 18/7/2019: bị bãi bỏ" in does
    assert "từ ngày 01/7/2024" in does
    assert "vì sao" in does
    assert "còn hiệu lực; từ ngày 01/01/2020; rà soát" in stands


@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_proves_and_proposes_nothing(client, services, judge, papers):
    """Neither its verdict nor its proposal is told to whoever may not see it."""
    old, new = papers
    judge(new)
    services.catalogue.documents.restrict(new, "board", at=AT)

    for place in ("", "/standing", "/history"):
        page = html(client.get(f"/documents/{old}{place}"))
        assert "9-QĐ/TU" not in page
        assert "Đã bị thay thế</strong>" not in page


def test_an_effect_that_was_not_read_can_be_said(client, services, papers, keep):
    """Beside the citation that says it, where one looks at the citation again."""
    text = "Theo Công văn số 362-CV/TU, nay không dùng nữa."
    mention = cited(
        text,
        "Công văn số 362-CV/TU",
        type="Công văn",
        number=362,
        symbol="362-CV/TU",
        body="Tỉnh ủy Bắc Kạn",
    )
    issued = {"verbatim": "01/9/2019", "date": "2019-09-01"}
    facts = {"issuers": ["Tỉnh ủy Bắc Kạn"], "issued": issued}
    number = keep(reading(text, (mention,), symbol="7-TB/TU", **facts), "t.txt")
    [link] = services.catalogue.citations.of(number, LOCAL)
    place = f"/documents/{number}/links/1-{mention.start}"

    page = html(client.get(place))
    form = {"code": "repealed", "back": place}
    sent = send(client, number, link.id, "change", **form)

    assert "Chưa thấy văn bản này làm thay đổi hiệu lực" in page
    assert sent.location.startswith(f"{place}?done=")
    assert "bị bãi bỏ theo văn bản này" in said(client.get(sent.location))
    assert services.catalogue.documents.get(papers[0], LOCAL).status.by == (number,)


def test_no_effect_is_asked_of_what_is_not_settled(client, services, papers):
    """Nor is one chosen where nothing was chosen."""
    new = papers[1]
    effect = services.catalogue.citations.of(new, LOCAL)[0].id
    services.catalogue.decisions.decide(
        effect, "reject", None, reader=LOCAL, by="person:lan", at=AT, instead_of=None
    )

    page = html(client.get(f"/documents/{new}/links/1-24"))

    assert "Hiệu lực của văn bản được dẫn chiếu" not in page
    send(client, new, effect, "confirm", 422)


def test_the_form_of_the_day_keeps_what_was_asked(client, papers):
    """Words that are marked, and the way back to the results; a day alone is none."""
    place = f"/documents/{papers[0]}"

    page = html(client.get(f"{place}?q=kết+luận&view=text&done=1"))
    alone = html(client.get(f"{place}?on=01/01/2020"))

    form = re.search(r'<form class="on-day".*?</form>', page)
    assert form
    assert 'name="q" value="kết luận"' in form[0]
    assert 'name="view" value="text"' in form[0]
    assert 'name="done"' not in form[0]
    assert "Về kết quả tra cứu" in page
    assert "Về kết quả tra cứu" not in alone
