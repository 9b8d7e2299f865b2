"""Searching by what stands of papers: choices, chips, days, lists, programs."""

import csv
import datetime as dt
import html
import re

import pytest

from tests.archive.catalogue.making import CENTRE, judge, reading, replacing

OLD, NEW = ("20-QĐ/TW", "8/4/2016", CENTRE), ("208-QĐ/TW", "26/7/2021", CENTRE)
OTHER = ("37-QĐ/TW", "25/10/2021", CENTRE)


@pytest.fixture
def papers(keep, services):
    """A paper that another has replaced, as a person confirmed; and that other."""
    old = keep(reading(*OLD))
    new = keep(reading(*NEW, (replacing(*OLD),)))
    judge(services.catalogue, new)
    return {"old": old, "new": new}


def told(client, **asked):
    """The page of an answer, as text without blanks between words and tags."""
    response = client.get("/", query_string=asked)
    assert response.status_code == 200
    page = re.sub(r"\s+", " ", response.get_data(as_text=True))
    return html.unescape(page)


def found(page):
    """The papers that a page lists."""
    return {int(number) for number in re.findall(r'id="hit-(\d+)"', page)}


WHY = "chỉ điều đã có người xác nhận mới tính vào hiệu lực"


@pytest.mark.usefixtures("papers")
def test_who_finds_no_status_is_told_what_counts(client):
    """Typed or chosen; where no status was asked for, that is no reason."""
    assert WHY in told(client, q='trạng thái:"bị bãi bỏ"')
    assert WHY in told(client, q="-trạng thái:còn zymurgy")
    assert WHY in told(client, status="repealed")
    assert WHY not in told(client, q="zymurgy")


ASKED = {
    "the word of its badge": ({"q": 'trạng thái:"bị thay thế"'}, {"old"}),
    "without marks": ({"q": "trang thai:bi thay the"}, {"old"}),
    "all that have ended": ({"q": "hiệu lực:hết hiệu lực"}, {"old"}),
    "what has not": ({"q": '-trạng thái:"hết hiệu lực"'}, {"new"}),
    "what nobody knows": ({"q": 'trạng thái:"chưa rõ"'}, {"new"}),
    "with a number": ({"q": "số:20 trạng thái:còn"}, set()),
    "a choice": ({"status": "superseded"}, {"old"}),
    "two choices": ({"status": ["superseded", "unknown"]}, {"old", "new"}),
    "a choice that makes no sense": ({"status": "x", "q": "QĐ"}, {"old", "new"}),
    "the day before": ({"status": "superseded", "on": "25/7/2021"}, set()),
    "the day itself": ({"status": "superseded", "on": "26/7/2021"}, {"old"}),
    "typed, the day before": ({"q": "status:ended", "on": "2021-07-25"}, set()),
}


@pytest.mark.parametrize(("asked", "expected"), ASKED.values(), ids=ASKED)
def test_finds_by_status(client, papers, asked, expected):
    """Typed or chosen, today or on another day."""
    page = told(client, **asked)

    assert found(page) == {papers[name] for name in expected}


def test_statuses_are_counted_and_a_choice_is_taken_back(client, papers):
    """The row is there with its counts, and the chip leads back."""
    choosing = told(client, q="QĐ")
    chosen = told(client, q="QĐ", status="superseded")

    row = choosing[choosing.index('id="facet-status"') :]
    assert 'href="/?q=Q%C4%90&status=superseded"' in row
    assert re.findall(r">([^<>]*)</a> <span>(\d+)</span>", row)[:2] == [
        ("Bị thay thế", "1"),
        ("Chưa rõ", "1"),
    ]
    assert '<a href="/?q=Q%C4%90" title="Bỏ lọc">' in chosen
    assert "Hiệu lực: bị thay thế" in chosen
    assert len(papers) == len(found(choosing))


def test_nothing_is_to_choose_where_nothing_is_known(client, keep):
    """An archive in which nobody has judged anything shows no row of one value."""
    keep(reading(*OLD))

    assert "facet-status" not in told(client, q="QĐ")


