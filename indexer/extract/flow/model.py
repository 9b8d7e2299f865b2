"""The nouns of a flow: runs in paragraphs, paragraphs and tables in cells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Characters set in one font; ``capitals`` if they are printed as capitals.

    ``encoding`` is the old encoding they are known to be in, whatever the font.
    """

    text: str
    font: str | None = None
    capitals: bool = False
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs up to a paragraph mark; line breaks stand inside the text."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table and all that stands in it."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, a merged cell once."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Flow:
    """A paper as its file holds it.

    ``notes`` are footnotes, endnotes and text that floats over the page;
    ``running`` the headers and footers.
    """

    body: tuple[Block, ...]
    notes: tuple[Block, ...] = ()
    running: tuple[Block, ...] = ()
