"""Keeping links level costs what changes, however much is held beside it.

What SQLite does is counted in steps of its machine: rows looked at, not rows found.
"""

import pytest
import sqlalchemy as sa

from archive.authority.additions import AddedName
from archive.model import Claim
from tests.archive.catalogue.making import (
    AT,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    replacing,
    store,
)
from tests.archive.catalogue.test_meetings import FOURTH, RECTIFYING

OTHERS = 150
PLAN = "171-KH/TU", "1/8/2019", CITY
_EACH = 5
"""Steps that are counted as one: with many, the count is a matter of chance."""


class Counter:
    """The steps that one archive takes, in fives."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.steps = 0
        sa.event.listen(catalogue._database._engine, "checkout", self._begin)

    def _begin(self, connection, _record, _proxy):
        connection.set_progress_handler(self._count, _EACH)

    def _count(self):
        self.steps += 1
        return 0

    def of(self, act):
        """Return the steps of one act."""
        before = self.steps
        act()
        return self.steps - before


def fill(catalogue, start, size):
    """Take in papers that have nothing to do with the plan."""
    with catalogue.together():
        for number in range(start, start + size):
            cites = cite(f"{number}-KH/TU", "3/2/2020", "Tỉnh ủy Lạng Sơn")
            store(catalogue, f"{number}-CV/TU", "1/3/2020", "Tỉnh ủy Cao Bằng", cites)


def comes(catalogue, _paper):
    """A cited paper comes once more, and goes again."""
    number = store(catalogue, *PLAN)
    catalogue.documents.remove(number, at=AT)


def corrected(catalogue, paper):
    """A cited paper gets another number, and its own back."""
    for symbol in ("172-KH/TU", PLAN[0]):
        claim = Claim("symbol", symbol, source="person:lan")
        catalogue.claims.add(paper, claim, at=AT)


def grows(catalogue, _paper):
    """A name is added to the authority file, and taken back."""
    name = AddedName("thanh-uy-bac-kan", "Thành bộ Bắc Kạn")
    number = catalogue.additions.add(name, by="lan", at=AT)
    catalogue.additions.withdraw(number, by="lan", at=AT)


def joined(catalogue, paper):
    """A copy comes, is joined and parted, and goes."""
    number = store(catalogue, *PLAN)
    made = {"reader": KEEPER, "by": "person:lan", "at": AT}
    catalogue.joining.join(number, paper, **made)
    catalogue.joining.undo(number, paper, **made)
    catalogue.documents.remove(number, at=AT)


def meeting(catalogue, _paper):
    """A resolution that is cited by its meeting comes, and goes again."""
    number = store(catalogue, *RECTIFYING)
    catalogue.documents.remove(number, at=AT)


ACTS = {
    "comes": comes,
    "corrected": corrected,
    "authority": grows,
    "joined": joined,
    "meeting": meeting,
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS)
def test_the_work_follows_what_changes(catalogue, act):
    """The same change takes the same steps in an archive ten times as large."""
    paper = store(catalogue, *PLAN)
    cites = cite(*PLAN), cite("171-KH/TU", "", "Thành bộ Bắc Kạn"), FOURTH
    store(catalogue, "9-CV/TU", "1/9/2019", PROVINCE, *cites, place="Bắc Kạn")
    counter = Counter(catalogue)
    fill(catalogue, 1000, OTHERS // 10)
    act(catalogue, paper)
    small = counter.of(lambda: act(catalogue, paper))

    fill(catalogue, 2000, OTHERS)
    large = counter.of(lambda: act(catalogue, paper))

    assert 0 < large < small * 1.1


def test_a_status_is_told_from_what_was_judged(catalogue):
    """To who sees a part, too, however many papers cite the one that is asked for."""
    paper = store(catalogue, *PLAN)
    store(catalogue, *PLAN, audience="leaders")
    counter = Counter(catalogue)

    def steps(others):
        with catalogue.together():
            for _ in range(others):
                store(catalogue, "9-CV/TU", "1/9/2019", PROVINCE, replacing(*PLAN))
        return counter.of(lambda: catalogue.holdings.statuses([paper], LAN))

    few, many = steps(OTHERS // 10), steps(OTHERS)

    assert many < few + 5
