"""How soon suggestions come while somebody types, beside an answer that says nothing.

The peer is a route of the same application, behind the same server, that answers
JSON and asks nobody: what it takes is the way to the application and back. Symbols,
bodies and subjects are drawn from the papers and asked for letter by letter. Both
answer over one connection that is kept open, in turn. Run it with

    .venv/bin/python -m bench.suggestions --papers 100000
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from flask import Flask

from archive.catalogue import open_catalogue
from archive.settings import Settings as ArchiveSettings
from archive.text import toneless
from bench.results.filling import filled
from bench.search.facts import EVERYTHING
from bench.search.texts import Archive
from bench.search.timing import percentile
from webui import create_app
from webui.api import answering
from webui.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PORT = 8741
PATIENCE = 60
BARE = "/api/v1/bare"
SEARCHED = 50
"""Own searches that are remembered."""


def application() -> Flask:
    """Return the application of the archive that the environment names, and the peer."""
    app = create_app(Settings(ArchiveSettings.from_env(os.environ)))  # noqa: TID251  # as wsgi.py does
    app.add_url_rule(BARE, "bare", lambda: answering.answer({"total": 0}, 200))
    return app


def typed(papers: int, count: int) -> dict[str, list[str]]:
    """Return what somebody types, class by class: each text letter by letter."""
    chance = random.Random(11)
    entries = [paper.entry for paper in Archive(papers).batch(0)]

    def letters(texts: Iterator[str]) -> list[str]:
        return [text[:end] for text in texts for end in range(2, len(text) + 1)]

    some = [chance.choice(entries) for _ in range(count)]
    return {
        "symbols": letters((entry.symbol or "")[:8] for entry in some),
        "bodies": letters(entry.issuers[0][:12] for entry in some),
        "subjects": letters(toneless(entry.subject or "")[:24] for entry in some),
        "nothing": [""] * count,
    }


class Server:
    """A connection to a server that answers."""

    def __init__(self, connection: http.client.HTTPConnection) -> None:
        self._connection = connection

    def took(self, address: str) -> float:
        """Return how many milliseconds an answer takes.

        Raises:
            SystemExit: it is no answer.
        """
        begun = time.perf_counter()
        self._connection.request("GET", address)
        answer = self._connection.getresponse()
        body = answer.read()
        took = 1000 * (time.perf_counter() - begun)
        if answer.status != http.client.OK:
            message = f"{address}: {answer.status} {body[:200]!r}"
            raise SystemExit(message)
        return took


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """Serve an archive with gunicorn as ``vankho serve`` does, by one worker."""
    command = [sys.executable, "-m", "gunicorn", "bench.suggestions:application()"]
    command += ["--bind", f"127.0.0.1:{PORT}", "--workers", "1", "--threads", "4"]
    command += ["--keep-alive", "75", "--log-level", "warning"]
    environment = {**os.environ, "VANKHO_HOME": str(home)}  # noqa: TID251  # handed on to our own process
    process = subprocess.Popen(command, cwd=ROOT, env=environment)  # noqa: S603  # our own program
    try:
        yield Server(_connected(process))
    finally:
        process.terminate()
        process.wait()


def _connected(process: subprocess.Popen[bytes]) -> http.client.HTTPConnection:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=PATIENCE)
        try:
            connection.request("GET", BARE)
            connection.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return connection
    message = "the server does not answer"
    raise SystemExit(message)


def measured(server: Server, texts: list[str], rounds: int) -> list[list[list[float]]]:
    """Return the times of suggestions and of the peer, round by round.

    The first round is not told: it opens what the others find open.
    """
    told = []
    for _ in range(rounds + 1):
        pairs = [
            (
                server.took(f"/api/v1/suggestions?{urlencode({'q': text})}"),
                server.took(BARE),
            )
            for text in texts
        ]
        told.append([list(times) for times in zip(*pairs, strict=True)])
    return told[1:]


def row(name: str, rounds: list[list[list[float]]]) -> str:
    """Return the row of a class: medians over the rounds."""
    ours, bare = (
        [statistics.median(percentile(one[way], p) for one in rounds) for p in (50, 95)]
        for way in (0, 1)
    )
    ratios = [mine / peer for mine, peer in zip(ours, bare, strict=True)]
    times = " | ".join(f"{took:.2f}" for took in (*ours, *bare))
    return f"| {name} | {times} | {ratios[0]:.1f} | {ratios[1]:.1f} |"


def _joined(classes: Sequence[list[list[float]]]) -> list[list[float]]:
    """Return the times of one round over all classes."""
    return [[took for times in classes for took in times[way]] for way in (0, 1)]


def _remembered(settings: ArchiveSettings, texts: list[str]) -> None:
    with open_catalogue(settings.catalogue) as catalogue:
        at = catalogue.holdings.recent(EVERYTHING, limit=1)[0].added_at
        for text in texts[:SEARCHED]:
            catalogue.recents.remember("local", text, at=at)


def main() -> None:
    """Make the archive, serve it, type, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--texts", type=int, default=10, help="of each class")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where archives are kept")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = (chosen.keep or Path(folder)) / f"results-{chosen.papers}"
        settings = filled(home, chosen.papers)
        asked = typed(chosen.papers, chosen.texts)
        _remembered(settings, sorted(asked["subjects"], key=len)[-SEARCHED:])
        print(f"{chosen.papers} papers, milliseconds; load {os.getloadavg()[0]:.1f}\n")
        print("| class | p50 | p95 | bare p50 | p95 | ratio p50 | p95 |")
        print("|---|--:|--:|--:|--:|--:|--:|")
        classes = []
        with served(settings.home) as server:
            for name, texts in asked.items():
                found = measured(server, texts, chosen.rounds)
                print(row(name, found), flush=True)
                classes.append(found)
        print(row("all", [_joined(rounds) for rounds in zip(*classes, strict=True)]))
        print(f"\nload {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
