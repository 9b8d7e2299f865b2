"""One paper: facts, text, links, originals."""

import dataclasses
import datetime as dt
import os
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from archive.errors import CorruptFileError
from archive.files import FileStore
from archive.model import Page, Reader, Reading, Relation, Text
from tests.webui.papers import (
    AT,
    PLAN,
    cited,
    directive,
    dispatch,
    notice,
    plan,
    reading,
)


def html(response):
    assert response.status_code == 200
    return response.get_data(as_text=True)


@pytest.fixture
def office(keep):
    return {
        "dispatch": keep(dispatch()),
        "older": keep(directive(2019, 5, 30)),
        "newer": keep(directive(2017, 3, 1)),
        "plan": keep(plan(), "Kế hoạch 171.txt"),
    }


@pytest.fixture
def page(client, office):
    return html(client.get(f"/documents/{office['plan']}"))


def test_facts_stand_in_the_words_of_an_office(page):
    """Each fact has its label, and what was printed where that differs."""
    for words in (
        "Số, ký hiệu",
        '<q lang="vi">171- KH/TU</q>',
        "Thành ủy Bắc Kạn",
        "ngày 01 tháng 8 năm 2019",
        "PHÓ BÍ THƯ",
    ):
        assert words in page


def test_a_fact_leads_to_where_it_was_read(page):
    """The link of a fact has its target in the text."""
    assert 'href="#fact-subject"' in page
    assert re.search(r'<span class="fact" id="fact-subject">tuyên truyền', page)


def test_a_resolved_citation_leads_to_the_paper(page, office):
    """The cited words are the link."""
    link = rf'<a class="cited resolved" href="/documents/{office["dispatch"]}"'
    assert re.search(link + r"[^>]*>Công văn số 362 – CV/TU", page)


def test_an_ambiguous_citation_lists_who_may_be_meant(page, office):
    """Candidates stand with body and date; none is chosen for the reader."""
    assert re.search(r'class="cited ambiguous" href="#in-list-c1-\d+"', page)
    assert "Có 2 văn bản mang ký hiệu này" in page
    for paper in ("older", "newer"):
        assert f'href="/documents/{office[paper]}"' in page
    assert "Ban Chấp hành Trung ương, 01/3/2017" in page


def test_a_missing_paper_leads_to_the_wanted_list(page):
    """What is not held is marked, with what was printed."""
    assert re.search(r'class="cited unknown" href="/wanted\?symbol=26-TB/BC', page)
    assert "Ngày in trên văn bản không có thật: 37/7/2019" in page


def test_links_are_grouped_by_what_is_done(page):
    """The citing sentence stands under the relation."""
    cites = page.split('id="cites"')[1].split('id="cited-by"')[0]
    assert re.search(r"<h3>\s*Thực hiện\s*</h3>", cites)
    assert "Thực hiện <a" in cites


def test_the_cited_paper_says_who_cites_it(client, office):
    """A link from behind leads to the place in the citing text."""
    page = html(client.get(f"/documents/{office['dispatch']}"))
    cited_by = page.split('id="cited-by"')[1]

    assert re.search(r"<h3>\s*Được thực hiện bởi\s*</h3>", cited_by)
    start = PLAN.index("Công văn số 362")
    assert f"/documents/{office['plan']}?at=1-{start}#c1-{start}" in cited_by


def test_text_of_a_paper_is_never_markup(page):
    """What stands in a paper is shown, not run."""
    assert "&lt;b&gt;của Bộ Chính trị&lt;/b&gt;" in page
    assert "<b>của" not in page


def test_words_of_a_search_are_marked(client, office):
    """Also where they were typed without accents."""
    address = f"/documents/{office['plan']}"
    page = html(client.get(address, query_string={"q": "nong thon"}))

    assert "<mark>nông thôn</mark>" in page
    assert 'href="/?q=nong+thon#hit-' in page


