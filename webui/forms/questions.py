"""The question that a doubt puts to a clerk, with its answers and its proof."""

from typing import Any

from flask import request, url_for

from archive import doubts, facts, proposals
from archive.catalogue import Brief, Doubtful, Kept, Link
from archive.errors import NotFoundError
from archive.model import Citation
from webui.forms import asking, decodings, effects, offered
from webui.forms.fields import FIELDS
from webui.forms.inputs import Problem, typed
from webui.render import cuts, places, standing
from webui.render import doubts as drawn
from webui.render.pictured import pictured
from webui.security import reader
from webui.services import services

_WIDE = 1600


def asked(doubt: Doubtful, problem: Any) -> dict[str, Any]:
    """Return everything the question in focus shows."""
    if doubt.citation is not None and doubt.field == doubts.EFFECT:
        return _asked_effect(doubt, doubt.citation)
    if doubt.citation is not None:
        return _asked_link(doubt, doubt.citation)
    stands = held(doubt)
    kept = stands[doubt.field]
    if doubt.field == doubts.PARTS:
        return _asked_parts(doubt, stands)
    if doubt.field == doubts.DECODING:
        return _asked_decoding(doubt, stands)
    place = doubt.paper.metadata.evidence.get(doubt.field)
    shown = FIELDS[doubt.field].shown(doubt.paper.metadata)
    sent = typed(request.form, FIELDS[doubt.field].names)
    is_typed = isinstance(problem, Problem)
    return {
        "doubt": doubt,
        "about": doubt.field,
        "question": drawn.question(doubt, drawn.printed_fact(doubt, kept)),
        "cut": _cut(doubt),
        "fact": standing.label(doubt.field),
        "options": drawn.of_fact(proposed(doubt)),
        "as_read": "; ".join(standing.lines(kept.claim)) if kept else "",
        "form": asking.form(
            doubt.field,
            sent if is_typed else shown,
            doubt.paper.metadata,
            problem if is_typed else None,
        ),
        "sure": drawn.token(sent) if is_typed else "",
        "seen": {name: one.id if one else "" for name, one in stands.items()},
        "picture": _picture(doubt, place.page if place else 1),
        "evidence": _evidence(
            doubt,
            place.page if place else 1,
            (place.start, place.end) if place else (None, None),
        ),
    }


def _asked_parts(doubt: Doubtful, stands: dict[str, Kept | None]) -> dict[str, Any]:
    """Return the question whether a file is one paper, with its parts to look at."""
    paper = doubt.paper
    place = paper.metadata.evidence.get(doubt.field)
    page = place.page if place else 1
    return {
        "doubt": doubt,
        "about": doubt.field,
        "question": drawn.question(doubt, ""),
        "options": [],
        "parts": offered.parts(paper.id, paper.metadata.parts),
        "seen": {name: one.id if one else "" for name, one in stands.items()},
        "picture": _picture(doubt, page),
        "evidence": _evidence(
            doubt, page, (place.start, place.end) if place else (None, None)
        ),
    }


def _asked_decoding(doubt: Doubtful, stands: dict[str, Kept | None]) -> dict[str, Any]:
    """Return the question whether old letters are read right, and how else they read."""
    found = doubt.paper.metadata.decoding
    place = doubt.paper.metadata.evidence.get(doubt.field)
    page = place.page if place else 1
    text = found[0].text if found else ""
    return {
        "doubt": doubt,
        "about": doubt.field,
        "question": drawn.question(doubt, text),
        "options": [],
        "as_read": text,
        "decodings": decodings.offers(doubt.paper.id, found),
        "seen": {name: one.id if one else "" for name, one in stands.items()},
        "picture": _picture(doubt, page),
        "evidence": _evidence(
            doubt, page, (place.start, place.end) if place else (None, None)
        ),
    }


def _asked_link(doubt: Doubtful, number: int) -> dict[str, Any]:
    link = services().catalogue.decisions.link(number, reader())
    cited = link.citation
    return {
        "doubt": doubt,
        "about": f"{doubt.field} {places.place(cited)}",
        "question": drawn.question(doubt, drawn.printed_link(link)),
        "cut": _cut_link(doubt, cited),
        "fact": drawn.printed_link(link),
        "options": drawn.of_link(link, _meant(link)),
        "seen": {"link": link.decided.claim if link.decided else ""},
        "elsewhere": url_for(
            "linking.show", number=doubt.paper.id, at=places.place(cited)
        ),
        "picture": _picture(doubt, cited.page),
        "evidence": _evidence(doubt, cited.page, (cited.start, cited.end)),
    }


