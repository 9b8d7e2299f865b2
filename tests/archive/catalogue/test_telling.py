"""What clerks are told of files handed in is what an archive without the rest tells."""

import datetime as dt
import shutil
from dataclasses import dataclass, replace
from itertools import product

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from archive.access import CLERKS, EVERYONE
from archive.catalogue import open_catalogue
from archive.catalogue.telling import MESSAGE, UNDECIDED
from archive.errors import NotFoundError
from archive.model import Outcome, Reader
from tests.archive.catalogue.making import AT, AUTHORITY, CITY, reading, rendition

LEASE = dt.timedelta(minutes=5)
OURS, THEIRS = "groups:1", "groups:2"
LAN = Reader("lan", frozenset({EVERYONE, CLERKS, OURS}), frozenset({"clerk"}))
MAI = Reader("mai", frozenset({EVERYONE, CLERKS, THEIRS}), frozenset({"clerk"}))
KEEPER = Reader(
    "thu", frozenset({EVERYONE, CLERKS, OURS, THEIRS}), frozenset({"keeper"})
)
BINH = Reader("binh")
MASKED = Outcome("", "added", None, UNDECIDED, MESSAGE)


@dataclass(frozen=True)
class File:
    """A file of a batch, for whom it was handed in and how it ended, if it has."""

    batch: int
    audience: str = EVERYONE
    ended: str | None = None
    paper: str = EVERYONE
    reason: str | None = None

    @property
    def who(self):
        """Whose batch it is."""
        return ("lan", "mai", "mai")[self.batch]

    @property
    def has_paper(self):
        """Whether it became a paper or shows one."""
        return self.ended in ("added", "known", "updated")

    def is_hidden(self, reader):
        """Whether its paper is not for a reader."""
        return self.has_paper and self.paper not in reader.audiences

    def is_told(self, reader):
        """Whether a reader may know of it."""
        if self.who == reader.name:
            return True
        if self.has_paper:
            return not self.is_hidden(reader)
        is_known = self.ended == "refused" and self.reason != "secret"
        return is_known and self.audience in reader.audiences


def papers(catalogue):
    """Keep a paper for each audience."""
    return {
        audience: catalogue.documents.store(
            reading(f"{place}-KH/TU", "01/8/2019", CITY),
            rendition(),
            source="x",
            at=AT,
            audience=audience,
        )
        for place, audience in enumerate((EVERYONE, CLERKS, OURS, THEIRS), start=1)
    }


@pytest.fixture(scope="module")
def stocked(blank, tmp_path_factory):
    """A catalogue with these papers, to be copied."""
    place = tmp_path_factory.mktemp("stocked") / "catalogue.db"
    shutil.copy(blank, place)
    with open_catalogue(f"sqlite:///{place}", AUTHORITY) as opened:
        kept = papers(opened)
    return place, kept


def fill(catalogue, files, outcome_of, kept):
    """Hand files in, batch after batch, and end them; those that are None never were."""
    with catalogue.together():
        for batch in range(3):
            number = None
            for place, file in enumerate(files):
                is_here = file.batch == batch
                if is_here and (ended := outcome_of(file, kept)) is not None:
                    number = add(catalogue, file, ended, place, number)


def add(catalogue, file, ended, place, number):
    """Hand one file in, into a batch begun already, and end it as it is to end."""
    said = {"who": file.who, "at": AT, "audience": file.audience, "batch": number}
    (row,) = catalogue.intake.hand_in([f"/a/{place}.pdf"], **said)
    if ended:
        at = AT + dt.timedelta(minutes=place)
        catalogue.intake.refuse({row.id: replace(ended, path=row.path)}, at=at)
    return row.batch


def truly(file, papers):
    """How a file ended; False where it waits."""
    if file.ended is None:
        return False
    paper = papers[file.paper] if file.has_paper else None
    return Outcome("", file.ended, paper, file.reason, f"Văn bản mã {paper}.")


