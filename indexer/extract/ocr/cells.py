"""The words of a table put into its cells, and those into rows.

Lines are read across the borders of cells; a cell of several lines makes sense only
on its own. Cells that were not read well on the page are read once more alone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from indexer.extract.ocr.lines import Box, Line, Word, around
from indexer.extract.ocr.tables import Square, Table

Look = Callable[[Box], list[Line]]
"""Reads what stands in a box of the picture."""

# Borders are read as these where they stand alone, or at the edge of a word.
_BORDERS = "|¦[]_"
# Letters touch a rule; a word that was read across one stands on both sides.
_ACROSS = 8
_SURE = 0.85
_MOST_ALONE = 60


def celled(lines: Sequence[Line], tables: Sequence[Table], look: Look) -> list[Line]:
    """Return ``lines`` with those in ``tables`` read cell by cell."""
    for table in tables:
        lines = _celled(lines, table, look)
    return list(lines)


def _celled(lines: Sequence[Line], table: Table, look: Look) -> list[Line]:
    inside: dict[Square, list[Word]] = {name: [] for name in table.names()}
    around_it: list[Line] = []
    begins: int | None = None
    for line in lines:
        outside: list[Word] = []
        for word in line.words:
            cell = table.cell(*_middle(word.box))
            (inside[cell] if cell else outside).append(word)
        if begins is None and len(outside) < len(line.words):
            begins = len(around_it)
        if outside:
            around_it.append(replace(line, words=tuple(outside)))
    if begins is None:
        return around_it
    _read_alone(inside, table, look)
    rows = _ended(list(_rows(inside)))
    return [*_ended(around_it[:begins]), *rows, *around_it[begins:]]


def _ended(lines: list[Line]) -> list[Line]:
    """Return ``lines`` as one or more paragraphs that go no further."""
    return [*lines[:-1], *(replace(line, is_last=True) for line in lines[-1:])]


def _read_alone(inside: dict[Square, list[Word]], table: Table, look: Look) -> None:
    """Read the cells alone that have words across their borders, unsure ones or none."""
    across = {
        name
        for words in inside.values()
        for word in words
        if word.text.strip(_BORDERS)
        for name in _covered(word.box, table)
    }
    unsure = {name for name in table.inked if _confidence(inside[name]) < _SURE}
    for name in islice(sorted(across | unsure), _MOST_ALONE):
        found = [word for line in look(table.box(name)) for word in line.words]
        if found and (name in across or _confidence(found) > _confidence(inside[name])):
            inside[name] = found


def _confidence(words: Sequence[Word]) -> float:
    return sum(word.confidence for word in words) / max(1, len(words))


def _covered(box: Box, table: Table) -> set[Square]:
    """Return the cells on which a word lies, if they are more than one."""
    y = _middle(box)[1]
    places = (box[0] + _ACROSS, box[2] - _ACROSS)
    names = {name for x in places if (name := table.cell(x, y))}
    return names if len(names) > 1 else set()


def _rows(inside: dict[Square, list[Word]]) -> Iterator[Line]:
    for row in sorted({square[0] for square in inside}):
        squares = sorted(square for square in inside if square[0] == row)
        cells = [list(_in_lines(inside[square])) for square in squares]
        if all(len(lines) <= 1 for lines in cells):
            words = list(_beside([lines[0] if lines else [] for lines in cells]))
            if words:
                yield Line(tuple(words))
        else:
            yield from (Line(tuple(line)) for lines in cells for line in lines)


def _beside(cells: Iterable[Sequence[Word]]) -> Iterator[Word]:
    tabs = ""
    for words in cells:
        for index, word in enumerate(words):
            yield word if index else replace(word, before=tabs or " ")
        tabs = "\t" if words else tabs + "\t"


def _in_lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words of a cell line by line, without pieces of its border."""
    bare = [replace(word, text=word.text.strip(_BORDERS)) for word in words]
    left = sorted((word for word in bare if word.text), key=lambda word: word.box[1])
    while left:
        line = [left[0]]
        for word in left[1:]:
            if _is_beside(word.box, around(one.box for one in line)):
                line.append(word)
        left = [word for word in left if word not in line]
        yield sorted(line, key=lambda word: word.box[0])


def _is_beside(box: Box, line: Box) -> bool:
    """Say whether most of the height of the lower one is shared."""
    shared = min(box[3], line[3]) - max(box[1], line[1])
    return 2 * shared > min(box[3] - box[1], line[3] - line[1])


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
