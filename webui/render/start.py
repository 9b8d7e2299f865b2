"""What the start page tells of an archive: its years, its newest papers, its work.

The chart is drawn here as shapes with numbers; the template only writes them out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from flask import url_for

from archive.catalogue import Brief, Count, Row
from webui.render.language import gettext, number

BAR = 28
"""Units from one bar to the next: enough for a year, and for a finger."""

HIGHEST = 100
"""Units of the highest bar."""

MOST_BARS = 32
"""Years with a bar of their own; all earlier ones share the first."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A year as a bar of the chart: its place, its height and where it leads."""

    year: str
    papers: int
    left: int
    height: float
    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """The papers of each year as bars, the oldest first."""

    bars: tuple[Bar, ...]
    width: int

    @property
    def filled(self) -> tuple[Bar, ...]:
        """The bars of years of which there are papers, the newest first."""
        return tuple(bar for bar in reversed(self.bars) if bar.papers)


def chart(years: Iterable[Count]) -> Chart | None:
    """Return the chart of the papers by year, or None where no year is known."""
    counts = {int(count.key): count.papers for count in years}
    if not counts:
        return None
    last = max(counts)
    first = max(min(counts), last - MOST_BARS + 1)
    early = sum(papers for year, papers in counts.items() if year < first)
    drawn = [(str(year), counts.get(year, 0)) for year in range(first, last + 1)]
    if early:
        drawn.insert(0, ("", early))
    most = max(papers for _, papers in drawn)
    bars = [
        _bar(place, year, papers, most, first)
        for place, (year, papers) in enumerate(drawn)
    ]
    return Chart(tuple(bars), len(bars) * BAR)


def _bar(place: int, year: str, papers: int, most: int, first: int) -> Bar:
    name = year or gettext("trước %(year)s", year=first)
    chosen = {"year": year} if year else {"to": f"31/12/{first - 1}"}
    return Bar(
        year=year or "…",
        papers=papers,
        left=place * BAR,
        # A year with one paper is seen beside one with thousands.
        height=max(2.0, round(papers / most * HIGHEST, 1)) if papers else 0.0,
        href=f"{url_for('search.show')}?{urlencode(chosen)}",
        label=gettext("%(year)s: %(count)s văn bản", year=name, count=number(papers)),
    )


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits for a person: how much of it, and where to do it."""

    label: str
    count: int
    href: str


def tasks(
    *, doubts: int, refused: int, paused: int, wanted: int, requested: int
) -> list[Task]:
    """Return what waits for a person, without what is done."""
    every = (
        Task(
            gettext("chỗ đọc chưa chắc, cần đối chiếu"), doubts, url_for("doubts.show")
        ),
        Task(
            gettext("tệp chưa nhận được, chờ xử lý"),
            refused,
            url_for("refused.show"),
        ),
        Task(
            gettext("lần tiếp nhận đang tạm dừng"),
            paused,
            url_for("intake.show"),
        ),
        Task(
            gettext("văn bản được dẫn chiếu mà kho chưa có"),
            wanted,
            url_for("wanted.show"),
        ),
        Task(
            gettext("lần xin văn bản đang chờ"), requested, url_for("wanted.requests")
        ),
    )
    return [task for task in every if task.count]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A paper taken in lately, and by whom and in which batch, where that is known."""

    paper: Brief
    who: str | None = None
    batch: int | None = None


def arrivals(papers: Iterable[Brief], ledger: Sequence[Row]) -> list[Arrival]:
    """Return the newest papers with the rows of the ledger that brought them."""
    brought: dict[int, Row] = {}
    for row in ledger:
        if row.outcome and row.outcome.document and row.outcome.outcome == "added":
            brought.setdefault(row.outcome.document, row)
    return [_arrival(paper, brought.get(paper.id)) for paper in papers]


def _arrival(paper: Brief, row: Row | None) -> Arrival:
    return Arrival(paper) if row is None else Arrival(paper, row.who, row.batch)
