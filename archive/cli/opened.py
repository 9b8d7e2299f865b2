"""What commands about people begin with: the catalogue, the moment, and who asks."""

import datetime as dt
import os

from archive.catalogue import Catalogue, open_catalogue
from archive.settings import Settings


def catalogue() -> Catalogue:
    """Return the catalogue that the environment names, with its rules of accounts."""
    settings = Settings.from_env(os.environ)  # noqa: TID251  # the command line reads it
    return open_catalogue(settings.catalogue, accounts=settings.accounts)


def now() -> dt.datetime:
    """Return the moment: the clock of the command line."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # here time comes in


def who() -> str:
    """Return who sits at the machine, as far as it knows."""
    return os.environ.get("USER") or "cli"  # noqa: TID251  # likewise
