"""What a clerk types of a paper finds it first; ``bench/known_item.py`` in small."""

import random

import pytest

from archive.authority import load
from bench.known.registers import register
from bench.known.typing import FORMS, Register
from bench.known_item import Finder, filled, tries
from indexer.search.engine import open_engine

PAPERS, TYPED = 400, 15


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """Papers of a made-up archive, what their register says, and how they are found."""
    authority = load()
    papers = register(PAPERS, authority, random.Random(1))  # noqa: S311  # the same papers each time
    place = tmp_path_factory.mktemp("known") / "index"
    engine = open_engine(f"whoosh://{place}", "papers")
    filled(engine, papers, authority)
    yield papers, Register(papers), Finder(engine, authority)
    engine.close()


@pytest.mark.parametrize("form", FORMS, ids=[form.name for form in FORMS])
def test_finds_the_paper(archive, form):
    """It comes first, or among the first three of those that satisfy what was typed.

    Of what has a typing error one in fifteen may be another word of other papers.
    """
    papers, known, find = archive
    chosen = random.Random(3).sample(papers, TYPED)  # noqa: S311  # the same each time

    found = [*tries(form, chosen, known, find)]

    may_fail = int("error" in form.name)
    assert [one for one in found if not one.succeeded][may_fail:] == []
