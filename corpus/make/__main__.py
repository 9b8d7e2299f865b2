"""Make the sample corpus: ``python -m corpus.make [slug …]``.

Needs the fonts-liberation2 and, for .doc, .rtf and .odt, libreoffice-writer-nogui.
"""

import sys
from pathlib import Path

from corpus.make import office, pdf, plain, scan, tcvn3, web, word
from corpus.make.expected import expected
from corpus.make.layout import blocks
from corpus.make.paper import Paper, read_all

_CORPUS = Path(__file__).resolve().parent.parent
_WRITERS = {
    "pdf": (pdf.write, "pdf"),
    "scan": (scan.write, "pdf"),
    "docx": (word.write, "docx"),
    "doc": (office.write, "doc"),
    "rtf": (office.write, "rtf"),
    "odt": (office.write, "odt"),
    "html": (web.write, "html"),
    "txt": (plain.write, "txt"),
    "tcvn3": (tcvn3.write, "rtf"),
}


def make(paper: Paper, corpus: list[Paper], folder: Path) -> None:
    """Write the original and the expected facts of ``paper`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    write, ending = _WRITERS[paper.format]
    write(blocks(paper), folder / f"original.{ending}", paper.slug)
    (folder / "expected.toml").write_text(expected(paper, corpus), encoding="utf-8")


def main(slugs: list[str]) -> None:
    """Make the named samples, or all of them."""
    corpus = list(read_all(_CORPUS / "papers"))
    for paper in corpus:
        if not slugs or paper.slug in slugs:
            make(paper, corpus, _CORPUS / "samples" / paper.slug)
            print(paper.slug)


if __name__ == "__main__":
    main(sys.argv[1:])
