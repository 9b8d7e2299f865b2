"""Made-up papers of about three pages, as files of office programs and as scans.

Letterhead, number, date, signature and recipients are those of a paper of the sample
corpus with a number and a day of its own; its paragraphs are drawn from all of them,
with headings in bold, and one paper in four has a table.
"""

import dataclasses
import datetime as dt
import itertools
import random
import re
from functools import cache
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Literal

from bench.intake import office
from corpus.make import scan
from corpus.make.layout import blocks
from corpus.make.paper import Paper, read_all

ROOT = Path(__file__).resolve().parents[2]
LENGTH = 4_600
"""Letters and blanks of the text of three pages."""

Kind = Literal["digital", "scan"]

_TABLES = 4
_BEGUN = dt.date(2005, 1, 1)
_DAYS = 7_000


@cache
def _models() -> list[Paper]:
    """Return the papers that have all parts and a number to change."""
    every = read_all(ROOT / "corpus/papers")
    return [p for p in every if p.symbol and p.issuers and p.signatures and p.type]


@cache
def _paragraphs() -> tuple[list[str], list[list[str]]]:
    """Return the paragraphs of all papers, and their tables."""
    texts: list[str] = []
    tables: list[list[str]] = []
    for paper in read_all(ROOT / "corpus/papers"):
        lines = filter(None, map(str.strip, paper.body.splitlines()))
        for are_rows, group in itertools.groupby(lines, lambda x: x.startswith("|")):
            (tables.append if are_rows else texts.extend)(list(group))
    return texts, tables


def paper(number: int) -> Paper:
    """Return paper ``number``, the same in every run."""
    chance = random.Random(number)
    model = chance.choice(_models())
    texts, tables = _paragraphs()
    body = chance.choice(tables) if number % _TABLES == 0 else []
    while sum(map(len, body)) < LENGTH:
        body = [*body, chance.choice(texts)]
    return dataclasses.replace(
        model,
        symbol=re.sub(r"^\d+", str(number), str(model.symbol)),
        date=_BEGUN + dt.timedelta(chance.randrange(_DAYS)),
        number_line=None,
        date_line=None,
        part_line=None,
        draft=None,
        copy=None,
        body="\n".join(chance.sample(body, len(body)) if not _has_rows(body) else body),
    )


def _has_rows(body: list[str]) -> bool:
    return body[0].startswith("|")


def write(kind: Kind, number: int, folder: Path) -> Path:
    """Write paper ``number`` as a file of its ``kind`` into ``folder``."""
    path = folder / f"{number:06d}.pdf"
    office.write(blocks(paper(number)), path, f"Paper {number}")
    if kind == "scan":
        scan.laid(path, path)
    return path


def written(kind: Kind, numbers: range, folder: Path, workers: Pool) -> list[Path]:
    """Write many papers, in all ``workers``."""
    folder.mkdir()
    each = ((kind, number, folder) for number in numbers)
    return workers.starmap(write, each, chunksize=4)
