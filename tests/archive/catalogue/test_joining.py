"""Two papers that are one: joined, shown as one, and parted again as they were."""

import pytest

from archive.errors import NotFoundError, UsageError
from archive.model import Reader
from tests.archive.catalogue.making import (
    AT,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    rendition,
    store,
)
from tests.archive.catalogue.test_decisions import Store, decide, told

HERE = "171-KH/TU", "1/8/2019", CITY
BARE = cite("171-KH/TU")


def join(catalogue, number, to, who="lan", reader=LAN):
    """Join a paper to another."""
    return catalogue.joining.join(number, to, reader=reader, by=f"person:{who}", at=AT)


@pytest.fixture
def papers(catalogue):
    """A paper that came twice with other text, and one that cites it."""
    first = store(catalogue, *HERE)
    second = store(catalogue, *HERE, text="Nội dung khác.")
    return first, second, store(catalogue, None, "", None, BARE)


def picture(catalogue, *papers):
    """All that a join may touch, to compare."""
    return (
        [told(catalogue, papers[-1])],
        [brief.id for brief in catalogue.documents.by_symbol("171-KH/TU", LAN)],
        [catalogue.documents.get(paper, LAN) for paper in papers],
        catalogue.documents.entries(papers),
        [catalogue.links.cited_by(paper, LAN) for paper in papers],
        catalogue.holdings.counts(LAN),
    )


def test_two_copies_are_offered_and_joined(catalogue, papers):
    """The second copy is shown as the first: in links, registers, hits and intake."""
    first, second, citing = papers
    before = told(catalogue, citing)
    offered = [brief.id for brief in catalogue.joining.alike(first, LAN)]

    join(catalogue, second, first)

    assert (before[0], offered) == ("ambiguous", [second])
    assert told(catalogue, citing) == ("resolved", [first], None)
    assert [b.id for b in catalogue.documents.by_symbol("171-KH/TU", LAN)] == [first]
    assert catalogue.joining.alike(first, LAN) == ()
    assert [e.document for e in catalogue.documents.entries([first, second])] == [first]
    with pytest.raises(NotFoundError):
        catalogue.documents.get(second, LAN)
    assert catalogue.joining.shown_as(second, LAN) == first
    assert [
        (j.paper.id, j.kept.claim.source) for j in catalogue.joining.of(first, LAN)
    ] == [(second, "person:lan")]
    assert list(catalogue.verify(Store(catalogue))) == []


def test_the_files_of_both_show_the_paper(catalogue):
    """Its own files stand first, since its text was read from them."""
    add = catalogue.documents.store
    second = add(reading(*HERE), rendition("bản hai.txt"), source="test", at=AT)
    first = add(reading(*HERE), rendition("bản một.txt"), source="test", at=AT)

    join(catalogue, second, first)

    shown = catalogue.documents.get(first, LAN).renditions
    assert [r.name for r in shown] == ["bản một.txt", "bản hai.txt"]
    assert [catalogue.documents.holding(r.sha256) for r in shown] == [(first,)] * 2


def test_the_intake_finds_one_paper(catalogue, papers):
    """A third file of the paper is compared with the one that is shown."""
    first, second, _ = papers
    metadata = catalogue.documents.get(first, LAN).metadata

    join(catalogue, second, first)

    assert catalogue.documents.find_same(metadata) == (first,)


def test_an_undo_brings_all_back(catalogue, papers):
    """Nothing is left of a join but its history."""
    first, second, _ = papers
    before = picture(catalogue, *papers)
    join(catalogue, second, first)

    catalogue.joining.undo(second, first, reader=LAN, by="person:minh", at=AT)

    assert picture(catalogue, *papers) == before
    [kept] = [k for k in catalogue.claims.of(second, LAN) if k.claim.field == "joined"]
    assert kept.withdrawn_by == "person:minh"
    assert list(catalogue.verify(Store(catalogue))) == []


def test_claims_withdraw_a_join_too(catalogue, papers):
    """The history of claims is one: undoing there is undoing here."""
    first, second, _ = papers
    before = picture(catalogue, *papers)
    made = join(catalogue, second, first)

    catalogue.claims.withdraw(made, by="person:minh", at=AT)

    assert picture(catalogue, *papers) == before


def test_what_cites_the_joined_paper_cites_the_other(catalogue):
    """A citation under the misread symbol of a copy means the paper itself."""
    right = store(catalogue, *HERE)
    misread = store(catalogue, "177-KH/TU", "1/8/2019", CITY)
    citing = store(catalogue, None, "", None, cite("177-KH/TU"))

    join(catalogue, misread, right)

    assert told(catalogue, citing) == ("resolved", [right], None)
    assert [by.paper.id for by in catalogue.links.cited_by(right, LAN)] == [citing]


