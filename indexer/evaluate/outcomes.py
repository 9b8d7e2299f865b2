"""How each fact of a scan ended: read right, offered, open, or wrong. Pure.

What is written by hand cannot always be read: a fact that was left open with the
right value among its candidates costs a clerk one key, a wrong one without a flag
costs the archive its trust. Both are told apart from what was read.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from archive.facts import Candidate
from archive.model import Reading
from indexer.evaluate.figures import Fault

Outcome = Literal["right", "offered", "open", "flagged", "silent"]
"""``offered``: left open, the right value among the candidates; ``open``: left open
without it; ``flagged``: wrong, and a clerk is asked; ``silent``: wrong, unasked."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
SHOWN = ("type", "issuers", "issued", "symbol")
"""The facts whose outcome is told."""

OFFERED = ("issued", "symbol")
"""The facts that may have candidates."""

Counts = Mapping[str, Counter[str]]


def is_scan(reading: Reading, candidates: tuple[Candidate, ...]) -> bool:
    """Whether facts were read from a picture, in part at least, or nothing was."""
    first = next((page for page in reading.text.pages if page.text.strip()), None)
    if first is None:
        return not reading.claims
    return first.origin == "ocr" or bool(candidates)


def outcome(
    fault: Fault,
    candidates: tuple[Candidate, ...],
    is_same: Callable[[Any, Any], bool],
) -> Outcome:
    """Return how a fact ended of which something was wanted.

    ``fault`` holds what was wanted and found, and what a clerk is asked.
    """
    if fault.found and is_same(fault.expected, fault.found):
        return "right"
    if fault.found:
        return "flagged" if fault.doubt else "silent"
    mine = (_value(one) for one in candidates if one.field == fault.field)
    is_offered = any(is_same(fault.expected, value) for value in mine)
    return "offered" if is_offered else "open"


def total(counts: list[Counts]) -> dict[str, Counter[str]]:
    """Return the outcomes of several data sets together."""
    return {
        name: sum((one.get(name, Counter()) for one in counts), Counter())
        for name in SHOWN
    }


def _value(candidate: Candidate) -> Any:
    """Return the value of a candidate as labels write it."""
    value = candidate.value
    return value.get("date") if isinstance(value, Mapping) else value
