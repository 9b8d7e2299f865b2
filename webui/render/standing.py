"""What stands about a fact, in words: who said so, how surely, and where it stands."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from markupsafe import Markup

from archive import facts as archive_facts
from archive.catalogue import Kept
from archive.facts import FACTS, Metadata
from archive.model import Claim, Evidence
from webui.render import facts, language, places, words
from webui.render.language import gettext
from webui.render.marking import Place, marked

_SURE = 0.9
_FAIRLY = 0.7
_AROUND = 1_200
"""Characters shown before and after a place: about half a printed page each way."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a claim says, and who says it."""

    claim: int
    lines: Sequence[str]
    is_person: bool
    who: str
    at: dt.datetime | None
    trust: str
    printed: str | None


def said(kept: Kept) -> Said:
    """Return what a claim says in the words of an office."""
    claim = kept.claim
    is_person = archive_facts.is_person(claim)
    return Said(
        claim=kept.id,
        lines=lines(claim),
        is_person=is_person,
        who=words.by(claim),
        at=claim.made_at,
        trust="" if is_person else _trust(claim.evidence),
        printed=claim.verbatim,
    )


def _trust(evidence: Evidence | None) -> str:
    if evidence is None:
        return ""
    if evidence.confidence >= _SURE:
        return gettext("đọc rõ")
    if evidence.confidence >= _FAIRLY:
        return gettext("đọc khá rõ, nên đối chiếu")
    return gettext("đọc không chắc, cần đối chiếu")


def lines(claim: Claim) -> Sequence[str]:
    """Return a claim's value as it is shown among the facts; none where it is empty."""
    if not claim.value:
        return ()
    if claim.field not in FACTS:
        return (str(claim.value),)
    if claim.field == "regime":
        return (words.say(words.REGIMES, claim.value),)
    if claim.field == "flags":
        return [words.flag(code).text for code in claim.value]
    try:
        view = archive_facts.view([claim])
    except msgspec.ValidationError:
        return (str(claim.value),)
    return facts.lines(claim.field, getattr(view, claim.field))


def label(field: str) -> str:
    """Return what a field of a claim is called."""
    return words.say(words.FACTS | words.CLAIMS, field)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of a page around the place of a fact, with that place marked."""

    page: int
    start: int
    text: Markup
    is_found: bool
    is_cut_before: bool
    is_cut_after: bool


def excerpt(name: str, evidence: Evidence | None, text: str, page: int) -> Excerpt:
    """Return the text around a fact; the beginning of the page where it was not read."""
    start = max(0, evidence.start - _AROUND) if evidence else 0
    end = (evidence.end if evidence else _AROUND) + _AROUND
    place = (
        [Place(evidence.start, evidence.end, name=places.fact_name(name))]
        if evidence
        else []
    )
    return Excerpt(
        page=page,
        start=evidence.start if evidence else 0,
        text=marked(text[start:end], place, start),
        is_found=bool(evidence),
        is_cut_before=start > 0,
        is_cut_after=end < len(text),
    )


def missing(metadata: Metadata) -> list[tuple[str, str]]:
    """Return the facts that were not found, with their names, to be added."""
    return [
        (name, language.gettext(said))
        for name, said in words.FACTS.items()
        if not getattr(metadata, name)
    ]
