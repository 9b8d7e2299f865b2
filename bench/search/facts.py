"""The facts of made papers: kinds, bodies, days, symbols, and who may read them."""

import tomllib
import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import numpy as np

from archive.authority import load
from archive.model import Reader

DISTRICTS = Path(__file__).resolve().parents[2] / "archive/authority/districts.toml"
FORMS = (
    ("Huyện ủy", "HU"),
    ("Ủy ban Kiểm tra Huyện ủy", "UBKTHU"),
    ("Huyện đoàn", "ĐTN"),
)

KINDS = (
    ("Công văn", "CV", 0.34),
    ("Thông báo", "TB", 0.16),
    ("Kế hoạch", "KH", 0.14),
    ("Báo cáo", "BC", 0.14),
    ("Quyết định", "QĐ", 0.10),
    ("Nghị quyết", "NQ", 0.05),
    ("Hướng dẫn", "HD", 0.04),
    ("Chỉ thị", "CT", 0.03),
)
"""Names, codes and how often; letters and notices are most of what an office has."""

FIRST_DAY = date(2006, 1, 1)
DAYS = 7300
CLOSED = 0.1
"""The share of papers that the restricted reader may not see."""

OPEN_AUDIENCE, CLOSED_AUDIENCE = "everyone", "secretariat"
EVERYTHING = Reader("bench-all", frozenset({OPEN_AUDIENCE, CLOSED_AUDIENCE}))
RESTRICTED = Reader("bench-most", frozenset({OPEN_AUDIENCE}))


@dataclass(frozen=True, slots=True)
class Body:
    """A body that issues papers, as the engines know it."""

    name: str
    key: str
    suffix: str
    place: str


@cache
def places() -> tuple[str, ...]:
    """Return the names of districts, in an order that says nothing."""
    tables = tomllib.loads(DISTRICTS.read_text())["districts"]
    named = {name for table in tables for name in table.get("huyen", ())}
    return tuple(sorted(named, key=lambda name: zlib.crc32(name.encode())))


@cache
def bodies() -> tuple[Body, ...]:
    """Return the bodies of the archive, the busiest first."""
    authority = load()
    named = (
        (f"{form} {place}", suffix, place)
        for place in places()[:60]
        for form, suffix in FORMS
    )
    return tuple(Body(name, authority.body_key(name), *rest) for name, *rest in named)


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one paper beside its text."""

    kind: str
    code: str
    body: Body
    number: int
    day: date
    audience: str

    @property
    def symbol(self) -> str:
        """The symbol of the paper, as printed."""
        return f"{self.number}-{self.code}/{self.body.suffix}"


def draw(chance: np.random.Generator) -> Facts:
    """Return the facts of a new paper; bodies issue as many as their rank says."""
    name, code, _ = KINDS[chance.choice(len(KINDS), p=[often for *_, often in KINDS])]
    issuers = bodies()
    shares = 1 / np.arange(1, len(issuers) + 1)
    return Facts(
        name,
        code,
        issuers[chance.choice(len(issuers), p=shares / shares.sum())],
        int(chance.integers(1, 900)),
        FIRST_DAY + timedelta(days=int(chance.integers(DAYS))),
        CLOSED_AUDIENCE if chance.random() < CLOSED else OPEN_AUDIENCE,
    )
