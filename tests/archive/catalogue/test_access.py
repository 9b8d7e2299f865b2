"""Access is in every query, and makes none go through the whole archive."""

import pytest

from archive.catalogue import known
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
