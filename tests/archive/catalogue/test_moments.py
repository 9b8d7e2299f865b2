"""Answers that are made of many questions, from one state of the catalogue."""

import contextlib

from archive.catalogue import Excerpt, open_catalogue
from archive.catalogue.shelf import LONGEST
from archive.model import Page, Reading, Text
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CITY,
    KEEPER,
    LAN,
    reading,
    rendition,
    store,
)


def test_a_moment_is_one_state(catalogue, address):
    """What somebody else writes meanwhile is not seen, and is seen afterwards."""
    with open_catalogue(address, AUTHORITY) as other:
        with catalogue.moment():
            before = catalogue.changes.head()
            store(other, "88-KH/TU", "", CITY)
            inside = catalogue.changes.head(), catalogue.changes.newest()
        after = catalogue.changes.head()

    assert inside == (before, before + 1)
    assert after == before + 1


def test_what_is_written_inside_a_moment_is_seen(catalogue):
    """A transaction that writes ends the moment: nobody misses what they wrote."""
    with catalogue.moment():
        catalogue.changes.head()
        number = store(catalogue, "88-KH/TU", "", CITY)

        assert [one.id for one in catalogue.holdings.briefs([number], LAN)] == [number]


def test_a_moment_that_fails_is_over(catalogue, address):
    """An error inside leaves no old state behind for the next question."""
    with contextlib.suppress(KeyError), catalogue.moment():
        catalogue.changes.head()
        raise KeyError
    with open_catalogue(address, AUTHORITY) as other:
        store(other, "88-KH/TU", "", CITY)

    assert catalogue.changes.head() == 1


def long_paper(catalogue, *pages, audience="everyone"):
    """Store a paper of these pages."""
    found = reading("88-KH/TU", "", CITY)
    text = Text("text/plain", tuple(Page(n, t) for n, t in enumerate(pages, start=3)))
    return catalogue.documents.store(
        Reading(text, found.claims, ()),
        rendition(),
        source="test",
        at=AT,
        audience=audience,
    )


def test_excerpts_are_some_pages_of_each_paper(catalogue):
    """So many pages behind so many, whatever their numbers, and whether it goes on."""
    long, short = long_paper(catalogue, *"abcde"), long_paper(catalogue, "x")

    first = catalogue.holdings.excerpts([long, short], LAN, after=0, most=2)
    last = catalogue.holdings.excerpts([long, short], LAN, after=2, most=3)

    assert first == {long: Excerpt("a\fb", goes_on=True), short: Excerpt("x", False)}
    assert last == {long: Excerpt("c\fd\fe", goes_on=False)}


def test_excerpts_are_of_papers_that_are_seen(catalogue):
    """Nobody reads a line of a paper that is not for them."""
    hidden = long_paper(catalogue, "a", audience="leaders")

    assert catalogue.holdings.excerpts([hidden], LAN, after=0, most=8) == {}
    assert [*catalogue.holdings.excerpts([hidden], KEEPER, after=0, most=8)] == [hidden]


def test_a_page_without_end_is_read_in_its_beginning(catalogue):
    """A plain text may be one page of many megabytes."""
    number = long_paper(catalogue, "ở" * (LONGEST + 5))

    found = catalogue.holdings.excerpts([number], LAN, after=0, most=1)

    assert found[number].text == "ở" * LONGEST
