"""The folders that the worker watches, on the page of intake."""

from dataclasses import replace

import pytest

from tests.webui.papers import AT


def page(client):
    """Return the page of intake on one line."""
    return " ".join(client.get("/intake").get_data(as_text=True).split())


@pytest.fixture
def watching(services, tmp_path):
    """Two folders that are watched, one of which is away."""
    (tmp_path / "quét").mkdir()
    folders = tmp_path / "quét", tmp_path / "xa"
    archive = replace(services.settings.archive, watch=folders)
    services.settings = replace(services.settings, archive=archive)
    return folders


def test_nothing_is_said_where_nothing_is_watched(client):
    """No empty heading."""
    assert "Thư mục theo dõi" not in page(client)


def test_watched_folders_are_told_with_what_they_brought(client, watching, services):
    """And which of them cannot be looked into now."""
    here, away = watching
    rows = services.catalogue.intake.hand_in(
        ["a.pdf"], who="watch", at=AT, origin=str(here)
    )

    shown = page(client)

    assert f"<code>{here}</code>" in shown
    assert f"/intake/{rows[0].batch}" in shown
    told = shown.partition(f"<code>{away}</code>")[2]
    assert "Hiện không mở được thư mục này" in told
    assert "Chưa có tệp nào" in told
