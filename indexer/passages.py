"""The passage of each hit that shows best why it was found, from a few of its pages.

The law of this module: a paper of five hundred pages is never read whole for three
lines. Its pages are looked at from the first on, until all terms were seen there or
in the heading, and no further than somebody would read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archive.catalogue import Brief, Catalogue, Excerpt
from archive.facts import Metadata
from archive.model import Reader
from indexer.search.marks import matches
from indexer.search.snippet import Fragment, Passage, best

PAGES = (4, 12, 36, 52)
"""Pages looked at in one go, of all papers that still lack a term."""

RULES = " \n\t-–—_*"
"""What stands between a heading and its text: five hyphens, by the regulation."""


def passages(
    papers: Sequence[Brief],
    terms: tuple[str, ...],
    catalogue: Catalogue,
    reader: Reader,
) -> Mapping[int, tuple[Fragment, ...]]:
    """Return the passage of each of ``papers`` that ``reader`` may see, by number."""
    found: dict[int, Passage] = {}
    wanting = {paper.id: paper.metadata for paper in papers}
    for after, most in _rounds():
        excerpts = catalogue.holdings.excerpts(wanting, reader, after=after, most=most)
        for number, excerpt in excerpts.items():
            passage = _passage(excerpt, terms, wanting[number], after)
            found[number] = _better(found.get(number), passage)
        wanting = {
            number: wanting[number]
            for number, excerpt in excerpts.items()
            if excerpt.goes_on and not _is_enough(found[number], wanting[number], terms)
        }
        if not wanting:
            break
    return {number: passage.fragments() for number, passage in found.items()}


def _rounds() -> Iterator[tuple[int, int]]:
    """Yield how many pages were looked at, and how many are now."""
    after = 0
    for most in PAGES:
        yield after, most
        after += most


def _passage(
    excerpt: Excerpt, terms: tuple[str, ...], facts: Metadata, after: int
) -> Passage:
    text = excerpt.text if after else _body(facts, excerpt.text)
    passage = best(text, terms)
    return replace(
        passage,
        follows=passage.follows or after > 0,
        goes_on=passage.goes_on or excerpt.goes_on,
    )


def _body(facts: Metadata, text: str) -> str:
    """Return the text below the heading, which a list of hits shows anyway."""
    heading = facts.evidence.get("subject")
    if heading is None or heading.page != 1:
        return text
    return text[heading.end :].lstrip(RULES)


def _better(first: Passage | None, then: Passage) -> Passage:
    """Return the passage whose pages hold more of the terms, the earlier of equals."""
    return then if first is None or len(then.terms) > len(first.terms) else first


def _is_enough(passage: Passage, facts: Metadata, terms: tuple[str, ...]) -> bool:
    """Whether every term was seen; what the heading shows need not be looked for."""
    lacking = {*terms} - passage.terms
    shown = (match.term for line in _lines(facts) for match in matches(line, terms))
    return not lacking or lacking <= {*shown}


def _lines(facts: Metadata) -> Iterator[str]:
    yield from filter(None, (facts.type, facts.symbol, facts.subject, *facts.issuers))
