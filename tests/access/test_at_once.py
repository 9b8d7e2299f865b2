"""What one process changes of who may see what holds in another with its next answer.

Two servers of one archive, as they are started; nothing is indexed anew meanwhile.
"""

import contextlib
import datetime as dt
import http.client
import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from archive.accounts import LEAST_MEMORY, Accounts, Cost
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.people import New
from tests.access.archives import Archive, tables
from tests.access.papers import Paper
from webui import serving

NOW = dt.datetime.now(dt.UTC)  # noqa: TID251  # the servers have no other clock
CHEAP = Accounts(cost=Cost(memory=LEAST_MEMORY, passes=1))
PAPER = Paper(0, "trồng cây", ("nông thôn",))
PEOPLE = {"chu": "keeper", "lan": "clerk", "minh": "reader"}
FIRST, OWN = "tạm mượn cửa 1984", "mùa xuân trồng cây 22"


class OverSocket(http.client.HTTPConnection):
    """A connection to a server that listens at a file."""

    def __init__(self, place: Path) -> None:
        super().__init__("localhost", timeout=30)
        self._place = str(place)

    def connect(self) -> None:
        """Connect to the file."""
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self._place)


@dataclass(frozen=True, slots=True)
class Server:
    """A server of the archive, asked by people who are signed in."""

    place: Path
    tokens: dict[str, str]

    def ask(self, who: str, path: str, send: object = None) -> tuple[int, str]:
        """Return the status and the text of an answer."""
        headers = {
            "Cookie": f"vankho={self.tokens[who]}",
            "Content-Type": "application/json",
            "X-Requested-With": "test",
        }
        method, body = ("GET", None) if send is None else ("POST", json.dumps(send))
        with contextlib.closing(OverSocket(self.place)) as asked:
            asked.request(method, path, body, headers)
            answer = asked.getresponse()
            return answer.status, answer.read().decode()

    def sees(self, who: str) -> tuple[bool, bool]:
        """Whether somebody may open the paper, and finds it."""
        status, _ = self.ask(who, "/api/v1/documents/1")
        found, text = self.ask(who, "/api/v1/search?q=nong+thon")
        assert found == 200, text
        return status == 200, bool(json.loads(text)["total"])


@pytest.fixture
def archive(tmp_path, blank):
    """An archive of one paper, with an index on the disk and accounts."""
    home = tmp_path / "var"
    home.mkdir()
    shutil.copy(blank, home / "catalogue.db")
    with Archive(home, "whoosh://{home}/index") as made:
        made.take_in(PAPER, "paper.txt")
        made.index()
    address = f"sqlite:///{home}/catalogue.db"
    with open_catalogue(address, tables(), accounts=CHEAP) as catalogue:
        yield home, catalogue


@pytest.fixture
def tokens(archive):
    """Those of people who have signed in, by their names."""
    _, catalogue = archive
    made = {}
    for name, role in PEOPLE.items():
        made[name] = signed_in(catalogue, name, role)
    catalogue.offices.add("Ban Tổ chức", by="chu", at=NOW)
    return made


def signed_in(catalogue: Catalogue, name: str, role: str) -> str:
    """Open an account and begin a session."""
    new = New(name, name.title(), frozenset({role}))  # type: ignore[arg-type]  # a role
    catalogue.people.add(new, by="cli", at=NOW, password=FIRST)
    catalogue.sign_ins.change_password(name, FIRST, OWN, at=NOW, address="")
    return catalogue.sessions.begin(name, address="", agent="", at=NOW)


@pytest.fixture
def servers(archive, tokens, tmp_path):
    """Two servers of the archive."""
    home, _ = archive
    started = [started_at(home, tmp_path / f"{n}.sock", tokens) for n in range(2)]
    yield [server for server, _ in started]
    for _, process in started:
        process.terminate()
    for _, process in started:
        process.wait(20)


def started_at(home: Path, place: Path, tokens: dict[str, str]):
    """Start a server that listens at a file."""
    command = [sys.executable, "-m", "gunicorn", "wsgi:application"]
    process = subprocess.Popen(  # noqa: S603  # the command is our own
        [*command, "--bind", f"unix:{place}", *serving.OPTIONS],
        env={"VANKHO_HOME": str(home), "PATH": "/usr/bin:/bin"},
    )
    return Server(place, tokens), process


def eventually(told: Callable[[str], object], who: str) -> object:
    """Return what a server tells as soon as it listens."""
    last = time.monotonic() + 60
    while True:
        try:
            return told(who)
        except (FileNotFoundError, ConnectionRefusedError):
            assert time.monotonic() < last
            time.sleep(0.05)


@pytest.mark.slow
def test_what_changes_in_one_process_holds_in_all(servers, archive):
    """Papers are given to others, people come to an office, and leave it."""
    one, other = servers
    _, catalogue = archive
    for server in servers:
        assert eventually(server.sees, "minh") == (True, True)

    def given(audience):
        status, text = one.ask(
            "lan", "/api/v1/documents/1/audience", {"audience": audience}
        )
        assert status == 200, text
        return [other.sees(who) for who in PEOPLE]

    seen, unseen = (True, True), (False, False)
    assert given("clerks") == [seen, seen, unseen]
    assert given("everyone") == [seen, seen, seen]
    assert given("groups:1") == [seen, unseen, unseen]

    catalogue.offices.put("minh", 1)
    assert [server.sees("minh") for server in servers] == [seen, seen]
    catalogue.offices.take_out("minh", 1)
    assert [server.sees("minh") for server in servers] == [unseen, unseen]
    catalogue.people.change("minh", roles={"reader", "keeper"})
    assert [server.sees("minh") for server in servers] == [seen, seen]
