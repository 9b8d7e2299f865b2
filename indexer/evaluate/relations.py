"""How well changes between provisions are found, against judged records.

The changes of one record are compared as sets of triples (``triples.py`` says when two
are the same). Labels that name no paper ("Điểm b / Khoản 2") say nothing of it, so none
is asked for there.

Some labels tell what stands elsewhere in the paper and not in the record, which has
"Sửa đổi, bổ sung một số điều của …" alone. ``told`` leaves those out whose places the
record does not print, and answers that name their paper as a whole; and it asks for no
paper that the record does not name.
"""

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from archive import symbols
from archive.authority import Authority
from indexer import cite
from indexer.evaluate import provision_records, triples
from indexer.evaluate.citations import Score
from indexer.evaluate.provision_records import Record
from indexer.evaluate.triples import DONE, Triple

Verdict = Literal["missed", "extra"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One change that was missed or made up; ``is_told`` if ``told`` counts it."""

    passage: str
    verdict: Verdict
    relation: str
    triple: str
    is_told: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores by name, and every fault with its record.

    ``relations`` judges whole triples against all labels, each relation under its own
    name; ``told`` against those that the records tell. ``exact`` is ``relations`` where
    labels without a paper want none, ``places`` where no paper is asked for.
    """

    scores: dict[str, Score]
    faults: list[Fault]

    def count(
        self, name: str, wanted: AbstractSet[Triple], given: AbstractSet[Triple]
    ) -> None:
        """Count the answers of one record under a name."""
        score = self.scores[name]
        score.right += len(wanted & given)
        score.wanted += len(wanted)
        score.given += len(given)


def evaluate(path: Path, authority: Authority) -> Figures:
    """Find the changes of each record of a file and judge them.

    Raises:
        msgspec.DecodeError: A line is not JSON.
    """
    names = ("relations", *DONE, "told", "exact", "places")
    figures = Figures({name: Score() for name in names}, [])
    for record in provision_records.read(path):
        labels = (triples.labelled(one, authority) for one in record.triplets)
        wanted = {triple for triplet in labels for triple in triplet}
        _judge(figures, record, wanted, authority)
    return figures


def _judge(
    figures: Figures, record: Record, wanted: AbstractSet[Triple], authority: Authority
) -> None:
    answers = set(_found(record, authority))
    given = _forgiven(answers, wanted)
    figures.count("exact", wanted, answers)
    figures.count("places", _unnamed(wanted), _unnamed(answers))
    figures.count("relations", wanted, given)
    for done in DONE:
        figures.count(done, _that(wanted, done), _that(given, done))
    told = _told(record, wanted, authority)
    rest = wanted - told
    asked = _papers_told(record, told)
    answered = {
        one for one in _forgiven(answers, asked) if not _is_coarse(one, rest, asked)
    }
    figures.count("told", asked, answered)
    figures.faults.extend(_faults(record, wanted, given, told, answered))


def _found(record: Record, authority: Authority) -> Iterator[Triple]:
    for change, symbol in cite.changes(record.text, authority):
        if change.start >= record.asked:
            yield from triples.read(change, symbol, authority)


def _forgiven(given: AbstractSet[Triple], wanted: AbstractSet[Triple]) -> set[Triple]:
    """Return what was given, without papers where the labels name none."""
    return {
        free if (free := _free(one)) in wanted and one not in wanted else one
        for one in given
    }


def _free(triple: Triple) -> Triple:
    return replace(triple, paper=None)


def _unnamed(some: AbstractSet[Triple]) -> set[Triple]:
    return set(map(_free, some))


def _that(some: AbstractSet[Triple], done: str) -> set[Triple]:
    return {one for one in some if one.done == done}


def _told(
    record: Record, wanted: AbstractSet[Triple], authority: Authority
) -> set[Triple]:
    parts = triples.printed(record.text, authority)
    return {one for one in wanted if one.target <= parts}


def _papers_told(record: Record, told: AbstractSet[Triple]) -> set[Triple]:
    named = {symbols.key(symbol) for _, symbol in symbols.find(record.text)}
    return {one if one.paper in named else _free(one) for one in told}


def _is_coarse(
    one: Triple, rest: AbstractSet[Triple], asked: AbstractSet[Triple]
) -> bool:
    """Tell whether an answer names the whole of what labels outside tell in parts."""
    same = (one.source, one.done, one.paper)
    return one not in asked and any(
        same == (other.source, other.done, other.paper) and one.target < other.target
        for other in rest
    )


def _faults(
    record: Record,
    wanted: AbstractSet[Triple],
    given: AbstractSet[Triple],
    told: Collection[Triple],
    answered: Collection[Triple],
) -> Iterator[Fault]:
    for one in sorted(wanted - given, key=str):
        yield Fault(record.id, "missed", one.done, str(one), one in told)
    for one in sorted(given - wanted, key=str):
        yield Fault(record.id, "extra", one.done, str(one), one in answered)
