"""Files of the ledger as their reader may see them."""

from collections.abc import Sequence

from archive.catalogue import Row
from indexer.incoming import Incoming
from webui.render import outcomes
from webui.security import reader
from webui.services import ledger, services


def shown(rows: Sequence[Row]) -> list[outcomes.Shown]:
    """Return files with their state or outcome in words, papers only where allowed."""
    catalogue, numbers = services().catalogue, outcomes.papers(rows)
    briefs = catalogue.holdings.briefs(numbers, reader())
    others = {number for row in rows for number in (row.parcel, row.instead_of)}
    around = outcomes.Around(
        papers={brief.id: brief for brief in briefs},
        read=catalogue.recognitions.of_papers(sorted(numbers), reader()),
        became=ledger().refusals.became(outcomes.refused(rows)),
        whom=catalogue.restrictions.audiences(numbers, reader()),
        rows=ledger().batches.rows({number for number in others if number}),
    )
    return outcomes.shown(rows, around, name_of)


def name_of(path: str) -> str:
    """Return what a clerk knows a file by, its folders with it."""
    return Incoming(services().settings.archive.incoming).name_of(path)
