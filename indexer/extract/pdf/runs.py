"""Runs of one font, and the old encodings that only their fonts tell of."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.extract import legacy
from indexer.extract.legacy.detection import is_unicode


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn in one font."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text in Unicode, and the old encoding it was in."""

    text: str
    encoding: str


def decoded(runs: Iterable[Run]) -> Decoded | None:
    """Return the text in Unicode, None where no font shows an old encoding.

    How the syllables of a font come out goes before its name: papers typed in
    one encoding were shown in fonts of another.
    """
    kept = list(runs)
    page = legacy.detect("".join(run.text for run in kept))
    encodings = {font: _encoding(font, text, page) for font, text in _by_font(kept)}
    used = [encoding for encoding in encodings.values() if encoding]
    if not used:
        return None
    text = "".join(_decode(run, encodings) for run in kept)
    return Decoded(text, max(used, key=used.count))


def _by_font(runs: Iterable[Run]) -> Iterable[tuple[str, str]]:
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for run in runs:
        texts[run.font].append(run.text)
    return [(font, " ".join(parts)) for font, parts in texts.items()]


def _encoding(font: str, text: str, page: str | None) -> str | None:
    if is_unicode(text):
        return None
    named = legacy.encoding_of_font(font)
    return legacy.detect(text) or (named.encoding if named else page)


def _decode(run: Run, encodings: Mapping[str, str | None]) -> str:
    encoding = encodings[run.font]
    if encoding is None:
        return run.text
    named = legacy.encoding_of_font(run.font)
    return legacy.decode(run.text, encoding, capitals=bool(named and named.capitals))
