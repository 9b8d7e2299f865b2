"""What people work on lies on their desks for a day, and no longer."""

import os
import time

import pytest

from archive.settings import Settings
from indexer import desk, worker

DAY = 24 * 3600


def put(home, kind, name, age):
    """Lay a piece of this age on a desk."""
    folder = home / kind
    folder.mkdir(parents=True, exist_ok=True)
    piece = folder / name
    piece.write_text("a register")
    made = time.time() - age
    os.utime(piece, (made, made))
    return piece


@pytest.mark.parametrize("kind", desk.FOLDERS)
def test_desks_are_cleared_whether_or_not_anybody_comes(tmp_path, kind):
    """A piece of yesterday goes, and so does one that was never whole."""
    old, half = (put(tmp_path, kind, name, DAY + 60) for name in ("a", ".b"))
    fresh = put(tmp_path, kind, "c", DAY - 60)

    desk.clear(tmp_path)

    assert [path.exists() for path in (old, half, fresh)] == [False, False, True]


def test_the_worker_clears_them(tmp_path):
    """Nobody has to bring a register for the one before to go."""
    settings = Settings.from_env({"VANKHO_HOME": str(tmp_path)})
    old = put(settings.home, desk.REGISTERS, "a", DAY + 60)

    with worker.open_worker(settings) as own:
        list(own.work())

    assert not old.exists()
