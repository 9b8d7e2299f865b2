"""Runs of any font become Unicode text, paragraph by paragraph."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from indexer.extract.flow.choosing import UNICODE, attested, choose
from indexer.extract.flow.decoding import SURE_WORDS, Way, printed
from indexer.extract.flow.model import Run
from indexer.extract.flow.written import Written, composed, joined
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy import FontEncoding, encoding_of_font, viqr
from indexer.extract.legacy.detection import is_unicode
from indexer.extract.legacy.tables import letters, without_private

_SAMPLE = 6_000
_LONGEST_WORD = 20
_REPLACED = 50

_Kind = tuple[FontEncoding | None, bool]


@dataclass(frozen=True, slots=True)
class _Row:
    """Runs in one kind of font; ``around`` is its text with whole words at its ends."""

    said: FontEncoding | None
    capitals: bool
    text: str
    font: str
    around: str


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the rows of one kind of font are read, and how many words say so."""

    encoding: str
    words: int = 0


class Scribe:
    """Writes the paragraphs of one paper, having seen all of them first.

    ``used`` collects the old encodings met on the way.
    """

    def __init__(self, paragraphs: Iterable[Sequence[Run]]) -> None:
        self.used: set[str] = set()
        samples: dict[FontEncoding, _Sample] = defaultdict(_Sample)
        plain: Counter[str] = Counter()
        has_unicode = False
        for paragraph in paragraphs:
            for row in _rows(paragraph):
                if row.said is not None:
                    samples[row.said].add(row.around)
                elif (encoding := choose(row.around, UNICODE)) != UNICODE:
                    plain[encoding] += _words(row.around, encoding)
                else:
                    has_unicode = has_unicode or is_unicode(row.text)
        self._usual = {
            said: _usual(sample.text, said) for said, sample in samples.items()
        }
        # Where the fonts were replaced throughout, all fonts hold old text.
        self._is_mixed = has_unicode or plain.total() < _REPLACED
        found = Counter(plain)
        for usual in self._usual.values():
            found[usual.encoding] += usual.words
        del found[UNICODE]
        self._found = found

    def write(self, runs: Sequence[Run]) -> Written:
        """Return the text of one paragraph in NFC."""
        return composed(map(self._written, _rows(runs)))

    def _written(self, row: _Row) -> Written:
        way = self._way(row)
        if way.encoding == UNICODE:
            return Written(printed(_plain(row.text), capitals=row.capitals))
        if way.encoding == viqr.NAME or not row.text.isascii():
            self.used.add(way.encoding)
        lines = (way.line(line, capitals=row.capitals) for line in row.text.split("\n"))
        return joined(lines, "\n")

    def _way(self, row: _Row) -> Way:
        usual = self._usual.get(row.said) if row.said else None
        encoding = usual.encoding if usual else UNICODE
        if not row.text.isascii():
            encoding = choose(row.around, encoding)
        if encoding == UNICODE:
            encoding = attested(
                row.around, self._sure, is_mixed=self._is_mixed and row.said is None
            )
        return Way(
            encoding,
            row.font,
            is_said=row.said is not None and encoding == row.said.encoding,
            words=self._found[encoding],
            capitals=row.said is not None and row.said.capitals,
        )

    @property
    def _sure(self) -> list[str]:
        """The encodings that enough words of the paper are in, the likeliest first."""
        ranked = self._found.most_common()
        return [encoding for encoding, words in ranked if words >= SURE_WORDS]


class _Sample:
    """The first letters of all that is set in one kind of font."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        if self._length < _SAMPLE and not text.isascii():
            self._parts.append(text)
            self._length += len(text)

    @property
    def text(self) -> str:
        return " ".join(self._parts)[:_SAMPLE]


def _rows(runs: Sequence[Run]) -> list[_Row]:
    # Runs are joined before decoding: VNI letters of two codes are often torn
    # apart by a change of style.
    groups = [(kind, list(group)) for kind, group in groupby(runs, _key)]
    texts = ["".join(run.text for run in group) for _, group in groups]
    around = zip(("", *texts), texts, (*texts[1:], ""), strict=False)
    return [
        _Row(*kind, text, _font(group), _end(before) + text + _start(after))
        for (kind, group), (before, text, after) in zip(groups, around, strict=True)
    ]


def _font(runs: Sequence[Run]) -> str:
    fonts = (run.font for run in runs if run.font and run.text.strip())
    return next(fonts, "")


def _end(text: str) -> str:
    """Return the word that ``text`` breaks off in, "" if it ends with a blank."""
    tail = text[-_LONGEST_WORD:]
    return "" if tail[-1:].isspace() else (tail.split() or [""])[-1]


def _start(text: str) -> str:
    """Return the rest of a word that ``text`` begins in the middle of."""
    head = text[:_LONGEST_WORD]
    return "" if head[:1].isspace() else (head.split() or [""])[0]


def _usual(text: str, said: FontEncoding) -> _Usual:
    encoding = choose(text, said.encoding)
    return _Usual(encoding, _words(text, encoding))


def _words(text: str, encoding: str) -> int:
    """Return how many words of ``text`` bear marks."""
    return share_well_formed(_plain(text, encoding))[1]


def _plain(text: str, encoding: str = UNICODE) -> str:
    """Return ``text`` in Unicode, hyphens that stand only at line ends left out."""
    if encoding == UNICODE:
        return without_private(text.replace("\xad", ""))
    return letters(text, encoding)


def _said(run: Run) -> FontEncoding | None:
    named = encoding_of_font(run.font) if run.font else None
    return FontEncoding(run.encoding) if run.encoding and not named else named


def _key(run: Run) -> _Kind:
    return _said(run), run.capitals
