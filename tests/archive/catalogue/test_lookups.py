"""Many papers looked for at once: resolved as citations are, for one reader."""

import pytest

from archive.model import Citation
from tests.archive.catalogue.making import (
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    store,
)

SHORT = Citation(0, 10, "Chỉ thị 35", "short", type="Chỉ thị", number=35)


def told(catalogue, *sought, reader=LAN):
    """What each paper looked for came to, with the papers."""
    found = catalogue.lookups.find(sought, reader)
    return [(one.state, [brief.id for brief in one.papers]) for one in found]


@pytest.fixture
def office(catalogue):
    """Two plans of one number, two directives of one number, a citing paper."""
    return {
        "city": store(catalogue, "171-KH/TU", "1/8/2019", CITY),
        "province": store(catalogue, "171-KH/TU", "15/11/2019", PROVINCE),
        "older": store(catalogue, "35-CT/TW", "30/5/2019", CENTRE),
        "newer": store(catalogue, "35-CT/TW", "14/6/2024", CENTRE),
        "dispatch": store(
            catalogue,
            "362-CV/TU",
            "18/7/2019",
            PROVINCE,
            cite("53-KL/TW", "4/6/2019", "Ban Bí thư"),
            cite("53-KL/TW", "4/6/2019", "Ban Bí thư"),
        ),
    }


SOUGHT = {
    "a symbol of one paper": (cite("362-CV/TU"), "held", ["dispatch"]),
    "the body decides": (cite("171-KH/TU", "", CITY), "held", ["city"]),
    "the date decides": (cite("171-KH/TU", "15/11/2019"), "held", ["province"]),
    "the term decides": (cite("35-CT/TW", "14/6/2024"), "held", ["newer"]),
    "nothing decides": (cite("171-KH/TU"), "ambiguous", ["city", "province"]),
    "a kind and a number": (SHORT, "ambiguous", ["older", "newer"]),
    "another body": (cite("171-KH/TU", "", "Tỉnh ủy Cao Bằng"), "missing", []),
    "nothing held": (cite("53-KL/TW"), "missing", []),
}


@pytest.mark.parametrize(("sought", "state", "papers"), SOUGHT.values(), ids=SOUGHT)
def test_body_and_date_decide(catalogue, office, sought, state, papers):
    """A line of a list means what the same citation would mean."""
    assert told(catalogue, sought) == [(state, [office[name] for name in papers])]


@pytest.mark.usefixtures("office")
def test_what_is_missing_says_how_often_it_is_cited(catalogue):
    """A paper that cites it twice counts once."""
    found = catalogue.lookups.find([cite("53-KL/TW"), cite("99-KL/TW")], LAN)

    assert [(one.state, one.cited) for one in found] == [("missing", 1), ("missing", 0)]
    missing = catalogue.lookups.missing(["53kltw"], LAN)
    assert missing is not None
    assert (missing.symbol, missing.cited) == ("53-KL/TW", 1)
    assert catalogue.lookups.missing(["171khtu"], LAN) is None
    assert catalogue.lookups.missing([], LAN) is None


def test_a_reader_is_told_what_their_own_archive_would_say(catalogue):
    """Hidden papers are neither found, nor weighed, nor counted as citing."""
    seen = store(catalogue, "171-KH/TU", "1/8/2019", CITY)
    store(catalogue, "171-KH/TU", "15/11/2019", PROVINCE, audience="leaders")
    store(catalogue, "9-CV/TU", "1/9/2019", CITY, cite("53-KL/TW"), audience="leaders")

    assert told(catalogue, cite("171-KH/TU")) == [("held", [seen])]
    assert told(catalogue, cite("9-CV/TU")) == [("missing", [])]
    assert catalogue.lookups.missing(["53kltw"], LAN) is None
    assert catalogue.lookups.missing(["53kltw"], KEEPER) is not None
    assert told(catalogue, cite("171-KH/TU"), reader=KEEPER)[0][0] == "ambiguous"


@pytest.mark.usefixtures("office")
def test_long_lists_keep_their_order(catalogue):
    """Answers stand in the order of the list, across the portions it is asked in."""
    sought = [cite(f"{number}-KH/TU", "1/8/2019", CITY) for number in range(1, 701)]

    states = [state for state, _ in told(catalogue, *sought)]

    assert [n for n, state in enumerate(states, start=1) if state == "held"] == [171]
