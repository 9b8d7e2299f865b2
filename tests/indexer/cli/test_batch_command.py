"""``vankho batch`` tells how far files have come, steers them, and reports."""

import csv
import datetime as dt
import json

import pytest
from click.testing import CliRunner

from archive.catalogue import Handed, open_catalogue
from archive.errors import NotFoundError, UsageError
from archive.model import Outcome
from archive.settings import Settings
from indexer.cli.batch import batch
from indexer.cli.refused import refused
from tests.archive.catalogue.making import AT

LEASE = dt.timedelta(minutes=5)


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    """Three files of a batch, one refused, in the archive that the commands mean."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path))
    monkeypatch.setenv("USER", "mai")
    settings = Settings.from_env({"VANKHO_HOME": str(tmp_path)})
    with open_catalogue(settings.catalogue) as opened:
        files = Handed("/in/a.zip", 10), Handed("/in/=b.pdf", 5, parcel=1), "/in/c.pdf"
        opened.intake.hand_in(files, who="lan", at=AT)
        end(opened, "added", "unpacked")
        end(opened, "refused", "damaged")
        yield opened


def end(catalogue, outcome, reason=None):
    """Let the next file end."""
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)
    ended = Outcome(row.path, outcome, reason=reason, message="Hỏng.")
    catalogue.intake.finish(row, ended, at=AT)


def run(command, *arguments):
    """Run a command and return what it said."""
    told = list(map(str, arguments))
    return CliRunner().invoke(command, told, catch_exceptions=False).stdout


def told(command, *arguments):
    """Run a command and return the objects it gave."""
    return [
        json.loads(line) for line in run(command, "--json", *arguments).split("\n")[:-1]
    ]


def test_batches_are_listed(catalogue):
    """The newest first, each with where it stands."""
    catalogue.intake.hand_in(["d"], who="mai", at=AT)

    assert [one["id"] for one in told(batch)] == [2, 1]
    assert [one["id"] for one in told(batch, "--limit", 1)] == [2]
    listed = run(batch)
    assert "1 đã nhận, 1 không nhận" in listed
    assert listed.count("Đang tiếp nhận") == 2


@pytest.mark.usefixtures("catalogue")
def test_a_batch_is_steered():
    """Each step is told with who made it; what changes nothing is no step."""
    assert "Đang tạm dừng" in run(batch, 1, "--pause")
    assert "đọc trước" in run(batch, 1, "--first")
    run(batch, 1, "--in-turn")
    run(batch, 1, "--resume")
    run(batch, 1, "--cancel")
    (one,) = told(batch, 1, "--cancel")

    assert (one["state"], one["progress"]["cancelled"]) == ("cancelled", 1)
    assert (one["seconds_left"], one["reading"]) == (None, [])
    steps = [(step["step"], step["who"]) for step in one["steps"]]
    assert steps == [
        (step, "mai") for step in ("pause", "first", "in_turn", "resume", "cancel")
    ]
    assert "2 không nhận (hủy 1)" in run(batch, 1)


@pytest.mark.usefixtures("catalogue")
def test_a_report_tells_of_every_file(tmp_path):
    """With hash, size and zip, the totals last, and no formula among the names."""
    run(batch, 1, "--report", tmp_path / "b.csv")

    with (tmp_path / "b.csv").open(encoding="utf-8-sig", newline="") as page:
        lines = list(csv.DictReader(page))
    assert [line["Kết quả"] for line in lines[:3]] == [
        "Đã nhận",
        "Không nhận",
        "Đang chờ",
    ]
    inner, total = lines[1], lines[3]
    assert (inner["Tệp"], inner["Trong gói"]) == ("/in/=b.pdf", "/in/a.zip")
    assert (inner["Mã lý do"], inner["Lý do"]) == ("damaged", "Hỏng.")
    assert (total["Tệp"], total["Kích thước (byte)"]) == ("Tổng cộng", "15")
    assert total["Kết quả"] == "3 tệp: 1 đã nhận, 1 không nhận"


@pytest.mark.usefixtures("catalogue")
def test_nonsense_is_told():
    """A batch must be named, and be there."""
    with pytest.raises(UsageError):
        run(batch, "--pause")
    with pytest.raises(NotFoundError):
        run(batch, 9)
    with pytest.raises(UsageError):
        run(refused, "--retry")


def test_refused_files_are_listed_and_tried_again(catalogue):
    """By reason or by number; what was tried already is left."""
    listed = run(refused)
    assert "1 tệp: damaged" in listed
    assert "=b.pdf" in listed
    assert [one["id"] for one in told(refused, "--reason", "damaged")] == [2]
    assert told(refused, "--batch", 7) == []

    assert "Thử lại 1 tệp ở lần 2." in run(refused, "--retry", "--reason", "damaged")

    assert "Không có tệp nào được thử lại." in run(refused, "--retry", 2)
    (row,) = catalogue.intake.rows(2)
    assert (row.instead_of, row.who) == (2, "mai")
    assert told(refused) == []


def test_refused_files_are_dismissed(catalogue):
    """With the note, of a number or of a reason."""
    run(refused, "--dismiss", "không cần", "--reason", "encrypted")
    assert catalogue.refusals.count() == 1

    assert "1 tệp" in run(refused, "--dismiss", "không cần", "--reason", "damaged")

    row = catalogue.intake.rows(1)[1]
    assert (row.note, row.dismissed_by) == ("không cần", "mai")
