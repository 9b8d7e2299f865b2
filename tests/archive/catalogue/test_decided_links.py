"""Whatever people do in whatever order: links are what a fresh look would find."""

import contextlib
import shutil

from hypothesis import given, settings
from hypothesis import strategies as st

from archive.catalogue import open_catalogue
from archive.errors import ConflictError, NotFoundError, UsageError
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    store,
)
from tests.archive.catalogue.test_decisions import Store

HERE = "171-KH/TU", "1/8/2019", CITY
CITES = (cite("171-KH/TU"), cite("171-KH/TU", "1/8/2019", CITY, start=40, end=49))
PAPERS, CITING = (1, 2, 3, 4), (5, 6)

paper = st.sampled_from(PAPERS)
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
    | st.tuples(st.just("join"), paper, paper)
    | st.tuples(st.just("part"), paper)
    | st.tuples(st.just("remove"), paper)
)


def filled(address):
    """Two copies of one paper, another body's, a hidden one, and two that cite."""
    catalogue = open_catalogue(address, AUTHORITY)
    store(catalogue, *HERE)
    store(catalogue, *HERE)
    store(catalogue, "171-KH/TU", "15/10/2019", PROVINCE)
    store(catalogue, "171-KH/TU", "1/8/2019", CITY, audience="leaders")
    for _ in CITING:
        store(catalogue, None, "", None, *CITES)
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
    else:
        catalogue.documents.remove(rest[0], at=AT)


def told(catalogue, reader):
    """All that a reader is told of all links, in both directions."""
    links = [
        (link.state, [brief.id for brief in link.papers], link.reasons, link.decided)
        for citing in CITING
        for link in catalogue.citations.of(citing, reader)
    ]
    return links, [cited_by(catalogue, number, reader) for number in PAPERS]


def cited_by(catalogue, number, reader):
    """Who cites a paper, as a reader is told."""
    try:
        found = catalogue.links.cited_by(number, reader)
    except NotFoundError:
        return None
    return [(by.paper.id, len(by.links)) for by in found]


def without_hidden(address, place):
    """A copy of an archive in which the papers hidden from Lan never were."""
    shutil.copy(address.removeprefix("sqlite:///"), place)
    catalogue = open_catalogue(f"sqlite:///{place}", AUTHORITY)
    with contextlib.suppress(NotFoundError):
        catalogue.documents.remove(4, at=AT)
    return catalogue


@settings(max_examples=20, deadline=None)
@given(steps=st.lists(step, max_size=8))
def test_links_are_what_a_fresh_look_finds(steps, tmp_path_factory, blank):
    """Proven three ways: by verify, by both directions, by an archive without secrets."""
    place = tmp_path_factory.mktemp("steps")
    shutil.copy(blank, place / "catalogue.db")
    address = f"sqlite:///{place}/catalogue.db"
    with filled(address) as catalogue:
        made: list[int] = []
        for one in steps:
            try:
                do(catalogue, made, *one)
            except (NotFoundError, UsageError, ConflictError, IndexError):
                continue
        assert list(catalogue.verify(Store(catalogue))) == []
        for reader in (LAN, KEEPER):
            forward = [
                sorted(
                    {
                        n
                        for n in PAPERS
                        for link in catalogue.citations.of(c, reader)
                        if link.target and link.target.id == n
                    }
                )
                for c in CITING
            ]
            back = [
                [n for n in PAPERS if c in dict(cited_by(catalogue, n, reader) or ())]
                for c in CITING
            ]
            assert forward == back
        seen = told(catalogue, LAN)
    with without_hidden(address, place / "open.db") as alone:
        assert told(alone, LAN) == seen
