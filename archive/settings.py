"""What a deployment may decide: three addresses and the limits of reading.

The environment is read by ``wsgi.py`` and the command line and handed in here
as a mapping, so the same settings can be made anywhere.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from archive.access import EVERYONE, is_audience
from archive.accounts import LEAST_MEMORY, Accounts, Cost, Waits
from archive.errors import SettingError
from archive.secrecy import HOLD, Policy

_CATALOGUES = ("sqlite:", "postgresql+psycopg:")
_ENGINES = ("whoosh:", "memory:")
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_SIZE = re.compile(r"([0-9]{1,15}) ?([KMG]?)B?", re.ASCII | re.IGNORECASE)
_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things are kept, and how much one file may ask for.

    ``largest_file`` and ``read_memory`` are bytes, ``read_seconds`` seconds of
    one reading, ``most_pages`` pages of one file, ``jobs`` files read at a time.
    ``secrets`` says what becomes of papers marked secret: sealed in ``hold``, which
    the private key ``hold_key`` opens, or refused, or admitted for an audience.
    ``audience`` is whom papers are for of which nobody says otherwise.
    ``audit_key`` is the file of what binds the entries of the audit.
    ``trust`` holds root certificates, ``backups`` the copies of the archive.
    Folders of ``watch`` are watched: a file is taken once it stood still for
    ``watch_quiet`` seconds; where ``watch_poll`` is not 0, by looking so often.
    ``accounts`` is what was decided about passwords, sessions and sign-ins.
    """

    home: Path
    catalogue: str
    files: Path
    search: str
    largest_file: int
    most_pages: int
    read_memory: int
    read_seconds: int
    jobs: int
    trust: Path
    hold: Path
    hold_key: Path
    audit_key: Path
    secrets: Policy = HOLD
    audience: str = EVERYONE
    backups: tuple[Path, ...] = ()
    watch: tuple[Path, ...] = ()
    watch_quiet: int = 5
    watch_poll: int = 0
    accounts: Accounts = field(default_factory=Accounts)

    @property
    def audit(self) -> str:
        """The address of the audit: of a file of its own, or in the same server."""
        beside = f"sqlite:///{self.home}/audit.db"
        return beside if self.catalogue.startswith("sqlite:") else self.catalogue

    @property
    def incoming(self) -> Path:
        """The folder where uploads wait until their originals are stored."""
        return self.home / "incoming"

    @property
    def pictures(self) -> Path:
        """The folder of what was drawn of originals, for people to look at."""
        return self.home / "pages"

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Self:
        """Read the settings from environment variables; empty counts as absent.

        Raises:
            SettingError: one of them cannot be used.
        """
        given = _Given(env)
        # Absolute, because readers work in folders of their own.
        home = Path(given.text("VANKHO_HOME", "var")).absolute()
        files = given.folder("VANKHO_FILES", home / "files")
        return cls(
            home=home,
            catalogue=given.address(
                "VANKHO_CATALOGUE", f"sqlite:///{home}/catalogue.db", _CATALOGUES
            ),
            files=files,
            search=given.address("VANKHO_SEARCH", f"whoosh://{home}/index", _ENGINES),
            largest_file=given.size("VANKHO_LARGEST_FILE", 200 << 20),
            most_pages=given.whole("VANKHO_MOST_PAGES", 2_000),
            read_memory=given.size("VANKHO_READ_MEMORY", 1 << 30),
            read_seconds=given.whole("VANKHO_READ_SECONDS", 90),
            jobs=given.whole("VANKHO_JOBS", 2),
            trust=given.folder("VANKHO_TRUST", home / "trust"),
            hold=given.folder("VANKHO_HOLD", home / "hold"),
            hold_key=given.folder("VANKHO_HOLD_KEY", home / "hold.key"),
            audit_key=given.folder("VANKHO_AUDIT_KEY", home / "audit.key"),
            secrets=given.policy("VANKHO_SECRETS"),
            audience=given.audience("VANKHO_AUDIENCE"),
            backups=given.folders("VANKHO_BACKUPS"),
            watch=given.watched("VANKHO_WATCH", home, files),
            watch_quiet=given.whole("VANKHO_WATCH_QUIET", 5),
            watch_poll=given.seconds("VANKHO_WATCH_POLL"),
            accounts=given.accounts(home),
        )


