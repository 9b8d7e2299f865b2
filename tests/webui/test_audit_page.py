"""The page of auditors: what was done, in words; filtered, taken along, proven."""

import csv
import datetime as dt
import io
import re
import sqlite3

import pytest

from archive.audit import Entry
from archive.model import Reader
from tests.webui.papers import AT, plan

DAY = dt.timedelta(days=1)


@pytest.fixture
def audit(services):
    """An audit of a few things."""
    for entry in (
        Entry(AT, "lan", "searched", "search.show", text="<b>kế hoạch</b>"),
        Entry(AT, "lan", "viewed", "document.show", papers=(7,), address="10.0.0.7"),
        Entry(AT + DAY, "hoa", "refused", "purges.purge", status=403, papers=(7,)),
        Entry(AT + DAY, "cli:root", "handed_in", "ingest", details={"files": 3}),
    ):
        services.audit.write([entry])
    return services.audit


def shown(client, address):
    """Return the words of the list of a page, without the blanks between them."""
    page = client.get(address).get_data(as_text=True)
    return " ".join(page[page.index("<main") :].split())


@pytest.mark.usefixtures("audit")
def test_tells_what_was_done(client):
    """In words, the newest first, each with its paper; nothing of it is markup."""
    page = shown(client, "/audit")
    told = ["root (dòng lệnh)", "Bị từ chối: Xóa hẳn", "Xem văn bản", "Tra cứu"]

    places = [page.rindex(one) for one in told]

    assert places == sorted(places)
    assert 'href="/documents/7"' in page
    assert "&lt;b&gt;kế hoạch&lt;/b&gt;" in page
    assert "10:05:00 24/11/2026" in page


NARROWED = {
    "a person": ("who=hoa", ["3"]),
    "a deed": ("what=viewed", ["2"]),
    "a paper": ("paper=7", ["3", "2"]),
    "a day": ("since=24/11/2026&until=24/11/2026", ["2", "1"]),
    "words": ("text=ke+hoach", ["1"]),
    "behind an entry": ("before=3", ["2", "1"]),
    "nothing": ("who=nobody", []),
}


@pytest.mark.usefixtures("audit")
@pytest.mark.parametrize(("query", "numbers"), NARROWED.values(), ids=NARROWED)
def test_narrows(client, query, numbers):
    """The page, the file and the verbs for programs find the same."""
    page = shown(client, f"/audit?{query}")
    file = client.get(f"/audit.csv?{query}").get_data(as_text=True)

    rows = list(csv.reader(io.StringIO(file.lstrip("\ufeff"))))[1:]

    assert [n for n in "4321" if f'id="entry-{n}"' in page] == numbers
    if "before" not in query:
        assert [row[0] for row in rows if int(row[0]) <= 4] == numbers


@pytest.mark.usefixtures("audit")
def test_what_cannot_be_meant_is_told(client):
    """A day that never was finds nothing, and says why."""
    answer = client.get("/audit?since=31/2/2026")

    assert answer.status_code == 400
    assert "Ngày chưa đúng" in answer.get_data(as_text=True)
    assert "entry-" not in answer.get_data(as_text=True)


@pytest.mark.usefixtures("audit")
def test_looking_is_recorded_too(client):
    """Who takes a list along, and of what."""
    client.get("/audit.csv?who=lan")

    told = client.get("/api/v1/audit?what=exported").json["items"]

    assert [(one["who"], one["text"]) for one in told] == [("local", "who=lan")]


@pytest.mark.usefixtures("audit")
def test_proves_that_it_is_whole(client, settings):
    """Or tells what was done to it; the head is there to be noted."""
    whole = shown(client, "/audit/check")
    with sqlite3.connect(settings.archive.home / "audit.db") as database:
        database.execute("UPDATE audit_entry SET who = 'minh' WHERE number = 2")
    touched = shown(client, "/audit/check")
    told = client.get("/api/v1/audit/check").json

    assert "Nguyên vẹn từ mục đầu" in whole
    assert re.search(r">\d+:[0-9a-f]{64}<", whole)
    assert "Mục 2: Mục bị sửa" in touched
    assert told["flaws"] == [{"code": "entry_altered", "first": 2, "last": 2}]


@pytest.mark.usefixtures("audit")
def test_goes_on_behind_the_last(client):
    """Programs follow a cursor; pages have a link."""
    first = client.get("/api/v1/audit?page_size=3").json
    rest = client.get(f"/api/v1/audit?page_size=3&after={first['next']}").json

    assert [one["number"] for one in first["items"]] == [4, 3, 2]
    assert ([one["number"] for one in rest["items"]], rest["next"]) == ([1], None)


@pytest.mark.usefixtures("audit")
@pytest.mark.parametrize(
    "address", ["/audit", "/audit/check", "/audit.csv", "/api/v1/audit"]
)
def test_is_for_auditors_alone(client, monkeypatch, address):
    """A keeper is none."""
    keeper = Reader("local", roles=frozenset({"reader", "clerk"}))
    monkeypatch.setattr("webui.security.LOCAL", keeper)

    assert client.get(address).status_code == 403


def test_an_auditor_sees_who_viewed_a_paper(client, keep, monkeypatch):
    """From the paper itself; others are told nothing of it."""
    number = keep(plan())
    link = f'href="/audit?paper={number}"'

    assert link in client.get(f"/documents/{number}").get_data(as_text=True)
    monkeypatch.setattr("webui.security.LOCAL", Reader("local"))
    assert link not in client.get(f"/documents/{number}").get_data(as_text=True)


PRINTED = {
    "a paper": ("/documents/1?q=x", [1], "document.show"),
    "a list": ("/wanted", [], "wanted.show"),
    "no page of ours": ("/nonsense", [], None),
    "no address": ("http://[", [], None),
}


@pytest.mark.parametrize(("address", "papers", "page"), PRINTED.values(), ids=PRINTED)
def test_a_page_that_is_printed_tells_so(client, services, address, papers, page):
    """With the paper on it."""
    client.post("/api/v1/printed", json={"address": address})
    services.audit.close()
    del vars(services)["audit"]

    [one] = client.get("/api/v1/audit?what=printed").json["items"]

    assert (one["papers"], one["details"].get("page")) == (papers, page)
