"""The facts of a paper as a view over claims."""

from archive import facts
from archive.facts import Candidate
from archive.model import Box, Claim

BOX = {"left": 1.0, "top": 2.0, "right": 3.0, "bottom": 4.0}
OPEN = [
    {
        "field": "symbol",
        "value": "11/CT-UBND",
        "why": "picture",
        "confidence": 0.8,
        "page": 1,
        "box": BOX,
    },
    {"field": "issued", "value": {}, "why": "name", "confidence": 0.5, "page": 1},
]


def test_a_candidate_says_where_it_stands() -> None:
    """What an open fact may be comes back from the claims as it was found."""
    found = facts.view([Claim("candidates", OPEN)]).candidates
    wanted = Candidate("symbol", "11/CT-UBND", "picture", 0.8, 1, Box(1, 2, 3, 4))
    assert found[0] == wanted
    assert [one.field for one in found] == ["symbol", "issued"]


def test_what_a_person_decided_has_no_candidates() -> None:
    """A decision closes its fact alone: the other one stays open."""
    decided = Claim("symbol", "12/CT-UBND", source="person:lan")
    found = facts.view([Claim("candidates", OPEN), decided]).candidates
    assert [one.field for one in found] == ["issued"]
