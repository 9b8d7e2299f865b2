"""Whatever is done to the audit behind its back is found; nothing is found otherwise."""

import shutil
import sqlite3

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.audit import Entry, Sought, open_audit
from archive.audit.head import Head
from archive.errors import AuditError
from tests.archive.audit.conftest import AT

ENTRIES = (
    Entry(AT, "lan", "signed_in", address="10.0.0.7", status=303),
    Entry(AT, "lan", "searched", text="kế hoạch 171", status=200),
    Entry(AT, "lan", "viewed", papers=(3,), place="document.show"),
    Entry(AT, "hoa", "searched", text="việc kín", status=200),
    Entry(AT, "hoa", "exported", papers=(3, 8), details={"form": "csv"}),
    Entry(AT, "", "sign_in_failed", address="10.0.0.9"),
    Entry(AT, "lan", "viewed", papers=(8,), place="document.show"),
)
TABLES = ("audit_entry", "audit_text", "audit_paper")


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A folder with an audit to which nothing was done."""
    home = tmp_path_factory.mktemp("whole")
    audit = open_audit(f"sqlite:///{home}/audit.db", home / "key", home, lambda: AT)
    for entry in ENTRIES:
        audit.write([entry])
    audit.erase([4], Entry(AT, "hoa", "erased"))
    audit.empty_log()
    audit.close()
    return home


def checked(home, *noted):
    """Return what is found in a folder's audit."""
    audit = open_audit(f"sqlite:///{home}/audit.db", home / "key", home, lambda: AT)
    try:
        return audit.check(noted)
    finally:
        audit.close()


def test_an_untouched_audit_is_whole(whole):
    """Erasing what was typed leaves the chain whole, for it is an entry itself."""
    found = checked(whole)

    assert (found.entries, found.head.number, found.flaws) == (8, 8, ())


@st.composite
def mutations(draw):
    """Something that whoever can write the file may do to it."""
    table = draw(st.sampled_from(TABLES))
    act = draw(st.sampled_from(["change", "delete", "swap", "insert", "cut"]))
    picks = draw(st.lists(st.integers(0, 99), min_size=3, max_size=3))
    return table, act, picks, draw(st.sampled_from([1, 7, "x", b"x", None]))


def mutate(home, table, act, picks, value):
    """Do it; say whether anything is other than before."""
    with sqlite3.connect(home / "audit.db") as database:
        database.row_factory = sqlite3.Row
        before = rows(database)
        held = [dict(row) for row in before[table]]
        one, other = held[picks[0] % len(held)], held[picks[1] % len(held)]
        names = list(one)
        try:
            if act == "cut":
                cut(database, table, one["number"])
            elif act == "insert":
                name = names[picks[2] % len(names)]
                new = {**one, "number": picks[1] - 9, name: value}
                put(database, table, new)
            elif act == "swap":
                rest = [name for name in names if name != "number"]
                remove(database, table, one)
                remove(database, table, other)
                put(database, table, {**one, **{name: other[name] for name in rest}})
                put(database, table, {**other, **{name: one[name] for name in rest}})
            else:
                remove(database, table, one)
                if act == "change":
                    name = names[picks[2] % len(names)]
                    put(database, table, {**one, name: value})
        except sqlite3.IntegrityError:
            database.rollback()
        return rows(database) != before


def rows(database):
    """Return all that is in the tables."""
    found = {}
    for table in TABLES:
        asked = f"SELECT * FROM {table} ORDER BY number"  # noqa: S608  # the names are the test's own
        found[table] = database.execute(asked).fetchall()
    return found


def cut(database, table, number):
    gone = f"DELETE FROM {table} WHERE number >= ?"  # noqa: S608  # the names are the test's own
    database.execute(gone, (number,))


def remove(database, table, row):
    where = " AND ".join(f"{name} IS ?" for name in row)
    gone = f"DELETE FROM {table} WHERE {where}"  # noqa: S608  # the names are the test's own
    database.execute(gone, tuple(row.values()))


def put(database, table, row):
    holes = ", ".join("?" * len(row))
    names = ", ".join(row)
    new = f"INSERT INTO {table} ({names}) VALUES ({holes})"  # noqa: S608  # the names are the test's own
    database.execute(new, tuple(row.values()))


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(mutation=mutations())
def test_every_mutation_is_found(whole, tmp_path, mutation):
    """A row altered, deleted, moved, put in, or an end cut off: all are found."""
    home = tmp_path / "touched"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(whole, home)

    is_other = mutate(home, *mutation)

    assert bool(checked(home).flaws) == is_other


