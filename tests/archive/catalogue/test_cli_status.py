"""``vankho status`` and ``vankho show`` tell whether a paper stands."""

import json

import pytest
from click.testing import CliRunner

from archive.cli.show import show
from archive.cli.status import status
from archive.errors import UsageError
from archive.model import Relation
from tests.archive.catalogue.making import CENTRE, cite, judge, replacing, store
from tests.archive.catalogue.test_verdicts import NEW, OLD


@pytest.fixture
def papers(catalogue, address, monkeypatch):
    """A paper and the one that says it replaces it."""
    monkeypatch.setenv("VANKHO_CATALOGUE", address)
    return store(catalogue, *OLD), store(catalogue, *NEW, replacing(*OLD))


def run(command, *arguments):
    """What a command prints."""
    ran = CliRunner().invoke(command, list(map(str, arguments)), catch_exceptions=False)
    return ran.output


def test_a_proposal_is_told_as_one(papers):
    """The status is unknown, and what waits is named with its words."""
    told = run(status, papers[0], "--on", "01/8/2026").splitlines()

    assert told[0] == "01/8/2026: Chưa rõ hiệu lực"
    assert told[1].startswith("    chờ xác nhận: [2] 208-QĐ/TW, ")
    assert "nói thay thế văn bản này: 20-QĐ/TW" in told[1]


def test_what_is_changed_in_part_is_told_by_its_provision(catalogue, papers):
    """Two articles repealed by one paper are two lines that can be told apart."""
    relations = (Relation("repeals", "bãi bỏ"),)
    store(
        catalogue,
        "209-QĐ/TW",
        "30/7/2026",
        CENTRE,
        cite(*OLD, relations=relations, provision="Điều 9"),
    )

    told = run(status, papers[0], "--on", "01/8/2026")

    assert "nói sửa đổi, bổ sung văn bản này: Điều 9, 20-QĐ/TW" in told


def test_a_confirmed_end_is_told_with_its_proof(catalogue, papers):
    """On each side of its day, with who confirmed it."""
    judge(catalogue, papers[1])

    after = run(status, "20-QĐ/TW", "--on", "2026-07-26")
    before = run(status, "20-QĐ/TW", "--on", "2026-07-25")

    assert after.startswith("26/7/2026: Đã bị thay thế từ 26/7/2026\n    theo [2]")
    assert "(lan xác nhận)" in after
    assert before.splitlines() == [
        "25/7/2026: Chưa rõ hiệu lực",
        "    → Đã bị thay thế từ 26/7/2026",
    ]
    assert "Hiệu lực  Đã bị thay thế từ 26/7/2026 theo [2]" in run(show, papers[0])


def test_json_tells_it_all(catalogue, papers):
    """One object, with each effect, whose it is and who judged it."""
    judge(catalogue, papers[1])

    told = json.loads(run(status, papers[0], "--on", "2026-08-01", "--json"))

    assert told["status"]["code"] == "superseded"
    [effect] = told["effects"]
    assert (effect["document"], effect["state"]) == (papers[1], "confirmed")
    assert effect["given"]["by"] == "lan"


@pytest.mark.usefixtures("papers")
def test_a_day_that_never_was_is_refused(papers):
    """With what to write instead."""
    with pytest.raises(UsageError, match="31/02/2026"):
        run(status, papers[0], "--on", "31/02/2026")
