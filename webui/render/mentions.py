"""What a paper cites and what cites it: grouped by what is done to it.

A paper cited in several places stands once in its group, with every sentence.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.catalogue import Brief, Cited, CitedBy, Link
from archive.model import Citation
from webui.render import words
from webui.render.language import gettext
from webui.render.sentences import Sentence, around
from webui.render.words import Flag

_ORDER = list(words.CITES)

Item = TypeVar("Item")

PageText = Callable[[int, int], str]
"""The text of a page: number of the paper, number of the page."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One place where a paper is cited."""

    citation: Citation
    sentence: Sentence
    flags: tuple[Flag, ...]
    told_of: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A cited paper, or what is printed of it, with the places that cite it."""

    link: Link
    label: str
    quotes: tuple[Quote, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why no paper held is the one cited, where one looks like it."""
        codes = (code for code in self.link.reasons if code in words.UNRESOLVED)
        return tuple(words.say(words.UNRESOLVED, code) for code in codes)


@dataclass(frozen=True, slots=True)
class Citing:
    """A paper that cites this one, and the places where it does."""

    paper: Brief
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group(Generic[Item]):
    """What stands under one relation."""

    label: str
    items: tuple[Item, ...]


def cites(cited: Iterable[Cited], page_text: PageText) -> list[Group[Mention]]:
    """Return what a paper cites, grouped by what it does to it."""
    groups: dict[str, list[Mention]] = {}
    for found in cited:
        label = printed_label(found.link.citation)
        mention = Mention(found.link, label, _quotes(found.links, page_text))
        groups.setdefault(_weightiest(found.links), []).append(mention)
    return _grouped(groups, words.CITES)


def cited_by(citing: Iterable[CitedBy], page_text: PageText) -> list[Group[Citing]]:
    """Return what cites a paper, grouped by what is done to it."""
    groups: dict[str, list[Citing]] = {}
    for found in citing:
        item = Citing(found.paper, _quotes(found.links, page_text))
        groups.setdefault(_weightiest(found.links), []).append(item)
    return _grouped(groups, words.CITED_BY)


def _grouped(
    groups: Mapping[str, list[Item]], labels: Mapping[str, str]
) -> list[Group[Item]]:
    return [
        Group(words.say(labels, name), tuple(groups[name]))
        for name in sorted(groups, key=_place)
    ]


def _weightiest(links: Iterable[Link]) -> str:
    return min((relation(link.citation) for link in links), key=_place)


def _quotes(links: Iterable[Link], page_text: PageText) -> tuple[Quote, ...]:
    return tuple(_quote(link, page_text) for link in links)


def relation(citation: Citation) -> str:
    """Return the weightiest thing the citing paper itself does to the cited."""
    own = [r.relation for r in citation.relations if r.source_symbol is None]
    return min(own, key=_place, default="cites")


def printed_label(citation: Citation) -> str:
    """Return the shortest sure name of a cited paper."""
    return citation.symbol or citation.symbol_verbatim or citation.verbatim


def doubts(citation: Citation, more: Iterable[str] = ()) -> tuple[Flag, ...]:
    """Return what to know before trusting a citation; ``more`` are further flags."""
    printed = {
        "date_impossible": citation.date_verbatim,
        "body_typo": citation.body_verbatim,
    }
    codes = dict.fromkeys((*citation.flags, *more))
    return tuple(words.flag(code, printed.get(code)) for code in codes)


def _quote(link: Link, page_text: PageText) -> Quote:
    citation = link.citation
    text = page_text(link.citing, citation.page)
    return Quote(
        citation=citation,
        sentence=around(text, citation.start, citation.end),
        flags=doubts(citation, link.flags),
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


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
