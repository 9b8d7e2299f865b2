"""Whatever people do in whatever order: links are what a fresh look would find.

And of everything a reader is told what an archive of their papers alone would tell.
"""

import contextlib
import dataclasses
import datetime as dt
import shutil
import sqlite3
from collections import Counter

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Succession,
)
from archive.catalogue import Asking, Book, Paper, Seeking, Wish, open_catalogue
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Relation
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    store,
)
from tests.archive.catalogue.test_decisions import Store
from tests.archive.catalogue.test_meetings import FOURTH

HERE = "171-KH/TU", "1/8/2019", CITY
CITES = (cite("171-KH/TU"), cite("171-KH/TU", "1/8/2019", CITY, start=40, end=49))
PAPERS, CITING, LAST = (1, 2, 3, 4), (5, 6), 9
MENTIONS = (
    *CITES,
    cite("171-KH/TU", "", PROVINCE, start=60, end=69),
    cite("173-KH/TU", start=80, end=89),
    cite("53-KL/TW", "4/6/2019", "Ban Bí thư", start=100, end=109),
    cite("54-KL/TW", "", "Ban Bí thư", start=120, end=129),
    cite("171-KH/TU", "15/10/2019", "Tỉnh ủy", start=140, end=149),
    dataclasses.replace(FOURTH, start=160, end=180),
)
ODD = {
    "verbatim": "37/7/2019",
    "date": None,
    "partial": "2019-07",
    "flags": ["date_impossible"],
}

ADDITIONS = (
    AddedBody("Tỉnh bộ", "province", "committee", ("TU",), (f"Cũ {CITY}",)),
    AddedName("tinh-uy-bac-kan", f"{CITY} cũ"),
    AddedName("tinh-uy-bac-kan", "TU", "code"),
    Succession(("thanh-uy-bac-kan",), ("tinh-uy-bac-kan",), dt.date(2019, 9, 1)),
    AddedTerm("tinh-uy-bac-kan", "XI", dt.date(2019, 9, 1)),
)

paper = st.sampled_from(PAPERS)
anyone = st.integers(1, LAST)
decision = st.tuples(
    st.just("decide"),
    st.sampled_from(CITING),
    st.integers(0, 1),
    st.sampled_from(["choose", "reject"]),
    st.none() | paper,
)
step = (
    decision
    | st.tuples(st.just("undo"), st.integers(0, 9))
    | st.tuples(
        st.just("reread"),
        st.sampled_from(CITING),
        st.sampled_from([CITES, CITES[:1], ()]),
    )
    | st.tuples(st.just("join"), anyone, anyone)
    | st.tuples(st.just("part"), anyone)
    | st.tuples(st.just("remove"), paper)
    | st.tuples(st.just("restrict"), anyone, st.sampled_from(["everyone", "leaders"]))
    | st.tuples(st.just("fact"), anyone, st.sampled_from(["171-KH/TU", "173-KH/TU"]))
    | st.tuples(st.just("ask"), st.sampled_from(["53kltw", "171khtu", "173khtu"]))
)
more = st.tuples(
    st.sampled_from(
        ["171-KH/TU", "173-KH/TU", "53-KL/TW", "9-CV/TU", "4-KH/TU", "04-NQ/TW"]
    ),
    st.sampled_from(["1/8/2019", "15/10/2019", "4/6/2019", "30/10/2016", ""]),
    st.sampled_from([CITY, PROVINCE, CENTRE]),
    st.sampled_from(["everyone", "leaders"]),
    st.lists(
        st.tuples(
            st.sampled_from(MENTIONS),
            st.sampled_from(["replaces", "implements", "amends"]),
        ),
        max_size=3,
    ),
)


def filled(address, others=()):
    """Two copies of one paper, another body's, a hidden one, and two that cite."""
    catalogue = open_catalogue(address, AUTHORITY)
    store(catalogue, *HERE)
    store(catalogue, *HERE)
    store(catalogue, "171-KH/TU", "15/10/2019", PROVINCE)
    store(catalogue, "171-KH/TU", "1/8/2019", CITY, audience="leaders")
    for _ in CITING:
        store(catalogue, None, "", None, *CITES)
    for symbol, day, body, audience, cited in others:
        made = (
            dataclasses.replace(one, relations=(Relation(name, name),))
            for one, name in cited
        )
        odd = {} if day else {"issued": ODD}
        store(catalogue, symbol, day, body, *made, audience=audience, **odd)
    return catalogue


