"""Take many papers in, and search them: how fast, against a bare full-text store.

The papers are made up from our own sentences, two to three pages each, as plain
text, so that what is timed is the archive's own work: ledger, original, cage,
recognition, citations, catalogue, links, index. The peer puts the same texts
into SQLite's FTS5 and does nothing else. Both run in this process, one after
the other; figures are for this machine, ratios travel better.

    .venv/bin/python bench/intake.py [--papers 10000] [--jobs 2]
"""

import argparse
import contextlib
import random
import sqlite3
import statistics
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from archive import authority  # noqa: E402  # after the path is set
from archive.catalogue import open_catalogue  # noqa: E402
from archive.model import Reader  # noqa: E402
from archive.settings import Settings  # noqa: E402
from archive.text import toneless  # noqa: E402
from indexer import ingest  # noqa: E402
from indexer.answer import answer  # noqa: E402
from indexer.opening import now  # noqa: E402
from indexer.search.engine import open_engine  # noqa: E402
from indexer.worker import open_worker  # noqa: E402

KINDS = {"KH": "KẾ HOẠCH", "TB": "THÔNG BÁO", "BC": "BÁO CÁO", "KL": "KẾT LUẬN"}
PLACES = ("BẮC KẠN", "THÁI NGUYÊN", "CAO BẰNG", "LẠNG SƠN", "TUYÊN QUANG")
ROUNDS = 5


def sentences() -> list[str]:
    """Return the sentences of the sample corpus, which are ours."""
    found = []
    for source in sorted((ROOT / "corpus/papers").glob("*.toml")):
        text = str(tomllib.loads(source.read_text()))
        found += [part for part in text.split(". ") if 40 < len(part) < 300]
    return [
        part.replace("[[", "").replace("]]", "").replace("\\n", " ") for part in found
    ]


def paper(number: int, stock: list[str], chance: random.Random) -> str:
    """Return one made-up paper."""
    code, kind = chance.choice(list(KINDS.items()))
    place = chance.choice(PLACES)
    year, month, day = (
        chance.randint(2005, 2024),
        chance.randint(1, 12),
        1 + number % 28,
    )
    cited = chance.randint(1, max(2, number))
    return "\n".join(
        (
            f"TỈNH ỦY {place}",
            "*",
            f"Số {number}-{code}/TU",
            "ĐẢNG CỘNG SẢN VIỆT NAM",
            f"{place.title()}, ngày {day:02d} tháng {month:02d} năm {year}",
            kind,
            chance.choice(stock)[:120],
            "-----",
            f"Thực hiện Kế hoạch số {cited}-KH/TU của Tỉnh ủy {place.title()},",
            *(f"{chance.choice(stock)}." for _ in range(chance.randint(15, 45))),
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ",
            "Nguyễn Văn Mẫu",
        )
    )


@contextlib.contextmanager
def timed(what: str, papers: int, taken: dict[str, float]) -> Iterator[None]:
    """Time a block and print its rate."""
    begun = time.perf_counter()
    yield
    taken[what] = time.perf_counter() - begun
    print(f"{what:32} {taken[what]:8.1f} s  {papers / taken[what]:9.1f} papers/s")


def p50(ask: Callable[[str], object], queries: list[str]) -> float:
    """Return the median time of a query in milliseconds, over several rounds."""
    times = []
    for _ in range(ROUNDS):
        for query in queries:
            begun = time.perf_counter()
            ask(query)
            times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def bare(texts: list[str], folder: Path) -> sqlite3.Connection:
    """Put the texts into FTS5, without marks as we index them."""
    store = sqlite3.connect(folder / "bare.db")
    store.execute("CREATE VIRTUAL TABLE paper USING fts5(text)")
    with store:
        store.executemany(
            "INSERT INTO paper VALUES (?)", ((toneless(t),) for t in texts)
        )
    return store


def take_in(
    settings: Settings, inbox: Path, papers: int, taken: dict[str, float]
) -> None:
    """Take the inbox in, as a worker does, and time it.

    Raises:
        RuntimeError: a paper was refused; the figure would mean nothing.
    """
    with (
        open_catalogue(settings.catalogue) as catalogue,
        timed("ledger rows", papers, taken),
    ):
        ingest.hand_in([inbox], catalogue=catalogue, who="bench", at=now())
    with open_worker(settings) as worker, timed("intake", papers, taken):
        results = {row.outcome.outcome for row in worker.work() if row.outcome}
    if not results <= {"added", "updated"}:
        message = f"some papers ended as {results}"
        raise RuntimeError(message)


def page_of_hits(settings: Settings, queries: list[str]) -> float:
    """Return the median milliseconds of a page of hits: query, facets, snippets."""
    known, reader = authority.load(), Reader("bench")
    with (
        open_catalogue(settings.catalogue) as catalogue,
        contextlib.closing(
            open_engine(settings.search, catalogue.changes.identity())
        ) as engine,
    ):
        choices = {"reader": reader, "engine": engine, "catalogue": catalogue}
        return p50(lambda text: answer(text, authority=known, **choices), queries)


def bare_hits(store: sqlite3.Connection, queries: list[str]) -> float:
    """Return the median milliseconds of the peer's best twenty by bm25."""
    statement = (
        "SELECT rowid FROM paper WHERE paper MATCH ? ORDER BY bm25(paper) LIMIT 20"
    )

    def ask(text: str) -> object:
        match = " ".join(f'"{word}"' for word in toneless(text).split())
        return store.execute(statement, (match,)).fetchall()

    return p50(ask, queries)


def main() -> None:
    """Run the whole, in a folder that goes away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    chance = random.Random(171)
    stock = sentences()
    texts = [paper(n, stock, chance) for n in range(1, asked.papers + 1)]
    words = [chance.choice(stock).split()[2:4] for _ in range(40)]
    queries = [" ".join(pair) for pair in words]
    numbers = [f"ke hoach {chance.randint(1, asked.papers)}" for _ in range(20)]
    taken: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inbox = folder / "inbox"
        inbox.mkdir()
        for number, text in enumerate(texts, start=1):
            (inbox / f"{number:06d}.txt").write_text(text)
        settings = Settings.from_env(
            {"VANKHO_HOME": str(folder / "home"), "VANKHO_JOBS": str(asked.jobs)}
        )
        with timed("bare FTS5", asked.papers, taken):
            store = bare(texts, folder)
        take_in(settings, inbox, asked.papers, taken)
        ours, peer = page_of_hits(settings, queries), bare_hits(store, queries)
        by_number = page_of_hits(settings, numbers)
    print(f"page of hits, two words, p50     {ours:8.1f} ms; bare FTS5 {peer:.1f} ms")
    print(f"page of hits, kind and number    {by_number:8.1f} ms")
    print(
        f"intake : bare FTS5               {taken['intake'] / taken['bare FTS5']:8.1f} x"
    )
    print(f"page of hits : bare FTS5 query   {ours / peer:8.1f} x")


if __name__ == "__main__":
    main()
