"""How often the right paper comes first for what a clerk types of it.

Usage: python -m bench.known_item [--papers 5000] [--sample 0] [--engine whoosh|memory]

Of each form the papers are counted apart by how many satisfy what was typed:
unambiguous (one): the paper is first; few (two or three): it is among the first
three; many: the first three all satisfy it, as no order among them is the right one.
"""

import argparse
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from archive.authority import Authority, load
from archive.model import Reader
from bench.known.registers import Paper, entries, register
from bench.known.typing import FORMS, Form, Register
from indexer.search.engine import Engine, open_engine
from indexer.search.mending import ask
from indexer.search.query import Query
from indexer.search.syntax import parse

READER = Reader("bench")
AT_ONCE = 500
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Try:
    """One form typed: its class, whether it succeeded, and what was typed."""

    group: str
    succeeded: bool
    typed: str
    wanted: str
    first: str | None


def tries(
    form: Form, papers: Sequence[Paper], known: Register, find: "Finder"
) -> Iterator[Try]:
    """Type every paper in one form."""
    chance = random.Random(form.name)
    for paper in papers:
        typed, said = form.typed(paper, chance)
        right = known.satisfying(form.facts, said)
        found = find.first(typed)
        group = "one" if len(right) == 1 else "few" if len(right) <= _SHOWN else "many"
        succeeded = {
            "one": found[:1] == [paper.key],
            "few": paper.key in found,
            "many": len(found) == _SHOWN and right.issuperset(found),
        }[group]
        yield Try(group, succeeded, typed, paper.key, next(iter(found), None))


@dataclass(frozen=True, slots=True)
class Finder:
    """An engine that is asked as the search page asks it."""

    engine: Engine
    authority: Authority

    def first(self, typed: str) -> list[str]:
        """Return the first three papers for what was typed."""
        known = partial(self.engine.known, reader=READER)
        found = ask(typed, self._parsed, self.engine, known)
        return [hit.key for hit in found.results.hits]

    def _parsed(self, text: str) -> Query:
        return parse(text, self.authority, READER, limit=_SHOWN, facets=False)


def filled(engine: Engine, papers: list[Paper], authority: Authority) -> None:
    """Put the papers into the engine."""
    made = list(entries(papers, authority, seed=2))
    for revision, at in enumerate(range(0, len(made), AT_ONCE), start=1):
        engine.update(made[at : at + AT_ONCE], [], revision)


def row(form: Form, found: Sequence[Try], seconds: float) -> str:
    """Return one line of the table: for each group, the share and how many."""
    asked, right = (
        Counter(t.group for t in found),
        Counter(t.group for t in found if t.succeeded),
    )
    cells = [
        f"{100 * right[group] / asked[group]:.1f} of {asked[group]}"
        if asked[group]
        else "–"
        for group in ("one", "few", "many")
    ]
    each = 1000 * seconds / len(found)
    return f"| {form.name} | {' | '.join(cells)} | {each:.1f} |"


def main() -> None:
    """Make the archive, type every paper in every form, print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--papers", type=int, default=5000)
    parser.add_argument("--sample", type=int, default=0, help="papers typed; 0: all")
    parser.add_argument("--engine", choices=("whoosh", "memory"), default="whoosh")
    parser.add_argument("--failures", type=int, default=0, help="shown of each form")
    parser.add_argument("--form", default="", help="only forms whose name has this")
    arguments = parser.parse_args()
    authority = load()
    papers = register(arguments.papers, authority, random.Random(1))
    known = Register(papers)
    chosen = random.Random(3).sample(papers, arguments.sample or len(papers))
    with tempfile.TemporaryDirectory() as folder:
        place = f"whoosh://{Path(folder)}/index"
        engine = open_engine(
            place if arguments.engine == "whoosh" else "memory:", "bench"
        )
        filled(engine, papers, authority)
        print(
            "| typed as | one satisfies: first | 2-3: in the first three | more: first three satisfy | ms |"
        )
        print("|---|--:|--:|--:|--:|")
        total: dict[str, list[bool]] = defaultdict(list)
        for form in FORMS:
            if arguments.form not in form.name:
                continue
            began = time.perf_counter()
            found = list(tries(form, chosen, known, Finder(engine, authority)))
            print(row(form, found, time.perf_counter() - began), flush=True)
            for one in found:
                if not form.name.startswith("(also)"):
                    total[one.group].append(one.succeeded)
            failed = [one for one in found if not one.succeeded]
            for one in failed[: arguments.failures]:
                print("   ", one)
        for group, right in total.items():
            print(
                f"all twelve, {group}: {100 * sum(right) / len(right):.2f} of {len(right)}"
            )
        engine.close()


if __name__ == "__main__":
    main()
