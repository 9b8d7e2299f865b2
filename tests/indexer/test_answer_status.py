"""Searching by status, from what people decided to what is found."""

import contextlib
import shutil

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import ENDED, STATUSES
from indexer import sync
from indexer.answer import answer
from indexer.search.engine import open_engine
from tests.archive.catalogue.making import AUTHORITY, KEEPER, LAN
from tests.archive.catalogue.test_statuses import (
    DAYS,
    do,
    filled,
    other,
    paper,
    said,
    verdict,
)


@pytest.fixture(scope="module")
def address(tmp_path_factory, blank):
    """The addresses of new catalogues."""

    def copied():
        return f"sqlite:///{shutil.copy(blank, tmp_path_factory.mktemp('statuses'))}"

    return copied


# Made smaller, a failing archive would take minutes to tell less than it does.
@pytest.mark.slow
@settings(max_examples=15, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(
    papers=st.lists(paper, min_size=4, max_size=6),
    changes=st.lists(other, max_size=3),
    judged=st.lists(verdict | said, min_size=3, max_size=9),
    day=st.sampled_from(DAYS),
)
def test_what_is_found_is_what_stands(papers, changes, judged, day, address):
    """As if each paper were asked about by itself: typed, denied, chosen, counted.

    The index need not follow what is decided about statuses: none is kept in it.
    """
    with filled(address(), papers) as catalogue:
        engine = open_engine(
            "memory:", catalogue.changes.identity(), catalogue.audiences.restricted
        )
        decide(catalogue, changes)
        sync.catch_up(catalogue, engine)
        decide(catalogue, judged)
        for reader in (LAN, KEEPER):
            stood = one_by_one(catalogue, reader, day)
            for ask, expected in questions(stood):
                found = answer(
                    ask.pop("text", ""),
                    reader=reader,
                    engine=engine,
                    catalogue=catalogue,
                    authority=AUTHORITY,
                    on=day,
                    **ask,
                )
                told = {hit.id: hit.status.code for hit in found.hits}
                assert told == {n: stood[n] for n in expected}, ask
                assert found.total == len(expected)
                assert sum(found.facets.status.values()) >= found.total


def decide(catalogue, steps):
    """Do some steps as people would."""
    for one in steps:
        with contextlib.suppress(NotFoundError, UsageError, ConflictError, IndexError):
            do(catalogue, [], *one)


def one_by_one(catalogue, reader, day):
    """The status of each paper that a reader may see."""
    stood = {}
    for number in range(1, 7):
        with contextlib.suppress(NotFoundError):
            held = catalogue.documents.get(number, reader, on=day)
            stood[held.id] = held.status.code
    return stood


def questions(stood):
    """What is asked, and which papers answer it."""
    for code in STATUSES:
        having = {number for number, own in stood.items() if own == code}
        yield {"text": f"trạng thái:{code}"}, having
        yield {"text": f"-trạng thái:{code}"}, stood.keys() - having
        yield {"statuses": [code]}, having
    ended = {number for number, own in stood.items() if own in ENDED}
    yield {"text": "hiệu lực:hết hiệu lực"}, ended
    yield (
        {"statuses": ["unknown", *ENDED]},
        {number for number, own in stood.items() if own in {"unknown", *ENDED}},
    )
