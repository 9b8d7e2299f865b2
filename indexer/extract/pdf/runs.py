"""Runs of one font, and the old encodings that only their fonts tell of."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.extract import flow
from indexer.extract.flow.written import Written, joined
from indexer.extract.legacy import encoding_of_font

LINE_HYPHEN = "\ufffe"
"""What pdfium writes for a hyphen at the end of a line; it joins the two lines."""

# In TCVN3 "ư" has the code of the hyphen that ends a line, and no syllable goes on
# in the next line: what has no vowel yet ends in "ư" ("nh-" is "như").
_WITHOUT_VOWEL = re.compile(
    rf"(?<![^\W\d_])((?:ngh?|[cgknpt]h|tr|[bcdghklmnrstvx\xae\xa7]))({LINE_HYPHEN})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn in one font."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in Unicode with what it was before, and the old encoding most was in."""

    written: Written
    encoding: str


def decoded(runs: Iterable[Run]) -> Decoded | None:
    """Return the text in Unicode, None where no font shows an old encoding.

    How the syllables of a font come out goes before its name: papers typed in
    one encoding were shown in fonts of another.
    """
    lines = _lines(runs)
    scribe = flow.Scribe(lines)
    written = joined((scribe.write(line) for line in lines), "\n")
    if not scribe.used:
        return None
    lengths: Counter[str] = Counter(dict.fromkeys(scribe.used, 0))
    for one in written.decoded:
        lengths[one.encoding] += one.end - one.start
    return Decoded(written, max(sorted(lengths), key=lambda name: lengths[name]))


def _lines(runs: Iterable[Run]) -> list[list[flow.Run]]:
    lines: list[list[flow.Run]] = [[]]
    for run in runs:
        first, *others = _hyphened(run).split("\n")
        lines[-1].append(flow.Run(first, run.font))
        lines += ([flow.Run(text, run.font)] for text in others)
    return lines


def _hyphened(run: Run) -> str:
    """Return the text of ``run``, each hyphen that ends a line as it is meant."""
    named = encoding_of_font(run.font)
    text = run.text
    if LINE_HYPHEN in text and named and named.encoding == "tcvn3":
        text = _WITHOUT_VOWEL.sub("\\1\xad\n", text)
    return text.replace(LINE_HYPHEN, "-\n")
