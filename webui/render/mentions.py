"""What a paper cites and what cites it: grouped by what is done to it.

A paper cited in several places stands once in its group, with every sentence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from flask import url_for

from archive.catalogue import Brief, Cited, CitedBy, Link, meaning
from archive.model import Citation
from webui.render import changed, linked, words
from webui.render.changed import Changed
from webui.render.language import gettext
from webui.render.linked import Grounds
from webui.render.sentences import Sentence, around
from webui.render.words import Flag

Item = TypeVar("Item")
Found = TypeVar("Found", Cited, CitedBy)

PAGE = 100
"""Papers shown at once where all are asked for."""

QUOTES = 2
"""Places shown of each paper, before somebody asks for all."""

PageText = Callable[[int, int], str]
"""The text of a page: number of the paper, number of the page."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One place where a paper is cited."""

    citation: Citation
    sentence: Sentence
    flags: tuple[Flag, ...]
    told_of: str | None

    @property
    def changes(self) -> tuple[Changed, ...]:
        """Which provisions of the cited paper are changed, wherever it is said."""
        return changed.told(self.citation)


@dataclass(frozen=True, slots=True)
class Mention:
    """A cited paper, or what is printed of it, with the places that cite it.

    ``unquoted`` counts the places that are not shown.
    """

    link: Link
    label: str
    quotes: tuple[Quote, ...]
    unquoted: int

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why no paper held is the one cited, where one looks like it."""
        return unresolved(self.link)

    @property
    def grounds(self) -> dict[int, Grounds]:
        """What speaks for and against each paper that may be meant."""
        return linked.grounds(self.link)


@dataclass(frozen=True, slots=True)
class Citing:
    """A paper that cites this one, and the places where it does."""

    paper: Brief
    quotes: tuple[Quote, ...]
    unquoted: int

    def clause(self, one: Changed) -> str:
        """Return the address of the page on which a clause changes something."""
        at, anchor = f"{one.page}-{one.start}", f"page-{one.page}"
        return url_for("document.show", number=self.paper.id, at=at, _anchor=anchor)


@dataclass(frozen=True, slots=True)
class Group(Generic[Item]):
    """What stands under one relation."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Listing(Generic[Item]):
    """The weightiest of ``total`` papers in groups; ``more`` are left out.

    Where all are asked for they come in ``pages`` pages.
    """

    total: int
    more: int
    groups: tuple[Group[Item], ...]
    page: int = 1
    pages: int = 1


@dataclass(frozen=True, slots=True)
class Window:
    """Which of the papers that cite one are shown: the weightiest, or a page of all."""

    most: int | None
    page: int

    @property
    def limit(self) -> int:
        """How many papers are shown at once."""
        return self.most or PAGE

    @property
    def offset(self) -> int:
        """How many papers stand on the pages before."""
        return 0 if self.most else (self.page - 1) * PAGE


def cites(
    cited: Sequence[Cited], page_text: PageText, *, most: int | None
) -> Listing[Mention]:
    """Return what a paper cites, grouped by what it does to it."""

    def mention(one: Cited) -> Mention:
        quotes = _quotes(one.links, page_text, most)
        label = printed_label(one.link.citation)
        return Mention(one.link, label, quotes, len(one.links) - len(quotes))

    return _listing(cited, mention, words.CITES, most, len(cited))


def cited_by(
    citing: Sequence[CitedBy], page_text: PageText, *, window: Window, total: int
) -> Listing[Citing]:
    """Return the papers of ``total`` in a window that cite one, in groups."""

    def one_citing(one: CitedBy) -> Citing:
        quotes = _quotes(one.links, page_text, window.most)
        return Citing(one.paper, quotes, len(one.links) - len(quotes))

    listing = _listing(citing, one_citing, words.CITED_BY, window.most, total)
    if window.most:
        return listing
    return replace(listing, more=0, page=window.page, pages=-(-total // PAGE))


def _listing(
    found: Sequence[Found],
    item: Callable[[Found], Item],
    labels: Mapping[str, str],
    most: int | None,
    total: int,
) -> Listing[Item]:
    ranked = sorted(found, key=lambda one: meaning.weight(_weightiest(one.links)))[
        :most
    ]
    groups: dict[str, list[Item]] = {}
    for one in ranked:
        groups.setdefault(_weightiest(one.links), []).append(item(one))
    return Listing(
        total=total,
        more=total - len(ranked),
        groups=tuple(
            Group(words.say(labels, name), tuple(items))
            for name, items in groups.items()
        ),
    )


def _weightiest(links: Iterable[Link]) -> str:
    return meaning.relation(link.citation for link in links)


def quoted(links: Sequence[Link], most: int | None) -> Sequence[Link]:
    """Return the links that are shown with their sentence."""
    return links if most is None else links[:QUOTES]


def _quotes(
    links: Sequence[Link], page_text: PageText, most: int | None
) -> tuple[Quote, ...]:
    return tuple(
        quote(link, page_text(link.citing, link.citation.page))
        for link in quoted(links, most)
    )


def relation(citation: Citation) -> str:
    """Return the weightiest thing the citing paper itself does to the cited."""
    return meaning.relation([citation])


def printed_label(citation: Citation) -> str:
    """Return the shortest sure name of a cited paper."""
    return citation.symbol or citation.symbol_verbatim or citation.verbatim


def unresolved(link: Link) -> tuple[str, ...]:
    """Return why no paper held is the one cited, where one looks like it."""
    codes = (code for code in link.reasons if code in words.UNRESOLVED)
    return tuple(words.say(words.UNRESOLVED, code) for code in codes)


def doubts(
    citation: Citation, more: Iterable[str] = (), body: str | None = None
) -> tuple[Flag, ...]:
    """Return what to know before trusting a citation; ``more`` are further flags.

    ``body`` is the body meant, where the citing paper tells it.
    """
    printed = {
        "date_impossible": citation.date_verbatim,
        "body_typo": citation.body_verbatim,
        "body_inferred": body if body != citation.body else None,
    }
    codes = dict.fromkeys((*citation.flags, *more))
    return tuple(words.flag(code, printed.get(code)) for code in codes)


def quote(link: Link, text: str) -> Quote:
    """Return the sentence of a page in which a paper is cited."""
    citation = link.citation
    return Quote(
        citation=citation,
        sentence=around(text, citation.start, citation.end),
        flags=doubts(citation, link.flags, link.body),
        told_of=_told_of(link.citation),
    )


def _told_of(citation: Citation) -> str | None:
    """Return what a third paper is said to do to the cited one."""
    told = [r for r in citation.relations if r.source_symbol is not None]
    if not told:
        return None
    return gettext(
        "Theo văn bản này: %(source)s – %(verb)s – %(cited)s.",
        source=told[0].source_symbol,
        verb=words.say(words.CITES, told[0].relation).lower(),
        cited=printed_label(citation),
    )
