"""The doubt queue: level with the papers, in order, and for those who may see."""

import datetime as dt
from dataclasses import replace

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalogue import migrating, open_catalogue
from archive.catalogue.schema import doubt
from archive.links import Remembered
from archive.model import Evidence
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    cite,
    reading,
    store,
)

ODD = {"verbatim": "37/7/2019", "partial": "2019-07", "flags": ["date_impossible"]}
SHORT = cite("35-CT/TW")
UNSURE = Evidence(1, 0, 4, "subject.title_line", 0.5)


def table(catalogue):
    """Every doubt as it is kept, without its number."""
    columns = [column for column in doubt.c if column.name != "id"]
    with catalogue._database.read() as connection:
        rows = connection.execute(sa.select(*columns))
        return sorted(map(tuple, rows), key=repr)


def anew(catalogue):
    """Every doubt as it would be found from all papers."""
    with catalogue._database.write() as connection:
        connection.execute(sa.delete(doubt))
        migrating.fill(connection, Remembered(AUTHORITY))
    return table(catalogue)


def queue(catalogue, reader=LAN, **which):
    """The paper and kind of each doubt, in order."""
    found = catalogue.doubts.listed(reader, limit=100, **which)
    return [(one.paper.id, one.kind) for one in found]


def decide(catalogue, number, field, value):
    """Decide in the light of what stands; return the claim."""
    held = catalogue.claims.standing(number, field, LAN)
    return catalogue.claims.decide(
        number, field, value, by="person:lan", at=AT, instead_of=held and held.id
    )


def choose(catalogue, asked, choice, target):
    """Decide about a link."""
    held = catalogue.decisions.link(asked, LAN).decided
    return catalogue.decisions.decide(
        asked,
        choice,
        target,
        reader=LAN,
        by="person:lan",
        at=AT,
        instead_of=held and held.claim,
    )


