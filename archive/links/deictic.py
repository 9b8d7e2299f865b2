"""Names that mean a body by who writes them: "Tỉnh ủy", "Ban Chỉ đạo 35 cấp tỉnh".

The law of this module: they are completed from the bodies of the citing paper, as
these were on its day, and what comes out is marked as inferred (``domain.md`` §3.5).
What is printed stays as it is. Papers of the Centre are nobody's neighbours: they
name local bodies in full.
"""

import dataclasses
import datetime as dt

from archive.facts import Metadata
from archive.links.dates import Period
from archive.links.owners import is_relative
from archive.links.remembered import Names
from archive.model import Citation, Conference

INFERRED = "body_inferred"
"""The flag of a body that the citing paper tells."""


def meant(citation: Citation, citing: Metadata, authority: Names) -> Citation:
    """Return a citation with the bodies it names told from the citing paper."""
    return _meeting(_body(citation, citing, authority), citing, authority)


def inferred(name: str, citing: Metadata, authority: Names) -> str | None:
    """Return the body that a name means in a paper, None where it is not told.

    A steering committee named without its level ("Ban Chỉ đạo 35") is left as it
    is: it may be the writer's, or that of any level above.
    """
    writer = _writer(citing)
    if not writer or not _is_told(name, authority) or _is_central(writer[0], authority):
        return None
    found = authority.resolve_relative(name, writer, _day(citing))
    if found is None:
        return None
    is_higher = found.level == "central" and not _is_of_province(writer[0], authority)
    return None if is_higher else found.name


def _is_told(name: str, authority: Names) -> bool:
    """Whether who writes may tell the body that a name means."""
    said = authority.body_named(name)
    is_open = said is not None and said.kind == "steering" and not said.inferred
    return not is_open and is_relative(name, authority)


def marked(flags: tuple[str, ...]) -> tuple[str, ...]:
    """Return flags with the one of an inferred body."""
    return tuple(dict.fromkeys((*flags, INFERRED)))


def _body(citation: Citation, citing: Metadata, authority: Names) -> Citation:
    # "Ban Chỉ đạo 35 cấp tỉnh" is read as "Ban Chỉ đạo 35": only the words tell all.
    said = (citation.body_verbatim, citation.body)
    names = (inferred(name, citing, authority) for name in said if name)
    whole = next(filter(None, names), None)
    if whole is None:
        return citation
    flags = marked(citation.flags)
    return dataclasses.replace(citation, body=whole, flags=flags)


def _meeting(citation: Citation, citing: Metadata, authority: Names) -> Citation:
    conference = citation.conference
    if conference is None or not conference.of:
        return citation
    whole = whose(conference, citing, authority)
    if whole == conference:
        return citation
    flags = marked(citation.flags)
    return dataclasses.replace(citation, conference=whole, flags=flags)


def whose(conference: Conference, paper: Metadata, authority: Names) -> Conference:
    """Return a meeting with whose it is in full: "Đảng bộ tỉnh" by the paper."""
    of = conference.of and inferred(conference.of, paper, authority)
    return dataclasses.replace(conference, of=of) if of else conference


def _writer(paper: Metadata) -> tuple[str, ...]:
    """Return the names that say who writes: issuers, what is above them, the place."""
    above = (paper.parent, paper.place)
    return (*paper.issuers, *(name for name in above if name))


def _day(paper: Metadata) -> dt.date | None:
    days = Period.of_issue(paper.issued)
    return days.first if days else None


def _is_central(name: str, authority: Names) -> bool:
    named = authority.body_named(name)
    return named is not None and named.level == "central"


def _is_of_province(name: str, authority: Names) -> bool:
    """Whether nothing but the Centre is above a body.

    An office that prints the province as its place may have others above it.
    """
    named = authority.body_named(name)
    return named is not None and named.level == "province"
