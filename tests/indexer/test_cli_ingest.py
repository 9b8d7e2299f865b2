"""``vankho ingest``: its exit codes, a worker that runs beside it, interruption."""

import json
import signal
import zipfile

import pytest

from archive.catalogue import open_catalogue
from archive.settings import Settings
from indexer.opening import now
from tests.indexer.papers import paper, put
from tests.indexer.scans import HEAD, long
from tests.indexer.test_worker import scan
from tests.indexer.workers import is_at_work, started, until

pytestmark = pytest.mark.slow

SECRET = paper().replace("*\nSố", "*\nTỐI MẬT\nSố")


@pytest.fixture
def settings(tmp_path):
    """The settings of an empty archive."""
    return Settings.from_env({"VANKHO_HOME": str(tmp_path / "home")})


@pytest.fixture
def catalogue(settings):
    """Its catalogue, as another process has it open."""
    with open_catalogue(settings.catalogue) as opened:
        yield opened


def ingest(root, settings, *arguments):
    """Run the command to its end: exit code, what it gave, what it told."""
    with started(root, settings.home, "ingest", *arguments) as running:
        given, told = running.communicate(timeout=180)
    return running.returncode, given, told


def test_all_taken_in_is_zero(root, settings, tmp_path):
    """A zip counts as the files in it, each with an object of its own."""
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as parcel:
        parcel.writestr("kh88.txt", paper())

    code, given, _ = ingest(root, settings, "--json", tmp_path / "in.zip")

    assert code == 0
    outcomes = [json.loads(line) for line in given.splitlines()]
    assert [(o["outcome"], o["reason"]) for o in outcomes] == [
        ("added", "unpacked"),
        ("added", None),
    ]


def test_pages_of_scans_are_read_before_it_ends(root, settings, catalogue, tmp_path):
    """The others of a long scan too, unless they are to be skipped."""
    long(tmp_path / "in" / "1.tif")
    long(tmp_path / "2.tif", head=[*HEAD[:2], "Số 90-KH/TU", *HEAD[3:]])

    code, given, _ = ingest(root, settings, tmp_path / "in")
    _, skipped, _ = ingest(root, settings, "--skip-ocr", tmp_path / "2.tif")

    assert code == 0
    assert "1 tệp ảnh dài: 6 trang đã đọc" in given
    assert "1 tệp ảnh dài: 4 trang đã đọc, 2 trang bỏ qua" in skipped
    assert catalogue.recognitions.reached(1).is_over


def test_some_left_out_is_one(root, settings, tmp_path):
    """What was not taken in is told with its reason, and the rest is taken in."""
    put(tmp_path / "in", "1.txt", paper())
    put(tmp_path / "in", "2.txt", "")
    put(tmp_path / "in", "3.txt", SECRET)

    code, given, _ = ingest(root, settings, "--quiet", tmp_path / "in")

    assert code == 1
    assert "3 tệp: 1 đã nhận, 1 không nhận, 1 giữ lại" in given
    assert "…" not in given


def test_nothing_to_take_in_is_two(root, settings, tmp_path):
    """A folder without files is a wrong use, told in one sentence."""
    (tmp_path / "in").mkdir()

    code, _, told = ingest(root, settings, tmp_path / "in")

    assert code == 2
    assert told.count("\n") == 1


def test_an_archive_in_trouble_is_three(root, settings, catalogue, tmp_path):
    """One sentence, no traceback; the file waits as if never tried."""
    path = put(tmp_path, "kh88.txt", paper())
    settings.files.write_text("no folder can be made here")

    code, _, told = ingest(root, settings, path)

    assert code == 3
    assert "[disk]" in told
    assert told.count("\n") == 1
    assert [(r.state, r.attempts) for r in catalogue.intake.rows(1)] == [
        ("received", 0)
    ]


def test_it_follows_a_worker_and_takes_over_when_that_is_killed(
    root, settings, catalogue, tmp_path
):
    """Whoever does the work, the command ends when every file has its outcome."""
    put(tmp_path / "in", "1.txt", paper())
    with started(root, settings.home, "worker", VANKHO_JOBS="1") as worker:
        until(lambda: is_at_work(settings))
        first, _, _ = ingest(root, settings, tmp_path / "in" / "1.txt")
        seen = worker.poll()
        scan(tmp_path / "in" / "2.tiff", pages=1)
        put(tmp_path / "in", "3.txt", paper(symbol="89-KH/TU"))
        with started(root, settings.home, "ingest", tmp_path / "in") as following:
            until(lambda: catalogue.batches.progress(2).ended)
            worker.kill()
            code = following.wait(180)

    assert (first, seen) == (0, None)
    ended = catalogue.batches.progress(2)
    assert ended.is_over
    assert ended.ended["known"] == 1
    assert ended.ended["added"] >= 1
    assert code == (1 if "refused" in ended.ended else 0)


def test_what_an_interrupted_run_left_is_taken_up(root, settings, catalogue, tmp_path):
    """Ctrl+C ends it within seconds; the next run does the rest of both."""
    path = scan(tmp_path / "scan.tiff")
    put(tmp_path / "in", "1.txt", paper())
    with started(root, settings.home, "ingest", path) as running:
        until(lambda: catalogue.batches.progress(1).claimed)
        running.send_signal(signal.SIGINT)
        code = running.wait(60)
    path.write_text("")
    rows = catalogue.intake.rows(1)

    again, _, _ = ingest(root, settings, tmp_path / "in")

    assert (code, again) == (130, 0)
    assert [(row.state, row.attempts) for row in rows] == [("received", 0)]
    # Its original was stored before; what lies there now is another file.
    assert catalogue.batches.progress(1).ended == {"added": 1}


def test_a_paused_batch_is_waited_for(root, settings, catalogue, tmp_path):
    """Whoever paused it is told, and what is cancelled then ends the command."""
    for number in range(150):
        symbol = f"{number}-KH/TU"
        put(tmp_path / "in", f"{number}.txt", paper(symbol=symbol))
    with started(
        root, settings.home, "ingest", "--jobs", "1", tmp_path / "in"
    ) as running:
        until(catalogue.batches.newest)
        assert catalogue.batches.steer(1, "pause", by="mai", at=now())
        until(lambda: not catalogue.batches.progress(1).claimed)
        waiting = catalogue.batches.progress(1).received
        told = running.stderr.readline()
        assert catalogue.batches.steer(1, "cancel", by="mai", at=now())
        given, _ = running.communicate(timeout=180)

    assert running.returncode == 1
    assert "vankho batch 1 --resume" in told
    assert catalogue.batches.progress(1).cancelled == waiting
    assert catalogue.batches.of(1).ended_at
    assert "Đã hủy trước khi đọc." in given
