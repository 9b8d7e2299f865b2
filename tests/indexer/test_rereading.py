"""Papers read again: what is better is written, what is worse is told, people stay."""

import contextlib
import sqlite3
from dataclasses import replace

import pytest

from archive.catalogue import Rendition
from archive.catalogue.rereading import Chosen, Difference, Said
from archive.errors import NotFoundError, ReaderCrashedError
from archive.model import Claim, Reader, Reading, Text
from indexer import readers
from indexer.parting import Parting
from indexer.rereading.paper import How
from indexer.rereading.run import Run
from tests.indexer.conftest import NOW
from tests.indexer.extract.paper import written
from tests.indexer.olds import (
    OLD,
    Here,
    corrected,
    held,
    read_as_before,
    taken,
)
from tests.indexer.papers import paper, put
from tests.indexer.test_parting_pages import part

LAN, BY = Reader("lan"), "person:lan"
KEEPER = Reader("minh", roles=frozenset({"keeper"}))
DIRECTIVE = "Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị."
DUE = Chosen(unless=readers.UNDERSTOOD)


@pytest.fixture
def shop(workshop):
    """A workshop whose readers work in this process."""
    return replace(workshop, cage=Here())


@pytest.fixture
def number(shop, tmp_path):
    """A paper that was taken in."""
    [made] = taken(shop, put(tmp_path / "in", "một.txt", paper(text=DIRECTIVE)))
    return made


def begun(shop, papers=1):
    """Begin a run, and return its number."""
    return shop.catalogue.rereadings.begin(
        "lan", readers=readers.TODAY, asked=(), papers=papers, at=NOW
    )


def reread(shop, *numbers, which=DUE, goes_on=lambda: True, **how):
    """Read papers again, those that are due or those named; by number."""
    chosen = numbers or shop.catalogue.rereadings.chosen(which)
    run = Run(shop, How(**how), 1, begun(shop, len(chosen)))
    return {one.held.document: one for one in run.over(chosen, goes_on)}


def report(shop):
    """Return the newest run, and what it came to."""
    run = shop.catalogue.rereadings.recent()[0]
    return run, shop.catalogue.rereadings.tallied(run.id, KEEPER)


def differences(tmp_path):
    """Return what all reports keep of papers, seen or not."""
    with contextlib.closing(sqlite3.connect(tmp_path / "catalogue.db")) as file:
        return file.execute("SELECT difference FROM rereading_paper").fetchall()


def findings(shop):
    """Return what ``verify`` says."""
    return [found.code for found in shop.catalogue.verify(shop.files)]


def test_a_paper_knows_by_which_readers_it_was_read(shop, number):
    """From the day it is taken in, so that it is due when these get better."""
    assert held(shop, number).readers == readers.TODAY
    assert shop.catalogue.rereadings.chosen(DUE) == []
    assert shop.catalogue.rereadings.chosen(Chosen(unless="extract/9")) == [number]


def test_nothing_is_written_where_nothing_differs(shop, number):
    """But by whom it was read; the index has nothing to do."""
    before = replace(read_as_before(shop, number), readers=readers.TODAY)
    revision = shop.catalogue.changes.head()

    told = reread(shop)

    assert told[number].outcome == "same"
    assert held(shop, number) == before
    assert shop.catalogue.changes.head() == revision
    assert report(shop)[0].read == 1
    assert reread(shop) == {}


def test_what_is_gained_is_written_and_told(shop, number):
    """A fact, a citation and a fact that is read otherwise."""
    fresh = held(shop, number)
    read_as_before(
        shop, number, without=("subject",), said={"symbol": "98-KH/TU"}, citations=()
    )

    told = reread(shop)[number]

    assert (told.outcome, told.difference.gains, told.difference.loses) == (
        "changed",
        True,
        False,
    )
    assert [one.field for one in told.difference.gained] == ["subject"]
    [altered] = told.difference.changed_fields
    assert (altered.field, altered.before, altered.after) == (
        "symbol",
        "98-KH/TU",
        "88-KH/TU",
    )
    assert len(told.difference.citations.gained) == 1
    now = held(shop, number)
    assert {(c.field, repr(c.value)) for c in now.read} == {
        (c.field, repr(c.value)) for c in fresh.read
    }
    assert (now.citations, now.readers) == (fresh.citations, readers.TODAY)
    assert findings(shop) == []
    assert report(shop)[1].gained == 1


