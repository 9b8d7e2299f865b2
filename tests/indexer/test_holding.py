"""A secret is sealed at intake, told to nobody else, and waits for a keeper."""

import json
import zipfile
from dataclasses import replace

import pytest

from archive.access import CLERKS, EVERYONE
from archive.errors import ConflictError, HoldKeyError, NotFoundError, UsageError
from archive.model import Reader
from archive.secrecy import Policy
from indexer import ending, ingest, sealing
from indexer.unsealing import Unsealing
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put

ODD = "Xyrquazeto"
SECRET = paper(symbol="95-KH/TU", text=f"Việc của {ODD}.").replace(
    "*\nSố", "*\nTỐI MẬT\nSố"
)
KEEPER = Reader("khoa", frozenset({EVERYONE, CLERKS}), frozenset({"keeper"}))
CLERK = Reader("lan", frozenset({EVERYONE, CLERKS}), frozenset({"clerk"}))


def taken(shop, *paths, who="lan", **named):
    """Hand files in, take all in, and return how these ended."""
    rows = shop.catalogue.intake.hand_in(paths, who=who, at=NOW, **named)
    list(ingest.work(shop, "test"))
    return [r.outcome for r in shop.catalogue.intake.rows(rows[0].batch)]


@pytest.fixture
def secret(tmp_path):
    """A file that bears a mark."""
    return put(tmp_path / "in", "kế hoạch.txt", SECRET)


@pytest.fixture
def hold(workshop):
    """The hold, as a keeper works in it."""
    return Unsealing(workshop.catalogue, workshop.seals, workshop.incoming, KEEPER, NOW)


def traces(folder, word=ODD):
    """Return where a word stands in plain."""
    return {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*")
        if path.is_file() and word.encode() in path.read_bytes()
    }


def test_a_secret_is_sealed_and_its_plain_original_goes(workshop, secret, hold):
    """Nothing of it is left in plain but the file of whoever handed it in."""
    [outcome] = taken(workshop, secret)
    [one] = workshop.catalogue.held.listed(KEEPER)

    assert (outcome.outcome, outcome.reason) == ("held", "secrecy")
    assert list(workshop.files) == []
    assert (one.reason, one.mark.level, one.mark.printed, one.mark.page) == (
        ("secrecy", "Tối mật", "TỐI MẬT", 1)
    )
    assert [(s.who, s.path) for s in one.senders] == [("lan", str(secret))]
    assert traces(secret.parent.parent) == {"in"}
    opened = hold.open(one.id, "xem có đúng không")
    assert (opened.name, opened.content) == ("kế hoạch.txt", SECRET.encode())


def test_only_keepers_know_of_it(workshop, secret):
    """For others there is nothing, not even a number."""
    taken(workshop, secret)
    [one] = workshop.catalogue.held.listed(KEEPER)

    assert workshop.catalogue.held.count(KEEPER) == 1
    for reader in (CLERK, Reader("mai"), Reader("tâm", roles=frozenset({"auditor"}))):
        assert workshop.catalogue.held.listed(reader) == ()
        assert workshop.catalogue.held.count(reader) == 0
        with pytest.raises(NotFoundError):
            workshop.catalogue.held.get(one.id, reader)


def test_the_same_secret_of_another_is_sealed_once(workshop, secret, tmp_path):
    """Each who handed it in is told so; the hold has one of it."""
    again = put(tmp_path / "in", "bản khác tên.txt", SECRET)

    first, second = taken(workshop, secret), taken(workshop, again, who="mai")

    assert [o.outcome for o in (*first, *second)] == ["held", "held"]
    [one] = workshop.catalogue.held.listed(KEEPER)
    assert [sender.who for sender in one.senders] == ["lan", "mai"]
    assert list(workshop.files) == []


