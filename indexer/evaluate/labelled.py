"""Files of labels, one JSON object a line: read whole, or the bad line is named."""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from archive.errors import LabelError

T = TypeVar("T")


def records(path: Path, kind: type[T]) -> Iterator[T]:
    """Yield the records of a file; empty lines are none.

    Raises:
        LabelError: a line is no record of this kind, or the file holds none or is a
            folder.
    """
    if path.is_dir():
        raise LabelError(path.name, None, "là thư mục, cần một tệp JSONL")
    read = msgspec.json.Decoder(kind)
    number = 0
    with path.open("rb") as lines:
        for at, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            number += 1
            try:
                yield read.decode(line)
            except (msgspec.DecodeError, UnicodeDecodeError) as problem:
                raise LabelError(path.name, at, str(problem)) from problem
    if not number:
        raise LabelError(path.name, None, "không có nhãn nào")
