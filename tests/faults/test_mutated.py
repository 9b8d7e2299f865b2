"""Files changed by chance end as outcomes, and the worker is none the worse for it.

``python -m bench.mutated`` does the same with ten thousand.
"""

import itertools
import time
from collections import Counter
from typing import Any

import pytest

from bench.mutated.mutants import WAYS, Seed, mutants
from bench.mutated.running import Report, Run
from bench.mutated.seeds import seeds
from tests.indexer.extract import packed_xls
from tests.indexer.extract.packed_ole import contained

FILES = 120


@pytest.fixture(scope="module")
def originals(tmp_path_factory):
    """Files of every format, those left out that take long to recognise."""
    book = tmp_path_factory.mktemp("book") / "a.xls"
    cells = packed_xls.label(0, 0, "Kế hoạch 171") + packed_xls.number(1, 1, 39_000.5)
    raw = packed_xls.packed(book, cells).read_bytes().ljust(8192, b"\0")
    held = [*seeds(), Seed("a.xls", raw), Seed("b.xls", contained(raw, "Workbook"))]
    return [one for one in held if one.ending != "pdf" or len(one.data) < 60_000]


def test_the_same_chance_makes_the_same_files(originals):
    """So that a file that did harm can be made again."""
    one = list(itertools.islice(mutants(originals, 7), 60))

    assert one == list(itertools.islice(mutants(originals, 7), 60))
    assert one != list(itertools.islice(mutants(originals, 8), 60))


def test_made_files_are_the_same_each_time():
    """Whenever they are made."""
    earlier = seeds()
    time.sleep(2)  # Zips and workbooks know the second they were made at.

    assert seeds() == earlier


def test_every_way_and_every_format_has_its_turn(originals):
    """Nothing is changed in name only, or forgotten."""
    made = list(itertools.islice(mutants(originals, 7), 400))

    assert {one.ending for one in made} == {one.ending for one in originals}
    assert {one.name.split(" ", 1)[1].rpartition(".")[0] for one in made} == set(WAYS)
    right = {one.data for one in originals}
    assert sum(one.data in right for one in made) < len(made) / 10


@pytest.mark.slow
def test_all_end_as_outcomes(originals, tmp_path):
    """No fault of ours, nothing beyond the limits, nothing left behind."""
    report = Run(tmp_path, jobs=2, seconds=20).taken(mutants(originals, 171), FILES)

    assert report.is_well, report.told()
    assert len(report.ended) > 4


WRONG: dict[str, dict[str, Any]] = {
    "a file without an outcome": {"files": 3},
    "a fault of ours": {"faults": ["a.pdf"]},
    "a hang": {"slow": ["99 s a.pdf"]},
    "a folder left": {"left": ["/tmp/vankho-1"]},  # noqa: S108  # a name
    "memory that grows": {"memory": [100, 250]},
    "descriptors that grow": {"descriptors": [20, 60]},
    "an original that changed": {"damage": 1},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_the_report_tells_what_is_wrong(wrong):
    """Each of these alone is enough."""
    right: dict[str, Any] = {
        "files": 2,
        "ended": Counter({"added": 2}),
        "memory": [100, 101],
        "descriptors": [20, 20],
    }

    assert Report(**right).is_well
    assert not Report(**{**right, **wrong}).is_well