def test_the_way_back_leads_to_the_same_results(client, office):
    """Choices and order are kept while a paper is read."""
    results = "/?q=nong+thon&type=K%E1%BA%BF+ho%E1%BA%A1ch&year=2019&sort=newest"
    opened = re.search(r'<a href="(/documents/[^"]*)"', html(client.get(results)))
    assert opened
    assert f"/documents/{office['plan']}?" in opened[1]
    paper = html(client.get(opened[1].replace("&amp;", "&")))

    back = f"{results.replace('&', '&amp;')}#hit-{office['plan']}"
    assert f'href="{back}"' in paper


def test_the_way_back_leads_to_the_same_page_of_results(client, keep):
    """The pages of a paper are other pages than those of the results."""
    for day in range(1, 6):
        keep(directive(2019, 5, day))
    results = html(client.get("/?q=35-CT/TW&page=2"))
    opened = re.search(r'<a href="(/documents/(\d+)[^"]*)"\s+id="hit-\2"', results)
    assert opened
    paper = html(client.get(f"{opened[1].replace('&amp;', '&')}&page=1"))

    assert f'href="/?q=35-CT%2FTW&amp;page=2#hit-{opened[2]}"' in paper


def test_words_found_in_other_parts_are_told(client, keep):
    """A long paper never hides where its words are, and leads to the first of them."""
    pages = [Page(n, f"dòng {n}\n" * 1000) for n in range(1, 6)]
    pages[3] = Page(4, "dòng\n" * 1000 + "nông thôn mới, nông thôn\n")
    number = keep(Reading(Text("application/pdf", tuple(pages)), (), ()))

    page = html(client.get(f"/documents/{number}?q=%22nông+thôn%22"))

    (told,) = re.findall(r'<p class="finds">.*?</p>', page, re.DOTALL)
    assert re.findall(r'href="[^"]*page=(\d+)#page-(\d+)"', told) == [("2", "4")]
    assert "2 chỗ" in told
    assert 'class="finds"' not in html(client.get(f"/documents/{number}?q=vắng"))


def test_a_long_text_tells_its_pages(client, keep):
    """Each page has its number, and each part says which pages it holds."""
    pages = tuple(Page(n, "Chi bộ họp định kỳ.\n" * 200) for n in range(1, 36))
    number = keep(Reading(Text("application/pdf", pages), (), ()))
    first = html(client.get(f"/documents/{number}"))
    second = html(client.get(f"/documents/{number}?page=2"))

    assert "trang 1–6 trong 35" in first
    assert "Trang 6 trong 35" in first
    assert "trang 7–12 trong 35" in second
    assert f'href="/documents/{number}?page=3#text"' in second


def test_a_file_without_pages_has_no_page_numbers(page):
    """A Word file has no page 1 that anybody could turn to."""
    assert "Trang 1 trong" not in page


def test_a_paper_of_which_nothing_was_read_says_so(client, keep):
    """An empty list of facts is told in words."""
    page = html(client.get(f"/documents/{keep(reading('Không có gì.'))}"))

    assert "Chưa đọc được thuộc tính nào của văn bản này." in page


def test_a_query_that_cannot_be_read_marks_nothing(client, office):
    """A bad address still shows the paper."""
    address = f"/documents/{office['plan']}"
    assert "<mark>" not in html(client.get(address, query_string={"q": 'x"'}))


def test_an_original_comes_as_a_file_that_may_do_nothing(client, office, page):
    """Another's file is never a page of ours."""
    address = re.search(r'href="(/documents/\d+/original/[0-9a-f]{64})"', page)
    assert address
    with client.get(address[1]) as answer:
        assert answer.data.decode() == PLAN
        assert answer.headers["Content-Disposition"].startswith("attachment;")
        assert answer.headers["Content-Security-Policy"].startswith("sandbox;")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    other = address[1].replace(str(office["plan"]), str(office["dispatch"]), 1)
    assert client.get(other).status_code == 404


def test_an_original_is_proven_before_it_is_handed_out(client, keep, services):
    """A file that somebody changed is told of, and not passed off as the paper."""
    number = keep(dispatch())
    sha256 = next(iter(services.files))
    kept = services.files.path(sha256)
    kept.chmod(0o600)
    kept.write_text("Nội dung đã bị sửa.")

    answer = client.get(f"/documents/{number}/original/{sha256}")

    assert answer.status_code == 500
    assert "đã bị sửa" not in answer.get_data(as_text=True)
    assert str(CorruptFileError(sha256)) in answer.get_data(as_text=True)


