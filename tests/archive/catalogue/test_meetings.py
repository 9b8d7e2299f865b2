"""Papers cited by the meeting that passed them are found by it, whenever they come."""

from archive.model import Citation, Claim, Conference
from tests.archive.catalogue.making import (
    AT,
    CENTRE,
    LAN,
    PROVINCE,
    store,
)
from tests.archive.catalogue.test_linking import states

RECTIFYING = "04-NQ/TW", "30/10/2016", CENTRE
ECONOMY = "05-NQ/TW", "1/11/2016", CENTRE


def by_meeting(conference: Conference, **parts) -> Citation:
    """A citation by the name of a meeting."""
    made = {"type": "Nghị quyết", "conference": conference, **parts}
    return Citation(0, 20, "Nghị quyết …", "conference", **made)


FOURTH = by_meeting(Conference("plenum", "4", "XII"))
CONGRESS = by_meeting(Conference("congress", "XI", None, "Đảng bộ tỉnh Bắc Kạn"))


def test_a_plenum_means_its_paper_whichever_comes_first(catalogue):
    """Nghị quyết Trung ương 4 khóa XII is 04-NQ/TW by usage, not 05-NQ/TW."""
    citing = store(catalogue, "9-BC/TU", "5/9/2019", PROVINCE, FOURTH)
    other = store(catalogue, *ECONOMY)
    before = states(catalogue, citing)

    meant = store(catalogue, *RECTIFYING)

    assert before == [("ambiguous", other)]
    assert states(catalogue, citing) == [("resolved", meant)]


def test_a_paper_that_was_of_another_day_leaves_its_meeting(catalogue):
    """A corrected day takes a paper to the plenum before that day."""
    meant = store(catalogue, *RECTIFYING)
    citing = store(catalogue, "9-BC/TU", "5/9/2019", PROVINCE, FOURTH)

    day = {"verbatim": "30/10/2011", "date": "2011-10-30"}
    catalogue.claims.add(meant, Claim("issued", day, source="person:lan"), at=AT)

    assert states(catalogue, citing) == [("unknown",)]


def test_the_congress_of_a_province_is_found_by_its_heading(catalogue):
    """The letterhead of a congress says whose it is and which."""
    heading = "Đại hội đại biểu Đảng bộ tỉnh Bắc Kạn lần thứ XI"
    meant = store(catalogue, "01-NQ/ĐH", "17/10/2015", heading)

    citing = store(catalogue, "9-BC/TU", "5/9/2019", PROVINCE, CONGRESS)

    assert states(catalogue, citing) == [("resolved", meant)]
    catalogue.documents.remove(meant, at=AT)
    assert states(catalogue, citing) == [("unknown",)]
    (link,) = catalogue.citations.of(citing, LAN)
    assert link.reasons == ("not_held",)
