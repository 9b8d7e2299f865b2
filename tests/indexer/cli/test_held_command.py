"""``vankho held put``: a paper that people find to be secret."""

import json

import pytest
from click.testing import CliRunner

from archive.catalogue import open_catalogue
from archive.errors import NotFoundError, UsageError
from archive.seals import Seals
from indexer.cli.held import held
from indexer.worker import open_worker
from tests.indexer.purged import ODD, OTHERS, made
from tests.indexer.test_holding import KEEPER
from tests.indexer.test_purging import traces


@pytest.fixture
def filled(tmp_path):
    """An archive of five papers, and the number of the odd one."""
    return made(tmp_path / "home")


@pytest.fixture
def run(filled, monkeypatch):
    settings, _ = filled
    monkeypatch.setenv("VANKHO_HOME", str(settings.home))

    def invoke(*arguments):
        told = map(str, arguments)
        return CliRunner().invoke(held, [*told], catch_exceptions=False).output

    return invoke


def put_away(run, number, why="thấy dấu trên bản giấy"):
    return run("put", number, "--level", "toi-mat", "--why", why)


@pytest.mark.slow
def test_a_paper_goes_from_the_archive_under_seal(filled, run):
    """Nothing of it is left in plain, the record says by whom and why, others stay."""
    settings, number = filled

    said = put_away(run, number)

    assert said == f"Đã đưa văn bản mã {number} vào kho niêm phong.\n"
    [one] = [json.loads(line) for line in run("list", "--json").splitlines()]
    assert (one["mark"], one["state"], one["reason"]) == ("Tối mật", "held", "secrecy")
    with open_catalogue(settings.catalogue) as catalogue:
        [sealed] = catalogue.held.listed(KEEPER)
        seals = Seals(settings.hold, settings.hold_key)
        assert ODD in seals.open(sealed.seal).decode()
        [record] = catalogue.purges.listed()
        assert (record.who, record.why) == ("person:cli", "thấy dấu trên bản giấy")
        assert catalogue.holdings.counts(KEEPER).total == len(OTHERS) + 1
        catalogue.held.settle(sealed.id, "destroyed")
        catalogue.purges.scrub()
    assert traces(settings.home) == set()


@pytest.mark.slow
def test_a_worker_that_is_at_it_seals_it_soon(filled, run):
    """The command only says that it is held; the plain original goes in a moment."""
    settings, number = filled

    with open_worker(settings) as own:
        said = put_away(run, number)
        assert "tiến trình tiếp nhận sẽ niêm phong" in said
        assert list(own.work()) == []

    with open_catalogue(settings.catalogue) as catalogue:
        assert catalogue.held.unsealed() == ()
        assert catalogue.purges.open() == ()
    assert "files" not in traces(settings.home)


@pytest.mark.slow
def test_it_takes_a_reason_and_a_paper(filled, run):
    settings, number = filled

    with pytest.raises(UsageError):
        put_away(run, number, why=" ")
    with pytest.raises(NotFoundError):
        put_away(run, 99)

    with open_catalogue(settings.catalogue) as catalogue:
        assert catalogue.held.listed(KEEPER) == ()
