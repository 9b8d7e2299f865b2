"""Pages are lent to workers once each, and what was read is never lost."""

from dataclasses import replace

import pytest

from tests.archive.catalogue.making import AT, LAN
from tests.archive.catalogue.scanning import (
    LATER,
    SEEN,
    claim,
    finish,
    found,
    read,
    scan,
    state,
    understand,
)


def test_pages_are_read_in_portions_and_facts_found_at_the_end(catalogue):
    """Each page is lent once, in its order; the last portion finds facts in all."""
    number = scan(catalogue)

    lent = finish(catalogue)

    assert [one.pages for one in lent] == [(3, 4, 5, 6), (7,), ()]
    assert state(catalogue, number).state == "done"
    pages = catalogue.documents.text(number, LAN).pages
    assert [page.text for page in pages][2:] == [f"đọc {n}" for n in range(3, 8)]
    assert {page.origin for page in pages} == {"ocr"}
    assert catalogue.sights.sight(number, 7, LAN) == SEEN
    assert "đọc 7" in catalogue.documents.get(number, LAN).metadata.subject


def test_pages_appear_as_they_are_read(catalogue):
    """What one portion read is there before the next is begun."""
    number = scan(catalogue)

    read(catalogue, claim(catalogue))

    assert catalogue.documents.page(number, 6, LAN).text == "đọc 6"
    assert (state(catalogue, number).read, state(catalogue, number).wanted) == (6, 7)
    assert state(catalogue, number).state == "waiting"


def test_two_workers_get_other_pages_of_one_paper(catalogue):
    """No page is lent twice, and facts are not found while one is in hand."""
    scan(catalogue)

    one, other = claim(catalogue, "một"), claim(catalogue, "hai")

    assert (one.pages, other.pages) == ((3, 4, 5, 6), (7,))
    read(catalogue, one)
    assert claim(catalogue, "một") is None
    read(catalogue, other)
    assert claim(catalogue, "một").pages == ()


def test_a_dead_worker_costs_no_page_that_was_read(catalogue):
    """Only what it held is lent again, each page alone, so that a bad one is known."""
    scan(catalogue, left=6)
    read(catalogue, claim(catalogue))
    lost = claim(catalogue)

    assert lost.pages == (7, 8)
    assert claim(catalogue) is None
    catalogue.portions.recover("máy")
    assert [claim(catalogue).pages for _ in range(2)] == [(7,), (8,)]


def test_a_lease_runs_out(catalogue):
    """What nobody brings back is lent to another, and comes too late then."""
    scan(catalogue, left=1)
    late = claim(catalogue, "một")
    other = claim(catalogue, "hai", at=LATER)

    assert other.pages == late.pages
    assert not read(catalogue, late)
    assert read(catalogue, other, LATER)


def test_what_is_let_go_in_order_was_never_tried(catalogue):
    """Pages of a worker that stops are lent together again."""
    scan(catalogue, left=2)
    claim(catalogue)
    catalogue.portions.release("máy")

    again = claim(catalogue)

    assert (again.pages, again.attempts) == ((3, 4), 1)


def test_what_was_read_of_another_file_is_not_written(catalogue):
    """A paper may be shown by a better file before its pages come back."""
    number = scan(catalogue)
    lent = claim(catalogue)

    assert not read(catalogue, replace(lent, sha256="f" * 64))
    assert state(catalogue, number).read == 2
    assert read(catalogue, lent)


def test_the_page_that_kills_its_reader_is_told_as_unread(catalogue):
    """Those beside it are read alone; it is given up with the reason."""
    number = scan(catalogue, left=3)
    catalogue.portions.fail(claim(catalogue), "crashed", at=AT)
    for _ in range(3):
        lent = claim(catalogue)
        if lent.pages == (4,):
            catalogue.portions.fail(lent, "crashed", at=AT)
        else:
            read(catalogue, lent)

    assert claim(catalogue).pages == ()
    told = state(catalogue, number)
    assert (told.read, told.failed, told.left) == (4, 1, 0)
    assert told.unread == ((4, "crashed"),)


def test_pages_that_take_every_worker_along_are_given_up(catalogue):
    """A page that never comes back does not hold the others up for ever."""
    number = scan(catalogue, left=1)
    for _ in range(4):
        assert claim(catalogue).pages == (3,)
        catalogue.portions.recover("máy")

    assert claim(catalogue).pages == ()
    assert state(catalogue, number).unread == ((3, "poison"),)


@pytest.mark.parametrize("outcome", ["failed", "done"])
def test_how_it_ended_tells_whether_pages_are_unread(catalogue, outcome):
    """A paper with pages that could not be read is not done."""
    number = scan(catalogue, left=1)
    lent = claim(catalogue)
    if outcome == "failed":
        catalogue.portions.fail(lent, "timeout", at=AT, is_final=True)
    else:
        read(catalogue, lent)
    found(catalogue, claim(catalogue))

    assert state(catalogue, number).state == outcome


def test_finding_facts_is_tried_twice(catalogue):
    """Facts that cannot be found in the whole text stay those of the first pages."""
    number = scan(catalogue, left=1)
    read(catalogue, claim(catalogue))
    for _ in range(2):
        lent = claim(catalogue)
        assert lent.pages == ()
        catalogue.portions.fail(lent, "crashed", at=AT)

    assert claim(catalogue) is None
    assert state(catalogue, number).state == "failed"


def test_a_correction_outlives_the_reading_of_its_page(catalogue):
    """What a person typed is shown; what was read later is kept beneath it."""
    number = scan(catalogue, left=1)
    catalogue.texts.correct(
        number,
        3,
        "gõ tay",
        by="person:lan",
        at=AT,
        instead_of=None,
        understand=understand,
    )
    finish(catalogue)

    assert catalogue.documents.page(number, 3, LAN).text == "gõ tay"
    assert catalogue.texts.read(number, 3, LAN).text == "đọc 3"
    assert catalogue.texts.corrected(number, LAN)[3].is_outdated


def test_the_index_is_told_a_few_times(catalogue):
    """Five hundred pages are not put into the index a hundred times."""
    scan(catalogue, left=120)
    before = catalogue.changes.head()

    portions = len(finish(catalogue))

    assert portions == 31
    assert 3 <= catalogue.changes.head() - before <= 8
