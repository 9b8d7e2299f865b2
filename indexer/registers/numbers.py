"""The symbol of a line: whole in one cell, or put together from several: pure."""

import re
from dataclasses import dataclass

from archive import symbols
from archive.authority import Authority
from archive.model import Symbol
from archive.text import squeeze

_NUMBER = re.compile(r"(?:số\s*:?\s*)?0*(\d{1,5})\s?([a-zđ]{0,2})\.?", re.IGNORECASE)
_EDGES = " -/–_."


@dataclass(frozen=True, slots=True)
class Tail:
    """What follows a number that stands alone.

    ``code`` is a cell of the line ("KH/TU"); without one, the type of the line and
    the code of the body ("TU") make it.
    """

    code: str = ""
    type: str = ""
    body: str = ""


def read(cell: str, tail: Tail, authority: Authority) -> Symbol | str:
    """Return the symbol of a line, or why there is none.

    >>> from archive import authority
    >>> str(read("171", Tail(type="Kế hoạch", body="TU"), authority.load()))
    '171-KH/TU'
    """
    text = squeeze(cell).strip(_EDGES)
    if not text:
        return "no_number"
    whole = symbols.read(text) or symbols.read(re.sub(r"^\D{0,6}(?=\d)", "", text))
    if whole is not None:
        return whole
    number = _NUMBER.fullmatch(text)
    if number is None:
        found = [symbol for _, symbol in symbols.find(text)]
        return found[0] if len(found) == 1 else "no_symbol"
    for end in _ends(tail, authority):
        if made := symbols.read(f"{int(number[1]):02d}{number[2]}{end}"):
            return made
    return "no_code"


def _ends(tail: Tail, authority: Authority) -> list[str]:
    code = squeeze(tail.code).strip()
    if code:
        bare = code.strip(_EDGES)
        party = [f"-{bare}"] if "/" in bare else []
        state = [f"/{bare}"] if "-" in bare else []
        given = [code] if code[0] in "-/" else []
        return [*given, *party, *state, *_composed(bare, tail, authority)]
    return _composed("", tail, authority)


def _composed(bare: str, tail: Tail, authority: Authority) -> list[str]:
    """Return what the parts that stand apart make, by the rules of each regime."""
    body = tail.body.strip(_EDGES)
    if "/" in body or "-" in body:
        return [f"-{body}" if "/" in body else f"/{body}"]
    kind = authority.type_named(tail.type) if tail.type else None
    if bare and body:
        return [f"-{bare}/{body}"]
    if kind is None or not body:
        return []
    party = [f"-{code}/{body}" for code in kind.party[:1]]
    return party or [f"/{code}-{body}" for code in kind.state[:1]]
