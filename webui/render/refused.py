"""Why files were refused, in words, and what was just done about some of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import request

from archive.catalogue import Refused
from webui.render import addresses, words

MOST = 100
"""Files that are told as just seen to."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why files were refused, which also says what to do, and how many."""

    code: str
    sentence: str
    files: int


def reasons(found: Iterable[Refused]) -> list[Reason]:
    """Return the reasons in words."""
    return [
        Reason(one.reason, words.say(words.REASONS, one.reason), one.files)
        for one in found
    ]


def seen() -> list[int] | None:
    """Return the files that were just said to be seen to, where any were asked for."""
    if "seen" not in request.args:
        return None
    numbers = map(addresses.whole, request.args["seen"].split(".")[:MOST])
    return [number for number in numbers if number is not None]


def retried() -> int | None:
    """Return the batch in which files were just tried again; 0 where none were."""
    return addresses.whole(request.args.get("retried", ""))
