"""Whom papers are for, as it is typed on the command line."""

from archive.access import CLERKS, EVERYONE, for_groups, is_audience
from archive.catalogue import Catalogue

HELP = "Whom they are for: everyone, clerks, or offices, a comma between them."


def read(text: str, catalogue: Catalogue) -> str:
    """Return the audience that is meant.

    Raises:
        NotFoundError: there is no such office.
    """
    typed = text.strip()
    if typed.casefold() in (EVERYONE, CLERKS):
        return typed.casefold()
    if is_audience(typed):
        typed = typed.removeprefix("groups:")
    named = [one.strip() for one in typed.split(",") if one.strip()]
    return for_groups({catalogue.offices.named(one).id for one in named})
