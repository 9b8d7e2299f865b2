"""The start page: what is held, who brought it, and what needs a person."""

import datetime as dt

import pytest

from archive.catalogue import Count
from archive.model import Outcome
from tests.webui.papers import AT, directive, dispatch, plan
from webui.render import start


def html(response):
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


def drawn(app, years):
    with app.test_request_context():
        return start.chart([Count(str(y), str(y), n) for y, n in years.items()])


def test_a_bar_stands_for_each_year(app):
    """Years without papers keep their place; the fullest year is the highest."""
    chart = drawn(app, {2019: 200, 2021: 1})

    assert [(bar.year, bar.papers, bar.height) for bar in chart.bars] == [
        ("2019", 200, start.HIGHEST),
        ("2020", 0, 0),
        ("2021", 1, 2.0),
    ]
    assert [bar.href for bar in chart.filled] == ["/?year=2021", "/?year=2019"]
    assert chart.bars[0].label == "2019: 200 văn bản"


def test_early_years_share_a_bar(app):
    """A long history stays readable, and nothing of it is left out."""
    chart = drawn(app, dict.fromkeys(range(1950, 2027), 1))

    assert len(chart.bars) == start.MOST_BARS + 1
    assert sum(bar.papers for bar in chart.bars) == 77
    assert chart.bars[0].label == "trước 1995: 45 văn bản"
    assert chart.bars[0].href == "/?to=31%2F12%2F1994"


def test_no_years_no_chart(app):
    """An archive of undated papers has no empty frame."""
    assert drawn(app, {}) is None


def test_the_chart_leads_to_the_papers_of_a_year(client, keep):
    """Each bar is a link that says what it stands for."""
    keep(directive(2019, 5, 30), name="a.txt")
    keep(directive(2024, 6, 14), name="b.txt")
    page = html(client.get("/"))

    assert '<a href="/?year=2019" aria-label="2019: 1 văn bản">' in page
    assert "35-CT/TW" in html(client.get("/?year=2019"))


def test_what_needs_a_person_leads_there(client, keep):
    """Missing papers are counted; what is done is not mentioned."""
    keep(dispatch(), name="b.txt")
    assert "mà kho chưa có" not in html(client.get("/"))

    keep(plan(), name="a.txt")
    page = html(client.get("/"))

    assert '<a href="/wanted"><strong>2</strong> văn bản được dẫn chiếu' in page
    assert "tệp chưa nhận được" not in page


def test_the_newest_papers_say_who_brought_them(client, services, keep):
    """With the batch to look it up in."""
    number = keep(plan())
    (row,) = services.catalogue.intake.hand_in(["a.txt"], who="lan", at=AT)
    claimed = services.catalogue.intake.claim("worker", at=AT, lease=dt.timedelta(1))
    services.catalogue.intake.finish(claimed, Outcome("a.txt", "added", number), at=AT)

    page = html(client.get("/"))

    assert "người gửi: lan" in page
    assert f'href="/intake/{row.batch}"' in page


def test_an_empty_archive_tells_how_to_begin(client):
    """By the page, by a command, and with the samples."""
    page = html(client.get("/"))

    for words in ('href="/intake"', "vankho ingest corpus/samples"):
        assert words in page


@pytest.mark.parametrize("address", ["/", "/registers", "/wanted"])
def test_registers_are_one_press_away(client, address):
    """The way to them stands in the head of every page."""
    assert 'href="/registers"' in html(client.get(address))
