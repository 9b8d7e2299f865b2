"""Places of a text laid over the picture of its page.

The text of a page and the words drawn on it come by different roads: the text may
have been rebuilt, turned from an old encoding, or corrected by a person. So words
are matched with words, in order, and a place is shown where its words were found.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from archive.model import Box, Span
from archive.text import toneless
from indexer.extract.picture import Layout, Word

_TOKEN = re.compile(r"\S+")
_ENOUGH = 0.6
_SAME_LINE = 0.5
_MOST_PLACES = 400
# A page of print has some thousands; a page made of one word would never end.
_MOST_EFFORT = 60_000


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the text that is shown on the page: of which kind, and its name."""

    span: Span
    style: str
    name: str = ""


def boxes(text: str, span: Span, words: Sequence[Box | None]) -> list[Box]:
    """Return the boxes of a place, one for each line it runs over.

    ``words`` are the boxes of the words of ``text`` in order, where known.
    """
    touched = (
        box
        for token, box in zip(_TOKEN.finditer(text), words, strict=True)
        if box and token.start() < span.end and token.end() > span.start
    )
    return _by_line(touched)


def _by_line(touched: Iterable[Box]) -> list[Box]:
    lines: list[Box] = []
    for box in touched:
        if lines and _is_beside(lines[-1], box):
            lines[-1] = _around(lines[-1], box)
        else:
            lines.append(box)
    return lines


def _is_beside(line: Box, box: Box) -> bool:
    common = min(line.bottom, box.bottom) - max(line.top, box.top)
    least = min(line.bottom - line.top, box.bottom - box.top)
    return common > _SAME_LINE * least and box.left >= line.left


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.top, other.top),
        max(one.right, other.right),
        max(one.bottom, other.bottom),
    )


def located(text: str, layout: Layout) -> list[Box | None]:
    """Return for each word of ``text`` where it stands on the page, if anywhere."""
    tokens = [toneless(token) for token in _TOKEN.findall(text)]
    found = _matched(tokens, layout.drawn)
    if _share(found) < _ENOUGH and layout.lined:
        found = max(found, _matched(tokens, layout.lined), key=_share)
    if _share(found) < _ENOUGH and len(tokens) == len(layout.drawn):
        # Turned from an old encoding, every letter differs but no blank does.
        return [word.box for word in layout.drawn]
    return found


def _matched(tokens: Sequence[str], words: Sequence[Word]) -> list[Box | None]:
    drawn = [toneless(word.text) for word in words]
    if tokens == drawn:
        return [word.box for word in words]
    found: list[Box | None] = [None] * len(tokens)
    if _effort(tokens, drawn) > _MOST_EFFORT:
        return found
    matcher = SequenceMatcher(None, tokens, drawn, autojunk=False)
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            found[match.a + step] = words[match.b + step].box
    return found


def _effort(tokens: Sequence[str], drawn: Sequence[str]) -> int:
    """Return how many pairs of equal words there are, which are weighed in turn."""
    times = Counter(drawn)
    return sum(count * times[word] for word, count in Counter(tokens).items())


def _share(found: Sequence[Box | None]) -> float:
    return sum(box is not None for box in found) / max(1, len(found))


def drawing(layout: Layout, text: str, marks: Iterable[Mark]) -> Markup:
    """Return an SVG of the size of the page with the places marked."""
    words = located(text, layout)
    drawn = Markup("").join(_rectangles(text, words, marks))
    size = layout.width, layout.height
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:g} {:g}" '
        'width="{:g}" height="{:g}" preserveAspectRatio="none">{}</svg>'
    ).format(*size, *size, drawn)


_LOOKS = {
    "found": Markup('fill="#ffd43b" fill-opacity="0.45"'),
    "fact": Markup(
        'fill="#1c6fd1" fill-opacity="0.06" stroke="#1c6fd1" stroke-opacity="0.35"'
    ),
}


def _rectangles(
    text: str, words: Sequence[Box | None], marks: Iterable[Mark]
) -> Iterator[Markup]:
    left = _MOST_PLACES
    for mark in marks:
        for box in boxes(text, mark.span, words):
            if (left := left - 1) < 0:
                return
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
