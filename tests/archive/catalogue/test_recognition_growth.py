"""What waits to be recognised costs nothing of what is held beside it."""

import pytest

from tests.archive.catalogue.making import AT, LAN, store
from tests.archive.catalogue.plans import noted
from tests.archive.catalogue.scanning import LEASE, claim, scan

ASKED = {
    "claim": lambda c, _: claim(c),
    "claim the raised": lambda c, _: claim(c, only_raised=True),
    "claim of a batch": lambda c, _: claim(c, batch=1),
    "of": lambda c, number: c.recognitions.of(number, LAN, at=AT),
    "of_papers": lambda c, number: c.recognitions.of_papers([number], LAN),
    "reached": lambda c, _: c.recognitions.reached(1),
    "waiting": lambda c, _: c.recognitions.waiting(LAN, at=AT),
    "release": lambda c, _: c.portions.release("máy"),
    "claim a file": lambda c, _: c.intake.claim("x", at=AT, lease=LEASE),
    "sight": lambda c, number: c.sights.sight(number, 1, LAN),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_everything_is_found_by_an_index(catalogue, ask):
    """No table is gone through, whatever is asked."""
    number = scan(catalogue)
    store(catalogue)
    catalogue.intake.hand_in(["a"], who="lan", at=AT)

    with noted(catalogue._database) as plans:
        ask(catalogue, number)

    assert plans
    gone_through = {plan for plan in plans if plan.startswith("SCAN")}
    assert gone_through <= {"SCAN head", "SCAN CONSTANT ROW"}


def test_what_waits_is_asked_before_who_may_see_it(catalogue):
    """The few that wait are looked up, and not all that somebody may see."""
    scan(catalogue)

    with noted(catalogue._database) as plans:
        catalogue.recognitions.waiting(LAN, at=AT)

    assert not [
        plan for plan in plans if "document USING" in plan and "audience" in plan
    ]
