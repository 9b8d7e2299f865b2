"""How well citations are found, against labelled passages (:mod:`gold`).

Numbered citations match where spans overlap and symbols agree; those without a
symbol where spans overlap and kind, and for short names the number, agree. What
overlaps an unscored span is neither right nor wrong. The other fields are judged on
the citations that match: ``dated`` the date too, and what else the label states.
``relations`` compares, in each passage, who does what to which numbered paper.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec import UNSET, structs

from archive.authority import Authority
from archive.errors import LabelError
from archive.model import Citation
from archive.text import marked, squeeze
from indexer import cite
from indexer.evaluate.figures import Fault, Figures, Score
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

__all__ = ["Fault", "Figures", "Score", "evaluate", "judge"]

Find = Callable[[str, Authority], Sequence[Citation]]
Pairs = Sequence[tuple[Gold, Citation]]
_DATE_FLAGS = frozenset({"date_impossible", "date_partial"})
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
        _judge_parts(figures, passage.id, gold, one, authority)


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


def _judge_parts(
    figures: Figures, place: str, gold: Gold, one: Citation, authority: Authority
) -> None:
    """Judge each field that the label states, one value against the other."""

    def same_body(expected: str, given: str) -> bool:
        # Whose "Tỉnh ủy" it is, the links say: the words know only the kind of body.
        is_short = "body_inferred" in one.flags and expected.startswith(given)
        return is_short or authority.body_key(expected) == authority.body_key(given)

    meeting = structs.asdict(gold)["conference"]
    found = one.conference
    parts: dict[str, tuple[Any, Any, Callable[[Any, Any], bool]]] = {
        "body": (gold.body, one.body, same_body),
        "type": (gold.type, one.type, _same_words),
        "date_partial": (gold.date_partial, one.date_partial, _same_words),
        "provision": (gold.provision, one.provision, _same_words),
        "inherited": (_lent(gold.inherited), one.inherited, _same_set),
        "flags": (gold.flags, one.flags, _same_set),
        "date_flag": (_date_flags(gold.date_flag), _date_flags(one.flags), _same_set),
        "meeting": (_said(meeting), found and _said_of(found), _same_words),
    }
    for name, (expected, given, is_same) in parts.items():
        if expected is not UNSET:
            figures.judge(Fault(place, name, "wrong", expected, given), is_same)


def _same_words(expected: str, found: str) -> bool:
    return squeeze(marked(expected)) == squeeze(marked(found))


def _same_set(expected: Iterable[str], found: Iterable[str]) -> bool:
    return set(expected) == set(found)


def _lent(parts: Any) -> Any:
    """Return the parts that a neighbour lends, in our word for a plenum or congress."""
    if parts is UNSET or parts is None:
        return parts
    return tuple("conference" if part == "plenum" else part for part in parts)


def _date_flags(flags: Any) -> Any:
    """Return the flags about a date, whether a label or a citation has them."""
    if flags is UNSET or flags is None:
        return flags
    named = [f"date_{flags}"] if isinstance(flags, str) else flags
    return tuple(sorted(_DATE_FLAGS.intersection(named)))


def _said(meeting: Any) -> Any:
    """Return a labelled meeting in one line."""
    if meeting is UNSET or meeting is None:
        return meeting
    parts = (meeting.get(name) for name in ("level", "ordinal", "term", "of"))
    return " ".join(str(part) for part in parts if part)


def _said_of(found: Any) -> str:
    parts = found.level, found.ordinal, found.term, found.of
    return " ".join(part for part in parts if part)


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
