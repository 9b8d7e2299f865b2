"""How well citations are found, against a gold file of judged passages.

Each line of the file is a passage: ``id``, ``text``, ``citations`` and
``unscored``. Numbered citations match where spans overlap and symbols agree;
those without a symbol where spans overlap and kind, and for short names the
number, agree. What overlaps an unscored span is neither right nor wrong.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

from archive.authority import Authority
from archive.model import Citation
from archive.text import align
from indexer import cite

Family = Literal["numbered", "conference", "short", "deictic"]
Verdict = Literal["missed", "extra", "date", "body"]
Gold = Mapping[str, Any]
_FAMILIES: tuple[Family, ...] = ("numbered", "conference", "short", "deictic")


@dataclass(frozen=True, slots=True)
class Fault:
    """One citation that was missed, made up, or read with a wrong date or body."""

    passage: str
    verdict: Verdict
    family: Family
    expected: str | None
    found: str | None


@dataclass(slots=True)
class Score:
    """Right answers, wanted ones and given ones, with what follows from them."""

    right: int = 0
    wanted: int = 0
    given: int = 0

    @property
    def precision(self) -> float:
        """The share of given answers that are right; 1 where none was given."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of wanted answers that were given; 1 where none was wanted."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores by name, and every fault with its passage.

    ``numbered`` judges span and symbol, ``dated`` the date too, ``body`` the body
    where both name one; ``unnumbered`` judges meetings and short names.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add(self, name: str, right: int, wanted: int, given: int) -> None:
        """Count answers under a name."""
        score = self.scores.setdefault(name, Score())
        score.right += right
        score.wanted += wanted
        score.given += given


def evaluate(path: Path, authority: Authority) -> Figures:
    """Find the citations of each passage of a gold file and judge them."""
    figures = Figures()
    for passage in _passages(path):
        _judge(figures, passage, cite.find(passage["text"], authority), authority)
    return figures


def _passages(path: Path) -> Iterator[Gold]:
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield msgspec.json.decode(line)


def _judge(
    figures: Figures, passage: Gold, found: Sequence[Citation], authority: Authority
) -> None:
    for family in _FAMILIES:
        wanted = [gold for gold in passage["citations"] if _family_of(gold) == family]
        given = [one for one in found if _family(one) == family]
        pairs = _paired(wanted, given, _SAME[family])
        extra = [one for one in given if not _is_excused(one, passage, family, pairs)]
        right, counted = len(pairs), len(pairs) + len(extra)
        figures.add(family, right, len(wanted), counted)
        if family in {"conference", "short"}:
            figures.add("unnumbered", right, len(wanted), counted)
        if family == "numbered":
            _judge_parts(figures, passage, pairs, (len(wanted), counted), authority)
        met = [id(gold) for gold, _ in pairs]
        missed = [gold["verbatim"] for gold in wanted if id(gold) not in met]
        for words in missed:
            figures.faults.append(Fault(passage["id"], "missed", family, words, None))
        for one in extra:
            fault = Fault(passage["id"], "extra", family, None, one.verbatim)
            figures.faults.append(fault)


def _judge_parts(
    figures: Figures,
    passage: Gold,
    pairs: Sequence[tuple[Gold, Citation]],
    counts: tuple[int, int],
    authority: Authority,
) -> None:
    right = 0
    for gold, one in pairs:
        is_right = (one.date.isoformat() if one.date else None) == gold["date"]
        right += is_right
        if not is_right:
            figures.faults.append(_fault(passage, "date", gold, one))
        if gold.get("body") and one.body:
            key = authority.body_key
            is_same = key(gold["body"]) == key(one.body)
            figures.add("body", is_same, 1, 1)
            if not is_same:
                figures.faults.append(_fault(passage, "body", gold, one))
    figures.add("dated", right, *counts)


def _family_of(gold: Gold) -> Family:
    kind: Any = gold["kind"]
    return kind if kind in _FAMILIES else "numbered"


def _family(one: Citation) -> Family | None:
    if one.kind == "deictic":
        return "deictic"
    if one.symbol:
        return "numbered"
    if one.kind == "conference":
        return "conference"
    return "short" if one.number is not None else None


def _overlap(gold: Gold, one: Citation) -> bool:
    return bool(gold["start"] < one.end and one.start < gold["end"])


def _same_symbol(gold: Gold, one: Citation) -> bool:
    accepted = (gold["symbol"], *gold.get("symbol_alt", ()))
    return _overlap(gold, one) and _plain(one.symbol) in map(_plain, accepted)


def _same_number(gold: Gold, one: Citation) -> bool:
    return _overlap(gold, one) and gold["number"] == one.number


_SAME: dict[Family, Callable[[Gold, Citation], bool]] = {
    "numbered": _same_symbol,
    "conference": _overlap,
    "short": _same_number,
    "deictic": _overlap,
}


def _plain(symbol: str | None) -> str:
    even = align(symbol or "").even.upper().replace("_", "-")
    return re.sub(r"-+", "-", "".join(even.split())).lstrip("0")


def _paired(
    wanted: Sequence[Gold],
    given: Sequence[Citation],
    is_same: Callable[[Gold, Citation], bool],
) -> list[tuple[Gold, Citation]]:
    """Pair as many as possible, each once, by augmenting paths."""
    owner: dict[int, int] = {}

    def place(gold: int, seen: set[int]) -> bool:
        for index, one in enumerate(given):
            if index in seen or not is_same(wanted[gold], one):
                continue
            seen.add(index)
            if index not in owner or place(owner[index], seen):
                owner[index] = gold
                return True
        return False

    for gold in range(len(wanted)):
        place(gold, set())
    return [(wanted[gold], given[index]) for index, gold in owner.items()]


def _is_excused(
    one: Citation, passage: Gold, family: Family, pairs: Iterable[tuple[Gold, Citation]]
) -> bool:
    if any(one is paired for _, paired in pairs):
        return True
    spans = list(passage.get("unscored", ()))
    if family != "numbered":
        # The miss is counted in the other family already.
        spans += [g for g in passage["citations"] if _family_of(g) != family]
    return any(_overlap(span, one) for span in spans)


def _fault(passage: Gold, verdict: Verdict, gold: Gold, one: Citation) -> Fault:
    expected = gold["date"] if verdict == "date" else gold["body"]
    found = str(one.date) if verdict == "date" else one.body
    return Fault(passage["id"], verdict, "numbered", expected, found)