def test_an_original_is_left_in_no_cache(client, keep, services):
    """Whoever comes to this browser next asks anew whether they may see it."""
    number = keep(dispatch())
    sha256 = next(iter(services.files))

    with client.get(f"/documents/{number}/original/{sha256}") as answer:
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert int(answer.headers["Content-Length"]) == len(answer.data)
        assert "ETag" not in answer.headers


STRANGE_NAMES = {
    "bytes of an old code page": (os.fsdecode(b"C\xf4ng v\xa8n.txt"), "C�ng v�n.txt"),
    "a line end": ("a\r\nX-Evil: 1.txt", "a  X-Evil: 1.txt"),
    "writing backwards": ("a\u202etxt.exe", "atxt.exe"),
    "nothing that can be seen": ("\u200b\u202e", "�"),
}


@pytest.mark.parametrize(("name", "shown"), STRANGE_NAMES.values(), ids=STRANGE_NAMES)
def test_a_file_of_any_name_is_shown_and_handed_out(client, keep, name, shown):
    """Its name is what it looks like, on the page and in the reader's folder."""
    number = keep(dispatch(), name)
    page = html(client.get(f"/documents/{number}"))
    address = re.search(r'href="(/documents/\d+/original/[0-9a-f]{64})"', page)
    assert address

    assert f">{shown}</a>" in page
    with client.get(address[1]) as answer:
        assert answer.status_code == 200
        given = answer.headers["Content-Disposition"].partition("filename")[2]
        assert unquote(given).endswith((shown, f'"{shown}"'))


def test_an_original_is_found_where_the_archive_is_named_by_a_short_path(
    client, keep, services, tmp_path, monkeypatch
):
    """By default everything is kept under var/, wherever the server was started."""
    number = keep(dispatch())
    monkeypatch.chdir(tmp_path)
    services.files = FileStore(Path("var/files"))
    sha256 = next(iter(services.files))

    with client.get(f"/documents/{number}/original/{sha256}") as answer:
        assert answer.status_code == 200


def test_a_long_text_is_shown_in_parts(client, keep):
    """A page stays light, and a place further on opens its part."""
    lines = [f"Dòng {number}: chi bộ họp định kỳ.\n" for number in range(2_000)]
    text = "".join(lines)
    number = keep(reading(text, subject="Dòng 1999: chi bộ họp định kỳ."))
    first = client.get(f"/documents/{number}")
    place = text.index("Dòng 1999")
    last = html(client.get(f"/documents/{number}?at=1-{place}"))

    assert len(first.data) < 100_000
    assert "Phần 1 trong " in first.get_data(as_text=True)
    assert f'href="/documents/{number}?page=' in first.get_data(as_text=True)
    assert "Dòng 0:" not in last
    assert 'id="fact-subject">Dòng 1999' in last


def test_long_lists_are_cut_until_asked_for(client, keep):
    """A paper that cites many others is still a light page."""
    symbols = [f"{number}-CT/TU" for number in range(1, 61)]
    text = "".join(f"Theo Chỉ thị số {symbol}.\n" for symbol in symbols)
    mentions = tuple(
        cited(text, f"Chỉ thị số {symbol}", type="Chỉ thị", number=n, symbol=symbol)
        for n, symbol in enumerate(symbols, start=1)
    )
    number = keep(reading(text, mentions))
    short = html(client.get(f"/documents/{number}"))
    whole = html(client.get(f"/documents/{number}?cites=all"))

    assert short.count('<blockquote lang="vi">') == 25
    assert "Còn 35 văn bản nữa." in short
    assert f'href="/documents/{number}?cites=all#cites"' in short
    assert whole.count('<blockquote lang="vi">') == 60


