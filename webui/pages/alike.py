"""One decision applied to like cases: looked through first, undone as one."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive import doubts
from archive.catalogue import Affecting, Doubtful, Kept
from archive.errors import ConflictError, NotFoundError
from webui.forms import deciding, questions
from webui.render import addresses, places, sentences, verdicts
from webui.render import doubts as drawn
from webui.security import reader
from webui.services import services

pages = Blueprint("alike", __name__)

MOST = 25
"""Like cases looked through at once; the rest are offered again afterwards."""


@dataclass(frozen=True, slots=True)
class Like:
    """A like case in the preview: what is printed, what would be recorded."""

    doubt: Doubtful
    label: str
    sentence: sentences.Sentence | None
    before: str
    after: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class Act:
    """A decision that was made, by which others may be decided."""

    of: int
    number: int
    made: tuple[Kept, ...]
    like: str
    how: doubts.How


@pages.get("/doubts/like")
def show() -> str:
    """Show the like cases, each with its sentence, to be ticked."""
    return _page(_act())


def _act() -> Act:
    given = request.values
    of, number = (addresses.whole(given.get(name, "")) for name in ("of", "act"))
    made = services().catalogue.doubts.made(of or 0, number or 0, reader())
    how = doubts.HOWS.get(given.get("how", ""))
    if not made or of is None or number is None or how is None:
        what = f"quyết định mã {number or 0}"
        raise NotFoundError(what)
    return Act(of, number, made, given.get("like", ""), how)


def _page(act: Act, conflict: ConflictError | None = None) -> str:
    found = _found(act)
    kinds = {name: request.values.get(name, "") for name in ("kind", "at")}
    return render_template(
        "doubts_like.html",
        act=act,
        like=[_like(one, act) for one in found[:MOST]],
        more=max(0, len(found) - MOST),
        back=_back(),
        conflict=conflict,
        given={name: value for name, value in kinds.items() if value},
    )


def _found(act: Act) -> list[Doubtful]:
    found = services().catalogue.doubts.alike(act.like, reader())
    return [
        one
        for one in found
        if doubts.may_spread(one.kind, act.how) and _is_about(act, one)
    ]


def _is_about(act: Act, doubt: Doubtful) -> bool:
    """Whether the act decided about a link, an effect or a fact, as the doubt asks."""
    made, placed = act.made[0].claim.field, (doubts.LINK, doubts.EFFECT)
    if doubt.citation is None:
        return made not in placed
    return made == doubt.field


def _like(doubt: Doubtful, act: Act) -> Like:
    standing = _standing(doubt)
    if doubt.citation is None:
        values = _values(act, standing)
        after = drawn.said(values) if values else ""
        evidence = doubt.paper.metadata.evidence.get(doubt.field)
        place = (evidence.page, evidence.start, evidence.end) if evidence else None
        kept = standing.get(doubt.field)
        before = drawn.said({doubt.field: kept.claim.value}) if kept else ""
    else:
        cited = services().catalogue.decisions.link(doubt.citation, reader()).citation
        place, before = (cited.page, cited.start, cited.end), ""
        after = _chosen(act, doubt)
    return Like(
        doubt=doubt,
        label=places.name(doubt.paper),
        sentence=_sentence(doubt, place),
        before=before,
        after=after,
        ticked=_is_ticked(doubt, act),
    )


def _sentence(
    doubt: Doubtful, place: tuple[int, int, int] | None
) -> sentences.Sentence | None:
    if place is None:
        return None
    page, start, end = place
    shown = services().catalogue.documents.page(doubt.paper.id, page, reader())
    return sentences.around(shown.text, start, end)


def _standing(doubt: Doubtful) -> dict[str, Kept]:
    if doubt.citation is not None:
        return {}
    return {name: kept for name, kept in questions.held(doubt).items() if kept}


def _values(act: Act, standing: dict[str, Kept]) -> dict[str, Any]:
    """Return what the act says of a like case: confirmed is what stands there."""
    if act.how == "confirm":
        return {name: kept.claim.value for name, kept in standing.items()}
    return {kept.claim.field: kept.claim.value for kept in act.made}


def _is_ticked(doubt: Doubtful, act: Act) -> bool:
    """Whether a like case is most likely the same; what is odd is looked at first."""
    if doubt.field == doubts.EFFECT and doubt.citation is not None:
        return not services().catalogue.verdicts.get(doubt.citation, reader()).flags
    return act.how != "value" or doubts.is_sure_to_spread(doubt.kind)


def _chosen(act: Act, doubt: Doubtful) -> str:
    if doubt.field == doubts.EFFECT and doubt.citation is not None:
        made = services().catalogue.verdicts.get(doubt.citation, reader())
        name = places.name(made.link.target) if made.link.target else ""
        return "; ".join(verdicts.of_effect({"code": _code(act, made)}, name))
    target = act.made[0].claim.value.get("target")
    found = services().catalogue.holdings.briefs([target or 0], reader())
    return places.name(found[0]) if found else ""


def _code(act: Act, made: Affecting) -> str | None:
    """Return the effect that the act says a like case has."""
    if act.how == "confirm":
        return made.effect
    code: str | None = act.made[0].claim.value["code"]
    return code


@pages.post("/doubts/like")
def apply() -> Redirect | tuple[str, int]:
    """Decide the ticked ones as part of the act, all of them or none."""
    act = _act()
    ticked = set(map(addresses.whole, request.form.getlist("doubt")))
    chosen = [one for one in _found(act) if one.id in ticked]
    try:
        with services().catalogue.together():
            for doubt in chosen:
                _apply(doubt, act)
    except ConflictError as conflict:
        return _page(act, conflict), 409
    return redirect(_back(), 303)


def _apply(doubt: Doubtful, act: Act) -> None:
    if doubt.citation is not None and doubt.field == doubts.EFFECT:
        words = {"confirm": "confirm", "none": "reject"}
        change = f"change-{act.made[0].claim.value['code']}"
        deciding.judge(doubt.citation, words.get(act.how, change), None, act.number)
    elif doubt.citation is not None:
        made = act.made[0].claim.value
        services().catalogue.decisions.decide(
            doubt.citation,
            made["choice"],
            made["target"],
            reader=reader(),
            by=f"person:{reader().name}",
            at=services().clock(),
            instead_of=None,
            act=act.number,
        )
    else:
        standing = _standing(doubt)
        seen = {name: kept.id for name, kept in standing.items()}
        deciding.keep(doubt.paper.id, _values(act, standing), seen, act.number)


def _back() -> str:
    """Return the address of the queue, which still offers to undo the act."""
    names = ("kind", "at", "of", "act", "how", "like")
    given = {name: request.values[name] for name in names if request.values.get(name)}
    return f"{url_for('doubts.show')}?{urlencode(given)}"
