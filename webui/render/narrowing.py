"""Choices that may be too narrow, row by row, and what is asked without each."""

from collections.abc import Iterator
from dataclasses import dataclass

from webui.render import words
from webui.render.asked import Asked, results
from webui.render.language import gettext

ROWS: dict[str, tuple[str, ...]] = {
    "type": ("type",),
    "issuer": ("issuer",),
    "year": ("year",),
    "status": ("status",),
    "days": ("from", "to"),
}
"""What can be given up at once, by its name."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of choices, and the question without it."""

    label: str
    address: str

    @property
    def href(self) -> str:
        """Where that question is answered."""
        return results(self.address)


@dataclass(frozen=True, slots=True)
class Wider:
    """What giving up a row would find."""

    label: str
    href: str
    total: int


def rows(asked: Asked) -> Iterator[Row]:
    """Yield each row that holds, and all of them where there are several."""
    chosen = [*asked.choices()]
    held = [names for names in ROWS.values() if any(n in names for n, _ in chosen)]
    for names in held:
        values = " – ".join(
            words.choice(name, value) for name, value in chosen if name in names
        )
        label = words.say(words.FACETS | words.DAYS, names[0])
        yield Row(f"{label}: {values}", _without(asked, names))
    if len(held) > 1:
        every = tuple(name for names in held for name in names)
        yield Row(gettext("mọi điều kiện lọc"), _without(asked, every))


def told(asked: Asked) -> list[str]:
    """Return in words what is asked for, the typed text first."""
    named = words.FACETS | words.DAYS
    chosen = [
        f"{words.say(named, name)}: {words.choice(name, value)}"
        for name, value in asked.choices()
    ]
    order = words.say(words.SORTS, asked.sort)
    ordered = [order] if asked.sort != "relevance" else []
    return [*([f"“{asked.text}”"] if asked.text else []), *chosen, *ordered]


def _without(asked: Asked, names: tuple[str, ...]) -> str:
    return asked.without(*names).partition("?")[2]