def test_what_is_lost_is_told_and_not_written(shop, number):
    """The reading that says more stays, and its paper is due until somebody looks."""
    more = Claim("urgency", "Hỏa tốc")
    before = read_as_before(shop, number, more=(more,))

    told = reread(shop)[number]

    assert told.outcome == "kept"
    assert [one.field for one in told.difference.lost] == ["urgency"]
    assert held(shop, number) == before
    assert shop.catalogue.rereadings.chosen(DUE) == [number]
    assert report(shop)[1].kept == 1

    assert reread(shop, accepts_losses=True)[number].outcome == "changed"
    assert shop.catalogue.documents.get(number, LAN).metadata.urgency is None
    assert report(shop)[1].lost == 1
    assert reread(shop) == {}


def test_a_text_that_reads_worse_is_not_written(shop, number):
    """Whatever facts it still tells: fewer of its syllables are words."""
    fresh = held(shop, number)
    longer = replace(fresh.pages[0], text=fresh.pages[0].text + DIRECTIVE * 3)
    before = read_as_before(shop, number, pages=(longer,))

    told = reread(shop)[number]

    assert told.outcome == "kept"
    assert (told.difference.text.pages, told.difference.loses) == ((1,), True)
    assert held(shop, number) == before


def test_what_people_decided_stays(shop, number):
    """A fact, a link and the words of a page, through a reading that says otherwise."""
    catalogue = shop.catalogue
    catalogue.claims.add(number, Claim("subject", "Do lan", source=BY), at=NOW)
    [link] = catalogue.citations.of(number, LAN)
    catalogue.decisions.decide(
        link.id, "reject", None, reader=LAN, by=BY, at=NOW, instead_of=None
    )
    corrected(shop, number, paper(text=DIRECTIVE.replace("35", "36")), LAN)
    decided = held(shop, number).decided
    read_as_before(shop, number, without=("place", "subject"))

    told = reread(shop)[number]

    assert told.outcome == "changed"
    assert [one.field for one in told.difference.gained] == ["place"]
    assert held(shop, number).decided == decided
    shown = catalogue.documents.get(number, LAN).metadata
    assert (shown.subject, shown.place) == ("Do lan", "Bắc Kạn")
    [link] = catalogue.citations.of(number, LAN)
    assert link.citation.symbol == "36-CT/TW"
    assert findings(shop) == []


def test_a_fact_that_a_person_decided_is_no_loss_of_a_reader(shop, number):
    """What covers the reading is shown before and after."""
    read_as_before(shop, number, more=(Claim("urgency", "Khẩn"),))
    said = Claim("urgency", "Hỏa tốc", source=BY)
    shop.catalogue.claims.add(number, said, at=NOW)

    told = reread(shop)[number]

    assert (told.outcome, told.difference.lost) == ("changed", ())
    assert shop.catalogue.documents.get(number, LAN).metadata.urgency == "Hỏa tốc"


@pytest.mark.parametrize("harm", ["lost", "changed"])
def test_an_original_that_is_not_what_was_handed_in_changes_nothing(shop, number, harm):
    """It is told, and the reading of better days stays."""
    before = read_as_before(shop, number, without=("subject",))
    path = shop.files.path(before.files[0].sha256)
    path.chmod(0o600)
    if harm == "lost":
        path.unlink()
    else:
        path.write_text("khác")

    told = reread(shop)[number]

    code = {"lost": "not_found", "changed": "corrupt_file"}[harm]
    assert (told.outcome, told.difference.refused) == ("refused", code)
    assert held(shop, number) == before
    assert report(shop)[1].refused == 1


@pytest.mark.parametrize("fault", [ReaderCrashedError, RuntimeError])
def test_a_reader_that_dies_changes_nothing(shop, number, fault, monkeypatch):
    """Neither does a fault of ours: the next paper goes on."""

    def die(*_, **__):
        raise fault

    before = read_as_before(shop, number, without=("subject",))
    monkeypatch.setattr(Here, "run", die)

    told = reread(shop)[number]

    assert told.outcome == "refused"
    assert told.difference.refused in ("reader_crashed", "unforeseen")
    assert held(shop, number) == before


SECRET = paper().replace("*\nSố", "*\nTỐI MẬT\nSố")


