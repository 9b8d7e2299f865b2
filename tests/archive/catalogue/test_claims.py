"""What was read and what was decided are kept apart, and nothing is lost."""

import datetime as dt

import pytest

from archive.errors import NotFoundError, UsageError
from archive.model import Claim
from tests.archive.catalogue.making import AT, CITY, LAN, PROVINCE, reading, store

PLAN = "171-KH/TU", "1/8/2019", CITY
LATER = AT + dt.timedelta(days=1)


def decision(field, value):
    """What a person decided."""
    return Claim(field, value, source="person:lan")


def test_a_decision_wins_and_can_be_withdrawn(catalogue):
    """A correction shows at once; without it the reading shows again."""
    number = store(catalogue, *PLAN, subject="về viêc thực hiện")
    documents = catalogue.documents

    kept = catalogue.claims.add(number, decision("subject", "về việc"), at=AT)
    corrected = documents.get(number, LAN).metadata.subject
    catalogue.claims.withdraw(kept, by="person:lan", at=LATER)

    assert corrected == "về việc"
    assert documents.get(number, LAN).metadata.subject == "về viêc thực hiện"


def test_decisions_outlive_a_new_reading(catalogue):
    """Rereading withdraws what readers said, and nothing a person decided."""
    number = store(catalogue, *PLAN, subject="một", place="Bắc Kạn")
    catalogue.claims.add(number, decision("subject", "hai"), at=AT)

    catalogue.documents.reread(number, reading(*PLAN, subject="ba"), at=LATER)

    metadata = catalogue.documents.get(number, LAN).metadata
    assert (metadata.subject, metadata.place) == ("hai", None)


def test_all_claims_stay_on_record(catalogue):
    """A withdrawn claim is still told, with who withdrew it and when."""
    number = store(catalogue, subject="một")
    kept = catalogue.claims.add(number, decision("subject", "hai"), at=AT)
    catalogue.claims.withdraw(kept, by="person:minh", at=LATER)

    first, second = catalogue.claims.of(number, LAN)

    assert (first.claim.value, first.withdrawn_at) == ("một", None)
    assert second.claim == Claim("subject", "hai", source="person:lan", made_at=AT)
    assert (second.withdrawn_at, second.withdrawn_by) == (LATER, "person:minh")


def test_a_correction_moves_the_paper_in_lists(catalogue):
    """Symbol and issuer are searched by what is shown."""
    number = store(catalogue, *PLAN)

    catalogue.claims.add(number, decision("symbol", "117-KH/TU"), at=AT)
    catalogue.claims.add(number, decision("issuers", [PROVINCE]), at=AT)

    assert catalogue.documents.by_symbol("171-KH/TU", LAN) == ()
    assert [b.id for b in catalogue.documents.by_symbol("117-KH/TU", LAN)] == [number]
    assert [c.label for c in catalogue.holdings.counts(LAN).issuers] == [PROVINCE]


def test_a_decision_is_a_change(catalogue):
    """The index hears of each correction and of each withdrawal."""
    number = store(catalogue, *PLAN)
    kept = catalogue.claims.add(number, decision("number", 172), at=AT)
    catalogue.claims.withdraw(kept, by="person:lan", at=AT)

    changes = [(c.revision, c.document, c.kind) for c in catalogue.changes.since(0)]

    assert changes == [
        (1, number, "added"),
        (2, number, "updated"),
        (3, number, "updated"),
    ]
    assert [change.revision for change in catalogue.changes.since(2)] == [3]
    assert catalogue.changes.head() == 3


BAD = {
    "an unknown field": decision("weight", 3),
    "a wrong shape": decision("number", "một trăm"),
    "evidence is no fact": decision("evidence", {}),
}


@pytest.mark.parametrize("claim", BAD.values(), ids=BAD)
def test_bad_decisions_are_refused_whole(catalogue, claim):
    """A decision that makes no sense changes nothing."""
    number = store(catalogue, *PLAN)

    with pytest.raises(UsageError):
        catalogue.claims.add(number, claim, at=AT)

    assert catalogue.changes.head() == 1
    assert catalogue.documents.get(number, LAN).metadata.number == 171


def test_what_is_not_there_cannot_be_claimed_or_withdrawn(catalogue):
    """No claim without its paper; none is withdrawn twice."""
    kept = catalogue.claims.add(store(catalogue), decision("number", 1), at=AT)
    catalogue.claims.withdraw(kept, by="person:lan", at=AT)

    with pytest.raises(NotFoundError):
        catalogue.claims.add(99, decision("number", 1), at=AT)
    with pytest.raises(NotFoundError):
        catalogue.claims.withdraw(kept, by="person:lan", at=AT)


def test_a_moment_needs_its_zone(catalogue):
    """A time without its zone is a mistake of the program, and is not stored."""
    naive = AT.replace(tzinfo=None)

    with pytest.raises(Exception, match="zone"):
        catalogue.claims.add(store(catalogue), decision("number", 1), at=naive)
