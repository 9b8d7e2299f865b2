"""Decisions about links: they win, they last, they can be undone, they leak nothing."""

import pytest

from archive.catalogue import decisions
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Citation, Page, Reading, Text
from tests.archive.catalogue.making import (
    AT,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    store,
)

BARE = cite("171-KH/TU")
HERE = "171-KH/TU", "1/8/2019", CITY
THERE = "171-KH/TU", "15/10/2019", PROVINCE


def link(catalogue, paper, reader=LAN, at=0):
    """One citation of a paper with what became of it."""
    return catalogue.citations.of(paper, reader)[at]


def told(catalogue, paper, reader=LAN, at=0):
    """What a reader is told of one citation: its state, its papers, who decided."""
    one = link(catalogue, paper, reader, at)
    by = one.decided.by if one.decided else None
    return one.state, [brief.id for brief in one.papers], by


def decide(catalogue, paper, choice, target, who="lan", *, reader=LAN, at=0, over=...):
    """Decide about one citation of a paper, in the light of what stands."""
    one = link(catalogue, paper, reader, at)
    standing = one.decided.claim if one.decided else None
    return catalogue.decisions.decide(
        one.id,
        choice,
        target,
        reader=reader,
        by=f"person:{who}",
        at=AT,
        instead_of=standing if over is ... else over,
    )


@pytest.fixture
def papers(catalogue):
    """Two papers under one symbol, and one that cites it bare."""
    city, province = store(catalogue, *HERE), store(catalogue, *THERE)
    return city, province, store(catalogue, None, "", None, BARE)


def test_a_choice_settles_an_ambiguous_link(catalogue, papers):
    """The paper chosen is the one meant: in both directions and in all counts."""
    city, province, citing = papers
    before = told(catalogue, citing)

    decide(catalogue, citing, "choose", province)

    assert before == ("ambiguous", [city, province], None)
    assert told(catalogue, citing) == ("resolved", [province], "lan")
    assert link(catalogue, citing).reasons == ("decided",)
    assert [by.paper.id for by in catalogue.links.cited_by(province, LAN)] == [citing]
    assert catalogue.links.times_cited(city, LAN) == 0


def test_any_paper_of_the_archive_may_be_chosen(catalogue, papers):
    """A paper under quite another symbol may be the one that is meant."""
    _, _, citing = papers
    other = store(catalogue, "53-KL/TW", "4/6/2019", CENTRE)

    decide(catalogue, citing, "choose", other)

    assert told(catalogue, citing) == ("resolved", [other], "lan")
    assert [by.paper.id for by in catalogue.links.cited_by(other, LAN)] == [citing]


def test_a_rejected_paper_is_not_offered_again(catalogue, papers):
    """Rejecting one of two leaves the other; rejecting that leaves it wanted."""
    city, province, citing = papers

    decide(catalogue, citing, "reject", city)
    after_one = told(catalogue, citing)
    decide(catalogue, citing, "reject", province)

    assert after_one == ("resolved", [province], "lan")
    assert told(catalogue, citing) == ("unknown", [], "lan")
    assert [w.citation.symbol for w in catalogue.links.wanted(LAN)] == ["171-KH/TU"]


def test_a_paper_that_comes_later_was_not_rejected(catalogue, papers):
    """“Không có trong kho” is said of what was held then, not of what may come."""
    _, _, citing = papers
    decide(catalogue, citing, "reject", None)
    before = told(catalogue, citing)

    third = store(catalogue, "171-KH/TU", "2/2/2021", "Tỉnh ủy Lâm Đồng")

    assert before == ("unknown", [], "lan")
    assert told(catalogue, citing) == ("resolved", [third], "lan")


@pytest.mark.parametrize("choice", ["choose", "reject"])
def test_an_undo_brings_the_automatic_answer_back(catalogue, papers, choice):
    """What is withdrawn leaves nothing behind, and stays in the history."""
    city, _, citing = papers
    before = link(catalogue, citing)
    made = decide(catalogue, citing, choice, city)

    catalogue.claims.withdraw(made, by="person:minh", at=AT)

    assert link(catalogue, citing) == before
    [kept] = [k for k in catalogue.claims.of(citing, LAN) if k.claim.field == "link"]
    assert (kept.id, kept.withdrawn_by) == (made, "person:minh")
    assert list(catalogue.verify(Store(catalogue))) == []


