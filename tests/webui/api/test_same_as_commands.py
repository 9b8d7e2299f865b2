"""Programs and the command line get the same: same names, same values."""

import io
import json
import subprocess
import sys

import pytest

from archive import authority, lines
from archive.cli import links as links_command
from archive.cli import show as show_command
from archive.cli import wanted as wanted_command
from archive.model import Reader
from indexer.answer import answer
from indexer.cli import search as search_command
from tests.webui.api.conftest import DELIBERATE
from tests.webui.papers import PLAN


def told(value):
    """What the command line would print, read again."""
    return json.loads(lines.line(value))


def only(found, wanted):
    """Of what programs get, the part that the command gives."""
    return {name: found.get(name) for name in wanted}


@pytest.mark.parametrize("query", ["171", "kế hoạch", "nông thôn", "zymurgy", ""])
@pytest.mark.usefixtures("held")
def test_search(client, services, query):
    """Total, hits, facets, and each hit as it is printed."""
    found = client.get("/api/v1/search", query_string={"q": query}).get_json()
    given = answer(
        query,
        reader=Reader("cli"),
        engine=services.engine,
        catalogue=services.catalogue,
        authority=services.authority,
    )
    printed = told(search_command.as_object(given))

    hits = [only(hit, printed["hits"][0]) for hit in found["hits"]]
    assert {**only(found, printed), "hits": hits} == printed


@pytest.mark.parametrize("paper", ["plan", "dispatch", "newer", "notice"])
def test_show(client, services, held, paper):
    """Facts, claims, files, status and relations."""
    found = client.get(f"/api/v1/documents/{held[paper]}").get_json()
    printed = told(
        show_command.as_object(
            held[paper], services.catalogue, services.catalogue.people.machine()
        )
    )

    claims = [only(claim, printed["claims"][0]) for claim in found["claims"]]
    assert {**only(found, printed), "claims": claims} == printed


def test_links(client, services, held):
    """What is cited, in order, and what cites, each with its resolution."""
    links, reader = services.catalogue.links, Reader("cli")
    cites = client.get(f"/api/v1/documents/{held['plan']}/cites").get_json()
    cited_by = client.get(f"/api/v1/documents/{held['dispatch']}/cited-by").get_json()
    made = [one for c in links.cites(held["plan"], reader) for one in c.links]
    met = [one for c in links.cited_by(held["dispatch"], reader) for one in c.links]

    assert len(made) == cites["total"] == 3
    printed = told(list(map(links_command._made, made)))
    assert [only(one, printed[0]) for one in cites["items"]] == printed
    assert len(met) == cited_by["total"] == 1
    printed = told(list(map(links_command._met, met)))
    assert [only(one, printed[0]) for one in cited_by["items"]] == printed


@pytest.mark.usefixtures("held")
def test_wanted(client, services):
    """What is missing, and who cites it."""
    missing = services.catalogue.links.wanted(Reader("cli"))
    found = client.get("/api/v1/wanted").get_json()

    assert found["total"] == len(missing) == 1
    assert found["items"] == told(list(map(wanted_command._as_object, missing)))


def vankho(*arguments, given=None):
    """What the command prints."""
    ran = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "vankho", *arguments],
        input=given,
        capture_output=True,
        check=True,
    )
    return [json.loads(line) for line in ran.stdout.splitlines()]


@pytest.mark.slow
def test_cite(client):
    """Citations of a text, to the character."""
    text = PLAN.replace("\n", "\r\n").encode()
    found = client.post(
        "/api/v1/cite", data=text, content_type="text/plain", headers=DELIBERATE
    ).get_json()["citations"]
    printed = vankho("cite", "--json", "-", given=text)

    assert len(printed) == 3
    assert [{**only(one, printed[0]), "path": "-"} for one in found] == printed


@pytest.mark.slow
def test_read(client, tmp_path):
    """What a file says, from its bytes."""
    file = tmp_path / "kế hoạch.txt"
    file.write_text(PLAN)
    found = client.post(
        "/api/v1/read",
        data={"files": (io.BytesIO(file.read_bytes()), file.name)},
        headers=DELIBERATE,
    ).get_json()
    (printed,) = vankho("read", "--json", str(file))

    assert {**found, "path": str(file)} == printed


def test_nothing_is_stored_by_reading(client, services):
    """Somebody only looks."""
    client.post(
        "/api/v1/read",
        data={"files": (io.BytesIO(PLAN.encode()), "a.txt")},
        headers=DELIBERATE,
    )

    assert services.catalogue.changes.head() == 0
    assert services.catalogue.batches.newest() == ()


def test_the_authority_is_the_one_of_the_command_line(tables):
    """Else nothing above would mean anything."""
    assert type(tables) is type(authority.load())