def secret(shop, tmp_path):
    """Keep a paper whose mark no reader had found."""
    stored = shop.files.put(put(tmp_path / "in", "mật.txt", SECRET))
    [number] = taken(shop, put(tmp_path / "in", "hai.txt", paper(symbol="9-KH/TU")))
    kept = held(shop, number)
    shown = Rendition(stored.sha256, "mật.txt", "text/plain", stored.size)
    page = replace(kept.pages[0], text=SECRET)
    reading = Reading(Text("text/plain", (page,)), kept.claims, (), OLD)
    return shop.catalogue.documents.store(reading, shown, source="lan", at=NOW), stored


def test_a_secret_that_is_found_now_is_taken_out(shop, tmp_path):
    """With its original; the report keeps its mark and none of its words."""
    number, stored = secret(shop, tmp_path)

    assert reread(shop, number, is_trial=True)[number].outcome == "held"
    assert shop.files.path(stored.sha256)

    told = reread(shop, number)[number]

    assert (told.outcome, told.difference.secrecy) == ("held", "Tối mật")
    assert shop.catalogue.rereadings.held([number]) == ()
    with pytest.raises(NotFoundError):
        shop.files.path(stored.sha256)
    run, tallied = report(shop)
    assert tallied.held == 1
    [line] = shop.catalogue.rereadings.papers(run.id, KEEPER)
    assert shop.catalogue.rereadings.papers(run.id, LAN) == ()
    assert shop.catalogue.rereadings.about(number, LAN) == ()
    assert shop.catalogue.rereadings.tallied(run.id, LAN).held == 0
    assert (line.difference.gained, line.difference.changed_fields) == ((), ())
    # What is left of its text goes while the worker has no file in hand.
    assert findings(shop) == ["open_purge"]


def test_earlier_reports_quote_nothing_of_a_secret(shop, tmp_path):
    """It had lost something in a run before, which is told in words of its own."""
    number, _ = secret(shop, tmp_path)
    lost = Difference(lost=(Said("subject", "về việc kín"),), loses=True)
    shop.catalogue.rereadings.tell(begun(shop), number, "kept", lost, at=NOW)

    assert reread(shop, number)[number].outcome == "held"

    [(difference,)] = differences(tmp_path)
    assert "về việc kín" not in difference


def test_whoever_decided_that_it_is_no_secret_is_believed(shop, tmp_path):
    """A stamp that stands there for another reason takes no paper out."""
    number, stored = secret(shop, tmp_path)
    shop.catalogue.claims.add(
        number, Claim("secrecy", None, source="person:lan"), at=NOW
    )

    assert reread(shop, number)[number].outcome in ("same", "changed")
    assert shop.files.path(stored.sha256)


def test_nothing_is_written_in_a_trial(shop, number):
    """What would change is told, and there is no report of it."""
    before = read_as_before(shop, number, without=("subject",))
    runs = len(shop.catalogue.rereadings.recent())
    run = Run(shop, How(is_trial=True), 1)

    [told] = run.over([number], lambda: True)

    assert told.outcome == "changed"
    assert held(shop, number) == before
    assert len(shop.catalogue.rereadings.recent()) == runs


class Meddling(Here):
    """A cage beside which somebody decides a fact while a paper is read."""

    def __init__(self, meddle, times):
        super().__init__()
        self.meddle, self.times = meddle, times

    def run(self, *arguments, **how):
        if self.times:
            self.times -= 1
            self.meddle(self.times)
        return super().run(*arguments, **how)


@pytest.mark.parametrize(("times", "outcome"), [(1, "changed"), (9, "refused")])
def test_what_is_decided_meanwhile_is_seen_before_anything_is_written(
    shop, number, times, outcome
):
    """The paper is read once more; where that does not end, it is told so."""

    def meddle(left):
        claim = Claim("place", f"Nơi {left}", source="person:minh")
        shop.catalogue.claims.add(number, claim, at=NOW)

    read_as_before(shop, number, without=("subject",))

    told = reread(replace(shop, cage=Meddling(meddle, times)))[number]

    assert told.outcome == outcome
    assert shop.catalogue.documents.get(number, LAN).metadata.place.startswith("Nơi")


def test_of_a_paper_that_is_removed_meanwhile_nothing_is_told(shop, number, tmp_path):
    """What it would have lost is among what was to be forgotten."""

    def purge(_):
        shop.catalogue.purges.begin([number], LAN, by="lan", at=NOW, why="mật")

    read_as_before(shop, number, more=(Claim("urgency", "Hỏa tốc"),))

    assert reread(replace(shop, cage=Meddling(purge, 1)), number) == {}
    assert differences(tmp_path) == []


