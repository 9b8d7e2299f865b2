"""A batch on the terminal while it is taken in."""

import datetime as dt

import pytest
from rich.console import Console

from archive.catalogue import Pace, open_catalogue
from archive.model import Outcome
from indexer.cli import following, saying
from tests.archive.catalogue.making import AT, AUTHORITY

LEASE = dt.timedelta(minutes=5)


@pytest.fixture
def catalogue(monkeypatch):
    """Forty files of a batch, of which twenty ended and one is being read."""
    monkeypatch.setattr(following, "now", lambda: AT + dt.timedelta(minutes=2))
    with open_catalogue("sqlite://", AUTHORITY) as opened:
        names = [f"/in/{number}.pdf" for number in range(40)]
        opened.intake.hand_in(names, who="lan", at=AT)
        for number in range(20):
            row = opened.intake.claim("x", at=AT, lease=LEASE)
            assert row
            ended = Outcome(row.path, "added", 1)
            at = AT + dt.timedelta(seconds=6 * number)
            opened.intake.finish(row, ended, at=at)
        opened.intake.claim("x", at=AT, lease=LEASE)
        yield opened


def shown(catalogue):
    """What stands on the terminal after one look."""
    screen = following.Following(catalogue, 1)
    screen.look()
    console = Console(width=100)
    with console.capture() as written:
        console.print(screen)
    return written.get()


def test_all_of_it_is_shown(catalogue):
    """How many of how many, the pace, the time left, and what is being read."""
    told = shown(catalogue)

    assert "20/40" in told
    assert "20 đã nhận, 10 tệp/phút, còn 2:00" in told
    assert "Đang đọc: 20.pdf" in told
    assert "Đọc ảnh" not in told


def test_who_paused_it_is_shown(catalogue):
    """With the command that lets it go on."""
    catalogue.batches.steer(1, "pause", by="mai", at=AT)

    told = shown(catalogue)

    assert "Tạm dừng: mai" in told
    assert "vankho batch 1 --resume" in told
    assert "tệp/phút" not in told


def test_without_a_terminal_only_a_pause_is_said(catalogue, capsys):
    """Once, however often it is looked at; and nothing where it is to be silent."""
    catalogue.batches.steer(1, "pause", by="mai", at=AT)

    for silent in (False, True):
        with following.following(catalogue, 1, silent=silent) as look:
            look()
            look()

    assert capsys.readouterr().err.count("vankho batch 1 --resume") == 1


def test_a_slow_pace_is_told_in_parts(catalogue):
    """A scan a minute is not nothing."""
    batch = catalogue.batches.of(1)

    assert saying.pace(batch, Pace(5, 400)) == "0,8 tệp/phút, còn 26:40"
    assert saying.pace(batch, None) == ""
