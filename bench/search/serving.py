"""How much memory a process takes that serves: it opens the index and asks.

Usage: python -m bench.search.serving INDEX QUESTIONS (run by the benchmark)

The web application is loaded too, as in a worker of gunicorn.
"""

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from bench.search import ours
from bench.search.asked import Asked

ROOT = Path(__file__).resolve().parents[2]
_RESIDENT = re.compile(r"^VmRSS:\s+(\d+) kB$", re.MULTILINE)


def megabytes(index: Path, questions: Sequence[Asked]) -> float:
    """Return what a new process holds after it asked ``questions``."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(msgspec.json.encode(questions))
        file.flush()
        module = "bench.search.serving"
        command = [sys.executable, "-m", module, str(index), file.name]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)  # noqa: S603  # our own module
    return float(done.stdout)


def _resident() -> float:
    found = _RESIDENT.search(Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


def main() -> None:
    """Open the index, ask everything, print the megabytes."""
    import webui  # noqa: F401, PLC0415  # only this process is to hold it

    engine = ours.opened(Path(sys.argv[1]))
    for asked in msgspec.json.decode(Path(sys.argv[2]).read_bytes(), type=list[Asked]):
        engine.ask(asked)
    print(f"{_resident():.0f}")


if __name__ == "__main__":
    main()
