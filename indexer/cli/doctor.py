"""``vankho doctor``: does this machine have what is needed?"""

import contextlib
import importlib
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click

from archive import lines, privacy
from archive.catalogue import open_catalogue
from archive.errors import VankhoError
from archive.settings import Settings
from indexer.cage import Cage, confine, landlock
from indexer.extract import ocr
from indexer.search.engine import open_engine


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at, whether it is well, and what to do if it is not."""

    name: str
    is_well: bool
    detail: str


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def doctor(*, as_json: bool) -> None:
    """Check libmagic, Tesseract, the cage, the folders and the index."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    checks = list(_checks(settings))
    for check in checks:
        if as_json:
            lines.show(check)
        else:
            mark = "✓" if check.is_well else "✗"
            click.echo(f"{mark} {check.name}: {check.detail}")
    sys.exit(0 if all(check.is_well for check in checks) else 1)


def _checks(settings: Settings) -> Iterator[Check]:
    yield _tried("libmagic", _magic)
    yield _tried("Tesseract", _tesseract)
    yield _tried("cage", _cage)
    yield _tried("home", partial(_writable, settings.home))
    yield _tried("files", partial(_writable, settings.files))
    yield _tried("index", partial(_index, settings))
    yield _tried("privacy", partial(_private, settings))


def _tried(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, is_well=True, detail=look())
    except (VankhoError, ImportError, OSError, RuntimeError) as problem:
        return Check(name, is_well=False, detail=str(problem))


def _magic() -> str:
    magic = importlib.import_module("magic")
    return f"libmagic {magic.version()}"


def _tesseract() -> str:
    return f"tiếng Việt ở {ocr.models_folder()}"


def _cage() -> str:
    with Cage() as cage:
        number = cage.run(os.getpid, result=int)
    return f"tiến trình con {number} chạy được; {_walls()}"


def _walls() -> str:
    """What holds children of the cage beside the limits, on this kernel."""
    known = landlock.version()
    fence = f"Landlock {known}" if known else "không có Landlock (thấy cả ổ đĩa)"
    has_filter = confine.prepared() is not None
    return f"{fence}, {'seccomp' if has_filter else 'không có seccomp'}"


def _writable(folder: Path) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    if not os.access(folder, os.W_OK):
        message = f"không ghi được vào {folder}; hãy cấp quyền ghi"
        raise PermissionError(message)
    return str(folder)


def _private(settings: Settings) -> str:
    keys = filter(None, (settings.hold_key, settings.audit_key, settings.accounts.key))
    folders = (settings.home, settings.files, settings.hold, *settings.backups)
    found = [*privacy.exposed(dict.fromkeys((*folders, *keys)))]
    # What lies in another one is closed with it.
    outer = [one for one in found if not set(one.parents) & set(found)]
    if outer:
        named = " ".join(shlex.quote(str(one)) for one in outer)
        message = f"người dùng khác của máy mở được; hãy chạy: chmod go= {named}"
        raise PermissionError(message)
    return "chỉ người chạy kho mở được kho, khóa và bản sao"


def _index(settings: Settings) -> str:
    with (
        open_catalogue(settings.catalogue) as catalogue,
        contextlib.closing(
            open_engine(settings.search, catalogue.changes.identity())
        ) as engine,
    ):
        head, revision = catalogue.changes.head(), engine.revision()
    if revision != head:
        message = (
            f"chỉ mục ở thay đổi {revision}, danh mục đã ở {head}; "
            "hãy chạy `vankho index` hoặc để tiến trình tiếp nhận làm"
        )
        raise RuntimeError(message)
    return f"{settings.search}, thay đổi số {revision}"
