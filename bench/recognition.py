"""Take a long scan in, kill the worker half-way, and let another one go on.

The scan is made up: pages of our own sentences, drawn in black and white at 150 dots
per inch. What is told: when the paper can be opened, how many pages a second are
read, the most memory that the worker and its children held together, whether every
page was read once, and what the worker held at the end of each quarter.

    .venv/bin/python -m bench.recognition [--pages 500] [--jobs 1]
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from archive.catalogue import Catalogue, Recognition, open_catalogue
from archive.files import FileStore
from archive.model import Reader
from archive.settings import Settings
from bench.intake.texts import sentences
from indexer import ingest
from indexer.opening import now

ROOT = Path(__file__).resolve().parent.parent
TYPEFACE = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
SIZE = (1240, 1754)
LINES = 14
LONGEST = 62
GLANCE = 0.5
READER = Reader("bench")
HEAD = (
    "ĐẢNG BỘ TỈNH BẮC KẠN",
    "TỈNH ỦY BẮC KẠN",
    "Số 88-BC/TU",
    "Bắc Kạn, ngày 05 tháng 6 năm 2018",
    "BÁO CÁO",
    "về việc giữ gìn tài liệu ở cơ sở",
)


def leaf(lines: list[str]) -> Image.Image:
    """Return a page as a scanner sees it."""
    picture = Image.new("L", SIZE, "white")
    drawn, typeface = ImageDraw.Draw(picture), ImageFont.truetype(TYPEFACE, 26)
    for number, line in enumerate(lines):
        drawn.text((110, 120 + 50 * number), line, fill="black", font=typeface)
    return picture.convert("1")


def scan(path: Path, pages: int, chance: random.Random) -> None:
    """Write a scan of so many pages."""
    stock = sentences()
    texts = [[chance.choice(stock)[:LONGEST] for _ in range(LINES)] for _ in range(20)]
    leaves = [leaf([*HEAD, *texts[0][:6]]), *map(leaf, texts)]
    others = [leaves[1 + number % len(texts)] for number in range(pages - 1)]
    kept = {"compression": "group4", "dpi": (150, 150)}
    leaves[0].save(path, save_all=True, append_images=others, **kept)


@dataclass
class Memory:
    """The most that a process and its children held together, in megabytes."""

    most: float = 0.0
    quarters: list[float] = field(default_factory=list)

    def look(self, number: int) -> float:
        """Look once, and return what is held now."""
        held = sum(map(_held, family(number))) / 1024
        self.most = max(self.most, held)
        return held


def family(number: int) -> Iterator[int]:
    """Yield a process and all it has begotten."""
    yield number
    try:
        begotten = Path(f"/proc/{number}/task/{number}/children").read_text()
    except OSError:
        return
    for child in begotten.split():
        yield from family(int(child))


def _held(number: int) -> int:
    """Return the kilobytes a process shares with nobody, or its part of them."""
    try:
        told = Path(f"/proc/{number}/smaps_rollup").read_text()
    except OSError:
        return 0
    shares = [line.split()[1] for line in told.splitlines() if line.startswith("Pss:")]
    return int(shares[0]) if shares else 0


@contextmanager
def worker(home: Path, jobs: int) -> Iterator[subprocess.Popen[bytes]]:
    """Let a worker run."""
    named = {"VANKHO_HOME": str(home), "VANKHO_JOBS": str(jobs)}
    process = subprocess.Popen(  # noqa: S603  # our own interpreter and program
        [sys.executable, str(ROOT / "vankho.py"), "worker"],
        env=os.environ | named,  # noqa: TID251  # as the command line would
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def reached(catalogue: Catalogue) -> Recognition | None:
    """Return how far the scan has come, once it is taken in."""
    ended = [one.document for one in catalogue.intake.outcomes(1) if one.document]
    return catalogue.recognitions.of(ended[0], READER, at=now()) if ended else None


def read(
    catalogue: Catalogue, home: Path, jobs: int, until: int, memory: Memory
) -> Recognition:
    """Let a worker read until so many pages are read, and kill it then."""
    with worker(home, jobs) as process:
        while True:
            held, told = memory.look(process.pid), reached(catalogue)
            if told and len(memory.quarters) < 4 * told.read // told.wanted:
                memory.quarters.append(held)
            if told and (told.state != "waiting" or told.read >= until):
                return told
            time.sleep(GLANCE)


def main() -> None:
    """Run the whole, in a folder that goes away."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home, path = Path(name) / "home", Path(name) / "quét.tif"
        scan(path, asked.pages, random.Random(171))
        print(f"scan of {asked.pages} pages, {path.stat().st_size / 1e6:.1f} MB")
        settings = Settings.from_env({"VANKHO_HOME": str(home)})
        memory, begun = Memory(), time.monotonic()
        with open_catalogue(settings.catalogue) as catalogue:
            ingest.hand_in([path], catalogue=catalogue, who="bench", at=now())
            read(catalogue, home, asked.jobs, 1, memory)
            print(f"can be opened after    {time.monotonic() - begun:8.1f} s")
            half = read(catalogue, home, asked.jobs, asked.pages // 2, memory)
            print(f"killed after           {half.read:8d} pages")
            told = read(catalogue, home, asked.jobs, asked.pages + 1, memory)
            spent = time.monotonic() - begun
            wrong = list(catalogue.verify(FileStore(settings.files)))
    quarters = ", ".join(f"{held:.0f}" for held in memory.quarters)
    print(f"all read after         {spent:8.1f} s, {asked.pages / spent:.2f} pages/s")
    print(f"ended as               {told.state}, {told.read} read, {told.failed} not")
    print(f"most memory            {memory.most:8.0f} MB (at each quarter {quarters})")
    print(f"what verify found      {len(wrong):8d}")


if __name__ == "__main__":
    main()
