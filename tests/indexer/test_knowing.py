"""Files whose bytes are held, handed in by who may see the paper and by who may not."""

from dataclasses import replace
from email.policy import SMTP

import pytest

from archive.access import CLERKS, EVERYONE, for_groups
from archive.catalogue.telling import UNDECIDED
from indexer import ingest, knowing, steps
from tests.archive.catalogue.staff import hire
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.test_mails import mail

OTHER = paper(symbol="99-KH/TU", day=7, subject="kiểm tra việc tiếp nhận thư từ")


@pytest.fixture
def offices(workshop):
    """Two offices with a clerk each, lan and mai, and a keeper; their audiences."""
    catalogue, said = workshop.catalogue, {"by": "test", "at": NOW}
    numbers = [catalogue.offices.add(name, **said) for name in ("Một", "Hai")]
    hire(catalogue, "thu", "keeper")
    for name, number in zip(("lan", "mai"), numbers, strict=True):
        hire(catalogue, name, "clerk", offices=(number,))
    return [for_groups({number}) for number in numbers]


@pytest.fixture
def hand_in(workshop):
    """Hand files in, do the work, and return the rows as somebody is told them."""

    def done(who, *paths, audience=EVERYONE, told=None):
        catalogue = workshop.catalogue
        said = {"who": who, "at": NOW, "audience": audience}
        batch = ingest.hand_in(paths, catalogue=catalogue, **said)
        list(ingest.work(workshop, "test", batch=batch))
        ledger = catalogue.told(catalogue.people.reader(told or who))
        return ledger.intake.rows(batch), ledger.batches.of(batch).progress

    return done


def plain(row):
    """A row without what tells one file from another."""
    same = {"id": 0, "batch": 0, "path": "", "size": 0, "sha256": "", "audience": ""}
    ended = replace(row.outcome, path="")
    return replace(row, outcome=ended, modified_at=None, **same)


def test_hidden_bytes_are_told_like_a_new_paper_for_others(offices, hand_in, tmp_path):
    """In the same words and counts; who may see the paper knows it, and so do keepers."""
    _, theirs = offices
    path = put(tmp_path / "in", "a.txt", paper())
    new = put(tmp_path / "in", "b.txt", OTHER)
    [first], _ = hand_in("mai", path, audience=theirs)

    [hidden], counted = hand_in("lan", path)
    [fresh], same = hand_in("lan", new, audience=theirs)
    [seen], _ = hand_in("mai", path)
    [kept], _ = hand_in("lan", path, told="thu")

    assert hidden.outcome.reason == UNDECIDED
    assert plain(hidden) == plain(fresh)
    assert counted == same
    assert (seen.outcome.reason, seen.outcome.document) == (
        "same_bytes",
        first.outcome.document,
    )
    assert (kept.outcome.reason, kept.outcome.document) == (
        knowing.HIDDEN,
        first.outcome.document,
    )


def test_hidden_bytes_take_every_step_that_new_ones_take(
    offices, hand_in, tmp_path, monkeypatch
):
    """How long the answer takes tells nothing: they are opened in company, too."""
    _, theirs = offices
    texts = [paper(symbol=f"{number}-KH/TU", day=number) for number in range(1, 5)]
    paths = [put(tmp_path / "in", f"{n}.txt", text) for n, text in enumerate(texts)]
    hand_in("mai", *paths, audience=theirs)
    together, read = [], steps.read

    def noted(*asked, opened, **how):
        together.append(opened is not None)
        return read(*asked, opened=opened, **how)

    monkeypatch.setattr(steps, "read", noted)

    hand_in("mai", *paths)
    assert together == []
    hand_in("lan", *paths)
    assert together == [True] * len(paths)


def test_a_hidden_mail_is_opened_like_a_new_one(offices, hand_in, tmp_path):
    """What was sent along has rows, each of which tells as little."""
    _, theirs = offices
    path = tmp_path / "thư.eml"
    path.write_bytes(mail(("a.txt", OTHER)).as_bytes(policy=SMTP))
    hand_in("mai", path, audience=theirs)

    rows, progress = hand_in("lan", path)

    assert [row.outcome.reason for row in rows] == [UNDECIDED, UNDECIDED]
    assert [row.audience for row in rows] == [EVERYONE, EVERYONE]
    assert progress.ended == {"added": 2}


def test_another_copy_of_a_hidden_paper_is_for_no_more_people(
    offices, hand_in, workshop, tmp_path
):
    """It is a file of that paper, of which whoever sent it is not told."""
    _, theirs = offices
    path = put(tmp_path / "in", "a.txt", paper())
    copy = put(tmp_path / "in", "b.txt", paper().replace("-----", "_____"))
    [first], _ = hand_in("mai", path, audience=theirs)

    [mine], _ = hand_in("lan", copy, told="lan")
    kept = workshop.catalogue.told(workshop.catalogue.people.reader("thu"))

    assert mine.outcome.reason == UNDECIDED
    assert kept.batches.rows([mine.id])[mine.id].outcome.reason == "same_paper"
    assert first.outcome.document


def test_a_file_for_few_is_no_file_of_a_paper_for_more(offices, hand_in, tmp_path):
    """What an office handed in for itself is not shown to everyone."""
    ours, _ = offices
    path = put(tmp_path / "in", "a.txt", paper())
    copy = put(tmp_path / "in", "b.txt", paper().replace("-----", "_____"))
    hand_in("mai", path)

    [mine], _ = hand_in("lan", copy, audience=ours)

    assert (mine.outcome.outcome, mine.outcome.reason) == ("added", None)
    assert mine.outcome.flags == ("possible_copy",)


def test_a_mark_of_circulation_makes_a_paper_for_fewer(
    offices, hand_in, workshop, tmp_path
):
    """Until somebody decides; never for more than was said."""
    ours, _ = offices
    marked = paper().replace("*\nSố", "*\nTÀI LIỆU THU HỒI\nSố")
    path = put(tmp_path / "in", "a.txt", marked)

    [row], _ = hand_in("lan", path)
    keeper = workshop.catalogue.people.reader("thu")
    held = workshop.catalogue.documents.get(row.outcome.document, keeper)

    assert held.metadata.circulation == "Tài liệu thu hồi"
    assert held.audience == CLERKS
    assert ours != held.audience


def test_whoever_is_at_the_machine_is_told_everything(offices, workshop, tmp_path):
    """The command line has no account, and the files themselves."""
    _, theirs = offices
    catalogue = workshop.catalogue
    path = put(tmp_path / "in", "a.txt", paper())
    said = {"catalogue": catalogue, "at": NOW}
    for who, audience in (("mai", theirs), ("root", EVERYONE)):
        ingest.hand_in([path], who=who, audience=audience, **said)
        list(ingest.work(workshop, "test"))

    [row, _] = catalogue.told(catalogue.people.machine()).intake.recent()

    assert row.outcome.reason == "same_bytes"
