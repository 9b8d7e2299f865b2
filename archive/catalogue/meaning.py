"""The citations that mean some papers.

A paper everybody cites has tens of thousands of citations, and a picture shows a
dozen: what changes the paper comes first, then the newest, in the order of an
index, so that nothing is sorted.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence

import sqlalchemy as sa

from archive import links
from archive.catalogue import known
from archive.catalogue.access import is_partial, visible
from archive.catalogue.grounds import target
from archive.catalogue.known import Told
from archive.catalogue.schema import candidate, citation, document
from archive.links import Names, Resolved
from archive.model import Citation, Reader

RELATIONS = (
    "replaces",
    "repeals",
    "annuls",
    "withdraws",
    "amends",
    "corrects",
    "extends",
    "suspends",
    "consolidates",
    "based_on",
    "implements",
    "disseminates",
    "guides",
    "encloses",
    "transmits",
    "replies_to",
    "follows_up",
    "reports_on",
    "reviews",
    "conveys",
    "cites",
)
"""What a paper does to another, the weightiest first.

A paper that amends another names it among its grounds too (“Căn cứ”): what changes
the other goes before what it rests on.
"""

CHANGING = frozenset(RELATIONS[:8])
"""The relations that change, suspend or end the cited paper."""


ENDING = frozenset(RELATIONS[:4])
"""Those that end the cited paper, or that provision of it which they name."""


def relation(citations: Iterable[Citation]) -> str:
    """Return the weightiest thing the citing paper itself does to the cited.

    Who ends one provision of a paper amends the paper.
    """
    own = (
        "amends" if one.provision and told.relation in ENDING else told.relation
        for one in citations
        for told in one.relations
        if told.source_symbol is None
    )
    return min(own, key=weight, default="cites")


def weight(name: str) -> int:
    """Return the place of a relation among all; one we have no word for is last."""
    return RELATIONS.index(name) if name in RELATIONS else len(RELATIONS)


def citing(  # noqa: PLR0913  # a question, who asks, and how much is looked at
    connection: sa.Connection,
    numbers: Sequence[int],
    reader: Reader,
    authority: Names,
    *,
    most: int,
    only_weighty: bool = False,
) -> list[Told]:
    """Return at most ``most`` citations that mean each of ``numbers``."""
    if not numbers:
        return []
    partial = reader if is_partial(connection, reader) else None
    which = sa.and_(visible(reader), citation.c.weighty if only_weighty else sa.true())
    asked = [_first(_meant(number, partial), which, most) for number in numbers]
    ids = connection.execute(sa.union_all(*asked)).scalars().all()
    found = known.told(connection, citation.c.id.in_(ids), reader, authority)
    meant = (one for one in found if target(one) in numbers)
    return [one for one in meant if one.is_weighty or not only_weighty]


def count(connection: sa.Connection, number: int, reader: Reader) -> int:
    """Count the papers that cite a paper, for a reader from whom none is hidden."""
    citing = (
        sa.select(sa.func.count(citation.c.document.distinct()))
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(citation.c.target == number, visible(reader))
    )
    return int(connection.execute(citing).scalar_one())


def _meant(number: int, partial: Reader | None) -> sa.ColumnElement[bool]:
    """Citations that mean a paper, or might for a reader who sees a part of all."""
    meant = citation.c.target == number
    if partial is None:
        return meant
    # Without the papers that are hidden from this reader, a citation may mean
    # another paper than the one it was resolved to.
    return sa.or_(meant, sa.and_(_weighed_for([number]), known.hides(partial)))


def _weighed_for(numbers: Collection[int]) -> sa.ColumnElement[bool]:
    """Citations for which one of some papers was weighed."""
    weighed = sa.select(candidate.c.citation).where(candidate.c.document.in_(numbers))
    return citation.c.id.in_(weighed)


def _first(
    meant: sa.ColumnElement[bool], which: sa.ColumnElement[bool], most: int
) -> sa.Select[int]:
    chosen = (
        sa.select(citation.c.id)
        .join_from(citation, document, citation.c.document == document.c.id)
        .where(meant, which)
        .order_by(citation.c.weighty.desc(), citation.c.id.desc())
        .limit(most)
        .subquery()
    )
    return sa.select(chosen.c.id)


def by_paper(told: Sequence[Told], authority: Names) -> Iterator[list[int]]:
    """Part citations into the papers they mean; yield the positions of each."""
    kinds: dict[Hashable, list[int]] = defaultdict(list)
    for position, one in enumerate(told):
        kinds[_kind(position, one)].append(position)
    for kind, positions in kinds.items():
        if isinstance(kind, int):
            yield positions
            continue
        sought = [told[position].sought for position in positions]
        for group in links.group(sought, authority):
            yield [positions[place] for place in group]


def _kind(position: int, one: Told) -> Hashable:
    """Return what citations share that may mean one paper."""
    if isinstance(one.resolution, Resolved):
        return one.resolution.document
    return one.lookup or ("alone", position)
