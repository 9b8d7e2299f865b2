"""What the pages add to the archive's settings."""

import ipaddress
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from archive.errors import SettingError
from archive.settings import Settings as ArchiveSettings

_HOSTS = "VANKHO_HOSTS"
_KEY = "VANKHO_SESSION_KEY"
_PROXIES = "VANKHO_PROXIES"
_SIGN_INS = "VANKHO_SIGN_INS"
_HOST = re.compile(r"[a-z0-9_.-]{1,253}")
_FEW = re.compile(r"[0-9]")
_MANY = re.compile(r"[1-9][0-9]{0,5}")
_OTHER_FIELDS = 8
"""Parts of a form that are no files, such as its token."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The archive that is shown, and how much is shown and sent at once.

    ``largest_batch`` is how many bytes may be handed in at once, ``most_files``
    in how many files; ``most_pictures`` how many bytes of pictures of pages are
    kept on the disk. ``hosts`` are names of this machine beside its own, ``proxies``
    how many stand before it and are believed; ``sign_ins`` is how often a minute one
    address may try to sign in, in each process. ``session_key`` is the file of the
    key that signs forms, where it is not in the archive's own folder.
    """

    archive: ArchiveSettings
    page_size: int = 20
    largest_batch: int = 1_000_000_000
    most_files: int = 2_000
    most_pictures: int = 1_000_000_000
    hosts: frozenset[str] = frozenset()
    proxies: int = 0
    sign_ins: int = 60
    session_key: Path | None = None

    @property
    def form_key(self) -> Path:
        """The file of the key that signs forms: kept where nothing else was said."""
        return self.session_key or self.archive.home / "session.key"

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> Self:
        """Read the settings from environment variables.

        Raises:
            SettingError: one of them cannot be used.
        """
        return cls(
            ArchiveSettings.from_env(env),
            hosts=_hosts(env.get(_HOSTS, "")),
            proxies=_whole(env, _PROXIES, "0", _FEW),
            sign_ins=_whole(env, _SIGN_INS, "60", _MANY),
            session_key=_file(env.get(_KEY, "").strip()),
        )

    def flask(self) -> dict[str, Any]:
        """Return what Flask and its extensions want to know."""
        return {
            "BOOTSTRAP_SERVE_LOCAL": True,
            "MAX_FORM_PARTS": self.most_files + _OTHER_FIELDS,
            _HOSTS: self.hosts,
        }


def _file(given: str) -> Path | None:
    return Path(given).absolute() if given else None


def _hosts(listed: str) -> frozenset[str]:
    """Return the names of hosts, with blanks or commas between them.

    Raises:
        SettingError: one of them is no name, such as one with a port.
    """
    names = [name.strip("[]") for name in listed.lower().replace(",", " ").split()]
    for name in names:
        if not (_HOST.fullmatch(name) or _is_number(name)):
            hint = "Hãy ghi tên máy, không kèm cổng, ví dụ: vankho.tinhuy.lan"
            raise SettingError(_HOSTS, f"không dùng được {name!r}.", hint)
    return frozenset(names)


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _whole(
    env: Mapping[str, str], name: str, default: str, allowed: re.Pattern[str]
) -> int:
    """Return a number that is set, or the one that is the default.

    Raises:
        SettingError: it is no number that can be.
    """
    given = env.get(name, "").strip() or default
    if not allowed.fullmatch(given):
        hint = f"Hãy ghi một số, mặc định là {default}."
        raise SettingError(name, f"không dùng được {given!r}.", hint)
    return int(given)
