"""Measure a page of results as people get it: query, facets, passages, twenty hits.

Usage: python -m bench.results [--papers 10000] [--keep FOLDER] [--clock processor]

The peer is the same template with stored values, from the same server. Both answer
over one connection that is kept open, in turn, packed as browsers ask for it.
"""

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from archive.settings import Settings
from archive.text import syllables, toneless
from bench.results.alone import alone
from bench.results.filling import filled
from bench.results.serving import READER
from bench.search.facts import EVERYTHING, KINDS, RESTRICTED
from bench.search.texts import Archive
from bench.search.timing import percentile

ROOT = Path(__file__).resolve().parents[2]
PORT = 8731
PATIENCE = 60
WARM = 2
"""How many questions of each class are asked before anything is measured."""
WAYS = {
    "page": ("/", EVERYTHING.name),
    "canned": ("/canned", EVERYTHING.name),
    "restricted": ("/", RESTRICTED.name),
}

Question = dict[str, str]
Clock = Callable[[], float]
Times = dict[str, list[list[float]]]
"""Milliseconds of each way, round by round."""


def questions(papers: int, count: int, seed: int = 7) -> dict[str, list[Question]]:
    """Draw ``count`` questions of each class from the texts."""
    chance = random.Random(seed)
    texts = [syllables(paper.entry.text) for paper in Archive(papers).batch(0)]

    def words(length: int) -> str:
        text = chance.choice(texts)
        start = chance.randrange(len(text) - length)
        return " ".join(text[start : start + length])

    def drawn(make: Callable[[], Question]) -> list[Question]:
        return [make() for _ in range(count)]

    kinds = [name for name, *_ in KINDS]
    return {
        "one word": drawn(lambda: {"q": words(1)}),
        "two words": drawn(lambda: {"q": words(2)}),
        "four words without marks": drawn(lambda: {"q": toneless(words(4))}),
        "phrase of three": drawn(lambda: {"q": f'"{words(3)}"'}),
        "words and a kind": drawn(
            lambda: {"q": words(2), "type": chance.choice(kinds)}
        ),
        "newest first": drawn(lambda: {"q": words(2), "sort": "newest"}),
        "kind and number": drawn(
            lambda: {
                "q": f"{toneless(chance.choice(kinds))} {chance.randrange(1, 900)}"
            }
        ),
    }


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers, its process that does, and a connection to it."""

    worker: int
    connection: http.client.HTTPConnection

    def ask(self, way: str, question: Question) -> None:
        """Get one page, packed.

        Raises:
            SystemExit: it is no page.
        """
        path, reader = WAYS[way]
        headers = {READER: reader, "Accept-Encoding": "gzip"}
        self.connection.request("GET", f"{path}?{urlencode(question)}", headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK or not body:
            message = f"{way} {question}: {answer.status}"
            raise SystemExit(message)

    def processor(self) -> float:
        """Return how many seconds of a processor the worker has had."""
        tasks = Path(f"/proc/{self.worker}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9

    def megabytes(self) -> float:
        """Return how much memory the worker holds."""
        lines = Path(f"/proc/{self.worker}/status").read_text().splitlines()
        held = next(line for line in lines if line.startswith("VmRSS"))
        return int(held.split()[1]) / 1024


@contextmanager
def served(settings: Settings) -> Iterator[Server]:
    """Serve an archive with gunicorn as ``vankho serve`` does, by one worker."""
    command = [sys.executable, "-m", "gunicorn", "bench.results.serving:application()"]
    command += ["--bind", f"127.0.0.1:{PORT}", "--workers", "1", "--threads", "4"]
    command += ["--keep-alive", "75", "--log-level", "warning"]
    environment = {**os.environ, "VANKHO_HOME": str(settings.home)}  # noqa: TID251  # handed on to our own process
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603  # our own program
    try:
        connection = _connected(process)
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        yield Server(int(children.read_text().split()[0]), connection)
    finally:
        process.terminate()
        process.wait()


def _connected(process: subprocess.Popen[bytes]) -> http.client.HTTPConnection:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return connection
    message = "the server does not answer"
    raise SystemExit(message)


def measured(server: Server, asked: list[Question], rounds: int, now: Clock) -> Times:
    """Return the milliseconds of each way, round by round.

    No question is asked before, so that nobody answers from memory; stored values
    are those of the page just shown, and the restricted reader asks something else.
    """
    found: Times = {way: [] for way in WAYS}
    size = len(asked) // rounds
    for at in range(0, size * rounds, size):
        times: dict[str, list[float]] = {way: [] for way in WAYS}
        for one, other in batched(asked[at : at + size]):
            for way, question in (
                ("page", one),
                ("canned", one),
                ("restricted", other),
            ):
                begun = now()
                server.ask(way, question)
                times[way].append(1000 * (now() - begun))
        for way in WAYS:
            found[way].append(times[way])
    return found


def batched(asked: list[Question]) -> Iterator[tuple[Question, Question]]:
    """Yield the questions in twos."""
    return zip(asked[::2], asked[1::2], strict=True)


def row(name: str, found: Times) -> str:
    """Return the row of a class."""

    def at(way: str, percent: int) -> float:
        return statistics.median(percentile(times, percent) for times in found[way])

    page, canned, some = (at(way, 50) for way in WAYS)
    late, beside = at("page", 95), at("canned", 95)
    return (
        f"| {name} | {page:.1f} | {late:.1f} | {canned:.1f} | {beside:.1f} "
        f"| {page / canned:.2f} | {late / beside:.2f} | {some / page:.2f} |"
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument(
        "--questions", type=int, default=12, help="of each class in a round"
    )
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where archives are kept")
    parser.add_argument("--clock", choices=("clock", "processor"), default="clock")
    return parser.parse_args()


def main() -> None:
    """Make the archive, serve it, ask, and print what it took."""
    chosen = _options()
    with tempfile.TemporaryDirectory() as folder:
        home = (chosen.keep or Path(folder)) / f"results-{chosen.papers}"
        settings = filled(home, chosen.papers)
        drawn = questions(chosen.papers, 2 * chosen.questions * chosen.rounds)
        print(f"{chosen.papers} papers, milliseconds by the {chosen.clock}")
        print(f"load {os.getloadavg()[0]:.1f}\n")
        print(
            "| class | page p50 | p95 | canned p50 | p95 | ratio p50 | p95 | restricted |"
        )
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        together: Times = {way: [] for way in WAYS}
        with served(settings) as server:
            now = server.processor if chosen.clock == "processor" else time.perf_counter
            for question in questions(chosen.papers, WARM, seed=1).values():
                for one in question:
                    server.ask("page", one)
            for name, asked in drawn.items():
                found = measured(server, asked, chosen.rounds, now)
                print(row(name, found), flush=True)
                for way, times in found.items():
                    together[way] += times
            print(
                row("all", {w: _joined(t, chosen.rounds) for w, t in together.items()})
            )
            print(
                f"\nworker: {server.megabytes():.0f} MB; load {os.getloadavg()[0]:.1f}\n"
            )
        some = [q for asked in drawn.values() for q in asked[: chosen.questions]]
        print(alone(settings, some))


def _joined(times: list[list[float]], rounds: int) -> list[list[float]]:
    """Return the times of each round over all classes."""
    return [[t for one in times[at::rounds] for t in one] for at in range(rounds)]


if __name__ == "__main__":
    main()
