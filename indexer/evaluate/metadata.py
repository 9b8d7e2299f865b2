"""How well the facts of papers are read, against folders of labelled files.

A folder holds ``labels.jsonl``: one record a file, with what a person read on
it. Labels without a field ask nothing about it.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import msgspec

from archive.facts import Metadata, view
from archive.model import Reading
from archive.text import clean, marked, squeeze, syllables

Verdict = Literal["right", "wrong", "missing"]
_ENOUGH = 0.95


@dataclass(frozen=True, slots=True)
class Miss:
    """One fact that was not read as labelled."""

    file: str
    field: str
    expected: Any
    found: Any
    verdict: Verdict


@dataclass(slots=True)
class Tally:
    """How often one field was right, wrong or missing."""

    right: int = 0
    wrong: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """The result over a folder: a tally for each field and what was missed.

    ``overlap`` is the mean share of words that subjects have in common with
    their labels.
    """

    fields: dict[str, Tally] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    overlaps: list[float] = field(default_factory=list)

    @property
    def overlap(self) -> float:
        """The mean overlap of subjects, 1 where no label has one."""
        return sum(self.overlaps) / len(self.overlaps) if self.overlaps else 1.0


def evaluate(folder: Path, read: Callable[[Path], Reading]) -> Figures:
    """Compare what ``read`` finds in each file of a folder with its label."""
    figures = Figures()
    for label in _labels(folder / "labels.jsonl"):
        metadata = view(read(folder / label["file"]).claims)
        for name, (expected, found) in _compared(label, metadata).items():
            _count(figures, label["file"], name, expected, found)
    return figures


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


def _labels(path: Path) -> Iterator[Mapping[str, Any]]:
    with path.open("rb") as lines:
        for line in lines:
            if line.strip():
                yield msgspec.json.decode(line)


def _compared(label: Mapping[str, Any], found: Metadata) -> dict[str, tuple[Any, Any]]:
    """Return, for each fact the label states, what it and the reading say."""
    issued = (
        found.issued.date.isoformat() if found.issued and found.issued.date else None
    )
    signer = msgspec.to_builtins(found.signer) if found.signer else {}
    pairs = {
        name: (label.get(name), getattr(found, name))
        for name in ("type", "number", "symbol", "organ", "place", "part_of")
        if name in label
    }
    pairs["subject"] = (label.get("subject"), found.subject)
    pairs["issuers"] = (label.get("issuers"), list(found.issuers))
    pairs["issued"] = (label.get("issued", {}).get("date"), issued)
    if "effective" in label:
        effective = found.effective.isoformat() if found.effective else None
        pairs["effective"] = (label["effective"], effective)
    for part, expected in label.get("signer", {}).items():
        pairs[f"signer.{part}"] = (expected, signer.get(part))
    return pairs


def _count(figures: Figures, file: str, name: str, expected: Any, found: Any) -> None:
    verdict = _verdict(figures, name, expected, found)
    tally = figures.fields.setdefault(name, Tally())
    setattr(tally, verdict, getattr(tally, verdict) + 1)
    if verdict != "right":
        figures.misses.append(Miss(file, name, expected, found, verdict))


def _verdict(figures: Figures, name: str, expected: Any, found: Any) -> Verdict:
    if name == "subject" and expected:
        shared = overlap(expected, found or "")
        figures.overlaps.append(shared)
        is_same = shared >= _ENOUGH
    else:
        is_same = _comparable(expected) == _comparable(found)
    if is_same:
        return "right"
    return "wrong" if found else "missing"


def _comparable(value: Any) -> Any:
    """Return a value for comparison: NFC, small letters, no spaces at signs."""
    if isinstance(value, list | tuple):
        return [_comparable(part) for part in value]
    if not isinstance(value, str):
        return value or None
    text = squeeze(clean(unicodedata.normalize("NFC", value)).casefold())
    for sign in "/-":
        text = sign.join(part.strip() for part in text.split(sign))
    return text
