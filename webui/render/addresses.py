"""Addresses of the page at hand with something changed: they can be shared."""

from collections.abc import Iterable

from flask import request, url_for

Pair = tuple[str, str]

_MOST_DIGITS = 9
"""No page, year or character is counted further; longer ones are nonsense."""


def whole(text: str) -> int | None:
    """Return the number that ``text`` is, or None; nobody may make us count far."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def page() -> int:
    """Return which page the address asks for; nonsense asks for the first."""
    return max(1, whole(request.args.get("page", "")) or 1)


def here(**changes: object) -> str:
    """Return the address of this page with some parameters changed.

    None takes a parameter away. The language is a matter of the reader, so it
    stays in the address only while it is being switched.
    """
    pairs = [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name not in changes and name != "lang"
    ]
    pairs += [
        (name, str(value)) for name, value in changes.items() if value is not None
    ]
    return address(pairs)


def toggled(name: str, value: str) -> str:
    """Return this address with one choice taken or dropped, at its first page."""
    kept = [
        pair
        for pair in request.args.items(multi=True)
        if pair[0] not in ("page", "lang") and pair != (name, value)
    ]
    chosen = (name, value) in request.args.items(multi=True)
    return address(kept if chosen else [*kept, (name, value)])


def address(pairs: Iterable[Pair]) -> str:
    """Return the path of this page with these parameters, in their order."""
    parameters: dict[str, list[str]] = {}
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    return url_for(
        request.endpoint or "search.show", **(request.view_args or {}) | parameters
    )
