"""What was seen on pages and decoded there is kept with the page, for its readers."""

from dataclasses import replace

import pytest
import sqlalchemy as sa

from archive.catalogue.details import Detail
from archive.catalogue.schema import page_detail
from archive.errors import NotFoundError
from archive.model import Box, Decoded, Page, Reading, Reread, Seen, Sight, Text
from tests.archive.catalogue.making import AT, KEEPER, LAN, reading, rendition

WORD = Seen(0, 5, Box(72, 90, 120.5, 104), 0.93)
CLOSER = Reread(0, 14, "Số: 171-KH/TU", 0.88, "closer")
SEEN = Sight(595, 842, (WORD,), (CLOSER,), turned=90)
PLAIN = Sight(595, 842, (WORD,))
OLD = (Decoded(0, 4, "tcvn3", "NghÞ", ".VnTime", is_doubtful=True),)


def scan(*pages):
    """A reading of these pages."""
    return replace(reading(), text=Text("application/pdf", pages))


def store(catalogue, *pages, audience="everyone"):
    """Take a paper of these pages in."""
    return catalogue.documents.store(
        scan(*pages), rendition(), source="test", at=AT, audience=audience
    )


@pytest.fixture
def number(catalogue):
    """A paper of a recognised page, a decoded one and one of which nothing is told."""
    return store(
        catalogue,
        Page(1, "Số 171-KH/TU", "ocr", sight=SEEN),
        Page(2, "Nghị quyết", decoded=OLD),
        Page(3, "Nơi nhận"),
        Page(4, "Phụ lục", "ocr", sight=PLAIN),
    )


def kept(catalogue):
    """Return the papers and pages of which a detail is kept."""
    rows = sa.select(page_detail.c.document, page_detail.c.number)
    with catalogue._database.read() as connection:  # what no verb tells
        return sorted(map(tuple, connection.execute(rows)))


def test_what_was_told_of_a_page_is_given_back(catalogue, number):
    """All of it comes back as it was, and nothing where nothing was told."""
    sights = catalogue.sights

    assert sights.sight(number, 1, LAN) == SEEN
    assert sights.decoded(number, 2, LAN) == OLD
    assert (sights.sight(number, 3, LAN), sights.decoded(number, 3, LAN)) == (None, ())


def test_what_is_kept_of_many_pages_is_given_at_once(catalogue, number):
    """The pages that are shown together are asked for together."""
    sights = catalogue.sights

    assert sights.of(number, [1, 2, 3], LAN) == {
        1: Detail(SEEN),
        2: Detail(None, OLD),
    }
    assert sights.of(number, [], LAN) == {}


def test_many_pages_of_a_hidden_paper_are_not_there_either(catalogue):
    """Nor is it told that there is nothing of them."""
    hidden = store(catalogue, Page(1, "x", "ocr", SEEN), audience="leaders")

    with pytest.raises(NotFoundError):
        catalogue.sights.of(hidden, [1], LAN)
    assert catalogue.sights.of(hidden, [1], KEEPER)


@pytest.mark.parametrize("asked", ["sight", "decoded"])
def test_it_is_for_who_may_see_the_paper(catalogue, asked):
    """A page of a hidden paper is as if it were not there."""
    hidden = store(catalogue, Page(1, "x", "ocr", SEEN, OLD), audience="leaders")

    with pytest.raises(NotFoundError):
        getattr(catalogue.sights, asked)(hidden, 1, LAN)
    assert getattr(catalogue.sights, asked)(hidden, 1, KEEPER)


def test_texts_do_not_carry_it(catalogue, number):
    """Pages are read without it: lists and the index do not pay for it."""
    pages = catalogue.documents.text(number, LAN).pages

    assert [(page.sight, page.decoded) for page in pages] == [(None, ())] * 4


def test_facts_are_found_anew_with_what_a_reading_had(catalogue, number):
    """Header pages and lines looked at again keep their sight; plain pages do not."""
    pages = catalogue.texts.shown(number, LAN).pages

    assert [page.sight for page in pages] == [SEEN, None, None, None]
    assert pages[1].decoded == OLD


def test_a_newer_reading_replaces_it(catalogue, number):
    """Nothing of the older reading is left."""
    catalogue.documents.reread(number, scan(Page(1, "Số 171-KH/TU")), at=AT)

    assert kept(catalogue) == []


def test_it_goes_with_its_paper(catalogue, number):
    """A paper that is removed leaves nothing."""
    catalogue.documents.remove(number, at=AT)

    assert kept(catalogue) == []


def understand(text):
    """Find nothing in a text."""
    return Reading(text, (), ())


def test_it_goes_where_its_page_goes(catalogue, number):
    """Pages parted from a paper take it along, and bring it back."""
    [file] = catalogue.renditions.of(number, LAN)
    how = {"reader": LAN, "by": "person:lan", "at": AT, "again": understand}

    made = catalogue.ranges.part(number, file.id, (2, 4), understand=understand, **how)

    assert kept(catalogue) == [(number, 1), (made, 2), (made, 4)]
    assert catalogue.sights.sight(made, 4, LAN) == PLAIN

    catalogue.ranges.give_back(made, **how)

    assert [page for paper, page in kept(catalogue) if paper == number] == [1, 2, 4]
