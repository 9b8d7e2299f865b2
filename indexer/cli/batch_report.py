"""A batch as a list to take along: every file, how it ended and why."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from archive import intake_words, words
from archive.catalogue import Batch, Brief, Catalogue, Row
from archive.cells import Cell
from archive.cli.paper import READER, line
from archive.names import legible
from indexer.cli import saying
from indexer.incoming import Incoming

PORTION = 500
"""Files asked for at once."""


def rows(
    batch: Batch, catalogue: Catalogue, incoming: Incoming
) -> Iterator[Sequence[Cell]]:
    """Return the lines of a report, the totals last."""
    after, size = 0, 0
    while found := catalogue.intake.rows(batch.id, after=after, limit=PORTION):
        papers, others = _papers(found, catalogue), _around(found, catalogue)
        for row in found:
            yield _line(row, papers, others, incoming)
        after, size = found[-1].id, size + sum(row.size or 0 for row in found)
    tally = f"{batch.progress.total} tệp: {saying.tally(batch.progress)}"
    total: dict[str, Cell] = {"file": intake_words.TOTAL, "outcome": tally}
    yield [(total | {"size": size}).get(column) for column in intake_words.COLUMNS]


def _papers(found: Sequence[Row], catalogue: Catalogue) -> dict[int, Brief]:
    numbers = {r.outcome.document for r in found if r.outcome and r.outcome.document}
    return {brief.id: brief for brief in catalogue.holdings.briefs(numbers, READER)}


def _around(found: Sequence[Row], catalogue: Catalogue) -> dict[int, Row]:
    """Return the zips that files lay in, and under minus their number later tries."""
    parcels = catalogue.batches.rows({row.parcel for row in found if row.parcel})
    became = catalogue.refusals.became(row.id for row in found)
    return parcels | {-number: row for number, row in became.items()}


def _line(
    row: Row, papers: Mapping[int, Brief], others: Mapping[int, Row], incoming: Incoming
) -> Sequence[Cell]:
    ended = row.outcome
    paper = papers.get(ended.document) if ended and ended.document else None
    parcel, became = others.get(row.parcel or 0), others.get(-row.id)
    told: dict[str, Cell] = {
        "file": _name(row, incoming),
        "outcome": _state(row),
        "paper": line(paper) if paper else None,
        "sentence": ended.message if ended else None,
        "reason": ended.reason if ended else None,
        "within": _name(parcel, incoming) if parcel else None,
        "size": row.size,
        "modified_at": saying.moment(row.modified_at),
        "sha256": row.sha256,
        "who": legible(row.who),
        "received_at": saying.moment(row.received_at),
        "finished_at": saying.moment(row.finished_at),
        "became": f"Lần {became.batch}: {_state(became)}" if became else None,
        "note": legible(row.note),
    }
    return [told[column] for column in intake_words.COLUMNS]


def _state(row: Row) -> str:
    return (
        words.OUTCOMES[row.outcome.outcome] if row.outcome else words.STATES[row.state]
    )


def _name(row: Row, incoming: Incoming) -> str:
    # Of a folder handed in by a command the whole path tells where the file is.
    is_upload = incoming.folder.absolute() in Path(row.path).parents
    return legible(incoming.name_of(row.path) if is_upload else row.path)
