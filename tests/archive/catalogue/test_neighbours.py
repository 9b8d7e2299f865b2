"""What stands around a paper: near, bounded, and only what its reader may see."""

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.catalogue import Wish, open_catalogue
from archive.catalogue.meaning import RELATIONS
from archive.catalogue.nearby import SIDES
from archive.errors import NotFoundError
from archive.model import Relation
from tests.archive.catalogue.making import (
    AUTHORITY,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    store,
)
from webui.render import neighbourhood, words

TWO = Wish(steps=2)
LAW = "53-KL/TW", "4/6/2019", CENTRE
DISPATCH = "362-CV/TU", "18/7/2019", PROVINCE
PLAN = "171-KH/TU", "1/8/2019", CITY
REPORT = "15-BC/ĐU", "20/9/2019", "Đảng ủy phường Sông Cầu"
REVIEW = "22-BC/ĐU", "5/10/2019", "Đảng ủy phường Bắc Kạn"


def doing(what, paper):
    """A citation of a paper to which something is done."""
    return cite(*paper, relations=(Relation(what, what),))


def shown(around):
    """The neighbours by step, each by its symbol."""
    return [
        (one.step, one.paper.metadata.symbol if one.paper else one.link.citation.symbol)
        for one in around.neighbours
    ]


def edges(around):
    """The edges by symbols."""
    names = {
        one.key: one.paper.metadata.symbol if one.paper else one.link.citation.symbol
        for one in around.neighbours
    }
    return sorted((names[e.citing], e.relation, names[e.cited]) for e in around.edges)


@pytest.fixture
def chain(catalogue):
    """A conclusion, a dispatch, a plan, a report and a review, each on the former."""
    return {
        "law": store(catalogue, *LAW),
        "dispatch": store(catalogue, *DISPATCH, doing("implements", LAW)),
        "plan": store(catalogue, *PLAN, doing("implements", DISPATCH)),
        "report": store(catalogue, *REPORT, doing("reports_on", PLAN)),
        "review": store(catalogue, *REVIEW, doing("reviews", REPORT)),
    }


def test_two_steps_are_seen_to_both_sides(catalogue, chain):
    """What a paper rests on stands before it, what rests on it behind it."""
    around = catalogue.neighbours.around(chain["plan"], LAN, TWO)

    assert shown(around) == [
        (-2, "53-KL/TW"),
        (-1, "362-CV/TU"),
        (0, "171-KH/TU"),
        (1, "15-BC/ĐU"),
        (2, "22-BC/ĐU"),
    ]
    assert edges(around) == [
        ("15-BC/ĐU", "reports_on", "171-KH/TU"),
        ("171-KH/TU", "implements", "362-CV/TU"),
        ("22-BC/ĐU", "reviews", "15-BC/ĐU"),
        ("362-CV/TU", "implements", "53-KL/TW"),
    ]


WISHES = {
    "one step": (Wish(), [-1, 0, 1]),
    "what is cited": (Wish(steps=2, sides=("cites",)), [-2, -1, 0]),
    "what cites": (Wish(steps=2, sides=("cited_by",)), [0, 1, 2]),
    "one relation": (Wish(steps=2, relation="reports_on"), [0, 1]),
    "a relation nobody has": (Wish(steps=2, relation="annuls"), [0]),
}


@pytest.mark.parametrize(("wish", "steps"), WISHES.values(), ids=WISHES)
def test_only_what_is_asked_for_is_shown(catalogue, chain, wish, steps):
    """Steps, direction and relation narrow what is shown."""
    around = catalogue.neighbours.around(chain["plan"], LAN, wish)

    assert [one.step for one in around.neighbours] == steps
    assert around.relations == {"implements": 1, "reports_on": 1} or wish.sides != SIDES


def test_what_changes_a_paper_goes_before_resting_on_it(catalogue):
    """Who amends a paper names it among the grounds too; the amending is told."""
    held = store(catalogue, *LAW)
    store(catalogue, *PLAN, doing("based_on", LAW), doing("amends", LAW))

    around = catalogue.neighbours.around(held, LAN, TWO)

    assert edges(around) == [("171-KH/TU", "amends", "53-KL/TW")]


def test_who_repeals_an_article_amends_its_paper(catalogue):
    """A paper of which one provision is ended is not said to be repealed."""
    held = store(catalogue, *LAW)
    repeal = (Relation("repeals", "bãi bỏ"),)
    store(catalogue, *PLAN, cite(*LAW, relations=repeal, provision="Điều 9"))

    around = catalogue.neighbours.around(held, LAN, TWO)

    assert edges(around) == [("171-KH/TU", "amends", "53-KL/TW")]


def test_what_else_cites_the_law_is_no_neighbour(catalogue, chain):
    """A way never turns: papers that share a basis are strangers."""
    store(catalogue, "9-KH/TU", "1/9/2019", CITY, doing("implements", DISPATCH))

    around = catalogue.neighbours.around(chain["plan"], LAN, TWO)

    assert "9-KH/TU" not in dict(map(reversed, shown(around)))


def test_a_missing_paper_is_shown_with_what_was_printed(catalogue):
    """It stands one step away, joined to the paper that cites it."""
    plan = store(catalogue, *PLAN, doing("implements", LAW))

    around = catalogue.neighbours.around(plan, LAN, TWO)

    assert shown(around) == [(-1, "53-KL/TW"), (0, "171-KH/TU")]
    assert around.neighbours[0].paper is None
    assert edges(around) == [("171-KH/TU", "implements", "53-KL/TW")]


