"""Access is in every query, and makes none go through the whole archive."""

import pytest

from archive.access import Reader, for_groups
from archive.catalogue import access, known
from archive.catalogue.holders import Holders
from archive.catalogue.schema import citation
from tests.archive.catalogue.making import AUTHORITY, LAN, store
from tests.archive.catalogue.plans import noted

MANY = 500
ASKED = {
    "citations": lambda connection: known.told(
        connection, citation.c.id.in_(range(MANY)), LAN, AUTHORITY
    ),
    "holders of keys": lambda connection: Holders(connection, AUTHORITY, LAN).know(
        f"{number}khtu" for number in range(MANY)
    ),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_what_is_asked_for_is_found_first(catalogue, ask):
    """However much is asked at once, papers not asked for are left alone.

    A reader who sees nearly all papers is found in the index of audiences as easily
    as a dozen keys are, for all that the database knows.
    """
    store(catalogue)
    store(catalogue, audience="leaders")
    database = catalogue.statuses._database

    with noted(database) as plans, database.read() as connection:
        ask(connection)

    assert plans
    assert [plan for plan in plans if "(audience=?" in plan] == []
    assert [plan for plan in plans if plan == "SCAN document"] == []


def test_hidden_papers_are_found_by_an_index(catalogue):
    """Whether there are any, and which: no paper that is seen is looked at."""
    store(catalogue)
    store(catalogue, audience="leaders")
    database = catalogue.statuses._database

    with noted(database) as plans, database.read() as connection:
        partial = access.is_partial(connection, LAN)
        found = connection.execute(access.unseen(LAN)).scalars().all()

    assert (partial, len(found)) == (True, 1)
    assert [plan for plan in plans if plan.startswith("SCAN document")] == []
    assert [plan for plan in plans if "document" in plan and "INDEX" not in plan] == []


@pytest.mark.parametrize("count", [0, 1, 1500])
def test_there_may_be_any_number_of_audiences(catalogue, count):
    """Forty offices make hundreds of pairs, and each pair may be an audience."""
    own = store(catalogue)
    pairs = [for_groups({first, 2000 - first}) for first in range(1, count + 1)]
    other = store(catalogue, audience="groups:7")
    everything = Reader("x", frozenset({"everyone", "groups:7", *pairs}))
    most = Reader("x", frozenset({"everyone", *pairs} - {"groups:7"}))
    database = catalogue.statuses._database

    with database.read() as connection:
        assert not access.is_partial(connection, everything)
        assert [*connection.execute(access.unseen(everything)).scalars()] == []
        assert access.is_partial(connection, most)
        assert [*connection.execute(access.unseen(most)).scalars()] == [other]
    assert catalogue.holdings.counts(everything).total == 2
    assert [one.id for one in catalogue.holdings.recent(most, limit=9)] == [own]


def test_papers_of_bodies_are_counted_by_their_bodies(catalogue):
    """However few the audiences of a reader are beside the bodies asked for."""
    store(catalogue, "1-KH/TU", issuer="Tỉnh ủy Bắc Kạn")
    hidden = store(catalogue, "2-KH/TU", issuer="Tỉnh ủy Bắc Kạn", audience="leaders")
    [[key, _]] = catalogue.books.bodies(LAN).items()
    database = catalogue.statuses._database

    with noted(database) as plans:
        held = catalogue.books.held([key, *map(str, range(MANY))], LAN)

    assert held == {key: 1}
    assert hidden
    assert [plan for plan in plans if "audience" in plan] == []
    assert catalogue.books.held([], LAN) == {}
