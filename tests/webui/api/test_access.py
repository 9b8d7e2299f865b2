"""A program is told what its reader may see, and nothing of the rest."""

import datetime as dt

import pytest

from archive.model import Outcome, Reader
from tests.webui.papers import AT
from webui import security

HIDDEN = "dispatch"

pytestmark = pytest.mark.usefixtures("outsider")


@pytest.fixture
def secret(services, held):
    """A paper that only the board may see."""
    services.catalogue.documents.restrict(held[HIDDEN], "board", at=AT)
    return held[HIDDEN]


@pytest.fixture
def _board(monkeypatch):
    reader = Reader("board", frozenset({"everyone", "board"}))
    monkeypatch.setattr(security, "reader", lambda: reader)


def addresses(number):
    base = f"/api/v1/documents/{number}"
    return [
        base,
        *(
            f"{base}/{part}"
            for part in ("text", "pages/1", "pages/1/words", "cites", "cited-by")
        ),
    ]


@pytest.mark.usefixtures("outsider")
def test_a_hidden_paper_is_not_there(client, secret):
    """Not even that it is hidden is told."""
    told = [client.get(address) for address in addresses(secret)]

    assert {answer.status_code for answer in told} == {404}
    assert {answer.get_json()["code"] for answer in told} == {"not_found"}


@pytest.mark.usefixtures("_board")
def test_those_who_may_see_it_do(client, secret):
    """The same addresses, another reader."""
    assert {client.get(a).status_code for a in addresses(secret)} == {200}


@pytest.mark.usefixtures("outsider")
def test_its_original_is_not_given(client, services, secret):
    """The hash alone opens nothing."""
    board = Reader("board", frozenset({"board"}))
    (file,) = services.catalogue.documents.get(secret, board).renditions

    for paper in (secret, secret + 1):
        answer = client.get(f"/api/v1/documents/{paper}/original/{file.sha256}")
        assert answer.status_code == 404


@pytest.mark.usefixtures("secret")
@pytest.mark.usefixtures("outsider")
def test_lists_and_counts_are_those_of_an_archive_without_it(client, held):
    """Hits, totals, facets, symbols, links and the wanted list."""
    search = client.get("/api/v1/search?q=362-CV/TU").get_json()
    by_symbol = client.get("/api/v1/documents?symbol=362-CV/TU").get_json()
    counts = client.get("/api/v1/register/counts").get_json()
    wanted = client.get("/api/v1/wanted").get_json()
    cites = client.get(f"/api/v1/documents/{held['plan']}/cites").get_json()

    assert [hit["id"] for hit in search["hits"]] == [held["plan"]]
    assert "Công văn" not in search["facets"]["type"]
    assert by_symbol["match"] == "none"
    assert counts["total"] == 4
    assert "362-CV/TU" in {one["symbol"] for one in wanted["items"]}
    assert cites["items"][0]["resolution"] == "unknown"
    assert cites["items"][0]["documents"] == []


@pytest.fixture
def batch(services, secret, tmp_path):
    """A batch whose only file became the hidden paper."""
    intake = services.catalogue.intake
    (row,) = intake.hand_in([tmp_path / "mật.txt"], who="local", at=AT)
    lent = intake.claim("test", at=AT, lease=dt.timedelta(minutes=1))
    outcome = Outcome(row.path, "known", secret, "same_bytes", f"Đã có: [{secret}].")
    assert intake.finish(lent, outcome, at=AT)
    return row.batch


@pytest.mark.usefixtures("outsider")
def test_the_ledger_names_no_hidden_paper(client, batch):
    """That the file ended is told, what it became is not."""
    (row,) = client.get(f"/api/v1/intake/{batch}/rows").get_json()["items"]

    assert (row["outcome"], row["document"], row["message"]) == ("known", None, "")


@pytest.mark.usefixtures("_board")
def test_the_ledger_names_it_to_those_who_may_see_it(client, batch, secret):
    """The number and the sentence."""
    (row,) = client.get(f"/api/v1/intake/{batch}/rows").get_json()["items"]

    assert (row["document"], row["message"]) == (secret, f"Đã có: [{secret}].")
