"""A batch as a list to take along: every file, how it ended and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from archive import intake_words, words
from archive.catalogue import Batch, Brief, Catalogue, Row
from archive.cells import Cell
from archive.cli.paper import asking, line
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
        around = _Around.of(found, catalogue)
        for row in found:
            yield _line(row, around, incoming)
        after, size = found[-1].id, size + sum(row.size or 0 for row in found)
    tally = f"{batch.progress.total} tệp: {saying.tally(batch.progress)}"
    total: dict[str, Cell] = {"file": intake_words.TOTAL, "outcome": tally}
    yield [(total | {"size": size}).get(column) for column in intake_words.COLUMNS]


@dataclass(frozen=True, slots=True)
class _Around:
    """What rows of a batch name: papers, the zips they lay in, and later tries."""

    papers: Mapping[int, Brief]
    parcels: Mapping[int, Row]
    became: Mapping[int, Row]

    @classmethod
    def of(cls, found: Sequence[Row], catalogue: Catalogue) -> Self:
        """Return what some rows name, each kind asked for at once."""
        ended = [row.outcome for row in found if row.outcome]
        numbers = {one.document for one in ended if one.document}
        briefs = catalogue.holdings.briefs(numbers, asking(catalogue))
        return cls(
            {brief.id: brief for brief in briefs},
            catalogue.batches.rows({row.parcel for row in found if row.parcel}),
            catalogue.refusals.became(row.id for row in found),
        )


def _line(row: Row, around: _Around, incoming: Incoming) -> Sequence[Cell]:
    ended = row.outcome
    paper = around.papers.get(ended.document) if ended and ended.document else None
    parcel = around.parcels.get(row.parcel) if row.parcel else None
    became = around.became.get(row.id)
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
