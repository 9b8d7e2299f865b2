"""Whom papers are for, as it is typed on the command line."""

from archive.access import CLERKS, EVERYONE, KEEPERS, for_groups, is_audience
from archive.catalogue import Catalogue
from archive.errors import UsageError
from archive.sentences import Sentence

HELP = "Whom they are for: everyone, clerks, or offices, a comma between them."


def read(text: str, catalogue: Catalogue) -> str:
    """Return the audience that is meant.

    Raises:
        UsageError: nobody is named.
        NotFoundError: there is no such office.
    """
    typed = text.strip()
    if typed.casefold() in (EVERYONE, CLERKS, KEEPERS):
        return typed.casefold()
    if is_audience(typed):
        typed = typed.removeprefix("groups:")
    named = [one.strip() for one in typed.split(",") if one.strip()]
    if not named:
        message = Sentence("Chưa rõ dành cho ai: hãy chọn lại phòng, ban.")
        raise UsageError(message)
    return for_groups({catalogue.offices.named(one).id for one in named})
