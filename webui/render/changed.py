"""Which provisions of a cited paper are changed, and by which of the citing one."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from archive.model import Change, Citation
from webui.render import words
from webui.render.language import gettext


def _(text: str) -> str:
    """Mark a text for translation; it is translated when it is said."""
    return text


MANNERS: dict[str, str] = {
    "amend": _("Sửa đổi"),
    "supplement": _("Bổ sung"),
    "adjust": _("Điều chỉnh"),
}
"""How a paper is amended."""

PARTS: dict[str, str] = {
    "một số quy định": _("một số quy định"),
    "từ ngữ": _("từ ngữ"),
}
"""What is changed where a clause does not name its provisions."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What one clause does: the deed, and the provisions as papers cite them.

    ``rest`` says what is changed where no provision is named; ``by`` is the
    provision of the citing paper, which stands on ``page`` from ``start``.
    """

    deed: str
    provisions: tuple[str, ...]
    rest: str
    by: str | None
    page: int
    start: int


def told(citation: Citation) -> tuple[Changed, ...]:
    """Return what is done to the provisions of a cited paper, clause by clause.

    A change of the whole paper by no provision says no more than the relation.
    """
    said = (one for one in citation.changes if one.provision or one.source_provision)
    return tuple(_changed(list(clause)) for _key, clause in groupby(said, key=_clause))


def _clause(change: Change) -> tuple[object, ...]:
    made = (change.relation, change.manner, change.source_provision)
    return (*made, change.page, change.start)


def _changed(clause: list[Change]) -> Changed:
    first = clause[0]
    return Changed(
        deed=_deed(first),
        provisions=tuple(_named(clause)),
        rest=", ".join(_unnamed(clause)),
        by=first.source_provision,
        page=first.page,
        start=first.start,
    )


def _deed(change: Change) -> str:
    if change.manner in MANNERS and change.relation == "amends":
        return words.say(MANNERS, change.manner)
    return words.say(words.CITES, change.relation)


def _named(clause: list[Change]) -> Iterator[str]:
    for change in clause:
        if change.provision and change.provision not in PARTS:
            yield change.provision


def _unnamed(clause: list[Change]) -> Iterator[str]:
    for change in clause:
        if not change.provision:
            yield gettext("cả văn bản")
        elif change.provision in PARTS:
            yield words.say(PARTS, change.provision)