def without(reader):
    """How files end in an archive that has only what a reader may see."""

    def outcome(file, papers):
        if not file.is_told(reader):
            return None
        return MASKED if file.is_hidden(reader) else truly(file, papers)

    return outcome


def told(catalogue, reader):
    """Everything the ledger says to a reader; numbers of rows and batches aside."""
    ledger = catalogue.told(reader)
    batches = ledger.batches.newest(limit=100)
    return [
        [
            (batch.who, batch.progress, batch.ended_at, batch.state, batch.is_first)
            for batch in batches
        ],
        [
            [plain(row, reader) for row in ledger.intake.rows(batch.id)]
            for batch in batches
        ],
        [
            [row.path for row in ledger.intake.rows(batch.id, outcome="added")]
            for batch in batches
        ],
        [ledger.batches.progress(batch.id) for batch in batches],
        [ledger.batches.audiences(batch.id) for batch in batches],
        [ledger.recognitions.reached(batch.id) for batch in batches],
        [ledger.refusals.reasons(batch.id) for batch in batches],
        [plain(row, reader) for row in ledger.refusals.open()],
        ledger.refusals.count(),
        ledger.refusals.reasons(),
        ledger.batches.paused(),
        len(ledger.batches.under_way()),
        sorted(row.path for row in ledger.intake.recent(limit=1000)),
    ]


def plain(row, reader):
    """A row without its numbers; of others' files no sentence counts."""
    ended = row.outcome
    if ended and row.who != reader.name and ended.outcome != "refused":
        assert ended.message == ""
        ended = replace(ended, message="")
    named = {"id": 0, "batch": 0, "parcel": None, "instead_of": None}
    return replace(row, outcome=ended, **named)


FILES = st.builds(
    File,
    batch=st.integers(0, 2),
    audience=st.sampled_from([EVERYONE, CLERKS, OURS, THEIRS]),
    ended=st.sampled_from([None, "added", "known", "updated", "refused", "held"]),
    paper=st.sampled_from([EVERYONE, CLERKS, OURS, THEIRS]),
    reason=st.sampled_from(["damaged", "secret"]),
)

ENDS = None, "added", "known", "updated", "refused", "held"
WHOM = EVERYONE, CLERKS, OURS, THEIRS
EVERY = [
    File(batch, audience, ended, paper, reason)
    for batch, ended in product(range(3), ENDS)
    for audience, paper, reason in zip(
        WHOM, reversed(WHOM), ("damaged", "secret") * 2, strict=True
    )
]
"""Files of every batch that ended in every way, for all, and papers of all."""


@settings(
    max_examples=10,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files=st.lists(FILES, min_size=4, max_size=14))
@example(files=EVERY)
def test_the_ledger_is_that_of_an_archive_without_the_rest(stocked, tmp_path, files):
    """Rows, counts, refusals and batches: own files are told, in the same words."""
    place, kept = stocked
    for name in ("all", "some"):
        shutil.copy(place, tmp_path / f"{name}.db")
    with (
        open_catalogue(f"sqlite:///{tmp_path}/all.db", AUTHORITY) as full,
        open_catalogue(f"sqlite:///{tmp_path}/some.db", AUTHORITY) as some,
    ):
        fill(full, files, truly, kept)
        fill(some, files, without(LAN), kept)
        assert told(full, LAN) == told(some, LAN)
        nothing = told(full, BINH)

    assert not any(nothing)


def hand_in(catalogue, *files):
    """Hand files in and end them; return the papers by whom they are for."""
    kept = papers(catalogue)
    fill(catalogue, files, truly, kept)
    return kept


WAYS = {
    "a new one": File(0, OURS, "added", THEIRS),
    "the same bytes": File(0, EVERYONE, "known", THEIRS, "same_bytes"),
    "the same paper": File(0, EVERYONE, "updated", THEIRS, "same_paper"),
}


