"""The list of missing papers."""

import re

import pytest

from tests.webui.papers import cited, dispatch, plan, reading


def html(response):
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.fixture
def citing(keep):
    return keep(plan())


def test_nothing_is_wanted_of_an_empty_archive(client):
    """An empty list is said in words."""
    assert "Kho có đủ mọi văn bản được dẫn chiếu." in html(client.get("/wanted"))


def test_a_missing_paper_stands_as_it_was_printed(client, citing):
    """Symbol, printed words, printed date, and who cites it."""
    page = html(client.get("/wanted"))

    for words in (
        "26-TB/BCĐ",
        "Thông báo số 26- TB/BCĐ ngày 37/7/2019",
        "Ngày in trên văn bản không có thật: 37/7/2019",
        f'href="/documents/{citing}"',
    ):
        assert words in page


@pytest.mark.usefixtures("citing")
def test_a_paper_taken_in_leaves_the_list(client, keep):
    """What has arrived is no longer chased."""
    assert "362-CV/TU" in html(client.get("/wanted"))

    keep(dispatch())

    assert "Công văn số 362" not in html(client.get("/wanted"))


def test_a_much_cited_paper_shows_a_few_that_cite_it(client, keep, monkeypatch):
    """The others stand where that paper is looked at alone."""
    monkeypatch.setattr("webui.pages.wanted.MOST_CITING", 8)
    for number in range(1, 11):
        text = f"Báo cáo {number}. Căn cứ Chỉ thị số 9-CT/TU."
        about = cited(
            text, "Chỉ thị số 9-CT/TU", type="Chỉ thị", number=9, symbol="09-CT/TU"
        )
        keep(reading(text, citations=(about,)), f"{number}.txt")

    page = html(client.get("/wanted"))
    assert "10 văn bản" in page
    assert page.count('href="/documents/') == 5
    (more,) = re.findall(r'href="([^"]*)">và 5 văn bản khác', page)
    alone = html(client.get(more))
    assert alone.count('href="/documents/') == 8
    assert "và 2 văn bản khác" in alone


@pytest.mark.usefixtures("citing")
def test_one_symbol_can_be_picked_out_in_any_spelling(client):
    """The address from a citation shows that paper alone."""
    page = html(client.get("/wanted", query_string={"symbol": "26 – tb/bcđ"}))

    assert "26-TB/BCĐ" in page
    assert "362-CV/TU" not in page


@pytest.mark.usefixtures("citing")
def test_a_symbol_that_is_not_wanted_leads_to_the_search(client):
    """It may be held already."""
    page = html(client.get("/wanted", query_string={"symbol": "99-KH/TU"}))

    assert "Không thiếu văn bản nào mang ký hiệu này." in page
    assert 'href="/?q=99-KH/TU"' in page


def test_printed_words_are_never_markup(client, keep):
    """What a paper prints is shown as text."""
    text = "Theo Chỉ thị số 9-CT/TU <i>mật</i> này."
    mention = cited(
        text,
        "Chỉ thị số 9-CT/TU <i>mật</i>",
        type="Chỉ thị",
        number=9,
        symbol="09-CT/TU",
    )
    keep(reading(text, (mention,)))
    page = html(client.get("/wanted"))

    assert "&lt;i&gt;mật&lt;/i&gt;" in page
    assert "<i>" not in page


@pytest.fixture
def many(keep):
    """A paper that cites 230 missing ones, and one that cites the first of them."""
    symbols = [f"{number}-CT/TU" for number in range(100, 330)]
    text = "".join(f"Theo Chỉ thị số {symbol}.\n" for symbol in symbols)
    mentions = tuple(
        cited(text, f"Chỉ thị số {symbol}", type="Chỉ thị", number=n, symbol=symbol)
        for n, symbol in enumerate(symbols, start=100)
    )
    keep(reading(text, mentions))
    keep(reading("Theo Chỉ thị số 100-CT/TU.", mentions[:1]))


@pytest.mark.usefixtures("many")
def test_every_missing_paper_is_on_some_page(client):
    """However long the list, its end is reached, and its length is true."""
    pages = [html(client.get(f"/wanted?page={number}")) for number in range(1, 9)]
    found = [s for page in pages for s in re.findall(r'"symbol">(\d+)-CT/TU', page)]

    assert found[0] == "100"
    assert sorted(map(int, found)) == list(range(100, 330))
    assert all('<span class="count">230</span>' in page for page in pages)
    assert "Trang 8 trong 8" in pages[-1]


@pytest.mark.usefixtures("many")
def test_a_rarely_cited_paper_is_found_by_its_symbol(client):
    """What stands on the last page is no less missing."""
    page = html(client.get("/wanted", query_string={"symbol": "329-ct/tu"}))

    assert "329-CT/TU" in page
    assert "328-CT/TU" not in page


@pytest.mark.usefixtures("many")
def test_a_page_beyond_the_last_is_the_last(client):
    """An old address does not say that nothing is missing."""
    page = html(client.get("/wanted?page=99"))

    assert "Trang 8 trong 8" in page
    assert "329-CT/TU" in page
