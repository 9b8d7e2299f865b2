"""Folders of labelled papers: what a person read on each file.

A folder holds ``labels.jsonl``, one record a file, whose fields say nothing where
they are left out; or it holds samples (``SLUG/expected.toml`` beside the file), where
a fact that is left out must be found empty.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from archive.errors import LabelError
from archive.facts import Metadata
from indexer.evaluate import lists
from indexer.evaluate.gold import Passage
from indexer.evaluate.labelled import records

LABELS, EXPECTED = "labels.jsonl", "expected.toml"
Facts = Mapping[str, Any]

_PLAIN = ("type", "number", "symbol", "organ", "place", "part_of", "effective")
_ALWAYS = ("subject", "issuers")
_SAMPLED = (*_PLAIN, "regime", "parent", "period", "circulation", "urgency", "draft")
# What a sample leaves out of a citation is not there.
_NOTHING: dict[str, Any] = {
    **dict.fromkeys(("type", "body", "provision", "date_partial")),
    **dict.fromkeys(("flags", "inherited"), ()),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """A labelled file: its name in the folder, where it lies, and what it says.

    ``facts`` are wanted values by field, with null for what must not be found;
    ``kind`` is the class of file that the label names, if it names one. ``lists`` are
    symbols of papers that it cites or replaces.
    """

    name: str
    path: Path
    facts: Facts
    kind: str | None = None
    cites: Passage | None = None
    lists: Mapping[str, Sequence[str]] = field(default_factory=dict)


def papers(folder: Path, kinds: tuple[str, ...] = ()) -> Iterator[Paper]:
    """Yield the labelled papers of a folder, of some ``kinds`` only if any are named.

    The file of labels in the folder stands for the folder.

    Raises:
        LabelError: the folder has no labels, or one of them cannot be used.
    """
    if folder.name == LABELS:
        folder = folder.parent
    known = _labelled if (folder / LABELS).is_file() else _samples
    found = [paper for paper in known(folder) if not kinds or paper.kind in kinds]
    for paper in found:
        if not paper.path.is_file():
            raise LabelError(folder.name, None, f"thiếu tệp {paper.name}")
    if not found:
        raise LabelError(folder.name, None, f"không có {LABELS} hay */{EXPECTED}")
    yield from found


def _labelled(folder: Path) -> Iterator[Paper]:
    for at, label in enumerate(records(folder / LABELS, dict[str, Any]), start=1):
        try:
            name = label["file"]
            listed = {of: label[of] for of in lists.NAMES if label.get(of) is not None}
            facts, kind = _stated(label), label.get("class")
            yield Paper(name, folder / name, facts, kind, lists=listed)
        except (KeyError, TypeError, AttributeError) as problem:
            reason = f"nhãn thứ {at} thiếu hoặc sai: {problem}"
            raise LabelError(LABELS, None, reason) from problem


def _stated(label: Facts) -> Facts:
    facts = {name: label[name] for name in _PLAIN if name in label}
    facts |= {name: label.get(name) for name in _ALWAYS}
    facts["issued"] = (label.get("issued") or {}).get("date")
    signer = label.get("signer") or {}
    return facts | {f"signer.{part}": value for part, value in signer.items()}


def _samples(folder: Path) -> Iterator[Paper]:
    for path in sorted(folder.glob(f"*/{EXPECTED}")):
        name = path.parent.name
        expected = _expected(path)
        original = next(path.parent.glob("original.*"), path.parent / "original")
        cited = expected.get("citations", [])
        cites = {
            "id": name,
            "citations": [{**_NOTHING, **one} for one in cited],
            "relations": list(_told(cited)),
        }
        facts = _sampled(expected.get("metadata", {}), expected.get("unjudged", []))
        try:
            passage = msgspec.convert(cites, Passage)
        except msgspec.ValidationError as problem:
            where = f"{name}/{EXPECTED}"
            raise LabelError(where, None, str(problem)) from problem
        yield Paper(name, original, facts, cites=passage)


def _told(cited: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the relations that stand in citations as gold files have them."""
    for one in cited:
        for told in one.get("relations", []):
            yield {**told, "target_symbol": one.get("symbol")}


def _expected(path: Path) -> dict[str, Any]:
    """Return a label of TOML as plain JSON values."""
    try:
        read = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        name = f"{path.parent.name}/{path.name}"
        raise LabelError(name, None, str(problem)) from problem
    plain: dict[str, Any] = msgspec.to_builtins(read)
    return plain


def _sampled(expected: Facts, unjudged: list[str]) -> Facts:
    facts = {name: expected.get(name) for name in (*_SAMPLED, *_ALWAYS)}
    facts["issued"] = expected.get("issued", {}).get("date")
    facts["copy"] = expected.get("copy", {}).get("number")
    for part in ("authority", "position", "name"):
        facts[f"signer.{part}"] = expected.get("signer", {}).get(part)
    return {
        name: value
        for name, value in facts.items()
        if name.partition(".")[0] not in unjudged
    }


def found(metadata: Metadata) -> Callable[[str], Any]:
    """Return what gives the value of a field of a reading, as labels write it."""
    plain: dict[str, Any] = msgspec.to_builtins(metadata)

    def value(name: str) -> Any:
        whole, _, part = name.partition(".")
        held = plain.get(whole)
        if name == "issued":
            part = "date"
        if name == "copy":
            part = "number"
        return (held or {}).get(part) if part else held

    return value
