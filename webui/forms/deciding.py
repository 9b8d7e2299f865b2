"""What a form decides about a paper, kept as one act."""

from collections.abc import Iterable, Mapping

from flask import request

from archive import links
from archive.errors import UsageError
from archive.sentences import Sentence
from webui.forms import judging
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


def judge(citation: int, chosen: str, seen: int | None, act: int | None = None) -> int:
    """Decide what a citation does to the paper it means; return the act.

    ``chosen`` is an answer, ``change`` with the effect behind it.

    Raises:
        UsageError: there is no such answer.
        ConflictError: somebody else has decided about it meanwhile.
    """
    word, _, code = chosen.partition("-")
    answer = judging.ANSWERS.get(word)
    if answer is None or (answer == "change" and code not in links.CHANGES):
        message = Sentence("Chưa chọn câu trả lời nào.")
        raise UsageError(message)
    made = services().catalogue.verdicts.decide(
        citation,
        answer,
        code=judging.CODES.get(code),
        reader=reader(),
        by=f"person:{reader().name}",
        at=services().clock(),
        instead_of=seen,
        act=act,
    )
    return act or made
