"""The figures as tables, each ratio beside its goal."""

import statistics
from collections.abc import Iterable, Sequence

from bench.search import goals
from bench.search.classes import CLASSES
from bench.search.goals import Goal
from bench.search.timing import Times

Figures = dict[str, dict[str, Times]]
"""The times by class and engine."""

PERCENTS = (50, 95)


def table(head: str, rows: Iterable[Sequence[object]]) -> str:
    """Return a table whose first column is words and whose others are figures."""
    columns = head.count("|")
    lines = [f"| {head} |", "|---|" + "--:|" * columns]
    lines += [f"| {' | '.join(map(str, row))} |" for row in rows]
    return "\n".join(lines)


def ratio(ours: Times, peer: Times, name: str, percent: int) -> float:
    """Return the ratio that is held against the goal."""
    if name == goals.TANTIVY:
        return ours.over(peer, percent)
    return peer.over(ours, percent)


def verdict(goal: Goal | None, values: Sequence[float]) -> str:
    """Say whether all of ``values`` keep the goal."""
    if goal is None:
        return "–"
    return "yes" if all(map(goal.is_met, values)) else "NO"


def beside(name: str, figures: Figures, papers: int) -> str:
    """Return the table of one peer, and the median of its classes."""
    word = "times its time" if name == goals.TANTIVY else "times faster"
    head = f"class | ours p50 | p95 | {name} p50 | p95 | {word} p50 | p95 | goal | met"
    rows, slow = [], []
    for kind in CLASSES:
        times = figures[kind.name]
        if name not in times:
            continue
        ours, peer = times["ours"], times[name]
        ratios = [ratio(ours, peer, name, percent) for percent in PERCENTS]
        goal = goals.of_class(name, papers, kind.allowed)
        if name == goals.STOCK and peer.at(50) <= goals.SLOW:
            goal = None
        elif name == goals.STOCK:
            slow += ratios
        shown = [f"{times.at(p):.2f}" for times in (ours, peer) for p in PERCENTS]
        told = [f"{value:.1f}" for value in ratios]
        rows.append((kind.name, *shown, *told, goal or "", verdict(goal, ratios)))
    return table(head, rows) + _median(slow, papers)


def _median(ratios: Sequence[float], papers: int) -> str:
    if not ratios:
        return ""
    middle, goal = statistics.median(ratios), goals.of_median(papers)
    met = verdict(goal, [middle])
    return f"\n\nMedian of the classes: {middle:.0f} times faster (goal {goal}: {met})."