@pytest.mark.parametrize("file", WAYS.values(), ids=WAYS)
def test_a_keeper_decides_about_what_is_hidden(catalogue, file):
    """Whoever handed it in is told so, and the keeper what it is."""
    papers = hand_in(catalogue, file)
    (mine,) = catalogue.told(LAN).intake.rows(1)
    (kept,) = catalogue.told(KEEPER).intake.rows(1)

    assert mine.outcome == replace(MASKED, path="/a/0.pdf")
    assert catalogue.told(LAN).batches.of(1).progress.ended == {"added": 1}
    assert kept.outcome.outcome == file.ended
    assert kept.outcome.document == papers[THEIRS]


def test_what_is_hidden_later_is_hidden_at_once(catalogue):
    """Nothing is written into the ledger when a paper is given to others."""
    papers = hand_in(catalogue, File(0, EVERYONE, "known", EVERYONE, "same_bytes"))
    assert catalogue.told(LAN).intake.rows(1)[0].outcome.outcome == "known"

    catalogue.documents.restrict(papers[EVERYONE], THEIRS, at=AT)

    assert catalogue.told(LAN).intake.rows(1)[0].outcome.reason == UNDECIDED
    assert catalogue.told(replace(LAN, name="ha")).batches.newest() == ()
    assert catalogue.told(MAI).intake.rows(1)[0].outcome.outcome == "known"


def test_a_secret_is_told_to_who_handed_it_in(catalogue):
    """And to keepers; other clerks find neither the file nor its batch."""
    hand_in(catalogue, File(1, EVERYONE, "held", reason="secrecy"))

    assert catalogue.told(MAI).batches.of(1).progress.ended == {"held": 1}
    assert catalogue.told(KEEPER).batches.of(1).progress.ended == {"held": 1}
    assert catalogue.told(LAN).intake.rows(1) == ()
    with pytest.raises(NotFoundError):
        catalogue.told(LAN).batches.of(1)


def test_what_is_told_of_others_alone_can_be_changed(catalogue):
    """Refused files of another office are neither dismissed nor retried."""
    hand_in(catalogue, File(1, THEIRS, "refused", reason="damaged"))
    ledger = catalogue.told(LAN).refusals

    assert ledger.dismiss([1], "x", by="lan", at=AT) == 0
    assert ledger.retry([1], who="lan", at=AT) is None
    assert ledger.retry_all("damaged", who="lan", at=AT) is None
    with pytest.raises(NotFoundError):
        ledger.replace(1, "/b.pdf", who="lan", at=AT)
    with pytest.raises(NotFoundError):
        catalogue.told(LAN).batches.steer(1, "pause", by="lan", at=AT)
    assert catalogue.told(MAI).refusals.dismiss([1], "x", by="mai", at=AT) == 1


def test_another_try_is_for_the_same_people(catalogue):
    """Retried or replaced, a file does not become a paper for more."""
    hand_in(catalogue, File(1, THEIRS, "refused", reason="damaged"))
    ledger = catalogue.told(MAI)

    batch = ledger.refusals.retry([1], who="mai", at=AT)

    assert [row.audience for row in ledger.intake.rows(batch.id)] == [THEIRS]


def test_a_doubtful_copy_of_a_hidden_paper_is_not_told_as_one(catalogue):
    """The flag would say that there is another paper of that number."""
    read = reading("9-KH/TU", "02/8/2019", CITY)
    one, other = (
        catalogue.documents.store(read, rendition(), source="x", at=AT, audience=whom)
        for whom in (EVERYONE, THEIRS)
    )
    (row,) = catalogue.intake.hand_in(["/a.pdf"], who="lan", at=AT)
    doubtful = Outcome("/a.pdf", "added", one, None, "Trùng số.", ("possible_copy",))
    catalogue.intake.refuse({row.id: doubtful}, at=AT)

    (mine,) = catalogue.told(LAN).intake.rows(1)
    (kept,) = catalogue.told(KEEPER).intake.rows(1)
    catalogue.documents.restrict(other, EVERYONE, at=AT)
    (later,) = catalogue.told(LAN).intake.rows(1)

    assert (mine.outcome.flags, mine.outcome.message) == ((), "")
    assert kept.outcome == later.outcome == doubtful
