"""Words that were typed wrongly: what is shown instead, and the way back."""

import html
import re

import pytest

from tests.webui.papers import dispatch, plan


@pytest.fixture
def ask(client, keep):
    keep(plan())
    keep(dispatch(), "công văn.txt")

    def asking(**asked):
        page = client.get("/", query_string=asked).get_data(as_text=True)
        notes = re.findall(r'<p class="relaxed">(.*?)</p>', page, re.DOTALL)
        return page, [html.unescape(" ".join(note.split())) for note in notes]

    return asking


def linked(note):
    """The links of a note, by what they say."""
    return {
        text: href for href, text in re.findall(r'href="([^"]*)"[^>]*>(.*?)<', note)
    }


def test_what_is_shown_instead_is_told(ask):
    """With the query as it should have been typed, and a way to the one that was."""
    page, notes = ask(q="xay dung nong thno", type="Kế hoạch", page="1")

    (note,) = notes
    assert 'id="hit-1"' in page
    assert "Đang hiện kết quả cho" in note
    assert linked(note) == {
        "xây dựng nông thôn": "/?type=K%E1%BA%BF+ho%E1%BA%A1ch&q=x%C3%A2y+d%E1%BB%B1ng+n%C3%B4ng+th%C3%B4n",
        "Tìm đúng chữ đã gõ": "/?q=xay+dung+nong+thno&type=K%E1%BA%BF+ho%E1%BA%A1ch&exact=yes",
    }


def test_what_was_typed_is_searched_on_demand(ask):
    """Nothing is taken for another word, and what may be meant is one click away."""
    _, notes = ask(q="thno", exact="yes")

    (note,) = notes
    assert "Có phải cần tìm:" in note
    assert linked(note) == {"thôn": "/?q=th%C3%B4n"}


def test_what_is_found_as_typed_is_not_doubted(ask):
    """No note stands in the way."""
    assert ask(q="nông thôn")[1] == []


def test_what_was_typed_stays_text(ask):
    """Whatever it is, it is shown as text."""
    page, _ = ask(q="<b>thno", exact="yes")

    assert "<b>thn" not in page


def test_choices_and_papers_keep_it(ask):
    """Whoever narrows an exact search, or opens a paper of it, comes back to it."""
    page, _ = ask(q="quán", exact="yes")

    assert "/documents/2?q=qu%C3%A1n&amp;exact=yes" in page
    assert "exact=yes&amp;type=" in page
