"""Second factors: a code is good once, and somebody may lose the telephone."""

import datetime as dt

import pyotp
import pytest
import sqlalchemy as sa

from archive import totp
from archive.catalogue import open_catalogue, schema
from archive.catalogue.sign_ins import Denied, SignedIn
from archive.errors import NotFoundError, SettingError, WrongCodeError
from tests.archive.catalogue import staff
from tests.archive.catalogue.making import AT, AUTHORITY
from tests.archive.catalogue.staff import HERE, PASSWORD, later

IN = SignedIn("lan", must_change=False, needs_code=False)
HALF = SignedIn("lan", must_change=False, needs_code=True)
STEP = dt.timedelta(seconds=30)
SECRET = totp.new_secret()


def shown(at):
    """The code that the telephone shows."""
    return pyotp.TOTP(SECRET).at(at)


@pytest.fixture
def paper(staffed):
    """Recovery codes of somebody who has a second factor."""
    return staffed.codes.confirm("lan", SECRET, shown(AT), AT)


def enter(catalogue, code, at):
    return catalogue.sign_ins.by_code("lan", code, at=at, address=HERE)


def by_password(catalogue, at=AT):
    return catalogue.sign_ins.by_password("lan", PASSWORD, at=at, address=HERE)


@pytest.mark.usefixtures("paper")
def test_without_a_code_one_is_half_in(staffed):
    assert by_password(staffed) == HALF
    assert staffed.people.get("lan").signed_in_at is None
    assert enter(staffed, shown(AT + STEP), AT + STEP) == IN
    assert staffed.people.get("lan").signed_in_at == AT + STEP


@pytest.mark.usefixtures("paper")
def test_a_code_is_good_once(staffed):
    """That by which it was confirmed too."""
    at = AT + 5 * STEP

    assert enter(staffed, shown(AT), AT) == Denied()
    assert enter(staffed, shown(at), at) == IN
    assert enter(staffed, shown(at), at) == Denied()
    assert enter(staffed, shown(at - STEP), at) == Denied()
    assert enter(staffed, shown(at + STEP), at) == IN


@pytest.mark.usefixtures("paper")
def test_a_code_is_good_once_in_whichever_process(staffed, monkeypatch):
    """Of two who read the same last step only one may use the next."""
    at = AT + 5 * STEP
    take = staffed.codes._take

    def taken_meanwhile(name, step):
        assert take(name, step)
        return take(name, step)

    monkeypatch.setattr(staffed.codes, "_take", taken_meanwhile)

    assert enter(staffed, shown(at), at) == Denied()


def test_a_wrong_first_code_sets_nothing_up(staffed):
    with pytest.raises(WrongCodeError):
        staffed.codes.confirm("lan", SECRET, shown(AT + 9 * STEP), AT)
    with pytest.raises(WrongCodeError):
        staffed.codes.confirm("lan", "no secret", shown(AT), AT)

    assert not staffed.people.get("lan").has_totp
    assert by_password(staffed) == IN


@pytest.mark.usefixtures("paper")
def test_codes_are_counted_like_passwords(staffed):
    """Whoever has the password cannot try codes for ever, nor begin anew with it."""
    told = []
    for _ in range(6):
        told += [by_password(staffed), enter(staffed, "000000", AT)]

    assert told[:10] == 5 * [HALF, Denied()]
    assert all(isinstance(one, Denied) and one.wait for one in told[10:])


def test_a_recovery_code_is_good_once(staffed, paper):
    assert staffed.codes.left("lan") == len(paper) == 10

    assert enter(staffed, paper[3].upper(), AT) == IN
    assert enter(staffed, paper[3], AT) == Denied()
    assert staffed.codes.left("lan") == 9


def test_new_recovery_codes_replace_the_old(staffed, paper):
    fresh = staffed.codes.renew("lan")

    assert enter(staffed, paper[0], AT) == Denied()
    assert enter(staffed, fresh[0], AT) == IN


def test_a_keeper_takes_a_lost_telephone_off(staffed, paper):
    staffed.codes.off("lan")

    assert by_password(staffed) == IN
    assert not staffed.people.get("lan").has_totp
    assert staffed.codes.left("lan") == 0
    assert enter(staffed, paper[0], AT) == Denied()


def test_codes_of_nobody(staffed):
    assert enter(staffed, shown(AT), AT) == Denied()
    for verb in (staffed.codes.renew, staffed.codes.off):
        with pytest.raises(NotFoundError):
            verb("nobody")


@pytest.mark.parametrize("code", ["", "ậậậậậậ", "\udc80", "1" * 100_000])
@pytest.mark.usefixtures("paper")
def test_whatever_is_typed_is_no_code(staffed, code):
    assert enter(staffed, code, AT) == Denied()


def test_the_catalogue_alone_gives_no_codes(staffed, paper, tmp_path):
    """The secret is sealed with a key that lies in a file of its own."""
    with staffed._database.read() as connection:
        kept = connection.execute(sa.select(schema.person.c.totp)).scalars().all()
        codes = connection.execute(sa.select(schema.recovery_code.c.code)).scalars()

        assert SECRET.encode() not in b"".join(filter(None, kept))
        assert not set(paper) & set(codes)
    assert (tmp_path / "account.key").stat().st_mode & 0o777 == 0o600


def test_another_key_is_told(paper, address, tmp_path):
    """Paper still lets in, and the sentence says what to do."""
    (tmp_path / "account.key").unlink()
    at = later(minutes=5)
    settings = staff.settings(tmp_path)
    with open_catalogue(address, AUTHORITY, accounts=settings) as opened:
        with pytest.raises(SettingError, match="totp-off lan"):
            enter(opened, shown(at), at)
        assert enter(opened, paper[0], at) == IN
