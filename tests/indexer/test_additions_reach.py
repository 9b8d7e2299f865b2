"""What a clerk adds reaches every process at once: worker, cage, search, lists."""

import pytest

from archive.authority.additions import AddedBody
from archive.catalogue import open_catalogue
from archive.model import Page, Reader, Text
from archive.settings import Settings
from indexer import ingest, lookup, reading
from indexer.search import syntax
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.workers import started, until

LAN = Reader("lan")
GROUP = AddedBody("Nhóm Sông Cầu", "province", "steering", ("NSC",), ("Nhóm SC",))
"""Nothing in this name says that it is one of a body."""

CITES = "Căn cứ Kế hoạch số 12-KH/NSC ngày 03/02/2020 của Nhóm Sông Cầu về đường."


@pytest.fixture
def settings(tmp_path):
    """The settings of an empty archive."""
    return Settings.from_env({"VANKHO_HOME": str(tmp_path / "home")})


@pytest.fixture
def catalogue(settings):
    """Its catalogue, as the process of the pages has it open."""
    with open_catalogue(settings.catalogue) as opened:
        yield opened


def named(catalogue, path):
    """Hand a file in; return the bodies that the worker then says it cites."""
    batch = ingest.hand_in([path], catalogue=catalogue, who="lan", at=NOW)
    (row,) = until(lambda: [r for r in catalogue.intake.rows(batch) if r.outcome])
    return [
        link.citation.body
        for link in catalogue.citations.of(row.outcome.document, LAN)
        if link.citation.symbol == "12-KH/NSC"
    ]


@pytest.mark.slow
def test_a_worker_at_work_learns_and_forgets(root, settings, catalogue, tmp_path):
    """It reads the next file by what was added, in its cage too; nobody restarts."""
    files = [
        put(tmp_path, f"{number}.txt", paper(symbol=f"{number}-KH/TU", text=CITES))
        for number in (1, 2, 3)
    ]
    with started(root, settings.home, "worker"):
        before = named(catalogue, files[0])
        number = catalogue.additions.add(GROUP, by="person:lan", at=NOW)
        added = named(catalogue, files[1])
        catalogue.additions.withdraw(number, by="person:lan", at=NOW)
        after = named(catalogue, files[2])

    assert (before, added, after) == ([None], [GROUP.name], [None])


def test_search_and_lists_ask_the_authority_of_the_moment(catalogue, settings):
    """What another process adds is understood in a search and in a list of lines."""
    with open_catalogue(settings.catalogue) as other:
        before = catalogue.authority
        other.additions.add(GROUP, by="person:lan", at=NOW)
        now = catalogue.authority

    def bodies(known):
        found = lookup.read(CITES, known)
        return [one.citation.body for one in found if one.citation]

    typed = 'cơ quan:"nhóm sc"'
    assert bodies(before) == [None]
    assert bodies(now) == [GROUP.name]
    assert syntax.parse(typed, before, LAN) != syntax.parse(typed, now, LAN)


def test_a_reading_takes_additions_with_its_order():
    """A child of the cage is told what was added: it opens no catalogue."""
    text = Text("text/plain", (Page(1, CITES),))

    without = reading.understanding(())(text)
    read = reading.understanding((GROUP,))(text)

    assert [one.body for one in without.citations] == [None]
    assert [one.body for one in read.citations] == [GROUP.name]
