"""Which passwords are good enough, and how they are kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import passwords
from archive.accounts import Cost
from archive.errors import WeakPasswordError
from archive.passwords import Hasher

CHEAP = Cost(memory=32, passes=1, lanes=1)
NAMES = ("lan.nguyen", "Nguyễn Thị Lan", "Ban Tổ chức Tỉnh ủy")
GOOD = [
    "ba con trâu qua cầu đêm",
    "correct horse battery staple",
    "Mưa rơi 3 lần trên mái tôn",
    "k7#Qz!m2Lp9w",
]
WEAK = {
    "short": ("trâu cầu đêm", "ít nhất 14"),
    "too long": ("kể chuyện " * 30, "dài nhất 256"),
    "a name of the account": ("xin chào lan.nguyen nhé", "tên"),
    "a name of the person": ("toi la NGUYEN THI LAN day", "tên"),
    "the office": ("bantochuctinhuy#85", "tên"),
    "a common word of ours": ("matkhau1234567", "dễ đoán"),
    "the same with marks": ("mật khẩu 123456", "dễ đoán"),
    "the same twice": ("vankhovankho2026", "dễ đoán"),
    "a row of keys": ("qwertyuiop[]asdf", "dễ đoán"),
    "one letter": ("aaaaaaaaaaaaaaaa", "dễ đoán"),
    "blanks": (" " * 16, "dễ đoán"),
    "a common one of elsewhere": ("iloveyou123456", "dễ đoán"),
    "a name and a year": ("nguyenvan-1985", "dễ đoán"),
}


@pytest.mark.parametrize("password", GOOD)
def test_long_ones_of_any_letters_are_good(password):
    assert passwords.faults(password, NAMES, 12) == ()


@pytest.mark.parametrize(("password", "fault"), WEAK.values(), ids=WEAK)
def test_weak_ones_are_told_why(password, fault):
    with pytest.raises(WeakPasswordError, match=fault):
        passwords.demand_good(password, NAMES, 14)


def test_every_fault_is_told_at_once():
    told = passwords.faults("lan.nguyen", NAMES, 12)

    assert len(told) == 2


def test_the_old_one_is_not_new():
    """Typed on another keyboard it is still the old one."""
    old = unicodedata.normalize("NFD", GOOD[0])

    with pytest.raises(WeakPasswordError, match="khác mật khẩu cũ"):
        passwords.demand_good(GOOD[0], (), 12, old=old)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_keyboard_gives_the_same_password(form):
    hasher = Hasher(CHEAP)
    kept = hasher.hashed(GOOD[0])

    assert hasher.is_right(unicodedata.normalize(form, GOOD[0]), kept)


@given(st.text(max_size=40), st.text(max_size=40))
def test_only_the_same_password_is_right(one, other):
    hasher = Hasher(CHEAP)

    is_same = passwords.normal(one) == passwords.normal(other)

    assert hasher.is_right(other, hasher.hashed(one)) == is_same


def test_whatever_is_typed_is_looked_at():
    """Half a sign, nothing, and a book are wrong passwords and no accidents."""
    hasher = Hasher(CHEAP)
    kept = hasher.hashed(GOOD[0])

    assert not any(
        hasher.is_right(typed, kept) for typed in ("\udc80", "", "\0", "ậ" * 100_000)
    )


def test_an_unknown_name_costs_as_much(monkeypatch):
    """As much is worked out where nothing is kept."""
    hasher = Hasher(CHEAP)
    hashed: list[str] = []
    monkeypatch.setattr(hasher, "hashed", hashed.append)

    assert not hasher.is_right("trâu", None)
    assert hashed == ["trâu"]


def test_a_hash_of_another_cost_is_due():
    kept = Hasher(CHEAP).hashed(GOOD[0])

    assert not Hasher(CHEAP).is_due(kept)
    assert Hasher(Cost(memory=64, passes=1, lanes=1)).is_due(kept)
    assert Hasher(Cost(memory=64, passes=1, lanes=1)).is_right(GOOD[0], kept)


def test_made_up_ones_are_good_and_never_the_same():
    made = {passwords.temporary() for _ in range(100)}

    assert len(made) == 100
    assert all(passwords.faults(one, NAMES, 12) == () for one in made)
