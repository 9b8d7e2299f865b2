"""That a paper may be one with another is told to whoever may see that other."""

import pytest

from archive.catalogue.copies import COPY
from tests.archive.catalogue.making import AT, CITY, KEEPER, LAN, PROVINCE, store

HERE = "171-KH/TU", "1/8/2019", CITY
OTHERS = {
    "the same": (HERE, True),
    "without a day": ((HERE[0], "", CITY), True),
    "of another body": ((HERE[0], HERE[1], PROVINCE), False),
    "of another day": ((HERE[0], "2/8/2019", CITY), False),
    "another number": (("172-KH/TU", *HERE[1:]), False),
}


def told_in(catalogue, number, reader):
    """Whether each place that tells facts of a paper tells the flag."""
    (brief,) = catalogue.holdings.briefs([number], reader)
    claims = catalogue.claims.of(number, reader)
    found = catalogue.documents.by_symbol(HERE[0], reader)
    (flags,) = [kept.claim.value for kept in claims if kept.claim.field == "flags"]
    return {
        "paper": COPY in catalogue.documents.get(number, reader).metadata.flags,
        "line": COPY in brief.metadata.flags,
        "claims": COPY in flags,
        "found": any(COPY in one.metadata.flags for one in found),
    }


@pytest.mark.parametrize(("other", "is_told"), OTHERS.values(), ids=OTHERS)
def test_what_is_like_it_must_be_there(catalogue, other, is_told):
    """It is told by what is held now, as whoever asks may know it."""
    store(catalogue, *other)
    number = store(catalogue, *HERE, flags=[COPY])

    assert {*told_in(catalogue, number, LAN).values()} == {is_told}


def test_a_hidden_paper_is_like_none(catalogue):
    """A flag set in its light would tell that it is there."""
    secret = store(catalogue, *HERE, audience="leaders")
    number = store(catalogue, *HERE, flags=[COPY, "date_suspect"])

    assert not any(told_in(catalogue, number, LAN).values())
    assert all(told_in(catalogue, number, KEEPER).values())
    assert "date_suspect" in catalogue.documents.get(number, LAN).metadata.flags

    catalogue.documents.restrict(secret, "everyone", at=AT)

    assert all(told_in(catalogue, number, LAN).values())
