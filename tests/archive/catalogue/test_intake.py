"""Every file handed in has its row first, and ends in exactly one outcome."""

import contextlib
import datetime as dt
import multiprocessing
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from archive.catalogue import open_catalogue
from archive.errors import NotFoundError, UsageError
from archive.files import FileStore
from archive.model import Outcome
from tests.archive.catalogue.making import AT, AUTHORITY, LAN, reading, rendition

LEASE = dt.timedelta(minutes=5)
EXPIRED = AT + LEASE + dt.timedelta(seconds=1)


def ended(row, outcome="added", document=1):
    """How a file ended."""
    return Outcome(row.path, outcome, document)


def test_rows_are_there_before_anything_is_opened(catalogue):
    """Paths need not exist: handing in opens nothing."""
    rows = catalogue.intake.hand_in(["/gone/a.pdf", Path("b.docx")], who="lan", at=AT)

    assert [(row.path, row.state, row.who) for row in rows] == [
        ("/gone/a.pdf", "received", "lan"),
        ("b.docx", "received", "lan"),
    ]
    assert catalogue.intake.rows(rows[0].batch) == rows
    assert catalogue.batches.progress(rows[0].batch).total == 2


def test_rows_survive(catalogue, address):
    """Rows are in the file as soon as they were handed in, whoever looks."""
    (row,) = catalogue.intake.hand_in(["a.pdf"], who="lan", at=AT)

    with sqlite3.connect(address.removeprefix("sqlite:///")) as other:
        held = other.execute("SELECT path, state FROM intake").fetchall()
    other.close()

    assert held == [("a.pdf", "received")]
    assert row.id == 1


def test_names_that_are_not_utf8(catalogue):
    """A name in an old encoding comes back byte for byte, to be opened."""
    name = "K\udcd5 ho\udcb9ch.doc"

    (row,) = catalogue.intake.hand_in([name], who="lan", at=AT)

    assert row.path == name
    assert catalogue.intake.recent()[0].path == name


def test_a_batch_can_grow(catalogue):
    """What a zip holds joins the batch of the zip."""
    (first,) = catalogue.intake.hand_in(["a.zip"], who="lan", at=AT)

    (inside,) = catalogue.intake.hand_in(
        ["a.zip/1.pdf"], who="lan", at=AT, batch=first.batch
    )

    assert inside.batch == first.batch
    assert len(catalogue.intake.rows(first.batch)) == 2


def test_a_batch_that_was_never_begun(catalogue):
    """Files cannot join a batch that is not there."""
    with pytest.raises(NotFoundError):
        catalogue.intake.hand_in(["a"], who="lan", at=AT, batch=7)

    assert catalogue.intake.recent() == ()


def test_an_empty_batch_is_over(catalogue):
    """Handing in nothing is no error and waits for nobody."""
    assert catalogue.intake.hand_in([], who="lan", at=AT) == ()
    assert catalogue.batches.progress(1).is_over


def test_claims_come_in_order_and_once(catalogue):
    """The oldest row is given first, and to one worker only."""
    catalogue.intake.hand_in(["a", "b"], who="lan", at=AT)

    claimed = [catalogue.intake.claim(w, at=AT, lease=LEASE) for w in ("x", "y", "z")]

    assert [row and (row.path, row.owner) for row in claimed] == [
        ("a", "x"),
        ("b", "y"),
        None,
    ]


def test_claims_keep_to_a_batch_when_asked(catalogue):
    """A command that takes in its own files leaves the others to the worker."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    (mine,) = catalogue.intake.hand_in(["b"], who="minh", at=AT)

    row = catalogue.intake.claim("x", at=AT, lease=LEASE, batch=mine.batch)

    assert row is not None
    assert row.path == "b"
    assert catalogue.intake.claim("x", at=AT, lease=LEASE, batch=mine.batch) is None


def test_a_finished_row_is_told_whole(catalogue):
    """The outcome comes back as it was given."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)
    outcome = Outcome("a", "refused", None, "empty", "Tệp rỗng.", ("checked",))

    assert catalogue.intake.finish(row, outcome, at=AT)

    assert catalogue.intake.outcomes(row.batch) == (outcome,)
    assert catalogue.batches.progress(row.batch).ended == {"refused": 1}
    assert catalogue.intake.rows(row.batch)[0].finished_at == AT


