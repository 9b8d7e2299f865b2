"""A paper removed for good leaves no byte, whoever dies meanwhile."""

import contextlib
import os
import subprocess
import sys

import pytest

from archive.audit import Entry, Sought
from archive.catalogue import open_catalogue
from archive.errors import UsageError
from archive.files import FileStore
from archive.model import Outcome, Reader
from archive.secrecy import Mark
from archive.settings import Settings
from indexer import ingest, purging
from indexer.forgetting import audit_of
from indexer.opening import alone, now, open_index
from indexer.search.engine import open_engine
from indexer.worker import open_worker
from tests.indexer.papers import paper, put
from tests.indexer.purged import ODD, OTHERS, STEPS, handed_in, made

LAN = Reader("lan")
KILLED = -9


@pytest.fixture(scope="module")
def survived(root, tmp_path_factory):
    """The archive after its purge was killed at every step; the removed paper."""
    settings, number = made(tmp_path_factory.mktemp("kho") / "home")
    before = traces(settings.home)
    ended = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-m", "tests.indexer.purged", settings.home, str(number)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    with open_catalogue(settings.catalogue) as catalogue:
        yield settings, catalogue, number, before, ended.stdout.splitlines()


def traces(home):
    """Where the odd word lies under a folder: in names or in bytes, in any case."""
    files = [path for path in home.rglob("*") if path.is_file()]
    word = ODD.lower().encode()
    return {
        path.relative_to(home).parts[0]
        for path in files
        if word in str(path).lower().encode() or word in path.read_bytes().lower()
    }


@pytest.mark.slow
def test_every_process_was_killed(survived):
    """Each step is reached, or what follows proves nothing."""
    *_, printed = survived

    assert printed == [f"{KILLED} {step}" for step in STEPS]


@pytest.mark.slow
def test_not_a_byte_is_left(survived):
    """What lay in the catalogue, its log, files, pictures and index is nowhere."""
    settings, _, _, before, _ = survived

    assert {"files", "pages", "index", "lookups", "registers"} < before
    assert any(place.startswith("catalogue.db") for place in before)
    assert traces(settings.home) == set()


@pytest.mark.slow
def test_the_index_does_not_know_the_word(survived):
    """Nor is it offered as a spelling."""
    settings, catalogue, *_ = survived
    identity = catalogue.changes.identity()

    with contextlib.closing(open_engine(settings.search, identity)) as engine:
        assert engine.known([ODD.lower(), "kho"], LAN) == {"kho"}
        assert engine.spellings(ODD.lower(), LAN) == ()
        assert engine.revision() == catalogue.changes.head()


@pytest.mark.slow
def test_the_others_are_whole(survived):
    """Other papers, their searches and the ledger's sums stay."""
    settings, catalogue, number, *_ = survived
    found = list(catalogue.verify(FileStore(settings.files)))
    progress = catalogue.batches.progress(1)

    assert found == []
    assert catalogue.holdings.counts(LAN).total == len(OTHERS) + 1
    assert sum(progress.ended.values()) == len(OTHERS) + 2
    assert [r.text for r in catalogue.recents.of("lan")] == ["kế hoạch kiểm tra"]
    assert [s.name for s in catalogue.searches.of("lan")] == ["Kế hoạch"]
    with pytest.raises(Exception, match=str(number)):
        catalogue.documents.get(number, LAN)


@pytest.mark.slow
def test_who_cites_it_keeps_what_is_printed(survived):
    """The link leads nowhere, the words stay."""
    _, catalogue, *_ = survived
    [citing] = catalogue.documents.by_symbol("90-CV/TU", LAN)
    [cited] = catalogue.citations.of(citing.id, LAN)

    assert cited.citation.symbol == "88-KH/TU"
    assert cited.state == "unknown"


@pytest.mark.slow
def test_the_record_names_no_name(survived):
    """Number, day, who, why and how many files; no hash, no word of the paper."""
    _, catalogue, number, *_ = survived
    [record] = catalogue.purges.listed()
    [row] = [r for r in catalogue.intake.rows(1) if r.outcome.reason == "purged"]

    assert record.documents == (number,)
    assert (record.who, record.why, record.files) == ("person:lan", "có mật", 1)
    assert record.originals == ()
    assert record.finished_at is not None
    assert (row.path, row.sha256) == ("(đã xóa hẳn)", None)


@pytest.mark.slow
def test_the_same_bytes_may_come_again(tmp_path):
    """They are a new paper, and erasing what is left of the old one spares it."""
    settings, number = made(tmp_path / "home")
    with open_catalogue(settings.catalogue) as catalogue:
        at = catalogue.documents.get(number, LAN).added_at
        begun = catalogue.purges.begin([number], LAN, by="lan", at=at, why="nhầm")
        again = tmp_path / "in" / f"ho so {ODD}.txt"
        [row] = handed_in(settings, catalogue, [again])

        assert begun.files == 1
        assert catalogue.purges.open() == ()
        assert (row.outcome.outcome, paper_of(row) > number) == ("added", True)
        assert [*catalogue.verify(FileStore(settings.files))] == []


