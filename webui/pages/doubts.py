"""The doubt queue: one question at a time, answered with one key, and undone."""

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive import doubts
from archive.catalogue import Doubtful, Kept
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import Choice
from webui import forms
from webui.forms import FIELDS, Facts, Problem, deciding, questions
from webui.render import addresses, history, places, standing, words
from webui.render import doubts as drawn
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

pages = Blueprint("doubts", __name__)

LISTED = 12
"""Doubts listed from the one in focus on."""

_CHOICES: dict[str, Choice] = {
    "confirm": "confirm",
    "choose": "choose",
    "reject": "reject",
}

_HOWS = {"confirm": "confirm", "reject": "none"}
"""How an answer about an effect is said of like cases."""

Answer = str | tuple[str, int] | Redirect


@pages.get("/doubts")
def show() -> str:
    """Show the question in focus, the first one unless the address says another."""
    return _page(_focus())


def _kind() -> doubts.Kind | None:
    given = request.values.get("kind", "")
    return next((kind for kind in doubts.KINDS if kind == given), None)


def _focus() -> Doubtful | None:
    at = addresses.whole(request.args.get("at", ""))
    if at is not None:
        try:
            return services().catalogue.doubts.get(at, reader())
        except NotFoundError:
            # Settled meanwhile, by somebody else or as a like case: on to the rest.
            pass
    return next(iter(services().catalogue.doubts.listed(reader(), kind=_kind())), None)


def _page(focus: Doubtful | None, problem: Any = None) -> str:
    queue, kind = services().catalogue.doubts, _kind()
    start = focus.place if focus else None
    found = queue.listed(reader(), kind=kind, start=start, limit=LISTED + 1)
    counts = queue.counts_by_kind(reader())
    return render_template(
        "doubts.html",
        focus=questions.asked(focus, problem) if focus else None,
        lines=drawn.lines(found[:LISTED]),
        next=found[1].id if len(found) > 1 else None,
        is_first=focus == next(iter(queue.listed(reader(), kind=kind, limit=1)), None),
        kinds=drawn.kinds(counts),
        kind=kind,
        total=sum(counts.values()),
        done=_done(),
        problem=problem,
        alert=None if isinstance(problem, Problem) else problem,
    )


def _done() -> dict[str, Any] | None:
    """Return what was just decided, to undo it or to apply it to like cases."""
    of, act = (addresses.whole(request.args.get(name, "")) for name in ("of", "act"))
    made = services().catalogue.doubts.made(of or 0, act or 0, reader())
    if not made or act is None:
        return None
    return {
        "of": of,
        "act": act,
        "said": _told(made[0]),
        "by": words.person(made[0].claim.source),
        "like": request.args.get("like", ""),
        "how": request.args.get("how", ""),
        "more": _more(),
        "reach": services().catalogue.claims.reach([act], reader()).get(act, 1),
    }


def _more() -> int:
    """Count the like cases to which what was just decided may be applied."""
    how, like = (request.args.get(name, "") for name in ("how", "like"))
    decided = doubts.HOWS.get(how)
    if not like or decided is None:
        return 0
    found = services().catalogue.doubts.alike(like, reader())
    return sum(doubts.may_spread(one.kind, decided) for one in found)


def _told(kept: Kept) -> str:
    if kept.claim.field == doubts.EFFECT:
        return "; ".join(history.shown(kept, history.names([kept])))
    if kept.claim.field != doubts.LINK:
        return f"{standing.label(kept.claim.field)}: {drawn.said(_value(kept))}"
    target = kept.claim.value.get("target")
    if kept.claim.value["choice"] == "reject":
        return gettext("Không có trong kho: %(printed)s", printed=kept.claim.verbatim)
    found = services().catalogue.holdings.briefs([target], reader())
    return places.name(found[0]) if found else str(kept.claim.verbatim)


def _value(kept: Kept) -> Facts:
    return {kept.claim.field: kept.claim.value}


