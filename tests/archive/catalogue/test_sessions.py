"""Sessions: begun, asked for, ended by people and by themselves."""

import datetime as dt
import sqlite3
import time

import pytest
import sqlalchemy as sa

from archive.catalogue import schema
from archive.errors import NotFoundError
from tests.archive.catalogue.making import AT
from tests.archive.catalogue.staff import HERE, THERE, later


def begin(catalogue, name="lan", at=AT, **others):
    return catalogue.sessions.begin(
        name, address=HERE, agent="Firefox", at=at, **others
    )


def test_a_session_says_who_asks(staffed):
    token = begin(staffed)

    session, reader = staffed.sessions.reader(token, later(minutes=1))

    assert reader == staffed.people.reader("lan")
    assert (session.person, session.full_name) == ("lan", "Lan")
    assert (session.address, session.agent, session.begun_at) == (HERE, "Firefox", AT)
    assert not session.is_half
    assert not session.must_change


def test_the_token_is_not_kept(staffed):
    """Whoever reads the file of the catalogue can sign in as nobody."""
    token = begin(staffed)

    with staffed._database.read() as connection:
        kept = connection.execute(sa.select(schema.session)).one()

    assert len(token) >= 43
    assert token not in map(str, kept)
    assert staffed.sessions.of(kept.token, AT) is None


@pytest.mark.parametrize("token", ["", "x" * 43, "ậ", "\udc80", "\0"])
def test_what_is_no_token(staffed, token):
    begin(staffed)

    assert staffed.sessions.reader(token, AT) is None


def test_a_session_ends_when_nobody_uses_it(staffed):
    token = begin(staffed)

    assert staffed.sessions.of(token, later(minutes=59)) is not None
    assert staffed.sessions.of(token, later(minutes=118)) is not None
    assert staffed.sessions.of(token, later(minutes=178)) is None


def test_a_session_ends_after_a_day_of_work(staffed):
    """However much it is used."""
    token = begin(staffed)
    used = [later(minutes=30 * half) for half in range(1, 25)]

    assert [staffed.sessions.of(token, at) is None for at in used] == 23 * [False] + [
        True
    ]


def test_reading_seldom_writes(staffed, monkeypatch):
    """That a session is used is written every few minutes."""
    token = begin(staffed)
    written: list[object] = []
    monkeypatch.setattr(staffed._database, "write_in_passing", written.append)

    for seconds in range(0, 300, 10):
        staffed.sessions.of(token, later(seconds=seconds))
    assert written == []
    assert staffed.sessions.of(token, later(minutes=6)).used_at == later(minutes=6)
    assert len(written) == 1


def test_reading_waits_for_nobody_who_writes(staffed, address):
    """Nor is anything the less written afterwards, or by those who do wait."""
    token = begin(staffed)
    holder = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    started = time.monotonic()

    assert staffed.sessions.of(token, later(minutes=6)) is not None
    assert time.monotonic() - started < 20

    holder.execute("COMMIT")
    holder.close()
    staffed.sessions.of(token, later(minutes=7))
    assert staffed.sessions.of(token, later(minutes=66)).used_at == later(minutes=66)
    with staffed._database.read() as connection:
        patience = connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one()
    assert patience == 30_000


def test_a_half_session_becomes_whole_under_another_token(staffed):
    old = begin(staffed, is_half=True)
    assert staffed.sessions.of(old, AT).is_half

    new = staffed.sessions.rotate(old, AT)

    assert staffed.sessions.of(old, AT) is None
    assert not staffed.sessions.of(new, AT).is_half
    assert staffed.sessions.rotate(old, AT) is None


def test_what_has_ended_is_not_woken(staffed):
    token = begin(staffed)

    assert staffed.sessions.rotate(token, later(days=1)) is None


def test_signing_out_ends_one_session(staffed):
    one, other = begin(staffed), begin(staffed)

    staffed.sessions.end(one)
    staffed.sessions.end(one)

    assert staffed.sessions.of(one, AT) is None
    assert staffed.sessions.of(other, AT) is not None


def test_signing_out_everywhere_may_leave_this_one(staffed):
    tokens = [begin(staffed) for _ in range(3)]
    of_another = begin(staffed, "chi")

    assert staffed.sessions.end_all("lan", but=tokens[1]) == 2
    assert [staffed.sessions.of(token, AT) is None for token in tokens] == [
        True,
        False,
        True,
    ]
    assert staffed.sessions.end_all("lan") == 1
    assert staffed.sessions.of(of_another, AT) is not None


def test_own_sessions_are_listed_and_ended_by_number(staffed):
    """The one used last comes first, and those of others are nobody's."""
    older, newer = begin(staffed), begin(staffed, at=later(minutes=1))
    begin(staffed, "chi")
    staffed.sessions.of(older, later(minutes=10))

    listed = staffed.sessions.list("lan", later(minutes=10))
    assert [one.begun_at for one in listed] == [AT, later(minutes=1)]
    with pytest.raises(NotFoundError):
        staffed.sessions.end_one("chi", listed[0].id)
    staffed.sessions.end_one("lan", listed[0].id)

    assert staffed.sessions.of(older, later(minutes=10)) is None
    assert staffed.sessions.of(newer, later(minutes=10)) is not None
    assert staffed.sessions.list("lan", later(days=1)) == ()


def test_what_has_ended_is_forgotten(staffed):
    """Who was where is not kept longer than it is needed."""
    begin(staffed)
    begin(staffed, "chi", at=later(days=1))

    with staffed._database.read() as connection:
        kept = connection.execute(sa.select(schema.session.c.begun_at)).scalars().all()

    assert kept == [later(days=1)]


def test_a_long_name_of_a_browser_is_cut(staffed):
    token = staffed.sessions.begin("lan", address=THERE, agent="x" * 9_999, at=AT)

    assert len(staffed.sessions.of(token, AT).agent) == 300


def test_a_clock_that_is_put_back_ends_nothing(staffed):
    token = begin(staffed)

    assert staffed.sessions.of(token, AT - dt.timedelta(hours=1)) is not None
