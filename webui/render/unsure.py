"""The words of a page that recognition is not sure of: the eye goes there first."""

from collections.abc import Iterator
from dataclasses import dataclass

from webui.render.located import Located

LEAST = 0.7
"""A word read with less confidence is worth a look: on scans of offices nearly all
that was misread lies below, and of what was read right a few words a page."""

_MOST = 200
"""A page of which more is unsure is typed anew, or scanned anew."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A word and its place in the text."""

    text: str
    start: int
    end: int


def words(located: Located) -> list[Unsure]:
    """Return the words of a page that are worth a look, in the order of the text."""
    return [*_words(located)][:_MOST]


def _words(located: Located) -> Iterator[Unsure]:
    for word in located.words:
        said = located.text[word.start : word.end]
        # Specks are read as signs; that one stands there matters to nobody.
        if word.confidence < LEAST and any(map(str.isalnum, said)):
            yield Unsure(said, word.start, word.end)
