"""What each verb gives, in the small."""

import datetime as dt
import hashlib
import io

import pytest

from archive.model import Outcome
from tests.webui.api.conftest import DELIBERATE
from tests.webui.papers import AT, PLAN, directive
from webui.api import texts


def get(client, address, **parameters):
    answer = client.get(f"/api/v1/{address}", query_string=parameters)
    assert answer.status_code == 200
    return answer.get_json()


SYMBOLS = {
    "one paper": ("171 – kh/tu", ("171-KH/TU", "exact", ["plan"])),
    "two papers": ("35-CT/TW", ("35-CT/TW", "ambiguous", ["newer", "older"])),
    "none": ("99-QĐ/TU", ("99-QĐ/TU", "none", [])),
    "what is no symbol": ("kế hoạch", ("kế hoạch", "none", [])),
}


@pytest.mark.parametrize(("typed", "expected"), SYMBOLS.values(), ids=SYMBOLS)
def test_a_symbol_means_one_paper_or_several(client, held, typed, expected):
    """In any spelling; which of several is for whoever asks to say."""
    symbol, match, papers = expected
    found = get(client, "documents", symbol=typed)

    assert (found["symbol"], found["match"]) == (symbol, match)
    assert [paper["id"] for paper in found["items"]] == [held[p] for p in papers]


def test_marks_are_where_the_words_are(client, held):
    """A program can mark the snippet without knowing how words are compared."""
    hit = get(client, "search", q="theo thong bao")["hits"][0]
    marked = [hit["snippet"][m["start"] : m["end"]] for m in hit["marks"]]

    assert hit["id"] == held["plan"]
    assert "theo Thông báo" in marked


@pytest.mark.usefixtures("held")
def test_choices_narrow_a_search(client):
    """As the facets name them."""
    everything = get(client, "search")
    chosen = get(client, "search", type="Chỉ thị", year=[2014, 2019])

    assert everything["total"] == 5
    assert everything["facets"]["type"]["Chỉ thị"] == chosen["total"] == 2


@pytest.mark.usefixtures("held")
def test_days_narrow_a_search(client):
    """From a day to a month, as they are typed in the pages."""
    found = get(client, "search", **{"from": "01/8/2019", "to": "8/2019"})

    assert [hit["symbol"] for hit in found["hits"]] == ["171-KH/TU"]


def test_a_text_is_given_page_by_page(client, held):
    """The pages of a paper, or one of them."""
    text = get(client, f"documents/{held['plan']}/text")

    assert text["total"] == 1
    assert text["items"][0]["text"].startswith("THÀNH ỦY BẮC KẠN")
    assert text["items"][0] == get(client, f"documents/{held['plan']}/pages/1")


def test_an_original_is_the_very_file(client, held):
    """Its bytes, its name, its type, and no cache."""
    (file,) = get(client, f"documents/{held['plan']}")["renditions"]
    with client.get(
        f"/api/v1/documents/{held['plan']}/original/{file['sha256']}"
    ) as answer:
        assert hashlib.sha256(answer.data).hexdigest() == file["sha256"]
        assert answer.data.decode() == PLAN
        assert answer.mimetype == "text/plain"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.usefixtures("held")
def test_the_register_counts(client):
    """By kind, by body, by year."""
    counts = get(client, "register/counts")

    assert counts["total"] == 5
    assert {one["key"]: one["papers"] for one in counts["types"]}["Chỉ thị"] == 2


def test_files_are_handed_in_and_followed(client, services):
    """Taken at once, read by the worker, and each has its outcome in the end."""
    files = [(io.BytesIO(PLAN.encode()), "kế hoạch.txt"), (io.BytesIO(b""), "rỗng.txt")]
    taken = client.post("/api/v1/intake", data={"files": files}, headers=DELIBERATE)
    address = taken.headers["Location"]

    assert taken.status_code == 202
    assert taken.get_json() == client.get(address).get_json()
    assert (taken.get_json()["total"], taken.get_json()["finished"]) == (2, False)
    rows = client.get(f"{address}/rows").get_json()["items"]
    assert [row["path"] for row in rows] == ["kế hoạch.txt", "rỗng.txt"]
    assert {row["state"] for row in rows} == {"received"}

    end_all(services)
    assert client.get(address).get_json()["ended"] == {"refused": 2}
    refused = client.get(f"{address}/rows?outcome=refused").get_json()["items"]
    assert [row["reason"] for row in refused] == ["empty", "empty"]
    assert client.get(f"{address}/rows?outcome=held").get_json()["items"] == []
    assert get(client, "intake/refused")["total"] == 2
    rows = [row["id"] for row in refused[:1]]
    seen = client.post(
        "/api/v1/intake/refused/dismiss", json={"rows": rows, "note": "Trùng."}
    )
    assert seen.get_json() == {"files": 1}
    assert [row["id"] for row in get(client, "intake/refused")["items"]] == [
        refused[1]["id"]
    ]
    client.post("/api/v1/intake/refused/restore", json={"rows": rows})
    assert get(client, "intake/refused", page_size=1)["next"] == refused[1]["id"]
    assert get(client, "intake")["items"][0]["who"] == "local"


