"""The pages, over whichever archive a test puts behind them."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from flask import Flask

from archive.settings import Settings as ArchiveSettings
from tests.access.archives import Archive, filled
from tests.access.papers import Story
from webui import create_app
from webui.settings import Settings


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """The application, over no archive yet; its forms are sent without a token."""
    nowhere: Path = tmp_path_factory.mktemp("nowhere")
    told = {"VANKHO_HOME": str(nowhere)}
    made = create_app(Settings(ArchiveSettings.from_env(told)))
    made.config["WTF_CSRF_ENABLED"] = False
    return made


Begin = Callable[..., AbstractContextManager[Archive]]


@pytest.fixture
def begin(tmp_path_factory: pytest.TempPathFactory, blank: Path) -> Begin:
    """Tell the story of an archive, which is gone when it is closed."""

    @contextmanager
    def begun(story: Story, engine: str = "memory:") -> Iterator[Archive]:
        place = tmp_path_factory.mktemp("office")
        with filled(place / "whole", blank, story, engine) as whole:
            yield whole
        shutil.rmtree(place)

    return begun