def test_a_hit_says_what_stands_and_since_when(client, papers):
    """The badge of the day that is asked for."""
    today = told(client, q="số:20")
    before = told(client, q="số:20", on="1/1/2020")

    assert "Đã bị thay thế từ ngày 26/7/2021" in today
    assert found(before) == {papers["old"]}
    assert "Đã bị thay thế" not in before
    assert "Hiệu lực tại ngày: 1/1/2020" in before
    # The paper is opened as of the same day.
    assert f"/documents/{papers['old']}?q=s%E1%BB%91%3A20&on=1%2F1%2F2020" in before


@pytest.mark.usefixtures("papers")
def test_a_day_that_never_was_is_told_beside_its_field(client):
    """It narrows nothing, and is no chip."""
    page = told(client, q="số:20", on="31/2/2020")

    assert "“31/2/2020” không phải là một ngày có thật. Viết như 01/8/2019." in page
    assert "Hiệu lực tại ngày: 31/2/2020" not in page
    assert "Đã bị thay thế" in page


@pytest.mark.usefixtures("papers")
def test_lists_and_kept_searches_remember_the_status(client):
    """What is taken along and what is kept is what was chosen."""
    asked = {"status": "superseded", "on": "1/1/2022"}
    answer = client.get("/results.csv", query_string=asked)
    rows = [*csv.DictReader(_text(answer).splitlines())]
    saving = client.get(
        "/searches", query_string={"address": "status=superseded&on=1/1/2022"}
    )

    assert [row["Hiệu lực"] for row in rows] == ["Đã bị thay thế"]
    assert "Hiệu lực: bị thay thế" in saving.get_data(as_text=True)


@pytest.mark.usefixtures("papers")
def test_an_unknown_word_is_told_with_its_place(client):
    """The answer names the character and what would work, in both languages."""
    asked = {"q": "trạng thái:abc"}
    vietnamese = client.get("/", query_string=asked)
    english = client.get("/", query_string=asked | {"lang": "en"})

    assert vietnamese.status_code == english.status_code == 400
    assert "không có trạng thái “abc”." in vietnamese.get_data(as_text=True)
    assert "there is no status “abc”." in english.get_data(as_text=True)
    assert "Ký tự thứ 12:" in vietnamese.get_data(as_text=True)


PROGRAMS = {
    "today": ({"status": "superseded"}, ["superseded"], dt.date(2021, 7, 26)),
    "before": ({"q": "số:20", "on": "2021-07-25"}, ["unknown"], None),
}


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    ("asked", "statuses", "since"), PROGRAMS.values(), ids=PROGRAMS
)
def test_programs_are_told_the_same(client, asked, statuses, since):
    """Choices, days, counts, and since when."""
    answer = client.get("/api/v1/search", query_string=asked).get_json()

    assert [hit["status"] for hit in answer["hits"]] == statuses
    assert answer["hits"][0]["status_since"] == (since and since.isoformat())
    assert sum(answer["facets"]["status"].values()) >= len(statuses)


def test_a_list_looked_up_says_what_stands(app, client, papers):
    """A rule that was replaced is found, and nobody takes it for the one that holds."""
    app.config["WTF_CSRF_ENABLED"] = False
    lines = "20-QĐ/TW\n208-QĐ/TW\n9-QĐ/TW"
    place = client.post("/lookup", data={"lines": lines}).location
    page = client.get(place).get_data(as_text=True)
    rows = [*csv.DictReader(_text(client.get(f"{place}/list.csv")).splitlines())]
    told = client.post(
        "/api/v1/lookup",
        data=lines.encode(),
        headers={"X-Requested-With": "test", "Content-Type": "text/plain"},
    ).get_json()

    assert page.count("Đã bị thay thế từ ngày 26/7/2021") == 1
    assert [row["Hiệu lực"] for row in rows] == [
        "Đã bị thay thế",
        "Chưa rõ hiệu lực",
        "",
    ]
    assert [(one["documents"], one["statuses"]) for one in told["items"]] == [
        ([papers["old"]], ["superseded"]),
        ([papers["new"]], ["unknown"]),
        ([], []),
    ]


def _text(response):
    return response.get_data(as_text=True).lstrip("\ufeff")


@pytest.mark.parametrize("asked", [{"status": "x"}, {"on": "31/2/2020"}])
def test_programs_are_refused_what_makes_no_sense(client, asked):
    """Left out silently, a misspelt status would look like an answer."""
    answer = client.get("/api/v1/search", query_string=asked)

    assert (answer.status_code, answer.get_json()["field"].partition("[")[0]) == (
        422,
        *asked,
    )
