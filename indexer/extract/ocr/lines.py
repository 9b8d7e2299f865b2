r"""What stands on a picture: words with boxes, in lines, and the text they make.

Boxes are in dots of the picture, from its top left. The text is that of a page:
words parted by a blank, cells by a tab, lines by ``\n``, paragraphs by an empty line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from archive import model
from archive.model import Seen

Box = tuple[int, int, int, int]
"""Left, top, right and bottom."""

_LINE = "\n"
_PARAGRAPH = "\n\n"
_APART = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word, how sure its reading is, from 0 to 1, and what parts it from the last.

    That is a tab before the first word of a further cell.
    """

    text: str
    box: Box
    confidence: float
    before: str = " "


@dataclass(frozen=True, slots=True)
class Line:
    """The words of a line, at least one, and whether it ends its paragraph."""

    words: tuple[Word, ...]
    is_last: bool = False

    def shifted(self, right: int, down: int) -> "Line":
        """Return the line so many dots farther to the right and down."""
        words = (
            replace(word, box=_shifted(word.box, right, down)) for word in self.words
        )
        return replace(self, words=tuple(words))


def written(lines: Sequence[Line], scale: float) -> tuple[str, tuple[Seen, ...]]:
    """Return the text of ``lines``, and its words with boxes times ``scale``."""
    text = ""
    seen: list[Seen] = []
    for number, line in enumerate(lines):
        for index, word in enumerate(line.words):
            text += word.before if index else ""
            seen.append(_seen(word, len(text), scale))
            text += word.text
        if number + 1 < len(lines):
            text += _PARAGRAPH if line.is_last else _LINE
    return text, tuple(seen)


def parted(line: Line) -> Line:
    """Return a line with tabs where its columns are apart, as in a letterhead.

    Justified lines have gaps as wide as letters are high, not twice as wide.
    """
    height = max(word.box[3] - word.box[1] for word in line.words)
    words = list(line.words[:1])
    for word in line.words[1:]:
        is_apart = word.box[0] - words[-1].box[2] > _APART * height
        words.append(replace(word, before="\t") if is_apart else word)
    return replace(line, words=tuple(words))


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around ``boxes``, of which there is at least one."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def _shifted(box: Box, right: int, down: int) -> Box:
    return box[0] + right, box[1] + down, box[2] + right, box[3] + down


def _seen(word: Word, start: int, scale: float) -> Seen:
    left, top, right, bottom = (round(side * scale, 1) for side in word.box)
    box = model.Box(left, top, right, bottom)
    return Seen(start, start + len(word.text), box, round(word.confidence, 2))
