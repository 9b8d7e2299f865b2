"""The list of missing papers."""

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