def test_what_is_let_in_is_a_paper_for_whom_it_was_let_in(workshop, secret, hold):
    """With its mark as a fact; the sealed copy goes, and why stays."""
    taken(workshop, secret)
    [one] = workshop.catalogue.held.listed(KEEPER)

    batch = hold.let_in(one.id, CLERKS, "đã giải mật")
    list(ingest.work(workshop, "test"))
    sealing.break_seals(workshop)

    [outcome] = workshop.catalogue.intake.outcomes(batch)
    assert outcome.outcome == "added"
    document = workshop.catalogue.documents.get(outcome.document, KEEPER)
    assert (document.audience, document.metadata.secrecy) == (CLERKS, "Tối mật")
    with pytest.raises(NotFoundError):
        workshop.catalogue.documents.get(outcome.document, Reader("mai"))
    [settled] = workshop.catalogue.held.listed(KEEPER, is_open=False)
    assert (settled.state, settled.document, settled.sha256) == (
        ("let_in", outcome.document, None)
    )
    assert not workshop.seals.holds(one.seal)
    [act] = workshop.catalogue.held.acts(one.id, KEEPER)
    assert (act.deed, act.who, act.why, act.audience) == (
        ("let_in", "khoa", "đã giải mật", CLERKS)
    )


def test_what_was_let_in_is_known_then(workshop, secret, hold):
    """A keeper has decided: the same bytes are held no more."""
    taken(workshop, secret)
    hold.let_in(1, EVERYONE, "không phải mật")
    list(ingest.work(workshop, "test"))

    [outcome] = taken(workshop, secret, who="khoa")

    assert outcome.outcome == "known"
    assert workshop.catalogue.held.count(KEEPER) == 0


def test_what_is_being_let_in_waits_for_nothing_else(workshop, secret, hold):
    """Two keepers at once: the second is told."""
    taken(workshop, secret)
    hold.let_in(1, EVERYONE, "nhầm")

    with pytest.raises(ConflictError):
        hold.destroy(1, "hủy")


def test_what_cannot_be_read_when_let_in_stays_sealed(workshop, secret, hold):
    """And nothing of it stays in plain."""
    taken(workshop, secret)
    batch = hold.let_in(1, EVERYONE, "nhầm")
    blind = replace(workshop, limits=replace(workshop.limits, max_bytes=3))
    list(ingest.work(blind, "test"))

    [outcome] = workshop.catalogue.intake.outcomes(batch)
    assert outcome.outcome == "refused"
    assert list(workshop.files) == []
    [one] = workshop.catalogue.held.listed(KEEPER)
    assert (one.state, one.awaits) == ("held", False)
    assert workshop.seals.holds(one.seal)


@pytest.mark.parametrize("deed", ["destroy", "give_back"])
def test_what_is_let_go_leaves_no_name(workshop, secret, hold, deed, tmp_path):
    """Its record says who and why; rows of the ledger forget the name of the file."""
    taken(workshop, secret)
    [one] = workshop.catalogue.held.listed(KEEPER)
    if deed == "give_back":
        hold.give_back(one.id, "trả cho văn thư", tmp_path / "trả.txt")
        assert (tmp_path / "trả.txt").read_text() == SECRET
    else:
        hold.destroy(one.id, "bản thừa")

    [settled] = workshop.catalogue.held.listed(KEEPER, is_open=False)
    assert (settled.sha256, settled.mark.printed) == (None, "")
    assert not workshop.seals.holds(one.seal)
    assert workshop.catalogue.held.settled() == ()
    [row] = workshop.catalogue.intake.rows(1)
    assert (row.path, row.outcome.outcome) == ("(đã xóa hẳn)", "held")
    with pytest.raises(ConflictError):
        hold.open(one.id, "xem lại")


def test_giving_back_without_having_it_is_refused(workshop, secret, hold):
    """Whoever gives it back by a page has taken it along before."""
    taken(workshop, secret)

    with pytest.raises(UsageError):
        hold.give_back(1, "trả")
    hold.open(1, "lấy ra để trả")
    hold.give_back(1, "trả")

    assert workshop.catalogue.held.count(KEEPER) == 0


