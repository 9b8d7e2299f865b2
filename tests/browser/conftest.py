"""A real browser before a real server over an archive of its own."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from archive.settings import Settings as ArchiveSettings
from webui import create_app
from webui.settings import Settings

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
def settings(tmp_path: Path) -> ArchiveSettings:
    """An archive in a temporary folder, with the index readers really use."""
    return ArchiveSettings.from_env({"VANKHO_HOME": str(tmp_path / "var")})


@pytest.fixture
def app(settings: ArchiveSettings) -> Iterator[Flask]:
    """The pages of that archive."""
    made = create_app(Settings(settings))
    yield made
    made.extensions["vankho"].close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the pages are served, on a free port of this machine."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever, daemon=True)
    serving.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    serving.join()
    server.server_close()


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
