"""What follows when a person corrects the text of a page.

Facts and citations are found again in the text that is shown from then on, and
again in the text as read when the correction is undone.
"""

import datetime as dt
from dataclasses import replace

from archive import facts
from archive.catalogue import Catalogue, covering
from archive.model import Claim, Page, Reader, Reading, Text
from indexer import reading
from indexer.likeness import POSSIBLE_COPY

Understand = reading.Understand

FIELD = covering.FIELD
"""The field of the claims that correct a page."""


def correct(  # noqa: PLR0913  # a decision, and how its page is understood
    catalogue: Catalogue,
    number: int,
    page: int,
    text: str,
    *,
    by: Reader,
    at: dt.datetime,
    instead_of: int | None,
    understand: Understand | None = None,
) -> int:
    """Put ``text`` in place of what was read on a page; return the claim's number.

    Raises:
        NotFoundError: there is no such page that ``by`` may see.
        ConflictError: another correction stands meanwhile.
    """
    again = as_kept(catalogue, number, understand)
    due = _with(catalogue, number, page, text, by)
    return catalogue.texts.correct(
        number,
        page,
        text,
        by=f"person:{by.name}",
        at=at,
        instead_of=instead_of,
        understand=foreseen(again, due),
    )


def restore(  # noqa: PLR0913  # an undo, and how its page is understood
    catalogue: Catalogue,
    number: int,
    made: int,
    *,
    by: Reader,
    at: dt.datetime,
    understand: Understand | None = None,
) -> None:
    """Undo a correction of a paper, with all that followed from it.

    Raises:
        NotFoundError: there is no such paper that ``by`` may see, or no such
            correction that stands.
    """
    again = as_kept(catalogue, number, understand)
    left = catalogue.texts.shown(number, by, without=made)
    catalogue.texts.restore(
        made, by=f"person:{by.name}", at=at, understand=foreseen(again, left)
    )


def foreseen(understand: Understand, text: Text) -> Understand:
    """Understand ``text`` now, before the catalogue is locked for writing.

    Where somebody corrects another page meanwhile, it is understood once more.
    """
    found = understand(text)
    return lambda shown: found if shown == text else understand(shown)


def _with(catalogue: Catalogue, number: int, page: int, text: str, by: Reader) -> Text:
    shown = catalogue.texts.shown(number, by)
    pages = (
        Page(one.number, text) if one.number == page else one for one in shown.pages
    )
    return replace(shown, pages=tuple(pages))


def as_kept(
    catalogue: Catalogue, number: int, understand: Understand | None = None
) -> Understand:
    """Understand as the reader of files does, and keep what the intake had to add.

    That is kept whoever may be told of it: others see more.
    """
    understood = understand or reading.understanding(catalogue.additions.standing())
    held = catalogue.rereadings.held([number])
    if not any(_is_copy(made) for one in held for made in one.read):
        return understood
    return lambda shown: doubted(understood(shown))


def _is_copy(made: Claim) -> bool:
    return made.field == "flags" and POSSIBLE_COPY in made.value


def doubted(found: Reading) -> Reading:
    """Return a reading that says another paper has the same identity."""
    flags = facts.view(found.claims).flags
    others = tuple(claim for claim in found.claims if claim.field != "flags")
    claim = Claim("flags", [*flags, POSSIBLE_COPY])
    return replace(found, claims=(*others, claim))
