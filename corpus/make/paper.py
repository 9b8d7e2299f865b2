"""The source of a sample: what ``corpus/papers/<slug>.toml`` says of one paper."""

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

Format = Literal["pdf", "docx", "doc", "rtf", "odt", "html", "txt", "scan", "tcvn3"]
"""How the original is made; ``scan`` is a PDF of images, ``tcvn3`` an old RTF."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature block, as printed; a joint paper has several."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """The second letterhead and number that a copying office puts at the end."""

    title: str
    letterhead: tuple[str, ...]
    symbol: str
    body: str
    place: str
    date: dt.date
    signature: Signature
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of the sample corpus, before it is laid out.

    ``symbol``, ``subject`` and ``body`` are as printed; ``number_line`` and
    ``date_line`` stand in where the printed line is not made from the facts.
    Citations stand in ``[[double brackets|attribute=value]]``.
    """

    slug: str
    format: Format
    body: str
    regime: Literal["party", "state", "mass"] | None = None
    source: str | None = None
    made_up: bool = False
    note: str = ""
    type: str | None = None
    type_printed: str | None = None
    symbol: str | None = None
    number_line: str | None = None
    issuers: tuple[str, ...] = ()
    letterhead: tuple[str, ...] = ()
    parent: str | None = None
    organ: str | None = None
    place: str | None = None
    date: dt.date | None = None
    date_line: str | None = None
    partial: str | None = None
    effective: dt.date | None = None
    subject: str = ""
    addressees: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    urgency: str | None = None
    circulation: str | None = None
    draft: str | None = None
    copy: Copy | None = None
    part_of: str | None = None
    part_line: str | None = None
    flags: tuple[str, ...] = ()
    unjudged: tuple[str, ...] = ()

    @property
    def is_dispatch(self) -> bool:
        """A công văn prints no type name, and its subject under the number."""
        return self.type == "Công văn"

    def date_printed(self) -> str | None:
        """Return the date in words, day and months 1-2 in two digits."""
        if self.date_line is not None or self.date is None:
            return self.date_line
        return in_words(self.date)


def in_words(date: dt.date) -> str:
    """Return ``date`` as a letterhead prints it.

    >>> in_words(datetime.date(2019, 8, 1))
    'ngày 01 tháng 8 năm 2019'
    """
    month = f"{date.month:02d}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02d} tháng {month} năm {date.year}"


def read(path: Path) -> Paper:
    """Return the paper whose source is ``path``."""
    facts: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return msgspec.convert({"slug": path.stem, **facts}, Paper)


def read_all(folder: Path) -> Iterator[Paper]:
    """Yield every paper of ``folder`` by slug."""
    for path in sorted(folder.glob("*.toml")):
        yield read(path)
