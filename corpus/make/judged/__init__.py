"""Pages with their right decision: is this page to be read from its image?

``python -m corpus.make.judged FOLDER SEED [COUNT]`` writes COUNT files of one page
and ``labels.jsonl`` (``file``, ``page``, ``kind``, ``is_read_from_image``). The kinds
take turns; the seed chooses words, type, damage and places, so that a new seed
gives pages that no rule was ever tried on.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.make.judged import broken, kept, rarer, scanned
from corpus.make.judged.sheet import Sheet

KINDS: dict[str, tuple[Callable[[Sheet], None], bool]] = {
    name: (draw, is_sent)
    for kinds, is_sent in (
        (scanned.KINDS | broken.KINDS | rarer.SENT, True),
        (kept.KINDS | rarer.KEPT, False),
    )
    for name, draw in kinds.items()
}
"""How a page of each kind is drawn, and whether it is to be read from its image."""


def make(folder: Path, seed: int, count: int) -> Iterator[dict[str, object]]:
    """Write ``count`` pages to ``folder`` and yield their labels."""
    folder.mkdir(parents=True, exist_ok=True)
    names = list(KINDS)
    for number in range(count):
        kind = names[number % len(names)]
        draw, is_sent = KINDS[kind]
        name = f"{number:04}-{kind.replace(' ', '-')}.pdf"
        # The same kind and number give the same page, whatever is made beside it.
        chance = random.Random(f"{seed}/{kind}/{number}")  # noqa: S311 - no secret
        sheet = Sheet(folder / name, chance)
        draw(sheet)
        sheet.save()
        yield {"file": name, "page": 1, "kind": kind, "is_read_from_image": is_sent}


def write(folder: Path, seed: int, count: int) -> None:
    """Write ``count`` pages and their labels to ``folder``."""
    labels = [
        json.dumps(label, ensure_ascii=False) for label in make(folder, seed, count)
    ]
    (folder / "labels.jsonl").write_text("\n".join(labels) + "\n", encoding="utf-8")
