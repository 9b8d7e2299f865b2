"""The start page and its answers."""

import csv
import gzip
import re

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


PACKED = {"start": "/", "results": "/?q=n%C3%B4ng&size=100", "a paper": "/documents/1"}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("address", PACKED.values(), ids=PACKED)
def test_long_pages_are_sent_packed(client, address):
    """They stay small on the line, and have no token whose signs the size could tell."""
    packed = client.get(address, headers={"Accept-Encoding": "gzip"})

    assert packed.headers["Content-Encoding"] == "gzip"
    page = gzip.decompress(packed.get_data())
    assert page == client.get(address).get_data()
    assert b"csrf" not in page
    assert "Set-Cookie" not in packed.headers


@pytest.mark.usefixtures("office")
def test_every_example_of_the_start_page_finds_something(client, services):
    """Examples are made of papers that are held."""
    held = services.catalogue.holdings.recent(Reader("local"))
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


@pytest.mark.usefixtures("office")
def test_the_answer_alone_is_what_the_page_shows(client):
    """A script gets the part under the same address, and knows it by its header."""
    query = {"q": "ke hoach 171", "sort": "oldest"}
    whole = client.get("/", query_string=query)
    part = client.get("/", query_string=query, headers={"X-Part": "answer"})

    assert "X-Part" in whole.headers["Vary"]
    assert "X-Part" not in whole.headers
    assert part.headers["X-Part"] == "answer"
    assert html(part).startswith('<div class="part"')
    assert tokenless(html(part)) in tokenless(html(whole))


def tokenless(page):
    return re.sub(r'name="csrf_token"\s+value="[^"]+"', "", page).strip()


@pytest.mark.usefixtures("office")
def test_kind_and_number_are_marked_in_the_heading(client):
    """Why a paper was found is seen, also where its text does not say it."""
    page = html(client.get("/", query_string={"q": "ke hoach 171"}))

    assert "<mark>Kế hoạch</mark>" in page
    assert '<span class="symbol"><mark>171-KH/TU</mark></span>' in page


DAYS = {
    "from a day": ({"from": "01/8/2019"}, 2),
    "up to a month": ({"to": "7/2019"}, 3),
    "between": ({"from": "18/7/2019", "to": "2019"}, 3),
    "a year": ({"from": "2024", "to": "2024"}, 1),
}


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(("days", "count"), DAYS.values(), ids=DAYS)
def test_days_narrow(client, days, count):
    """Papers are found by when they were issued, a month or a year at a time."""
    page = html(client.get("/", query_string=days))

    assert f"{count} văn bản</h1>" in squeezed(page)
    for day in days.values():
        assert f"ngày: {day} " in page


@pytest.mark.usefixtures("office")
def test_a_day_that_is_none_is_told_beside_its_field(client):
    """It does not count, and nobody has to guess why."""
    page = html(client.get("/?q=171&from=37/7/2019"))

    assert "“37/7/2019” không phải là ngày" in page
    assert 'aria-invalid="true"' in page
    assert '<li class="hit">' in page


@pytest.mark.usefixtures("office")
def test_a_symbol_that_is_only_cited_is_told(client):
    """The reader learns that the paper is missing, and who cites it."""
    page = squeezed(html(client.get("/", query_string={"q": "26-TB/BCĐ"})))

    assert "Văn bản 26-TB/BCĐ chưa có trong kho;" in page
    assert "1 văn bản dẫn chiếu nó</a>" in page
    assert "chưa có trong kho" not in html(client.get("/?q=171-KH/TU"))


@pytest.mark.usefixtures("office")
def test_filters_that_hide_everything_are_offered_for_removal(client):
    """Each row with what would be found without it; all of them at the end."""
    query = {"q": "nông thôn", "type": "Chỉ thị", "year": 2019}
    page = squeezed(html(client.get("/", query_string=query)))

    assert 'bỏ “Loại văn bản: Chỉ thị”</a> <span class="count">1 văn bản' in page
    assert "bỏ “mọi điều kiện lọc”" in page
    assert "bỏ “Năm ban hành: 2019”" not in page


def test_an_empty_archive_is_told_to_who_searches(client):
    """Fewer words would not help where there is nothing."""
    page = html(client.get("/?q=abc"))

    assert "Kho chưa có văn bản nào" in page
    assert "gõ ít chữ hơn" not in page


@pytest.mark.usefixtures("office")
def test_the_size_of_a_page_stays_in_its_addresses(client):
    """Twenty, fifty or a hundred; anything else is the usual."""
    page = html(client.get("/?type=Chỉ+thị&type=Kế+hoạch&type=Công+văn&size=20"))

    assert page.count('<li class="hit">') == 4
    assert "size=20&amp;sort=newest" in page
    assert html(client.get("/?q=bac+kan&size=7")).count('<li class="hit">') == 3


@pytest.mark.usefixtures("office")
def test_a_compact_list_is_kept_by_a_cookie(client):
    """One click, and later lists are compact; no address carries it."""
    page = html(client.get("/?q=nông+thôn&list=compact"))
    later = html(client.get("/?q=nông+thôn"))

    assert 'class="hits compact"' in page
    assert 'class="hits compact"' in later
    assert 'class="snippet"' not in later
    assert page.count("list=compact") == 1


@pytest.mark.usefixtures("office")
def test_results_are_taken_along(client):
    """All pages at once, in the order shown, with what a register says."""
    query = {"type": ["Chỉ thị", "Kế hoạch", "Công văn"], "sort": "oldest"}
    response = client.get("/results.csv", query_string=query)
    rows = list(csv.reader(response.get_data(as_text=True)[1:].splitlines()))

    assert rows[0][:5] == [
        "TT",
        "Loại văn bản",
        "Số, ký hiệu",
        "Ngày ban hành",
        "Cơ quan ban hành",
    ]
    assert [(row[0], row[2], row[3]) for row in rows[1:]] == [
        ("1", "35-CT/TW", "30/5/2019"),
        ("2", "362-CV/TU", "18/7/2019"),
        ("3", "171-KH/TU", "01/8/2019"),
        ("4", "35-CT/TW", "14/6/2024"),
    ]
    assert rows[3][-1].endswith("/documents/1")
    book = client.get("/results.xlsx?q=a")
    assert book.data.startswith(b"PK")
    assert "k%E1%BA%BFt%20qu%E1%BA%A3" in book.headers["Content-Disposition"]
    assert client.get("/results.csv?q=%22").status_code == 400


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
