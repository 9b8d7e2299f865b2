"""The inputs of a form about one fact, and what was typed into them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from werkzeug.datastructures import MultiDict

from archive.text import squeeze

Typed = Mapping[str, str]
"""What stands in each input; several lines where there may be several values."""

Facts = Mapping[str, Any]
"""The decisions of one form: mostly one, two for a symbol with its number."""

Look = Literal["line", "area", "rows", "checks"]
"""One line, a text of several, a line for each value, or boxes to tick."""

LONGEST = 20_000
"""Characters of one input; no fact of a paper is longer."""


@dataclass(frozen=True, slots=True)
class Input:
    """One input with the codes of its label and hint, and what it proposes."""

    name: str
    look: Look = "line"
    proposes: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why an input is not taken as it is.

    Where there are ``facts`` it only looks wrong: sent again unchanged, they are
    what is decided.
    """

    input: str
    sentence: str
    facts: Facts | None = None


def typed(form: MultiDict[str, str], names: Sequence[str]) -> dict[str, str]:
    """Return what was typed, one line for each value of an input."""
    return {name: "\n".join(map(clean, form.getlist(name))) for name in names}


def clean(text: str, longest: int = LONGEST) -> str:
    """Return what was typed in NFC, lines ended our way, without control signs."""
    # Browsers end lines as mail does; control signs come with what was pasted.
    lines = unicodedata.normalize("NFC", text[:longest]).replace("\r\n", "\n")
    return "".join(filter(_is_seen, lines.replace("\r", "\n")))


def _is_seen(sign: str) -> bool:
    return sign in "\t\n" or unicodedata.category(sign) != "Cc"


def line(text: str) -> str | None:
    """Return a text in one line, or None where nothing was typed."""
    return squeeze(text) or None


def lines(text: str) -> list[str]:
    """Return the lines of a text that say something, each once."""
    said = (squeeze(one) for one in text.splitlines())
    return list(dict.fromkeys(one for one in said if one))
