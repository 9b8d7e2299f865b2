"""What an index costs: building, growing, room on the disk and in memory."""

from collections.abc import Iterator, Mapping

from bench.search import goals, ours
from bench.search.goals import Goal
from bench.search.keeping import Record
from bench.search.report import table, verdict

FEW = 10_000
"""The size that larger ones are compared with."""


def costs(records: Mapping[str, Record], few: Record | None, megabytes: float) -> str:
    """Return the table of costs, and the same of each peer.

    ``few`` tells of the index of ``FEW`` papers, where one is kept.
    """
    rows = [
        (what, f"{figure:.2f}", goal or "", verdict(goal, [figure]))
        for what, figure, goal in _figures(records, few, megabytes)
    ]
    told = "\n".join(_told(name, record) for name, record in records.items())
    return f"{table('cost | figure | goal | met', rows)}\n\n{told}"


def _figures(
    records: Mapping[str, Record], few: Record | None, megabytes: float
) -> Iterator[tuple[str, float, Goal | None]]:
    mine = records[ours.name]
    papers = mine.papers
    if goals.STOCK in records:
        times = records[goals.STOCK].per_paper(papers) / mine.per_paper(papers)
        yield "built, times faster than stock Whoosh", times, goals.BUILD
    if few is not None and papers > FEW:
        grown = mine.per_paper(papers) / few.per_paper(FEW)
        yield f"a paper against one of {FEW:,}", grown, goals.GROWN
    yield "index against the texts", mine.index / mine.text, goals.SIZE
    yield "a serving process, MB", megabytes, goals.memory(papers)


def _told(name: str, record: Record) -> str:
    each = record.per_paper(record.papers)
    return (
        f"- {name}: {each:.2f} ms a paper, {record.index / record.text:.2f} of the text"
    )