class Story:
    """Changes of a catalogue, each drawn by a number."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.papers = []
        self.claims = []

    def do(self, what, which):
        getattr(self, what)(which)

    def odd(self, which):
        self.papers.append(
            store(self.catalogue, f"{which}-KH/TU", "", CITY, issued=ODD)
        )

    def directive(self, which):
        day = ("1/3/2017", "30/5/2019", "")[which % 3]
        self.papers.append(store(self.catalogue, "35-CT/TW", day, CENTRE))

    def citing(self, which):
        made = (SHORT, cite("1-KH/TU", "", CITY), cite("35-CT/TW", "30/5/2019"))
        self.papers.append(
            store(self.catalogue, f"{which + 50}-CV/TU", "9/9/2020", CITY, *made)
        )

    def decide(self, which):
        if self.papers:
            number = self.papers[which % len(self.papers)]
            day = {"verbatim": "27/7/2019", "date": "2019-07-27"}
            self.keep(decide(self.catalogue, number, "issued", day))

    def choose(self, which):
        found = [d for d in self.catalogue.doubts.listed(LAN, limit=99) if d.citation]
        if found:
            asked = found[which % len(found)].citation
            link = self.catalogue.decisions.link(asked, LAN)
            choice = ("choose", "reject")[which % 2]
            self.keep(choose(self.catalogue, asked, choice, link.papers[0].id))

    def keep(self, made):
        # The same decision sent twice is made once, and so is undone once.
        if made not in self.claims:
            self.claims.append(made)

    def undo(self, which):
        if self.claims:
            number = self.claims.pop(which % len(self.claims))
            self.catalogue.claims.withdraw(number, by="person:lan", at=AT)

    def remove(self, which):
        if self.papers:
            number = self.papers.pop(which % len(self.papers))
            kept = {k.id for k in self.catalogue.claims.of(number, LAN)}
            self.claims = [claim for claim in self.claims if claim not in kept]
            self.catalogue.documents.remove(number, at=AT)

    def reread(self, which):
        if self.papers:
            number = self.papers[which % len(self.papers)]
            read = reading(f"{which}-KH/TU", "1/8/2019", CITY, (SHORT,))
            self.catalogue.documents.reread(number, read, at=AT)


VERBS = ("odd", "directive", "citing", "decide", "choose", "undo", "remove", "reread")


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    st.lists(
        st.tuples(st.sampled_from(VERBS), st.integers(0, 5)), min_size=4, max_size=14
    )
)
def test_the_queue_equals_one_found_anew(blank, tmp_path_factory, story):
    """After any changes, the doubts kept are those that all papers give."""
    place = tmp_path_factory.mktemp("story") / "catalogue.db"
    place.write_bytes(blank.read_bytes())
    with open_catalogue(f"sqlite:///{place}", AUTHORITY) as catalogue:
        told = Story(catalogue)
        for what, which in story:
            told.do(what, which)

        kept = table(catalogue)
        assert kept == anew(catalogue)


def test_most_used_first_then_newest(catalogue):
    """What many papers cite is asked before what none does."""
    old = store(catalogue, "1-KH/TU", "", CITY, issued=ODD)
    used = store(catalogue, "2-KH/TU", "", CITY, issued=ODD)
    new = store(catalogue, "3-KH/TU", "", CITY, issued=ODD)
    store(catalogue, "9-CV/TU", "9/9/2020", CITY, cite("2-KH/TU", "", CITY))

    assert [paper for paper, _ in queue(catalogue)] == [used, new, old]


def test_the_queue_goes_on_from_a_place(catalogue):
    """The rest of the queue begins with the doubt it is asked from."""
    for number in range(1, 6):
        store(catalogue, f"{number}-KH/TU", "", CITY, issued=ODD)
    whole = catalogue.doubts.listed(LAN)

    assert catalogue.doubts.listed(LAN, start=whole[2].place) == whole[2:]


def test_kinds_are_counted_and_narrow_the_queue(catalogue):
    """What the filter offers is what it shows."""
    store(catalogue, "1-KH/TU", "", CITY, issued=ODD)
    store(catalogue, None, "1/8/2019", CITY, type="Kế hoạch")

    counts = catalogue.doubts.counts_by_kind(LAN)

    assert counts == {"date_impossible": 1, "missing": 1}
    assert catalogue.doubts.count(LAN) == 2
    for kind, count in counts.items():
        assert [k for _, k in queue(catalogue, kind=kind)] == [kind] * count


def test_a_decision_settles_and_its_undo_asks_again(catalogue):
    """Confirmed as it was read, too."""
    number = store(catalogue, "1-KH/TU", "", CITY, issued=ODD)

    made = decide(catalogue, number, "issued", ODD)
    settled = queue(catalogue)
    catalogue.claims.withdraw(made, by="person:lan", at=AT + dt.timedelta(1))

    assert settled == []
    assert queue(catalogue) == [(number, "date_impossible")]


def test_a_doubt_that_stays_keeps_its_number(catalogue):
    """An address of a question holds while its paper is read again."""
    number = store(catalogue, "1-KH/TU", "", CITY, issued=ODD)
    before = catalogue.doubts.of(number, LAN)

    read = reading("1-KH/TU", "", CITY, issued=ODD)
    catalogue.documents.reread(number, read, at=AT)

    assert [d.id for d in catalogue.doubts.of(number, LAN)] == [d.id for d in before]


def test_like_cases_share_what_was_printed(catalogue):
    """The same impossible day twice, and another one."""
    for number, printed in ((1, "37/7/2019"), (2, "37/7/2019"), (3, "38/7/2019")):
        issued = {**ODD, "verbatim": printed}
        store(catalogue, f"{number}-KH/TU", "", CITY, issued=issued)
    likeness: dict[str, list[int]] = {}
    for one in catalogue.doubts.listed(LAN):
        likeness.setdefault(one.likeness, []).append(one.paper.metadata.number)

    assert sorted(map(sorted, likeness.values())) == [[1, 2], [3]]


def test_nobody_is_asked_about_hidden_papers(catalogue):
    """Neither counts nor the queue nor like cases tell that there is one."""
    shown = store(catalogue, "1-KH/TU", "", CITY, issued=ODD)
    hidden = store(catalogue, "2-KH/TU", "", CITY, audience="leaders", issued=ODD)

    assert queue(catalogue) == [(shown, "date_impossible")]
    assert catalogue.doubts.count(LAN) == 1
    assert catalogue.doubts.count(KEEPER) == 2
    assert catalogue.doubts.of(hidden, LAN) == ()
    [one] = catalogue.doubts.listed(LAN)
    assert [d.paper.id for d in catalogue.doubts.alike(one.likeness, LAN)] == [shown]


def test_a_hidden_paper_makes_no_link_doubtful(catalogue):
    """Who may see one of two papers is told of that one, and asked nothing."""
    store(catalogue, "35-CT/TW", "1/3/2017", CENTRE)
    store(catalogue, "35-CT/TW", "30/5/2019", CENTRE, audience="leaders")
    citing = store(catalogue, "9-CV/TU", "9/9/2020", CITY, SHORT)

    assert queue(catalogue, KEEPER) == [(citing, "ambiguous")]
    assert queue(catalogue) == []
    assert catalogue.doubts.counts_by_kind(LAN) == {}


@pytest.mark.parametrize("choice", ["choose", "reject"])
def test_a_link_is_settled_by_what_is_chosen(catalogue, choice):
    """To choose one of two, or to reject one of them, leaves nothing to ask."""
    one = store(catalogue, "35-CT/TW", "1/3/2017", CENTRE)
    store(catalogue, "35-CT/TW", "30/5/2019", CENTRE)
    store(catalogue, "9-CV/TU", "9/9/2020", CITY, replace(SHORT, end=8))
    [asked] = catalogue.doubts.listed(LAN)

    choose(catalogue, asked.citation, choice, one)

    assert queue(catalogue) == []
