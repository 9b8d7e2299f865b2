"""Pages left to be recognised, as people steer them: told as unread until then."""

import datetime as dt

import pytest

from archive.errors import NotFoundError, UsageError
from tests.archive.catalogue.making import AT, KEEPER, LAN, reading, rendition
from tests.archive.catalogue.scanning import (
    claim,
    finish,
    read,
    scan,
    state,
    understand,
)


def test_who_came_first_is_read_first_unless_one_is_raised(catalogue):
    """Papers are read by age; the one raised last goes before all."""
    old = scan(catalogue)
    newer = scan(catalogue, at=AT + dt.timedelta(minutes=1))
    newest = scan(catalogue, at=AT + dt.timedelta(minutes=2))

    assert claim(catalogue, only_raised=True) is None
    catalogue.recognitions.raise_turn(newer, reader=LAN)
    catalogue.recognitions.raise_turn(newest, reader=LAN)

    assert claim(catalogue, only_raised=True).document == newest
    assert [claim(catalogue).document for _ in range(5)] == [
        newest,
        newer,
        newer,
        old,
        old,
    ]
    assert state(catalogue, newest).is_first
    assert not state(catalogue, old).is_first


def test_skipped_pages_are_unread_until_somebody_asks(catalogue):
    """What was read is understood first; asked again, only the rest is read."""
    number = scan(catalogue, left=6)
    read(catalogue, claim(catalogue))
    catalogue.recognitions.skip(number, reader=LAN, at=AT)

    assert [one.pages for one in finish(catalogue)] == [()]
    assert (state(catalogue, number).state, state(catalogue, number).left) == (
        "skipped",
        2,
    )
    assert catalogue.documents.page(number, 8, LAN).origin == "image"

    assert catalogue.recognitions.ask(number, reader=LAN, at=AT) == 2
    assert [one.pages for one in finish(catalogue)] == [(7, 8), ()]
    assert state(catalogue, number).state == "done"


def test_what_is_skipped_before_anything_is_read_ends_at_once(catalogue):
    """Nothing is to be understood then, and what is in hand comes too late."""
    number = scan(catalogue)
    lent = claim(catalogue)
    catalogue.recognitions.skip(number, reader=LAN, at=AT)

    assert state(catalogue, number).state == "skipped"
    assert not read(catalogue, lent)
    assert claim(catalogue) is None


def test_pages_handed_in_to_be_skipped_wait_for_nobody(catalogue):
    """They are there, and unread."""
    number = scan(catalogue, is_skipped=True)

    assert claim(catalogue) is None
    assert (state(catalogue, number).state, state(catalogue, number).left) == (
        "skipped",
        5,
    )


def test_where_all_is_read_all_is_read_anew(catalogue):
    """Whoever asks again wants the reader of today; meanwhile the text stays."""
    number = scan(catalogue)
    finish(catalogue)

    assert catalogue.recognitions.ask(number, reader=LAN, at=AT) == 7
    assert state(catalogue, number).asked_by == "person:lan"
    assert catalogue.documents.page(number, 7, LAN).text == "đọc 7"
    assert catalogue.recognitions.ask(number, reader=LAN, at=AT, pages=(2,)) == 1
    assert claim(catalogue).pages == (2,)


@pytest.mark.parametrize("pages", [(), (9,), (1, 9), (0,), (-1,)])
def test_pages_that_are_not_there_cannot_be_asked_for(catalogue, pages):
    """Nothing is changed by nonsense."""
    number = scan(catalogue)

    with pytest.raises(UsageError):
        catalogue.recognitions.ask(number, reader=LAN, at=AT, pages=pages)
    assert state(catalogue, number).wanted == 7


def test_a_paper_without_images_has_nothing_to_read(catalogue):
    """It is told so, and told to nobody else."""
    number = catalogue.documents.store(reading(), rendition(), source="t", at=AT)

    assert state(catalogue, number) is None
    for pages in (None, (1,)):
        with pytest.raises(UsageError, match="là ảnh"):
            catalogue.recognitions.ask(number, reader=LAN, at=AT, pages=pages)


