"""Where things stand in the text of a paper: its facts, citations, found words."""

from collections.abc import Iterable, Iterator, Mapping

from flask import url_for

from archive.catalogue import Brief, Link
from archive.model import Citation, Evidence, Span
from webui.render import dates
from webui.render.language import gettext, ngettext
from webui.render.marking import Place


def citation_name(citation: Citation) -> str:
    """Return the name under which a citation can be jumped to in the text."""
    return f"c{place(citation)}"


def place(citation: Citation) -> str:
    """Return where a citation stands, as an address of its paper may say it."""
    return f"{citation.page}-{citation.start}"


def fact_name(fact: str) -> str:
    """Return the name under which the reading of a fact can be jumped to."""
    return f"fact-{fact}"


def of_facts(evidence: Mapping[str, Evidence], page: int) -> Iterator[Place]:
    """Yield where the facts of a paper were read on one of its pages."""
    for name, place in evidence.items():
        if place.page == page:
            yield Place(
                place.start, place.end, "span", style="fact", name=fact_name(name)
            )


def of_links(links: Iterable[Link], page: int) -> Iterator[Place]:
    """Yield the citations of one page, each linked to what became of it."""
    for link in links:
        citation = link.citation
        if citation.page == page:
            yield Place(
                citation.start,
                citation.end,
                "a",
                style=f"cited {link.state}",
                href=_aim(link),
                name=citation_name(citation),
                hint=_hint(link),
            )


def of_words(spans: Iterable[Span]) -> Iterator[Place]:
    """Yield the places of the words that were searched for."""
    return (Place(span.start, span.end) for span in spans)


def _aim(link: Link) -> str:
    if link.target is not None:
        return url_for("document.show", number=link.target.id)
    if link.state == "unknown" and link.citation.symbol:
        return wanted_address(link.citation.symbol)
    return f"#in-list-{citation_name(link.citation)}"


def wanted_address(symbol: str) -> str:
    """Return where a missing paper stands in the list of wanted papers."""
    return url_for("wanted.show", symbol=symbol)


def _hint(link: Link) -> str:
    if link.target is not None:
        return name(link.target)
    if link.state == "ambiguous":
        count = len(link.papers)
        return ngettext(
            "Có %(num)d văn bản mang ký hiệu này",
            "Có %(num)d văn bản mang ký hiệu này",
            count,
        )
    return gettext("Chưa có trong kho")


def name(paper: Brief) -> str:
    """Return a paper in one line: type, symbol, body, date."""
    metadata = paper.metadata
    title = " ".join(filter(None, (metadata.type, metadata.symbol)))
    issuer = metadata.issuers[0] if metadata.issuers else None
    parts = (title or metadata.subject, issuer, dates.issued(metadata.issued))
    return ", ".join(filter(None, parts))
