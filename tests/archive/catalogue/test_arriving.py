"""Papers that arrive together leave what each would leave that came alone."""

import datetime as dt

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from archive import authority
from archive.catalogue import Rendition, open_catalogue, schema
from archive.catalogue.arriving import Arrivals
from archive.model import Citation, Claim, Evidence, Page, Reading, Text

AT = dt.datetime(2026, 11, 29, 8, 0, tzinfo=dt.UTC)
KNOWN = authority.load()
KEPT = [t for t in schema.metadata.sorted_tables if t.name != "head"]


def claim(field, value, start=0):
    """Return what a reader says of a paper."""
    return Claim(field, value, str(value), Evidence(1, start, start + 3, "test.rule"))


def cited(number, start, day=None):
    """Return a citation of a plan of the same committee."""
    return Citation(
        start,
        start + 20,
        f"Kế hoạch số {number}-KH/TU",
        "party",
        type="Kế hoạch",
        number=number,
        symbol=f"{number}-KH/TU",
        date=day,
        body="Tỉnh ủy Cao Bằng",
        flags=(),
    )


def reading(number, day, cites, subject):
    """Return the reading of a plan that cites others."""
    issued = {"verbatim": f"ngày {day:02d}/8/2019", "date": f"2019-08-{day:02d}"}
    claims = (
        claim("type", "Kế hoạch"),
        claim("number", number, 5),
        claim("symbol", f"{number}-KH/TU", 5),
        claim("issuers", ["Tỉnh ủy Cao Bằng"], 9),
        claim("issued", issued | {"partial": None, "flags": []}, 12),
        claim("subject", subject, 20),
    )
    pages = (Page(1, f"Kế hoạch {number} {subject}"), Page(2, "Nơi nhận", "image"))
    found = tuple(cited(n, 30 * at) for at, n in enumerate(cites))
    return Reading(Text("application/pdf", pages), claims, found)


READINGS = st.builds(
    reading,
    st.integers(1, 6),
    st.integers(1, 3),
    st.lists(st.integers(1, 6), max_size=4),
    st.sampled_from(["về trồng cây", "về công tác cán bộ", ""]),
)


def stored(readings, *, together):
    """Return all rows that storing papers leaves."""
    with open_catalogue("sqlite://", KNOWN) as catalogue:
        papers = [
            (one, Rendition(f"{at:064x}", f"{at}.pdf", "application/pdf", 10, "scan"))
            for at, one in enumerate(readings)
        ]
        if together:
            with catalogue.documents.together():
                for one, shown in papers:
                    catalogue.documents.store(one, shown, source="lan", at=AT)
        else:
            for one, shown in papers:
                catalogue.documents.store(one, shown, source="lan", at=AT)
        with catalogue._database.read() as connection:
            return {table.name: rows_of(connection, table) for table in KEPT}


def rows_of(connection, table):
    """Return the rows of a table without the numbers that only tell them apart."""
    apart = {"id"} if table.name in ("doubt", "candidate") else set()
    columns = [c for c in table.c if c.name not in apart]
    found = map(repr, connection.execute(sa.select(*columns)))
    # Where a doubt hangs on a citation, its number is that of the citation.
    return sorted(found)


@settings(max_examples=10, deadline=None)
@given(readings=st.lists(READINGS, min_size=1, max_size=6))
def test_together_is_as_one_by_one(readings):
    """Facts, links, doubts and changes are the same, to the last column."""
    assert stored(readings, together=True) == stored(readings, together=False)


@settings(max_examples=10, deadline=None)
@given(readings=st.lists(READINGS, min_size=1, max_size=5))
def test_arriving_is_as_being_read_again(readings):
    """A paper put in place of itself finds everything as it should be."""
    with open_catalogue("sqlite://", KNOWN) as catalogue:
        for at, one in enumerate(readings):
            shown = Rendition(f"{at:064x}", "x.pdf", "application/pdf", 10, "scan")
            catalogue.documents.store(one, shown, source="lan", at=AT)
        before = kept(catalogue)
        for number, one in enumerate(readings, start=1):
            catalogue.documents.reread(number, one, at=AT)

        assert kept(catalogue) == before


ANEW = ("citation", "candidate", "doubt", "change", "recognition", "recognition_page")


def kept(catalogue):
    """Return the rows that do not get new numbers where a paper is read again."""
    with catalogue._database.read() as connection:
        rows = {t.name: rows_of(connection, t) for t in KEPT if t.name not in ANEW}
        columns = [c for c in schema.citation.c if c.name != "id"]
        links = connection.execute(sa.select(*columns))
        return rows | {"citation": sorted(map(repr, links))}


def test_what_fails_leaves_nothing(monkeypatch):
    """Where linking fails, no paper of the group is there."""

    def wrong(_):
        raise KeyError

    monkeypatch.setattr(Arrivals, "link", wrong)
    with open_catalogue("sqlite://", KNOWN) as catalogue:
        one = reading(1, 1, [2], "về trồng cây")
        shown = Rendition("0" * 64, "x.pdf", "application/pdf", 10, "scan")
        with pytest.raises(KeyError), catalogue.documents.together():
            catalogue.documents.store(one, shown, source="lan", at=AT)
        with catalogue._database.read() as connection:
            assert rows_of(connection, schema.document) == []


def test_writers_stand_in_line_before_they_look():
    """A database with many writers would let two store the same paper at once."""
    said = []
    with open_catalogue("sqlite://", KNOWN) as catalogue:
        engine = catalogue._database._engine
        note = lambda *asked: said.append(asked[2])  # noqa: E731
        with catalogue._database.write():
            sa.event.listen(engine, "before_cursor_execute", note)
            with catalogue.documents.together():
                catalogue.documents.held(["0" * 64])
        sa.event.remove(engine, "before_cursor_execute", note)

    asked = [one for one in said if "SAVEPOINT" not in one]
    assert [one.split()[:2] for one in asked] == [
        ["UPDATE", "head"],
        ["SELECT", "DISTINCT"],
    ]
