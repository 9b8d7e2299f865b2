"""A web process killed at any step of an upload: all of it is received, or none."""

import subprocess
import sys

import pytest

from archive.catalogue import open_catalogue
from archive.settings import Settings
from bench.faults import soundness
from bench.faults.mixture import MARK
from tests.faults.killing_web import FILES, STEPS, WITH_ROWS

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def survived(root, tmp_path_factory):
    """The archive after a process was killed at every step, and what was printed."""
    home = tmp_path_factory.mktemp("home")
    ended = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-m", "tests.faults.killing_web", str(home)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return Settings.from_env({"VANKHO_HOME": str(home)}), ended.stdout.splitlines()


def test_every_process_was_killed(survived):
    """Each step is reached, or the tests below prove nothing."""
    _, printed = survived

    assert printed == [*(f"-9 {step}" for step in STEPS), "202 left alone"]


def test_all_of_an_upload_is_received_or_none(survived):
    """Once the rows are written, though nobody was told; before that, nothing."""
    settings, _ = survived
    with open_catalogue(settings.catalogue) as catalogue:
        ended = [one.progress.ended for one in catalogue.batches.newest()]

    assert ended == [{"added": FILES}] * (len(WITH_ROWS) + 1)


def test_nothing_lies_about(survived):
    """What was saved for nobody is swept away, and the archive is sound."""
    settings, _ = survived

    assert list(settings.incoming.iterdir()) == []
    assert list(soundness.faults(settings, MARK)) == []
