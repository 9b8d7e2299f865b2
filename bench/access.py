"""How long pages and searches take for who sees a part, beside a keeper.

An archive of copies of the samples (``bench.pages``) is parted among everyone, clerks
and forty offices. A keeper, and a clerk and a reader of one office, each signed in, ask
the same questions in turn, and begin by turns; the ratios of the medians are what
counts. A clerk's pages hold what a keeper's do; a reader's are shorter. Words are drawn
from the papers, and none is asked twice.

    .venv/bin/python -m bench.access --home /an/archive/of/the/samples --papers 20000
"""

import argparse
import datetime as dt
import os
import random
import re
import shutil
import sqlite3
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http import HTTPStatus
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote_plus

from flask import Flask
from flask.testing import FlaskClient

from archive.access import CLERKS, EVERYONE, Role, for_groups
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.people import New
from archive.settings import Settings as ArchiveSettings
from bench.pages import multiply
from indexer.sync import Index
from webui import cookies, create_app
from webui.settings import Settings

OFFICES = 40
OPEN, FOR_CLERKS = 0.55, 0.05
"""The shares of papers for everyone and for clerks; the rest is for offices."""

PAIRED = 0.95
"""The rest of the rest is for two offices."""

NOW = dt.datetime.now(dt.UTC)  # noqa: TID251  # sessions begin now
WORD = re.compile(r"[^\W\d_]{3,}")
_TEXTS = (
    "SELECT text FROM page JOIN document ON document = id "
    "WHERE audience = 'everyone' LIMIT 300"
)

ROLES: tuple[Role, ...] = ("keeper", "clerk", "reader")
BOOK = "/registers/book?body=ban+chap+hanh+trung+uong&term=XIII"


def part(path: Path, chance: random.Random) -> None:
    """Give each paper to everyone, to clerks, or to one office or two."""
    with closing(sqlite3.connect(path)) as database:
        numbers = [row[0] for row in database.execute("SELECT id FROM document")]
        given = [(_whom(chance), number) for number in numbers]
        database.executemany("UPDATE document SET audience = ? WHERE id = ?", given)
        kinds = [(one,) for one in sorted({whom for whom, _ in given})]
        database.executemany("INSERT OR IGNORE INTO audience VALUES (?)", kinds)
        database.execute("UPDATE head SET access = access + 1, revision = revision + 1")
        database.execute("DELETE FROM sqlite_stat1")
        database.commit()


def _whom(chance: random.Random) -> str:
    drawn = chance.random()
    if drawn < OPEN:
        return EVERYONE
    if drawn < OPEN + FOR_CLERKS:
        return CLERKS
    first = chance.randint(1, OFFICES)
    return for_groups({first, first % OFFICES + 1} if drawn > PAIRED else {first})


def signed_in(catalogue: Catalogue, path: Path) -> dict[str, str]:
    """Open an account for each of the two; return the tokens of their sessions."""
    for number in range(OFFICES):
        catalogue.offices.add(f"Phòng {number + 1}", by="bench", at=NOW)
    for role in ROLES:
        offices = frozenset({1} - ({1} if role == "keeper" else set()))
        new = New(role, role, frozenset({role}), offices)
        catalogue.people.add(new, by="bench", at=NOW)
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE person SET must_change = 0")
        database.commit()
    return {name: _begun(catalogue, name) for name in ROLES}


def _begun(catalogue: Catalogue, name: str) -> str:
    return catalogue.sessions.begin(name, address="127.0.0.1", agent="bench", at=NOW)


def _words(pages: list[str], chance: random.Random) -> list[list[str]]:
    """Return pairs of words that stand side by side, no first word twice."""
    found: dict[str, list[str]] = {}
    for text in pages:
        words = WORD.findall(text.lower())
        found |= {one: [one, other] for one, other in pairwise(words)}
    return chance.sample(sorted(found.values()), len(found))


