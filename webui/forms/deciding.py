"""What a form decides about the facts of a paper, kept as one act."""

from collections.abc import Iterable, Mapping

from flask import request

from webui.forms.inputs import Facts
from webui.render import addresses
from webui.security import reader
from webui.services import services

Seen = Mapping[str, int | None]
"""The claim of each fact in whose light it is decided, None where none stood."""


def seen(facts: Iterable[str]) -> Seen:
    """Return the claims that stood when the form was opened, as it says itself."""
    return {
        name: addresses.whole(request.form.get(f"seen_{name}", "")) for name in facts
    }


def keep(paper: int, facts: Facts, seen: Seen, act: int | None = None) -> int | None:
    """Make the decisions about one paper, all of them or none; return their act.

    Raises:
        ConflictError: somebody else has decided about one of them meanwhile.
    """
    catalogue, now = services().catalogue, services().clock()
    with catalogue.together():
        for name, value in facts.items():
            # A number goes with its symbol, and most symbols had none beside them.
            if name == "number" and value is None and seen.get(name) is None:
                continue
            made = catalogue.claims.decide(
                paper,
                name,
                value,
                by=f"person:{reader().name}",
                at=now,
                instead_of=seen.get(name),
                act=act,
            )
            act = act or made
    return act
