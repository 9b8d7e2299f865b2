"""How the command line tells what reading papers again has changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import click

from archive import lines, reread_words, words
from archive.catalogue.rereading import (
    Altered,
    Difference,
    MentionChanges,
    Said,
    Wording,
)
from archive.words import say
from indexer.rereading.paper import Result

LONGEST = 60
"""Characters of a value that are shown in a line."""


@dataclass(slots=True)
class Totals:
    """What a run came to; ``rereading`` is the number of its report."""

    papers: int
    rereading: int | None
    same: int = 0
    changed: int = 0
    gained: int = 0
    lost: int = 0
    kept: int = 0
    refused: int = 0
    held: int = 0

    def count(self, result: Result) -> None:
        """Count what came of one paper."""
        setattr(self, result.outcome, getattr(self, result.outcome) + 1)
        if result.outcome == "changed":
            self.gained += result.difference.gains
            self.lost += result.difference.loses

    @property
    def is_all_well(self) -> bool:
        """Whether no paper was left as it was with a reason, or taken out."""
        return not (self.kept or self.refused or self.held)


@dataclass(frozen=True, slots=True)
class Shown:
    """Papers and totals as lines for people, or as JSON."""

    as_json: bool = False
    quiet: bool = False
    is_trial: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether no progress is shown."""
        return self.as_json or self.quiet

    def paper(self, result: Result) -> None:
        """Tell what came of one paper; to people, only where something did."""
        if self.as_json:
            lines.show(as_object(result))
        elif not self.quiet and result.outcome != "same":
            click.echo("\n".join(_told(result)))

    def totals(self, totals: Totals) -> None:
        """Tell what the run came to."""
        if self.as_json:
            lines.show({"totals": totals})
            return
        names = "same", "changed", "kept", "refused", "held"
        said = [
            f"{count} {say(reread_words.OUTCOMES, name).lower()}"
            for name in names
            if (count := getattr(totals, name))
        ]
        trial = " (chạy thử, chưa ghi gì)" if self.is_trial else ""
        click.echo(
            f"{totals.papers} văn bản{trial}: {', '.join(said) or 'không có gì'}."
        )
        if totals.changed:
            click.echo(f"Được thêm: {totals.gained} văn bản; mất bớt: {totals.lost}.")
        if totals.kept:
            click.echo(
                "Bản đọc mới kém hơn thì không ghi; xem lại rồi dùng --accept-losses."
            )


def as_object(result: Result) -> dict[str, Any]:
    """Return what came of a paper as ``reread --json`` gives it."""
    told = lines.plain(result.difference)
    head = {
        "document": result.held.document,
        "symbol": result.symbol,
        "outcome": result.outcome,
        "changed": result.outcome == "changed",
    }
    return {**head, **told}


def _told(result: Result) -> Iterator[str]:
    """Yield the lines that tell people what came of a paper."""
    name = result.symbol or "(không số)"
    outcome = say(reread_words.OUTCOMES, result.outcome).lower()
    difference = result.difference
    reason = f" ({difference.message})" if difference.message else ""
    yield f"[{result.held.document}] {name}: {outcome}{reason}"
    yield from (f"    {line}" for line in _differing(difference))


def _differing(difference: Difference) -> Iterator[str]:
    if difference.secrecy:
        yield f"! Dấu độ mật: {difference.secrecy}"
    yield from (_said("+", one) for one in difference.gained)
    yield from (_said("−", one) for one in difference.lost)
    yield from map(_altered, difference.changed_fields)
    yield from _cited(difference.citations)
    yield from _worded(difference.text)


def _said(sign: str, said: Said) -> str:
    return f"{sign} {words.label(said.field)}: {_brief(said.field, said.value)}"


def _altered(made: Altered) -> str:
    before, after = _brief(made.field, made.before), _brief(made.field, made.after)
    return f"~ {words.label(made.field)}: {before} → {after}"


def _cited(mentions: MentionChanges) -> Iterator[str]:
    yield from (f"+ Viện dẫn: {_cut(one)}" for one in mentions.gained)
    yield from (f"− Viện dẫn: {_cut(one)}" for one in mentions.lost)
    if mentions.changed:
        yield f"~ {mentions.changed} viện dẫn hiểu khác trước"


def _worded(text: Wording) -> Iterator[str]:
    if text.pages:
        alike = f"{text.similarity:.1%}".replace(".", ",")
        yield f"~ Chữ của {len(text.pages)} trang: giống {alike}"


def _brief(fact: str, value: Any) -> str:
    return _cut(words.value(fact, value))


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
