"""The one shape in which accuracy is told: scores by field, and every fault.

Each field has answers that were right, wanted and given. A wrong value costs
precision and recall, a missed one recall alone, one made up precision alone; a field
that is rightly empty counts nowhere.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Verdict = Literal["missed", "extra", "wrong"]


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
class Fault:
    """One answer that was missed, made up, or wrong.

    ``place`` is the passage or the file. ``doubt`` is the kind of question that the
    archive asks a clerk about this fact, where it asks one. ``also`` names the other
    scores that it lowers.
    """

    place: str
    field: str
    verdict: Verdict
    expected: Any = None
    found: Any = None
    doubt: str | None = None
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name that stays the same from run to run and quotes nothing.

        It holds what was wanted (or made up), so that another wrong value for the
        same label is still the same fault.
        """
        said = self.found if self.verdict == "extra" else self.expected
        digest = hashlib.blake2b(str(said).encode(), digest_size=4).hexdigest()
        return f"{self.place} | {self.field} | {self.verdict} | {digest}"

    @property
    def is_silent(self) -> bool:
        """Whether it states something wrong, and nothing tells a clerk to look."""
        return self.verdict != "missed" and self.doubt is None


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores by field, the faults, and which papers or passages were read.

    ``floor`` is the F1 that a plain expression reaches, where one was tried; ``empty``
    counts what was made up in each passage that cites nothing.
    """

    scores: dict[str, Score] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    read: list[str] = field(default_factory=list)
    floor: dict[str, float] = field(default_factory=dict)
    empty: list[int] = field(default_factory=list)

    def add(self, name: str, right: int, wanted: int, given: int) -> None:
        """Count answers under a name."""
        score = self.scores.setdefault(name, Score())
        score.right += right
        score.wanted += wanted
        score.given += given

    def judge(self, fault: Fault, is_same: Callable[[Any, Any], bool]) -> bool:
        """Count one answer: ``fault`` is what it is unless both values agree.

        Its verdict is set here; empty values are no answers. Returns whether the
        answer is right; that none is wanted and none is given is no answer.
        """
        wanted, given = not _is_empty(fault.expected), not _is_empty(fault.found)
        is_right = wanted and given and is_same(fault.expected, fault.found)
        self.add(fault.field, is_right, wanted, given)
        if (wanted or given) and not is_right:
            verdict: Verdict = "missed" if not given else "wrong" if wanted else "extra"
            self.faults.append(replace(fault, verdict=verdict))
        return is_right


@dataclass(frozen=True, slots=True)
class PaperFigures(Figures):
    """Figures over whole papers, whose wrong facts a clerk is asked about or not.

    ``overlaps`` are the shares of words that subjects have in common with their labels.
    ``facts`` are the fields of which a clerk may be asked, ``asked`` names right facts
    about which one is asked all the same. ``outcomes`` tells how the facts of scans
    ended, by field (:mod:`indexer.evaluate.outcomes`).
    """

    facts: set[str] = field(default_factory=set)
    overlaps: list[float] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    outcomes: defaultdict[str, Counter[Any]] = field(
        default_factory=lambda: defaultdict(Counter)
    )

    @property
    def silent(self) -> list[Fault]:
        """The wrong facts without a flag."""
        return [fault for fault in self._of_facts() if fault.is_silent]

    @property
    def unasked(self) -> list[Fault]:
        """The missed facts about which nobody is asked."""
        missed = (fault for fault in self._of_facts() if fault.verdict == "missed")
        return [fault for fault in missed if fault.doubt is None]

    def _of_facts(self) -> Iterator[Fault]:
        return (fault for fault in self.faults if fault.field in self.facts)

    @property
    def overlap(self) -> float:
        """The mean overlap of subjects, 1 where no label has one."""
        return sum(self.overlaps) / len(self.overlaps) if self.overlaps else 1.0


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", [], ())
