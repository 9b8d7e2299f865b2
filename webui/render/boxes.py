"""The box of a paper in a picture: what is written in it, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.catalogue import Brief, Link, Neighbour
from archive.names import legible
from archive.text import squeeze
from webui.render import dates, mentions, naming, places, words
from webui.render.language import gettext, ngettext
from webui.render.layers import WIDTH, Box
from webui.render.lettering import fitted, lines

_PAD = 11.0
_FIRST = 19.0
_BELOW = 9.0
SIZES = {"symbol": 13.0, "subject": 11.5, "meta": 10.5, "standing": 10.5}
"""The sizes of the letters, by what they say."""

_STEPS = {"symbol": 16.0, "subject": 14.5, "meta": 15.0, "standing": 15.0}
_CORNERS = {"state": 0.0, "mass": 18.0}
_PARTY_CORNER = 8.0


@dataclass(frozen=True, slots=True)
class Written:
    """A line of words in a box, and how far below its upper edge it stands."""

    style: str
    text: str
    y: float

    @property
    def size(self) -> float:
        """The size of its letters."""
        return SIZES[self.style]


@dataclass(frozen=True, slots=True)
class Shape:
    """A box with its words: what is seen, what is heard, and where it leads.

    The corners tell whose paper it is: round ones the Party's, sharp ones the
    State's.
    """

    style: str
    corner: float
    written: tuple[Written, ...]
    told: str
    tells: tuple[str, ...] = ()
    standing: str = ""
    hint: str = ""
    href: str | None = None
    status: str = ""

    @property
    def name(self) -> str:
        """What is heard of the box: the paper, how it stands, what joins it."""
        return "; ".join(filter(None, (self.told, self.standing, *self.tells)))

    @property
    def height(self) -> float:
        """How high the words stand."""
        return self.written[-1].y + _BELOW

    def box(self, key: str, column: int) -> Box:
        """Return the box to be placed."""
        return Box(key, column, self.height)


def boxed(one: Neighbour, href: str | None, tells: Sequence[str]) -> Shape:
    """Return the box of a paper; ``tells`` say in words what joins it to others."""
    if one.paper is None:
        assert one.link is not None  # noqa: S101  # a paper that is not held is cited
        return _of_link(one.link, href, tells)
    return _of_paper(one, href, tells)


def more_box(count: int, href: str | None) -> Shape:
    """Return the box that stands for papers left out."""
    text = ngettext("và %(num)d văn bản khác", "và %(num)d văn bản khác", count)
    return Shape("more", _PARTY_CORNER, _stacked([("subject", text)]), text, href=href)


def short(paper: Brief) -> str:
    """Return the shortest name of a paper that tells it from its neighbours."""
    metadata = paper.metadata
    if metadata.symbol:
        return legible(metadata.symbol)
    return legible(fitted(squeeze(metadata.subject or places.name(paper)), 220, 11.5))


def named(paper: Brief) -> str:
    """Return the kind and the symbol of a paper, or what there is of them."""
    metadata = paper.metadata
    kind = naming.kind(metadata.type) if metadata.type else gettext("Văn bản")
    return legible(" ".join(filter(None, (kind, metadata.symbol))))


def _of_paper(one: Neighbour, href: str | None, tells: Sequence[str]) -> Shape:
    assert one.paper is not None  # noqa: S101  # who calls has seen to it
    paper, status = one.paper, one.status
    metadata = paper.metadata
    kind = naming.kind(metadata.type) if metadata.type else gettext("Văn bản")
    told = f"{kind} {metadata.subject or ''}" if metadata.symbol else metadata.subject
    meta = [dates.issued(metadata.issued), *metadata.issuers[:1]]
    standing = (
        "" if status.code == "unknown" else words.say(words.STATUSES, status.code)
    )
    return Shape(
        style="centre" if one.step == 0 else metadata.regime or "party",
        corner=_CORNERS.get(metadata.regime or "", _PARTY_CORNER),
        written=_stacked(
            [
                ("symbol", metadata.symbol or kind),
                ("subject", told or ""),
                ("meta", " · ".join(meta)),
                ("standing", standing),
            ]
        ),
        told=legible(places.name(paper)),
        tells=tuple(tells),
        standing=standing,
        hint=legible(metadata.subject or ""),
        href=href,
        status="" if status.code == "unknown" else status.code,
    )


def _of_link(link: Link, href: str | None, tells: Sequence[str]) -> Shape:
    citation = link.citation
    label = mentions.printed_label(citation)
    state = (
        gettext("Chưa rõ là văn bản nào")
        if link.state == "ambiguous"
        else gettext("Chưa có trong kho")
    )
    told = filter(None, (citation.type if citation.symbol else None, citation.body))
    return Shape(
        style="missing",
        corner=_CORNERS.get(citation.kind, _PARTY_CORNER),
        written=_stacked(
            [
                ("symbol", label),
                ("subject", ", ".join(told)),
                ("meta", citation.date_verbatim or ""),
                ("standing", state),
            ]
        ),
        told=legible(squeeze(citation.verbatim)),
        tells=tuple(tells),
        standing=state,
        hint=legible(citation.verbatim),
        href=href,
    )


def _stacked(told: Sequence[tuple[str, str]]) -> tuple[Written, ...]:
    """Return what is told, line under line, each cut to the box."""
    room = WIDTH - 2 * _PAD
    found: list[Written] = []
    y = _FIRST
    for style, text in told:
        shown = squeeze(legible(text))
        size = SIZES[style]
        cut = (
            lines(shown, room, size, most=2)
            if style == "subject"
            else (fitted(shown, room, size, is_bold=style != "meta"),)
        )
        for line in filter(None, cut):
            y += _STEPS[style] if found else 0
            found.append(Written(style, line, y))
    return tuple(found)