@dataclass(frozen=True, slots=True)
class _Given:
    """The variables of an environment, each read as what it should be."""

    env: Mapping[str, str]

    def text(self, name: str, default: str) -> str:
        """Return a variable as it stands."""
        return self.env.get(name, "").strip() or default

    def address(self, name: str, default: str, schemes: tuple[str, ...]) -> str:
        """Return an address of one of the kinds that can be opened."""
        value = self.text(name, default)
        if not value.startswith(schemes):
            hint = f"Địa chỉ phải bắt đầu bằng {' hoặc '.join(schemes)}"
            raise SettingError(name, f"không dùng được {value!r}.", hint)
        return value

    def folder(self, name: str, default: Path) -> Path:
        """Return a folder of this machine."""
        value = self.text(name, str(default))
        if "://" in value:
            hint = "Hãy ghi đường dẫn của một thư mục."
            raise SettingError(name, f"chưa dùng được {value!r}.", hint)
        return Path(value).absolute()

    def policy(self, name: str) -> Policy:
        """Return what becomes of papers that are marked secret."""
        value = self.text(name, "hold")
        try:
            return Policy.read(value)
        except ValueError as error:
            hint = "Hãy ghi hold, refuse hoặc admit:clerks, admit:groups:3."
            raise SettingError(name, f"không hiểu {value!r}.", hint) from error

    def audience(self, name: str) -> str:
        """Return whom papers are for."""
        value = self.text(name, EVERYONE)
        if not is_audience(value):
            hint = "Hãy ghi everyone, clerks hoặc số của các phòng, như groups:3,7."
            raise SettingError(name, f"không hiểu {value!r}.", hint)
        return value

    def folders(self, name: str) -> tuple[Path, ...]:
        """Return folders of this machine, a colon between them."""
        listed = self.text(name, "").split(":")
        return tuple(Path(one.strip()).absolute() for one in listed if one.strip())

    def watched(self, name: str, *ours: Path) -> tuple[Path, ...]:
        """Return folders to watch, which must not hold what we keep ourselves."""
        listed = self.folders(name)
        for folder in listed:
            if overlaps(folder, *ours):
                hint = "Hãy chọn một thư mục nằm ngoài kho."
                raise SettingError(name, f"không theo dõi được {str(folder)!r}.", hint)
        return listed

    def seconds(self, name: str) -> int:
        """Return a number of seconds, 0 where none is given."""
        return self.whole(name, 0) if self.text(name, "") else 0

    def accounts(self, home: Path) -> Accounts:
        """Return what was decided about accounts; minutes and hours as whole ones."""
        memory = self.size("VANKHO_PASSWORD_MEMORY", 64 << 20) >> 10
        return Accounts(
            shortest=self.whole("VANKHO_PASSWORD_LENGTH", 12),
            idle=dt.timedelta(minutes=self.whole("VANKHO_SESSION_MINUTES", 60)),
            longest=dt.timedelta(hours=self.whole("VANKHO_SESSION_HOURS", 12)),
            key=self.folder("VANKHO_ACCOUNT_KEY", home / "account.key"),
            cost=Cost(memory=max(memory, LEAST_MEMORY)),
            waits=Waits(own=self.whole("VANKHO_SIGN_IN_TRIES", 5)),
        )

    def whole(self, name: str, default: int) -> int:
        """Return a whole number above nothing."""
        value = self.text(name, str(default))
        if not _WHOLE.fullmatch(value) or int(value) == 0:
            hint = "Hãy ghi một số nguyên lớn hơn 0."
            raise SettingError(name, f"không đọc được {value!r}.", hint)
        return int(value)

    def size(self, name: str, default: int) -> int:
        """Return a number of bytes, written as ``200MB`` or in full."""
        value = self.text(name, str(default))
        read = _SIZE.fullmatch(value)
        size = int(read[1]) * _UNITS[read[2].upper()] if read else 0
        if size == 0:
            hint = "Hãy ghi như 200MB hoặc 1GB."
            raise SettingError(name, f"không đọc được {value!r}.", hint)
        return size


def overlaps(folder: Path, *ours: Path) -> bool:
    """Say whether a folder lies in one of ours, or one of ours in it."""
    place = folder.resolve()
    return any(
        place.is_relative_to(one) or one.is_relative_to(place)
        for one in (our.resolve() for our in ours)
    )
