"""The pages over an archive in a temporary folder, and a browser without scripts."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache

from archive import authority
from archive.access import CLERKS, EVERYONE
from archive.accounts import Accounts, Cost
from archive.authority import Authority
from archive.catalogue import Rendition, open_catalogue
from archive.links import Answer
from archive.model import Reader, Reading
from archive.settings import Settings as ArchiveSettings
from indexer import sync
from tests.webui.papers import AT
from webui import acts, create_app, signing
from webui.services import Services
from webui.settings import Settings

CHEAP = Accounts(cost=Cost(memory=8, passes=1, lanes=1))
"""Passwords that cost next to nothing."""


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Where the templates are compiled once for all tests."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def settings(tmp_path: Path, blank: Path) -> Settings:
    """An empty archive, whose pages are short."""
    home = tmp_path / "var"
    home.mkdir()
    shutil.copy(blank, home / "catalogue.db")
    told = {"VANKHO_HOME": str(home), "VANKHO_SEARCH": "memory:"}
    return Settings(ArchiveSettings.from_env(told), page_size=3)


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application over no archive: making it takes longer than most tests."""
    nowhere = str(tmp_path_factory.mktemp("nowhere"))
    return create_app(Settings(ArchiveSettings.from_env({"VANKHO_HOME": nowhere})))


@pytest.fixture
def app(
    request: pytest.FixtureRequest,
    settings: Settings,
    tables: Authority,
    compiled: FileSystemBytecodeCache,
) -> Iterator[Flask]:
    """The pages over an empty archive."""
    if request.node.get_closest_marker("changes_app"):
        made = create_app(settings)
        made.jinja_env.bytecode_cache = compiled
    else:
        made = request.getfixturevalue("shared_app")
    before = dict(made.config)
    services = made.extensions["vankho"] = Services(settings)
    accounts = replace(CHEAP, key=settings.archive.home / "account.key")
    services.catalogue = open_catalogue(
        settings.archive.catalogue, tables, accounts=accounts
    )
    yield made
    services.close()
    made.config.clear()
    made.config.update(before)


@pytest.fixture
def services(app: Flask) -> Services:
    """What the pages work with."""
    opened = app.extensions["vankho"]
    assert isinstance(opened, Services)
    return opened


@pytest.fixture(scope="session")
def tables() -> Authority:
    """The authority file, which takes half a second to load."""
    return authority.load()


Keep = Callable[..., int]


@pytest.fixture
def keep(services: Services, tmp_path: Path) -> Keep:
    """Keep a paper with its original, and make it findable."""

    def kept(read: Reading, name: str = "văn bản.txt") -> int:
        original = tmp_path / name
        original.write_text(read.text.body)
        stored = services.files.put(original)
        rendition = Rendition(stored.sha256, name, "text/plain", stored.size)
        number = services.catalogue.documents.store(
            read, rendition, source="test", at=AT
        )
        sync.catch_up(services.catalogue, services.engine)
        return number

    return kept


Judge = Callable[..., int]


@pytest.fixture
def judge(services: Services) -> Judge:
    """Say what one citation of a paper does, as a clerk would."""

    def judged(
        citing: int, answer: Answer = "confirm", *, at: int = 0, **said: Any
    ) -> int:
        catalogue, lan = services.catalogue, Reader("lan")
        link = catalogue.citations.of(citing, lan)[at]
        told: dict[str, Any] = {"reader": lan, "by": "person:lan", "at": AT}
        told |= {"instead_of": None} | said
        return catalogue.verdicts.decide(link.id, answer, **told)

    return judged


Fail = Callable[..., None]


@pytest.fixture
def fail(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Fail:
    """Let an address of a new application fail, for whoever asks."""

    def failing(error: Exception, address: str = "/fail") -> None:
        def fails() -> str:
            raise error

        app.add_url_rule(address, "fail", fails)
        monkeypatch.setattr(acts, "OPEN", acts.OPEN | {"fail"})

    return failing


@pytest.fixture
def outsider(monkeypatch: pytest.MonkeyPatch) -> Reader:
    """Whoever asks may do all that a keeper may, and belongs to no board.

    No role is like that; but every address must hide papers by itself, whoever may
    open it.
    """
    asking = Reader("local", frozenset({EVERYONE, CLERKS}), frozenset({"keeper"}))
    monkeypatch.setattr(signing, "_asking", lambda: asking)
    return asking


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader's browser."""
    return app.test_client()