def end_all(services):
    intake = services.catalogue.intake
    while row := intake.claim("test", at=AT, lease=dt.timedelta(minutes=1)):
        intake.finish(row, Outcome(row.path, "refused", None, "empty", "Rỗng."), at=AT)


def links_of(answer):
    return dict(
        reversed(part.split("; rel="))
        for part in answer.headers.get("Link", "").replace("<", "").split(", ")
        if part
        for part in [part.replace(">", "").replace('"', "")]
    )


@pytest.fixture
def many(keep):
    """Seven directives of one symbol."""
    return [keep(directive(2000 + n, 1, 1), f"{n}.txt") for n in range(7)]


PAGED = ("search?q=35-CT/TW", "documents?symbol=35-CT/TW")


@pytest.mark.parametrize("address", PAGED)
@pytest.mark.usefixtures("many")
def test_every_page_is_reached_by_its_link(client, address):
    """From the first to the last, nothing twice and nothing left out."""
    answer = client.get(f"/api/v1/{address}&page_size=3")
    there, found = answer.request.url, []
    while there:
        answer = client.get(there)
        told = answer.get_json()
        found += [one["id"] for one in told.get("hits", told.get("items"))]
        assert told["total"] == 7
        there = links_of(answer).get("next")

    assert len(found) == len(set(found)) == 7
    assert "page=3" in links_of(answer)["last"]
    assert "page=2" in links_of(answer)["prev"]
    assert "page_size=3" in links_of(answer)["prev"]


def test_files_are_added_to_a_batch_of_ones_own(client, services):
    """In portions, and to nobody else's."""
    sent = {"files": (io.BytesIO(b"x"), "a.txt")}
    client.post("/api/v1/intake", data=sent, headers=DELIBERATE)
    sent = {"files": (io.BytesIO(b"y"), "b.txt")}
    more = client.post("/api/v1/intake?batch=1", data=sent, headers=DELIBERATE)
    (other,) = services.catalogue.intake.hand_in(["/c.txt"], who="lan", at=AT)
    sent = {"files": (io.BytesIO(b"z"), "d.txt")}
    wrong = client.post(
        f"/api/v1/intake?batch={other.batch}", data=sent, headers=DELIBERATE
    )

    assert (more.get_json()["batch"], more.get_json()["total"]) == (1, 2)
    assert wrong.status_code == 404


@pytest.mark.usefixtures("held")
def test_the_wanted_list_is_narrowed(client, held):
    """By symbol, and by the paper that cites."""
    assert get(client, "wanted", symbol="26 - tb/bcđ")["total"] == 1
    assert get(client, "wanted", symbol="171-KH/TU")["total"] == 0
    assert get(client, "wanted", citing=held["plan"])["total"] == 1
    assert get(client, "wanted", citing=held["notice"])["total"] == 0
    assert get(client, "wanted", asked="true")["total"] == 0


def test_rows_go_on_behind_a_cursor(client):
    """However many files a batch has."""
    files = [(io.BytesIO(b"x"), f"{n}.txt") for n in range(5)]
    taken = client.post("/api/v1/intake", data={"files": files}, headers=DELIBERATE)
    answer = client.get(f"{taken.headers['Location']}/rows?page_size=2")
    there, found = answer.request.url, []
    while there:
        answer = client.get(there)
        found += [row["path"] for row in answer.get_json()["items"]]
        there = links_of(answer).get("next")

    assert found == [f"{n}.txt" for n in range(5)]
    assert answer.get_json()["next"] is None


def test_long_texts_are_looked_through_one_at_a_time(client):
    """Whoever sends many of them keeps nobody waiting, and short ones never wait."""

    def cited(text):
        return client.post(
            "/api/v1/cite", data=text, content_type="text/plain", headers=DELIBERATE
        )

    long = "Kế hoạch số 171-KH/TU. ".ljust(30_000, "x")
    assert len(cited(long).get_json()["citations"]) == 1
    with texts.one_at_a_time():
        assert cited("171-KH/TU").status_code == 200
        assert (cited(long).status_code, cited(long).get_json()["code"]) == (
            503,
            "busy",
        )
    assert cited(long).status_code == 200


def test_what_is_only_read_lies_where_it_is_swept(client, services, monkeypatch):
    """Should the server be killed meanwhile; nothing of it stays otherwise."""
    incoming, seen = services.settings.archive.incoming, []
    read = texts._read

    def look(place):
        seen.append(place)
        return read(place)

    monkeypatch.setattr(texts, "_read", look)

    answer = client.post(
        "/api/v1/read",
        data={"files": (io.BytesIO(PLAN.encode()), "a.txt")},
        headers=DELIBERATE,
    )

    assert answer.status_code == 200
    assert [place.is_relative_to(incoming) for place in seen] == [True]
    assert not any(incoming.rglob("*"))