def do(catalogue, made, kind, *rest):
    """Do one step as a person would, who is told where it makes no sense."""
    if kind == "decide":
        citing, at, choice, target = rest
        link = catalogue.citations.of(citing, KEEPER)[at]
        seen = link.decided.claim if link.decided else None
        made.append(
            catalogue.decisions.decide(
                link.id,
                choice,
                target,
                reader=KEEPER,
                by="person:lan",
                at=AT,
                instead_of=seen,
            )
        )
    elif kind == "undo":
        catalogue.claims.withdraw(made[rest[0]], by="person:minh", at=AT)
    elif kind == "reread":
        catalogue.documents.reread(rest[0], reading(cites=rest[1]), at=AT)
    elif kind == "join":
        made.append(
            catalogue.joining.join(*rest, reader=KEEPER, by="person:lan", at=AT)
        )
    elif kind == "part":
        to = catalogue.joining.shown_as(rest[0], KEEPER)
        catalogue.joining.undo(rest[0], to, reader=KEEPER, by="person:lan", at=AT)
    elif kind == "restrict":
        catalogue.documents.restrict(*rest, at=AT)
    elif kind == "fact":
        held = catalogue.claims.standing(rest[0], "symbol", KEEPER)
        made.append(
            catalogue.claims.decide(
                rest[0],
                "symbol",
                rest[1],
                by="person:lan",
                at=AT,
                instead_of=held and held.id,
            )
        )
    elif kind == "ask":
        asking = Asking(dt.date(2026, 11, 1), "Văn phòng")
        catalogue.requests.ask(Paper(rest[0], None, "x"), asking, by="lan", at=AT)
    else:
        catalogue.documents.remove(rest[0], at=AT)


def cited_by(catalogue, number, reader):
    """Who cites a paper, as a reader is told."""
    try:
        found = catalogue.links.cited_by(number, reader)
    except NotFoundError:
        return None
    return [(by.paper.id, len(by.links)) for by in found]


OF_ALL = {
    "bodies": lambda c, r: c.books.bodies(r),
    "tallies": lambda c, r: [
        sorted(map(repr, c.books.tally(body, r))) for body in c.books.bodies(r).values()
    ],
    "registers": lambda c, r: [
        tuple(c.books.all_lines(Book(key), r, within=cycle))
        for key, body in c.books.bodies(r).items()
        for cycle in c.books.cycles(body, days_of(c, body, r), r)
    ],
    "register": lambda c, r: tuple(c.books.all_lines(Book(), r)),
    "held": lambda c, r: c.books.count(Book(), r),
    "counts": lambda c, r: c.holdings.counts(r),
    "recent": lambda c, r: c.holdings.recent(r),
    "statuses": lambda c, r: c.holdings.statuses(range(1, LAST + 1), r),
    "missing": lambda c, r: c.missing.papers(r),
    "missing and asked for": lambda c, r: c.missing.papers(r, Seeking(asked=True)),
    "missing, not asked for": lambda c, r: c.missing.papers(r, Seeking(asked=False)),
    "number missing": lambda c, r: c.missing.count(r),
    "bodies missing": lambda c, r: c.missing.bodies(r),
    "requests": lambda c, r: c.requests.listed(r),
    "requests open": lambda c, r: c.requests.open_count(r),
    "looked for": lambda c, r: c.lookups.find(MENTIONS, r),
    "missing under keys": lambda c, r: c.lookups.missing(["53kltw", "173khtu"], r),
    "doubts": lambda c, r: [
        (one.uses, one.paper.id) for one in c.doubts.listed(r, limit=99)
    ],
    "kinds of doubt": lambda c, r: c.doubts.counts_by_kind(r),
    "page texts": lambda c, r: c.documents.page_texts([(n, 1) for n in range(LAST)], r),
    "touched by additions": lambda c, r: [
        (made.papers, made.citing, len(made.citations))
        for made in (c.additions.touched(value, r) for value in ADDITIONS)
    ],
}
OF_A_PAPER = {
    "itself": lambda c, n, r: c.documents.get(n, r),
    "citations": lambda c, n, r: c.citations.of(n, r),
    "cites": lambda c, n, r: c.links.cites(n, r),
    "cited by": lambda c, n, r: c.links.cited_by(n, r),
    "times cited": lambda c, n, r: c.links.times_cited(n, r),
    "missing there": lambda c, n, r: c.missing.papers(r, Seeking(citing=n)),
    "neighbours": lambda c, n, r: around(c.neighbours.around(n, r, Wish(steps=2))),
    "story": lambda c, n, r: c.chains.of(n, r),
    "claims": lambda c, n, r: [k for k in c.claims.of(n, r) if k.claim.field != "link"],
    "like cases": lambda c, n, r: [
        c.decisions.alike(link.id, r) for link in c.citations.of(n, r)
    ],
    "doubts there": lambda c, n, r: sorted(
        (one.field, one.kind, one.citation or 0, one.uses) for one in c.doubts.of(n, r)
    ),
    "files": lambda c, n, r: c.renditions.of(n, r),
    "joined": lambda c, n, r: c.joining.of(n, r),
    "may be the same": lambda c, n, r: c.joining.alike(n, r),
    "corrections": lambda c, n, r: c.texts.corrected(n, r),
}