class Store:
    """A store in which every original is as it was."""

    def __init__(self, catalogue):
        self.catalogue = catalogue

    def __iter__(self):
        """Yield nothing: nothing lies about unused."""
        return iter(())

    def verify(self, sha256):
        """Find every file whole."""


def test_a_choice_wins_over_what_comes_later(catalogue, papers):
    """Neither a corrected paper nor a better match takes the link away."""
    city, _, citing = papers
    decide(catalogue, citing, "choose", city)

    store(catalogue, "171-KH/TU", "3/3/2020", CITY)

    assert told(catalogue, citing) == ("resolved", [city], "lan")
    assert list(catalogue.verify(Store(catalogue))) == []


def test_a_chosen_paper_that_goes_leaves_the_automatic_answer(catalogue, papers):
    """A decision for a paper no longer held has nothing to say, until it is back."""
    city, province, citing = papers
    decide(catalogue, citing, "choose", city)

    catalogue.documents.remove(city, at=AT)

    assert told(catalogue, citing) == ("resolved", [province], None)
    assert list(catalogue.verify(Store(catalogue))) == []


MOVES = {
    "where it stood": ([BARE], ["resolved"]),
    "on another page": ([cite("171-KH/TU", page=2)], ["resolved"]),
    "behind another mention": (
        [cite("53-KL/TW"), cite("171-KH/TU", start=40, end=49)],
        ["unknown", "resolved"],
    ),
    "before a second mention": (
        [BARE, cite("171-KH/TU", start=40)],
        ["resolved", "ambiguous"],
    ),
    "nowhere": ([cite("53-KL/TW")], ["unknown"]),
}


@pytest.mark.parametrize(("cites", "states"), MOVES.values(), ids=MOVES)
def test_a_decision_survives_a_new_reading(catalogue, papers, cites, states):
    """It follows the words it was made about, and is kept where they are gone."""
    city, _, citing = papers
    made = decide(catalogue, citing, "choose", city)

    pages = (Page(1, "Nội dung."), Page(2, "Nội dung."))
    newer = Reading(Text("text/plain", pages), (), tuple(cites))
    catalogue.documents.reread(citing, newer, at=AT)

    assert [one.state for one in catalogue.citations.of(citing, LAN)] == states
    lost = [kept.id for kept in catalogue.decisions.lost(citing, LAN)]
    assert lost == ([made] if "resolved" not in states else [])


def test_a_lost_decision_holds_again_when_its_words_are_back(catalogue, papers):
    """A bad reading in between costs nothing."""
    city, _, citing = papers
    decide(catalogue, citing, "choose", city)

    for cites in ((), (BARE,)):
        catalogue.documents.reread(citing, reading(cites=cites), at=AT)

    assert told(catalogue, citing) == ("resolved", [city], "lan")


def test_two_at_once_see_each_other(catalogue, papers):
    """Whoever decides without having seen the other's decision is told of it."""
    city, province, citing = papers
    decide(catalogue, citing, "choose", city, "lan")

    with pytest.raises(ConflictError, match="lan"):
        decide(catalogue, citing, "choose", province, "minh", over=None)

    assert told(catalogue, citing) == ("resolved", [city], "lan")
    decide(catalogue, citing, "choose", province, "minh")
    assert told(catalogue, citing) == ("resolved", [province], "minh")


def test_the_same_decision_twice_is_made_once(catalogue, papers):
    """A button pressed twice is one decision."""
    city, _, citing = papers

    first = decide(catalogue, citing, "choose", city)

    assert decide(catalogue, citing, "choose", city, over=None) == first


WRONG = {
    "no paper": ("choose", None, UsageError),
    "a paper not held": ("choose", 999, NotFoundError),
}


