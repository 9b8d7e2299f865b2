"""Which provisions are changed is shown with the citation, on both papers' pages."""

import html
import re

import pytest

from archive.model import Page, Reader, Reading, Text
from indexer.cite import find_in
from tests.webui.papers import AT, claims, reading
from webui.render.changed import PARTS

AMENDED = "BỘ NỘI VỤ\nSố: 21/2016/TT-BNV\nHà Nội, ngày 12 tháng 5 năm 2016\nTHÔNG TƯ\n"
FIRST = (
    "BỘ NỘI VỤ\nSố: 09/2021/TT-BNV\nHà Nội, ngày 11 tháng 10 năm 2021\nTHÔNG TƯ\n"
    "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 21/2016/TT-BNV ngày 12 tháng 5"
    " năm 2016 của Bộ trưởng Bộ Nội vụ như sau:\n"
    "1. Sửa đổi khoản 2, khoản 3 Điều 6 như sau: “2. Một. 3. Hai.”\n"
)
SECOND = "2. Bổ sung khoản 4 Điều 6 như sau: “4. Ba.”\n"
REST = "".join(f"{place}. Bãi bỏ Điều {place + 20}.\n" for place in range(3, 9))


@pytest.fixture
def held(keep, tables):
    """The numbers of a circular and of the one that amends it."""
    amended = reading(AMENDED, symbol="21/2016/TT-BNV", type="Thông tư", number=21)
    return {"amended": keep(amended, "a.txt"), "amending": keep(amending(tables))}


def amending(tables):
    """The reading of a circular of two pages that amends another."""
    pages = (Page(1, FIRST), Page(2, SECOND + REST))
    facts = claims(FIRST, symbol="09/2021/TT-BNV", type="Thông tư", number=9)
    citations = tuple(find_in(pages, tables, own_symbol="09/2021/TT-BNV"))
    return Reading(Text("text/plain", pages), facts, citations)


def told(client, number, part, **query):
    """Return what a part of a paper's page says of changes, without its markup."""
    page = client.get(f"/documents/{number}", query_string=query).text
    shown = re.search(rf'<section id="{part}".*?</section>', page, re.DOTALL)
    assert shown
    lines = re.findall(r"<li>(.*?)</li>", shown.group(), re.DOTALL)
    plain = (html.unescape(re.sub(r"<[^>]+>", "", line)) for line in lines)
    return [" ".join(line.split()) for line in plain]


LINES = [
    "Sửa đổi khoản 2 Điều 6, khoản 3 Điều 6 (bởi khoản 1 Điều 1)",
    "Bổ sung khoản 4 Điều 6 (bởi khoản 2 Điều 1)",
    *(f"Bãi bỏ Điều {n + 20} (bởi khoản {n} Điều 1)" for n in range(3, 9)),
]


def test_the_amending_paper_says_what_it_changes(client, held):
    """Each clause tells its provisions and leads to its page."""
    assert told(client, held["amending"], "cites") == LINES


def test_the_amended_paper_says_what_of_it_is_changed(client, held):
    """A reader of the old paper sees which provisions no longer stand."""
    assert told(client, held["amended"], "cited-by") == LINES


def test_a_clause_leads_to_where_it_stands(client, held):
    """The second clause is on the second page of the amending paper."""
    own = client.get(f"/documents/{held['amending']}").text
    other = client.get(f"/documents/{held['amended']}").text

    assert re.search(r'href="[^"]*#page-2" lang="vi">khoản 2 Điều 1<', own)
    assert f'href="/documents/{held["amending"]}?at=2-3#page-2"' in other


def test_many_clauses_are_folded(client, held):
    """Five stand open, the others behind a word."""
    page = client.get(f"/documents/{held['amending']}").text

    opened, folded = page.split('id="cites"')[1].split("<details>", 1)
    assert opened.count("<li>") == 5
    assert "và 3 chỗ khác" in folded


def test_english_readers_get_english_words(client, held):
    """Provisions stay as they are printed."""

    lines = told(client, held["amended"], "cited-by", lang="en")

    assert lines[1] == "Supplements khoản 4 Điều 6 (by khoản 2 Điều 1)"


def test_changes_outlive_the_catalogue(services, held):
    """What is kept of a citation has its changes, to the last field."""
    (link,) = services.catalogue.citations.of(held["amending"], Reader("lan"))

    (read,) = amending(services.catalogue.authority).citations
    assert link.citation.changes == read.changes
    assert len(read.changes) == 9


def test_programs_get_every_change(client, held):
    """The API tells them with the citation."""
    found = client.get(f"/api/v1/documents/{held['amended']}/cited-by").json

    change = found["items"][0]["citation"]["changes"][0]
    assert change["provision"] == "khoản 2 Điều 6"
    assert change["source_provision"] == "khoản 1 Điều 1"
    assert (change["relation"], change["manner"]) == ("amends", "amend")
    assert change["is_inherited"] is True


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_changes_nothing(client, services, held):
    """Who may not see the amending paper is not told what it changes."""
    services.catalogue.documents.restrict(held["amending"], "board", at=AT)

    page = client.get(f"/documents/{held['amended']}").text
    found = client.get(f"/api/v1/documents/{held['amended']}/cited-by")

    assert "khoản 4 Điều 6" not in page
    assert "khoản 4 Điều 6" not in found.text


def test_what_is_not_named_is_said_in_words(tables):
    """The reader's words for unnamed provisions have theirs in the pages."""
    text = (
        "Điều 1. Bãi bỏ một số điều của Thông tư số 21/2016/TT-BNV.\n"
        "Điều 2. Thay thế cụm từ “a” bằng cụm từ “b” tại Thông tư số 22/2016/TT-BNV."
    )
    (some, words) = find_in([Page(1, text)], tables)

    assert [c.changes[0].provision for c in (some, words)] == [*PARTS]
