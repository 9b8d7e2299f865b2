"""A secret that is found late leaves as little as one that is found at once."""

import pytest

from archive.catalogue import Rendition, open_catalogue
from archive.errors import NotFoundError
from archive.model import Reader
from archive.seals import Seals
from archive.secrecy import HOLD, Mark, Policy
from indexer import ending, ingest, withdrawing
from indexer.unsealing import Unsealing
from indexer.worker import open_worker
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.purged import ODD, OTHERS, made
from tests.indexer.test_holding import KEEPER, SECRET
from tests.indexer.test_purging import traces

LAN = Reader("lan")
MARK = Mark("Tối mật", "TỐI MẬT", 7)


def withdrawn(shop, number, policy=HOLD):
    """Take a paper out as a page read later does."""
    with shop.catalogue.together():
        gone = withdrawing.take_out(number, MARK, shop.catalogue, policy, NOW)
    ending.clear(gone, shop)


@pytest.mark.slow
def test_not_a_byte_is_left_but_under_seal(tmp_path):
    """Text, pictures, index, searches and lists go; the original is sealed."""
    home = tmp_path / "home"
    settings, number = made(home)
    assert {"files", "pages", "index", "lookups"} < traces(home)

    with open_worker(settings) as own:
        withdrawn(own._workshop, number)
        assert list(own.work()) == []

    # The name of the file is told to whoever handed it in, and to keepers.
    with open_catalogue(settings.catalogue) as catalogue:
        [one] = catalogue.held.listed(KEEPER)
        [sender] = one.senders
        assert sender.path.endswith(f"ho so {ODD}.txt")
        catalogue.held.settle(one.id, "destroyed")
        catalogue.purges.scrub()
        assert catalogue.purges.open() == ()
        assert catalogue.holdings.counts(LAN).total == len(OTHERS) + 1
        seals = Seals(settings.hold, settings.hold_key)
        assert ODD in seals.open(one.seal).decode()
    assert traces(home) == set()


def added(shop, folder, name, text):
    """Take a paper in and return its number and the hash of its file."""
    path = put(folder, name, text)
    [row] = shop.catalogue.intake.hand_in([path], who="lan", at=NOW)
    list(ingest.work(shop, "test"))
    [row] = shop.catalogue.intake.rows(row.batch)
    return row.outcome.document, row.sha256


def test_all_papers_of_its_file_go_with_it(workshop, tmp_path):
    """One that is joined to it, and one that shows the same bytes; no other."""
    catalogue = workshop.catalogue
    number, sha256 = added(workshop, tmp_path / "in", "1.txt", paper())
    other, _ = added(workshop, tmp_path / "in", "2.txt", paper(symbol="9-KH/TU"))
    twin, _ = added(workshop, tmp_path / "in", "3.txt", paper(symbol="10-KH/TU"))
    spared, _ = added(workshop, tmp_path / "in", "4.txt", paper(symbol="11-KH/TU"))
    shown = Rendition(sha256, "1.txt", "text/plain", 1)
    catalogue.documents.attach(other, shown, source="lan", at=NOW)
    catalogue.joining.join(twin, number, reader=LAN, by="person:lan", at=NOW)

    withdrawn(workshop, number)

    for gone in (number, other, twin):
        with pytest.raises(NotFoundError):
            catalogue.documents.get(gone, KEEPER)
    assert catalogue.documents.get(spared, LAN)
    held = catalogue.held.listed(KEEPER)
    assert len(held) == 3
    assert all(workshop.seals.holds(one.seal) for one in held)
    outcomes = [
        row.outcome for batch in (1, 2, 3, 4) for row in catalogue.intake.rows(batch)
    ]
    assert [o.outcome for o in outcomes] == ["held", "held", "held", "added"]
    assert len(list(workshop.files)) == 1


def test_what_a_keeper_let_in_stays(workshop, tmp_path):
    """A mark that is read once more changes nothing; of others, the policy says."""
    number, _ = added(workshop, tmp_path / "in", "1.txt", paper())
    catalogue = workshop.catalogue

    assert not withdrawing.may_stay(number, catalogue, HOLD)
    assert withdrawing.may_stay(number, catalogue, Policy("admit", "clerks"))
    path = put(tmp_path / "in", "2.txt", SECRET)
    catalogue.intake.hand_in([path], who="lan", at=NOW)
    list(ingest.work(workshop, "test"))
    hold = Unsealing(catalogue, workshop.seals, workshop.incoming, KEEPER, NOW)
    batch = hold.let_in(1, "everyone", "đã giải mật")
    list(ingest.work(workshop, "test"))
    [row] = catalogue.intake.rows(batch)
    assert withdrawing.may_stay(row.outcome.document, catalogue, HOLD)


def test_where_secrets_are_refused_nothing_is_held(workshop, tmp_path):
    """The file goes, and its row says why."""
    number, _ = added(workshop, tmp_path / "in", "1.txt", paper())

    withdrawn(workshop, number, Policy("refuse"))

    [row] = workshop.catalogue.intake.rows(1)
    assert (row.outcome.outcome, row.outcome.reason) == ("refused", "secret")
    assert list(workshop.files) == []
    assert workshop.catalogue.held.listed(KEEPER) == ()
