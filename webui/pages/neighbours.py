"""What stands around a paper, as a picture; and what replaced what."""

import re
from typing import get_args

from flask import Blueprint, Response, render_template, request

from archive.catalogue import Neighbourhood, Side, Wish
from archive.text import toneless
from webui.headers import ORIGINAL_POLICY
from webui.render import places, timeline, words
from webui.render.neighbourhood import NAMES, Picture
from webui.security import reader
from webui.services import services

pages = Blueprint("neighbours", __name__)
pages.add_app_template_filter(places.name, "paper_line")

SMALL = 5
"""Papers shown to each side in the picture on the page of a paper."""

_ASKED = ("steps", "side", "relation")
_SIDES: tuple[Side, ...] = get_args(Side)


@pages.get("/documents/<int:number>/neighbours")
def show(number: int) -> str:
    """Show the papers within two steps of a paper."""
    wish = _wish()
    return render_template(
        "neighbours.html",
        picture=Picture(_around(number, wish)),
        wish=wish,
        asked={name: request.args[name] for name in _ASKED if name in request.args},
        relations=words.CITES,
        story=_story(number),
    )


@pages.get("/documents/<int:number>/neighbours.svg")
def download(number: int) -> Response:
    """Hand out the picture as a file for a report."""
    picture = Picture(_around(number, _wish()))
    drawn = render_template("neighbours.svg", picture=picture)
    answer = Response(drawn, mimetype="image/svg+xml")
    name = re.sub(r"[^a-z0-9]+", "-", toneless(picture.short(picture.centre)))
    answer.headers.set(
        "Content-Disposition", "attachment", filename=f"luoc-do-{name.strip('-')}.svg"
    )
    answer.headers["Content-Security-Policy"] = ORIGINAL_POLICY
    return answer


@pages.app_template_global("neighbourhood")
def _small(number: int) -> Picture:
    """The picture on the page of a paper."""
    return Picture(_around(number, Wish(most=SMALL)))


@pages.app_template_global("story")
def _story(number: int) -> list[timeline.Entry]:
    """What replaced what around a paper, for its page."""
    turns = services().catalogue.chains.of(number, reader())
    return timeline.timeline(turns, number)


def _around(number: int, wish: Wish) -> Neighbourhood:
    return services().catalogue.neighbours.around(number, reader(), wish)


def _wish() -> Wish:
    """Return what the address asks for; nonsense asks for everything."""
    side, relation = request.args.get("side"), request.args.get("relation")
    return Wish(
        steps=1 if request.args.get("steps") == "1" else 2,
        sides=tuple(one for one in _SIDES if side in (one, None)) or _SIDES,
        relation=relation if relation in NAMES else None,
    )
