"""What replaced what, told from the earliest paper to the latest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import url_for

from archive.catalogue import Act, Brief, Turn
from archive.model import Citation
from webui.render import dates, mentions, naming, places, words
from webui.render.boxes import named
from webui.render.changed import MANNERS
from webui.render.language import gettext
from webui.render.sentences import Sentence, around


@dataclass(frozen=True, slots=True)
class Object:
    """A paper to which something is done, and where to find it.

    ``candidates`` are the papers that may be meant where it is not settled which.
    """

    name: str
    href: str | None
    provision: str
    candidates: tuple[Brief, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What a paper does to earlier ones in one sentence, and the sentence.

    ``proof`` leads to where the sentence stands; a proposal waits for a person.
    """

    verb: str
    objects: tuple[Object, ...]
    sentence: Sentence
    proof: str
    is_proposed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A paper of the story; one that is not held has no ``paper``."""

    day: str
    name: str
    subject: str
    href: str | None
    is_present: bool
    is_missing: bool
    tells: tuple[Told, ...]


def timeline(turns: Sequence[Turn], present: int) -> list[Entry]:
    """Return the story of the paper ``present``, missing papers in their places."""
    found: list[tuple[str, Entry]] = []
    for turn in turns:
        found += [(_cited_day(a), _missing(a)) for a in _unheld(turn.acts)]
        found.append((_day(turn.paper), _entry(turn, present)))
    # What has no date keeps its place before the paper that tells of it.
    ordered: list[tuple[str, Entry]] = []
    latest = ""
    for day, entry in reversed(found):
        latest = day or latest
        ordered.append((latest, entry))
    ordered.reverse()
    return [entry for _, entry in sorted(ordered, key=lambda one: one[0])]


def _entry(turn: Turn, present: int) -> Entry:
    paper = turn.paper
    is_present = paper.id == present
    return Entry(
        day=dates.issued(paper.metadata.issued),
        name=", ".join((named(paper), *paper.metadata.issuers[:1])),
        subject=paper.metadata.subject or "",
        href=None if is_present else url_for("document.show", number=paper.id),
        is_present=is_present,
        is_missing=False,
        tells=_told(turn.acts, present),
    )


def _told(acts: Iterable[Act], present: int) -> tuple[Told, ...]:
    """Gather what one sentence does to several papers."""
    found: dict[tuple[str, str, bool], Told] = {}
    for act in acts:
        sentence = around(act.text, act.link.citation.start, act.link.citation.end)
        whole = sentence.before + sentence.cited + sentence.after
        told = Told(
            _verb(act),
            (_object(act, present),),
            sentence,
            _proof(act),
            is_proposed=act.is_proposed,
        )
        kind = told.verb, whole, told.is_proposed
        held = found.get(kind)
        if held is not None:
            told = replace(held, objects=held.objects + told.objects)
        found[kind] = told
    return tuple(found.values())


def _object(act: Act, present: int) -> Object:
    link, citation = act.link, act.link.citation
    name = mentions.printed_label(citation)
    href = _wanted(act)
    if citation.symbol and citation.type:
        name = f"{naming.kind(citation.type)} {citation.symbol}"
    if link.target is not None:
        is_present = link.target.id == present
        name = gettext("văn bản này") if is_present else named(link.target)
        number = link.target.id
        href = None if is_present else url_for("document.show", number=number)
    candidates = link.papers if link.state == "ambiguous" else ()
    return Object(name, href, citation.provision or "", candidates)


def _proof(act: Act) -> str:
    citation = act.link.citation
    return url_for(
        "document.show",
        number=act.link.citing,
        at=places.place(citation),
        _anchor=places.citation_name(citation),
    )


def _verb(act: Act) -> str:
    own = [
        r.manner
        for r in act.link.citation.relations
        if r.source_symbol is None and r.relation == act.relation == "amends"
    ]
    manners = [words.say(MANNERS, manner) for manner in dict.fromkeys(own) if manner]
    if not manners:
        return words.say(words.CITES, act.relation)
    return ", ".join((manners[0], *(m.lower() for m in manners[1:])))


def _unheld(acts: Iterable[Act]) -> list[Act]:
    return [act for act in acts if act.link.state == "unknown"]


def _missing(act: Act) -> Entry:
    citation = act.link.citation
    return Entry(
        day=citation.date_verbatim or gettext("không rõ ngày"),
        name=citation.verbatim,
        subject="",
        href=_wanted(act),
        is_present=False,
        is_missing=True,
        tells=(),
    )


def _wanted(act: Act) -> str | None:
    symbol = act.link.citation.symbol
    if act.link.state != "unknown" or not symbol:
        return None
    return places.wanted_address(symbol)


def _day(paper: Brief) -> str:
    issued = paper.metadata.issued
    if issued is None:
        return ""
    return issued.date.isoformat() if issued.date else issued.partial or ""


def _cited_day(act: Act) -> str:
    citation: Citation = act.link.citation
    return citation.date.isoformat() if citation.date else citation.date_partial or ""
