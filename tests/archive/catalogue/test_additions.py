"""What clerks add to the authority file is known at once, and brings links level."""

import datetime as dt

import pytest
import sqlalchemy as sa

from archive.authority.additions import (
    AddedBody,
    AddedName,
    AddedTerm,
    Succession,
)
from archive.catalogue import open_catalogue
from archive.catalogue.schema import citation
from archive.errors import ConflictError, UsageError
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    LAN,
    PROVINCE,
    cite,
    store,
)

WHO = "person:lan"
ODD = "Tỉnh bộ Bắc Kạn"
ALIAS = AddedName("tinh-uy-bac-kan", ODD)
BOARD = AddedBody(
    "Ban Điều hành đề án Bắc Kạn", "province", "steering", ("BĐHĐA",), ("BĐH đề án",)
)


def add(catalogue, value, note=""):
    """Make an addition, as Lan."""
    return catalogue.additions.add(value, by=WHO, at=AT, note=note)


def add_twice(catalogue, value):
    """Make an addition and, in the same breath, once more."""
    add(catalogue, value)
    add(catalogue, value)


def link(catalogue, paper):
    """What became of the first citation of a paper."""
    found = catalogue.citations.of(paper, LAN)[0]
    return found.state, [brief.id for brief in found.papers]


def plan(catalogue, issuer, number=5, date="3/2/2020"):
    """A plan of a provincial committee."""
    return store(catalogue, f"{number}-KH/TU", date, issuer)


def citing(catalogue, body, number=5, date="3/2/2020"):
    """A paper that cites such a plan by the name of its body."""
    cites = cite(f"{number}-KH/TU", date, body)
    return store(catalogue, "9-CV/BTG", "1/3/2020", "Ban Tuyên giáo", cites)


def test_an_alias_resolves_what_was_cited_under_it(catalogue):
    """A citation under an odd name finds its paper once the name is known."""
    held = plan(catalogue, PROVINCE)
    asking = citing(catalogue, ODD)
    before = link(catalogue, asking)

    number = add(catalogue, ALIAS)
    after = link(catalogue, asking)
    catalogue.additions.withdraw(number, by=WHO, at=AT)

    assert before == ("unknown", [])
    assert after == ("resolved", [held])
    assert link(catalogue, asking) == before


def test_an_alias_brings_papers_to_their_body(catalogue):
    """Papers whose letterhead bears the odd name stand in the register of the body."""
    first = plan(catalogue, PROVINCE)
    odd = plan(catalogue, ODD, number=6)
    asking = citing(catalogue, PROVINCE, number=6)
    head = catalogue.changes.head()

    add(catalogue, ALIAS)

    bodies = catalogue.books.bodies(LAN)
    changed = {change.document for change in catalogue.changes.since(head)}
    assert bodies["tinh uy bac kan"].papers == 2
    assert link(catalogue, asking) == ("resolved", [odd])
    assert odd in changed
    assert first not in changed


def test_what_is_touched_is_told_before(catalogue):
    """A preview counts what an addition then touches, and changes nothing."""
    odd = plan(catalogue, ODD, number=6)
    first, other = citing(catalogue, ODD), citing(catalogue, PROVINCE, number=6)
    head = catalogue.changes.head()

    touched = catalogue.additions.touched(ALIAS)

    assert touched.papers == (odd,)
    assert touched.citing == (first,)
    assert len(touched.citations) == 2
    assert catalogue.changes.head() == head
    assert link(catalogue, other) == ("unknown", [])


def test_every_open_catalogue_learns_by_itself(catalogue, address):
    """Another process knows an addition with its next question, and forgets it too."""
    with open_catalogue(address, AUTHORITY) as other:
        before = other.authority.body_named(ODD)

        number = add(catalogue, ALIAS)
        named = other.authority.body_named(ODD)
        odd = plan(other, ODD)
        catalogue.additions.withdraw(number, by=WHO, at=AT)

        assert before is None
        assert named
        assert named.name == PROVINCE
        assert other.books.bodies(LAN)["tinh bo bac kan"].papers == 1
        assert other.documents.get(odd, LAN).metadata.issuers == (ODD,)
        assert other.authority.body_named(ODD) is None


def test_what_is_undone_with_its_transaction_is_not_learned(catalogue):
    """Of an addition whose transaction fails nothing is left, in memory neither."""
    with pytest.raises(UsageError), catalogue.together():
        add_twice(catalogue, ALIAS)

    add(catalogue, AddedName("tinh-uy-bac-kan", "Tỉnh bộ tỉnh Bắc Kạn"))

    assert catalogue.authority.body_named(ODD) is None
    assert [made.value.text for made in catalogue.additions.listed()] == [
        "Tỉnh bộ tỉnh Bắc Kạn"
    ]


def test_who_reads_an_older_state_takes_nothing_back(catalogue):
    """A thread that began before an addition does not undo what others learned."""
    with catalogue._database.read() as older:
        add(catalogue, ALIAS)
        catalogue.additions.standing()
        catalogue._learned.keep_level(older)

    assert catalogue._learned.now.additions == (ALIAS,)


