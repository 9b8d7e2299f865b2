"""How a recogniser says what it read and where it stands."""

from collections.abc import Sequence
from typing import Any

from archive.model import Claim, Evidence
from indexer.recognise.cells import Cell

SOURCE = "recognise/1"
# Recognised characters are believed less than a text layer, whatever the rule; where
# it is known how sure each word is, ``seen.py`` says how much less.
_OCR_DISCOUNT = 0.9


def claim(
    field: str,
    value: Any,
    seen: Sequence[Cell],
    rule: str,
    confidence: float = 1.0,
) -> Claim:
    """Return the claim that ``seen`` shows ``value``, read by ``rule``.

    Evidence spans the cells that stand on the page of the first.
    """
    first = seen[0]
    here = [cell for cell in seen if cell.page == first.page]
    if first.origin == "ocr":
        confidence *= _OCR_DISCOUNT
    evidence = Evidence(
        page=first.page,
        start=min(cell.start for cell in here),
        end=max(cell.end for cell in here),
        rule=f"{field}.{rule}",
        confidence=round(confidence, 2),
    )
    verbatim = "\n".join(cell.verbatim for cell in seen)
    return Claim(field, value, verbatim, evidence, SOURCE)


def drop_nulls(**facts: Any) -> dict[str, Any]:
    """Return the facts that were found, as plain JSON."""
    return {name: fact for name, fact in facts.items() if fact is not None}
