"""Codes that a telephone shows, held against the examples of RFC 6238."""

import base64
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import totp

SECRET = base64.b32encode(b"12345678901234567890").decode()
EXAMPLES = {59: "287082", 1111111109: "081804", 1234567890: "005924"}


def moment(seconds):
    return dt.datetime.fromtimestamp(seconds, dt.UTC)


@pytest.mark.parametrize(("seconds", "code"), EXAMPLES.items())
def test_the_examples_of_the_rfc(seconds, code):
    """Its codes have eight figures, of which telephones show the last six."""
    assert totp.step(SECRET, code, moment(seconds), None) == seconds // 30


@given(st.integers(-5, 5))
def test_a_telephone_may_be_half_a_minute_off(steps):
    at = moment(1111111109 + steps * 30)

    found = totp.step(SECRET, "081 804", at, None)

    assert (found is not None) == (abs(steps) <= 1)


def test_a_used_step_and_those_before_are_over():
    at = moment(1111111109)
    step = 1111111109 // 30

    assert totp.step(SECRET, "081804", at, step - 1) == step
    assert totp.step(SECRET, "081804", at, step) is None
    assert totp.step(SECRET, "081804", at, step + 1) is None


NONE = {
    "words": "mã của tôi",
    "other figures": "٠٨١٨٠٤",
    "nothing": "",
    "more": "0818041",
}


@pytest.mark.parametrize("code", NONE.values(), ids=NONE)
def test_what_is_no_code(code):
    assert totp.step(SECRET, code, moment(1111111109), None) is None


@pytest.mark.parametrize("secret", ["", "ậ", "short", "A" * 8, "1" * 32])
def test_what_is_no_secret_has_no_codes(secret):
    assert totp.step(secret, "081804", moment(1111111109), None) is None


def test_recovery_codes_are_many_and_different():
    codes = totp.recovery_codes()

    assert len(set(map(totp.kept, codes))) == totp.RECOVERY_CODES
    assert totp.kept(codes[0].upper().replace("-", " ")) == totp.kept(codes[0])
