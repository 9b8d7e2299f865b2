"""Take in files that are wrong by chance, and count how they end.

Whole intake: ledger, originals, cage, catalogue and index. It fails where a file has
no outcome, where a fault of ours was met on one, where one took longer than its
limits, where the worker holds more memory or descriptors at the end than it did, or
where a child left something behind.

    .venv/bin/python -m bench.mutated --files 10000 [--seed 171] [--folder MORE]
"""

import argparse
import math
import sys
import tempfile
from pathlib import Path

from bench.mutated import running
from bench.mutated.mutants import mutants
from bench.mutated.seeds import seeds


def main() -> None:
    """Run the whole, in a folder that goes away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=171)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--folder", type=Path, action="append", default=[])
    parser.add_argument("--minutes", type=float, default=math.inf)
    parser.add_argument("--keep", type=Path)
    asked = parser.parse_args()
    made = mutants(seeds(*asked.folder), asked.seed)
    with tempfile.TemporaryDirectory() as name:
        place = asked.keep or Path(name)
        run = running.Run(place, asked.jobs, asked.seconds)
        report = run.taken(made, asked.files, asked.minutes)
    print(report.told())
    sys.exit(0 if report.is_well else 1)


if __name__ == "__main__":
    main()
