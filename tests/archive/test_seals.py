"""What is sealed opens with its key and with no other, by any command of its format."""

import hashlib
import json
import stat

import pyrage
import pytest
from pyrage import x25519

from archive.errors import CorruptFileError, HoldKeyError, NotFoundError
from archive.seals import Seals

WORDS = "Tối mật: kế hoạch số 7".encode() * 5000
HASH = hashlib.sha256(WORDS).hexdigest()


@pytest.fixture
def seals(tmp_path):
    """A hold whose private key lies on a stick."""
    (tmp_path / "stick").mkdir()
    return Seals(tmp_path / "hold", tmp_path / "stick" / "hold.key")


@pytest.fixture
def original(tmp_path):
    """A file that is to be sealed."""
    path = tmp_path / "original"
    path.write_bytes(WORDS)
    return path


def test_what_is_sealed_can_be_opened(seals, original):
    """Bytes and what is known of them come back as they were."""
    seals.seal("one", original, HASH, b'{"names":["a.txt"]}')

    assert seals.open("one") == WORDS
    assert json.loads(seals.about("one")) == {"names": ["a.txt"]}
    assert seals.holds("one")


def test_it_says_nothing_to_others(seals, original):
    """No word of it lies in the folder, which nobody else may enter."""
    seals.seal("one", original, HASH, "tên tệp kín".encode())
    files = [path for path in seals.folder.iterdir() if path.suffix == ".age"]

    assert len(files) == 2
    for path in files:
        assert "Tối mật".encode() not in path.read_bytes()
        assert "kín".encode() not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(seals.folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(seals.key.stat().st_mode) == 0o600


def test_the_key_file_is_one_of_age(seals, original):
    """The command of the format opens it with the key file and nothing of ours."""
    seals.seal("one", original, HASH, b"{}")
    [secret] = [
        line for line in seals.key.read_text().splitlines() if not line.startswith("#")
    ]
    identity = x25519.Identity.from_str(secret)

    sealed = (seals.folder / "one.age").read_bytes()
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert pyrage.decrypt(sealed, [identity]) == WORDS


def test_sealing_goes_on_without_the_private_key(seals, original):
    """A keeper takes the stick away; opening says what is missing."""
    seals.prepare()
    away = seals.key.rename(seals.key.with_name("away"))
    seals.seal("one", original, HASH, b"{}")

    assert not seals.can_open
    with pytest.raises(HoldKeyError) as missing:
        seals.open("one")
    assert str(seals.key) in str(missing.value)
    assert "VANKHO_HOLD_KEY" in str(missing.value)
    away.rename(seals.key)
    assert seals.open("one") == WORDS


def test_another_key_opens_nothing(seals, original, tmp_path):
    """And it is said that it is another one."""
    seals.seal("one", original, HASH, b"{}")
    other = Seals(tmp_path / "other", tmp_path / "other.key")
    other.prepare()
    wrong = Seals(seals.folder, other.key)

    with pytest.raises(HoldKeyError) as refused:
        wrong.open("one")
    assert refused.value.is_there


@pytest.mark.parametrize("content", ["", "AGE-SECRET-KEY-1ABC\n", "\xff\xfe", "x" * 99])
def test_a_broken_key_file_is_told(seals, original, content):
    """No traceback, whatever stands in it."""
    seals.seal("one", original, HASH, b"{}")
    seals.key.write_text(content, "latin-1")

    with pytest.raises(HoldKeyError):
        seals.open("one")


def test_no_place_for_the_key_is_told_before_anything_is_sealed(tmp_path, original):
    """The stick is not there yet: the plain original must stay where it is."""
    seals = Seals(tmp_path / "hold", tmp_path / "no stick" / "hold.key")

    with pytest.raises(HoldKeyError):
        seals.seal("one", original, HASH, b"{}")
    assert not seals.holds("one")


def test_other_bytes_than_those_named_are_not_sealed_for_them(seals, original):
    """A plain original that changed on the disk is not let go as if it were safe."""
    with pytest.raises(CorruptFileError):
        seals.seal("one", original, "0" * 64, b"{}")


def test_what_was_half_done_is_swept(seals, original):
    """A dead process leaves nothing, and what is sealed stays."""
    seals.seal("one", original, HASH, b"{}")
    (seals.folder / ".sealing-two.age").write_bytes(b"half")

    seals.sweep()

    assert not list(seals.folder.glob(".sealing*"))
    assert seals.holds("one")


def test_a_broken_seal_holds_nothing(seals, original):
    """Twice is as good as once."""
    seals.seal("one", original, HASH, b"{}")
    seals.discard("one")
    seals.discard("one")

    assert not seals.holds("one")
    with pytest.raises(NotFoundError):
        seals.open("one")


def test_the_same_key_is_used_again(seals, original, tmp_path):
    """A new folder beside a key that is there is sealed for that key."""
    seals.prepare()
    second = Seals(tmp_path / "second", seals.key)
    second.seal("one", original, HASH, b"{}")

    assert second.open("one") == WORDS
