"""Papers as .doc, .rtf and .odt: LibreOffice converts a .docx made here."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from corpus.make import word
from corpus.make.layout import Block

_FILTERS = {"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt"}


def write(blocks: tuple[Block, ...], path: Path, title: str) -> None:
    """Write ``blocks`` to ``path`` in the format its ending names."""
    ending = path.suffix.removeprefix(".")
    with TemporaryDirectory() as folder:
        source = Path(folder) / "original.docx"
        word.write(blocks, source, title)
        _convert(source, _FILTERS[ending], Path(folder))
        path.write_bytes(source.with_suffix(path.suffix).read_bytes())
    if ending == "odt":
        word.settle(path)


def _convert(source: Path, target: str, folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 - our own arguments
        [
            "/usr/bin/soffice",
            profile,
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
