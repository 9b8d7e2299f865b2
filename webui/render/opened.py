"""A paper opened at one part of its text, with all that is marked there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain

from flask import request
from markupsafe import Markup

from archive.catalogue import Cited, Correction, Document
from archive.catalogue.details import Detail
from archive.model import Decoded, Page, Text
from webui.render import addresses, found, places, sources, typed
from webui.render.changed import Changed
from webui.render.marking import Place, marked
from webui.render.parts import Part, Stretch, holding, parts
from webui.render.pictured import Pictured, pictured
from webui.render.typed import Told
from webui.render.words import Flag
from webui.security import reader
from webui.services import services

PART = 24_000
"""Characters of text shown at once, which is about ten printed pages."""

SHOWN = 25
"""Papers shown of each list of links before somebody asks for all."""

_SOUGHT = 40
"""Parts in which words are sought at once: about four hundred printed pages."""

VIEWS = ("text", "both", "images")
"""The text alone, beside the pictures of its pages, or the pictures alone."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A piece of a page as it is shown.

    ``correction`` is what a person made of the page, ``is_as_read`` whether the
    text before that is shown, and ``is_as_typed`` whether it is shown as its file
    holds it. ``old`` tells which of its characters were decoded, ``source`` where
    the text of the page comes from.
    """

    page: Page
    continued: bool
    marked: Markup
    correction: Correction | None = None
    is_as_read: bool = False
    source: Flag | None = None
    old: Told | None = None
    is_as_typed: bool = False


@dataclass(frozen=True, slots=True)
class Finds:
    """How often the words of a search stand in one part, and on which page first."""

    part: int
    first: int
    last: int
    page: int
    count: int


@dataclass(frozen=True)
class Opened:
    """A paper as this address opens it."""

    paper: Document
    text: Text
    cited: Sequence[Cited]
    corrected: Mapping[int, Correction] = field(default_factory=dict)

    @cached_property
    def as_read(self) -> int | None:
        """The page of which the text as read is asked for, if somebody changed it."""
        asked = addresses.whole(request.args.get("as_read", ""))
        return asked if asked in self.corrected else self.as_typed

    @cached_property
    def as_typed(self) -> int | None:
        """The page that is to be shown as its file holds it."""
        return addresses.whole(request.args.get("as_typed", ""))

    @cached_property
    def pages(self) -> Sequence[Page]:
        """The pages as they are shown."""
        return [
            replace(page, text=self.corrected[page.number].read)
            if page.number == self.as_read and page.number in self.corrected
            else page
            for page in self.text.pages
        ]

    @cached_property
    def parts(self) -> list[Part]:
        """The text in parts of bearable size."""
        return parts(self.pages, PART)

    @cached_property
    def part(self) -> int:
        """The part asked for, by its number or by a place in the text."""
        page, _, start = request.args.get("at", "").partition("-")
        number, place = addresses.whole(page), addresses.whole(start)
        if number is not None and place is not None:
            return holding(self.parts, number, place)
        return min(addresses.page(), max(1, len(self.parts)))

    @cached_property
    def pictures(self) -> Pictured | None:
        """The pages that can be seen, if the file has such."""
        return pictured(self.paper)

    @cached_property
    def view(self) -> str:
        """What is shown of each page: as asked, or as this reader last chose."""
        asked = request.args.get("view") or request.cookies.get("view")
        return asked if asked in self.views else VIEWS[0]

    @cached_property
    def views(self) -> tuple[str, ...]:
        """The ways this paper can be shown; only what was read stands side by side."""
        if self.pictures is None:
            return VIEWS[:1]
        return VIEWS if self.pictures.is_read else ("text", "images")

    @cached_property
    def _listing(self) -> str:
        shown = most("cites")
        is_short = shown is None or len(self.cited) <= shown
        return "" if is_short else addresses.here(cites="all")

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The part asked for, page by page, with its places marked."""
        shown = self.parts[self.part - 1] if self.parts else ()
        return [self._sheet(stretch) for stretch in shown]

    @cached_property
    def finds(self) -> list[Finds]:
        """The parts with words of the search, where there are several parts."""
        if len(self.parts) < 2 or not request.args.get("q"):
            return []
        sought = enumerate(self.parts[:_SOUGHT], start=1)
        return [*filter(None, (_finds(number, part) for number, part in sought))]

    @cached_property
    def _details(self) -> Mapping[int, Detail]:
        """What is kept of the pages of this part beside their text."""
        shown = self.parts[self.part - 1] if self.parts else ()
        numbers = [stretch.page.number for stretch in shown]
        return services().catalogue.sights.of(self.paper.id, numbers, reader())

    def _sheet(self, stretch: Stretch) -> Sheet:
        page = stretch.page
        detail = self._details.get(page.number, Detail())
        is_corrected = page.number in self.corrected
        is_as_read = page.number == self.as_read
        # What was decoded has its places in the text as read.
        decoded = detail.decoded if is_as_read or not is_corrected else ()
        is_as_typed = page.number == self.as_typed and bool(decoded)
        return Sheet(
            page=page,
            continued=stretch.start > 0,
            marked=typed.original(stretch.text, stretch.start, decoded, page.text)
            if is_as_typed
            else self._marked(stretch, decoded),
            correction=self.corrected.get(page.number),
            is_as_read=is_as_read and is_corrected,
            source=sources.source(page, detail.sight),
            old=typed.told(detail.decoded),
            is_as_typed=is_as_typed,
        )

    def _marked(self, stretch: Stretch, decoded: Iterable[Decoded]) -> Markup:
        number = stretch.page.number
        is_as_read = number == self.as_read and number in self.corrected
        # Facts and citations have their places in the text as corrected.
        standing = self._words(stretch) if is_as_read else self._standing(stretch)
        places_of = chain(standing, typed.doubtful(decoded))
        return marked(stretch.text, places_of, stretch.start)

    def _words(self, stretch: Stretch) -> Iterable[Place]:
        return places.of_words(found.words(stretch.text), stretch.start)

    def _standing(self, stretch: Stretch) -> Iterable[Place]:
        number = stretch.page.number
        return chain(
            places.of_facts(self.paper.metadata.evidence, number),
            places.of_citations(self.cited, number, self._listing),
            self._words(stretch),
        )

    def jump(self, page: int, start: int, name: str) -> str:
        """Return the address of a named place in the text."""
        part = holding(self.parts, page, start)
        return f"#{name}" if part == self.part else f"{_at_part(part)}#{name}"

    def clause(self, one: Changed) -> str:
        """Return the address of the page on which a clause changes something."""
        return self.jump(one.page, one.start, f"page-{one.page}")


def _finds(number: int, part: Part) -> Finds | None:
    counts = [(s.page.number, len(found.words(s.text))) for s in part]
    page = next((page for page, count in counts if count), None)
    if page is None:
        return None
    total = sum(count for _, count in counts)
    return Finds(number, counts[0][0], counts[-1][0], page, total)


def _at_part(part: int) -> str:
    return addresses.here(page=part, at=None)


def most(listing: str) -> int | None:
    """Return how many papers of a list are shown: all only when asked for."""
    return None if request.args.get(listing) == "all" else SHOWN