def test_papers_that_cite_each_other_are_shown_once(catalogue):
    """A circle ends where it began."""
    one = store(catalogue, "1-KH/TU", "1/8/2019", CITY, cite("2-KH/TU", "1/8/2019"))
    store(catalogue, "2-KH/TU", "1/8/2019", CITY, cite("1-KH/TU", "1/8/2019"))

    around = catalogue.neighbours.around(one, LAN, TWO)

    assert shown(around) == [(-1, "2-KH/TU"), (0, "1-KH/TU")]
    assert edges(around) == [
        ("1-KH/TU", "cites", "2-KH/TU"),
        ("2-KH/TU", "cites", "1-KH/TU"),
    ]


def test_the_weightiest_are_chosen_and_the_rest_is_counted(catalogue):
    """What is done counts before how often; nobody is lost without a word."""
    law = store(catalogue, *LAW)
    for number in range(1, 9):
        what = "replaces" if number == 3 else "cites"
        store(catalogue, f"{number}-KH/TU", "1/8/2019", CITY, doing(what, LAW))

    around = catalogue.neighbours.around(law, LAN, Wish(most=3))

    assert shown(around)[1] == (1, "3-KH/TU")
    assert len(around.neighbours) == 4
    assert around.more == {1: 5}
    assert around.relations == {"replaces": 1, "cites": 7}


def test_the_rest_is_counted_where_not_all_are_looked_at(catalogue, monkeypatch):
    """A paper cited more often than we look still counts all that cite it."""
    monkeypatch.setattr("archive.catalogue.neighbours._SCANNED", 5)
    law = store(catalogue, *LAW)
    for number in range(1, 11):
        store(catalogue, f"{number}-KH/TU", "1/8/2019", CITY, cite(*LAW))

    around = catalogue.neighbours.around(law, LAN, Wish(most=3))

    assert around.more == {1: 7}


def test_a_hidden_paper_has_no_neighbourhood(catalogue):
    """Whoever may not see a paper is told that there is none."""
    hidden = store(catalogue, *PLAN, audience="leaders")

    with pytest.raises(NotFoundError):
        catalogue.neighbours.around(hidden, LAN)
    with pytest.raises(NotFoundError):
        catalogue.neighbours.around(hidden, LAN, Wish(sides=("cited_by",)))
    with pytest.raises(NotFoundError):
        catalogue.chains.of(hidden, LAN)


BODIES = (CITY, PROVINCE)
PAPERS = st.tuples(
    st.integers(1, 4),
    st.sampled_from(BODIES),
    st.sampled_from(["everyone", "leaders"]),
    st.lists(
        st.tuples(
            st.integers(1, 4),
            st.sampled_from([*BODIES, None]),
            st.sampled_from(["replaces", "implements", "cites"]),
        ),
        max_size=4,
    ),
)


def fill(catalogue, papers):
    """Store papers, each under its place among all; return their numbers."""
    return [store_as(catalogue, place, paper) for place, paper in papers]


def store_as(catalogue, place, paper):
    """Store one paper; its subject tells it from all others in any archive."""
    number, body, audience, cited = paper
    return store(
        catalogue,
        f"{number}-KH/TU",
        "1/8/2019",
        body,
        *(
            cite(f"{n}-KH/TU", "", b, relations=(Relation(r, r),), start=i, end=i + 1)
            for i, (n, b, r) in enumerate(cited)
        ),
        audience=audience,
        subject=f"việc {place}",
    )


def told(around):
    """Everything a reader is told, whatever the numbers of the papers are."""

    def name(one):
        return one.paper.metadata.subject if one.paper else one.link.citation.symbol

    names = {one.key: name(one) for one in around.neighbours}
    return (
        sorted(
            (one.step, names[one.key], one.status.code) for one in around.neighbours
        ),
        sorted((names[e.citing], e.relation, names[e.cited]) for e in around.edges),
        around.more,
        around.relations,
    )


def story(turns):
    return [
        (
            turn.paper.metadata.subject,
            sorted(
                (a.relation, a.link.state, a.link.citation.symbol) for a in turn.acts
            ),
        )
        for turn in turns
    ]


@settings(max_examples=10, deadline=None)
@given(papers=st.lists(PAPERS, min_size=1, max_size=5))
def test_a_reader_sees_what_their_own_archive_would_show(
    blank, tmp_path_factory, papers
):
    """Hidden papers and the edges to them do not exist, nor does their trace."""
    place = tmp_path_factory.mktemp("around")
    for name in ("all", "own"):
        shutil.copy(blank, place / f"{name}.db")
    every = list(enumerate(papers))
    own = [(at, paper) for at, paper in every if paper[2] == "everyone"]
    with (
        open_catalogue(f"sqlite:///{place}/all.db", AUTHORITY) as whole,
        open_catalogue(f"sqlite:///{place}/own.db", AUTHORITY) as part,
    ):
        numbers = fill(whole, every)
        alone = fill(part, own)
        for (at, _), outside in zip(own, alone, strict=True):
            inside = numbers[at]
            assert told(whole.neighbours.around(inside, LAN, TWO)) == told(
                part.neighbours.around(outside, LAN, TWO)
            )
            assert story(whole.chains.of(inside, LAN)) == story(
                part.chains.of(outside, LAN)
            )


def test_every_relation_has_its_weight_and_its_words():
    """The order of weight is that of the lists, and the picture can say each."""
    assert list(words.CITES) == list(RELATIONS) == list(neighbourhood.NAMES)


def test_a_keeper_sees_all(catalogue):
    """What is hidden from one is there for another."""
    law = store(catalogue, *LAW)
    store(catalogue, *PLAN, doing("implements", LAW), audience="leaders")

    assert shown(catalogue.neighbours.around(law, LAN)) == [(0, "53-KL/TW")]
    assert len(catalogue.neighbours.around(law, KEEPER).neighbours) == 2
