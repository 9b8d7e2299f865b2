"""Papers found from the command line, with what stands of them."""

import json

import pytest
from click.testing import CliRunner

from archive.catalogue import open_catalogue
from indexer import sync
from indexer.cli.search import search
from indexer.search.engine import open_engine
from tests.archive.catalogue import staff
from tests.archive.catalogue.making import AUTHORITY, CENTRE, judge, replacing, store

OLD, NEW = ("20-QĐ/TW", "8/4/2016", CENTRE), ("208-QĐ/TW", "26/7/2021", CENTRE)


@pytest.fixture
def ask(tmp_path, monkeypatch):
    """Search an archive in which a person confirmed that one paper replaces another."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path))
    with open_catalogue(f"sqlite:///{tmp_path}/catalogue.db", AUTHORITY) as catalogue:
        store(catalogue, *OLD)
        judge(catalogue, store(catalogue, *NEW, replacing(*OLD)))
        store(catalogue, "5-CV/TU", audience="clerks")
        address = f"whoosh://{tmp_path}/index"
        engine = open_engine(
            address, catalogue.changes.identity(), catalogue.audiences.restricted
        )
        sync.catch_up(catalogue, engine)
        engine.close()

    def asking(*arguments):
        ran = CliRunner().invoke(search, arguments)
        assert ran.exit_code == 0, ran.output
        return " ".join(ran.output.split())

    return asking


def test_a_status_is_told_and_searched_by(ask):
    """Since when it is so, and what was so on another day."""
    ended = 'trạng thái:"hết hiệu lực"'

    assert "bị thay thế từ 26/7/2021" in ask(ended)
    assert "0 văn bản." in ask(ended, "--on", "25/7/2021")
    [hit] = json.loads(ask(ended, "--json"))["hits"]
    assert (hit["status"], hit["status_since"]) == ("superseded", "2021-07-26")


def test_it_is_told_why_a_paper_is_found(ask):
    """What each part weighs, in words and as figures that add up to the score."""
    told = ask("208-QĐ/TW quyết định", "--explain")

    assert "1000000.000 Đúng số, ký hiệu của chính văn bản: 208" in told
    assert "Có chữ: 208-QĐ/TW (1 lần, 1 ở phần đầu; 1 văn bản có)" in told
    [first, *_] = json.loads(ask("208-QĐ/TW quyết định", "--explain", "--json"))["hits"]
    points = [share["points"] for share in first["shares"]]
    assert first["score"] == pytest.approx(sum(points))
    assert {*first["shares"][0]} == {
        *("of", "term", "points", "count", "in_heading", "papers")
    }


def test_the_machine_finds_all_and_an_account_what_it_may(ask, tmp_path):
    """A paper for clerks is not even counted for a reader."""
    address = f"sqlite:///{tmp_path}/catalogue.db"
    accounts = staff.settings(tmp_path)
    with open_catalogue(address, AUTHORITY, accounts=accounts) as catalogue:
        staff.hire(catalogue, "kiet", "keeper")
        staff.hire(catalogue, "lan", "reader")

    assert "5-CV/TU" in ask("5-CV/TU")
    assert "5-CV/TU" in ask("5-CV/TU", "--as", "kiet")
    assert "0 văn bản." in ask("5-CV/TU", "--exact", "--as", "lan")
    assert json.loads(ask("nội", "--json"))["total"] == 3
    assert json.loads(ask("nội", "--json", "--as", "lan"))["total"] == 2
