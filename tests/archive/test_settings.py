"""Settings have defaults, and a wrong one says what would work."""

import datetime as dt
from pathlib import Path

import pytest

from archive.accounts import Accounts, Cost, Waits
from archive.errors import SettingError
from archive.passwords import Hasher
from archive.settings import Settings


def test_nothing_needs_to_be_set():
    """A deployment without any setting works under var/, wherever it changes to."""
    home = Path.cwd() / "var"

    assert Settings.from_env({}) == Settings(
        home=home,
        catalogue=f"sqlite:///{home}/catalogue.db",
        files=home / "files",
        search=f"whoosh://{home}/index",
        largest_file=200 * 1024 * 1024,
        most_pages=2000,
        read_memory=1024 * 1024 * 1024,
        read_seconds=90,
        jobs=2,
        trust=home / "trust",
        hold=home / "hold",
        hold_key=home / "hold.key",
        audit_key=home / "audit.key",
        accounts=Accounts(key=home / "account.key"),
    )


def test_empty_counts_as_not_set():
    """A variable that was emptied is one that was not set."""
    assert Settings.from_env({"VANKHO_FILES": " "}) == Settings.from_env({})


def test_the_home_moves_all_three():
    """One setting moves everything that has no address of its own."""
    env = {"VANKHO_HOME": "/srv/vankho", "VANKHO_FILES": "/mnt/originals"}
    moved = Settings.from_env(env)

    assert moved.catalogue == "sqlite:////srv/vankho/catalogue.db"
    assert moved.search == "whoosh:///srv/vankho/index"
    assert moved.files == Path("/mnt/originals")


def test_backups_may_lie_in_several_folders():
    """A colon stands between them, as in every list of paths."""
    settings = Settings.from_env({"VANKHO_BACKUPS": "/mnt/nas: /media/tape:"})

    assert settings.backups == (Path("/mnt/nas"), Path("/media/tape"))


def test_folders_are_watched_only_if_named():
    """Each but the archive's own; how long a file must stand still has a default."""
    settings = Settings.from_env(
        {"VANKHO_WATCH": "/srv/scans:/srv/mails", "VANKHO_WATCH_POLL": "30"}
    )

    assert Settings.from_env({}).watch == ()
    assert settings.watch == (Path("/srv/scans"), Path("/srv/mails"))
    assert (settings.watch_quiet, settings.watch_poll) == (5, 30)


def test_what_is_decided_about_accounts():
    """Minutes and hours are whole, and no hash is cheaper than Argon2 can make it."""
    decided = Settings.from_env(
        {
            "VANKHO_SESSION_MINUTES": "15",
            "VANKHO_SESSION_HOURS": "8",
            "VANKHO_PASSWORD_LENGTH": "15",
            "VANKHO_PASSWORD_MEMORY": "128MB",
            "VANKHO_SIGN_IN_TRIES": "3",
            "VANKHO_ACCOUNT_KEY": "/media/stick/account.key",
        }
    ).accounts
    cheapest = Settings.from_env({"VANKHO_PASSWORD_MEMORY": "1"}).accounts

    assert decided == Accounts(
        shortest=15,
        idle=dt.timedelta(minutes=15),
        longest=dt.timedelta(hours=8),
        key=Path("/media/stick/account.key"),
        cost=Cost(memory=128 * 1024),
        waits=Waits(own=3),
    )
    assert Hasher(cheapest.cost).hashed("trâu")


def test_uploads_wait_at_home():
    """What was uploaded and is not yet stored lies under the home."""
    settings = Settings.from_env({"VANKHO_HOME": "/srv/vankho"})

    assert settings.incoming == Path("/srv/vankho/incoming")


SIZES = {"52428800": 50 << 20, "50MB": 50 << 20, "50 mb": 50 << 20, "2G": 2 << 30}


@pytest.mark.parametrize(("written", "size"), SIZES.items(), ids=SIZES)
def test_sizes_as_people_write_them(written, size):
    """Sizes may carry their unit."""
    assert Settings.from_env({"VANKHO_LARGEST_FILE": written}).largest_file == size


WRONG = {
    "a catalogue without its kind": ("VANKHO_CATALOGUE", "var/catalogue.db", "sqlite:"),
    "another database": ("VANKHO_CATALOGUE", "mysql://x/y", "postgresql"),
    "an unknown engine": ("VANKHO_SEARCH", "solr://x", "whoosh:"),
    "files far away": ("VANKHO_FILES", "s3://bucket", "thư mục"),
    "a size in words": ("VANKHO_LARGEST_FILE", "nhiều", "200MB"),
    "no size": ("VANKHO_READ_MEMORY", "0MB", "200MB"),
    "a number below nothing": ("VANKHO_READ_SECONDS", "-5", "lớn hơn 0"),
    "no pages": ("VANKHO_MOST_PAGES", "0", "lớn hơn 0"),
    "digits of another script": ("VANKHO_MOST_PAGES", "٣", "lớn hơn 0"),
}


@pytest.mark.parametrize(("name", "value", "hint"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_says_what_would_work(name, value, hint):
    """The error names the setting and gives a hint."""
    with pytest.raises(SettingError, match=name) as raised:
        Settings.from_env({name: value})

    assert hint in str(raised.value)