def _asked_effect(doubt: Doubtful, number: int) -> dict[str, Any]:
    """Return the question whether the paper does what it seems to do to another."""
    made = services().catalogue.verdicts.get(number, reader())
    cited = made.link.citation
    return {
        "doubt": doubt,
        "about": f"{doubt.field} {places.place(cited)}",
        "question": drawn.question(
            doubt,
            drawn.printed_link(made.link),
            effects.verb(made.effect or "unknown"),
        ),
        "cut": _cut_link(doubt, cited),
        "fact": drawn.printed_link(made.link),
        "picture": _picture(doubt, cited.page),
        "evidence": _evidence(doubt, cited.page, (cited.start, cited.end)),
    } | effects.asked(number)


def about(kept: Kept) -> str:
    """Return what a decision is about, as the forms of its doubt say it."""
    field, place = kept.claim.field, kept.claim.evidence
    is_placed = field in (doubts.LINK, doubts.EFFECT) and place
    return f"{field} {place.page}-{place.start}" if is_placed and place else field


def subject(doubt: Doubtful) -> str:
    """Return what a doubt is about, in the same words."""
    if doubt.citation is None:
        return doubt.field
    link = services().catalogue.decisions.link(doubt.citation, reader())
    return f"{doubt.field} {places.place(link.citation)}"


def _meant(link: Link) -> tuple[Brief, ...]:
    """Return the papers a citation may mean; all under its symbol where none fits."""
    if link.papers or not link.citation.symbol:
        return link.papers
    found = services().catalogue.documents.by_symbol(link.citation.symbol, reader())
    return tuple(paper for paper in found if paper.id != link.citing)


def _evidence(
    doubt: Doubtful, page: int, span: tuple[int | None, int | None]
) -> drawn.Evidence:
    try:
        shown = services().catalogue.documents.page(doubt.paper.id, page, reader())
    except NotFoundError:
        # A page that is gone must not keep the question from being asked.
        return drawn.evidence("", page, None, None)
    return drawn.evidence(shown.text, page, *span)


def _picture(doubt: Doubtful, page: int) -> str | None:
    """Return the address of the page as it is seen, where the file has pages."""
    paper = services().catalogue.documents.get(doubt.paper.id, reader())
    found = pictured(paper)
    return found.image(page, _WIDE) if found and found.is_read else None


def _cut(doubt: Doubtful) -> str | None:
    """Return the address of the place in doubt on its picture, where there is one."""
    paper = services().catalogue.documents.get(doubt.paper.id, reader())
    return cuts.address(paper, doubt.field)


def _cut_link(doubt: Doubtful, cited: Citation) -> str | None:
    """Return the same of a citation that was read off a picture."""
    paper = services().catalogue.documents.get(doubt.paper.id, reader())
    return cuts.link_address(paper, cited)


def held(doubt: Doubtful) -> dict[str, Kept | None]:
    """Return the claims in whose light a doubt about a fact is settled."""
    claims = services().catalogue.claims
    names = ("symbol", "number") if doubt.field == "symbol" else (doubt.field,)
    return {one: claims.standing(doubt.paper.id, one, reader()) for one in names}


def proposed(doubt: Doubtful) -> tuple[proposals.Proposal, ...]:
    """Return what the fact in doubt may be."""
    paper = services().catalogue.documents.get(doubt.paper.id, reader())
    names = [rendition.name for rendition in paper.renditions]
    return proposals.of(
        doubt.field, paper.metadata, names, services().authority, _registered(doubt)
    )


def _registered(doubt: Doubtful) -> dict[str, Any]:
    """Return what a register says of the paper in doubt."""
    kept = services().catalogue.claims.of(doubt.paper.id, reader())
    stands = (one.claim for one in kept if one.withdrawn_at is None)
    return {name: one.value for name, one in facts.registered(stands).items()}
