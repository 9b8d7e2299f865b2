"""The doubt queue asks whether one paper does what it seems to do to another."""

import dataclasses
import re

import pytest

from archive.model import Reader
from tests.webui.papers import AT, dispatch, replacing

LOCAL = Reader("local")


def html(response, status=200):
    assert response.status_code == status
    return re.sub(r"\s+", " ", response.get_data(as_text=True))


@pytest.fixture(autouse=True)
def no_tokens(app):
    app.config["WTF_CSRF_ENABLED"] = False


@pytest.fixture
def old(keep):
    """The dispatch that is replaced."""
    return keep(dispatch())


@pytest.fixture
def new(old, keep):
    """The decision that says so."""
    assert old
    return keep(replacing(), "q.txt")


def status(services, paper):
    return services.catalogue.documents.get(paper, LOCAL).status.code


def asked(services):
    """The first of what waits."""
    return services.catalogue.doubts.listed(LOCAL, kind="effect")[0]


def asked_of(services):
    """The paper whose status is in question."""
    made = services.catalogue.verdicts.get(asked(services).citation, LOCAL)
    return made.link.target.id


def answer(client, services, do, status=200):
    """Press an answer of the page, with everything its form sends."""
    doubt = asked(services)
    page = html(client.get(f"/doubts?kind=effect&at={doubt.id}"))
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    place = f"/doubts/{doubt.id}"
    sent = client.post(place, data=hidden | {"do": do}, follow_redirects=True)
    return html(sent, status)


def test_the_question_names_the_provision(client, old, keep):
    """Two articles of one paper ask two questions that can be told apart."""
    assert old
    read = replacing()
    part = dataclasses.replace(read.citations[0], provision="Điều 9")
    keep(dataclasses.replace(read, citations=(part,)), "q.txt")

    page = html(client.get("/doubts?kind=effect"))

    assert '<span class="doubt-provision" lang="vi">Điều 9</span>' in page


def test_it_is_asked_with_both_papers_and_the_sentence(client, old, new):
    """One key an answer, and the way to say anything else."""
    page = html(client.get("/doubts?kind=effect"))

    assert "Có đúng văn bản này thay thế “Công văn số 362-CV/TU ngày 18/7" in page
    assert f'href="/documents/{new}?at=1-' in page
    assert f'href="/documents/{old}"' in page
    assert "Quyết định này thay thế <mark" in page
    assert "Đúng: thay thế" in page
    assert "từ ngày 01/6/2024" in page
    for key in "c12no":
        assert f'data-press="{key}"' in page
    assert f'href="/documents/{old}/standing#effect-' in page


ANSWERS = {
    "as proposed": ("confirm", "superseded", "bị thay thế"),
    "otherwise": ("change-repealed", "repealed", "bị bãi bỏ"),
    "not at all": ("reject", "unknown", "không làm thay đổi hiệu lực của"),
}


@pytest.mark.parametrize(("do", "code", "told"), ANSWERS.values(), ids=ANSWERS)
@pytest.mark.usefixtures("new")
def test_answers(client, services, do, code, told):
    """What was said is the status, and is told with its undo."""
    old = asked_of(services)
    page = answer(client, services, do)

    assert status(services, old) == code
    assert services.catalogue.doubts.listed(LOCAL, kind="effect") == ()
    assert "Đã lưu:" in page
    assert told in page
    assert "362-CV/TU" in page


def test_an_undo_asks_again(client, services, old, new):
    """The link that was confirmed along goes back too, and the question is in focus."""
    page = answer(client, services, "confirm")
    act = re.search(r'name="act" value="(\d+)"', page)
    assert act

    sent = {"of": new, "act": act[1]}
    back = html(client.post("/doubts/undo", data=sent, follow_redirects=True))

    assert "Đã hoàn tác." in back
    assert "Có đúng văn bản này thay thế" in back
    assert status(services, old) == "unknown"
    assert services.catalogue.citations.of(new, LOCAL)[0].decided is None


def test_what_speaks_against_it_is_told(client, old, keep):
    """A body of another province may not end the paper."""
    assert old
    keep(replacing(issuer="Tỉnh ủy Cao Bằng"), "q.txt")

    page = html(client.get("/doubts?kind=effect"))

    assert "cơ quan kế thừa hay cấp trên" in page


@pytest.mark.usefixtures("old")
def test_somebody_was_faster(client, services, judge, new):
    """What stands is told, and nothing is overwritten."""
    doubt = asked(services)
    page = html(client.get("/doubts?kind=effect"))
    about = re.search(r'name="about" value="([^"]*)"', page)
    assert about
    judge(new, "reject")

    sent = {"do": "confirm", "of": new, "about": about[1], "seen_effect": ""}
    told = html(client.post(f"/doubts/{doubt.id}", data=sent, follow_redirects=True))

    assert "lan vừa ghi" in told
    assert "không làm thay đổi hiệu lực của" in told


@pytest.mark.usefixtures("old", "new")
def test_nonsense_is_asked_again(client, services):
    """No answer, and an effect that no paper has."""
    for do in ("eat", "change-expired", "change-"):
        assert "Chưa chọn câu trả lời nào." in answer(client, services, do, 422)


@pytest.fixture
def like(old, keep):
    """Three more decisions in the same words, one of them of another province."""
    assert old
    bodies = "Tỉnh ủy Cao Bằng", "Tỉnh ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"
    return [
        keep(replacing(f"{at}-QĐ/TU", f"2024-0{at}-01", body), f"{at}.txt")
        for at, body in enumerate(bodies, 2)
    ]


def test_like_cases_are_confirmed_in_one_act(client, services, old, like):
    """Each for its own paper and day; what is odd is not ticked; one undo for all."""
    page = answer(client, services, "confirm")
    place = re.search(r'href="(/doubts/like\?[^"]+)"', page)
    assert place
    preview = html(client.get(place[1].replace("&amp;", "&")))
    offered = re.findall(r'name="doubt" value="(\d+)" ?(checked)?', preview)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', preview))
    ticked = [number for number, tick in offered if tick]
    html(
        client.post(
            "/doubts/like", data=hidden | {"doubt": ticked}, follow_redirects=True
        )
    )

    odd = services.catalogue.doubts.listed(LOCAL, kind="effect")
    proving = services.catalogue.standings.of(old, LOCAL).proving
    services.catalogue.claims.withdraw_act(
        int(hidden["act"]), reader=Reader("x"), by="person:x", at=AT
    )

    assert [bool(tick) for _, tick in offered].count(False) == 1
    assert "bị thay thế" in preview
    assert [one.paper.id for one in odd] == [like[0]]
    assert sorted(one.paper.id for one in proving) == like[1:]
    assert status(services, old) == "unknown"


@pytest.mark.parametrize("how", ["value", "confirm", "none"])
def test_a_decision_about_a_fact_is_none_about_effects(client, services, like, how):
    """An address that pairs the two offers nothing, and decides nothing."""
    act = services.catalogue.claims.decide(
        like[0], "subject", "về việc X", by="person:x", at=AT, instead_of=None
    )
    asked_for = asked(services).likeness
    said = {"of": like[0], "act": act, "how": how, "like": asked_for}
    every = [one.id for one in services.catalogue.doubts.alike(asked_for, LOCAL)]

    page = html(client.get("/doubts/like", query_string=said))
    client.post("/doubts/like", data=said | {"doubt": every})

    assert 'name="doubt"' not in page
    left = services.catalogue.doubts.alike(asked_for, LOCAL)
    assert [one.id for one in left] == every != []
