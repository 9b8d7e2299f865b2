"""A paper that names itself cites nothing: nobody has to look for it."""

import pytest

from archive.links import keys, sought
from archive.links.selves import is_own
from archive.model import Conference
from tests.archive.linked import AUTHORITY, CENTRE, CITY, NEWS, PROVINCE, cite, paper

PLAN = paper("171-KH/TU", "1/8/2019", CITY, place="Bắc Kạn")
ECONOMY = paper("05-NQ/TW", "1/11/2016", CENTRE)
DECREE = paper("30/2020/NĐ-CP", "5/3/2020", "Chính phủ")
FOURTH = Conference("plenum", "4", "XII")

OWN = {
    "in full": (cite("171-KH/TU", "1/8/2019", CITY), PLAN),
    "the line above an annex": (cite("171-KH/TU", "1/8/2019"), PLAN),
    "its bare number": (cite("171-KH/TU"), PLAN),
    "by its board": (cite("171-KH/TU", "", f"Ban Thường vụ {CITY}"), PLAN),
    "a State number": (cite("30/2020/NĐ-CP", "", "Chính phủ"), DECREE),
    "the meeting of its heading, whose name means 04-NQ/TW elsewhere": (
        cite(type="Nghị quyết", kind="conference", conference=FOURTH),
        ECONOMY,
    ),
}
OTHER = {
    "the same number of another body": (cite("171-KH/TU", "", PROVINCE), PLAN),
    "the same number of another day": (cite("171-KH/TU", "1/8/2014", CITY), PLAN),
    "another number": (cite("172-KH/TU", "1/8/2019", CITY), PLAN),
    "a short name that any body may have": (
        cite(type="Kế hoạch", number=171),
        PLAN,
    ),
    "a day that is a slip, of which nobody can be sure": (
        cite("171-KH/TU", "2/8/2019", CITY),
        PLAN,
    ),
    "another plenum": (
        cite(
            type="Nghị quyết",
            kind="conference",
            conference=Conference("plenum", "5", "XII"),
        ),
        ECONOMY,
    ),
    "of the paper nothing is known": (cite("171-KH/TU"), NEWS),
}


@pytest.mark.parametrize(("citation", "citing"), OWN.values(), ids=OWN)
def test_a_paper_that_names_itself(citation, citing):
    """There is nothing to look for."""
    assert is_own(citation, citing, AUTHORITY)
    assert sought(citation, citing, AUTHORITY) is None


@pytest.mark.parametrize(("citation", "citing"), OTHER.values(), ids=OTHER)
def test_a_paper_that_names_another(citation, citing):
    """The same symbol is another paper's where body or day say so."""
    assert not is_own(citation, citing, AUTHORITY)
    assert sought(citation, citing, AUTHORITY) == keys.sought(citation)