def codes(found):
    return [(flaw.code, flaw.first, flaw.last) for flaw in found.flaws]


@pytest.fixture
def touched(whole, tmp_path):
    """A copy of the audit, and what does something to its file."""

    def do(statement):
        home = tmp_path / "touched"
        shutil.copytree(whole, home)
        with sqlite3.connect(home / "audit.db") as database:
            for table in TABLES:
                database.execute(statement.format(table=table))
        return home

    return do


CUTS = {
    "an entry": ("DELETE FROM {table} WHERE number = 5", [("entries_missing", 5, 5)]),
    "the end": (
        "DELETE FROM {table} WHERE number > 6",
        [("end_missing", 7, 8), ("text_missing", 4, 4)],
    ),
    "everything": ("DELETE FROM {table}", [("end_missing", 1, 8)]),
}


@pytest.mark.parametrize(("statement", "expected"), CUTS.values(), ids=CUTS)
def test_what_is_missing_is_told(touched, statement, expected):
    """The note beside the audit tells that its end was cut off."""
    assert codes(checked(touched(statement))) == expected


def test_an_end_cut_off_with_its_note_is_found_by_a_head_on_paper(touched):
    """Who can write both cannot write what an auditor noted elsewhere."""
    noted = Head.read(str(checked(home := touched("SELECT * FROM {table}")).head))
    with sqlite3.connect(home / "audit.db") as database:
        for table in TABLES:
            cut(database, table, 7)
    (home / "audit.head").unlink()
    audit = open_audit(f"sqlite:///{home}/audit.db", home / "key", home, lambda: AT)
    audit.write([Entry(AT, "lan", "viewed"), Entry(AT, "lan", "viewed")])
    audit.close()

    assert codes(checked(home)) == [("text_missing", 4, 4)]
    assert ("head_differs", 8, 8) in codes(checked(home, noted))


def test_a_note_that_is_gone_is_told(touched):
    """An audit with entries has one."""
    home = touched("SELECT * FROM {table}")
    (home / "audit.head").write_text("?")

    assert codes(checked(home)) == [("head_unreadable", 8, 8)]


def test_another_key_is_told_as_such(touched):
    """Every entry would seem altered; nothing is appended by another key either."""
    home = touched("SELECT * FROM {table}")
    (home / "key").write_bytes(b"k" * 32)
    audit = open_audit(f"sqlite:///{home}/audit.db", home / "key", home, lambda: AT)

    assert codes(audit.check()) == [("key_changed", 1, 8)]
    with pytest.raises(AuditError, match="khóa đã dùng"):
        audit.write([Entry(AT, "lan", "viewed")])
    audit.close()


def test_a_lost_key_is_not_made_anew(touched):
    """A new one would make all that is recorded look forged."""
    home = touched("SELECT * FROM {table}")
    (home / "key").unlink()

    with pytest.raises(AuditError, match="bản sao lưu"):
        checked(home)
    assert not (home / "key").exists()


def test_the_key_is_its_owners_alone(whole):
    """So is the note, though it tells nothing by itself."""
    modes = {(whole / name).stat().st_mode & 0o777 for name in ("key", "audit.head")}

    assert modes == {0o600}


def test_the_last_entries_can_be_looked_at_alone(touched):
    """A page that looks at a few of millions answers for these."""
    home = touched("UPDATE {table} SET number = number")
    with sqlite3.connect(home / "audit.db") as database:
        database.execute("UPDATE audit_entry SET who = 'x' WHERE number IN (2, 7)")
    audit = open_audit(f"sqlite:///{home}/audit.db", home / "key", home, lambda: AT)

    assert codes(audit.check(last=3)) == [("entry_altered", 7, 7)]
    assert audit.check(last=3).entries == 3
    audit.close()


def test_nobody_reads_what_was_erased_in_any_byte(whole):
    """Not in the file, its log or the note."""
    for path in whole.iterdir():
        assert "việc kín".encode() not in path.read_bytes()
        assert b"viec kin" not in path.read_bytes()


def test_what_was_erased_is_told_as_erased(whole):
    """The entry stays, without its words."""
    audit = open_audit(f"sqlite:///{whole}/audit.db", whole / "key", whole, lambda: AT)
    texts = {one.number: one.text for one in audit.page(Sought(), 10)}
    audit.close()

    assert (texts[2], texts[4], texts[3]) == ("kế hoạch 171", None, "")
