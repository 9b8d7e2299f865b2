"""How long the pages take in a large archive, against a small one.

The sample corpus is taken in once; the large archive is made of copies of its
papers, each with a number of its own, so that registers, queues and lists are as
long as those of an office. A page that touches only what it shows takes as long
in both. The ratio is what counts; the milliseconds are this machine's.

    .venv/bin/python -m bench.pages --papers 100000
"""

import argparse
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from flask.testing import FlaskClient

from archive.settings import Settings as ArchiveSettings
from webui import create_app
from webui.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9

PAGES = {
    "start": "/",
    "a paper": "/documents/{paper}",
    "a paper, citations as a picture": "/documents/{paper}/neighbours",
    "history of a paper": "/documents/{paper}/history",
    "wanted": "/wanted",
    "registers": "/registers",
    "one register": "/registers/book?body=ban+chap+hanh+trung+uong&term=XIII",
    "bodies": "/bodies",
    "bodies by name": "/bodies?find=bac+kan",
    "one body": "/bodies/tinh-uy-bac-kan",
    "doubts": "/doubts",
    "intake": "/intake",
    "refused files": "/intake/refused",
}

# What is numbered anew in a copy; `{k}` is the number of the copy, and `{n}` that
# number as far as numbers of papers go.
KEYS = {
    "document": ("id",),
    "issuer": ("document",),
    "rendition": ("id", "document"),
    "page": ("document",),
    "claim": ("id", "document"),
    "citation": ("id", "document", "target"),
    "candidate": ("citation", "document"),
    "doubt": ("id", "document", "citation"),
}
OWNERS = {"document": "document", "target": "document", "citation": "citation"}
STEP = 400
"""How far apart the numbers of a paper and its copy are."""

MOST = 200
"""Copies after which numbers come again: a number has five digits at most."""

CHANGED = {
    ("document", "number"): f"number + {STEP} * {{n}}",
    ("document", "symbol"): (
        f"replace(symbol, ltrim(number, '0'), number + {STEP} * {{n}})"
    ),
    ("document", "symbol_key"): (
        f"replace(symbol_key, number, number + {STEP} * {{n}})"
    ),
    ("document", "facts"): (
        "CASE WHEN number IS NULL THEN facts ELSE json_set(facts, "
        f"'$.number', number + {STEP} * {{n}}, '$.symbol', "
        f"replace(symbol, ltrim(number, '0'), number + {STEP} * {{n}})) END"
    ),
    ("citation", "lookup"): "lookup || 'x{k}'",
}


def copied(columns: list[str], table: str, tops: dict[str, int]) -> list[str]:
    """Return what each column of a copy is made of."""
    made = []
    for column in columns:
        if column in KEYS[table]:
            owner = OWNERS.get(column, table)
            made.append(f"{column} + {tops[owner]} * {{k}}")
        else:
            made.append(CHANGED.get((table, column), column))
    return made


def multiply(path: Path, papers: int) -> None:
    """Fill a catalogue with copies of its papers, until it holds ``papers``."""
    database = sqlite3.connect(path)
    held = database.execute("SELECT count(*) FROM document").fetchone()[0]
    tops = {
        table: database.execute(f"SELECT max(id) FROM {table}").fetchone()[0] or 0  # noqa: S608
        for table in KEYS
        if "id" in KEYS[table]
    }
    statements = []
    for table in KEYS:
        columns = [r[1] for r in database.execute(f"PRAGMA table_info({table})")]
        values = ", ".join(copied(columns, table, tops))
        last = tops["document"]
        own = {
            "document": f"id <= {last}",
            "candidate": f"citation <= {tops['citation']}",
        }
        which = own.get(table, f"document <= {last}")
        names = ", ".join(columns)
        statements.append(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {which}"  # noqa: S608
        )
    for k in range(1, -(-papers // held)):
        for statement in statements:
            numbered = statement.replace("{k}", str(k)).replace("{n}", str(k % MOST))
            database.execute(numbered)
    database.execute("UPDATE head SET revision = revision + 1")
    database.execute("ANALYZE")
    database.commit()
    database.close()


def taken(client: FlaskClient, address: str) -> float:
    """Return the median time of an address in milliseconds."""
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        answer = client.get(address)
        times.append(1000 * (time.perf_counter() - begun))
        if answer.status_code != 200:
            message = f"{address}: {answer.status_code}"
            raise SystemExit(message)
    return statistics.median(times)


def measured(home: Path) -> dict[str, float]:
    """Return the times of all pages over the archive in ``home``."""
    archive = ArchiveSettings.from_env({"VANKHO_HOME": str(home)})
    app = create_app(Settings(archive))
    client = app.test_client()
    found = {
        name: taken(client, address.format(paper=11)) for name, address in PAGES.items()
    }
    app.extensions["vankho"].close()
    return found


def main() -> None:
    """Print the times of each page in a small and a large archive."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=100_000)
    parser.add_argument("--home", type=Path, help="where a small archive lies already")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small"), Path(folder, "large")
        if asked.home:
            shutil.copytree(asked.home, small)
        else:
            originals = map(str, ROOT.glob("corpus/samples/*/original.*"))
            subprocess.run(  # noqa: S603  # our own interpreter and program
                [sys.executable, "vankho.py", "ingest", "--quiet", *originals],
                cwd=ROOT,
                env={"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(small)},
                check=False,
            )
        # Measured first, so that what is multiplied is migrated and whole.
        one = measured(small)
        shutil.copytree(small, large)
        multiply(large / "catalogue.db", asked.papers)
        other = measured(large)
    for name in PAGES:
        ratio = other[name] / one[name]
        print(f"{name:34} {one[name]:8.1f} ms {other[name]:8.1f} ms  ×{ratio:.1f}")


if __name__ == "__main__":
    main()
