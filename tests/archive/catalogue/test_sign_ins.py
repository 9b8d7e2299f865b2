"""Signing in, and waiting after failures: with a clock that is given."""

import datetime as dt
import multiprocessing

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.accounts import Accounts, Cost, Waits
from archive.catalogue import open_catalogue, schema
from archive.catalogue.sign_ins import Denied, SignedIn
from archive.errors import (
    TooManyTriesError,
    WeakPasswordError,
    WrongPasswordError,
)
from tests.archive.catalogue import staff
from tests.archive.catalogue.making import AT, AUTHORITY
from tests.archive.catalogue.staff import HERE, PASSWORD, THERE, later

WRONG = Denied()
IN = SignedIn("lan", must_change=False, needs_code=False)
SECOND = dt.timedelta(seconds=1)


def enter(catalogue, name="lan", password=PASSWORD, at=AT, address=HERE):
    return catalogue.sign_ins.by_password(name, password, at=at, address=address)


def fail(catalogue, times, name="lan", at=AT, address=HERE):
    """Fail so often, and return what the last one was told."""
    told = [enter(catalogue, name, "sai", at, address) for _ in range(times)]
    return told[-1]


def test_the_right_password_lets_in(staffed):
    assert enter(staffed) == IN
    assert enter(staffed, " LAN ") == IN
    assert staffed.people.get("lan").signed_in_at == AT


def test_who_is_not_there_is_told_nothing_else(staffed):
    """Unknown, closed and wrong are one answer, and wait alike."""
    staffed.people.close("chi", by="kiet", at=AT)
    told = [
        [fail(staffed, 1, name, address=f"10.1.{place}.1") for _ in range(7)]
        for place, name in enumerate(("lan", "chi", "nobody", "no name!", "\udc80", ""))
    ]

    assert all(one == told[0] for one in told)
    assert told[0] == 5 * [WRONG] + 2 * [Denied(30 * SECOND)]


def test_an_unknown_name_costs_a_hash_too(staffed, monkeypatch):
    looked_at: list[tuple[str, str | None]] = []
    monkeypatch.setattr(
        staffed.sign_ins._hasher, "is_right", lambda *asked: looked_at.append(asked)
    )

    fail(staffed, 1, "nobody")

    assert looked_at == [("sai", None)]


def test_waits_grow_and_end(staffed):
    """Half a minute, a minute, two …, a quarter of an hour at most."""
    at, waits = AT, []
    for _ in range(12):
        told = fail(staffed, 1, at=at)
        if told != WRONG:
            waits.append(told.wait)
            at += told.wait
            assert fail(staffed, 1, at=at) == WRONG

    minutes = [wait / dt.timedelta(minutes=1) for wait in waits]
    assert minutes == [0.5, 1, 2, 4, 8, 15, 15]


