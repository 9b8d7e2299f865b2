"""Tokens of programs: made, asked for, revoked."""

import datetime as dt

import pytest

from archive.access import SCOPES, Role
from archive.accounts import Accounts, Cost
from archive.catalogue import open_catalogue
from archive.catalogue.people import New
from archive.catalogue.tokens import LIFE, LONGEST_LIFE, offered
from archive.errors import NotFoundError, UsageError
from tests.archive.catalogue.making import AT, AUTHORITY, store

DAY = dt.timedelta(days=1)
PEOPLE: tuple[tuple[str, Role], ...] = (
    ("giang", "keeper"),
    ("lan", "clerk"),
    ("mai", "reader"),
)
OWN = "nắng chiều trên bến cũ"


@pytest.fixture
def catalogue(address):
    """An open catalogue, whose passwords cost next to nothing."""
    cheap = Accounts(cost=Cost(memory=8, passes=1, lanes=1))
    with open_catalogue(address, AUTHORITY, accounts=cheap) as opened:
        yield opened


@pytest.fixture
def people(catalogue):
    """A keeper, a clerk and a reader of an office, with passwords of their own."""
    made = catalogue.people
    for name, role in PEOPLE:
        new = New(name, f"Nguyễn Thị {name.title()}", frozenset({role}))
        temporary = made.add(new, by="cli", at=AT)
        catalogue.sign_ins.change_password(
            name, temporary, OWN, at=AT, address="10.0.0.7"
        )
    return made


@pytest.fixture
def tokens(catalogue, people):
    assert people.may_keep()
    return catalogue.tokens


def make(tokens, owner="lan", scopes=("read",), **more):
    return tokens.make(
        owner, "máy quét", scopes, at=AT, **{"expires_at": AT + DAY} | more
    )


def test_a_program_is_its_person_within_its_scope(tokens):
    """Papers are those of the person, acts those of the scope."""
    secret, made = make(tokens, scopes=("hand_in", "read"))

    asking = tokens.reader(secret, AT)

    assert (asking.name, made.scopes) == ("lan", ("read", "hand_in"))
    assert asking.audiences == {"everyone", "clerks"}
    assert asking.may("hand_in")
    assert asking.may("read")
    assert not asking.may("correct")


def test_what_the_person_may_no_longer_do_the_program_may_not(tokens, people):
    secret, _ = make(tokens, scopes=("correct",))
    people.change("lan", roles={"reader"})

    asking = tokens.reader(secret, AT)

    assert not asking.may("correct")
    assert asking.audiences == {"everyone"}


def test_it_works_until_it_ends(tokens):
    secret, made = make(tokens)

    assert tokens.reader(secret, AT + DAY - dt.timedelta(seconds=1))
    assert tokens.reader(secret, AT + DAY) is None
    assert (made.works(AT), made.works(AT + DAY)) == (True, False)


def test_a_revoked_one_is_good_for_nothing(tokens):
    secret, made = make(tokens)
    other, _ = make(tokens)

    tokens.revoke(made.id, by="person:lan", at=AT, owner="lan")
    tokens.revoke(made.id, by="person:giang", at=AT + DAY)

    assert tokens.reader(secret, AT) is None
    assert tokens.reader(other, AT)
    [told] = [one for one in tokens.of("lan") if one.id == made.id]
    assert (told.revoked_at, told.revoked_by) == (AT, "person:lan")


def test_nobody_revokes_what_is_anothers(tokens):
    secret, made = make(tokens)

    with pytest.raises(NotFoundError):
        tokens.revoke(made.id, by="person:mai", at=AT, owner="mai")

    assert tokens.reader(secret, AT)
    tokens.revoke(made.id, by="person:giang", at=AT)
    assert tokens.reader(secret, AT) is None


@pytest.mark.parametrize("how", ["close", "password"])
def test_it_falls_with_its_account(tokens, people, how):
    """Closed, or waiting for a new password; and it does not rise again by itself."""
    secret, _ = make(tokens)

    if how == "close":
        people.close("lan", by="person:giang", at=AT)
    else:
        people.set_password("lan", at=AT)

    assert tokens.reader(secret, AT) is None


def test_an_account_opened_again_has_no_tokens(tokens, people):
    secret, _ = make(tokens)
    people.close("lan", by="person:giang", at=AT)

    people.open("lan", at=AT)

    assert tokens.reader(secret, AT) is None
    assert all(one.revoked_at for one in tokens.of("lan"))


@pytest.mark.parametrize(
    ("owner", "scopes", "until"),
    [
        ("mai", ("hand_in",), AT + DAY),
        ("lan", ("keep",), AT + DAY),
        ("lan", ("read", "audit"), AT + DAY),
        ("lan", (), AT + DAY),
        ("lan", ("read",), None),
        ("lan", ("read",), AT),
        ("lan", ("read",), AT + LONGEST_LIFE + DAY),
    ],
)
def test_none_is_made_that_does_more_than_its_person(tokens, owner, scopes, until):
    with pytest.raises(UsageError):
        make(tokens, owner, scopes, expires_at=until)
    assert tokens.all() == ()


def test_a_keeper_may_have_one_without_end(tokens):
    secret, _ = make(tokens, "giang", ("keep",), expires_at=None)

    assert tokens.reader(secret, AT + 20 * LIFE).may("purge")


@pytest.mark.parametrize("name", ["", "  ", "\u202e\u200b", "x" * 101])
def test_a_token_has_a_name(tokens, name):
    with pytest.raises(UsageError):
        tokens.make("lan", name, ("read",), expires_at=AT + DAY, at=AT)


def test_whoever_only_reads_writes_seldom(tokens):
    """When it was used last is told to five minutes."""
    secret, _ = make(tokens)

    def used():
        return tokens.of("lan")[0].used_at

    assert used() is None
    tokens.reader(secret, AT)
    tokens.reader(secret, AT + dt.timedelta(minutes=4))
    assert used() == AT
    tokens.reader(secret, AT + dt.timedelta(minutes=6))
    assert used() == AT + dt.timedelta(minutes=6)


def test_the_token_itself_is_nowhere(tokens, catalogue):
    """Whoever reads the catalogue cannot sign in with what stands there."""
    secret, made = make(tokens)
    database = catalogue.documents._database

    with database.read() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM token").all()

    assert secret not in repr(rows)
    assert secret.removeprefix("vankho_")[:64] not in repr(rows)
    assert secret not in repr(made)


def test_a_paper_given_to_others_is_gone_for_programs_too(tokens, catalogue):
    number = store(catalogue)
    secret, _ = make(tokens, "mai")

    catalogue.documents.restrict(number, "clerks", at=AT)

    with pytest.raises(NotFoundError):
        catalogue.documents.get(number, tokens.reader(secret, AT))


def test_each_role_is_offered_what_it_may():
    assert offered({"reader"}) == ("read",)
    assert offered({"keeper", "auditor"}) == tuple(SCOPES)