@pytest.mark.parametrize(("choice", "target", "error"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_decided_is_refused(catalogue, papers, choice, target, error):
    """Nothing is written where a decision makes no sense."""
    _, _, citing = papers

    with pytest.raises(error):
        decide(catalogue, citing, choice, target)

    assert told(catalogue, citing)[0] == "ambiguous"


def test_a_paper_does_not_cite_itself(catalogue, papers):
    """The citing paper cannot be chosen."""
    _, _, citing = papers

    with pytest.raises(UsageError):
        decide(catalogue, citing, "choose", citing)


def test_a_decision_for_a_hidden_paper_tells_nothing(catalogue):
    """Who may not see the paper chosen is told what an archive without it says."""
    city = store(catalogue, *HERE)
    citing = store(catalogue, None, "", None, BARE)
    alone = link(catalogue, citing)
    secret = store(catalogue, *THERE, audience="leaders")

    decide(catalogue, citing, "choose", secret, reader=KEEPER)

    assert told(catalogue, citing, KEEPER) == ("resolved", [secret], "lan")
    assert link(catalogue, citing) == alone
    assert [by.paper.id for by in catalogue.links.cited_by(city, LAN)] == [citing]
    assert catalogue.links.times_cited(city, KEEPER) == 0
    assert [
        k for k in catalogue.claims.of(citing, LAN) if k.claim.field == "link"
    ] == []


def test_a_rejection_of_a_hidden_paper_tells_nothing(catalogue):
    """Nor is there a word of a rejection that changes nothing for the reader."""
    store(catalogue, *HERE)
    citing = store(catalogue, None, "", None, BARE)
    alone = link(catalogue, citing)
    secret = store(catalogue, *THERE, audience="leaders")

    decide(catalogue, citing, "reject", secret, reader=KEEPER)

    assert link(catalogue, citing) == alone


def test_a_hidden_paper_cannot_be_chosen(catalogue, papers):
    """A number that a reader may not see is no number."""
    _, _, citing = papers
    secret = store(catalogue, "53-KL/TW", "4/6/2019", CENTRE, audience="leaders")

    with pytest.raises(NotFoundError):
        decide(catalogue, citing, "choose", secret)


def test_only_possible_papers_are_offered(catalogue, papers):
    """What body or date rule out is no candidate, though it carries the symbol."""
    city, province, _ = papers
    later = store(catalogue, "171-KH/TU", "1/8/2024", CITY)

    citing = store(
        catalogue, "9-CV/BCĐ", "1/12/2020", "Ban Chỉ đạo 35 tỉnh Lâm Đồng", BARE
    )

    _, offered, _ = told(catalogue, citing)
    assert later not in offered
    assert set(offered) <= {city, province}


def test_like_cases_of_hidden_papers_take_nobodys_place(catalogue, papers, monkeypatch):
    """However few are looked at, they are those that the reader may see."""
    like = store(catalogue, None, "", None, BARE)
    store(catalogue, None, "", None, BARE, audience="leaders")
    monkeypatch.setattr(decisions, "_MOST_ALIKE", 1)

    alike = catalogue.decisions.alike(link(catalogue, papers[2]).id, LAN)

    assert [one.citing for one in alike] == [like]


def test_like_cases_look_for_the_same_paper(catalogue, papers):
    """The same words with the same candidates are offered; decided ones are not."""
    city, province, citing = papers
    like = store(catalogue, None, "", None, BARE)
    done = store(catalogue, None, "", None, BARE)
    store(catalogue, None, "", None, cite("171-KH/TU", "1/8/2019"))
    decide(catalogue, done, "choose", province)
    number = link(catalogue, citing).id

    alike = catalogue.decisions.alike(number, LAN)

    assert [one.citing for one in alike] == [like]
    assert catalogue.decisions.link(number, LAN) == link(catalogue, citing)
    act = decide(catalogue, citing, "choose", city)
    for one in alike:
        catalogue.decisions.decide(
            one.id,
            "choose",
            city,
            reader=LAN,
            by="person:lan",
            at=AT,
            instead_of=None,
            act=act,
        )
    assert told(catalogue, like) == ("resolved", [city], "lan")
    assert catalogue.claims.withdraw_act(act, reader=LAN, by="person:lan", at=AT) == 2
    assert told(catalogue, like)[0] == told(catalogue, citing)[0] == "ambiguous"


def test_a_citation_that_names_no_paper_can_be_linked(catalogue):
    """“Chỉ thị này” says nothing to look for, and a person still knows."""
    directive = store(catalogue, "35-CT/TW", "1/6/2019", CENTRE)
    deictic = Citation(0, 11, "Chỉ thị này", "deictic", type="Chỉ thị")
    citing = store(catalogue, None, "", None, deictic)
    before = link(catalogue, citing)

    made = decide(catalogue, citing, "choose", directive)

    assert told(catalogue, citing) == ("resolved", [directive], "lan")
    catalogue.claims.withdraw(made, by="person:lan", at=AT)
    assert link(catalogue, citing) == before
