"""An archive of which one paper is to be forgotten: every word of it is odd.

Run as a program, with the archive's folder and the paper's number, it removes the
paper and is killed at one named step after the other, and at last left alone.
"""

import os
import sys

from archive.catalogue import open_catalogue
from archive.catalogue.purges import Purges
from archive.files import FileStore
from archive.model import Reader
from archive.settings import Settings
from indexer import album
from indexer.album import Album
from indexer.incoming import Incoming
from indexer.opening import alone, now, open_index
from indexer.purging import Purging
from indexer.sync import Index
from indexer.worker import open_worker
from tests.faults.killing import Step, arm, before, once
from tests.indexer.papers import paper, put

ODD = "Xyrquazeto"
"""What stands in the text, the subject, the name and the picture of the paper."""

STEPS: dict[str, Step] = {
    "before it is taken out": before(Purges, "begin"),
    "once it is taken out": once(Purges, "begin"),
    "before files are erased": before(Purging, "erase"),
    "before pictures are erased": before(album, "forget"),
    "before an original is erased": before(FileStore, "discard"),
    "once an original is erased": once(FileStore, "discard"),
    "before its files are forgotten": before(Purges, "forget_originals"),
    "once its files are forgotten": once(Purges, "forget_originals"),
    "before rooms are swept": before(Incoming, "sweep"),
    "before the index is scrubbed": before(Index, "scrub"),
    "once the index is scrubbed": once(Index, "scrub"),
    "before the catalogue is scrubbed": before(Purges, "scrub"),
    "once the catalogue is scrubbed": once(Purges, "scrub"),
    "before it is finished": before(Purges, "finish"),
    "once it is finished": once(Purges, "finish"),
}

OTHERS = ("giữ gìn kho lưu trữ", "chống lụt bão mùa mưa", "trực tết ở cơ sở")


def made(home):
    """An archive of four papers, level and looked at; the one to be forgotten."""
    settings = Settings.from_env({"VANKHO_HOME": str(home), "VANKHO_JOBS": "1"})
    inbox = home.parent / "in"
    for number, subject in enumerate(OTHERS, start=1):
        put(inbox, f"{number}.txt", paper(symbol=f"{number}-KH/TU", subject=subject))
    text = f"Theo lời {ODD} kể. Việc {ODD} làm là việc kín."
    secret = paper(symbol="88-KH/TU", subject=f"việc của {ODD}", text=text)
    citing = paper(symbol="90-CV/TU", text="Thực hiện Kế hoạch số 88-KH/TU, các nơi.")
    put(inbox, f"ho so {ODD}.txt", secret)
    put(inbox, "90.txt", citing)
    with open_catalogue(settings.catalogue) as catalogue:
        rows = handed_in(settings, catalogue, sorted(inbox.iterdir()))
        number = next(r.outcome.document for r in rows if ODD in r.path)
        looked_at(settings, catalogue, number)
    return settings, number


def handed_in(settings, catalogue, paths):
    """Take files in and return their rows as they ended."""
    first = catalogue.intake.hand_in(paths, who="lan", at=now())[0]
    with open_worker(settings) as own:
        for _ in own.work():
            pass
    return catalogue.intake.rows(first.batch)


def looked_at(settings, catalogue, number):
    """Leave all that people leave who look at a paper and look for it."""
    reader = Reader("lan")
    [shown] = catalogue.documents.get(number, reader).renditions
    pictures = Album(settings.pictures, 1 << 20)
    pictures.of(shown.sha256, "1-400", f"ảnh {ODD}".encode)
    catalogue.recents.remember("lan", f"hồ sơ {ODD.lower()}", at=now())
    catalogue.recents.remember("lan", "kế hoạch 88/KH-TU", at=now())
    catalogue.recents.remember("lan", "kế hoạch kiểm tra", at=now())
    catalogue.searches.save("lan", "Việc kín", f"q=vi%E1%BB%87c+{ODD}", at=now())
    catalogue.searches.save("lan", "Kế hoạch", "q=k%E1%BA%BF+ho%E1%BA%A1ch", at=now())
    for desk in ("lookups", "registers"):
        (settings.home / desk).mkdir()
        (settings.home / desk / "list").write_text(ODD)


def purge(settings, number):
    """Remove the paper, or go on where whoever did so was killed."""
    with (
        open_catalogue(settings.catalogue) as catalogue,
        alone(settings),
    ):
        purging = Purging(settings, catalogue, FileStore(settings.files))
        if not catalogue.purges.listed():
            begin = catalogue.purges.begin
            begin([number], Reader("lan"), by="person:lan", at=now(), why="có mật")
        purging.finish(open_index(settings, catalogue))


def main(home: str, number: str) -> None:
    """Print how the process of each step ended."""
    settings = Settings.from_env({"VANKHO_HOME": home})
    for name, step in STEPS.items():
        child = os.fork()
        if child == 0:
            arm(step)
            purge(settings, int(number))
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        sys.stdout.write(f"{status} {name}\n")
    purge(settings, int(number))


if __name__ == "__main__":
    main(*sys.argv[1:])
