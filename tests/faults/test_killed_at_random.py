"""Killed at any moment, an archive ends as if nothing had happened.

``python -m bench.faults.kills`` does the same for longer, with the web and all.
"""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

ROUNDS = 3


@pytest.fixture(scope="module")
def printed(root, tmp_path_factory):
    """What the rounds said."""
    folder = tmp_path_factory.mktemp("archive")
    ended = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-m", "tests.faults.dying", str(folder), "171", str(ROUNDS)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.splitlines()


def test_each_round_killed_a_worker(printed):
    """Or nothing is proven."""
    assert printed[:ROUNDS] == ["killed -9"] * ROUNDS


def test_nothing_is_wrong_afterwards(printed):
    """Outcomes, papers, originals, the index and what is left of a secret."""
    assert [line for line in printed if line.startswith("WRONG")] == []


def test_all_kinds_of_files_were_there(printed):
    """Every outcome but poison was met: those files were tried again."""
    told = {line.rpartition(" ")[0] for line in printed[ROUNDS:]}

    assert {
        "plain: added",
        "twice: known same_bytes",
        "near: updated same_paper",
        "zip: added unpacked",
        "secret: held secrecy",
        "cut: refused damaged",
        "empty: refused empty",
    } <= told
    assert "poison" not in str(told)