def test_it_is_not_written_over_another_file(workshop, secret, hold, tmp_path):
    """And it stays held."""
    taken(workshop, secret)
    there = put(tmp_path, "có sẵn.txt", "có sẵn")

    with pytest.raises(UsageError, match="có sẵn"):
        hold.give_back(1, "trả", there)
    assert there.read_text() == "có sẵn"
    assert workshop.catalogue.held.count(KEEPER) == 1


@pytest.mark.parametrize("why", ["", "  \n"])
def test_each_act_has_its_reason(workshop, secret, hold, why):
    """Without one nothing is done."""
    taken(workshop, secret)

    for act in (hold.open, hold.destroy, lambda n, w: hold.let_in(n, EVERYONE, w)):
        with pytest.raises(UsageError):
            act(1, why)
    assert workshop.catalogue.held.acts(1, KEEPER) == ()
    assert workshop.catalogue.held.count(KEEPER) == 1


def test_others_than_keepers_open_nothing(workshop, secret, hold):
    """Not even with the number."""
    taken(workshop, secret)
    clerk = replace(hold, keeper=CLERK)

    for act in (clerk.open, clerk.destroy, clerk.give_back):
        with pytest.raises(NotFoundError):
            act(1, "tò mò")


def test_a_keeper_who_took_the_key_away_is_asked_for_it(workshop, secret, hold):
    """Files are sealed without it."""
    workshop.seals.prepare()
    workshop.seals.key.rename(workshop.seals.key.with_name("stick"))

    [outcome] = taken(workshop, secret)

    assert outcome.outcome == "held"
    assert list(workshop.files) == []
    with pytest.raises(HoldKeyError):
        hold.open(1, "xem")
    assert workshop.catalogue.held.acts(1, KEEPER) == ()


def test_where_nothing_can_be_sealed_the_plain_original_stays(workshop, secret):
    """It is told as trouble of the archive, and goes once it can be sealed."""
    nowhere = replace(workshop.seals, key=workshop.seals.key / "no" / "stick")
    stuck = replace(workshop, seals=nowhere)

    with pytest.raises(HoldKeyError):
        taken(stuck, secret)
    assert len(list(workshop.files)) == 1

    ending.clear(workshop.catalogue.storage.unwanted(), workshop)
    assert list(workshop.files) == []
    assert workshop.seals.holds(workshop.catalogue.held.get(1, KEEPER).seal)


def test_a_policy_may_refuse_all(workshop, secret):
    """Nothing is kept, and nothing is held."""
    shop = replace(workshop, policy=Policy("refuse"))

    [outcome] = taken(shop, secret)

    assert (outcome.outcome, outcome.reason) == ("refused", "secret")
    assert list(shop.files) == []
    assert shop.catalogue.held.listed(KEEPER) == ()
    assert [row.sha256 for row in shop.catalogue.intake.rows(1)] == [None]


def test_a_policy_may_admit_for_some(workshop, secret):
    """The mark is a fact of the paper."""
    shop = replace(workshop, policy=Policy("admit", CLERKS))

    [outcome] = taken(shop, secret)

    document = shop.catalogue.documents.get(outcome.document, CLERK)
    assert (document.audience, document.metadata.secrecy) == (CLERKS, "Tối mật")


def test_a_secret_in_a_zip_is_held_alone(workshop, tmp_path):
    """The zip goes as every zip does, and the others in it are papers."""
    parcel = tmp_path / "gói.zip"
    with zipfile.ZipFile(parcel, "w") as file:
        file.writestr("thường.txt", paper())
        file.writestr("mật.txt", SECRET)

    outcomes = taken(workshop, parcel)

    assert sorted(o.outcome for o in outcomes) == ["added", "added", "held"]
    assert traces(workshop.files._folder) == set()
    [one] = workshop.catalogue.held.listed(KEEPER)
    about = json.loads(workshop.seals.about(one.seal))
    assert [name.rpartition("/")[2] for name in about["names"]] == ["mật.txt"]
