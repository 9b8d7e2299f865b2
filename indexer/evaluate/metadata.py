"""How well the facts of papers are read, against folders of labelled files.

A wrong fact is silent where nothing tells a clerk to look: neither a doubt about the
fact nor a flag that belongs to it. Those are counted by paper, for they are what an
archive cannot afford.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from archive import doubts
from archive.errors import RefusedError
from archive.facts import SETTLED, Metadata, standing, view
from archive.model import Reading, Text
from archive.text import clean, marked, squeeze, syllables
from indexer.evaluate import lists, outcomes, papers
from indexer.evaluate.figures import Fault, PaperFigures
from indexer.evaluate.papers import Paper

Read = Callable[[Path], Reading]
_ENOUGH = 0.95
_NOTHING = Reading(Text("", ()), (), ())
# A paper's number is asked about with its symbol.
_ASKED_AS = {"number": "symbol"}


def evaluate(folder: Path, read: Read, *, kinds: tuple[str, ...] = ()) -> PaperFigures:
    """Compare what ``read`` finds in each labelled file of a folder with its label.

    A file that is refused is missed with all its facts.

    Raises:
        LabelError: the folder has no labels, or one of them cannot be used.
    """
    figures = PaperFigures()
    for paper in papers.papers(folder, kinds):
        try:
            reading = read(paper.path)
        except RefusedError as refusal:
            figures.judge(Fault(paper.name, "file", "missed", refusal.code), _same)
            reading = _NOTHING
        judge(figures, paper, reading)
    return figures


def judge(figures: PaperFigures, paper: Paper, reading: Reading) -> None:
    """Judge the facts of one paper."""
    figures.read.append(paper.name)
    figures.facts.update(paper.facts)
    metadata = view(reading.claims)
    value, asked = papers.found(metadata), _asked(reading, metadata)
    is_scan = outcomes.is_scan(reading, metadata.candidates)
    for name, expected in paper.facts.items():
        doubt = asked.get(_ASKED_AS.get(name, name))
        fault = Fault(paper.name, name, "wrong", expected, value(name), doubt)
        same = _same_subject if name == "subject" else _same
        if figures.judge(fault, same) and doubt:
            figures.asked.append(f"{paper.name} | {name} | {doubt}")
        if expected and name in outcomes.SHOWN and is_scan:
            _tell(figures, fault, metadata)
    lists.judge(figures, paper.name, paper.lists, reading.citations)
    if subject := paper.facts.get("subject"):
        figures.overlaps.append(overlap(subject, metadata.subject or ""))


def _tell(figures: PaperFigures, fault: Fault, metadata: Metadata) -> None:
    """Count how a fact of a scan ended, and what may be offered as a score too."""
    ended = outcomes.outcome(fault, metadata.candidates, _same)
    figures.outcomes[fault.field][ended] += 1
    if fault.field in outcomes.OFFERED:
        helped = ended in ("right", "offered")
        figures.add(f"{fault.field} or offered", helped, 1, ended != "open")


def _asked(reading: Reading, metadata: Metadata) -> Mapping[str, str]:
    """Return by field what a clerk is told of it: a doubt, else a flag of the fact."""
    flags = set(metadata.flags)
    flags.update(metadata.issued.flags if metadata.issued else ())
    told = {
        field: min(flags & of)
        for field, of in SETTLED.items()
        if field != "parts" and flags & of
    }
    held = doubts.of_facts(standing(reading.claims), metadata)
    return told | {doubt.field: doubt.kind for doubt in held}


def overlap(one: str, other: str) -> float:
    """Return the share of words two subjects have in common (Dice).

    >>> overlap("Về việc thi đua", "về việc thi đua")
    1.0
    """
    left, right = (syllables(marked(text)) for text in (one, other))
    if not left and not right:
        return 1.0
    common = sum(min(left.count(word), right.count(word)) for word in set(left))
    return 2 * common / (len(left) + len(right))


def _same_subject(expected: str, found: str) -> bool:
    return overlap(expected, found) >= _ENOUGH


def _same(expected: Any, found: Any) -> bool:
    return bool(_comparable(expected) == _comparable(found))


def _comparable(value: Any) -> Any:
    """Return a value for comparison: NFC, small letters, no spaces at signs."""
    if isinstance(value, Iterable) and not isinstance(value, str):
        return [_comparable(part) for part in value]
    if not isinstance(value, str):
        return value
    text = squeeze(clean(unicodedata.normalize("NFC", value)).casefold())
    for sign in "/-":
        text = sign.join(part.strip() for part in text.split(sign))
    return text