def test_a_row_ends_once(catalogue):
    """A second outcome for one row is turned down and changes nothing."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)

    first = catalogue.intake.finish(row, ended(row), at=AT)
    second = catalogue.intake.finish(row, ended(row, "refused", None), at=AT)

    assert (first, second) == (True, False)
    assert catalogue.batches.progress(row.batch).ended == {"added": 1}


def test_a_dead_workers_row_is_taken_up_again(catalogue):
    """After the lease another worker gets the row, and the first has lost it."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    dead = catalogue.intake.claim("x", at=AT, lease=LEASE)
    too_early = catalogue.intake.claim("y", at=AT + LEASE, lease=LEASE)

    taken = catalogue.intake.claim("y", at=EXPIRED, lease=LEASE)

    assert too_early is None
    assert (taken.id, taken.attempts) == (dead.id, 2)
    assert not catalogue.intake.finish(dead, ended(dead), at=EXPIRED)
    assert not catalogue.intake.renew(dead, until=EXPIRED + LEASE)
    assert catalogue.intake.finish(taken, ended(taken), at=EXPIRED)


def test_a_restarted_worker_need_not_wait(catalogue):
    """The rows of a worker known to be dead are given out before the lease ends."""
    catalogue.intake.hand_in(["a", "b"], who="lan", at=AT)
    dead = catalogue.intake.claim("x", at=AT, lease=LEASE)
    living = catalogue.intake.claim("y", at=AT, lease=LEASE)

    catalogue.intake.recover("x", at=AT)

    assert catalogue.intake.claim("x", at=AT, lease=LEASE).id == dead.id
    assert catalogue.intake.claim("x", at=AT, lease=LEASE) is None
    assert catalogue.intake.finish(living, ended(living), at=AT)


def test_a_file_that_kills_twice_is_refused(catalogue):
    """The third worker is spared, and the clerk is told why."""
    (row,) = catalogue.intake.hand_in(["poison"], who="lan", at=AT)
    catalogue.intake.claim("x", at=AT, lease=LEASE)
    catalogue.intake.claim("y", at=EXPIRED, lease=LEASE)

    assert catalogue.intake.claim("z", at=EXPIRED + 2 * LEASE, lease=LEASE) is None

    (outcome,) = catalogue.intake.outcomes(row.batch)
    assert (outcome.path, outcome.outcome, outcome.reason) == (
        "poison",
        "refused",
        "poison",
    )
    assert outcome.message


def test_a_file_beside_a_killer_is_not_blamed(catalogue):
    """After a death its files are tried one at a time, so the innocent ends well."""
    ledger = catalogue.intake
    ledger.hand_in(["innocent", "killer", "later"], who="lan", at=AT)

    def restart():
        ledger.recover("x", at=AT)
        claims = (ledger.claim("x", at=AT, lease=LEASE) for _ in range(2))
        return [row for row in claims if row]

    first = restart()
    (later,) = restart()
    ledger.finish(later, ended(later), at=AT)
    (innocent,) = restart()
    ledger.finish(innocent, ended(innocent), at=AT)
    (killer,) = restart()

    assert [row.path for row in first] == ["innocent", "killer"]
    assert [row.path for row in (later, innocent, killer)] == [
        "later",
        "innocent",
        "killer",
    ]
    assert restart() == []
    assert [outcome.outcome for outcome in ledger.outcomes(1)] == [
        "added",
        "refused",
        "added",
    ]