def test_a_paper_that_many_cite_names_those_that_change_it(client, keep, judge):
    """However many cite it, what ended it stands first, and all are counted."""
    held = keep(directive(2019, 5, 30))
    text = "Theo Chỉ thị 35-CT/TW."
    mention = cited(
        text,
        "Chỉ thị 35-CT/TW",
        type="Chỉ thị",
        number=35,
        symbol="35-CT/TW",
        date=dt.date(2019, 5, 30),
    )
    ended = dataclasses.replace(mention, relations=(Relation("replaces", "thay thế"),))
    newer = {"verbatim": "01/6/2024", "date": "2024-06-01"}
    older = {"verbatim": "01/6/2020", "date": "2020-06-01"}
    judge(keep(reading(text, (ended,), symbol="1-CT/TW", issued=older)))
    for number in range(2, 42):
        keep(reading(text, (mention,), symbol=f"{number}-CV/TU", issued=newer))

    page = html(client.get(f"/documents/{held}"))
    cited_by = page.split('id="cited-by"')[1]

    assert '<span class="count">41</span>' in cited_by
    assert "Còn 16 văn bản nữa." in cited_by
    assert cited_by.index("Bị thay thế bởi") < cited_by.index("Được nhắc tới trong")
    assert re.search(
        r"Đã bị thay thế</strong>\s+từ ngày 01/6/2020\s+theo\s+<a [^>]*>1-CT/TW", page
    )


def test_a_paper_nobody_holds_is_not_found(client):
    """The answer says what is missing."""
    answer = client.get("/documents/12345")

    assert answer.status_code == 404
    assert "văn bản mã 12345" in answer.get_data(as_text=True)


def test_what_is_missing_is_said_in_english_too(client):
    """An error speaks the language of the page."""
    page = client.get("/documents/12345?lang=en").get_data(as_text=True)

    assert "There is no such paper" in page
    assert "Không" not in page


def test_flags_of_a_paper_stand_at_its_head(client, keep):
    """A reader is warned before the facts."""
    page = html(client.get(f"/documents/{keep(notice())}"))
    head = page.split('class="in-page"')[0]

    assert "Ngày in trên văn bản không có thật: 37/7/2019" in head


HOSTILE = {
    "a place that is no number": "?at=x-y",
    "a place beyond everything": "?at=9-99999999",
    "a part beyond everything": "?page=99",
    "digits nobody can count": "?at=" + "9" * 5000 + "-1",
    "superscript digits": "?at=²-1",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE)
def test_a_wrong_place_shows_the_paper(client, office, query):
    """An old or mistyped address still shows the paper."""
    assert client.get(f"/documents/{office['plan']}{query}").status_code == 200


def card(client, number, words):
    at = f"1-{PLAN.index(words)}"
    return html(client.get(f"/documents/{number}/card?at={at}"))


def test_a_card_tells_which_paper_is_cited(client, office):
    """What a reader wants to know before following a link."""
    shown = card(client, office["plan"], "Công văn số 362")

    for words in ("Thực hiện", "362-CV/TU", "quán triệt", "18/7/2019", "Chưa rõ"):
        assert words in shown
    assert "<a " not in shown


def test_a_card_tells_what_is_missing_or_unsure(client, office):
    """No paper is made up, and none is chosen."""
    assert "Chưa có trong kho" in card(client, office["plan"], "Thông báo số 26")
    unsure = card(client, office["plan"], "Chỉ thị 35-CT/TW")
    assert "Có 2 văn bản mang ký hiệu này" in unsure
    assert "30/5/2019" in unsure


@pytest.mark.usefixtures("outsider")
@pytest.mark.usefixtures("outsider")
def test_a_card_names_no_paper_that_is_hidden(client, office, services):
    """A card knows no more than its reader."""
    services.catalogue.documents.restrict(office["dispatch"], "keepers", at=AT)

    shown = card(client, office["plan"], "Công văn số 362")
    assert "Chưa có trong kho" in shown
    assert "quán triệt" not in shown


NO_CARD = ("", "?at=1-1", "?at=x-y", "?at=1-" + "9" * 5000)


@pytest.mark.parametrize("query", NO_CARD)
def test_where_nothing_is_cited_there_is_no_card(client, office, query):
    """A wrong place is not found."""
    assert client.get(f"/documents/{office['plan']}/card{query}").status_code == 404


