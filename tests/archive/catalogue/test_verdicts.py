"""What papers do to others: proposed by readers, decided by people, undone."""

import datetime as dt

import pytest

from archive.catalogue import open_catalogue
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import Status
from archive.model import Page, Reading, Text
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    judge,
    reading,
    replacing,
    store,
)
from tests.archive.catalogue.test_decisions import Store

OLD, NEW = ("20-QĐ/TW", "8/4/2026", CENTRE), ("208-QĐ/TW", "26/7/2026", CENTRE)
ENDED = dt.date(2026, 7, 26)


@pytest.fixture
def papers(catalogue):
    """A paper and the one that says it replaces it."""
    return store(catalogue, *OLD), store(catalogue, *NEW, replacing(*OLD))


def status(catalogue, paper, reader=LAN, **more):
    """The status of a paper."""
    return catalogue.documents.get(paper, reader, **more).status


def proposed(catalogue, paper, reader=LAN):
    """What waits for a person, on the page of a paper."""
    found = catalogue.standings.of(paper, reader).proposed
    return [(one.paper.id, one.effect, one.since, one.flags) for one in found]


def queued(catalogue, reader=LAN):
    """The proposals that wait in the queue."""
    return [one.paper.id for one in catalogue.doubts.listed(reader, kind="effect")]


def test_what_a_reader_found_is_a_proposal(catalogue, papers):
    """No paper is ended by what was only read; everybody sees that it waits."""
    old, new = papers

    assert status(catalogue, old) == Status()
    assert proposed(catalogue, old) == [(new, "superseded", ENDED, ())]
    assert queued(catalogue) == [new]


def test_a_confirmed_relation_ends_a_paper(catalogue, papers):
    """The status names the proving paper and its day, and nothing waits any more."""
    old, new = papers

    judge(catalogue, new)

    told = Status("superseded", (new,), ENDED, "relation")
    assert status(catalogue, old) == told
    assert status(catalogue, old, on=ENDED - dt.timedelta(1)) == Status()
    assert proposed(catalogue, old) == queued(catalogue) == []
    [proof] = catalogue.standings.of(old, LAN).proving
    assert (proof.paper.id, proof.link.citation.symbol) == (new, "20-QĐ/TW")
    assert list(catalogue.verify(Store(catalogue))) == []


def test_an_undo_makes_it_a_proposal_again(catalogue, papers):
    """What is withdrawn leaves nothing behind but its history."""
    old, new = papers
    act = judge(catalogue, new)

    undone = catalogue.claims.withdraw_act(act, reader=LAN, by="person:minh", at=AT)

    # The link was confirmed in the same act.
    assert undone == 2
    assert status(catalogue, old) == Status()
    assert (queued(catalogue), len(proposed(catalogue, old))) == ([new], 1)
    assert list(catalogue.verify(Store(catalogue))) == []


VERDICTS = {
    "rejected": ("reject", {}, Status()),
    "another effect": (
        "change",
        {"code": "repealed"},
        Status("repealed", (2,), ENDED, "relation"),
    ),
    "another day": (
        "change",
        {"since": dt.date(2026, 9, 1)},
        Status("superseded", (2,), dt.date(2026, 9, 1), "relation"),
    ),
    "one provision only": (
        "change",
        {"provision": "Điều 5"},
        Status("partly_changed", (2,), ENDED, "relation"),
    ),
}


@pytest.mark.parametrize(
    ("answer", "said", "expected"), VERDICTS.values(), ids=VERDICTS
)
def test_verdicts(catalogue, papers, answer, said, expected):
    """A person may say that it is otherwise, in part, from another day, or not at all."""
    old, new = papers

    judge(catalogue, new, answer, **said)

    assert status(catalogue, old) == expected
    assert queued(catalogue) == proposed(catalogue, old) == []


def test_what_was_rejected_can_be_confirmed(catalogue, papers):
    """It is as proposed after all: as it was read, whatever was said in between."""
    old, new = papers
    judge(catalogue, new, "reject")
    [made] = catalogue.verdicts.by(new, LAN)

    judge(catalogue, new, "confirm", over=made.given.claim)

    assert status(catalogue, old).code == "superseded"


