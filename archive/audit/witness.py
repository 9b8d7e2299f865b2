"""The catalogue as a witness of the audit: both must be taken to hide that one was."""

from pathlib import Path

from archive.audit.head import Head, Note
from archive.audit.opening import NOTE
from archive.catalogue import Catalogue


def bear(home: Path, catalogue: Catalogue) -> None:
    """Tell the catalogue how far the audit has come; it never goes back."""
    newest, told = Note(home / NOTE).read(), heard(catalogue)
    if newest and (not told or told[0].number < newest.number):
        catalogue.witness.tell(str(newest))


def heard(catalogue: Catalogue) -> list[Head]:
    """Return what the catalogue was told last, nothing where nothing was."""
    told = Head.read(catalogue.witness.told())
    return [told] if told else []
