"""How well the text of files is read, against folders where it is known.

Each paragraph is sought where it is nearest in the text that was read, so that the
order of columns and cells does not count; a transcript is compared from its first
letter to its last. Scores are told by class of file (``marks scan-clean``):

- ``paragraphs``: those that come back letter for letter
- ``characters``: letters less edits, of paragraphs; what is left is the CER
- ``words``: words of the truth that come back, wherever
- ``marks``: letters with marks that come back as they are
- ``symbols``: symbols of papers, each once a file
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import eq

from archive import symbols
from archive.errors import RefusedError
from indexer.evaluate.distance import beside, compared, is_marked, nearest
from indexer.evaluate.figures import Fault, Figures, Score, Verdict
from indexer.evaluate.metadata import Read
from indexer.evaluate.truths import Truth

CHARACTERS = "characters"


@dataclass(frozen=True, slots=True)
class TextFigures(Figures):
    """Figures over texts."""

    @property
    def cer(self) -> Mapping[str, float]:
        """The share of characters that are wrong, by class."""
        return {
            name.removeprefix(CHARACTERS).strip(): 1 - score.recall
            for name, score in self.scores.items()
            if name.startswith(CHARACTERS)
        }


@dataclass(slots=True)
class _Count:
    """What was counted in one file: scores without their classes, and faults."""

    name: str
    scores: dict[str, Score] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def add(self, name: str, right: int, wanted: int, given: int | None = None) -> None:
        """Count answers; as many were given as wanted unless it is said."""
        score = self.scores.setdefault(name, Score())
        score.right += right
        score.wanted += wanted
        score.given += wanted if given is None else given

    def miss(self, field: str, expected: str, found: str | None = None) -> None:
        """Note an error."""
        verdict: Verdict = "wrong" if found else "missed"
        self.faults.append(Fault(self.name, field, verdict, expected, found))


def evaluate(known: Iterable[Truth], read: Read) -> TextFigures:
    """Compare the text that ``read`` gets out of files with what is known of them.

    A file that is refused is missed with all its text.
    """
    figures = TextFigures()
    for truth in known:
        judge(figures, truth, _read(figures, truth, read))
    return figures


def _read(figures: TextFigures, truth: Truth, read: Read) -> str:
    try:
        return read(truth.path).text.body
    except RefusedError as refusal:
        figures.judge(Fault(truth.name, "file", "missed", refusal.code), eq)
        return ""


def judge(figures: TextFigures, truth: Truth, read: str) -> None:
    """Judge the text that was read of one file."""
    figures.read.append(truth.name)
    count = _Count(truth.name)
    text = compared(read)
    if truth.transcript is None:
        _paragraphs(count, [compared(one) for one in truth.paragraphs], text)
    else:
        whole = compared(truth.transcript).casefold()
        _marks(count, whole, text.casefold(), field="marks")
        _words(count, whole, text.casefold())
    for name, score in count.scores.items():
        for of in truth.classes:
            figures.add(f"{name} {of}", score.right, score.wanted, score.given)
    # Of a file that says nothing, one error is enough.
    figures.faults.extend(count.faults if text else ())


def _paragraphs(count: _Count, paragraphs: list[str], text: str) -> None:
    for one in paragraphs:
        place = nearest(one, text)
        part = text[place.start : place.end]
        count.add("paragraphs", not place.distance, 1)
        count.add(CHARACTERS, max(0, len(one) - place.distance), len(one))
        if place.distance:
            count.miss(CHARACTERS, one, part)
        _marks(count, one, part)
    whole = "\n".join(paragraphs)
    _words(count, whole, text)
    _symbols(count, whole, text)


def _marks(count: _Count, truth: str, text: str, *, field: str | None = None) -> None:
    """Count letters with marks; under ``field`` the words that have wrong ones."""
    stands = beside(truth, text)
    wanted = [at for at, letter in enumerate(truth) if is_marked(letter)]
    wrong = [at for at in wanted if truth[at] != _letter(text, stands.get(at))]
    count.add("marks", len(wanted) - len(wrong), len(wanted))
    if field:
        for word in sorted(set(map(partial(_word, truth), wrong))):
            count.miss(field, word)


def _letter(text: str, at: int | None) -> str | None:
    return None if at is None else text[at]


def _word(text: str, at: int) -> str:
    """Return the word around a place."""
    return text[:at].rpartition(" ")[2] + text[at:].partition(" ")[0]


def _words(count: _Count, truth: str, text: str) -> None:
    wanted, given = Counter(truth.split()), Counter(text.split())
    right = (wanted & given).total()
    count.add("words", right, wanted.total(), given.total())


def _symbols(count: _Count, truth: str, text: str) -> None:
    wanted, given = set(_named(truth)), set(_named(text))
    count.add("symbols", len(wanted & given), len(wanted), len(given))
    for symbol in sorted(wanted - given):
        count.miss("symbols", symbol)


def _named(text: str) -> Iterator[str]:
    return (str(found) for _, found in symbols.find(text))
