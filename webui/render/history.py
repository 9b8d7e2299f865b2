"""The claims about a paper as a story: who said what, in place of what, and when.

Decisions made in one act stand together, and so do the readings of one run.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from archive.catalogue import Kept
from archive.facts import is_person, weight
from webui.render import pagination, places, standing, verdicts, words
from webui.render.language import gettext
from webui.render.words import person
from webui.security import reader
from webui.services import services

Topic = tuple[str, str]

_OF_PAPERS = frozenset({"link", "effect", "joined", "parted", "given"})

_PLACE = ("page", "verbatim", "occurrence")
_TOPICS: dict[str, tuple[str, ...]] = {
    "page_text": ("page",),
    "link": _PLACE,
    "effect": (*_PLACE, "target"),
    "status": ("since",),
    "given": ("to",),
    "rendition": ("rendition",),
}
"""What the values of claims that are about the same thing have in common."""

_PARTED = "parted"
"""A file that became a paper is no claim to withdraw: joining undoes it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One claim: what it says, and what stood before it."""

    claim: int
    field: str
    label: str
    old: Sequence[str]
    new: Sequence[str]
    printed: str | None
    stands: bool
    undone_by: str | None
    undone_at: dt.datetime | None
    page: int | None = None


@dataclass(slots=True)
class Act:
    """Claims made at once by one person or one reader, newest acts first.

    ``reach`` counts the papers the act touched that this reader may see; ``paper``
    is the one whose history tells it, where it is told on another page.
    """

    number: int
    who: str
    is_person: bool
    at: dt.datetime | None
    steps: list[Step] = field(default_factory=list)
    reach: int = 1
    paper: int = 0

    @property
    def stands(self) -> bool:
        """Whether there is something to undo."""
        return self.is_person and any(
            step.stands and step.field != _PARTED for step in self.steps
        )


def acts(
    claims: Sequence[Kept], names: Mapping[int, str], only: str | None = None
) -> list[Act]:
    """Return what was said of a paper, newest first; of one field if asked.

    ``names`` are the papers of links that this reader may see, as they are called.
    """
    told: dict[tuple[Any, ...], Act] = {}
    for kept, before in _replayed(claims):
        if only and kept.claim.field != only:
            continue
        act = told.setdefault(_together(kept), _act(kept))
        act.steps.append(_step(kept, before, names))
    return list(reversed(told.values()))


def _together(kept: Kept) -> tuple[Any, ...]:
    made = kept.claim
    if is_person(made):
        return (kept.act or kept.id,)
    return made.source, made.made_at


def _act(kept: Kept) -> Act:
    made = kept.claim
    decided = is_person(made)
    return Act(kept.act or kept.id, words.by(made), decided, made.made_at)


def _step(kept: Kept, before: Kept | None, names: Mapping[int, str]) -> Step:
    made = kept.claim
    return Step(
        claim=kept.id,
        field=made.field,
        label=_label(kept),
        old=shown(before, names) if before else (),
        new=shown(kept, names),
        printed=made.verbatim if made.field != "page_text" else None,
        stands=kept.withdrawn_at is None,
        undone_by=_undone_by(kept.withdrawn_by),
        undone_at=kept.withdrawn_at,
        page=made.value["page"] if made.field == "page_text" else None,
    )


def _undone_by(by: str | None) -> str | None:
    if by is None:
        return None
    return person(by) if by.startswith("person:") else gettext("lần đọc sau")


def _label(kept: Kept) -> str:
    if kept.claim.field == "page_text":
        return gettext("Chữ của trang %(page)s", page=kept.claim.value["page"])
    return standing.label(kept.claim.field)


def shown(kept: Kept, names: Mapping[int, str]) -> Sequence[str]:
    """Return what a claim says; a long text by its length, a link by its words."""
    field, value = kept.claim.field, kept.claim.value
    match field:
        case "page_text":
            return (gettext("%(count)s ký tự", count=len(value["text"])),)
        case "rendition":
            return (words.say(words.KINDS_OF_FILE, value["kind"]),)
        case "status":
            return tuple(verdicts.of_status(value))
        case _ if field in _OF_PAPERS:
            return tuple(_of_papers(field, value, names))
        case _:
            return standing.lines(kept.claim)


def _of_papers(
    field: str, value: Mapping[str, Any], names: Mapping[int, str]
) -> Iterator[str]:
    match field:
        case "link":
            yield str(value.get("verbatim", ""))
            yield from _choice(value, names)
        case "effect":
            yield from verdicts.of_effect(value, _name(value["target"], names))
        case "joined":
            yield _name(value.get("to"), names)
        case _:
            yield from _parting(value, names)


def _parting(value: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[str]:
    if "first_page" in value:
        yield pagination.between(value["first_page"], value["last_page"])
    if "from" in value:
        origin = _name(value["from"], names)
        yield gettext("tách ra từ %(paper)s", paper=origin)
    else:
        made = _name(value["to"], names)
        yield gettext("thành %(paper)s", paper=made)


def _choice(value: Mapping[str, Any], names: Mapping[int, str]) -> Iterator[str]:
    target = value.get("target")
    match value.get("choice"):
        case "reject" if target:
            yield gettext("không phải %(paper)s", paper=_name(target, names))
        case "reject":
            yield gettext("không có trong kho")
        case "confirm" | "choose":
            yield _name(target, names)
        case _:
            pass


def _name(number: object, names: Mapping[int, str]) -> str:
    known = names.get(number) if isinstance(number, int) else None
    return known or gettext("một văn bản khác")


def papers(claims: Iterable[Kept]) -> set[int]:
    """Return the papers that decisions about links and joins speak of."""
    said = (kept.claim.value for kept in claims if kept.claim.field in _OF_PAPERS)
    named = ("target", "to", "from")
    found = (value.get(name) for value in said if value for name in named)
    return {number for number in found if isinstance(number, int)}


def names(claims: Sequence[Kept]) -> dict[int, str]:
    """Return what the papers of which claims speak are called; hidden ones are not."""
    seen = services().catalogue.holdings.briefs(papers(claims), reader())
    return {brief.id: places.name(brief) for brief in seen}


def reaching(acts: list[Act]) -> list[Act]:
    """Say of acts how many papers each touched."""
    numbers = [act.number for act in acts if act.is_person]
    reach = services().catalogue.claims.reach(numbers, reader())
    for act in acts:
        act.reach = reach.get(act.number, 1)
    return acts


def _replayed(claims: Iterable[Kept]) -> Iterator[tuple[Kept, Kept | None]]:
    """Yield each claim with the one that stood about the same thing before it."""
    said: dict[Topic, list[Kept]] = {}
    for kept in claims:
        earlier = said.setdefault(_topic(kept), [])
        yield kept, _stood(earlier, kept.claim.made_at)
        earlier.append(kept)


def _topic(kept: Kept) -> Topic:
    made = kept.claim
    names = _TOPICS.get(made.field, ())
    return made.field, repr([made.value[name] for name in names])


def _stood(earlier: Sequence[Kept], at: dt.datetime | None) -> Kept | None:
    live = [
        kept
        for kept in earlier
        if kept.withdrawn_at is None or (at and kept.withdrawn_at > at)
    ]
    return max(reversed(live), key=lambda kept: weight(kept.claim), default=None)
