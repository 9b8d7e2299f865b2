"""How well citations are found, against labelled passages (:mod:`gold`).

Numbered citations match where spans overlap and symbols agree; those without a
symbol where spans overlap and kind, and for short names the number, agree. What
overlaps an unscored span is neither right nor wrong. The other fields are judged on
the citations that match: ``dated`` the date too, and what else the label states.
``relations`` compares, in each passage, who does what to which numbered paper.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from msgspec import UNSET

from archive.authority import Authority
from archive.errors import LabelError
from archive.model import Citation
from indexer import cite
from indexer.evaluate import fields
from indexer.evaluate.figures import Fault, Figures
from indexer.evaluate.gold import (
    FAMILIES,
    Family,
    Gold,
    Passage,
    Unscored,
    family,
    overlap,
    paired,
    placed,
    plain,
)
from indexer.evaluate.labelled import records

Find = Callable[[str, Authority], Sequence[Citation]]
Pairs = Sequence[tuple[Gold, Citation]]
# The scores of which a citation of a family is part, beside its own.
_ALSO: dict[Family, tuple[str, ...]] = {
    "numbered": ("dated",),
    "conference": ("unnumbered",),
    "short": ("unnumbered",),
    "deictic": (),
}
# How a paper is made known states no relation that people agree on.
_UNSCORED = "disseminates"


def evaluate(path: Path, authority: Authority, *, find: Find = cite.find) -> Figures:
    """Find the citations of each passage of a gold file and judge them.

    Raises:
        LabelError: a line of the file is no labelled passage, or a label does not
            stand in its text.
    """
    figures = Figures()
    for passage in records(path, Passage):
        try:
            labelled = placed(passage)
        except LookupError as problem:
            reason = f"đoạn {passage.id}: không có chữ {problem}"
            raise LabelError(path.name, None, reason) from problem
        judge(figures, labelled, find(passage.text, authority), authority)
    return figures


def judge(
    figures: Figures, passage: Passage, found: Sequence[Citation], authority: Authority
) -> None:
    """Judge what was found in one passage."""
    figures.read.append(passage.id)
    for kind in FAMILIES:
        _judge_family(figures, passage, found, kind, authority)
    if not passage.citations:
        made_up = (_made_up(passage, found, kind, ()) for kind in FAMILIES)
        figures.empty.append(sum(len(list(some)) for some in made_up))
    if passage.relations is not UNSET:
        _judge_relations(figures, passage, found)


def _judge_family(
    figures: Figures,
    passage: Passage,
    found: Sequence[Citation],
    kind: Family,
    authority: Authority,
) -> None:
    wanted = [gold for gold in passage.citations if gold.family == kind]
    pairs = paired(wanted, [one for one in found if family(one) == kind], kind)
    met = [id(gold) for gold, _ in pairs]
    extra = list(_made_up(passage, found, kind, pairs))
    counts = len(pairs), len(wanted), len(pairs) + len(extra)
    for name in (kind, *_ALSO[kind]):
        if name != "dated":
            figures.add(name, *counts)
    fault = Fault(passage.id, kind, "missed", also=_ALSO[kind])
    for gold in wanted:
        if id(gold) not in met:
            figures.faults.append(replace(fault, expected=gold.verbatim))
    for one in extra:
        made_up = replace(fault, verdict="extra", found=one.verbatim)
        figures.faults.append(made_up)
    if kind == "numbered":
        _judge_dates(figures, passage, pairs, counts)
    for gold, one in pairs:
        fields.judge(figures, passage.id, gold, one, authority)


def _made_up(
    passage: Passage, found: Sequence[Citation], kind: Family, pairs: Pairs
) -> Iterator[Citation]:
    """Yield what was found of a family, and is neither labelled nor excused."""
    met = [id(one) for _, one in pairs]
    excused: list[Gold | Unscored] = [*passage.unscored]
    if kind != "numbered":
        # The miss is counted in the other family already.
        excused += [gold for gold in passage.citations if gold.family != kind]
    for one in found:
        if family(one) != kind or id(one) in met:
            continue
        if not any(overlap(span, one) for span in excused):
            yield one


def _judge_dates(
    figures: Figures, passage: Passage, pairs: Pairs, counts: tuple[int, int, int]
) -> None:
    right = 0
    for gold, one in pairs:
        found = one.date.isoformat() if one.date else None
        right += found == gold.date
        if found != gold.date:
            fault = Fault(passage.id, "dated", "wrong", gold.date, found)
            figures.faults.append(fault)
    figures.add("dated", right, *counts[1:])


def _judge_relations(
    figures: Figures, passage: Passage, found: Sequence[Citation]
) -> None:
    wanted = {
        _line(told.relation, told.target_symbol, told.source_symbol)
        for told in passage.relations or ()
        if told.target_symbol
    }
    given = {
        _line(told.relation, one.symbol, told.source_symbol)
        for one in found
        if one.symbol
        for told in one.relations
    }
    given = {line for line in given if line in wanted or _UNSCORED not in line}
    figures.add("relations", len(wanted & given), len(wanted), len(given))
    for line in sorted(wanted - given):
        figures.faults.append(Fault(passage.id, "relations", "missed", line))
    for line in sorted(given - wanted):
        figures.faults.append(Fault(passage.id, "relations", "extra", None, line))


def _line(relation: str, target: str | None, source: str | None) -> str:
    return f"{plain(source) or 'this'} {relation} {plain(target)}"
