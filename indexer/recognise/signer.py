"""Who signed, in which position, and for whom."""

import re
from collections.abc import Iterator

from archive.model import Claim
from archive.text import squeeze
from indexer.recognise import ending
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim, drop_nulls
from indexer.recognise.cutting import SIGNED_FOR
from indexer.recognise.ending import Ending
from indexer.recognise.letterhead import BODY

_LISTING = re.compile(r"[;:&/\d]|^[-–•]")


def read(found: Ending | None) -> Iterator[Claim]:
    """Yield the signer."""
    if found is None or not found.is_signed:
        return
    lines = list(_capitals(found))
    for_whom = _leading(lines)
    position = lines[len(for_whom) :]
    name = ending.name_in(found)
    value = drop_nulls(
        name=ending.plain_name(name) if name else None,
        position=_words(position),
        authority=_words(for_whom),
    )
    seen = [*lines, *([name] if name else [])]
    yield claim("signer", value, seen, "block", 1.0 if name else 0.7)


def authority_line(found: Ending) -> Cell | None:
    """Return the line that says for whom is signed ("T/M BAN THƯỜNG VỤ")."""
    lines = _leading(list(_capitals(found)))
    return lines[0] if lines else None


def _capitals(found: Ending) -> Iterator[Cell]:
    """Yield the capital lines of the block, down to the name."""
    name = ending.name_in(found)
    taken = 0
    # "T/M BAN THƯỜNG VỤ" names a body whole; "K/T CHÁNH ÁN" may go on with one.
    for_body = found.block[0].bare.startswith(("t/m", "tm", "t.m"))
    for cell in found.block:
        if cell is name or (taken and ending.is_name(cell)):
            return
        if for_body and BODY.match(cell.bare) and not ending.is_signature(cell):
            return
        if ending.is_signature(cell) or (taken and _goes_on(cell)):
            yield cell
            taken += 1
        if taken == 5:
            return


def _goes_on(cell: Cell) -> bool:
    """Whether a capital line goes on with the name of a body or a position."""
    return cell.is_caps and not cell.is_rule and not _LISTING.search(cell.text)


def _leading(lines: list[Cell]) -> list[Cell]:
    """Return the lines of authority: the prefixed ones and what they go on in."""
    prefixed = [i for i, cell in enumerate(lines) if SIGNED_FOR.match(cell.text)]
    if not prefixed:
        return []
    end = prefixed[-1] + 1
    while end < len(lines) and not ending.is_signature(lines[end]):
        end += 1
    return lines[:end]


def _words(cells: list[Cell]) -> str | None:
    return squeeze(" ".join(cell.text for cell in cells)) or None