def test_the_day_of_effect_goes_before_the_day_of_issue(catalogue):
    """A paper that takes effect later ends the old one then, and follows its fact."""
    old = store(catalogue, *OLD)
    new = store(catalogue, *NEW, replacing(*OLD), effective=dt.date(2026, 9, 1))
    judge(catalogue, new)
    before = status(catalogue, old).since

    catalogue.claims.decide(
        new,
        "effective",
        "2026-10-01",
        by="person:lan",
        at=AT,
        instead_of=_held(catalogue, new),
    )

    after = status(catalogue, old, on=dt.date(2026, 12, 1)).since
    assert (before, after) == (dt.date(2026, 9, 1), dt.date(2026, 10, 1))


def _held(catalogue, paper):
    kept = catalogue.claims.standing(paper, "effective", LAN)
    assert kept is not None
    return kept.id


def test_a_verdict_survives_reading_again(catalogue, papers):
    """It follows its words to another page, and waits where they are gone."""
    old, new = papers
    judge(catalogue, new)
    moved = replacing(*OLD)
    read = reading(*NEW, ())
    pages = Page(1, "Bìa."), Page(2, "Nội dung.")
    again = Reading(
        Text("text/plain", pages),
        read.claims,
        (
            type(moved)(
                **{**{n: getattr(moved, n) for n in moved.__slots__}, "page": 2}
            ),
        ),
    )

    catalogue.documents.reread(new, again, at=AT)
    there = status(catalogue, old).code
    catalogue.documents.reread(new, reading(*NEW), at=AT)
    gone = status(catalogue, old).code
    catalogue.documents.reread(new, again, at=AT)

    assert (there, gone) == ("superseded", "unknown")
    assert status(catalogue, old).code == "superseded"
    assert list(catalogue.verify(Store(catalogue))) == []


def test_two_clerks_do_not_overwrite_each_other(catalogue, papers):
    """Whoever decides in the light of what no longer stands is told so."""
    _, new = papers
    judge(catalogue, new, who="lan")

    with pytest.raises(ConflictError):
        judge(catalogue, new, "reject", who="minh")


def test_a_verdict_does_not_pass_to_another_paper(catalogue):
    """Where the place comes to mean another paper, that one waits for its own."""
    city = store(catalogue, "03-QC/TU", "1/8/2018", CITY)
    province = store(catalogue, "03-QC/TU", "15/10/2018", PROVINCE)
    new = store(
        catalogue, "04-QC/TU", "1/8/2019", CITY, replacing("03-QC/TU", "", CITY)
    )
    judge(catalogue, new)
    [link] = catalogue.citations.of(new, LAN)

    catalogue.decisions.decide(
        link.id,
        "choose",
        province,
        reader=LAN,
        by="person:lan",
        at=AT,
        instead_of=link.decided and link.decided.claim,
    )

    assert (status(catalogue, city), status(catalogue, province)) == (
        Status(),
        Status(),
    )
    assert proposed(catalogue, province) == [
        (new, "superseded", dt.date(2019, 8, 1), ("not_competent",))
    ]
    assert queued(catalogue) == [new]
    # The verdict about the other paper is not in the way of one about this.
    act = judge(catalogue, new, code="repealed")
    assert status(catalogue, province).code == "repealed"
    catalogue.claims.withdraw_act(act, reader=LAN, by="person:lan", at=AT)
    assert status(catalogue, province) == Status()


def test_a_confirmed_link_is_kept(catalogue):
    """A second paper under the symbol makes the confirmed one no doubt again."""
    old = store(catalogue, "03-QC/TU", "1/8/2018", CITY)
    new = store(catalogue, "04-QC/TU", "1/8/2019", CITY, replacing("03-QC/TU"))
    judge(catalogue, new)

    store(catalogue, "03-QC/TU", "1/9/2018", "Thành ủy Sông Công")

    assert status(catalogue, old).code == "superseded"


