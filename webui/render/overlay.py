"""What is laid over the picture of a page: its words, and the places marked on it.

The words cannot be seen; they can be selected, copied and found where they stand.
Everything is drawn in points of the page, and what a paper says is escaped.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import linear_regression, mean

from markupsafe import Markup, escape

from archive.model import Box, Span
from webui.render.located import Located, Standing

_SAME_LINE = 0.5
_MOST_PLACES = 400
_MOST_WORDS = 5_000
# Letters of most fonts reach a fifth of their size below the line they stand on.
_BELOW = 0.5 - 0.2
_ENOUGH = 3
# Layers of PDFs hold control characters, with which no XML can be read.
_UNDRAWABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the text that is shown on the page: of which kind, and its name."""

    span: Span
    style: str
    name: str = ""


def boxes(located: Located, span: Span) -> list[Box]:
    """Return the boxes of a place, one for each line it runs over."""
    touched = [
        word
        for word in located.words
        if word.start < span.end and word.end > span.start
    ]
    lines = _lines(touched, located.text)
    return [around(word.box for word in line) for line in lines]


def _lines(words: Iterable[Standing], text: str) -> Iterator[list[Standing]]:
    """Yield the words line by line, as the text has its lines and the page too."""
    held: list[Standing] = []
    for word in words:
        if held and not _goes_on(held[-1], word, text):
            yield held
            held = []
        held.append(word)
    if held:
        yield held


def _goes_on(before: Standing, word: Standing, text: str) -> bool:
    # Each word is held against the one before: lines of a scan may climb.
    one, other = before.box, word.box
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    least = min(one.bottom - one.top, other.bottom - other.top)
    is_level = common > _SAME_LINE * least and other.left >= one.left
    return is_level and "\n" not in text[before.end : word.start]


def around(found: Iterable[Box]) -> Box:
    """Return the box around some boxes, of which there is at least one."""
    held = list(found)
    return Box(
        min(box.left for box in held),
        min(box.top for box in held),
        max(box.right for box in held),
        max(box.bottom for box in held),
    )


def drawing(located: Located, marks: Iterable[Mark]) -> Markup:
    """Return an SVG of the size of the page, with its words and the places marked."""
    marked = Markup("").join(islice(_rectangles(located, marks), _MOST_PLACES))
    lines = _lines(located.words[:_MOST_WORDS], located.text)
    words = Markup("").join(_text(line, located.text) for line in lines)
    size = located.width, located.height
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:g} {:g}" '
        'width="{:g}" height="{:g}" preserveAspectRatio="none">'
        '<g class="places">{}</g>'
        '<g class="words" fill="#000" fill-opacity="0">{}</g></svg>'
    ).format(*size, *size, marked, words)


def _text(line: Sequence[Standing], text: str) -> Markup:
    """Return the words of a line as one text, each as wide as it stands."""
    size = max(1.0, *(word.box.bottom - word.box.top for word in line))
    level = _level([word.box for word in line])
    words = (
        _word(word, level(word.box.left) + _BELOW * size, text[word.start : word.end])
        for word in line
    )
    return Markup('<text font-size="{:.1f}">{}</text>').format(
        size, Markup(" ").join(words)
    )


def _level(line: Sequence[Box]) -> Callable[[float], float]:
    """Return how high the middle of a line stands, which may climb or fall."""
    lefts = [box.left for box in line]
    middles = [(box.top + box.bottom) / 2 for box in line]
    if len(set(lefts)) < _ENOUGH:
        middle = mean(middles)
        return lambda _: middle
    slope, begin = linear_regression(lefts, middles)
    return lambda left: begin + slope * left


def _word(word: Standing, level: float, said: str) -> Markup:
    return Markup(
        '<tspan x="{:.1f}" y="{:.1f}" textLength="{:.1f}" '
        'lengthAdjust="spacingAndGlyphs" data-at="{}-{}">{}</tspan>'
    ).format(
        word.box.left,
        level,
        max(0.1, word.box.right - word.box.left),
        word.start,
        word.end,
        _UNDRAWABLE.sub("", said),
    )


_LOOKS = {
    "found": Markup('fill="#ffd43b" fill-opacity="0.45"'),
    "fact": Markup(
        'fill="#1c6fd1" fill-opacity="0.06" stroke="#1c6fd1" stroke-opacity="0.35"'
    ),
    "unsure": Markup('fill="#e8590c" fill-opacity="0.18"'),
}


def _rectangles(located: Located, marks: Iterable[Mark]) -> Iterator[Markup]:
    for mark in marks:
        for box in boxes(located, mark.span):
            yield _rectangle(box, mark)


def _rectangle(box: Box, mark: Mark) -> Markup:
    name = Markup(' data-place="{}"').format(mark.name) if mark.name else ""
    return Markup(
        '<rect class="{}"{} x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="1" {}/>'
    ).format(
        escape(mark.style),
        name,
        box.left - 1,
        box.top - 0.5,
        box.right - box.left + 2,
        box.bottom - box.top + 1,
        _LOOKS[mark.style],
    )
