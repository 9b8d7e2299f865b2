"""What each reader says of the samples, in short: ``python -m corpus.readings``.

Kept beside the samples with the versions of the readers (``indexer/readers.py``). A test
compares: where a reader says otherwise, its version is raised, and this is run again.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from archive.model import TYPED, Reading
from indexer import readers, steps
from indexer.cage import Cage
from indexer.extract import Limits

SAMPLES = Path(__file__).parent / "samples"
KEPT = Path(__file__).parent / "judgments" / "readings.toml"
VERSIONS = {
    "extract": readers.EXTRACT,
    "recognise": readers.RECOGNISE,
    "cite": readers.CITE,
}
"""The readers of today that are held to what they said; eyes differ by machine."""

_HEAD = """\
# Written by `python -m corpus.readings`: what the readers say of each sample, in short.
# A reader that says otherwise has another version (`indexer/readers.py`).
"""


def told(reading: Reading) -> dict[str, str] | None:
    """Return what each reader says, in short; None of a scan."""
    if any(page.origin not in TYPED for page in reading.text.pages):
        return None
    pages = [(page.number, page.text, page.origin) for page in reading.text.pages]
    claims = sorted(
        msgspec.json.encode((made.field, made.value, made.verbatim)).decode()
        for made in reading.claims
    )
    return {
        "extract": _short((reading.text.media_type, pages, reading.text.notes)),
        "recognise": _short(claims),
        "cite": _short(reading.citations),
    }


def _short(value: Any) -> str:
    said = msgspec.json.encode(value)
    return hashlib.blake2b(said, digest_size=4).hexdigest()


def kept() -> dict[str, Any]:
    """Return what was kept: the version of each reader, and what it said."""
    return tomllib.loads(KEPT.read_text("utf-8"))


def _read() -> Iterator[tuple[str, dict[str, str]]]:
    with Cage(preload=("indexer.preload",)) as cage:
        for folder in sorted(path.parent for path in SAMPLES.glob("*/expected.toml")):
            path = next(folder.glob("original.*"))
            reading = steps.read(path, path.name, cage=cage, limits=Limits())
            if said := told(reading):
                yield folder.name, said


def _lines(read: Iterable[tuple[str, dict[str, str]]]) -> Iterator[str]:
    yield "[versions]"
    yield from (f"{name} = {version}" for name, version in VERSIONS.items())
    yield ""
    yield "[samples]"
    for slug, said in read:
        parts = ", ".join(f"{name} = {json.dumps(one)}" for name, one in said.items())
        yield f"{slug} = {{ {parts} }}"


def main() -> None:
    """Write what the readers of today say."""
    KEPT.write_text(_HEAD + "\n".join(_lines(_read())) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
