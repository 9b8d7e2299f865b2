"""A process that serves looks at what it opened once, and then no more."""

import gc

import pytest

from webui.settling import settle


@pytest.fixture
def kept(monkeypatch):
    """What was asked of the collector, which goes on as it was."""
    asked = []
    for name in ("collect", "freeze", "set_threshold"):
        monkeypatch.setattr(gc, name, lambda *_, name=name: asked.append(name))
    return asked


@pytest.mark.changes_app
def test_settles_once_when_the_archive_is_open(app, kept):
    """A page that opens nothing settles nothing; the first search does, and once."""
    settle(app)
    client = app.test_client()

    client.get("/keys").close()
    before = [*kept]
    for _ in range(2):
        client.get("/?q=171").close()

    assert before == []
    assert kept == ["collect", "freeze", "set_threshold"]
    assert gc.isenabled()
