"""Who may open which address: one table, and nothing beside it."""

import re
import sqlite3
from collections import defaultdict
from pathlib import Path

import pytest

from archive import role_words
from archive.access import ACTS, ROLES, may, who
from archive.model import Reader
from tests.webui import routes
from webui import acts, security

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"\| `(\w+)`: [^|]+ \|(.*)\|")
MARK = "✓"

EVERYTHING = frozenset({"everyone", "clerks"})
ANY: dict[str, str | int] = defaultdict(
    lambda: 1, form="csv", name="subject", sha256="0" * 64, at="1-2"
)
"""What stands in the variable parts of addresses: of nothing that is there."""


LEAST = {"reader": 80, "clerk": 8, "keeper": 0, "auditor": 80}
"""How many addresses are refused to a role, or more."""


@pytest.fixture(params=ROLES)
def role(request, monkeypatch):
    """The only role of whoever asks."""
    only = Reader("x", EVERYTHING, frozenset({request.param}))
    monkeypatch.setattr(security, "LOCAL", only)
    return request.param


def asked(app):
    """Yield every address by each of its methods."""
    for rule in app.url_map.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, routes.address(rule, ANY)


def is_theirs(role, endpoint):
    return endpoint in acts.OPEN or may({role}, acts.ACTS[endpoint])


def test_every_address_has_its_act(app):
    """A new address is refused until somebody says whom it is for."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    assert endpoints == acts.OPEN | set(acts.ACTS)
    assert acts.OPEN.isdisjoint(acts.ACTS)
    assert set(acts.ACTS.values()) <= set(ACTS)


def test_an_address_without_an_act_is_refused(app, monkeypatch):
    """Forgotten is not allowed, even for a keeper."""
    monkeypatch.delitem(acts.ACTS, "wanted.show")

    assert app.test_client().get("/wanted").status_code == 500


def everything_kept(settings):
    """Return all rows of the catalogue."""
    path = settings.archive.catalogue.removeprefix("sqlite:///")
    with sqlite3.connect(path) as kept:
        return [*kept.iterdump()]


def test_nobody_opens_what_is_not_theirs(app, client, role, services, settings):
    """Whatever is asked: refused before it is looked at, and nothing is changed."""
    services.catalogue.holdings.counts(security.LOCAL)
    before = everything_kept(settings)
    refused = [one for one in asked(app) if not is_theirs(role, one[0])]

    for _, method, path in refused:
        answer = client.open(path, method=method, data=b"\0" * 9, content_type="x/y")
        said = answer.get_data(as_text=True)
        assert answer.status_code == 403, path
        assert "Việc này dành cho" in said, path
        assert ('"code":"not_allowed"' in said) == path.startswith("/api/"), path
    assert len(refused) >= LEAST[role]
    assert everything_kept(settings) == before


def test_everybody_opens_what_is_theirs(app, client, role):
    """What stands in the table is also so."""
    theirs = [one for one in asked(app) if is_theirs(role, one[0])]

    for _, method, path in theirs:
        with client.open(path, method=method) as answer:
            assert "Việc này dành cho" not in answer.get_data(as_text=True), path
    assert len(theirs) > 60


def test_the_documented_table_is_that_of_the_code():
    """Whoever decides who becomes what reads the same as the machine does."""
    told = {}
    for line in (ROOT / "docs" / "roles.md").read_text().splitlines():
        if row := ROW.fullmatch(line):
            marks = [mark.strip() for mark in row[2].split("|")]
            told[row[1]] = dict(zip(ROLES, marks, strict=True))

    asked = {act: {role: MARK * (role in who(act)) for role in ROLES} for act in ACTS}
    assert told == asked


def test_each_role_and_act_has_its_words():
    """Nobody is shown a code."""
    assert set(role_words.ROLES) == set(ROLES)
    assert set(role_words.ACTS) == set(ACTS)
