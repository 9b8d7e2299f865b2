"""A real browser before a real server over an archive of its own."""

import contextlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server
from werkzeug.wsgi import ClosingIterator

from archive.settings import Settings as ArchiveSettings
from webui import create_app
from webui.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


SHOTS = Path(__file__).parent / "shots"
"""Where pictures of pages are kept for people to look at."""

OFFICE = (
    "kh-171-thanh-uy-bac-kan-2019",
    "kh-171-tinh-uy-bac-kan-2019",
    "phu-luc-kh-171-thanh-uy-bac-kan-2019",
    "cv-362-tinh-uy-bac-kan-2019",
    "cv-6915-btgtw-2019",
    "cv-25-bcd-35-bac-kan-2019",
    "tin-trien-khai-ban-chi-dao-35-2019",
    "ct-35-tw-2019",
    "ct-35-tw-2024",
    "ct-45-tw-2025",
    "qd-22-tw-2021-sao-luc",
    "qd-37-tw-2021",
    "qd-47-tw-2011",
    "nd-30-2020-nd-cp",
    "hd-36-vptw-2018",
    "lich-phat-song-bac-kan-2019",
)
"""Papers of the sample corpus that have something to show on every page."""


# The machine may be busy with other tests.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not CHROMIUM.exists():
        pytest.skip("there is no Chromium")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def settings(tmp_path: Path, blank: Path) -> ArchiveSettings:
    """An archive in a temporary folder, with the index readers really use."""
    (tmp_path / "var").mkdir()
    shutil.copy(blank, tmp_path / "var" / "catalogue.db")
    told = {"VANKHO_HOME": str(tmp_path / "var"), "VANKHO_PASSWORD_MEMORY": "8MB"}
    return ArchiveSettings.from_env(told)


@pytest.fixture
def app(settings: ArchiveSettings) -> Iterator[Flask]:
    """The pages of that archive."""
    made = create_app(Settings(settings))
    yield made
    made.extensions["vankho"].close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the pages are served, on a free port of this machine."""
    with served(app) as place:
        yield place


@contextlib.contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve pages in threads of this process."""
    server = make_server("127.0.0.1", 0, _whole(app), threaded=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


def _whole(app: Flask) -> "WSGIApplication":
    """Read each answer through before it is sent.

    The development server leaves a file open when a tab closes in the midst.
    """

    def answered(
        environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        with contextlib.closing(ClosingIterator(app(environ, start_response))) as parts:
            return [b"".join(parts)]

    return answered


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A tab that fails the test on any error or any request to another host."""
    context = browser.new_context(base_url=address, locale="vi-VN")
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.on(
        "console",
        lambda said: wrong.append(said.text) if said.type == "error" else None,
    )
    tab.on(
        "request",
        lambda asked: (
            None if asked.url.startswith(address) else wrong.append(asked.url)
        ),
    )
    yield tab
    context.close()
    assert wrong == []


@pytest.fixture(scope="session")
def office(root: Path, tmp_path_factory: pytest.TempPathFactory) -> ArchiveSettings:
    """An archive of real-looking papers, for tests that only look at it."""
    home = tmp_path_factory.mktemp("office") / "var"
    originals = [
        str(found)
        for slug in OFFICE
        for found in (root / "corpus/samples" / slug).glob("original.*")
    ]
    broken = home.parent / "hỏng.pdf"
    broken.write_bytes(b"%PDF-1.7 cut off")
    subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "vankho.py", "ingest", "--quiet", *originals, str(broken)],
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(home)},
        check=False,
    )
    return ArchiveSettings.from_env({"VANKHO_HOME": str(home)})


@pytest.fixture(scope="session")
def office_app(office: ArchiveSettings) -> Iterator[Flask]:
    """The pages of the office."""
    made = create_app(Settings(office))
    yield made
    made.extensions["vankho"].close()


@pytest.fixture(scope="session")
def office_address(office_app: Flask) -> Iterator[str]:
    """Where the office is served."""
    with served(office_app) as place:
        yield place


class Shot(Protocol):
    """Keeps a picture of a page under a name."""

    def __call__(self, page: Page, name: str, *, whole: bool = True) -> None: ...


@pytest.fixture(scope="session")
def shot() -> Shot:
    """Keep a picture of a whole page under a name, for people to look at."""
    SHOTS.mkdir(exist_ok=True)

    def take(page: Page, name: str, *, whole: bool = True) -> None:
        page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)

    return take