@pytest.mark.parametrize(
    "verb",
    [
        lambda verbs, number: verbs.ask(number, reader=LAN, at=AT),
        lambda verbs, number: verbs.skip(number, reader=LAN, at=AT),
        lambda verbs, number: verbs.raise_turn(number, reader=LAN),
        lambda verbs, number: verbs.of(number, LAN, at=AT),
    ],
    ids=["ask", "skip", "raise_turn", "of"],
)
def test_nobody_steers_what_they_may_not_see(catalogue, verb):
    """A hidden paper is as if it were not there."""
    number = scan(catalogue, audience="leaders")

    with pytest.raises(NotFoundError):
        verb(catalogue.recognitions, number)
    kept = catalogue.recognitions.of(number, KEEPER, at=AT)
    assert (kept.state, kept.is_first) == ("waiting", False)


def test_what_waits_is_counted_for_its_readers(catalogue):
    """Pages left and seconds a page are told, of papers one may see."""
    number = scan(catalogue)
    scan(catalogue, audience="leaders", left=9)
    finish_first = claim(catalogue)
    read(catalogue, finish_first, seconds=6.0)

    waiting = catalogue.recognitions.waiting(LAN, at=AT)

    assert (waiting.papers, waiting.pages, waiting.seconds) == (1, 1, 1.5)
    assert [brief.id for brief, _ in waiting.first] == [number]
    both = catalogue.recognitions.waiting(KEEPER, at=AT)
    assert (both.papers, both.pages) == (2, 10)


def test_how_long_a_page_takes_tells_of_no_hidden_paper(catalogue):
    """Whoever sees none that was read does not know how long it takes."""
    scan(catalogue, audience="leaders")
    read(catalogue, claim(catalogue), seconds=6.0)
    scan(catalogue)

    told = [catalogue.recognitions.waiting(who, at=AT) for who in (LAN, KEEPER)]

    assert [waiting.seconds for waiting in told] == [None, 1.5]


def test_another_reading_ends_it(catalogue):
    """Where a better file took the text's place, no page of the old one is wanted."""
    number = scan(catalogue)
    lent = claim(catalogue)
    catalogue.documents.reread(number, reading(), at=AT)

    assert state(catalogue, number) is None
    assert not read(catalogue, lent)


def test_a_paper_that_goes_takes_it_along(catalogue):
    """Nothing waits for what is not held."""
    number = scan(catalogue)
    catalogue.documents.remove(number, at=AT)

    assert claim(catalogue) is None


def part(catalogue, number, first, last):
    """Make a paper of pages of a scan."""
    [file] = catalogue.renditions.of(number, LAN)
    return catalogue.ranges.part(
        number,
        file.id,
        (first, last),
        reader=LAN,
        by="person:lan",
        at=AT,
        understand=understand,
        again=understand,
    )


def test_pages_are_not_parted_while_some_are_unread(catalogue):
    """Skipped or read they are; then the unread ones go where they belong."""
    number = scan(catalogue)
    with pytest.raises(UsageError, match="chờ đọc"):
        part(catalogue, number, 2, 3)
    catalogue.recognitions.skip(number, reader=LAN, at=AT)

    made = part(catalogue, number, 2, 3)

    assert catalogue.recognitions.ask(made, reader=LAN, at=AT) == 1
    assert catalogue.recognitions.ask(number, reader=LAN, at=AT) == 4
    assert {one.pages for one in finish(catalogue)} == {(3,), (4, 5, 6, 7), ()}


def test_a_joined_paper_is_read_on(catalogue):
    """What is shown as another paper is still a paper, with pages to be read."""
    number = scan(catalogue)
    other = catalogue.documents.store(reading(), rendition(), source="t", at=AT)
    catalogue.joining.join(number, other, reader=LAN, by="person:lan", at=AT)

    assert [one.document for one in finish(catalogue)] == [number] * 3
