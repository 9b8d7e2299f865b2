"""How well changes between provisions are found, against judged records.

The changes of one record are compared as sets of triples (``triples.py`` says when two
are the same). Labels that name no paper ("Điểm b / Khoản 2") say nothing of it, so none
is asked for there.

Some labels tell what stands elsewhere in the paper and not in the record, which has
"Sửa đổi, bổ sung một số điều của …" alone. ``told`` leaves those out whose places the
record does not print, and answers that name their paper as a whole; and it asks for no
paper that the record does not name.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from archive import symbols
from archive.authority import Authority
from indexer import cite
from indexer.evaluate import provision_records, triples
from indexer.evaluate.figures import Fault, Figures, Score
from indexer.evaluate.provision_records import Record
from indexer.evaluate.triples import DONE, Triple


def evaluate(path: Path, authority: Authority) -> Figures:
    """Find the changes of each record of a file and judge them.

    ``relations`` judges whole triples against all labels, each relation under its own
    name; ``told`` against those that the records tell. ``exact`` is ``relations`` where
    labels without a paper want none, ``places`` where no paper is asked for.

    Raises:
        LabelError: a line is no record.
    """
    names = ("relations", *DONE, "told", "exact", "places")
    figures = Figures({name: Score() for name in names})
    for record in provision_records.read(path):
        figures.read.append(record.id)
        labels = (triples.labelled(one, authority) for one in record.triplets)
        wanted = {triple for triplet in labels for triple in triplet}
        _judge(figures, record, wanted, authority)
    return figures


def _judge(
    figures: Figures, record: Record, wanted: AbstractSet[Triple], authority: Authority
) -> None:
    answers = set(_found(record, authority))
    given = _forgiven(answers, wanted)
    _count(figures, "exact", wanted, answers)
    _count(figures, "places", _unnamed(wanted), _unnamed(answers))
    _count(figures, "relations", wanted, given)
    for done in DONE:
        _count(figures, done, _that(wanted, done), _that(given, done))
    told = _told(record, wanted, authority)
    rest = wanted - told
    asked = _papers_told(record, told)
    answered = {
        one for one in _forgiven(answers, asked) if not _is_coarse(one, rest, asked)
    }
    _count(figures, "told", asked, answered)
    figures.faults.extend(_faults(record, wanted, given, asked ^ answered))


def _count(
    figures: Figures,
    name: str,
    wanted: AbstractSet[Triple],
    given: AbstractSet[Triple],
) -> None:
    figures.add(name, len(wanted & given), len(wanted), len(given))


def _found(record: Record, authority: Authority) -> Iterator[Triple]:
    for change, symbol in cite.changes(record.text, authority):
        if change.start >= record.asked:
            for triple in triples.read(change, symbol, authority):
                yield _sourced(triple, record, authority)


def _sourced(triple: Triple, record: Record, authority: Authority) -> Triple:
    """Return a triple of the provision that is asked about, or of a part of it."""
    for source in triples.places(record.source, authority):
        if not source <= triple.source:
            return replace(triple, source=source)
    return triple


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
    told: AbstractSet[Triple],
) -> Iterator[Fault]:
    """Yield the errors; ``told`` are those among them that ``told`` counts."""
    for one in sorted(wanted - given, key=str):
        also = _also(is_told=bool({one, _free(one)} & told))
        yield Fault(record.id, one.done, "missed", expected=str(one), also=also)
    for one in sorted(given - wanted, key=str):
        also = _also(is_told=one in told)
        yield Fault(record.id, one.done, "extra", found=str(one), also=also)


def _also(*, is_told: bool) -> tuple[str, ...]:
    return ("relations", "exact", *(("told",) if is_told else ()))
