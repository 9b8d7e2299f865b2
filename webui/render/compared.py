"""Two papers side by side: which facts differ, and how alike their words are."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from archive.facts import Metadata
from archive.model import Text
from archive.text import squeeze
from webui.render import dates, words

START = 6_000
"""Characters of each text shown side by side."""

_COMPARED = 1_500
"""Words of each text compared: enough to tell, and never slow."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact as both papers have it."""

    label: str
    values: tuple[str, str]

    @property
    def differs(self) -> bool:
        """Whether the two papers say different things."""
        return self.values[0] != self.values[1]


def rows(one: Metadata, other: Metadata) -> list[Row]:
    """Return the facts by which a clerk tells papers apart."""
    values = zip(_values(one).items(), _values(other).values(), strict=True)
    return [
        Row(words.say(words.FACTS, name), (value, beside))
        for (name, value), beside in values
        if value or beside
    ]


def _values(paper: Metadata) -> dict[str, str]:
    return {
        "type": paper.type or "",
        "symbol": paper.symbol or "",
        "issuers": " – ".join(paper.issuers),
        "issued": dates.issued(paper.issued),
        "subject": paper.subject or "",
        "signer": (paper.signer and paper.signer.name) or "",
    }


def start(text: Text) -> str:
    """Return the beginning of a text, as much as is compared by eye."""
    return text.body.replace("\f", "\n\n")[:START]


def likeness(one: Text, other: Text) -> int:
    """Return how alike the words of two texts are, in hundredths."""
    first, second = (squeeze(text.body).split()[:_COMPARED] for text in (one, other))
    return int(100 * SequenceMatcher(None, first, second, autojunk=False).ratio())
