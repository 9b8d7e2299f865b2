"""LibreOffice as the reader of .doc files that are too old for ours.

Only where the machine has it, and bound as the cage is (``cage/program.py``). Each
file gets a profile of its own, for a second program on one profile silently makes
nothing. Its exit code says nothing either: what counts is the file that is there.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archive.errors import OldWordError
from indexer.cage import program
from indexer.extract.limits import Limits

PROGRAM = "soffice"
MEDIA_TYPE = "application/msword"
CONVERTED = "converted"
"""The note of a file that was read by its conversion."""


@contextmanager
def converted(path: Path, limits: Limits) -> Iterator[Path]:
    """Give the file at ``path`` as a .docx, which is gone afterwards.

    Raises:
        OldWordError: this machine has no LibreOffice, or it made nothing of the file.
    """
    office = shutil.which(PROGRAM)
    if office is None:
        raise OldWordError
    with tempfile.TemporaryDirectory(prefix="vankho-office-") as folder:
        made = _convert(office, path, Path(folder), limits)
        if made is None:
            raise OldWordError
        yield made


def _convert(office: str, path: Path, folder: Path, limits: Limits) -> Path | None:
    # The name that a stranger chose is none of the program's business.
    source = folder / "paper.doc"
    shutil.copyfile(path, source)
    profile = (folder / "profile").as_uri()
    program.run(
        [
            office,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        folder,
        limits,
    )
    made = folder / "out" / "paper.docx"
    return made if made.is_file() and made.stat().st_size else None