def test_a_decision_follows_its_paper(catalogue, papers):
    """A chosen paper that is joined to another is that other, until the undo."""
    first, second, citing = papers
    decide(catalogue, citing, "choose", second)

    join(catalogue, second, first)
    joined = told(catalogue, citing)
    catalogue.joining.undo(second, first, reader=LAN, by="person:lan", at=AT)

    assert joined == ("resolved", [first], "lan")
    assert told(catalogue, citing) == ("resolved", [second], "lan")


def test_three_are_shown_as_the_last(catalogue, papers):
    """Joining a paper to which others are joined takes them along, and back."""
    first, second, citing = papers
    third = store(catalogue, *HERE)
    join(catalogue, second, first)

    join(catalogue, first, third)
    as_one = catalogue.joining.shown_as(second, LAN), told(catalogue, citing)
    catalogue.joining.undo(first, third, reader=LAN, by="person:lan", at=AT)

    assert as_one == (third, ("resolved", [third], None))
    assert catalogue.joining.shown_as(second, LAN) == first
    assert catalogue.documents.get(first, LAN).id == first
    assert list(catalogue.verify(Store(catalogue))) == []


def test_a_joined_paper_outlives_the_other(catalogue, papers):
    """Removing a paper leaves those joined to it as papers of their own."""
    first, second, citing = papers
    join(catalogue, second, first)

    catalogue.documents.remove(first, at=AT)

    assert catalogue.documents.get(second, LAN).id == second
    assert told(catalogue, citing) == ("resolved", [second], None)
    assert list(catalogue.verify(Store(catalogue))) == []


def test_a_chain_breaks_where_its_middle_goes(catalogue, papers):
    """A paper joined by way of a removed one stands for itself again."""
    first, second, _ = papers
    third = store(catalogue, *HERE)
    join(catalogue, second, first)
    join(catalogue, first, third)

    catalogue.documents.remove(first, at=AT)

    assert catalogue.documents.get(second, LAN).id == second
    assert list(catalogue.verify(Store(catalogue))) == []


def test_what_is_not_for_the_same_people_is_not_joined(catalogue):
    """A join can neither show nor hide a paper."""
    open_, secret = store(catalogue, *HERE), store(catalogue, *HERE, audience="leaders")

    with pytest.raises(UsageError):
        join(catalogue, open_, secret, reader=KEEPER)
    with pytest.raises(NotFoundError):
        join(catalogue, open_, secret)
    with pytest.raises(UsageError):
        join(catalogue, open_, open_)


def test_a_restriction_holds_for_joined_papers(catalogue, papers):
    """What is shown as a hidden paper is hidden, and stays so when parted."""
    first, second, citing = papers
    join(catalogue, second, first)

    catalogue.documents.restrict(first, "leaders", at=AT)
    hidden = told(catalogue, citing)
    catalogue.joining.undo(second, first, reader=KEEPER, by="person:lan", at=AT)

    assert hidden == told(catalogue, citing) == ("unknown", [], None)
    assert told(catalogue, citing, KEEPER)[0] == "ambiguous"
    with pytest.raises(NotFoundError):
        catalogue.joining.shown_as(second, Reader("nobody", frozenset()))


def test_another_place_is_another_paper(catalogue):
    """Papers of another body under the same symbol are not offered."""
    city = store(catalogue, *HERE)
    store(catalogue, "171-KH/TU", "1/8/2019", PROVINCE)

    assert catalogue.joining.alike(city, LAN) == ()


def test_a_paper_to_which_several_were_joined_can_go(catalogue, papers):
    """Its copies stand alone again, and what cites them is told so at once."""
    first, second, citing = papers
    third = store(catalogue, *HERE, text="Nội dung thứ ba.")
    for copy in (second, third):
        join(catalogue, copy, first)
    one = told(catalogue, citing)

    catalogue.documents.remove(first, at=AT)

    assert one == ("resolved", [first], None)
    assert told(catalogue, citing) == ("ambiguous", [second, third], None)
    assert list(catalogue.verify(Store(catalogue))) == []


def test_what_was_joined_before_moves_with_its_paper(catalogue):
    """A number under which only a joined paper is found leads to where it went."""
    last = store(catalogue, "173-KH/TU", "1/8/2019", CITY)
    between = store(catalogue, "172-KH/TU", "1/8/2019", CITY)
    first = store(catalogue, *HERE)
    citing = store(catalogue, None, "", None, BARE)
    join(catalogue, first, between)
    before = told(catalogue, citing)

    join(catalogue, between, last)

    assert before == ("resolved", [between], None)
    assert told(catalogue, citing) == ("resolved", [last], None)
    assert list(catalogue.verify(Store(catalogue))) == []