def test_slow_work_renews_its_lease(catalogue):
    """A renewed row is not given to others when the first lease is over."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)

    assert catalogue.intake.renew(row, until=EXPIRED + LEASE)

    assert catalogue.intake.claim("y", at=EXPIRED, lease=LEASE) is None


def test_an_orderly_stop_counts_no_attempt(catalogue):
    """A worker that stops in order gives its rows back as if never tried."""
    catalogue.intake.hand_in(["a", "b"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)
    other = catalogue.intake.claim("z", at=AT, lease=LEASE)

    catalogue.intake.release("x")

    again = catalogue.intake.claim("y", at=AT, lease=LEASE)
    assert (again.id, again.attempts) == (row.id, 1)
    assert not catalogue.intake.finish(row, ended(row), at=AT)
    assert catalogue.intake.finish(other, ended(other), at=AT)


def test_stopping_clears_no_suspect(catalogue):
    """What a dead predecessor had claimed still counts, whoever stops after it."""
    catalogue.intake.hand_in(["killer"], who="lan", at=AT)
    catalogue.intake.claim("x", at=AT, lease=LEASE)
    catalogue.intake.recover("x", at=AT)

    catalogue.intake.release("x")

    assert catalogue.intake.claim("x", at=AT, lease=LEASE).attempts == 2


def test_a_suspect_that_was_stopped_still_waits_for_the_others(catalogue):
    """A file that one worker died of is tried last, an ordered stop or not."""
    ledger = catalogue.intake
    ledger.hand_in(["suspect", "new"], who="lan", at=AT)
    ledger.claim("x", at=AT, lease=LEASE)
    ledger.recover("x", at=AT)
    ledger.finish(row := ledger.claim("x", at=AT, lease=LEASE), ended(row), at=AT)
    suspect = ledger.claim("x", at=AT, lease=LEASE)
    ledger.release("x")
    ledger.hand_in(["newer"], who="lan", at=AT)

    first = ledger.claim("x", at=AT, lease=LEASE)

    assert (suspect.path, suspect.attempts) == ("suspect", 2)
    assert first.path == "newer"


def test_a_suspect_holds_nobody_up(catalogue):
    """New files go on beside a file that is tried once more; a second suspect waits."""
    ledger = catalogue.intake
    ledger.hand_in(["suspect", "beside"], who="lan", at=AT)
    for _ in range(2):
        ledger.claim("x", at=AT, lease=LEASE)
    ledger.recover("x", at=AT)
    suspect = ledger.claim("x", at=AT, lease=LEASE)
    ledger.hand_in(["new"], who="lan", at=AT)

    claimed = [ledger.claim("x", at=AT, lease=LEASE) for _ in range(2)]

    assert suspect.path == "suspect"
    assert [row and row.path for row in claimed] == ["new", None]


def test_recent_and_batches_are_paged(catalogue):
    """The newest files and batches come first."""
    catalogue.intake.hand_in(["a", "b"], who="lan", at=AT)
    catalogue.intake.hand_in(["c"], who="minh", at=AT)
    newest, *_ = catalogue.intake.recent(limit=2)

    assert newest.path == "c"
    assert [row.path for row in catalogue.intake.recent(before=newest.id)] == ["b", "a"]
    assert [(b.id, b.who, b.progress.total) for b in catalogue.batches.newest()] == [
        (2, "minh", 1),
        (1, "lan", 2),
    ]
    assert len(catalogue.batches.newest(limit=1)) == 1


PAGES = {
    "the first page": (0, 2, ["a", "b"]),
    "the last page": (4, 2, ["c"]),
    "all behind a row": (1, None, ["b", "c"]),
    "behind the last": (5, 2, []),
}


@pytest.mark.parametrize(("after", "limit", "paths"), PAGES.values(), ids=PAGES)
def test_rows_of_a_batch_are_paged(after, limit, paths, catalogue):
    """A page begins behind a row of the batch, whatever other batches hold."""
    ledger = catalogue.intake
    ledger.hand_in(["a"], who="lan", at=AT)
    for path, batch in (("x", None), ("y", 2), ("b", 1), ("c", 1)):
        ledger.hand_in([path], who="lan", at=AT, batch=batch)

    rows = ledger.rows(1, after=after, limit=limit)

    assert [row.path for row in rows] == paths


def test_files_without_an_outcome_are_known_by_their_paths(catalogue):
    """What is received or in work must not be swept away; what has ended may be."""
    catalogue.intake.hand_in(["done", "claimed", "K\udcd5"], who="lan", at=AT)
    done = catalogue.intake.claim("x", at=AT, lease=LEASE)
    catalogue.intake.finish(done, ended(done), at=AT)
    catalogue.intake.claim("x", at=AT, lease=LEASE)

    assert catalogue.intake.open_paths() == {"claimed", "K\udcd5"}


def test_a_poisonous_file_stays_where_it_lies(catalogue):
    """It was never kept as an original, so it must not be swept away either."""
    catalogue.intake.hand_in(["poison"], who="lan", at=AT)
    for _ in range(2):
        catalogue.intake.claim("x", at=AT, lease=LEASE)
        catalogue.intake.recover("x", at=AT)
    catalogue.intake.claim("x", at=AT, lease=LEASE)

    assert catalogue.intake.outcomes(1)[0].reason == "poison"
    assert catalogue.intake.open_paths() == {"poison"}


def work(address, owner, found):
    """Claim and finish rows until there are none, in a process of its own."""
    with open_catalogue(address, AUTHORITY) as catalogue:
        while row := catalogue.intake.claim(owner, at=AT, lease=LEASE):
            if catalogue.intake.finish(row, ended(row), at=AT):
                found.put((owner, row.path))
    found.put((owner, None))


def test_two_processes_share_the_work(catalogue, address):
    """Each row is done once, whoever is quicker."""
    paths = [f"{number}.pdf" for number in range(60)]
    catalogue.intake.hand_in(paths, who="lan", at=AT)
    context = multiprocessing.get_context("spawn")
    found = context.Queue()
    workers = [
        context.Process(target=work, args=(address, owner, found)) for owner in "xy"
    ]

    for worker in workers:
        worker.start()
    done = [path for _, path in iter_until_both_end(found)]
    for worker in workers:
        worker.join(30)

    assert sorted(done) == sorted(paths)
    assert catalogue.batches.progress(1).ended == {"added": 60}


def iter_until_both_end(found):
    """What both workers report, until each has said that nothing is left."""
    open_ends = 2
    while open_ends:
        owner, path = found.get(timeout=60)
        if path is None:
            open_ends -= 1
        else:
            yield owner, path


def test_a_paper_and_its_outcome_are_one(catalogue):
    """A crash before the row is finished leaves neither paper nor outcome."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)

    with contextlib.suppress(KeyboardInterrupt), catalogue.together():
        catalogue.documents.store(reading(), rendition(), source="test", at=AT)
        raise KeyboardInterrupt

    assert catalogue.holdings.counts(LAN).total == 0
    assert catalogue.intake.rows(row.batch)[0].state == "claimed"


