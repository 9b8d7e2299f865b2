"""Text with marked places: everything escaped, nothing lost, tags well nested.

A place is a citation with its link, a fact that was read there, or a word that
was searched for. Places may overlap in any way; they are cut where they cross.
"""

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Place:
    """A range of a text and the element that marks it.

    ``name`` makes the place a target of links; only its first part carries it.
    ``further`` is that name on the parts after the first.
    """

    start: int
    end: int
    tag: str = "mark"
    style: str = ""
    href: str = ""
    name: str = ""
    hint: str = ""
    further: str = ""

    def opening(self) -> Markup:
        """Return the start tag."""
        attributes = {
            "class": self.style,
            "href": self.href,
            "id": self.name,
            "title": self.hint,
            "data-place": self.further,
        }
        written = Markup("").join(
            Markup(' {}="{}"').format(key, value)
            for key, value in attributes.items()
            if value
        )
        return Markup("<{}{}>").format(self.tag, written)

    def closing(self) -> Markup:
        """Return the end tag."""
        return Markup("</{}>").format(self.tag)

    def between(self, start: int, end: int) -> "Place":
        """Return the part of this place that lies between two characters.

        A part that begins later is no target: a name stands once on a page.
        """
        is_first = self.start >= start
        return replace(
            self,
            start=max(self.start, start),
            end=min(self.end, end),
            name=self.name if is_first else "",
            further=self.further if is_first else self.name or self.further,
        )


def marked(text: str, places: Iterable[Place], start: int = 0) -> Markup:
    """Return ``text`` with its places marked; ``start`` is where it begins.

    Places count characters of the whole page, and ``text`` may be a part of it
    that starts at ``start``; places outside are left out, and cut at its edges.
    """
    end = start + len(text)
    inside = [
        place.between(start, end)
        for place in places
        if place.start < end and place.end > start
    ]
    return Markup("").join(_pieces(text, inside, start))


def _pieces(text: str, places: list[Place], origin: int) -> Iterator[Markup]:
    waiting = [(p.start, -p.end, order, p) for order, p in enumerate(places)]
    heapq.heapify(waiting)
    opened: list[Place] = []
    position = origin
    while waiting or opened:
        following = waiting[0][0] if waiting else origin + len(text)
        if opened and opened[-1].end <= following:
            closing = opened.pop()
            yield escape(text[position - origin : closing.end - origin])
            position = closing.end
            yield closing.closing()
            continue
        _, _, order, place = heapq.heappop(waiting)
        if opened and place.end > opened[-1].end:
            cut = opened[-1].end
            rest = place.between(cut, place.end)
            heapq.heappush(waiting, (rest.start, -rest.end, order, rest))
            place = place.between(place.start, cut)
        yield escape(text[position - origin : place.start - origin])
        position = place.start
        yield place.opening()
        opened.append(place)
    yield escape(text[position - origin :])
