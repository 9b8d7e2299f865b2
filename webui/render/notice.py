"""What was just decided about a paper, told on the page that comes next.

The address names the act, so that the page says the same when it is loaded again,
and tells of the undo as soon as there is one.
"""

from flask import request

from archive.errors import NotFoundError
from webui.render import addresses, history
from webui.security import reader
from webui.services import services


def notice() -> history.Act | None:
    """Return the act that the address names, if it decided about its paper."""
    act = addresses.whole(request.args.get("done", ""))
    elsewhere = addresses.whole(request.args.get("made_in", ""))
    number = elsewhere or (request.view_args or {}).get("number")
    if act is None or not isinstance(number, int):
        return None
    try:
        claims = services().catalogue.claims.of(number, reader())
    except NotFoundError:
        return None
    told = history.acts(claims, history.names(claims))
    made = next(iter(history.reaching(_made(told, act))), None)
    if made is not None:
        made.paper = number
    return made


def telling(address: str, act: int, *, of: int | None = None) -> str:
    """Return an address of ours at which the page tells of an act.

    It may be the page of another paper than the one ``of`` which it was decided.
    """
    is_own = of is None or f"{address}/".startswith(_page(of))
    said = {"done": str(act), "made_in": None if is_own else str(of)}
    return addresses.changed(address, said)


def _page(number: int) -> str:
    return f"{addresses.FOLDER}/{number}/"


def _made(told: list[history.Act], number: int) -> list[history.Act]:
    return [act for act in told if act.is_person and act.number == number]