def test_a_joined_paper_takes_its_status_along(catalogue, papers):
    """What was confirmed of a copy holds for the paper it is shown as."""
    old, new = papers
    judge(catalogue, new)
    other = store(catalogue, "20-QĐ/TW", "9/4/2026", CENTRE)

    catalogue.joining.join(old, other, reader=LAN, by="person:lan", at=AT)

    assert status(catalogue, other) == Status("superseded", (new,), ENDED, "relation")


WRONG = {
    "no paper is meant": (0, "confirm", {}, UsageError),
    "nothing is done to it": (1, "confirm", {}, UsageError),
    "no such effect": (2, "change", {"code": "expired"}, UsageError),
}


@pytest.mark.parametrize(("at", "answer", "said", "error"), WRONG.values(), ids=WRONG)
def test_nonsense_is_refused(catalogue, at, answer, said, error):
    """A verdict is about a paper that is held, and names what is done to it."""
    store(catalogue, *OLD)
    gone = cite("9-QĐ/TW", "1/1/2001")
    new = store(catalogue, *NEW, gone, cite(*OLD), replacing(*OLD))

    with pytest.raises(error):
        judge(catalogue, new, answer, at=at, **said)


def test_an_effect_that_was_not_read_can_be_said(catalogue):
    """The readers miss a relation: a person says it at the place that tells it."""
    old = store(catalogue, *OLD)
    new = store(catalogue, *NEW, cite(*OLD))

    judge(catalogue, new, "change", code="superseded")

    assert status(catalogue, old).by == (new,)


def test_a_hidden_paper_ends_nothing(catalogue):
    """What a hidden paper proves is not told, nor that it proposes anything."""
    old = store(catalogue, *OLD)
    new = store(catalogue, *NEW, replacing(*OLD), audience="leaders")
    before = queued(catalogue), proposed(catalogue, old)
    act = judge(catalogue, new, reader=KEEPER)

    assert before == ([], [])
    assert status(catalogue, old) == Status()
    assert status(catalogue, old, KEEPER).code == "superseded"
    with pytest.raises(NotFoundError):
        catalogue.verdicts.by(new, LAN)
    assert catalogue.doubts.made(new, act, LAN) == ()


CHAINS = {
    "the Charter": [
        ("29-QĐ/TW", "25/7/2016"),
        ("24-QĐ/TW", "30/7/2021"),
        ("232-QĐ/TW", "20/01/2025"),
        ("294-QĐ/TW", "26/5/2025"),
        ("20-QĐ/TW", "08/4/2026"),
        ("208-QĐ/TW", "26/7/2026"),
    ],
    "what members must not do": [
        ("47-QĐ/TW", "01/11/2011"),
        ("37-QĐ/TW", "25/10/2021"),
        ("207-QĐ/TW", "26/7/2026"),
    ],
}


@pytest.mark.parametrize("chain", CHAINS.values(), ids=CHAINS)
def test_chains(catalogue, chain):
    """Each paper of a chain stands from its day to the day of the next one."""
    numbers = []
    for at, (symbol, issued) in enumerate(chain):
        before = [replacing(*chain[at - 1])] if at else []
        numbers.append(store(catalogue, symbol, issued, CENTRE, *before))
    for number in numbers[1:]:
        judge(catalogue, number)

    told = [status(catalogue, number) for number in numbers]

    assert [one.by for one in told] == [*((n,) for n in numbers[1:]), ()]
    days = [one.since for one in told[:-1]]
    for at, since in enumerate(days):
        eve = status(catalogue, numbers[at], on=since - dt.timedelta(1))
        assert (eve.code, told[at].code) == ("unknown", "superseded")


def test_today_is_asked_where_no_day_is(address):
    """A paper that takes effect tomorrow has ended nothing yet."""
    days = iter((ENDED - dt.timedelta(1), ENDED))
    with open_catalogue(address, AUTHORITY, today=lambda: next(days)) as opened:
        old = store(opened, *OLD)
        judge(opened, store(opened, *NEW, replacing(*OLD)))

        told = [opened.documents.get(old, LAN).status.code for _ in range(2)]

    assert told == ["unknown", "superseded"]
