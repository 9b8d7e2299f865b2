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
    number = (request.view_args or {}).get("number")
    if act is None or not isinstance(number, int):
        return None
    try:
        claims = services().catalogue.claims.of(number, reader())
    except NotFoundError:
        return None
    told = history.acts(claims, history.names(claims))
    return next(iter(history.reaching(_made(told, act))), None)


def telling(address: str, act: int) -> str:
    """Return an address of ours at which the page tells of an act."""
    return addresses.changed(address, {"done": str(act)})


def _made(told: list[history.Act], number: int) -> list[history.Act]:
    return [act for act in told if act.is_person and act.number == number]
