"""Whom papers are for, and since when."""

from archive.model import Reader
from tests.archive.catalogue.making import AT, LAN, store

LEADER = Reader("mai", frozenset({"everyone", "leaders"}))


def test_every_audience_in_use_is_known(catalogue):
    """Also those that papers came for, and those that no paper is for any more."""
    store(catalogue)
    number = store(catalogue, audience="leaders")
    catalogue.documents.restrict(number, "groups:3", at=AT)

    assert catalogue.audiences.all() == {"everyone", "leaders", "groups:3"}


def test_only_papers_given_to_others_are_told(catalogue):
    """What came for its audience is known to the index that took it in."""
    first, _ = store(catalogue), store(catalogue, audience="leaders")
    before = catalogue.audiences.restricted()

    catalogue.documents.restrict(first, "leaders", at=AT)
    now = catalogue.audiences.restricted()

    assert before.audiences == {}
    assert now.audiences == {str(first): "leaders"}
    assert now.version > before.version
    assert catalogue.audiences.restricted() is now


def test_the_newest_audience_is_told(catalogue):
    """A paper that is given back to everybody is for everybody."""
    number = store(catalogue)

    for whom in ("leaders", "groups:1", "everyone"):
        catalogue.documents.restrict(number, whom, at=AT)
        assert catalogue.audiences.restricted().audiences == {str(number): whom}


def test_giving_a_paper_to_whom_it_is_for_changes_nothing(catalogue):
    """Nothing that was worked out before becomes useless."""
    number = store(catalogue)
    version = catalogue.audiences.restricted().version

    catalogue.documents.restrict(number, "everyone", at=AT)

    assert catalogue.audiences.restricted().version == version


def test_what_is_remembered_of_a_state_is_forgotten(catalogue):
    """Counts are kept between two changes, and this is one."""
    number = store(catalogue, audience="leaders")
    assert [catalogue.holdings.counts(who).total for who in (LAN, LEADER)] == [0, 1]

    catalogue.documents.restrict(number, "everyone", at=AT)

    assert catalogue.holdings.counts(LAN).total == 1


def test_joined_papers_are_given_together(catalogue):
    """Papers that are one are for the same people."""
    shown, other = store(catalogue), store(catalogue)
    catalogue.joining.join(other, shown, reader=LAN, by="person:lan", at=AT)

    catalogue.documents.restrict(other, "leaders", at=AT)

    assert set(catalogue.audiences.restricted().audiences) == {str(shown), str(other)}
