"""Commands are recorded before they are done; the audit is shown and proven by them."""

import datetime as dt
import json
import sqlite3

import pytest

import vankho
from archive.audit import Entry, Sought, commands, open_audit
from archive.settings import Settings
from tests.archive.audit.conftest import AT

WHO = f"cli:{commands.user()}"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The folder of an archive that the commands mean."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*arguments):
    """Run the command line; return how it ended."""
    try:
        vankho.main(arguments)
    except SystemExit as ended:
        return ended.code
    return 0


@pytest.fixture
def audit(home):
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    made = open_audit(settings.audit, settings.audit_key, home, lambda: AT)
    yield made
    made.close()


@pytest.mark.parametrize("command", vankho.COMMANDS)
def test_every_command_is_recorded_or_says_why_not(command):
    """A new one must be put into one of the tables."""
    assert (command in commands.DEEDS) != (command in commands.UNRECORDED)


def test_a_command_is_recorded(audit, home):
    """With who asked the system, what was asked and which paper was meant."""
    run("show", "7", "--json")
    run("search", "kế hoạch")
    run("ingest", str(home / "Tối mật.pdf"))
    run("cite", "--help")
    run("show", "--help")

    told = [
        (one.who, one.what, one.papers, one.text) for one in audit.page(Sought(), 9)
    ]

    assert told == [
        (WHO, "handed_in", (), ""),
        (WHO, "searched", (), "'kế hoạch'"),
        (WHO, "viewed", (7,), "7 --json"),
    ]


def test_nothing_is_changed_unrecorded(audit, home, capsys):
    """Reading goes on, and says that nobody keeps account of it."""
    audit.write([Entry(AT, "lan", "signed_in")])
    (home / "audit.key").write_bytes(b"")

    assert run("purge", "1", "--yes", "--reason", "nhầm") == 3
    assert "[audit_unavailable]" in capsys.readouterr().err
    assert run("wanted") == 0
    assert "[audit_unavailable]" in capsys.readouterr().err
    assert len(audit.page(Sought(), 9)) == 1


def test_the_audit_is_shown(audit, capsys):
    """Newest first; what is asked for alone; as objects for programs."""
    audit.write([Entry(AT, "lan", "viewed", papers=(3,), status=200)])
    audit.write([Entry(AT, "hoa", "searched", text="kế\nhoạch", status=400)])

    run("audit", "--paper", "3")
    shown = capsys.readouterr().out
    run("audit", "--who", "hoa", "--json")
    told = json.loads(capsys.readouterr().out)
    run("audit", "--since", "4/3/2026", "--until", "4/3/2026", "--limit", "1")
    day = capsys.readouterr().out

    assert shown.split(None, 3) == [
        "1",
        "04/03/2026",
        "15:30:00",
        "lan  Xem văn bản  [3]\n",
    ]
    assert (told["who"], told["text"], told["papers"]) == ("hoa", "kế\nhoạch", [])
    assert "\n" not in day.strip()
    assert "(400)" in day
    assert run("audit", "--since", "31/2/2026") == 2


def test_what_was_typed_is_erased(audit, capsys):
    """The entry stays, and tells so."""
    audit.write([Entry(AT, "lan", "searched", text="việc kín")])

    assert run("audit", "--erase", "1") == 0
    run("audit")

    shown = capsys.readouterr().out
    assert "việc kín" not in shown
    assert "Tra cứu  (chữ đã xóa)" in shown
    assert run("verify", "--audit") == 0


def test_the_audit_is_proven(audit, home, capsys):
    """What was done to it is told with its code; a head on paper may be held to it."""
    audit.write([Entry(AT + dt.timedelta(n), "lan", "viewed") for n in range(4)])
    head = str(audit.check().head)

    assert run("verify", "--audit", "--head", head) == 0
    assert "nguyên vẹn: 5 mục" in capsys.readouterr().out
    assert run("verify", "--head", head[:-1]) == 2
    with sqlite3.connect(home / "audit.db") as database:
        database.execute("UPDATE audit_entry SET who = 'hoa' WHERE number = 2")
        database.execute("DELETE FROM audit_entry WHERE number = 4")
    capsys.readouterr()
    assert run("verify", "--audit", "--json") == 3
    *flaws, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert [(flaw["code"], flaw["first"]) for flaw in flaws] == [
        ("entries_missing", 4),
        ("entry_altered", 2),
    ]
    assert last["entries"] == 6
