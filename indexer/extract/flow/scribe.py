"""Runs of any font become Unicode text, paragraph by paragraph."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from indexer.extract.flow import signs
from indexer.extract.flow.choosing import UNICODE, choose
from indexer.extract.flow.decoding import Way, printed
from indexer.extract.flow.model import Run
from indexer.extract.flow.written import Written, composed, joined
from indexer.extract.gate import share_well_formed
from indexer.extract.legacy import FontEncoding, decode, encoding_of_font

_SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class _Usual:
    """How the runs of one kind of font are read, and how many words say so."""

    encoding: str
    words: int = 0


class Scribe:
    """Writes the runs of one paper, having seen all of them first.

    ``used`` collects the old encodings met on the way.
    """

    def __init__(self, runs: Iterable[Run]) -> None:
        self.used: set[str] = set()
        samples: dict[FontEncoding | None, list[str]] = defaultdict(list)
        for run in runs:
            samples[_said(run)].append(run.text)
        self._usual = {
            said: _usual("".join(texts)[:_SAMPLE], said)
            for said, texts in samples.items()
        }

    def write(self, runs: Iterable[Run]) -> Written:
        """Return the text of one paragraph in NFC."""
        # Runs are joined before decoding: VNI letters of two codes are often
        # torn apart by a change of style.
        return composed(self._row(list(row)) for _, row in groupby(runs, _key))

    def _row(self, runs: list[Run]) -> Written:
        """Return runs in one kind of font."""
        text = "".join(run.text for run in runs)
        way = self._way(text, runs)
        capitals = runs[0].capitals
        if way.encoding == UNICODE:
            return Written(printed(_plain(text), capitals=capitals))
        if not text.isascii():
            self.used.add(way.encoding)
        lines = (way.line(line, capitals=capitals) for line in text.split("\n"))
        return joined(lines, "\n")

    def _way(self, text: str, runs: list[Run]) -> Way:
        said = _said(runs[0])
        usual = self._usual.get(said, _Usual(_name(said)))
        encoding = usual.encoding if text.isascii() else choose(text, usual.encoding)
        return Way(
            encoding,
            next((run.font for run in runs if run.font and run.text.strip()), ""),
            is_said=encoding == _name(said),
            words=usual.words if encoding == usual.encoding else _words(text, encoding),
            capitals=said is not None and said.capitals,
        )


def _usual(text: str, said: FontEncoding | None) -> _Usual:
    encoding = choose(text, _name(said))
    return _Usual(encoding, _words(text, encoding))


def _words(text: str, encoding: str) -> int:
    """Return how many words of ``text`` bear marks."""
    return share_well_formed(_plain(text, encoding))[1]


def _plain(text: str, encoding: str = UNICODE) -> str:
    """Return ``text`` in Unicode, hyphens that stand only at line ends left out."""
    if encoding == UNICODE:
        return text.replace("\xad", "").translate(signs.LATIN)
    return decode(text, encoding)


def _said(run: Run) -> FontEncoding | None:
    named = encoding_of_font(run.font) if run.font else None
    return FontEncoding(run.encoding) if run.encoding and not named else named


def _name(said: FontEncoding | None) -> str:
    return said.encoding if said else UNICODE


def _key(run: Run) -> tuple[FontEncoding | None, bool]:
    return _said(run), run.capitals
