"""The last searches of each reader."""

import datetime as dt

from archive.catalogue import recents
from tests.archive.catalogue.making import AT

MINUTE = dt.timedelta(minutes=1)


def typed(catalogue, *texts, owner="lan"):
    """Let somebody search for some things, a minute apart."""
    for number, text in enumerate(texts):
        catalogue.recents.remember(owner, text, at=AT + number * MINUTE)


def kept(catalogue, owner="lan"):
    return [recent.text for recent in catalogue.recents.of(owner)]


def test_the_newest_comes_first_and_each_once(catalogue):
    """Whatever its marks, blanks and capitals, the last way of typing it stands."""
    typed(catalogue, "ke hoach 171", " trồng  cây ", "KẾ HOẠCH 171")

    assert kept(catalogue) == ["KẾ HOẠCH 171", "trồng cây"]


def test_only_the_last_ones_stay(catalogue):
    """The oldest are forgotten, and a search made again is no new one."""
    texts = [f"số {number}" for number in range(recents.MOST + 1)]
    typed(catalogue, *texts, "số 1")

    assert len(kept(catalogue)) == recents.MOST
    assert kept(catalogue)[-1] == "số 2"
    assert "số 0" not in kept(catalogue)


def test_nothing_and_very_much_are_no_searches(catalogue):
    """A pasted page is not typed again."""
    typed(catalogue, "  ", "x" * (recents.LONGEST + 1))

    assert kept(catalogue) == []


def test_nobody_has_the_searches_of_others(catalogue):
    """Neither to see nor to clear."""
    typed(catalogue, "của lan")
    typed(catalogue, "của minh", owner="minh")
    catalogue.recents.clear("minh")

    assert kept(catalogue, "minh") == []
    assert kept(catalogue) == ["của lan"]


def test_whoever_wants_none_has_none(catalogue):
    """Switching off forgets what is there; switching on begins anew."""
    typed(catalogue, "trước")
    typed(catalogue, "của minh", owner="minh")
    catalogue.recents.keep("lan", kept=False)
    catalogue.recents.keep("lan", kept=False)
    typed(catalogue, "trong khi tắt")

    assert kept(catalogue) == []
    assert not catalogue.recents.are_kept("lan")
    assert kept(catalogue, "minh") == ["của minh"]
    catalogue.recents.keep("lan", kept=True)
    typed(catalogue, "sau")
    assert kept(catalogue) == ["sau"]
