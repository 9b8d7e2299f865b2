"""The benchmark of taking in: its papers are papers, and its ratios are ratios."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdf
import pytest

from archive import authority
from bench.intake import papers, peers
from bench.intake.__main__ import in_turn, memory, rows
from bench.intake.family import Spent, family, megabytes
from indexer.extract import Limits, extract
from indexer.recognise import recognise


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """A paper with a table: every fourth has one."""
    return papers.write("digital", 4, tmp_path_factory.mktemp("papers"))


def test_a_made_up_paper_is_one_that_offices_send(paper):
    """It is read without OCR, on about three pages, and its facts are found."""
    text = extract(paper, "application/pdf", Limits())
    found = {claim.field: claim.value for claim in recognise(text, authority.load())}

    assert {page.origin for page in text.pages} == {"text"}
    assert len(text.pages) in (3, 4)
    assert text.notes == ()
    assert found["number"] == 4
    assert {"type", "issuers", "issued", "subject", "signer"} <= found.keys()


def test_its_letters_are_placed_as_office_programs_do(paper):
    """Each line is an array of strings and corrections; blanks are not left open."""
    page = pypdf.PdfReader(paper).pages[1]
    stream: Any = page["/Contents"].get_object()
    drawn = stream.get_data()

    assert drawn.count(b">]TJ") > 20
    assert b" Tw" not in drawn
    assert stream["/Filter"] == ["/FlateDecode"]


def test_peer_and_ours_read_the_same_paper(paper):
    """What pypdf finds is as long as what is taken in."""
    ours = extract(paper, "application/pdf", Limits()).body

    assert peers.text(paper) == pytest.approx(len(ours), rel=0.05)


def test_papers_differ_and_come_out_the_same_again():
    """Figures of two runs are of the same papers, none of which is known already."""
    every = [papers.paper(number) for number in range(1, 30)]

    assert every == [papers.paper(number) for number in range(1, 30)]
    assert len({(paper.symbol, paper.body) for paper in every}) == len(every)


def test_both_sides_go_first_in_turn():
    """Nobody always finds the files fresh in memory."""
    begun = []
    files = [Path(f"{number}") for number in range(8)]

    def took(side, seconds):
        begun.append(side)
        return Spent(seconds, 2 * seconds)

    ours, peer = in_turn(
        files, lambda _: took("ours", 0), lambda some: took("peer", len(some))
    )

    assert begun == ["peer", "ours", "ours", "peer"] * 2
    assert peer == Spent(8, 16)
    assert ours.wall < 1


def test_a_ratio_says_whether_it_is_what_is_wanted():
    """One row for each clock."""
    told = list(rows("digital", 10, Spent(4, 6), Spent(10, 10)))

    assert told == [
        "| digital | processor | 600.0 | 1000.0 | 0.60 | ≤ 0.5 | NO |",
        "| digital | wall | 400.0 | 1000.0 | 0.40 | ≤ 0.5 | yes |",
    ]


def test_memory_is_told_by_quarters():
    """Growth shows from one quarter to the next."""
    assert memory([1, 2, 3, 4, 5, 6, 7, 8]) == "2, 4, 6, 8"


def test_what_children_take_counts():
    """A child counts while it lives, for its memory, and after, for its time."""
    before = Spent.now()
    work = "sum(range(10**7)); input()"
    with subprocess.Popen([sys.executable, "-c", work], stdin=subprocess.PIPE) as child:  # noqa: S603  # our own
        assert child.pid in family(os.getpid())
        assert megabytes(os.getpid()) > megabytes(child.pid) > 0
        child.communicate()

    assert Spent.now().since(before).processor > 0.05
