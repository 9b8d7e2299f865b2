"""The data sets that are measured together, listed in one TOML file.

Each table is a data set: its ``kind``, its ``path`` (from the folder of the list), and
whether it may be absent (``optional``) or needs recognition of images and therefore
minutes (``slow``). ``only`` names the classes of files to read,
``drawn_at`` the dots an inch at which some ``pages`` are drawn and recognised; ``retyped`` where
paragraphs of a corpus are typed in old fonts; ``labels`` of pages that are kept beside
the list. Its baseline is
``baseline/NAME.toml`` beside the list, disputed labels are in ``disputed.toml``.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import msgspec

from archive.authority import Authority
from archive.errors import LabelError
from indexer.evaluate import (
    citations,
    codification,
    drawn,
    floor,
    metadata,
    papers,
    relations,
    retyped,
    sending,
    texts,
)
from indexer.evaluate.drawn import Drawing
from indexer.evaluate.figures import Figures
from indexer.evaluate.means import Means
from indexer.evaluate.metadata import Read
from indexer.evaluate.truths import truths

Kind = Literal["citations", "metadata", "relations", "text", "pages"]


class Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One table of the list, as it is written."""

    kind: Kind
    path: str
    optional: bool = False
    slow: bool = False
    only: tuple[str, ...] = ()
    drawn_at: tuple[int, ...] = ()
    pages: int = drawn.PAGES
    retyped: bool = False
    labels: str | None = None


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set: its name, what is measured on it, and where it lies."""

    name: str
    listed: Listed
    folder: Path

    @property
    def path(self) -> Path:
        """Where the labels lie."""
        return self.folder / self.listed.path

    @property
    def labels(self) -> Path:
        """The labels of pages: in the folder, unless they are kept beside the list."""
        if self.listed.labels is None:
            return self.path / papers.LABELS
        return self.folder / self.listed.labels

    @property
    def baseline(self) -> Path:
        """Where the accepted figures are kept."""
        return self.folder / "baseline" / f"{self.name}.toml"

    @property
    def is_absent(self) -> bool:
        """Whether it is not here and need not be."""
        return self.listed.optional and not self.path.exists()


def read(path: Path) -> tuple[DataSet, ...]:
    """Read a list of data sets.

    Raises:
        LabelError: the file is no such list.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        listed = msgspec.convert(tables, dict[str, Listed])
    except (ValueError, msgspec.ValidationError) as problem:
        raise LabelError(path.name, None, str(problem)) from problem
    return tuple(DataSet(name, one, path.parent) for name, one in listed.items())


def measure(data: DataSet, authority: Authority, means: Means) -> Figures:
    """Return the figures of one data set.

    Raises:
        LabelError: its labels cannot be used, or are not there.
    """
    listed = data.listed
    if not data.path.exists():
        raise LabelError(str(data.listed.path), None, "không có dữ liệu này")
    measures: Mapping[Kind, Callable[[Path], Figures]] = {
        "citations": partial(cited, authority=authority, file=means.read),
        "relations": partial(relations.evaluate, authority=authority),
        "metadata": partial(metadata.evaluate, read=means.read, kinds=listed.only),
        "text": partial(written, means=means, listed=listed),
        "pages": partial(sending.evaluate, sent=means.sent, labels=data.labels),
    }
    return measures[listed.kind](data.path)


def written(folder: Path, means: Means, listed: Listed) -> Figures:
    """Return the figures of texts, or of which pages are sent to recognition.

    Where labels tell which pages are read from images, only that is measured.

    Raises:
        LabelError: the labels cannot be used, or nothing is known of the folder.
    """
    if sending.is_labelled(folder):
        return sending.evaluate(folder, means.sent, folder / papers.LABELS)
    with TemporaryDirectory() as made:
        into = Path(made)
        if listed.retyped:
            known = retyped.truths(folder, into)
        elif listed.drawn_at:
            drawing = Drawing(means.draw, into, listed.drawn_at, listed.pages)
            known = drawn.truths(folder, means.read, drawing)
        else:
            known = truths(folder, listed.only)
        return texts.evaluate(known, means.read)


def cited(path: Path, authority: Authority, file: Read) -> Figures:
    """Return the figures of citations, whatever form the labels have.

    Passages (JSONL), strings of the codification (a table) or a folder of samples.
    """
    if path.is_dir():
        return _cited_in_papers(path, authority, file)
    if codification.is_table(path):
        return codification.evaluate(path, authority)
    figures = citations.evaluate(path, authority)
    figures.floor.update(floor.f1(path, authority))
    return figures


def _cited_in_papers(folder: Path, authority: Authority, file: Read) -> Figures:
    figures = Figures()
    for paper in papers.papers(folder):
        if paper.cites is not None:
            found = file(paper.path).citations
            citations.judge(figures, paper.cites, found, authority)
    return figures