@pytest.mark.slow
def test_the_worker_finishes_what_others_began(tmp_path):
    """A page removes the paper; the traces go before the next file is taken in."""
    settings = Settings.from_env({"VANKHO_HOME": str(tmp_path / "home")})
    put(tmp_path / "in", "1.txt", paper(text=f"Việc của {ODD}."))
    with open_catalogue(settings.catalogue) as catalogue:
        [row] = handed_in(settings, catalogue, [tmp_path / "in" / "1.txt"])
        work = purging.Purging(settings, catalogue, FileStore(settings.files))
        work.remove([paper_of(row)], LAN, by="person:lan", why="mật")
        left = traces(settings.home)
        with open_worker(settings) as own:
            assert list(own.work()) == []
            assert own.check_signatures() == 0

        assert left
        assert traces(settings.home) == set()
        assert catalogue.purges.open() == ()


def test_older_backups_are_told(tmp_path, workshop):
    """What was written before the removal still holds the paper."""
    put(tmp_path / "in", "1.txt", paper())
    number = store(workshop, tmp_path / "in" / "1.txt")
    begin = workshop.catalogue.purges.begin
    record = begin([number], LAN, by="lan", at=workshop.clock(), why="nhầm")
    folder = tmp_path / "backups"
    for name, later in (("old.tar", -60), ("new.tar", 60)):
        path, at = put(folder, name, ""), record.made_at.timestamp() + later
        os.utime(path, (at, at))

    found = purging.backups((folder, tmp_path / "none"), record)

    assert [backup.path.name for backup in found] == ["old.tar"]


def paper_of(row):
    """The paper that a file became."""
    assert row.outcome
    return row.outcome.document


def store(workshop, path):
    """Take one file in and return the number of its paper."""
    workshop.catalogue.intake.hand_in([path], who="lan", at=workshop.clock())
    [row] = ingest.work(workshop, "test")
    return paper_of(row)


def test_a_file_in_a_watched_folder_is_to_be_taken_away_first(workshop, tmp_path):
    """It would be taken in again at once; elsewhere it is only told of."""
    path = put(tmp_path / "in", "1.txt", paper())
    catalogue, at = workshop.catalogue, workshop.clock()
    catalogue.intake.hand_in([path], who="lan", at=at, origin=str(path.parent))
    number = paper_of(*ingest.work(workshop, "test"))
    settings = Settings.from_env({"VANKHO_HOME": str(tmp_path)})
    work = purging.Purging(settings, catalogue, workshop.files)
    doomed = catalogue.purges.look([number], LAN)

    assert work.lying(doomed) == {path: True}
    with pytest.raises(UsageError, match="thư mục theo dõi"):
        work.remove([number], LAN, by="lan", why="mật")
    path.unlink()
    assert work.remove([number], LAN, by="lan", why="mật").files == 1
    assert list(workshop.files) == []


@pytest.mark.slow
def test_the_audit_forgets_what_was_typed(tmp_path):
    """Searches that tell of the paper are erased to the byte; the entries stay."""
    settings, number = made(tmp_path / "home")
    audit = audit_of(settings)
    audit.write([Entry(now(), "lan", "searched", text=f"hồ sơ {ODD}")])
    audit.write([Entry(now(), "lan", "searched", text="kế hoạch kiểm tra")])
    assert "audit.db" in {name.removesuffix("-wal") for name in traces(settings.home)}
    with open_catalogue(settings.catalogue) as catalogue:
        purging_ = purging.Purging(settings, catalogue, FileStore(settings.files))
        with pytest.raises(UsageError):
            purging_.remove([number], LAN, by="person:lan", why=" ")
        kept = audit.page(Sought(what=("searched",)), 9)
        purging_.remove([number], LAN, by="person:lan", why="có mật")
        with alone(settings):
            purging_.finish(open_index(settings, catalogue))

    left = {name for name in traces(settings.home) if "audit" in name}
    [erased, *searches] = audit.page(Sought(), 9)
    found = audit.check()
    audit.close()

    assert [one.text for one in kept][::-1] == [f"hồ sơ {ODD}", "kế hoạch kiểm tra"]
    assert [one.text for one in searches] == ["kế hoạch kiểm tra", None]
    assert (erased.what, erased.who, erased.papers) == (
        "erased",
        "lan",
        (number,),
    )
    assert (left, found.flaws) == (set(), ())


@pytest.mark.slow
def test_the_audit_forgets_a_secret_that_is_found_late(tmp_path):
    """Before the paper is taken out: afterwards nobody knows what tells of it."""
    settings, number = made(tmp_path / "home")
    with contextlib.closing(audit_of(settings)) as audit:
        audit.write([Entry(now(), "lan", "searched", text=f"hồ sơ {ODD}")])
        audit.write([Entry(now(), "lan", "searched", text="kế hoạch kiểm tra")])
    with open_worker(settings) as worker:
        catalogue = worker._workshop.catalogue
        gone = Outcome("", "held", reason="secrecy")
        catalogue.withdrawals.take_out(number, gone, Mark("Mật"), at=now())
        worker.finish_purges()

    with contextlib.closing(audit_of(settings)) as audit:
        erased, *searches = audit.page(Sought(what=("erased", "searched")), 9)

    assert (erased.who, erased.papers) == ("machine", (number,))
    assert [one.text for one in searches] == ["kế hoạch kiểm tra", None]
    assert {name for name in traces(settings.home) if "audit" in name} == set()