@pages.post("/doubts/<int:number>")
def decide(number: int) -> Answer:
    """Settle a doubt, and show the next one with what can be undone."""
    try:
        doubt = services().catalogue.doubts.get(number, reader())
    except NotFoundError:
        return _on(status="settled", **_faster())
    try:
        answer = _answer(doubt)
        if isinstance(answer, Problem):
            return _page(doubt, answer), 422
        act, how = answer
    except ConflictError as conflict:
        return _page(doubt, conflict), 409
    except UsageError as problem:
        return _page(doubt, problem), 422
    return _on(of=doubt.paper.id, act=act, how=how, like=doubt.likeness)


def _faster() -> dict[str, int]:
    """Return the act by which somebody else settled the doubt of this form, if any."""
    of, about = addresses.whole(request.form.get("of", "")), request.form.get("about")
    try:
        kept = services().catalogue.claims.of(of or 0, reader())
    except NotFoundError:
        return {}
    made = [one for one in kept if one.act and one.withdrawn_at is None]
    last = next((one for one in reversed(made) if questions.about(one) == about), None)
    return {"of": of, "act": last.act} if of and last and last.act else {}


def _on(**more: object) -> Redirect:
    """Go to the next doubt, which the form names, and tell what was done."""
    given = {"kind": _kind(), "at": addresses.whole(request.form.get("next", ""))}
    said = {name: value for name, value in (given | more).items() if value is not None}
    return redirect(f"{url_for('doubts.show')}?{urlencode(said)}", 303)


def _answer(doubt: Doubtful) -> tuple[int | None, str] | Problem:
    """Decide as the form says; return the act, and how it may be said of others."""
    chosen = request.form.get("do", "")
    if doubt.citation is not None and doubt.field == doubts.EFFECT:
        seen = deciding.seen([doubts.EFFECT])[doubts.EFFECT]
        judged = deciding.judge(doubt.citation, chosen, seen)
        return judged, _HOWS.get(chosen, "value")
    if doubt.citation is not None:
        return _answer_link(doubt.citation, chosen), "value"
    values = _read(doubt, chosen)
    if isinstance(values, Problem):
        return values
    act = deciding.keep(doubt.paper.id, values, deciding.seen(values))
    how = chosen if chosen in ("confirm", "none") else "value"
    return act, how


def _answer_link(number: int, chosen: str) -> int:
    word, _, paper = chosen.partition("-")
    verb, target = _CHOICES.get(word), addresses.whole(paper)
    if verb is None:
        raise UsageError(gettext("Chưa chọn câu trả lời nào."))
    return services().catalogue.decisions.decide(
        number,
        verb,
        target,
        reader=reader(),
        by=f"person:{reader().name}",
        at=services().clock(),
        instead_of=addresses.whole(request.form.get("seen_link", "")),
    )


def _read(doubt: Doubtful, chosen: str) -> Facts | Problem:
    held = questions.held(doubt)
    if chosen == "confirm" and held[doubt.field]:
        return {name: kept.claim.value for name, kept in held.items() if kept}
    if chosen == "none":
        return {
            name: None for name, kept in held.items() if kept or name == doubt.field
        }
    for one in questions.proposed(doubt):
        if drawn.token(one.facts) == chosen:
            return one.facts
    if chosen != "save" or doubt.field not in FIELDS:
        raise UsageError(gettext("Chưa chọn câu trả lời nào."))
    field = FIELDS[doubt.field]
    typed = forms.typed(request.form, field.names)
    read = field.read(typed, doubt.paper.metadata, services().authority)
    if isinstance(read, Problem) and read.facts is not None and _is_sure(typed):
        return read.facts
    return read


def _is_sure(typed: forms.Typed) -> bool:
    """Whether the same was sent before: asking once is enough."""
    return request.form.get("sure") == drawn.token(typed)


@pages.post("/doubts/undo")
def undo() -> Redirect:
    """Take the last act back; its doubt stands in focus again."""
    of, act = (addresses.whole(request.form.get(name, "")) for name in ("of", "act"))
    made = services().catalogue.doubts.made(of or 0, act or 0, reader())
    if not made or of is None or act is None:
        return _on(status="settled")
    services().catalogue.claims.withdraw_act(
        act, reader=reader(), by=f"person:{reader().name}", at=services().clock()
    )
    about = {questions.about(kept) for kept in made}
    again = services().catalogue.doubts.of(of, reader())
    back = [doubt.id for doubt in again if questions.subject(doubt) in about]
    at = {"at": back[0]} if back else {}
    return _on(**at, status="undone")
