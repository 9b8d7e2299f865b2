"""No other user of the machine reads what the archive writes."""

import os

import pytest

from archive import privacy


@pytest.fixture
def _umask():
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_what_is_made_is_for_its_owner(tmp_path):
    """Files and folders alike."""
    privacy.begin()
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "catalogue.db").touch()

    modes = [path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")]

    assert sorted(modes) == [0o600, 0o700]


@pytest.mark.usefixtures("_umask")
def test_what_others_may_open_is_named(tmp_path):
    """Unless a closed folder of the same owner stands before it."""
    tmp_path.chmod(0o755)
    closed, opened = tmp_path / "closed", tmp_path / "open"
    for folder in (closed, opened):
        folder.mkdir()
        (folder / "key").touch()
        (folder / "key").chmod(0o640)
    closed.chmod(0o700)
    places = (closed, closed / "key", opened, opened / "key", tmp_path / "gone")
    is_alone = not any(p.stat().st_mode & 0o077 == 0 for p in tmp_path.parents)

    found = list(privacy.exposed(places))

    assert found == ([opened, opened / "key"] if is_alone else [])
