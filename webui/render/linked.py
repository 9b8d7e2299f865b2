"""One link as a clerk looks at it again: what speaks for it, and who decided."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive import links
from archive import words as office
from archive.catalogue import Brief, Kept, Link
from webui.render import places, words
from webui.render.language import gettext


@dataclass(frozen=True, slots=True)
class Line:
    """A decision as its history tells it."""

    kept: Kept
    by: str
    said: str
    undone_by: str | None


def agreed(link: Link) -> tuple[str, ...]:
    """Return what speaks for the paper found, or for those that may be meant."""
    return _said_of(words.AGREED, link.reasons)


@dataclass(frozen=True, slots=True)
class Grounds:
    """What speaks for a paper to be the one cited, and what against it, in words."""

    agrees: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


def grounds(link: Link) -> dict[int, Grounds]:
    """Return the grounds of each paper that may be meant, by its number."""
    return {
        one.document: Grounds(
            _said_of(words.AGREED, one.agrees), _said_of(office.DIFFERED, one.differs)
        )
        for one in link.weighed
    }


def _said_of(known: Mapping[str, str], codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(words.say(known, code) for code in codes if code in known)


def about(link: Link, own: Sequence[Link], kept: Iterable[Kept]) -> list[Kept]:
    """Return the decisions about the place of ``link``, among all its paper cites.

    That is where it stands now, and where the decision that holds was made.
    """
    now = links.places([one.citation for one in own])
    here = {
        _spot(place.page, place.verbatim, place.occurrence)
        for one, place in zip(own, now, strict=True)
        if one.id == link.id
    }
    made = [one for one in kept if one.claim.field == "link"]
    holding = link.decided and link.decided.claim
    here |= {_where(one) for one in made if one.id == holding}
    return [one for one in made if _where(one) in here]


def _where(kept: Kept) -> tuple[int, str, int]:
    value = kept.claim.value
    return _spot(value["page"], value["verbatim"], value["occurrence"])


def _spot(page: int, verbatim: str, occurrence: int) -> tuple[int, str, int]:
    return page, verbatim, occurrence


def lines(history: Iterable[Kept], named: Mapping[int, Brief]) -> list[Line]:
    """Return the decisions as sentences, the newest first; ``named`` are papers."""
    return [
        Line(
            kept,
            words.person(kept.claim.source),
            _said(kept, named),
            words.person(kept.withdrawn_by) if kept.withdrawn_by else None,
        )
        for kept in reversed(list(history))
    ]


def _said(kept: Kept, named: Mapping[int, Brief]) -> str:
    value = kept.claim.value
    target = value["target"]
    if target is None:
        return gettext("Không có trong kho")
    brief = named.get(target)
    name = (
        places.name(brief) if brief else gettext("Văn bản mã %(number)s", number=target)
    )
    if value["choice"] == "reject":
        return gettext("Không phải %(paper)s", paper=name)
    return name
