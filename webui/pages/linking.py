"""Looking at one citation again: which paper is meant, by whose decision."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Brief, Kept, Link
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import Choice
from archive.sentences import Sentence
from webui.forms import seeking
from webui.render import addresses, effects, linked, mentions, offices, places
from webui.security import reader
from webui.services import services

pages = Blueprint("linking", __name__)

MOST_LIKE = 50
"""Like cases offered with one decision: as many as somebody would look through."""


@pages.get("/documents/<int:number>/links/<at>")
def show(number: int, at: str) -> str:
    """Show what is cited at one place, why, and what else it may be."""
    return _page(_link(number, at))


@pages.post("/documents/<int:number>/links/<at>")
def decide(number: int, at: str) -> Redirect | tuple[str, int]:
    """Keep a decision about one place, and about like ones that were ticked."""
    link = _link(number, at)
    choice, target = _asked()
    try:
        act = _decide(link, choice, target)
    except ConflictError:
        return _page(_link(number, at), wished=(choice, _brief(target))), 409
    return redirect(url_for("linking.show", number=number, at=at, done=act), 303)


@pages.post("/documents/<int:number>/links/<at>/undo")
def undo(number: int, at: str) -> Redirect:
    """Take a decision back, with those made in the same act."""
    link = _link(number, at)
    act = addresses.whole(request.form.get("act", ""))
    if act not in {kept.act for kept in _history(link)}:
        what = f"quyết định mã {request.form.get('act', '')}"
        raise NotFoundError(what)
    services().catalogue.claims.withdraw_act(
        act or 0,
        reader=reader(),
        by=f"person:{reader().name}",
        at=services().clock(),
    )
    return redirect(url_for("linking.show", number=number, at=at, done=act), 303)


def _link(number: int, at: str) -> Link:
    for link in services().catalogue.citations.of(number, reader()):
        if places.place(link.citation) == at:
            return link
    what = f"trích dẫn ở {at!r} của văn bản mã {number}"
    raise NotFoundError(what)


def _asked() -> tuple[Choice, int | None]:
    word, _, target = request.form.get("decision", "").partition("-")
    choices: dict[str, Choice] = {
        "confirm": "confirm",
        "choose": "choose",
        "reject": "reject",
    }
    if word not in choices:
        message = Sentence("Chưa chọn văn bản được viện dẫn.")
        raise UsageError(message)
    return choices[word], addresses.whole(target)


def _decide(link: Link, choice: Choice, target: int | None) -> int:
    """Decide about a place and its like in one act: all of it or nothing."""
    catalogue, now = services().catalogue, services().clock()
    by = f"person:{reader().name}"
    seen = addresses.whole(request.form.get("instead_of", ""))
    ticked = set(map(addresses.whole, request.form.getlist("like")))
    with catalogue.together():
        like = catalogue.decisions.alike(link.id, reader()) if ticked else ()
        act = catalogue.decisions.decide(
            link.id, choice, target, reader=reader(), by=by, at=now, instead_of=seen
        )
        for other in (one.id for one in like if one.id in ticked):
            catalogue.decisions.decide(
                other,
                choice,
                target,
                reader=reader(),
                by=by,
                at=now,
                instead_of=None,
                act=act,
            )
    return act


def _brief(number: int | None) -> Brief | None:
    found = services().catalogue.holdings.briefs([number or 0], reader())
    return next(iter(found), None)


def _page(link: Link, wished: tuple[Choice, Brief | None] | None = None) -> str:
    catalogue = services().catalogue
    paper = catalogue.documents.get(link.citing, reader())
    page = catalogue.documents.page(link.citing, link.citation.page, reader())
    like = catalogue.decisions.alike(link.id, reader())[:MOST_LIKE]
    citing = catalogue.holdings.briefs({one.citing for one in like}, reader())
    sought = request.args.get("symbol", "").strip()
    return render_template(
        "link.html",
        paper=paper,
        link=link,
        at=places.place(link.citation),
        quote=mentions.quote(link, page.text),
        label=mentions.printed_label(link.citation),
        agreed=linked.agreed(link),
        grounds=linked.grounds(link),
        reasons=mentions.unresolved(link),
        like=[
            (one, brief) for one in like for brief in citing if brief.id == one.citing
        ],
        sought=sought,
        found=seeking.found(sought, link.citing),
        history=linked.lines(_history(link), _named(_history(link))),
        wished=wished,
        effects=_effects(link),
        body=offices.pointed(link.body or link.citation.body, link.citation.date),
        places=places,
    )


def _effects(link: Link) -> list[effects.Effect]:
    """Return what the citation does to the paper it means, where that is settled."""
    if link.target is None:
        return []
    return effects.shown([services().catalogue.verdicts.get(link.id, reader())])


def _history(link: Link) -> list[Kept]:
    kept = services().catalogue.claims.of(link.citing, reader())
    own = services().catalogue.citations.of(link.citing, reader())
    return linked.about(link, own, kept)


def _named(history: list[Kept]) -> dict[int, Brief]:
    numbers = [n for kept in history if (n := kept.claim.value["target"]) is not None]
    return {b.id: b for b in services().catalogue.holdings.briefs(numbers, reader())}
