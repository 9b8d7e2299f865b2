"""A catalogue is made, migrated and opened, by one process or by several."""

import contextlib
import multiprocessing
import sqlite3

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from archive.accounts import Accounts
from archive.authority.additions import AddedName
from archive.catalogue import Catalogue, open_catalogue, schema
from archive.catalogue.database import Database
from archive.catalogue.learning import Learned
from archive.catalogue.migrating import STEPS
from archive.errors import ArchiveError, BusyError, SettingError
from archive.model import Citation, Conference, Reading
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CENTRE,
    CITY,
    LAN,
    PROVINCE,
    cite,
    replacing,
    store,
)


def test_a_new_catalogue_is_made_with_its_folder(tmp_path):
    """Opening what is not there makes it, empty; it is whole when opened again."""
    address = f"sqlite:///{tmp_path}/far/away/catalogue.db"

    with open_catalogue(address, AUTHORITY) as made:
        number = store(made)
    with open_catalogue(address, AUTHORITY) as opened:
        assert opened.documents.get(number, LAN).id == number


def test_migrations_build_the_schema(blank):
    """What the migrations make is what the tables say, to the last column."""
    engine = sa.create_engine(f"sqlite:///{blank}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, schema.metadata)
    engine.dispose()

    assert differences == []


def test_the_head_is_the_newest_migration():
    """The number by which a start knows that nothing is to migrate is right."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))

    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def downgrade(address, revision):
    """Make a catalogue what it was some migrations ago."""
    config = Config()
    config.set_main_option("script_location", str(STEPS))
    engine = sa.create_engine(address)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)
    engine.dispose()


def test_an_older_catalogue_is_brought_up_to_date(address):
    """Opening migrates what is there, and no paper and no doubt is lost on the way."""
    with open_catalogue(address, AUTHORITY) as opened:
        number = store(opened, None, "1/8/2019", CITY, type="Kế hoạch")
        asked = opened.doubts.counts_by_kind(LAN)
    downgrade(address, "0001")

    with open_catalogue(address, AUTHORITY) as opened:
        assert opened.documents.get(number, LAN).id == number
        assert len(opened.changes.identity()) == 32
        assert opened.doubts.counts_by_kind(LAN) == asked == {"missing": 1}


MEETING = Conference("plenum", "4", "XII")
OLDER = "UPDATE citation SET sought = NULL, body_key = 'tinh uy', state = 'unknown'"


def rows(opened, table):
    """All rows of a table, but their numbers."""
    kept = [column for column in table.c if column.name != "id"]
    with opened._database.read() as connection:
        return sorted(map(repr, connection.execute(sa.select(*kept))))


def test_an_archive_of_older_rules_is_read_by_those_of_today(address):
    """Meetings, ends, codes, effects, bodies told by who cites: as in a new archive."""
    tables = schema.document, schema.citation, schema.candidate, schema.issuer
    with open_catalogue(address, AUTHORITY) as opened:
        store(opened, "04-NQ/TW", "30/10/2016", CENTRE, subject="giai đoạn 2016 - 2020")
        plan = store(opened, "171-KH/TU", "15/8/2019", PROVINCE)
        by_name = Citation(
            0, 9, "…", "conference", type="Nghị quyết", conference=MEETING
        )
        made = cite("171-KH/TU", "15/8/2019", "Tỉnh ủy"), by_name
        store(
            opened,
            "9-CV/TU",
            "5/9/2020",
            CITY,
            *made,
            replacing("171-KH/TU"),
            place="Bắc Kạn",
        )
        today = [rows(opened, table) for table in (*tables, schema.doubt)]
        assert len(opened.links.cited_by(plan, LAN)) == 1
    downgrade(address, "0003")
    with contextlib.closing(sqlite3.connect(address[len("sqlite:///") :])) as older:
        older.execute(OLDER)
        older.execute("DELETE FROM candidate")
        older.commit()

    with open_catalogue(address, AUTHORITY) as opened:
        assert [rows(opened, table) for table in (*tables, schema.doubt)] == today


def test_the_index_is_told_of_bodies_that_other_rules_name(address):
    """It keeps their keys too; papers whose bodies are as before stay as they are."""
    with open_catalogue(address, AUTHORITY) as opened:
        store(opened, "170-KH/TU", "15/8/2019", CITY)
        changed = store(opened, "171-KH/TU", "15/8/2019", PROVINCE)
        head = opened.changes.head()
    downgrade(address, "0005")
    with contextlib.closing(sqlite3.connect(address[len("sqlite:///") :])) as older:
        older.execute(
            "UPDATE issuer SET body_key = 'tinh bo' WHERE document = ?", [changed]
        )
        older.commit()

    with open_catalogue(address, AUTHORITY) as opened:
        assert [one.document for one in opened.changes.since(head)] == [changed]


def test_what_clerks_added_is_known_to_a_migration(address):
    """A paper under a name that only an addition tells keeps its body."""
    added = AddedName("tinh-uy-bac-kan", "Cấp ủy tỉnh Bắc Cạn cũ")
    with open_catalogue(address, AUTHORITY) as opened:
        opened.additions.add(added, by="lan", at=AT)
        store(opened, "171-KH/TU", "15/8/2019", "Cấp ủy tỉnh Bắc Cạn cũ")
        today = rows(opened, schema.issuer)
    downgrade(address, "0004")

    with open_catalogue(address, AUTHORITY) as opened:
        assert rows(opened, schema.issuer) == today
        assert "tinh uy bac kan" in today[0]


def test_a_page_of_an_older_catalogue_shows_what_was_read(address):
    """Going back loses no reading; what a person typed over it stays a claim."""
    with open_catalogue(address, AUTHORITY) as opened:
        number = store(opened)
        opened.texts.correct(
            number,
            1,
            "Nội dung đã sửa.",
            by="person:lan",
            at=AT,
            instead_of=None,
            understand=lambda text: Reading(text, (), ()),
        )
    downgrade(address, "0002")

    with open_catalogue(address, AUTHORITY) as opened:
        assert opened.documents.page(number, 1, LAN).text == "Nội dung."
        assert len(opened.claims.about(number, "page_text", LAN)) == 1


def test_every_catalogue_is_told_from_every_other(address, tmp_path):
    """One identity for as long as it lives, also under another name; no two alike."""
    with open_catalogue(address, AUTHORITY) as opened:
        one = opened.changes.identity()
    with open_catalogue(f"sqlite:///{tmp_path}/other.db", AUTHORITY) as opened:
        other = opened.changes.identity()
    (tmp_path / "catalogue.db").rename(tmp_path / "moved.db")

    with open_catalogue(f"sqlite:///{tmp_path}/moved.db", AUTHORITY) as moved:
        assert moved.changes.identity() == one != other


def test_a_new_catalogue_is_safe_and_quick(address, catalogue):
    """The log is written ahead, so readers never wait for the writer."""
    store(catalogue)

    connection = sqlite3.connect(address.removeprefix("sqlite:///"))
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    connection.close()

    assert mode == "wal"


def start(address, barrier, found):
    """Open a catalogue at the same moment as others."""
    barrier.wait(60)
    with open_catalogue(address, AUTHORITY) as catalogue:
        found.put(catalogue.changes.head())


def test_processes_may_open_a_new_catalogue_at_once(tmp_path):
    """One migrates, the others wait for it."""
    address = f"sqlite:///{tmp_path}/catalogue.db"
    context = multiprocessing.get_context("spawn")
    barrier, found = context.Barrier(3), context.Queue()
    workers = [
        context.Process(target=start, args=(address, barrier, found)) for _ in range(3)
    ]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert [found.get(timeout=60) for _ in workers] == [0, 0, 0]


BAD = {"no address": "catalogue.db", "an unknown kind": "mystery://x/y"}


@pytest.mark.parametrize("address", BAD.values(), ids=BAD)
def test_a_bad_address_is_a_bad_setting(address):
    """Who gave the address is told which setting it was and what works."""
    with pytest.raises(SettingError, match="VANKHO_CATALOGUE"):
        open_catalogue(address, AUTHORITY)


def test_what_is_no_catalogue_is_not_touched(tmp_path):
    """A file of something else is refused and left as it is."""
    place = tmp_path / "letter.txt"
    place.write_text("Kính gửi: " * 500)

    with pytest.raises(ArchiveError):
        open_catalogue(f"sqlite:///{place}", AUTHORITY)

    assert place.read_text() == "Kính gửi: " * 500


def test_a_catalogue_of_a_newer_version_is_not_touched(address):
    """Who runs an old version over it is told so in a sentence."""
    with contextlib.closing(sqlite3.connect(address[len("sqlite:///") :])) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()

    with pytest.raises(ArchiveError, match="bản mới nhất"):
        open_catalogue(address, AUTHORITY)


def test_a_writer_that_never_ends_makes_others_busy(address):
    """Waiting for the lock ends with a sentence instead of a driver's error."""
    holder = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    database = Database.at(address, patience=0.01)
    hasty = Catalogue(database, Learned(AUTHORITY), Accounts())
    with hasty, pytest.raises(BusyError):
        store(hasty)

    holder.close()
