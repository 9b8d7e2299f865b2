"""What replaced what: both ways, through circles, and proven by a sentence."""

from archive.model import Citation, Relation
from tests.archive.catalogue.making import CENTRE, LAN, cite, judge, replacing, store

OLD = "47-QĐ/TW", "1/11/2011"
MIDDLE = "37-QĐ/TW", "25/10/2021"
NEW = "207-QĐ/TW", "26/7/2026"


def told(turns):
    """Each paper of a story with what it does to which."""
    return [
        (
            turn.paper.metadata.symbol,
            [(act.relation, act.link.citation.symbol) for act in turn.acts],
        )
        for turn in turns
    ]


STORY = [
    ("47-QĐ/TW", []),
    ("37-QĐ/TW", [("replaces", "47-QĐ/TW")]),
    ("207-QĐ/TW", [("replaces", "37-QĐ/TW")]),
]


def regulations(catalogue):
    """Three regulations, each replacing the one before."""
    return [
        store(catalogue, *OLD, CENTRE),
        store(catalogue, *MIDDLE, CENTRE, replacing(*OLD), text="Nay thay thế."),
        store(catalogue, *NEW, CENTRE, replacing(*MIDDLE)),
    ]


def test_the_whole_story_is_told_from_each_of_its_papers(catalogue):
    """Whichever paper is opened, earliest comes first."""
    for number in regulations(catalogue):
        assert told(catalogue.chains.of(number, LAN)) == STORY


def test_an_act_carries_the_page_that_says_so(catalogue):
    """The sentence can be shown without asking for the page again."""
    turns = catalogue.chains.of(regulations(catalogue)[0], LAN)

    assert [act.text for act in turns[1].acts] == ["Nay thay thế."]
    assert turns[1].acts[0].link.target is not None


def test_a_confirmed_act_is_told_as_its_sentence_tells_it(catalogue):
    """Whose article was repealed, of that the repealing is told, not an amending."""
    repeal = (Relation("repeals", "bãi bỏ"),)
    old = store(catalogue, *OLD, CENTRE)
    new = store(
        catalogue,
        *MIDDLE,
        CENTRE,
        cite(*OLD, relations=repeal, provision="Điều 9"),
    )
    judge(catalogue, new)

    [act] = catalogue.chains.of(old, LAN)[1].acts

    assert (act.relation, act.is_proposed) == ("repeals", False)


def test_a_paper_that_changes_nothing_has_no_story(catalogue):
    """Carrying out a paper is not changing it."""
    done = cite(*OLD, relations=(Relation("implements", "thực hiện"),))
    old = store(catalogue, *OLD, CENTRE)
    store(catalogue, *MIDDLE, CENTRE, done)

    assert catalogue.chains.of(old, LAN) == ()


def test_what_else_was_repealed_is_another_story(catalogue):
    """Two papers ended by one are no turns of each other's story."""
    old = store(catalogue, *OLD, CENTRE)
    store(catalogue, "5-QĐ/TW", "1/2/2012", CENTRE)
    store(catalogue, *MIDDLE, CENTRE, replacing(*OLD), replacing("5-QĐ/TW"))

    assert told(catalogue.chains.of(old, LAN)) == STORY[:2]


def test_a_circle_is_told_once(catalogue):
    """Papers that replace each other, as nobody would, end no request."""
    one = store(catalogue, *OLD, CENTRE, replacing(*MIDDLE))
    store(catalogue, *MIDDLE, CENTRE, replacing(*OLD))

    assert told(catalogue.chains.of(one, LAN))[1:] == STORY[1:2]


def test_a_missing_paper_is_told_of(catalogue):
    """What was replaced and is not held is named by the paper that replaced it."""
    new = store(catalogue, *MIDDLE, CENTRE, replacing(*OLD))

    assert told(catalogue.chains.of(new, LAN)) == STORY[1:2]
    assert catalogue.chains.of(new, LAN)[0].acts[0].link.state == "unknown"


def test_an_act_is_told_once_however_often_it_is_written(catalogue):
    """The fullest mention proves it."""
    short: Citation = replacing(OLD[0])
    new = store(catalogue, *MIDDLE, CENTRE, short, replacing(*OLD))
    store(catalogue, *OLD, CENTRE)

    acts = [turn.acts for turn in catalogue.chains.of(new, LAN)][1]
    assert [act.link.citation.date is not None for act in acts] == [True]


def test_a_story_is_bounded(catalogue, monkeypatch):
    """A paper that hundreds amend is told of with the newest of them."""
    monkeypatch.setattr("archive.catalogue.chains._MOST", 5)
    old = store(catalogue, *OLD, CENTRE)
    for number in range(1, 12):
        store(catalogue, f"{number}-QĐ/TW", "1/2/2012", CENTRE, replacing(*OLD))

    assert len(catalogue.chains.of(old, LAN)) == 5


def test_a_hidden_turn_is_not_told(catalogue):
    """A reader who may not see the later paper is not told that there is one."""
    old = store(catalogue, *OLD, CENTRE)
    store(catalogue, *MIDDLE, CENTRE, replacing(*OLD), audience="leaders")

    assert catalogue.chains.of(old, LAN) == ()


def test_what_a_person_said_goes_before_what_was_read(catalogue):
    """Confirmed, otherwise, or not at all; the rest are proposals."""
    old, middle, new = regulations(catalogue)
    judge(catalogue, middle, "change", code="repealed")
    acts = [act for turn in catalogue.chains.of(old, LAN) for act in turn.acts]
    [made] = catalogue.verdicts.by(middle, LAN)
    judge(catalogue, middle, "reject", over=made.given.claim)

    assert [(act.relation, act.is_proposed) for act in acts] == [
        ("repeals", False),
        ("replaces", True),
    ]
    assert catalogue.chains.of(old, LAN) == ()
    assert told(catalogue.chains.of(new, LAN)) == [("37-QĐ/TW", []), STORY[2]]
