"""The papers that have a status: as if each were asked about by itself."""

import contextlib
import dataclasses
import datetime as dt
import shutil

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.catalogue import open_catalogue
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import CHANGES, STATUSES
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
    judge,
    replacing,
    store,
)
from tests.archive.catalogue.plans import noted
from tests.archive.catalogue.test_readers import without_hidden

OLD, NEW = ("20-QĐ/TW", "8/4/2016", CENTRE), ("208-QĐ/TW", "26/7/2021", CENTRE)
ENDED = dt.date(2021, 7, 26)
DAYS = (
    dt.date(2019, 12, 31),
    dt.date(2021, 1, 1),
    ENDED,
    dt.date(2026, 11, 29),
)
HELD = (
    ("171-KH/TU", CITY),
    ("171-KH/TU", PROVINCE),
    ("20-QĐ/TW", CENTRE),
    ("03-QC/TU", CITY),
)

mention = st.builds(
    lambda held, relation: cite(held[0], "", held[1], relations=(relation,)),
    st.sampled_from(HELD),
    st.sampled_from(["replaces", "amends", "extends", "repeals"]).map(
        lambda name: Relation(name, name)
    ),
)
paper = st.tuples(
    st.sampled_from(HELD),
    st.sampled_from(["1/8/2018", "2/9/2019", "26/7/2021"]),
    st.sampled_from(["everyone", "everyone", "leaders"]),
    st.sampled_from(["", "", "phát triển kinh tế giai đoạn 2016 - 2020"]),
    st.lists(mention, min_size=1, max_size=2),
)
anyone = st.integers(1, 6)
verdict = st.tuples(
    st.just("judge"),
    anyone,
    st.integers(0, 1),
    st.sampled_from(["confirm", "confirm", "change", "reject"]),
    st.sampled_from([None, *CHANGES]),
    st.sampled_from([None, *DAYS]),
)
said = st.tuples(
    st.just("state"), anyone, st.sampled_from(STATUSES), st.sampled_from(DAYS)
)
other = st.one_of(
    st.tuples(st.just("restrict"), anyone, st.sampled_from(["everyone", "leaders"])),
    st.tuples(st.just("join"), anyone, anyone),
    st.tuples(st.just("remove"), anyone),
    st.tuples(st.just("undo"), st.integers(0, 5)),
)
step = st.one_of(verdict, verdict, verdict, said, other)


def filled(address, papers):
    """An archive of these papers."""
    catalogue = open_catalogue(address, AUTHORITY)
    for (symbol, body), day, audience, subject, cites in papers:
        apart = [
            dataclasses.replace(one, start=100 * at, end=100 * at + 9)
            for at, one in enumerate(cites)
        ]
        named = {"subject": subject} if subject else {}
        store(catalogue, symbol, day, body, *apart, audience=audience, **named)
    return catalogue


def do(catalogue, made, kind, *rest):
    """Do one step as a person would, who is told where it makes no sense."""
    if kind == "judge":
        number, at, answer, code, since = rest
        links = catalogue.citations.of(number, KEEPER)
        more = {"code": code, "since": since} if answer == "change" else {}
        if at < len(links):
            made.append(judge(catalogue, number, answer, at=at, reader=KEEPER, **more))
    elif kind == "state":
        who = {"reader": KEEPER, "by": "person:lan", "at": AT, "instead_of": None}
        made.append(catalogue.standings.state(*rest, "", **who))
    elif kind == "restrict":
        catalogue.documents.restrict(*rest, at=AT)
    elif kind == "join":
        catalogue.joining.join(*rest, reader=KEEPER, by="person:lan", at=AT)
    elif kind == "remove":
        catalogue.documents.remove(rest[0], at=AT)
    else:
        catalogue.claims.withdraw_act(
            made[rest[0]], reader=KEEPER, by="person:lan", at=AT
        )


def one_by_one(catalogue, reader, on):
    """The status of each paper that has any, each asked about by itself."""
    found = {}
    for number in range(1, 7):
        with contextlib.suppress(NotFoundError):
            held = catalogue.documents.get(number, reader, on=on)
            if held.id == number and held.status.code != "unknown":
                found[number] = held.status
    return found


