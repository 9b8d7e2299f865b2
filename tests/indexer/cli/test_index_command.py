"""``vankho index`` and ``vankho search`` beside the process that owns the index."""

import pytest
from click.testing import CliRunner

from archive.catalogue import open_catalogue
from archive.errors import StaleIndexError
from archive.settings import Settings
from indexer.cli.index import index
from indexer.cli.search import search
from indexer.opening import alone, wish
from indexer.search.engine import open_engine


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """The settings of an empty archive, for this process and its commands."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path / "home"))
    return Settings.from_env({"VANKHO_HOME": str(tmp_path / "home")})


@pytest.fixture
def spoilt(settings):
    """An index that was made by other rules."""
    with open_catalogue(settings.catalogue) as catalogue:
        engine = open_engine(settings.search, catalogue.changes.identity())
        engine.update([], [], 0)
        engine.close()
    folder = settings.home / "index"
    (folder / "fingerprint").write_text("other rules")
    return folder


def run(command, *arguments):
    """Run a command as the terminal does."""
    return CliRunner().invoke(command, arguments)


def test_a_new_index_can_be_asked_of_a_running_worker(settings):
    """The command says who does it, and leaves the wish where the worker looks."""
    run(index)
    with alone(settings):
        asked = run(index, "--rebuild")
        told = run(index, "--status")

    assert asked.exit_code == 0
    assert "tiến trình tiếp nhận đang chạy" in asked.stderr.lower()
    assert wish(settings).exists()
    assert "state: renewing" in told.stdout


def test_without_a_worker_the_command_does_it(settings):
    """The wish is granted before the command ends, and nothing of it is left."""
    done = run(index, "--rebuild")

    assert (done.exit_code, wish(settings).exists()) == (0, False)
    assert "state: level" in done.stdout


def test_searching_never_writes_the_index(spoilt):
    """A stale index is told with what to do, and left to whoever holds the lock."""
    found = run(search, "kế hoạch")

    assert isinstance(found.exception, StaleIndexError)
    assert "vankho index" in str(found.exception)
    assert (spoilt / "fingerprint").read_text() == "other rules"


@pytest.mark.usefixtures("spoilt")
def test_the_command_mends_a_stale_index():
    """What the error says to do works."""
    assert "state: stale" in run(index, "--status").stdout

    assert "state: level" in run(index).stdout

    assert run(search, "kế hoạch").exit_code == 0
