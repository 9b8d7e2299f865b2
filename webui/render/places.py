"""Where things stand in the text of a paper: its facts, citations, found words."""

from collections.abc import Iterable, Iterator, Mapping

from flask import url_for

from archive.catalogue import Brief, Cited, Link
from archive.model import Citation, Evidence, Span
from webui.render import dates, naming
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


def of_citations(
    cited: Iterable[Cited], page: int, listing: str = ""
) -> Iterator[Place]:
    """Yield the citations of one page, each linked to what became of it.

    ``listing`` is the page on which all that is cited is listed, if not this one.
    """
    for one in cited:
        for link in one.links:
            if link.citation.page == page:
                yield _of_link(link, one, listing)


def _of_link(link: Link, cited: Cited, listing: str) -> Place:
    return Place(
        link.citation.start,
        link.citation.end,
        "a",
        style=f"cited {link.state}",
        href=_aim(link) or f"{listing}#{listed_name(cited.link)}",
        name=citation_name(link.citation),
        hint=_hint(link),
    )


def of_words(spans: Iterable[Span], start: int) -> Iterator[Place]:
    """Yield the places of found words in a text that begins at ``start``."""
    return (Place(start + span.start, start + span.end) for span in spans)


def _aim(link: Link) -> str | None:
    if link.target is not None:
        return url_for("document.show", number=link.target.id)
    if link.state == "unknown" and link.citation.symbol:
        return wanted_address(link.citation.symbol)
    return None


def listed_name(link: Link) -> str:
    """Return the name under which a cited paper stands in the list below."""
    return f"in-list-{citation_name(link.citation)}"


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
    kind = metadata.type and naming.kind(metadata.type)
    title = " ".join(filter(None, (kind, metadata.symbol)))
    issuer = metadata.issuers[0] if metadata.issuers else None
    title = (
        title or metadata.subject or gettext("Văn bản mã %(number)s", number=paper.id)
    )
    parts = (title, issuer, dates.issued(metadata.issued))
    return ", ".join(filter(None, parts))