@pytest.mark.slow
# Made smaller, a failing archive would take minutes to tell less than it does.
@settings(max_examples=40, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(
    papers=st.lists(paper, min_size=4, max_size=6),
    steps=st.lists(step, min_size=4, max_size=12),
)
def test_all_at_once_is_one_by_one(papers, steps, tmp_path_factory, blank):
    """For every reader and day; and a hidden paper shows through nothing."""
    place = tmp_path_factory.mktemp("statuses")
    shutil.copy(blank, place / "catalogue.db")
    address = f"sqlite:///{place}/catalogue.db"
    with filled(address, papers) as catalogue:
        made: list[int] = []
        for one in steps:
            with contextlib.suppress(
                NotFoundError, UsageError, ConflictError, IndexError
            ):
                do(catalogue, made, *one)
        for reader in (LAN, KEEPER):
            for day in DAYS:
                expected = one_by_one(catalogue, reader, day)
                codes = {number: one.code for number, one in expected.items()}
                assert catalogue.statuses.known(reader, on=day) == codes
                told = catalogue.statuses.of(range(1, 9), reader, on=day)
                assert told == expected
        seen = [catalogue.statuses.known(LAN, on=day) for day in DAYS]
    with without_hidden(address, place / "open.db") as alone:
        assert seen == [alone.statuses.known(LAN, on=day) for day in DAYS]


def test_a_hidden_paper_has_no_status_and_takes_none_away(catalogue):
    """Who sees a part of the papers is told what that part alone would tell."""
    city = store(catalogue, "171-KH/TU", "1/8/2018", CITY)
    hidden = store(catalogue, "171-KH/TU", "2/9/2018", PROVINCE, audience="leaders")
    for body in (CITY, PROVINCE):
        new = replacing("171-KH/TU", "", body)
        judge(
            catalogue, store(catalogue, "9-KH/TU", "1/8/2020", body, new), reader=KEEPER
        )

    told = [catalogue.statuses.known(reader) for reader in (LAN, KEEPER)]

    assert told == [
        {city: "superseded"},
        {city: "superseded", hidden: "superseded"},
    ]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_any_day_can_be_asked_for(catalogue, day):
    """Programs ask for the first and the last day that there are."""
    subject = "phát triển kinh tế giai đoạn 2016 - 2020"
    over = store(catalogue, "171-KH/TU", "1/8/2016", CITY, subject=subject)

    told = catalogue.statuses.known(LAN, on=day)

    assert told == ({} if day == dt.date.min else {over: "expired"})


def test_what_is_remembered_follows_the_papers_and_the_day(address):
    """An answer that is kept is of one state of the catalogue, one reader, one day."""
    today = [ENDED]
    with open_catalogue(address, AUTHORITY, today=lambda: today[0]) as catalogue:
        old = store(catalogue, *OLD)
        new = store(catalogue, *NEW, replacing(*OLD))
        told = [catalogue.statuses.known(LAN)]
        act = judge(catalogue, new)
        told.append(catalogue.statuses.known(LAN))
        today[0] -= dt.timedelta(1)
        told.append(catalogue.statuses.known(LAN))
        today[0] = ENDED
        catalogue.documents.restrict(new, "leaders", at=AT)
        told += [catalogue.statuses.known(who) for who in (LAN, KEEPER)]
        catalogue.claims.withdraw_act(act, reader=KEEPER, by="person:lan", at=AT)
        told.append(catalogue.statuses.known(KEEPER))

    ended = {old: "superseded"}
    assert told == [{}, ended, {}, {}, ended, {}]


def test_what_is_asked_is_answered_by_indexes(address):
    """No paper is looked at that has no grounds for a status, nor any citation."""
    with open_catalogue(address, AUTHORITY) as catalogue:
        store(catalogue, *OLD)
        judge(catalogue, store(catalogue, *NEW, replacing(*OLD)))
        # Weighed and hidden: for Lan, the citation is resolved anew.
        store(catalogue, OLD[0], OLD[1], PROVINCE, audience="leaders")

        with noted(catalogue.statuses._database) as told:
            for reader in (LAN, KEEPER):
                catalogue.statuses.known(reader)

    read = {one for one in told if one.startswith("SCAN")}
    found = {one.partition(" USING ")[2] for one in told if one.startswith("SEARCH")}
    assert read == {
        "SCAN head",
        "SCAN citation USING INDEX ix_citation_judged",
    }
    assert "COVERING INDEX ix_document_said (said>?)" in found
    assert "COVERING INDEX ix_document_expires (expires>? AND expires<?)" in found
    assert [one for one in found if "audience=" in one] == []
