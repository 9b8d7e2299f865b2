"""Files that wait for a keeper, in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from archive.catalogue.undecided import Undecided
from webui.render import audiences, dates, naming, places, words
from webui.render.language import gettext
from webui.security import reader
from webui.services import services

WHY = "người gửi đã có tệp này"
"""The reason that is kept where a paper is shown to who handed it in too."""


@dataclass(frozen=True, slots=True)
class File:
    """A file as its keeper sees it: who sent it, for whom, and which paper it is."""

    row: int
    batch: int
    name: str
    who: str
    when: str
    asked: str
    paper: str
    document: int
    whom: str
    sentence: str
    shared: str


def files(found: Iterable[Undecided], name: Callable[[str], str]) -> list[File]:
    """Return files in words; ``name`` says what a path is known by."""
    some = list(found)
    numbers = {one.document for one in some}
    briefs = services().catalogue.holdings.briefs(sorted(numbers), reader())
    papers = {brief.id: places.name(brief) for brief in briefs}
    return [_file(one, name, papers.get(one.document, "")) for one in some]


def _file(one: Undecided, name: Callable[[str], str], paper: str) -> File:
    row, reason = one.row, one.row.outcome.reason if one.row.outcome else None
    return File(
        row=row.id,
        batch=row.batch,
        name=naming.file_name(name(row.path)),
        who=words.person(row.who),
        when=dates.moment(row.received_at),
        asked=audiences.whom(row.audience),
        paper=paper,
        document=one.document,
        whom=audiences.whom(one.audience),
        sentence=words.say(words.REASONS, reason)
        if reason
        else gettext("Văn bản mới."),
        shared=audiences.whom(one.shared) if one.shared else "",
    )