def test_an_added_body_is_found_by_its_names_and_codes(catalogue):
    """A new body has a name, short forms and a code from then on."""
    add(catalogue, BOARD, "Quyết định 12-QĐ/TU")
    known = catalogue.authority

    assert known.body_named("BĐH ĐỀ ÁN").name == BOARD.name
    assert [body.name for body in known.bodies_coded("BĐHĐA")] == [BOARD.name]


def test_additions_are_kept_with_who_when_and_why(catalogue):
    """The list tells all that was ever added, withdrawn ones too."""
    number = add(catalogue, BOARD, "Quyết định 12-QĐ/TU")
    later = AT + dt.timedelta(days=1)
    catalogue.additions.withdraw(number, by="person:minh", at=later)

    (made,) = catalogue.additions.listed()
    assert (made.value, made.note, made.made_by) == (BOARD, "Quyết định 12-QĐ/TU", WHO)
    assert (made.withdrawn_by, made.withdrawn_at) == ("person:minh", later)
    assert catalogue.additions.standing() == ()


def test_a_body_others_rest_on_is_not_taken_back(catalogue):
    """A body goes only after what was said of it."""
    number = add(catalogue, BOARD)
    name = add(catalogue, AddedName("ban-dieu-hanh-de-an-bac-kan", "Ban điều hành X"))

    with pytest.raises(UsageError, match="Hãy hoàn tác chúng trước"):
        catalogue.additions.withdraw(number, by=WHO, at=AT)
    catalogue.additions.withdraw(name, by=WHO, at=AT)
    catalogue.additions.withdraw(number, by=WHO, at=AT)
    with pytest.raises(ConflictError):
        catalogue.additions.withdraw(number, by=WHO, at=AT)

    assert catalogue.authority.body_named("BĐH đề án") is None


def test_a_body_that_others_lie_in_is_not_taken_back(catalogue):
    """Or it could be put below them afterwards, and each stood above the other."""
    number = add(catalogue, BOARD)
    below = AddedBody("Tổ Hồ sơ Bắc Kạn", "province", "steering", within=BOARD.name)
    add(catalogue, below)

    with pytest.raises(UsageError, match="Hãy hoàn tác chúng trước"):
        catalogue.additions.withdraw(number, by=WHO, at=AT)


def test_what_is_remembered_follows_additions(catalogue):
    """A congress day settles a doubt without changing any paper: nothing is left of it."""
    plan(catalogue, PROVINCE)
    slip = cite("5-KH/TU", "3/1/2020", PROVINCE)
    store(catalogue, "9-CV/BTG", "1/3/2020", "Ban Tuyên giáo", slip)
    before = catalogue.doubts.counts_by_kind(LAN), catalogue.missing.count(LAN)

    add(catalogue, AddedTerm("tinh-uy-bac-kan", "XI", dt.date(2020, 1, 20)))

    assert before == ({"mismatch": 1}, 0)
    assert catalogue.doubts.counts_by_kind(LAN) == {}
    assert catalogue.missing.count(LAN) == 1


EVERY = {
    "a body": BOARD,
    "a code": AddedName("tinh-uy-bac-kan", "TUBK", "code"),
    "a misspelling": AddedName("tinh-uy-bac-kan", "Tĩnh ủy Bắc Kạng", "misspelling"),
    "a succession": Succession(
        ("tinh-uy-bac-kan",),
        ("tinh-uy-thai-nguyen:2025",),
        dt.date(2025, 7, 1),
        begins=False,
    ),
    "a congress": AddedTerm("tinh-uy-bac-kan", "XI", dt.date(2015, 10, 15)),
}


@pytest.mark.parametrize("value", EVERY.values(), ids=EVERY)
def test_every_addition_is_kept_as_it_was_made(catalogue, value):
    """What is read back is what was added, whatever it is."""
    add(catalogue, value)

    assert catalogue.additions.standing() == (value,)


def test_the_work_follows_what_is_touched(catalogue):
    """An addition looks at no more rows in an archive ten times as large."""
    looked = []

    def count_rows(*_):
        looked.append(1)

    def fill(start, size):
        for number in range(start, start + size):
            cites = cite(f"{number}-KH/TU", "3/2/2020", "Tỉnh ủy Lạng Sơn")
            store(catalogue, f"{number}-CV/TU", "1/3/2020", "Tỉnh ủy Cao Bằng", cites)

    def statements(value):
        looked.clear()
        add(catalogue, value)
        return len(looked)

    plan(catalogue, ODD)
    citing(catalogue, ODD)
    sa.event.listen(catalogue._database._engine, "after_cursor_execute", count_rows)
    fill(1, 5)
    small = statements(ALIAS)
    catalogue.additions.withdraw(1, by=WHO, at=AT)
    fill(100, 50)
    large = statements(ALIAS)

    assert small == large > 0


def test_touched_rows_are_found_by_index(catalogue):
    """Citations are found by the index of their body, not by a scan."""
    asked = sa.select(citation.c.id).where(citation.c.body_key.in_(["x"]))
    with catalogue._database.read() as connection:
        text = str(asked.compile(compile_kwargs={"literal_binds": True}))
        told = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}").fetchall()

    assert "ix_citation_body_key" in str(told)
