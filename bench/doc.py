"""How fast a .doc is read, cage included, against a warm LibreOffice in the same run.

Each file is read as the archive reads it: a child of the cage gives its text, decoded
by the font of each run. The peer converts the same files in one
start of LibreOffice; the start itself, measured by a start for a single file, is
taken off, so that what is left is a program that was waiting. It converts to .docx
(which keeps the fonts) and to plain text (which loses them).

    .venv/bin/python -m bench.doc [--folder FOLDER] [--copies 20] [--rounds 3]
"""

import argparse
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from archive.model import Text
from indexer import sniff
from indexer.cage import Cage
from indexer.extract import Limits, extract

SAMPLES = Path(__file__).resolve().parents[1] / "corpus/samples"
WORD = "application/msword"
FORMS = ("docx", "txt:Text")
_SLOW = 600


def ours(files: list[Path]) -> float:
    """Return the seconds that reading ``files`` takes, the cage being warm."""
    limits = Limits()
    with Cage(preload=("indexer.preload",)) as cage:
        cage.run(extract, files[0], WORD, limits, result=Text, limits=limits)
        start = time.perf_counter()
        for path in files:
            kind = sniff.sniff(path, path.name)
            cage.run(extract, path, kind, limits, result=Text, limits=limits)
        return time.perf_counter() - start


def converted(files: list[Path], form: str, home: Path) -> float:
    """Return the seconds that one start of LibreOffice takes to convert ``files``."""
    out = home / "out"
    shutil.rmtree(out, ignore_errors=True)
    start = time.perf_counter()
    subprocess.run(  # noqa: S603  # our own files
        [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation={(home / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(out),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=_SLOW,
    )
    taken = time.perf_counter() - start
    made = len(list(out.iterdir()))
    if made != len(files):
        message = f"LibreOffice made {made} of {len(files)} files"
        raise RuntimeError(message)
    return taken


def warm(files: list[Path], form: str, home: Path) -> float:
    """Return the seconds a file takes in a LibreOffice that was waiting."""
    alone = converted(files[:1], form, home)
    return (converted(files, form, home) - alone) / (len(files) - 1)


def measure(files: list[Path], rounds: int, home: Path) -> dict[str, list[float]]:
    """Return milliseconds a file, for each way, of each round, taken in turn."""
    ways: dict[str, Callable[[], float]] = {
        "ours": lambda: ours(files) / len(files),
        **{form: lambda form=form: warm(files, form, home) for form in FORMS},  # type: ignore[misc]
    }
    converted(files[:1], FORMS[0], home)
    found: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            found[name].append(1_000 * way())
    return found


def copied(folder: Path, copies: int, into: Path) -> list[Path]:
    """Copy the .doc files of ``folder``, over and over, to ``copies`` files."""
    found = sorted(folder.rglob("*.doc"))
    files = []
    for number in range(max(copies, len(found))):
        path = into / f"{number:04d}.doc"
        shutil.copyfile(found[number % len(found)], path)
        files.append(path)
    return files


def main() -> None:
    """Print milliseconds a file and the ratio to ours."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=SAMPLES)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        files = copied(given.folder, given.copies, Path(home))
        found = measure(files, given.rounds, Path(home))
    own = statistics.median(found["ours"])
    print(f"{len(files)} files, milliseconds a file (median of {given.rounds})")
    for name, times in found.items():
        taken = statistics.median(times)
        print(f"{name:10} {taken:8.1f}  {taken / own:6.1f} times ours")


if __name__ == "__main__":
    main()