def addresses(path: Path, count: int, chance: random.Random) -> dict[str, list[str]]:
    """Return what is asked, class by class; everyone may see the papers among it."""
    with closing(sqlite3.connect(path)) as database:
        papers = [
            row[0]
            for row in database.execute(
                "SELECT id FROM document WHERE audience = 'everyone' AND id % 7 = 0"
            )
        ]
        pages = [row[0] for row in database.execute(_TEXTS)]
    words = iter(_words(pages, chance))

    def some(form: str, number: int = 1) -> list[str]:
        drawn = (next(words) for _ in range(count))
        return [form + quote_plus(" ".join(one[:number])) for one in drawn]

    chosen = chance.sample(papers, 2 * count)
    return {
        "search, one word": some("/?q="),
        "search, two words": some("/?q=", 2),
        "search by the API": some("/api/v1/search?q="),
        "suggestions": [one[:-1] for one in some("/api/v1/suggestions?q=")],
        "a paper": [f"/documents/{number}" for number in chosen[:count]],
        "a paper's neighbours": [f"/documents/{n}/neighbours" for n in chosen[count:]],
        "start": ["/"] * count,
        "wanted": ["/wanted"] * count,
        "registers": ["/registers"] * count,
        "one register": ["/registers/book?year=2021"] * count,
        "a register of a body": [BOOK] * count,
        "bodies": ["/bodies"] * count,
    }


def asked(
    clients: dict[str, FlaskClient], places: list[str], *, warm: int = 2
) -> dict[str, list[float]]:
    """Return the processor's milliseconds of each answer, all asking in turn."""
    took: dict[str, list[float]] = {name: [] for name in clients}
    for turn, place in enumerate(places):
        # Each begins as often, for the first one reads from the disk.
        names = deque(clients)
        names.rotate(turn)
        for name in names:
            begun = time.process_time()
            answer = clients[name].get(place)
            took[name].append(1000 * (time.process_time() - begun))
            if answer.status_code != HTTPStatus.OK:
                message = f"{place}: {answer.status_code}"
                raise SystemExit(message)
    return {name: times[warm:] for name, times in took.items()}


def row(name: str, took: dict[str, list[float]]) -> str:
    """Return a class as a row: the medians, and their ratios to the keeper's."""
    keeper, *parts = (statistics.median(took[role]) for role in ROLES)
    times = " | ".join(f"{one:.1f}" for one in (keeper, *parts))
    ratios = " | ".join(f"{one / keeper:.2f}" for one in parts)
    return f"| {name} | {times} | {ratios} |"


@contextmanager
def served(home: Path, papers: int, chance: random.Random) -> Iterator[Flask]:
    """Open the application over an archive of so many papers, parted among offices."""
    archive = ArchiveSettings.from_env({"VANKHO_HOME": str(home)})
    path = home / "catalogue.db"
    open_catalogue(archive.catalogue).close()
    multiply(path, papers)
    part(path, chance)
    with open_catalogue(archive.catalogue) as catalogue:
        (home / "wish").touch()
        index = Index(catalogue, archive.search, home / "wish")
        index.keep_level()
        index.close()
    app = create_app(Settings(archive))
    yield app
    app.extensions["vankho"].close()


def _seen(catalogue: Catalogue, role: Role) -> int:
    return catalogue.holdings.counts(catalogue.people.reader(role)).total


def main() -> None:
    """Print the times of both, class by class."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--papers", type=int, default=20_000)
    parser.add_argument("--count", type=int, default=22, help="questions of a class")
    wish = parser.parse_args()
    chance = random.Random(8)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(shutil.copytree(wish.home, Path(folder, "home")))
        with served(home, wish.papers, chance) as app:
            catalogue, path = app.extensions["vankho"].catalogue, home / "catalogue.db"
            clients = {}
            for name, token in signed_in(catalogue, path).items():
                clients[name] = app.test_client()
                clients[name].set_cookie(cookies.NAME, token)
            told = ", ".join(f"a {role} {_seen(catalogue, role)}" for role in ROLES)
            print(f"Papers seen: {told}; load {os.getloadavg()[0]:.1f}\n")
            print("| asked for | keeper | clerk | reader | clerk's ratio | reader's |")
            print("|---|--:|--:|--:|--:|--:|")
            for kind, places in addresses(path, wish.count, chance).items():
                print(row(kind, asked(clients, places)), flush=True)


if __name__ == "__main__":
    main()