def test_a_paper_gives_its_reference_to_copy(page):
    """In the recommended form, also where no script runs."""
    assert (
        "Kế hoạch số 171-KH/TU, ngày 01/8/2019 của Thành ủy Bắc Kạn "
        "tuyên truyền nghị quyết về xây dựng nông thôn"
    ) in re.sub(r"\s+", " ", page)


def test_the_head_quotes_what_ended_a_paper(client, keep, judge):
    """Not only that it was replaced, but in which words."""
    held = keep(dispatch())
    text = "Quyết định này thay thế Công văn số 362-CV/TU ngày 18/7/2019."
    mention = cited(
        text,
        "Công văn số 362-CV/TU ngày 18/7/2019",
        type="Công văn",
        number=362,
        symbol="362-CV/TU",
        date=dt.date(2019, 7, 18),
        relations=(Relation("replaces", "thay thế"),),
    )
    issued = {"verbatim": "01/6/2024", "date": "2024-06-01"}
    number = keep(reading(text, (mention,), symbol="9-QĐ/TU", issued=issued))
    judge(number)

    head = html(client.get(f"/documents/{held}")).split('class="in-page"')[0]

    assert "standing-superseded" in head
    assert "Quyết định này thay thế <a" in head
    assert f"/documents/{number}?at=1-{text.index('Công văn')}" in head
    assert ">9-QĐ/TU, 01/6/2024</a>" in head
    for listed in ("/?q=362-CV/TU", "/registers/book?year=2019"):
        told = 'class="stands standing-superseded">Đã bị thay thế'
        assert told in html(client.get(listed)), listed


def test_no_news_of_a_paper_is_no_news(page):
    """Nobody says that a paper is in force; it is said what was not found."""
    assert "Chưa thấy văn bản nào trong kho sửa đổi, thay thế hay bãi bỏ" in page


def test_a_page_that_somebody_corrected_says_so(client, office, services):
    """Who and when; and what the machine read is one click away, as text only."""
    mended = PLAN.replace("nông thôn", "nông thôn mới")
    services.catalogue.texts.correct(
        office["plan"],
        1,
        mended,
        by="person:Lan",
        at=AT,
        instead_of=None,
        understand=lambda text: dataclasses.replace(plan(), text=text),
    )
    shown = html(client.get(f"/documents/{office['plan']}"))
    before = html(client.get(f"/documents/{office['plan']}?as_read=1"))

    assert "nông thôn mới" in shown
    assert "do Lan sửa lúc 10:05 24/11/2026" in shown
    assert "as_read=1" in shown
    text = before.split('class="page-text as-read"')[1].split("</section>")[0]
    assert "nông thôn mới" not in text
    assert "<a " not in text.split("</div>")[0]
    assert "trước khi Lan sửa" in before


def test_a_page_nobody_corrected_is_only_as_it_is(client, office):
    """There is nothing to switch to."""
    page = html(client.get(f"/documents/{office['plan']}?as_read=1"))

    assert "as-read" not in page
    assert 'id="fact-subject"' in page


def test_what_waits_for_a_decision_is_counted_at_the_head(client, keep, services):
    """A clerk goes from the paper to its place in the queue."""
    number = keep(notice())
    (first, *_) = services.catalogue.doubts.of(number, Reader("test"))

    head = html(client.get(f"/documents/{number}")).split('class="in-page"')[0]

    assert f'href="/doubts?at={first.id}"' in head
    assert re.search(r"Còn \d+ điều cần xem lại", head)


def test_all_that_cite_come_in_pages(client, keep, monkeypatch):
    """However many papers cite one, a page stays a page."""
    monkeypatch.setattr("webui.render.mentions.PAGE", 2)
    number = keep(dispatch())
    for at in range(3):
        keep(plan(), f"{at}.txt")

    first = client.get(f"/documents/{number}?cited_by=all").text
    last = client.get(f"/documents/{number}?cited_by=all&citing=2").text
    beyond = client.get(f"/documents/{number}?cited_by=all&citing=999999999")

    shown = [
        page.split('id="cited-by"')[1].count('<blockquote lang="vi">')
        for page in (first, last)
    ]
    assert shown == [2, 1]
    assert "Trang 1 trong 2" in first
    assert "citing=2#cited-by" in first
    assert beyond.status_code == 200
