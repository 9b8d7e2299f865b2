"""Offices, and who belongs to them."""

import pytest

from archive.catalogue import offices
from archive.errors import NotFoundError, UsageError
from tests.archive.catalogue.making import AT, store


def add(catalogue, name="Ban Tổ chức"):
    return catalogue.offices.add(name, by="kiet", at=AT)


def told(catalogue):
    return [(one.id, one.name, one.members) for one in catalogue.offices.all()]


def test_an_office_keeps_its_number(staffed):
    first, second = add(staffed), add(staffed, " Văn  phòng ")

    staffed.offices.rename(first, "Ban Tổ chức Tỉnh ủy")
    staffed.offices.rename(first, "Ban Tổ chức Tỉnh ủy")

    assert told(staffed) == [
        (first, "Ban Tổ chức Tỉnh ủy", 0),
        (second, "Văn phòng", 0),
    ]


WRONG = ["", "  ", "x" * (offices.LONGEST + 1), "12", "Ban Tổ chức", "Ban  Tổ chức"]


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_name_opens_nothing(staffed, name):
    add(staffed)
    before = told(staffed)

    with pytest.raises(UsageError):
        add(staffed, name)

    assert told(staffed) == before


def test_members_are_open_accounts(staffed):
    number = add(staffed)
    for name in ("lan", "chi", "lan"):
        staffed.offices.put(name, number)
    staffed.people.close("chi", by="kiet", at=AT)

    assert told(staffed) == [(number, "Ban Tổ chức", 1)]
    staffed.offices.take_out("lan", number)
    staffed.offices.take_out("lan", number)
    assert told(staffed) == [(number, "Ban Tổ chức", 0)]


def test_a_closed_office_takes_nobody_in_and_loses_nobody(staffed):
    """Its papers stay visible to those who belong to it."""
    number = add(staffed)
    staffed.offices.put("lan", number)
    store(staffed, audience=f"groups:{number}")

    staffed.offices.close(number, by="kiet", at=AT)

    with pytest.raises(NotFoundError):
        staffed.offices.put("chi", number)
    assert f"groups:{number}" in staffed.people.reader("lan").audiences
    staffed.offices.open(number)
    staffed.offices.put("chi", number)


def test_an_office_is_named_by_name_or_number(staffed):
    number = add(staffed)

    assert staffed.offices.named("Ban Tổ  chức").id == number
    assert staffed.offices.named(str(number)).id == number
    with pytest.raises(NotFoundError, match="phòng, ban Ban X"):
        staffed.offices.named("Ban X")


def test_what_is_not_there(staffed):
    for verb in (staffed.offices.put, staffed.offices.take_out):
        with pytest.raises(NotFoundError, match="tài khoản nobody"):
            verb("nobody", add(staffed, f"Phòng {verb.__name__}"))
    with pytest.raises(NotFoundError):
        staffed.offices.put("lan", 99)
    with pytest.raises(NotFoundError):
        staffed.offices.rename(99, "Phòng 99")
    with pytest.raises(NotFoundError):
        staffed.offices.close(99, by="kiet", at=AT)
