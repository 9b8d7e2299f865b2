"""Whoever decides sees what stood, and two who decide at once never lose a value."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalogue import open_catalogue
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Claim, Evidence
from tests.archive.catalogue.making import AT, AUTHORITY, CITY, LAN, reading, store

PLAN = "171-KH/TU", "1/8/2019", CITY
LATER = AT + dt.timedelta(days=1)
PLACE = Evidence(1, 4, 9, "subject.read", 0.4)


def standing(catalogue, number, field="subject"):
    """The number of the claim that holds."""
    kept = catalogue.claims.standing(number, field, LAN)
    return kept.id if kept else None


def decide(catalogue, number, value, *, field="subject", by="person:lan", **more):
    """Decide in the light of what stands, unless the test says otherwise."""
    light = {"instead_of": standing(catalogue, number, field), "at": AT} | more
    return catalogue.claims.decide(number, field, value, by=by, **light)


def subject(catalogue, number):
    """What is shown."""
    return catalogue.documents.get(number, LAN).metadata.subject


def test_a_decision_shows_and_its_undo_brings_the_reading_back(catalogue):
    """Undo leaves the facts exactly as they were read."""
    number = store(catalogue, *PLAN, subject="về viêc")
    before = catalogue.documents.get(number, LAN).metadata

    made = decide(catalogue, number, "về việc")
    shown = subject(catalogue, number)
    catalogue.claims.withdraw(made, by="person:lan", at=LATER)

    assert shown == "về việc"
    assert catalogue.documents.get(number, LAN).metadata == before


def test_a_fact_can_be_emptied_and_found_where_none_was(catalogue):
    """What a paper has not is a decision too, and so is what no reader found."""
    number = store(catalogue, *PLAN, subject="Nơi nhận")

    decide(catalogue, number, None)
    decide(catalogue, number, None, field="issuers")
    decide(catalogue, number, "Bắc Kạn", field="place")

    metadata = catalogue.documents.get(number, LAN).metadata
    assert (metadata.subject, metadata.issuers, metadata.place) == (None, (), "Bắc Kạn")


def test_two_clerks_see_each_other(catalogue):
    """A decision in the light of what no longer stands changes nothing."""
    number = store(catalogue, *PLAN, subject="một")
    seen = standing(catalogue, number)
    decide(catalogue, number, "hai", by="person:minh", instead_of=seen)

    with pytest.raises(ConflictError, match="minh"):
        decide(catalogue, number, "ba", instead_of=seen)

    assert subject(catalogue, number) == "hai"


def test_an_undone_decision_is_no_longer_what_was_seen(catalogue):
    """Who undid it is told to whoever decides in its light."""
    number = store(catalogue, *PLAN, subject="một")
    seen = decide(catalogue, number, "hai", by="person:minh")
    catalogue.claims.withdraw(seen, by="person:hoa", at=LATER)

    with pytest.raises(ConflictError, match="hoa"):
        decide(catalogue, number, "ba", instead_of=seen)


def test_the_same_decision_sent_twice_is_made_once(catalogue):
    """A button pressed twice is no conflict with oneself."""
    number = store(catalogue, *PLAN, subject="một")
    seen = standing(catalogue, number)

    first = decide(catalogue, number, "hai", instead_of=seen)
    second = decide(catalogue, number, "hai", instead_of=seen)

    assert first == second


def test_a_file_read_again_alike_is_no_conflict(catalogue):
    """A new reading that says the same is still what the clerk saw."""
    number = store(catalogue, *PLAN, subject="một")
    seen = standing(catalogue, number)
    catalogue.documents.reread(number, reading(*PLAN, subject="một"), at=LATER)

    decide(catalogue, number, "hai", instead_of=seen)

    assert subject(catalogue, number) == "hai"


def test_a_file_read_again_otherwise_is_a_conflict(catalogue):
    """A new reading that says something else is shown before it is covered."""
    number = store(catalogue, *PLAN, subject="một")
    seen = standing(catalogue, number)
    catalogue.documents.reread(number, reading(*PLAN, subject="khác"), at=LATER)

    with pytest.raises(ConflictError):
        decide(catalogue, number, "hai", instead_of=seen)


def test_of_two_at_once_exactly_one_wins(catalogue, address):
    """Two processes decide in the same moment: one is told of the other."""
    number = store(catalogue, *PLAN, subject="một")
    seen = standing(catalogue, number)
    before, ready = len(catalogue.claims.of(number, LAN)), Barrier(2)

    def decided(name):
        with open_catalogue(address, AUTHORITY) as own:
            ready.wait(timeout=30)
            try:
                decide(own, number, name, by=f"person:{name}", instead_of=seen)
            except ConflictError:
                return None
            return name

    with ThreadPoolExecutor(2) as pool:
        winners = [name for name in pool.map(decided, ("lan", "minh")) if name]

    assert [subject(catalogue, number)] == winners
    assert len(catalogue.claims.of(number, LAN)) == before + 1


def test_who_decides_later_wins_whatever_the_clocks_say(catalogue):
    """A clock that is behind does not put a decision behind the one it replaces."""
    number = store(catalogue, *PLAN, subject="một")
    decide(catalogue, number, "hai", at=LATER)

    decide(catalogue, number, "ba", by="person:minh", at=AT)

    assert subject(catalogue, number) == "ba"


def test_an_act_is_undone_at_once(catalogue):
    """Decisions made together go together, on every paper they touched."""
    one = store(catalogue, *PLAN, subject="một")
    other = store(catalogue, "172-KH/TU", "1/8/2019", CITY, subject="một")
    act = decide(catalogue, one, "hai")
    decide(catalogue, other, "hai", act=act)
    later = decide(catalogue, other, "Bắc Kạn", field="place")

    undone = catalogue.claims.withdraw_act(act, reader=LAN, by="person:lan", at=LATER)

    assert undone == 2
    assert [subject(catalogue, number) for number in (one, other)] == ["một", "một"]
    assert standing(catalogue, other, "place") == later
    with pytest.raises(NotFoundError):
        catalogue.claims.withdraw_act(act, reader=LAN, by="person:lan", at=LATER)


def test_what_is_hidden_is_not_undone(catalogue):
    """A decision about papers of others stays, and is not counted."""
    one = store(catalogue, *PLAN, subject="một")
    other = store(catalogue, "172-KH/TU", "1/8/2019", CITY, subject="một")
    act = decide(catalogue, one, "hai")
    decide(catalogue, other, "hai", act=act)
    catalogue.documents.restrict(other, "leaders", at=LATER)

    undone = catalogue.claims.withdraw_act(act, reader=LAN, by="person:lan", at=LATER)
    catalogue.documents.restrict(other, "everyone", at=LATER)

    assert undone == 1
    assert [subject(catalogue, number) for number in (one, other)] == ["một", "hai"]


def test_a_decision_points_to_the_place_of_the_reading(catalogue):
    """What is printed and where stays known, at its place in the newest text."""
    printed = Claim("subject", "về viêc", "VỀ VIÊC", PLACE)
    read = reading(*PLAN)
    number = store(catalogue)
    catalogue.documents.reread(
        number, replace(read, claims=(*read.claims, printed)), at=AT
    )

    decide(catalogue, number, "về việc")
    metadata = catalogue.documents.get(number, LAN).metadata
    decide(catalogue, number, None)
    emptied = catalogue.documents.get(number, LAN).metadata

    assert metadata.evidence["subject"] == PLACE
    assert "subject" not in emptied.evidence


def test_bad_decisions_are_refused_whole(catalogue):
    """A field or a value that makes no sense changes nothing."""
    number = store(catalogue, *PLAN)

    for field, value in (("link", {}), ("page_text", {}), ("number", "một trăm")):
        with pytest.raises(UsageError):
            decide(catalogue, number, value, field=field)
    with pytest.raises(NotFoundError):
        decide(catalogue, 99, 1, field="number", instead_of=None)

    assert catalogue.changes.head() == 1


def test_a_decided_fact_is_no_longer_doubtful(catalogue):
    """Flags of a reading go with the fact they are about, and come back with undo."""
    flags = ["date_impossible", "number_suspect"]
    number = store(catalogue, "171-KH/TU", "37/7/2019", CITY, flags=flags)
    day = {"verbatim": "27/7/2019", "date": "2019-07-27"}

    made = decide(catalogue, number, day, field="issued")
    during = catalogue.documents.get(number, LAN).metadata.flags
    catalogue.claims.withdraw(made, by="person:lan", at=LATER)

    assert during == ("number_suspect",)
    assert catalogue.documents.get(number, LAN).metadata.flags == tuple(flags)


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.just("decide"), st.sampled_from(["lan", "minh"]), st.integers(0, 3)
        ),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("reread"), st.integers(0, 3)),
        st.tuples(st.just("stale"), st.integers(0, 5)),
    ),
    max_size=8,
)
SAID = ("một", "hai", "ba", None)


@given(steps=STEPS)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_what_is_shown_is_the_last_decision_that_stands_or_the_reading(
    catalogue, steps
):
    """After any decisions, undos, readings and refused decisions of slower clerks."""
    read: str | None = "một"
    number = store(catalogue, *PLAN, subject=read)
    made: list[tuple[int, str | None]] = []
    for kind, *rest in steps:
        if kind == "decide":
            who, value = rest[0], SAID[rest[1]]
            claim = decide(catalogue, number, value, by=f"person:{who}")
            made = [one for one in made if one[0] != claim] + [(claim, value)]
        elif kind == "undo" and made:
            claim, _ = made.pop(rest[0] % len(made))
            catalogue.claims.withdraw(claim, by="person:hoa", at=LATER)
        elif kind == "reread":
            read = SAID[rest[0]]
            anew = reading(*PLAN, subject=read)
            catalogue.documents.reread(number, anew, at=LATER)
        elif kind == "stale" and len(made) > 1:
            older = made[rest[0] % (len(made) - 1)][0]
            with pytest.raises(ConflictError):
                decide(catalogue, number, "chậm", by="person:cham", instead_of=older)

        assert subject(catalogue, number) == (made[-1][1] if made else read)
