"""The question whether one paper does something to another, with its answers."""

from typing import Any

from flask import url_for

from archive import links
from archive.catalogue import Affecting
from archive.links import StatusCode
from webui.render import dates, words
from webui.render.doubts import Option
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

_OFTEN: tuple[StatusCode, ...] = ("partly_changed", "superseded", "repealed")
"""What a proposal is mostly changed to; anything else is said on the page of the paper."""


def asked(number: int) -> dict[str, Any]:
    """Return what is asked about the effect of a citation, and what may be answered.

    Raises:
        NotFoundError: there is no such citation that the reader may see.
    """
    made = services().catalogue.verdicts.get(number, reader())
    meant = made.link.target
    aim = meant.id if meant else made.paper.id
    return {
        "meant": meant,
        "provision": made.provision,
        "flags": [words.flag(code) for code in made.flags],
        "options": [_confirm(made), *_others(made)],
        "seen": {"effect": made.given.claim if made.given else ""},
        "elsewhere": url_for("standing.show", number=aim, _anchor=f"effect-{number}"),
    }


def verb(code: StatusCode) -> str:
    """Return what a paper does that has an effect, as it stands in a sentence."""
    return words.say(words.CITES, links.RELATION_OF.get(code, code)).lower()


def _confirm(made: Affecting) -> Option:
    why = gettext("từ ngày %(day)s", day=dates.day(made.since)) if made.since else ""
    said = gettext("Đúng: %(verb)s", verb=verb(made.effect or "unknown"))
    return Option("c", "confirm", said, why)


def _others(made: Affecting) -> list[Option]:
    rest = (code for code in _OFTEN if code != made.effect)
    return [
        Option(str(key), f"change-{code}", gettext("Khác: %(verb)s", verb=verb(code)))
        for key, code in enumerate(rest, 1)
    ]
