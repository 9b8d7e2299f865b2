"""Keys that are made once, and kept where only their owner reads them."""

import stat

import pytest

from archive import keyfile


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path):
    """All processes sign with one key that nobody else can read."""
    key = keyfile.kept(tmp_path / "var" / "a.key")

    assert len(key) == 32
    assert keyfile.kept(tmp_path / "var" / "a.key") == key
    kept = (tmp_path / "var" / "a.key").stat()
    assert stat.S_IMODE(kept.st_mode) == 0o600
    assert [path.name for path in (tmp_path / "var").iterdir()] == ["a.key"]


LEFTOVERS = {"nothing": b"", "half a key": b"x" * 16, "more than a key": b"x" * 64}


@pytest.mark.parametrize("left", LEFTOVERS.values(), ids=LEFTOVERS)
def test_what_a_power_cut_left_is_no_key(tmp_path, left):
    """A key that anybody could guess signs nothing: another one is made."""
    (tmp_path / "a.key").write_bytes(left)

    key = keyfile.kept(tmp_path / "a.key")

    assert len(key) == 32
    assert key != left[:32]
    assert keyfile.kept(tmp_path / "a.key") == key
