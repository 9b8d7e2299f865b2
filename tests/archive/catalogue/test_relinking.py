"""An archive follows an authority file that was edited meanwhile."""

import json

from click.testing import CliRunner

from archive.catalogue import Relinked, open_catalogue
from archive.cli.relink import relink
from archive.files import FileStore
from tests.archive.catalogue.making import AT, AUTHORITY, LAN, PROVINCE
from tests.archive.catalogue.test_additions import ALIAS, ODD, citing, link, plan

EDITED = AUTHORITY.with_additions((ALIAS,))


def test_links_follow_an_edited_file(catalogue, address, tmp_path):
    """What the file says now decides, and what was level before is not counted."""
    meant = plan(catalogue, PROVINCE)
    asking = citing(catalogue, ODD)
    before = link(catalogue, asking)

    with open_catalogue(address, EDITED) as opened:
        told = [found.code for found in opened.verify(FileStore(tmp_path / "files"))]
        done = opened.relink()
        again = opened.relink()

        assert before[0] != "resolved"
        assert "stale_link" in told
        assert link(opened, asking) == ("resolved", [meant])
        assert (done, again) == (Relinked(2, 1), Relinked(2, 0))


def test_decisions_stay(catalogue, address):
    """A link that a person rejected stays rejected under other rules."""
    plan(catalogue, PROVINCE)
    asking = citing(catalogue, PROVINCE)
    asked = catalogue.citations.of(asking, LAN)[0]
    reject(catalogue, asked)

    with open_catalogue(address, EDITED) as opened:
        opened.relink()

        assert link(opened, asking)[0] == "unknown"


def reject(catalogue, asked):
    """Say that a citation does not mean the paper it was linked to."""
    catalogue.decisions.decide(
        asked.id,
        "reject",
        asked.papers[0].id,
        reader=LAN,
        by="person:lan",
        at=AT,
        instead_of=None,
    )


def test_the_command_tells_what_it_did(catalogue, address, monkeypatch):
    """In a sentence for people, in one object for programs."""
    monkeypatch.setenv("VANKHO_CATALOGUE", address)
    plan(catalogue, PROVINCE)

    said = CliRunner().invoke(relink, [], catch_exceptions=False)
    told = CliRunner().invoke(relink, ["--json"], catch_exceptions=False)

    assert said.output == "Đã xem lại 1 văn bản; 0 dẫn chiếu đổi.\n"
    assert json.loads(told.output) == {"papers": 1, "links": 0}