AT_MOST = {"doubts", "kinds of doubt", "doubts there"}
"""What depends on doubts that only part of the archive would have."""


def days_of(catalogue, body, reader):
    """The days of a body's papers."""
    return [one.day for one in catalogue.books.tally(body, reader) if one.day]


def around(found):
    """A neighbourhood, without the order of its edges."""
    return found.neighbours, set(found.edges), found.more, found.relations


def everything(catalogue, reader):
    """All that a reader is told, by what was asked."""
    whole: dict[object, object] = {
        name: ask(catalogue, reader) for name, ask in OF_ALL.items()
    }
    for number in range(1, LAST + 1):
        for name, ask in OF_A_PAPER.items():
            try:
                whole[name, number] = ask(catalogue, number, reader)
            except NotFoundError:
                whole[name, number] = ()
    return whole


def without_hidden(address, place):
    """A copy of an archive in which the papers hidden from Lan never were."""
    shutil.copy(address.removeprefix("sqlite:///"), place)
    with contextlib.closing(sqlite3.connect(place)) as connection:
        hidden = connection.execute(
            "SELECT id FROM document WHERE audience != 'everyone'"
        ).fetchall()
    catalogue = open_catalogue(f"sqlite:///{place}", AUTHORITY)
    for (number,) in hidden:
        catalogue.documents.remove(number, at=AT)
    return catalogue


# Made smaller, a failing archive would take minutes to tell less than it does.
@pytest.mark.slow
@settings(max_examples=8, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(steps=st.lists(step, max_size=8), others=st.lists(more, max_size=3))
def test_links_are_what_a_fresh_look_finds(steps, others, tmp_path_factory, blank):
    """Proven three ways: by verify, by both directions, by an archive without secrets."""
    place = tmp_path_factory.mktemp("steps")
    shutil.copy(blank, place / "catalogue.db")
    address = f"sqlite:///{place}/catalogue.db"
    with filled(address, others) as catalogue:
        made: list[int] = []
        for one in steps:
            try:
                do(catalogue, made, *one)
            except (NotFoundError, UsageError, ConflictError, IndexError):
                continue
        assert list(catalogue.verify(Store(catalogue))) == []
        for reader in (LAN, KEEPER):
            assert_level(catalogue, reader)
        seen = everything(catalogue, LAN)
    with without_hidden(address, place / "open.db") as alone:
        told = everything(alone, LAN)
    for asked, answer in told.items():
        if asked in AT_MOST or asked[0] in AT_MOST:
            assert Counter(seen[asked]) <= Counter(answer), asked
        else:
            assert seen[asked] == answer, asked


def assert_level(catalogue, reader):
    """What a paper cites and what cites a paper say the same."""
    cites = {
        (citing, link.target.id)
        for citing in CITING
        for link in seen_citations(catalogue, citing, reader)
        if link.target and link.target.id in PAPERS
    }
    back = {
        (citing, number)
        for number in PAPERS
        for citing, _ in cited_by(catalogue, number, reader) or ()
        if citing in CITING
    }
    assert cites == back


def seen_citations(catalogue, number, reader):
    """The citations of a paper, none where it is not to be seen."""
    try:
        return catalogue.citations.of(number, reader)
    except NotFoundError:
        return ()


NAMED = {
    "all of a paper": lambda c, _, r: c.claims.of(5, r),
    "all of a field": lambda c, _, r: c.claims.about(5, "link", r),
    "all of an act": lambda c, act, r: c.doubts.made(5, act, r),
    "what has lost its words": lambda c, _, r: c.decisions.lost(5, r),
}


@pytest.mark.parametrize("ask", NAMED.values(), ids=NAMED)
def test_a_decision_tells_nobody_of_a_hidden_paper(address, ask):
    """Who chose a paper is told so; who may not see that paper is told of nothing."""
    with filled(address) as catalogue:
        made: list[int] = []
        do(catalogue, made, "decide", 5, 0, "choose", 4)
        do(catalogue, made, "reread", 5, ())

        told = [ask(catalogue, made[0], reader) for reader in (KEEPER, LAN)]

    fields = [[kept.claim.field for kept in claims] for claims in told]
    assert ("link" in fields[0], "link" in fields[1]) == (True, False)