def test_a_secret_that_is_removed_meanwhile_stops_no_run(shop, tmp_path):
    """Somebody else was sooner."""
    number, _ = secret(shop, tmp_path)

    def remove(_):
        shop.catalogue.documents.remove(number, at=NOW)

    assert reread(replace(shop, cage=Meddling(remove, 1)), number) == {}


def test_a_paper_of_some_pages_stays_that(shop, tmp_path):
    """What it is read from are its own pages of the file, and no others."""
    parting = Parting(shop.catalogue, shop.files, shop.cage, shop.limits)
    sheets = (
        paper().splitlines(),
        ("Trang hai.",),
        paper(symbol="99-KH/TU").splitlines(),
    )
    [whole] = taken(shop, written(tmp_path / "tập.pdf", *sheets, ("Trang bốn.",)))
    made = part(parting, whole, 3, 4)
    before = {at: held(shop, at) for at in (whole, made)}
    for at in (whole, made):
        read_as_before(shop, at, without=("place",))

    told = reread(shop)

    assert {told[at].outcome for at in (whole, made)} == {"changed"}
    for at in (whole, made):
        now = held(shop, at)
        assert now.pages == before[at].pages
        assert [f.first_page for f in now.files] == [
            f.first_page for f in before[at].files
        ]
    assert {one.outcome for one in reread(shop, whole, made).values()} == {"same"}
    assert findings(shop) == []


def test_the_file_that_the_text_was_read_from_is_read_again(shop, number, tmp_path):
    """A scan came first, and gave way to a file that holds its text."""
    kept = held(shop, number)
    scan = shop.files.put(put(tmp_path / "in", "quét.txt", "chẳng đọc được gì"))
    first = Rendition(scan.sha256, "quét.tif", "image/tiff", scan.size, kind="scan")
    reading = Reading(Text("text/plain", kept.pages), kept.read, kept.citations, OLD)
    made = shop.catalogue.documents.store(reading, first, source="lan", at=NOW)
    shop.catalogue.documents.attach(made, kept.files[0], source="lan", at=NOW)

    assert reread(shop)[made].outcome == "same"


def test_a_paper_joined_to_another_is_kept_up_too(shop, number, tmp_path):
    """Parted again one day, it is one that the readers of today have read."""
    [other] = taken(shop, put(tmp_path / "in", "hai.txt", paper(symbol="9-KH/TU")))
    shop.catalogue.joining.join(other, number, reader=LAN, by=BY, at=NOW)
    read_as_before(shop, other, without=("subject",))

    assert reread(shop)[other].outcome == "changed"
    shop.catalogue.joining.undo(other, number, reader=LAN, by=BY, at=NOW)
    assert shop.catalogue.documents.get(other, LAN).metadata.subject
    assert findings(shop) == []


def test_a_paper_without_a_file_is_none_to_read(shop, number):
    """A register may tell of papers whose files never came."""
    kept = held(shop, number)
    reading = Reading(Text("text/plain", ()), kept.read, (), "")
    with_file = shop.catalogue.documents.store(
        reading, kept.files[0], source="lan", at=NOW
    )
    assert set(shop.catalogue.rereadings.chosen(Chosen())) == {number, with_file}

    [made] = shop.catalogue.rereadings.held([with_file])
    told = reread(shop, with_file)[with_file]

    assert made.pages == ()
    assert told.outcome == "changed"


@pytest.mark.usefixtures("number")
def test_twins_are_doubted_where_they_are_new(shop, tmp_path):
    """The number that is read now is that of another paper: a person is asked."""
    text = paper(text="Nội dung khác hẳn, về việc mua sắm trang thiết bị văn phòng.")
    changed = text.replace("88-KH/TU", "89-KH/TU")
    [other] = taken(shop, put(tmp_path / "in", "hai.txt", changed))
    stored = shop.files.put(put(tmp_path / "in", "ba.txt", text))
    kept = held(shop, other)
    shown = replace(kept.files[0], sha256=stored.sha256, size=stored.size)
    reading = Reading(Text("text/plain", kept.pages), kept.read, (), OLD)
    made = shop.catalogue.documents.store(reading, shown, source="lan", at=NOW)

    assert reread(shop, made, accepts_losses=True)[made].outcome == "changed"
    flags = shop.catalogue.documents.get(made, LAN).metadata.flags
    assert "possible_copy" in flags
    assert reread(shop, made)[made].outcome == "same"
