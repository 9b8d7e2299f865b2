"""How long it takes to tell which papers stand, in a large archive and in a small one.

Archives of two sizes are made of copies of the sample corpus (``bench.pages``), and
the same number of papers is ended in both. What is asked is answered by indexes of
the papers that were judged, so that it takes as long in both.

    .venv/bin/python -m bench.statuses --home /an/archive/of/the/samples
"""

import argparse
import datetime as dt
import json
import shutil
import sqlite3
import statistics
import tempfile
import time
from contextlib import closing
from pathlib import Path

from archive.authority import load
from archive.catalogue import Catalogue, open_catalogue
from archive.model import Reader
from bench.pages import multiply

SIZES = (10_000, 100_000)
ALL = Reader("all", frozenset({"everyone", "leaders"}))
SOME = Reader("some")
DAYS = [dt.date(2026, 11, day) for day in range(1, 7)]
VERDICT = {
    "page": 1,
    "verbatim": "x",
    "occurrence": 1,
    "nth": 1,
    "answer": "confirm",
    "code": "superseded",
    "claim": 1,
    "by": "person:lan",
    "at": "2026-11-01T00:00:00Z",
}


def end(path: Path, papers: int) -> None:
    """End so many papers, as if a person had confirmed it; hide one in twenty."""
    with closing(sqlite3.connect(path)) as database:
        cited = database.execute(
            "SELECT min(id), target FROM citation WHERE target IS NOT NULL "
            "GROUP BY target LIMIT ?",
            (papers,),
        ).fetchall()
        database.executemany(
            "UPDATE citation SET weighty = 1, effect = 'superseded', "
            "effect_from = '2021-07-26', verdict = ? WHERE id = ?",
            [(json.dumps({**VERDICT, "target": t}), number) for number, t in cited],
        )
        database.execute("UPDATE document SET audience = 'leaders' WHERE id % 20 = 7")
        # No catalogue has statistics of its tables.
        database.execute("DELETE FROM sqlite_stat1")
        database.commit()


def taken(catalogue: Catalogue, reader: Reader) -> tuple[float, float, int]:
    """Return the processor's milliseconds of a new answer and of one that is kept.

    Each day is asked for anew; the first one reads the file too, and is left out.
    """
    new, kept = [], []
    for day in DAYS:
        new.append(_timed(catalogue, reader, day))
        kept.append(_timed(catalogue, reader, day))
    found = len(catalogue.statuses.known(reader, on=DAYS[0]))
    return statistics.median(new[1:]), statistics.median(kept), found


def _timed(catalogue: Catalogue, reader: Reader, day: dt.date) -> float:
    begun = time.process_time()
    catalogue.statuses.known(reader, on=day)
    return 1000 * (time.process_time() - begun)


def main() -> None:
    """Print the times of both archives, for who sees all and who sees a part."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--ended", type=int, default=5_000)
    asked = parser.parse_args()
    authority = load()
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "catalogue.db")
            shutil.copy(asked.home / "catalogue.db", path)
            multiply(path, size)
            end(path, asked.ended)
            with open_catalogue(f"sqlite:///{path}", authority) as catalogue:
                for reader in (ALL, SOME):
                    new, kept, found = taken(catalogue, reader)
                    print(
                        f"{size:7} papers, {found:5} ended, seen by {reader.name:4} "
                        f"{new:7.1f} ms, kept {kept:5.2f} ms"
                    )


if __name__ == "__main__":
    main()
