"""How the sheets of a register are read, as a person says it in the preview."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from indexer import registers
from indexer.registers import Book, Plan
from webui.render import addresses

_FIRST, _LAST = 1900, 2100


def plans(book: Book, guessed: Sequence[Plan], given: Mapping[str, str]) -> list[Plan]:
    """Return the plans that a form asks for; what it leaves out stays guessed."""
    pairs = enumerate(zip(book.sheets, guessed, strict=True))
    return [_plan(place, sheet, plan, given) for place, (sheet, plan) in pairs]


def _plan(
    place: int, sheet: registers.Sheet, plan: Plan, given: Mapping[str, str]
) -> Plan:
    def said(name: str) -> str:
        return given.get(f"{name}-{place}", "").strip()

    if f"body-{place}" not in given:
        return plan
    header = addresses.whole(said("header"))
    # What its columns mean is said of the header that was shown.
    is_moved = header is not None and str(header) != said("shown")
    if header is not None and header != plan.header:
        plan = registers.with_header(plan, sheet, header)
    columns = plan.columns if is_moved else _columns(place, plan, given)
    year = addresses.whole(said("year"))
    return replace(
        plan,
        is_used=bool(said("used")),
        columns=columns,
        body=said("body"),
        type=said("type"),
        code=said("code"),
        year=year if year is not None and _FIRST <= year <= _LAST else None,
    )


def _columns(place: int, plan: Plan, given: Mapping[str, str]) -> tuple[str, ...]:
    found = []
    for column, guessed in enumerate(plan.columns):
        field = given.get(f"column-{place}-{column}", guessed)
        found.append(field if field in ("", *registers.FIELDS) else guessed)
    return tuple(found)
