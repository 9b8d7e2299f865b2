"""Folders of files whose text is known: what a perfect reader gets out of each.

Three forms: samples (``manifest.json``, with ``gt`` naming the truth beside which lies
the same in blocks), transcripts (``manifest.jsonl``), and labelled papers whose label
has ``text``, a list of paragraphs (``labels.jsonl``).
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from archive.errors import LabelError
from indexer.evaluate.labelled import records
from indexer.evaluate.papers import LABELS

SAMPLES, TRANSCRIPTS = "manifest.json", "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Truth:
    """A file and its text: paragraphs in no certain order, or a whole transcript.

    ``classes`` are the names under which it is counted, from wide to narrow
    (``scan``, ``scan-clean``, ``scan-clean-200``). ``transcript`` is compared without
    regard to case: TCVN3 has no capitals with tone marks.
    """

    name: str
    path: Path
    classes: tuple[str, ...]
    paragraphs: tuple[str, ...] = ()
    transcript: str | None = None


def truths(folder: Path, only: tuple[str, ...] = ()) -> Iterator[Truth]:
    """Yield what is known of a folder, of the classes ``only`` if any are named.

    Raises:
        LabelError: nothing is known, or not of these classes, or it cannot be read.
    """
    forms: Mapping[str, Callable[[Path], Iterator[Truth]]] = {
        SAMPLES: _samples,
        TRANSCRIPTS: _transcripts,
        LABELS: _labelled,
    }
    form = next((name for name in forms if (folder / name).is_file()), None)
    if form is None:
        raise LabelError(folder.name, None, f"không có {', '.join(forms)}")
    try:
        known = list(forms[form](folder))
    except (KeyError, TypeError, ValueError, OSError) as problem:
        raise LabelError(form, None, str(problem)) from problem
    found = [one for one in known if not only or set(only) & set(one.classes)]
    if not found:
        raise LabelError(form, None, "không có tệp nào thuộc loại này")
    yield from found


def _samples(folder: Path) -> Iterator[Truth]:
    manifest = msgspec.json.decode((folder / SAMPLES).read_bytes())
    for one in manifest["files"]:
        if "gt" in one:
            blocks = (folder / one["gt"]).with_suffix(".json").read_bytes()
            paragraphs = tuple(_paragraphs(msgspec.json.decode(blocks)["blocks"]))
            classes = _classes(one["kind"], one["variants"])
            yield Truth(one["file"], folder / one["file"], classes, paragraphs)


def _classes(kind: str, variants: list[dict[str, str]]) -> tuple[str, ...]:
    """Return the classes of a sample: variants tell scans apart, not other files."""
    parts = [kind, *(one["name"] for one in variants)] if kind == "scan" else [kind]
    return tuple("-".join(parts[:end]) for end in range(1, len(parts) + 1))


def _paragraphs(blocks: list[Any]) -> Iterator[str]:
    """Yield the paragraphs of blocks: each line of a head, each cell of a table."""
    for kind, *held in blocks:
        match kind:
            case "hdr" | "sign":
                yield from held[0]
                yield from held[1]
            case "num":
                yield from held[0]
            case "table":
                yield from (cell for row in held[0] for cell in row if cell)
            case _:
                yield held[0]


def _transcripts(folder: Path) -> Iterator[Truth]:
    for one in records(folder / TRANSCRIPTS, dict[str, Any]):
        text = (folder / one["transcript"]).read_text("utf-8")
        name = one["file"]
        yield Truth(name, folder / name, (one["format"],), transcript=text)


def _labelled(folder: Path) -> Iterator[Truth]:
    for label in records(folder / LABELS, dict[str, Any]):
        if text := label.get("text"):
            name, kind = label["file"], label.get("class")
            classes = ("all", kind) if kind else ("all",)
            yield Truth(name, folder / name, classes, tuple(text))
