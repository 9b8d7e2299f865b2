"""Why a paper was found: in the page of results, on a page of its own, and as JSON."""

import pytest

from indexer.search.query import FIRST
from indexer.search.results import Share
from tests.webui.papers import directive, plan
from webui.render import reasons

ASKED = {"q": "xây dựng nông thôn mới"}


@pytest.fixture
def paper(keep):
    keep(directive(2019, 5, 30))
    return keep(plan())


def told(client, paper, query=ASKED, **headers):
    answer = client.get(
        f"/documents/{paper}/why", query_string=query, headers=headers or None
    )
    assert answer.status_code == 200
    return answer


def text(answer):
    return " ".join(answer.get_data(as_text=True).split())


def test_each_hit_leads_to_its_reasons(client, paper):
    """Also without scripts, and with all that was asked."""
    page = client.get("/", query_string={**ASKED, "year": "2019"}).get_data(True)

    query = "q=x%C3%A2y+d%E1%BB%B1ng+n%C3%B4ng+th%C3%B4n+m%E1%BB%9Bi&amp;year=2019"
    assert f'href="/documents/{paper}/why?{query}" data-why' in page


def test_words_are_told_as_they_were_typed(client, paper):
    """Pairs and words with their marks, counted, and the way back."""
    page = text(told(client, paper))

    assert "Hai chữ đứng liền nhau" in page
    assert '<strong lang="vi">nông thôn</strong>' in page
    assert "ở phần đầu văn bản; 1 văn bản có" in page
    assert 'href="/?q=x%C3%A2y' in page


def test_a_script_gets_the_reasons_alone(client, paper):
    """What is put below a hit is no whole page."""
    answer = told(client, paper, **{"X-Part": "why"})

    assert answer.headers["X-Part"] == "why"
    assert text(answer).startswith('<div class="why-told">')


def test_an_own_symbol_leads_without_figures(client, paper):
    """A million points would say nothing to anybody."""
    page = text(told(client, paper, {"q": "171-KH/TU"}))

    assert "Đúng số, ký hiệu của chính văn bản <strong" in page
    assert "xếp trước" in page
    assert "000" not in page.split('class="reasons"')[1].split("</ol>")[0]


def test_what_is_not_found_has_no_reasons(client, paper):
    """A paper without the words says so."""
    page = text(told(client, paper, {"q": "zymurgy"}))

    assert "Không có chữ nào của câu tìm được tính điểm" in page


def test_another_order_is_told(client, paper):
    """Points do not decide where papers stand by their days."""
    assert "đang xếp theo thứ tự khác" in text(
        told(client, paper, {**ASKED, "sort": "newest"})
    )


def test_what_was_typed_stays_text(client, paper):
    """No markup comes from a query."""
    page = text(told(client, paper, {"q": '<b>nông</b> OR "<i>thôn</i>"'}))

    assert "<b>" not in page
    assert "<i>" not in page


def test_programs_get_the_same(client, paper):
    """The parts of a score add up to that of the hit."""
    asked = {"query_string": {"q": "nông thôn"}}
    [hit] = client.get("/api/v1/search", **asked).get_json()["hits"]

    why = client.get(f"/api/v1/documents/{paper}/why", **asked).get_json()

    assert why["score"] == pytest.approx(hit["score"])
    assert {share["of"] for share in why["shares"]} >= {"word", "pair"}


def test_a_symbol_is_told_as_it_was_typed(client, paper):
    """Nobody types the key under which its spellings meet."""
    page = text(told(client, paper, {"q": "171 – kh / tu xây dựng"}))

    assert '<strong lang="vi">171 – kh / tu</strong>' in page
    assert "171khtu" not in page


def test_what_weighs_little_is_added_up(app):
    """A question of twenty words has sixty reasons, of which a dozen matter."""
    shares = [Share("word", f"w{n}", 20.0 - n, 1) for n in range(15)]
    with app.test_request_context():
        why = reasons.told(shares, {})

    assert [reason.term for reason in why.reasons] == [f"w{n}" for n in range(12)]
    assert (why.more, why.rest, why.points) == (3, "21", "195")


def test_a_word_that_was_taken_for_another_is_told_so(app):
    """What was guessed at is no word of the paper."""
    with app.test_request_context():
        [reason] = reasons.told([Share("word", "haoch~", 1.0)], {}).reasons

    assert reason.term == "gần giống haoch"


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("2019", "năm 2019"),
        ("2019-08", "tháng 8/2019"),
        ("2019-08-01", "01/8/2019"),
        ("2019-08-01/2020-01-21", "01/8/2019 – 21/01/2020"),
    ],
)
def test_days_are_written_as_on_the_pages(app, term, told):
    """No form that only machines write."""
    with app.test_request_context():
        [reason] = reasons.told([Share("issued", term, 20.0)], {}).reasons

    assert reason.term == told


def test_bars_are_as_long_as_their_points(app):
    """The weightiest has the whole width, and nothing vanishes."""
    shares = [
        Share("word", "cay*", 0.001, 2, 0, 1),
        Share("pair", "trong cay", 4.0, 1, 1, 1),
        Share("word", "trong", 1.0, 1, 0, 3),
        Share("issued", "2019-08-01", FIRST),
    ]
    with app.test_request_context():
        why = reasons.told(shares, {"trong": "trồng", "cay": "cây"})

    assert [reason.width for reason in why.reasons] == [0, 100, 25, 1]
    assert [reason.term for reason in why.reasons[1:]] == ["trồng cây", "trồng", "cây…"]
    assert why.points == "5"
