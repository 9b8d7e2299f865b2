"""``vankho ingest --watch``, and the worker that watches what the settings say."""

import json
import signal

import pytest

from archive.catalogue import open_catalogue
from archive.settings import Settings
from tests.indexer.papers import paper, put
from tests.indexer.workers import started, until

pytestmark = pytest.mark.slow

QUICK = {"VANKHO_WATCH_QUIET": "1"}


@pytest.fixture
def folder(tmp_path):
    """A folder to be watched."""
    place = tmp_path / "drop"
    place.mkdir()
    return place


def test_the_command_tells_outcomes_until_told_to_stop(root, folder, tmp_path):
    """One line each, at once; it ends in order, and files stay where they were."""
    path = put(folder, "kh88.txt", paper())
    order = "ingest", "--watch", "--json", folder
    with started(root, tmp_path / "home", *order, **QUICK) as running:
        first = json.loads(running.stdout.readline())
        put(folder, "rỗng.txt", "")
        second = json.loads(running.stdout.readline())
        running.send_signal(signal.SIGINT)
        rest, told = running.communicate(timeout=60)

    assert [(one["path"], one["outcome"]) for one in (first, second)] == [
        (str(path), "added"),
        (str(folder / "rỗng.txt"), "refused"),
    ]
    assert (rest, running.returncode) == ("", 0)
    assert "Đang theo dõi 1 thư mục" in told
    assert path.exists()


def test_a_folder_that_is_not_there_is_told(root, tmp_path):
    """In one sentence, before anything is opened."""
    order = "ingest", "--watch", tmp_path / "gone"
    with started(root, tmp_path / "home", *order) as running:
        _, told = running.communicate(timeout=60)

    assert running.returncode == 2
    assert "Không có thư mục" in told


def test_the_worker_watches_what_the_settings_say(root, folder, tmp_path):
    """Nobody has to hand anything in."""
    watching = {"VANKHO_WATCH": str(folder), **QUICK}
    home = tmp_path / "home"
    put(folder, "kh88.txt", paper())
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    with open_catalogue(settings.catalogue) as catalogue:

        def is_taken():
            newest = catalogue.origins.newest(str(folder))
            return newest is not None and newest.progress.ended == {"added": 1}

        with started(root, home, "worker", **watching) as running:
            until(is_taken)
            running.send_signal(signal.SIGTERM)
            running.communicate(timeout=60)

    assert running.returncode == 0
