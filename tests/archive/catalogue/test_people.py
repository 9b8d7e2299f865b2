"""Accounts: opened, changed, closed, and who asks under them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import access
from archive.access import ACTS, ROLES, Role
from archive.catalogue import open_catalogue
from archive.catalogue.people import New
from archive.errors import (
    AccountError,
    LastKeeperError,
    NotFoundError,
    UsageError,
    WeakPasswordError,
)
from tests.archive.catalogue import staff
from tests.archive.catalogue.making import AT, AUTHORITY, store
from tests.archive.catalogue.staff import HERE, PASSWORD, later


@pytest.fixture
def catalogue(address, tmp_path):
    """A catalogue without accounts."""
    accounts = staff.settings(tmp_path)
    with open_catalogue(address, AUTHORITY, accounts=accounts) as opened:
        yield opened


def may_sign_in(catalogue, name, password=PASSWORD):
    """Whether a password lets somebody in."""
    found = catalogue.sign_ins.by_password(name, password, at=AT, address=HERE)
    return hasattr(found, "name")


def begin(catalogue, name):
    """A session of somebody."""
    return catalogue.sessions.begin(name, address=HERE, agent="Firefox", at=AT)


def test_without_accounts_there_are_none(catalogue):
    assert not catalogue.people.are_any()
    assert not catalogue.people.may_keep()
    assert catalogue.people.all() == ()


def test_an_account_is_opened(catalogue):
    office = catalogue.offices.add("Ban Tổ chức", by="cli", at=AT)
    roles: frozenset[Role] = frozenset({"keeper", "auditor"})
    new = New("kiet", " Trần  Kiệt ", roles, frozenset({office}))

    given = catalogue.people.add(new, by="cli", at=AT)

    kept = catalogue.people.get("kiet")
    assert catalogue.people.are_any()
    assert catalogue.people.may_keep()
    assert (kept.full_name, kept.roles, kept.offices) == (
        "Trần Kiệt",
        roles,
        {office: "Ban Tổ chức"},
    )
    assert (kept.made_by, kept.made_at, kept.closed_at) == ("cli", AT, None)
    assert kept.must_change
    assert may_sign_in(catalogue, "kiet", given)


WRONG = {
    "a name that none may have": (New("Kiệt", "Kiệt"), UsageError),
    "nobody's name": (New("kiet", " "), UsageError),
    "no role": (New("kiet", "Kiệt", frozenset()), UsageError),
    "an unknown role": (
        New("kiet", "Kiệt", frozenset({"chief"})),  # type: ignore[arg-type]  # it is wrong
        UsageError,
    ),
    "the first one does not keep": (New("lan", "Lan"), AccountError),
    "no such office": (
        New("kiet", "Kiệt", frozenset({"keeper"}), frozenset({7})),
        NotFoundError,
    ),
}


@pytest.mark.parametrize(("new", "error"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_opens_nothing(catalogue, new, error):
    with pytest.raises(error):
        catalogue.people.add(new, by="cli", at=AT)

    assert not catalogue.people.are_any()


def test_a_name_is_given_once(staffed):
    """That of a closed account is not given to somebody else either."""
    staffed.people.close("lan", by="kiet", at=AT)

    with pytest.raises(AccountError, match="Đã có tài khoản"):
        staffed.people.add(New("lan", "Lan khác"), by="kiet", at=AT)


def test_a_password_that_is_given_is_looked_at(staffed):
    weak = "lanminh-lanminh"

    with pytest.raises(WeakPasswordError):
        staffed.people.add(New("minh", "Minh"), by="kiet", at=AT, password=weak)
    with pytest.raises(WeakPasswordError):
        staffed.people.set_password("lan", weak, at=AT)


def test_another_password_signs_out_and_has_to_be_changed(staffed):
    token = begin(staffed, "lan")

    given = staffed.people.set_password("lan", at=AT)

    assert staffed.sessions.of(token, AT) is None
    assert staffed.people.get("lan").must_change
    assert not may_sign_in(staffed, "lan")
    assert may_sign_in(staffed, "lan", given)


def test_a_closed_account_is_nobody(staffed):
    """It keeps its name, its roles and its offices, and nothing to sign in with."""
    token = begin(staffed, "lan")

    staffed.people.close("lan", by="kiet", at=AT)

    with pytest.raises(NotFoundError):
        staffed.people.reader("lan")
    with pytest.raises(NotFoundError):
        begin(staffed, "lan")
    with pytest.raises(NotFoundError):
        staffed.people.set_password("lan", at=AT)
    assert staffed.sessions.of(token, AT) is None
    assert not may_sign_in(staffed, "lan")
    closed = staffed.people.get("lan")
    assert (closed.closed_by, closed.closed_at, closed.roles) == (
        "kiet",
        AT,
        {"reader"},
    )
    assert not closed.has_password


def test_an_account_is_opened_again_with_another_password(staffed):
    staffed.people.close("lan", by="kiet", at=AT)

    given = staffed.people.open("lan", at=later(days=1))

    assert may_sign_in(staffed, "lan", given)
    assert not may_sign_in(staffed, "lan")
    with pytest.raises(AccountError, match="đang mở"):
        staffed.people.open("lan", at=AT)


def test_closing_twice_keeps_who_was_first(staffed):
    staffed.people.close("lan", by="kiet", at=AT)
    staffed.people.close("lan", by="chi", at=later(days=1))

    assert staffed.people.get("lan").closed_by == "kiet"


def test_somebody_always_keeps(staffed):
    """The last keeper cannot go, whatever is tried."""
    with pytest.raises(LastKeeperError):
        staffed.people.close("kiet", by="kiet", at=AT)
    with pytest.raises(LastKeeperError):
        staffed.people.change("kiet", roles={"reader", "auditor"})

    staffed.people.change("chi", roles={"clerk", "keeper"})
    staffed.people.close("kiet", by="chi", at=AT)
    with pytest.raises(LastKeeperError):
        staffed.people.change("chi", roles={"clerk"})


def test_a_lost_role_signs_out_and_a_new_one_does_not(staffed):
    token = begin(staffed, "chi")

    staffed.people.change("chi", roles={"clerk", "auditor"}, full_name="Chi Mai")
    assert staffed.sessions.of(token, AT).full_name == "Chi Mai"
    staffed.people.change("chi", roles={"auditor"})
    assert staffed.sessions.of(token, AT) is None


def test_a_change_of_nothing_changes_nothing(staffed):
    before = staffed.people.get("chi")

    staffed.people.change("chi")

    assert staffed.people.get("chi") == before


def test_open_accounts_come_first(staffed):
    staffed.people.close("chi", by="kiet", at=AT)

    assert [one.name for one in staffed.people.all()] == ["kiet", "lan", "chi"]


VERBS = {
    "asked for": lambda people: people.get("nobody"),
    "asking": lambda people: people.reader("nobody"),
    "closed": lambda people: people.close("nobody", by="kiet", at=AT),
    "opened": lambda people: people.open("nobody", at=AT),
    "changed": lambda people: people.change("nobody", roles={"clerk"}),
    "another password": lambda people: people.set_password("nobody", at=AT),
}


@pytest.mark.parametrize("name", ["", "Lan", "\udc80", "lan\0"])
def test_what_is_no_name_is_nobodys(staffed, name):
    """Whatever is typed where a name is meant, at the command line too."""
    with pytest.raises(NotFoundError):
        staffed.people.get(name)
    with pytest.raises(NotFoundError):
        staffed.people.reader(name)
    with pytest.raises(NotFoundError):
        staffed.sessions.end_all(name)


def test_a_name_does_nothing_to_a_terminal(staffed):
    staffed.people.change("lan", full_name="Nguyễn\x1b[31m \u202eLan\udc80")

    assert staffed.people.get("lan").full_name == "Nguyễn[31m Lan\ufffd"


@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS)
def test_who_is_not_there(staffed, verb):
    with pytest.raises(NotFoundError, match="tài khoản nobody"):
        verb(staffed.people)


def test_the_machine_sees_everything_and_may_everything(staffed):
    store(staffed, "1-CV/TU", audience="groups:7")
    store(staffed, "2-CV/TU", audience="leaders")

    machine = staffed.people.machine()

    assert machine.name == "cli"
    assert machine.audiences == {"everyone", "clerks", "groups:7", "leaders"}
    assert all(machine.may(act) for act in ACTS)


ROLE_SETS = st.sets(st.sampled_from(ROLES), min_size=1)
AUDIENCES = st.lists(
    st.sampled_from(["clerks", "leaders", "groups:1", "groups:2", "groups:1,3"]),
    unique=True,
)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(roles=ROLE_SETS, mine=st.sets(st.sampled_from([1, 2, 3])), used=AUDIENCES)
def test_who_belongs_to_what_is_known_at_once(staffed, roles, mine, used):
    """Roles, offices and new audiences count from the next question on."""
    for number in {1, 2, 3} - {one.id for one in staffed.offices.all()}:
        assert staffed.offices.add(f"Phòng {number}", by="kiet", at=AT) == number
    staffed.people.change("lan", roles=roles)
    for number in (1, 2, 3):
        verb = staffed.offices.put if number in mine else staffed.offices.take_out
        verb("lan", number)
    for audience in used:
        store(staffed, audience=audience)
    token = begin(staffed, "lan")

    reader = staffed.people.reader("lan")

    in_use = staffed.audiences.all() | {"everyone", "clerks"}
    assert set(used) <= in_use
    assert reader.audiences == access.within(in_use, roles, mine)
    assert reader.roles == roles
    assert staffed.sessions.reader(token, AT)[1] == reader
