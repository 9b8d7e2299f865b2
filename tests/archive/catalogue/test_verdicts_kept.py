"""Verdicts keep the link they are about, and are told to nobody who means another."""

import datetime as dt

import pytest

from tests.archive.catalogue.making import (
    AT,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    judge,
    replacing,
    store,
)
from tests.archive.catalogue.test_verdicts import (
    ENDED,
    NEW,
    OLD,
    proposed,
    queued,
    status,
)


@pytest.fixture
def papers(catalogue):
    """A paper and the one that says it replaces it."""
    return store(catalogue, *OLD), store(catalogue, *NEW, replacing(*OLD))


def test_a_verdict_about_a_hidden_paper_proposes_nothing(catalogue):
    """What leaders said of theirs is not told of the paper that others take it for."""
    secret = store(catalogue, *OLD, audience="leaders")
    public = store(catalogue, *OLD)
    new = store(catalogue, *NEW, cite(*OLD))
    [link] = catalogue.citations.of(new, KEEPER)
    who = {"reader": KEEPER, "by": "person:minh", "at": AT, "instead_of": None}
    catalogue.decisions.decide(link.id, "choose", secret, **who)
    judge(catalogue, new, "change", code="annulled", reader=KEEPER)

    [told] = catalogue.citations.of(new, LAN)
    assert [brief.id for brief in told.papers] == [public]
    assert catalogue.verdicts.on(public, LAN) == catalogue.verdicts.by(new, LAN) == ()
    assert catalogue.standings.of(public, LAN).effects == ()
    assert catalogue.chains.of(public, LAN) == ()
    assert queued(catalogue) == []


def test_of_another_paper_the_words_alone_are_told(catalogue, papers):
    """A verdict that said otherwise is not what is proposed for the paper now meant."""
    _, new = papers
    other = store(catalogue, "21-QĐ/TW", "8/4/2026", CENTRE)
    judge(catalogue, new, "change", code="annulled", since=dt.date(2026, 8, 1))
    [link] = catalogue.citations.of(new, LAN)
    seen = link.decided.claim
    who = {"reader": LAN, "by": "person:lan", "at": AT, "instead_of": seen}
    catalogue.decisions.decide(link.id, "choose", other, **who)

    assert proposed(catalogue, other) == [(new, "superseded", ENDED, ())]


def test_a_link_left_after_a_rejection_is_kept_too(catalogue):
    """The rejection stands behind it, and comes back with an undo."""
    other = store(catalogue, "03-QC/TU", "1/9/2018", "Thành ủy Sông Công")
    old = store(catalogue, "03-QC/TU", "1/8/2018", CITY)
    new = store(catalogue, "04-QC/TU", "1/8/2019", PROVINCE, replacing("03-QC/TU"))
    [link] = catalogue.citations.of(new, LAN)
    who = {"reader": LAN, "by": "person:lan", "at": AT, "instead_of": None}
    catalogue.decisions.decide(link.id, "reject", other, **who)
    act = judge(catalogue, new)

    third = store(catalogue, "03-QC/TU", "1/10/2018", "Thành ủy Thái Nguyên")
    after = status(catalogue, old).code
    catalogue.claims.withdraw_act(act, reader=LAN, by="person:lan", at=AT)

    assert after == "superseded"
    [link] = catalogue.citations.of(new, LAN)
    assert {brief.id for brief in link.papers} == {old, third}


def test_a_link_to_a_paper_that_came_back_is_kept_too(catalogue, papers):
    """The one confirmed first is gone: its copy is confirmed anew, and kept."""
    old, new = papers
    judge(catalogue, new)
    catalogue.documents.remove(old, at=AT)
    copy = store(catalogue, *OLD)
    judge(catalogue, new)

    store(catalogue, *OLD)

    assert status(catalogue, copy).code == "superseded"