def test_while_one_waits_nothing_is_looked_at(staffed, monkeypatch):
    """Not even the right password, and nobody waits longer for having tried."""
    fail(staffed, 5)
    hashed: list[str] = []
    monkeypatch.setattr(staffed.sign_ins._hasher, "is_right", hashed.append)

    told = [enter(staffed, at=later(seconds=seconds)) for seconds in (1, 10, 29)]

    assert [one.wait // SECOND for one in told] == [29, 20, 1]
    assert hashed == []


def test_the_right_password_forgets_what_failed(staffed):
    fail(staffed, 4)
    assert enter(staffed) != WRONG
    assert fail(staffed, 4) == WRONG
    assert enter(staffed) != WRONG


def test_failures_are_forgotten_after_a_day(staffed):
    fail(staffed, 4)

    assert fail(staffed, 4, at=later(days=1, seconds=1)) == WRONG


def test_a_stranger_elsewhere_makes_nobody_wait(staffed):
    fail(staffed, 20, address=THERE)

    assert enter(staffed) == IN


def hammer(catalogue, name="lan", at=AT, times=15):
    """Fail from so many addresses."""
    for number in range(times):
        fail(catalogue, 1, name, at, f"10.1.{number}.1")


def test_many_strangers_make_strangers_wait(staffed):
    """Whoever tries one account from everywhere waits, and never long."""
    hammer(staffed)

    assert fail(staffed, 1, address="10.2.0.1").wait == dt.timedelta(minutes=0.5)
    assert fail(staffed, 1, "chi", address="10.2.0.1") == WRONG


def test_nobody_is_shut_out_where_they_work(staffed):
    """A keeper gets in from the usual place, however many strangers try."""
    enter(staffed, "kiet")
    hammer(staffed, "kiet")
    for number in range(15):
        fail(staffed, 1, f"name{number}")

    assert enter(staffed, "kiet") == SignedIn(
        "kiet", must_change=False, needs_code=False
    )
    assert fail(staffed, 1, "kiet", address=THERE).wait > SECOND
    assert fail(staffed, 1, "chi").wait > SECOND


def test_a_place_is_familiar_for_a_while(staffed):
    enter(staffed, "kiet")
    at = later(days=91)
    hammer(staffed, "kiet", at)

    assert enter(staffed, "kiet", at=at).wait > SECOND


def test_one_address_tries_no_hundred_names(staffed):
    """One password tried on every account is counted at its address."""
    told = [fail(staffed, 1, f"name{number}") for number in range(15)]

    assert told[:12] == 12 * [WRONG]
    assert all(one.wait > SECOND for one in told[12:])


def test_a_success_in_between_lifts_no_wait_of_an_address(staffed):
    """Whoever has an account may not try others' passwords for ever with its help."""
    for number in range(15):
        fail(staffed, 1, f"name{number}")
        enter(staffed, "chi", address=HERE)

    assert fail(staffed, 1, "lan").wait > SECOND


def test_a_hundred_tries_a_day(staffed):
    """Whoever tries again the moment a wait ends gets no further than that."""
    at, tries = AT, 0
    while at < later(days=1):
        told = fail(staffed, 1, at=at)
        tries += told == WRONG
        at += told.wait or SECOND

    assert 95 <= tries <= 105


TRIES = st.lists(st.tuples(st.sampled_from([HERE, THERE]), st.booleans()), max_size=25)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(TRIES)
def test_only_own_mistakes_make_one_wait_where_one_works(staffed, tries):
    """Whatever strangers do meanwhile, in whatever order."""
    staffed.sign_ins.lift("lan")
    enter(staffed)
    mistakes = 0

    for address, is_right in tries:
        told = enter(staffed, "lan", PASSWORD if is_right else "sai", AT, address)
        if address == THERE:
            continue
        if mistakes == 5:
            assert told == Denied(30 * SECOND)
        else:
            assert told == (IN if is_right else WRONG)
            mistakes = 0 if is_right else mistakes + 1


def test_a_keeper_lifts_a_wait(staffed):
    fail(staffed, 5)
    fail(staffed, 5, "chi")
    assert set(staffed.sign_ins.waits(["lan", "chi", "kiet"], AT)) == {"lan", "chi"}
    assert staffed.sign_ins.waits(["lan"], AT) == {"lan": later(seconds=30)}

    staffed.sign_ins.lift("lan")

    assert enter(staffed) == IN
    assert enter(staffed, "chi") == Denied(30 * SECOND)


def test_what_was_typed_as_a_name_is_not_kept(staffed):
    """It is now and then a password."""
    fail(staffed, 1, "trâu-qua-cầu")

    with staffed._database.read() as connection:
        kept = connection.execute(sa.select(schema.failed_sign_in)).all()

    assert len(kept) == 3
    assert "cầu" not in str(kept)
    assert HERE not in str(kept)


@pytest.mark.usefixtures("staffed")
def test_a_password_is_kept_at_the_cost_of_today(address):
    dearer = Accounts(cost=Cost(memory=64, passes=1, lanes=1))
    with open_catalogue(address, AUTHORITY, accounts=dearer) as opened:
        assert "m=32," in _kept(opened)
        assert enter(opened) != WRONG
        assert "m=64," in _kept(opened)
        assert enter(opened) != WRONG


def _kept(catalogue):
    with catalogue._database.read() as connection:
        lan = schema.person.c.name == "lan"
        asked = sa.select(schema.person.c.password).where(lan)
        return connection.execute(asked).scalar_one()


NEW = "mưa rơi trên mái tôn cũ"


def change(catalogue, old=PASSWORD, new=NEW, **others):
    catalogue.sign_ins.change_password("lan", old, new, at=AT, address=HERE, **others)


def test_a_changed_password_signs_out_elsewhere(staffed):
    begun = [
        staffed.sessions.begin("lan", address=HERE, agent="", at=AT) for _ in range(3)
    ]

    change(staffed, keep=begun[1])

    assert [staffed.sessions.of(one, AT) is None for one in begun] == [
        True,
        False,
        True,
    ]
    assert enter(staffed) == WRONG
    assert enter(staffed, password=NEW) == IN


def test_a_lent_password_has_to_be_changed_once(staffed):
    given = staffed.people.set_password("lan", at=AT)
    assert enter(staffed, password=given) == SignedIn(
        "lan", must_change=True, needs_code=False
    )

    change(staffed, old=given)

    assert enter(staffed, password=NEW) == IN


def test_only_who_knows_the_old_one_changes_it(staffed):
    """Whoever finds a browser open cannot try passwords there either."""
    for _ in range(5):
        with pytest.raises(WrongPasswordError):
            change(staffed, old="sai")
    with pytest.raises(TooManyTriesError, match="sau 1 phút"):
        change(staffed)

    assert enter(staffed, at=later(minutes=1)) == IN


def test_a_weak_one_changes_nothing(staffed):
    office = staffed.offices.add("Ban Tuyên giáo", by="kiet", at=AT)
    staffed.offices.put("lan", office)

    for new in (PASSWORD, "ngắn", "ban tuyên giáo số 1"):
        with pytest.raises(WeakPasswordError):
            change(staffed, new=new)

    assert enter(staffed) == IN


def try_often(address, barrier, told):
    """Fail, at the same moment as others do."""
    with open_catalogue(address, AUTHORITY, accounts=_lasting()) as catalogue:
        barrier.wait(60)
        told.put([fail(catalogue, 1) for _ in range(10)])


def _lasting():
    hour = dt.timedelta(hours=1)
    return Accounts(cost=staff.CHEAP, waits=Waits(first=hour, longest=hour))


@pytest.mark.slow
@pytest.mark.usefixtures("staffed")
def test_processes_count_failures_together(address):
    """Five failures are five, whichever processes looked at them."""
    context = multiprocessing.get_context("spawn")
    barrier, told = context.Barrier(2), context.Queue()
    workers = [
        context.Process(target=try_often, args=(address, barrier, told))
        for _ in range(2)
    ]

    for worker in workers:
        worker.start()
    answers = [answer for _ in workers for answer in told.get(timeout=60)]
    for worker in workers:
        worker.join(60)

    assert answers.count(WRONG) == 5
    assert answers.count(Denied(dt.timedelta(hours=1))) == 15
