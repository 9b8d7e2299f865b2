"""The start page and its answers."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.model import Reader
from tests.webui.papers import directive, dispatch, notice, plan
from webui.render.examples import examples


def html(response):
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.fixture
def office(keep):
    return {
        "plan": keep(plan()),
        "dispatch": keep(dispatch()),
        "older": keep(directive(2019, 5, 30)),
        "newer": keep(directive(2024, 6, 14)),
        "notice": keep(notice()),
    }


def test_an_empty_archive_says_so_and_where_to_begin(client):
    """Nobody is left before a box that can find nothing."""
    page = html(client.get("/"))

    assert "Kho chưa có văn bản nào." in page
    assert 'href="/intake"' in page


@pytest.mark.usefixtures("office")
def test_every_example_of_the_start_page_finds_something(client, services):
    """Examples are made of papers that are held."""
    held = services.catalogue.register.recent(Reader("local"))
    shown = examples(paper.metadata for paper in held)

    assert shown
    for example in shown:
        assert "văn bản</h1>" in squeezed(
            html(client.get("/", query_string={"q": example.text}))
        )


QUERIES = {
    "the symbol as printed": ("171- KH/TU", "plan"),
    "kind, number and body without accents": ("ke hoach 171 thanh uy", "plan"),
    "words of the subject": ("nông thôn", "plan"),
    "a dispatch by its number": ("cv 362", "dispatch"),
}


@pytest.mark.parametrize(("typed", "paper"), QUERIES.values(), ids=QUERIES)
def test_finds_a_paper_first(client, office, typed, paper):
    """The first hit leads to the paper, and carries the words along."""
    page = html(client.get("/", query_string={"q": typed}))

    first = page.split('<li class="hit">')[1]
    assert f'href="/documents/{office[paper]}?q=' in first


@pytest.mark.usefixtures("office")
def test_found_words_are_marked_and_the_rest_is_escaped(client):
    """A snippet shows the text as text, whatever stands in it."""
    page = html(client.get("/", query_string={"q": "bo chinh tri"}))

    assert "<b>của" not in page
    assert "&lt;b&gt;của <mark>Bộ Chính trị</mark>&lt;/b&gt;" in page


@pytest.mark.usefixtures("office")
def test_facets_narrow_and_chips_widen_again(client):
    """Each choice is a link to an address that can be shared."""
    page = html(client.get("/?q=&type=Ch%E1%BB%89+th%E1%BB%8B"))

    assert "2 văn bản" in page
    assert "Loại văn bản: Chỉ thị" in page
    narrower = html(client.get("/?type=Ch%E1%BB%89+th%E1%BB%8B&year=2024"))
    assert "1 văn bản" in narrower
    assert "14/6/2024" in narrower


@pytest.mark.usefixtures("office")
def test_results_come_in_pages(client):
    """The second page begins where the first one ended."""
    query = {"type": ["Chỉ thị", "Kế hoạch", "Công văn"], "sort": "oldest"}
    first = html(client.get("/", query_string=query))
    second = html(client.get("/", query_string={**query, "page": 2}))

    assert "Trang 1 trong 2" in first
    assert 'start="4"' in second
    assert second.count('<li class="hit">') == 1


@pytest.mark.usefixtures("office")
def test_an_impossible_date_is_told_as_it_was_printed(client):
    """Nothing is mended in silence."""
    page = html(client.get("/", query_string={"q": "lịch phát sóng"}))

    assert "Ngày in trên văn bản không có thật: 37/7/2019" in page
    assert "chỉ chắc tháng 7/2019" in page


@pytest.mark.usefixtures("office")
def test_a_wrong_query_shows_its_place(client):
    """The reader sees where it is wrong, why, and what would work."""
    response = client.get("/", query_string={"q": 'chỉ thị "đại hội'})
    page = response.get_data(as_text=True)

    assert response.status_code == 400
    assert 'role="alert"' in page
    assert 'chỉ thị <span class="caret">&#34;</span>đại hội' in page


@pytest.mark.usefixtures("office")
def test_nothing_found_says_what_to_try(client):
    """An empty answer is not the end."""
    page = html(client.get("/", query_string={"q": "zymurgy"}))

    assert "Không tìm thấy văn bản nào" in page
    assert 'href="/wanted"' in page


@pytest.mark.usefixtures("office")
def test_a_relaxed_answer_is_honest(client):
    """Papers that hold only most of the words are not passed off as all."""
    query = {"q": "tuyên truyền nông thôn zymurgy"}
    page = html(client.get("/", query_string=query))

    assert "Không văn bản nào có đủ mọi chữ đã gõ." in page


NONSENSE = {
    "a page that is no number": "/?q=a&page=x",
    "a page before the first": "/?q=a&page=-4",
    "a year that is no number": "/?year=abc&q=a",
    "a year nobody can count": "/?q=a&year=" + "9" * 5000,
    "a page nobody can count": "/?q=a&page=" + "9" * 5000,
    "an order that does not exist": "/?q=a&sort=backwards",
    "superscript digits": "/?q=a&year=²",
}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("address", NONSENSE.values(), ids=NONSENSE)
def test_nonsense_in_an_address_is_not_asked(client, address):
    """An address typed wrongly still gives a page."""
    assert client.get(address).status_code == 200


def squeezed(text):
    return " ".join(text.split()).replace(" </h1>", "</h1>")


@pytest.mark.usefixtures("office")
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text("ab12 \"-():/ĐƯ\x00\n<'%", max_size=24) | st.text(max_size=40))
def test_whatever_is_typed_has_an_answer(client, typed):
    """Results, or what is wrong with it; never a failure of ours."""
    assert client.get("/", query_string={"q": typed}).status_code in (200, 400)
