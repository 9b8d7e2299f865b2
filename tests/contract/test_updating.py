"""What every engine promises about changes."""

import contextlib

from archive.errors import StaleIndexError
from indexer.search.engine import open_engine
from indexer.search.query import AllOf, Query
from indexer.search.results import Hit
from indexer.search.syntax import parse
from tests.contract.conftest import ORIGIN, PAPERS, STAFF, TOWN, paper


def test_replaces_and_removes(engine, keys):
    """An update puts the new text in the place of the old, and takes papers out."""
    engine.update([paper("a", "cũ"), paper("b", "cũ")], [], 1)

    engine.update([paper("a", "mới")], ["b", "unknown"], 2)

    assert keys("cũ") == []
    assert keys("mới") == ["a"]
    assert engine.revision() == 2


def test_is_idempotent(engine, ask):
    """The same update twice is the same as once, scores included."""
    engine.update(PAPERS, [], 3)
    once = ask("trồng cây kế hoạch OR báo cáo")

    engine.update(PAPERS, [], 3)

    assert ask("trồng cây kế hoạch OR báo cáo") == once
    assert ask("").total == 4


def test_the_last_of_one_key_counts(engine, keys):
    """Two states of one paper in one update leave the later one."""
    engine.update([paper("a", "cũ"), paper("a", "mới")], [], 1)

    assert keys("") == ["a"]
    assert keys("mới") == ["a"]


def test_a_new_paper_wins_over_its_removal(engine, keys):
    """Taken out and put in again in one update means put in."""
    engine.update([TOWN], [TOWN.key], 1)

    assert keys("trồng cây") == [TOWN.key]


def test_many_commits_answer_as_one(engine, ask):
    """Scores do not depend on how the papers came in."""
    for revision, entry in enumerate(PAPERS, start=1):
        engine.update([paper("x", f"tạm {revision}")], [], revision)
        engine.update([entry], ["x"], revision)
    slowly = ask("kế hoạch trồng cây OR báo cáo")
    engine.update([], [entry.key for entry in PAPERS], 8)

    engine.update(PAPERS, [], 9)

    at_once = ask("kế hoạch trồng cây OR báo cáo")
    assert [hit.key for hit in at_once.hits] == [hit.key for hit in slowly.hits]
    for hit, other in zip(at_once.hits, slowly.hits, strict=True):
        assert abs(hit.score - other.score) < 1e-9


def test_begins_at_revision_zero(engine):
    """An engine that never saw a change asks for all of them."""
    assert engine.revision() == 0
    assert engine.origin() == ORIGIN


def test_never_answers_for_another_catalogue(filled, address):
    """What was indexed of one catalogue is never found as papers of another."""
    found: list[Hit] = []
    filled.close()

    with (
        contextlib.suppress(StaleIndexError),
        contextlib.closing(open_engine(address, "another catalogue")) as other,
    ):
        found += other.search(Query(AllOf(), STAFF)).hits

    assert found == []


def test_an_empty_update_moves_the_revision(engine):
    """Changes that concern no entry are taken in as well."""
    engine.update([], [], 5)

    assert engine.revision() == 5


def test_nothing_is_left_of_earlier_updates(engine, authority):
    """Whatever is kept between two updates, answers are those of a new index."""
    query = parse("trồng cây", authority, STAFF)
    papers = {str(at): paper(str(at), "trồng cây") for at in range(12)}
    changes = [
        ([*papers.values()], []),
        ([paper("12", "trồng lúa")], ["3"]),
        ([paper("4", "trồng rau"), paper("13", "cây")], []),
        ([], ["5", "13"]),
    ]
    for revision, (added, removed) in enumerate(changes, start=1):
        engine.update(added, removed, revision)
        papers |= {each.key: each for each in added}
        papers = {key: each for key, each in papers.items() if key not in removed}
        fresh = open_engine("memory:", ORIGIN)
        fresh.update(papers.values(), [], 1)

        assert engine.search(query) == fresh.search(query)