def test_a_failure_inside_is_undone_alone(catalogue):
    """Going on after a paper that failed commits nothing of it."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)
    bad = reading(number="nhiều")

    with catalogue.together():
        with pytest.raises(UsageError):
            catalogue.documents.store(bad, rendition(), source="test", at=AT)
        catalogue.intake.finish(row, ended(row, "refused", None), at=AT)

    assert catalogue.holdings.counts(LAN).total == 0
    assert catalogue.batches.progress(row.batch).ended == {"refused": 1}


def test_what_does_not_fit_is_no_trouble_of_the_archive(catalogue):
    """A wrong value shows as itself: waiting for a better moment cures no such fault."""
    catalogue.intake.hand_in(["a"], who="lan", at=AT)
    row = catalogue.intake.claim("x", at=AT, lease=LEASE)

    with pytest.raises(sa.exc.IntegrityError):
        catalogue.intake.finish(row, ended(row, outcome=None), at=AT)

    assert catalogue.intake.finish(row, ended(row), at=AT)


def test_a_crash_between_put_and_store_loses_nothing(catalogue, tmp_path):
    """The original is kept, the row is open, and the next worker ends it."""
    source = tmp_path / "a.txt"
    source.write_text("Kế hoạch")
    files = FileStore(tmp_path / "files")
    catalogue.intake.hand_in([source], who="lan", at=AT)
    catalogue.intake.claim("dead", at=AT, lease=LEASE)
    files.put(source)
    found = [finding.code for finding in catalogue.verify(files)]

    row = catalogue.intake.claim("next", at=EXPIRED, lease=LEASE)
    stored = files.put(Path(row.path))
    with catalogue.together():
        file = rendition(sha256=stored.sha256)
        number = catalogue.documents.store(reading(), file, source="test", at=AT)
        assert catalogue.intake.finish(row, ended(row, document=number), at=EXPIRED)

    assert found == ["unused_file"]
    assert not stored.is_new
    assert list(catalogue.verify(files)) == []


class Ledger(RuleBasedStateMachine):
    """Workers that claim, finish, stop and die in any order."""

    def __init__(self):
        super().__init__()
        self.catalogue = open_catalogue("sqlite://", AUTHORITY)
        self.now, self.handed, self.held, self.finished = AT, 0, [], set()

    @rule(count=st.integers(0, 3))
    def hand_in(self, count):
        """Files come."""
        self.catalogue.intake.hand_in(["a"] * count, who="lan", at=self.now)
        self.handed += count

    @rule(owner=st.sampled_from("xy"))
    def claim(self, owner):
        """A worker takes a row, which nobody else may hold then."""
        row = self.catalogue.intake.claim(owner, at=self.now, lease=LEASE)
        if row is not None:
            assert row.id not in self.finished
            assert row.attempts <= 2
            self.held.append(row)

    @rule(data=st.data(), outcome=st.sampled_from(["added", "refused", "known"]))
    def finish(self, data, outcome):
        """A worker ends a row, in time or too late."""
        if self.held:
            row = data.draw(st.sampled_from(self.held))
            if self.catalogue.intake.finish(row, ended(row, outcome), at=self.now):
                assert row.id not in self.finished
                self.finished.add(row.id)

    @rule(owner=st.sampled_from("xy"))
    def release(self, owner):
        """A worker stops in order."""
        self.catalogue.intake.release(owner)

    @rule(owner=st.sampled_from("xy"))
    def recover(self, owner):
        """A worker dies and is started again."""
        self.catalogue.intake.recover(owner, at=self.now)

    @rule()
    def wait(self):
        """All leases run out."""
        self.now += 2 * LEASE

    @invariant()
    def adds_up(self):
        """Rows handed in are received, claimed or ended, always."""
        batches = self.catalogue.batches.newest(limit=1000)
        assert sum(batch.progress.total for batch in batches) == self.handed
        assert len(self.catalogue.intake.recent(limit=1000)) == self.handed

    def teardown(self):
        """Let the connection go."""
        self.catalogue.close()


TestLedger = pytest.mark.slow(Ledger.TestCase)
TestLedger.settings = settings(max_examples=10, stateful_step_count=20, deadline=None)
