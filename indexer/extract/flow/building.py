"""Blocks put together from marks in a row, as .doc and .rtf give them.

Those formats have no tables as such: cells and rows end at a mark, and what
stands before the first cell mark may still turn out to be plain text.
"""

from collections.abc import Iterable

from indexer.extract.flow.model import Block, Cell, Paragraph, Run, Table


class Builder:
    """Collects runs, closes paragraphs, cells and rows at their marks."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._rows: list[tuple[Cell, ...]] = []
        self._cells: list[Cell] = []
        self._inside: list[Block] = []
        self._runs: list[Run] = []
        self._floating: list[Block] = []

    def add(self, run: Run) -> None:
        """Append ``run`` to the open paragraph."""
        self._runs.append(run)

    def begin_with(self, run: Run) -> None:
        """Put ``run``, a number say, before the open paragraph."""
        self._runs.insert(0, run)

    @property
    def has_text(self) -> bool:
        """Whether the open paragraph holds anything but blanks."""
        return any(run.text.strip() for run in self._runs)

    def put_after(self, blocks: Iterable[Block]) -> None:
        """Keep ``blocks``, a text box say, to stand after the open paragraph."""
        self._floating.extend(blocks)

    def end_paragraph(self, *, in_table: bool) -> None:
        """Close the open paragraph where a paragraph mark stands."""
        ended = self._taken()
        if in_table:
            self._inside.extend(ended)
            return
        self._end_table()
        self._blocks.extend(ended)

    def end_cell(self) -> None:
        """Close the open cell with what has been collected for it."""
        self._inside.extend(self._taken())
        self._cells.append(Cell(tuple(self._inside)))
        self._inside = []

    def end_row(self) -> None:
        """Close the open row; text after its last cell is kept as one more."""
        if self._runs or self._inside:
            self.end_cell()
        if self._cells:
            self._rows.append(tuple(self._cells))
            self._cells = []

    def blocks(self) -> tuple[Block, ...]:
        """Return everything collected, whatever was left open included."""
        if self._runs or self._floating:
            self.end_paragraph(in_table=bool(self._cells))
        self._end_table()
        return tuple(self._blocks)

    def _taken(self) -> list[Block]:
        """Take the open paragraph and what floats beside it."""
        taken = [Paragraph(tuple(self._runs)), *self._floating]
        self._runs, self._floating = [], []
        return taken

    def _end_table(self) -> None:
        if self._cells:
            self.end_row()
        if self._rows:
            self._blocks.append(Table(tuple(self._rows)))
            self._rows = []
        self._blocks.extend(self._inside)
        self._inside = []
