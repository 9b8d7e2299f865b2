"""Whom papers are for, in the words of an office, and as something to choose."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive import role_words
from archive.access import KEEPERS, groups_of
from archive.catalogue.offices import Office
from webui.render import words
from webui.render.language import gettext
from webui.services import services


@dataclass(frozen=True, slots=True)
class Choice:
    """What a form about whom papers are for offers, and what is chosen in it."""

    whom: str
    chosen: frozenset[int]
    offices: tuple[Office, ...]


def choice(audience: str) -> Choice:
    """Return what can be chosen: offices that are open, and those chosen already."""
    chosen = groups_of(audience)
    whom = "offices" if chosen else audience
    offices = services().catalogue.offices.all()
    offered = (one for one in offices if not one.closed_at or one.id in chosen)
    return Choice(whom, chosen, tuple(offered))


def whom(audience: str) -> str:
    """Return whom papers are for, in words."""
    if audience in role_words.AUDIENCES:
        return words.say(role_words.AUDIENCES, audience)
    if numbers := groups_of(audience):
        return ", ".join(_names(numbers))
    return words.say(role_words.AUDIENCES, KEEPERS)


def _names(numbers: Iterable[int]) -> Iterable[str]:
    known = {one.id: one.name for one in services().catalogue.offices.all()}
    for number in sorted(numbers):
        yield known.get(number) or gettext("phòng số %(number)s", number=number)
