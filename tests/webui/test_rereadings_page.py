"""What people see of papers that were read again."""

import datetime as dt

import pytest

from archive.catalogue.rereading import Difference
from tests.webui import routes
from tests.webui.papers import AT
from tests.webui.test_intake_page import html


def test_runs_are_listed_with_what_they_came_to(client, services, keep):
    """Each with its outcomes, which lead to those papers; the intake page leads here."""
    assert "Chưa có lần đọc lại nào." in html(client.get("/rereadings"))
    assert "/rereadings" not in html(client.get("/intake"))
    run = routes.reread(services.catalogue, keep(routes.doubted(), "a.txt"))

    page = html(client.get("/rereadings"))

    assert "Giữ như cũ: 1" in page
    assert f"/rereadings/{run}?which=kept" in page
    assert "--all" in page
    assert "/rereadings" in html(client.get("/intake"))


def test_a_run_tells_of_each_paper_what_differs(client, services, keep):
    """What was gained, lost and changed; of a secret its mark alone."""
    number = keep(routes.doubted(), "a.txt")
    run = routes.reread(services.catalogue, number)

    page = html(client.get(f"/rereadings/{run}"))
    kept = html(client.get(f"/rereadings/{run}?which=kept"))
    gone = html(client.get(f"/rereadings/{run}?which=held"))

    for said in ("nông thôn", "Road Town", "172-KH/TU", "và 4 chỗ nữa", "giống 50%"):
        assert said in kept
    assert "Không còn tệp gốc." in page
    assert "Không còn tệp gốc." not in kept
    assert "mã 999" in gone
    assert f"/documents/{number}" in kept
    assert client.get("/rereadings/77").status_code == 404


@pytest.mark.parametrize(
    ("after", "how", "said"),
    [
        (0, None, "Đang đọc"),
        (60, None, "Đã dừng giữa chừng"),
        (0, False, "Đã dừng giữa chừng"),
        (0, True, "Đã xong"),
    ],
)
def test_a_run_says_how_far_it_is(client, services, after, how, said):
    """At work, killed an hour ago, stopped by somebody, or through."""
    rereadings, at = services.catalogue.rereadings, services.clock()
    begun = at - dt.timedelta(minutes=after)
    run = rereadings.begin("x", readers="r", asked=(), papers=3, at=begun)
    rereadings.same(run, (), "r", at=begun)
    if how is not None:
        rereadings.end(run, at=at, is_whole=how)

    assert said in html(client.get("/rereadings"))


def test_the_history_of_a_paper_tells_it_too(client, services, keep):
    """With the way to the run."""
    number = keep(routes.doubted(), "a.txt")
    assert "/rereadings" not in html(client.get(f"/documents/{number}/history"))
    run = routes.reread(services.catalogue, number)

    page = html(client.get(f"/documents/{number}/history"))

    assert "2 lần đọc lại có gì khác trước" in page
    assert f"/rereadings/{run}#d{number}" in page


@pytest.mark.usefixtures("outsider")
def test_papers_that_are_hidden_are_not_counted(client, services, keep):
    """Neither on the page nor for programs."""
    number = keep(routes.doubted(), "a.txt")
    run = routes.reread(services.catalogue, number)
    services.catalogue.documents.restrict(number, "board", at=AT)

    page = html(client.get("/rereadings"))
    told = client.get(f"/api/v1/rereadings/{run}").get_json()
    lines = client.get(f"/api/v1/rereadings/{run}/papers").get_json()["items"]

    assert "Giữ như cũ" not in page
    assert (told["tallied"]["kept"], told["tallied"]["held"]) == (0, 1)
    assert [line["document"] for line in lines] == [999]


def test_programs_read_a_report_line_by_line(client, services, keep):
    """From one line to the next, and of one paper alone."""
    number = keep(routes.doubted(), "a.txt")
    run = routes.reread(services.catalogue, number)
    address = f"/api/v1/rereadings/{run}/papers"

    first = client.get(f"{address}?page_size=1").get_json()["items"]
    rest = client.get(f"{address}?after={first[0]['id']}").get_json()["items"]
    kept = client.get(f"{address}?which=kept").get_json()["items"]
    about = client.get(f"/api/v1/documents/{number}/rereadings").get_json()["items"]
    [listed] = client.get("/api/v1/rereadings").get_json()["items"]

    assert [line["outcome"] for line in first + rest] == ["kept", "refused", "held"]
    assert kept[0]["difference"]["lost"] == [{"field": "place", "value": "Road Town"}]
    assert [line["outcome"] for line in about] == ["refused", "kept"]
    assert listed["run"]["id"] == run


def test_a_long_report_goes_on(client, services, keep):
    """Fifty papers a page."""
    number = keep(routes.doubted(), "a.txt")
    rereadings = services.catalogue.rereadings
    run = rereadings.begin("x", readers="r", asked=(), papers=51, at=AT)
    for _ in range(51):
        rereadings.tell(run, number, "kept", Difference(loses=True), at=AT)

    page = html(client.get(f"/rereadings/{run}"))

    assert page.count(f'id="d{number}"') == 50
    assert "after=50" in page
    assert html(client.get(f"/rereadings/{run}?after=50")).count('id="d') == 1
