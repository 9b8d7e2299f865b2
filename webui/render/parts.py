"""A long text in parts that each make a page of bearable size.

Word files have no pages, and a scan may have two thousand; a part holds as many
whole lines as fit, and knows where each of them stands in its page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.model import Page


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of one page: ``text`` begins at character ``start`` of it."""

    page: Page
    start: int
    text: str

    @property
    def end(self) -> int:
        """The character of the page after the last of this piece."""
        return self.start + len(self.text)


Part = tuple[Stretch, ...]


def parts(pages: Sequence[Page], size: int) -> list[Part]:
    """Return ``pages`` in order, at most ``size`` characters in each part."""
    made: list[Part] = []
    filling: list[Stretch] = []
    for stretch in _stretches(pages, size):
        held = sum(len(s.text) for s in filling)
        if filling and held + len(stretch.text) > size:
            made.append(tuple(filling))
            filling = []
        filling.append(stretch)
    return [*made, tuple(filling)] if filling else made


def _stretches(pages: Sequence[Page], size: int) -> Iterator[Stretch]:
    for page in pages:
        start = 0
        while len(page.text) - start > size:
            # Cutting after a line keeps sentences whole wherever lines exist.
            end = page.text.rfind("\n", start, start + size) + 1 or start + size
            yield Stretch(page, start, page.text[start:end])
            start = end
        yield Stretch(page, start, page.text[start:])


def holding(made: Sequence[Part], page: int, offset: int) -> int:
    """Return the number (from 1) of the part that holds a place of a page."""
    for number, part in enumerate(made, start=1):
        for stretch in part:
            last = stretch.end == len(stretch.page.text)
            if stretch.page.number == page and (offset < stretch.end or last):
                return number
    return 1
