"""What makes the figures of the search benchmark worth something."""

import random

import pytest

from bench.search import ours
from bench.search.__main__ import peers
from bench.search.asked import Asked
from bench.search.classes import CLASSES, Pool
from bench.search.facts import RESTRICTED
from bench.search.keeping import kept
from bench.search.report import beside
from bench.search.texts import LENGTHS, Archive
from bench.search.timing import Times, in_pairs, measured
from indexer.search.analysis import syllables

ARCHIVE = Archive(60)
EACH = 3
"""How many questions of a class are asked."""


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Ours and all peers that are installed, over the same papers."""
    folder = tmp_path_factory.mktemp("indexes")
    built = [(peer, kept(peer, ARCHIVE, folder)[0]) for peer in peers(())]
    engines = {peer.name: peer.opened(place) for peer, place in built}
    yield engines
    for engine in engines.values():
        engine.close()


@pytest.fixture(scope="module")
def pool():
    """What questions are drawn from."""
    return Pool.of(ARCHIVE)


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.name)
def test_all_find_as_many_papers(kind, opened, pool):
    """Like is compared with like: every engine finds the same number of papers."""
    chance = random.Random(kind.name)

    for _ in range(EACH):
        asked = kind.draw(pool, chance)
        able = {name: e for name, e in opened.items() if e.knows(asked)}
        totals = {name: engine.total(asked) for name, engine in able.items()}
        assert len(set(totals.values())) == 1, (asked, totals)
        assert min(totals.values()) > 0 or asked.last == "near"


def test_a_text_is_the_same_in_every_run():
    """Kept indexes can be used again, and texts are as long as they ought to be."""
    paper, again = ARCHIVE.batch(0)[7], Archive(60).batch(0)[7]

    assert again == paper
    assert LENGTHS[0] <= len(syllables(paper.entry.text)) <= 2 * LENGTHS[1]


def test_a_restricted_reader_sees_most(opened):
    """The two readers differ, or the ratio between them would say nothing."""
    engine = opened[ours.name]
    common = Asked(("cua",))

    most = engine.asked_by(RESTRICTED).total(common)

    assert 0.7 < most / engine.total(common) < 1


def test_a_ratio_is_that_of_each_round():
    """A round in which the machine was slow for all changes no ratio."""
    quick, slow = Times(((1.0,), (10.0,))), Times(((3.0,), (30.0,)))

    assert slow.over(quick, 50) == 3


def test_every_engine_answers_the_same_questions_in_turn(opened, pool):
    """Each round goes to all; who takes part in fewer has fewer times."""
    kind = CLASSES[0]
    rounds = [[kind.draw(pool, random.Random(at))] for at in range(3)]
    ticks = iter(range(1000))

    times = measured(rounds, opened, {"FTS5": 1}, lambda: next(ticks))

    assert {name: len(t.rounds) for name, t in times.items()} == {
        name: 1 if name == "FTS5" else 2 for name in opened
    }


def test_a_goal_that_is_missed_is_said():
    """A table tells each ratio, the goal, and whether it is met."""
    figures = {
        k.name: {"ours": Times(((1.0,),)), "FTS5": Times(((4.0,),))} for k in CLASSES
    }

    assert "| 4.0 | 4.0 | ≥ 3 | yes |" in beside("FTS5", figures, 10_000)
    assert "| 4.0 | 4.0 | ≥ 5 | NO |" in beside("FTS5", figures, 100_000)


def test_two_readers_are_asked_in_turn(opened, pool):
    """Neither of two readers is always the one for whom lists are read first."""
    engine = opened[ours.name]
    asked = [CLASSES[0].draw(pool, random.Random(at)) for at in range(4)]
    ticks = iter(range(0, 1000, 5))

    both = in_pairs((engine, engine.asked_by(RESTRICTED)), [asked], lambda: next(ticks))

    assert [len(times.rounds[0]) for times in both] == [4, 4]
    assert both[1].over(both[0], 50) == 1
