"""The place of a fact, cut out of the picture of its page, large enough to read.

Which place that is follows from the paper alone: nobody can ask for others, so the
cuts that are kept are as many as there are facts.
"""

from dataclasses import dataclass

from flask import url_for

from archive.catalogue import Document
from archive.errors import NotFoundError
from archive.model import Box, Citation, Evidence, Span
from indexer.pictures import DRAWABLE, Original, Part
from webui.render import overlay, places
from webui.render.located import Located
from webui.render.pictured import original
from webui.render.sighting import Sighted
from webui.security import reader
from webui.services import services

WIDTH = 1000
"""Pixels of a cut: strokes written by hand are told apart at 250 dots an inch."""

IN_HEADER = frozenset({"symbol", "number", "issued", "issuers", "type", "subject"})
"""Facts that stand in the header of a paper, wherever exactly (``domain.md`` §2)."""

_HEADER = Box(0, 0, 1, 0.32)
_LEAST_LINE = 9.0
_MOST_LINE = 24.0
_LEAST_SHARE = 0.3


@dataclass(frozen=True, slots=True)
class Room:
    """How much is shown around a place, in heights of its line."""

    left: float
    right: float
    above: float = 1.2

    def around(self, box: Box, width: float) -> Box:
        """Return the box with its room, at least so wide that words can be read."""
        line = min(_MOST_LINE, max(_LEAST_LINE, box.bottom - box.top))
        left, right = box.left - self.left * line, box.right + self.right * line
        missing = max(0.0, _LEAST_SHARE * width - (right - left)) / 2
        return Box(
            left - missing,
            box.top - self.above * line,
            right + missing,
            box.bottom + self.above * line,
        )


_FIGURES = Room(3, 3)
"""Around figures and the words beside them, where no word need have been read."""

_WHOLE = Room(2, 2)
"""Around a fact that was read whole."""

_BESIDE = 1.5
"""How far apart words are that go on with each other, in heights of their line."""


def address(paper: Document, name: str) -> str | None:
    """Return where the place of a fact is shown, if the paper has a picture of it."""
    if not _has_pictures(paper):
        return None
    is_placed = bool(_candidate(paper, name)) or name in paper.metadata.evidence
    if not is_placed and name not in IN_HEADER:
        return None
    return url_for("pictures.cut", number=paper.id, name=name)


def link_address(paper: Document, citation: Citation) -> str | None:
    """Return where a citation is shown that was read off a picture, else None."""
    if not _has_pictures(paper):
        return None
    try:
        page = services().catalogue.documents.page(paper.id, citation.page, reader())
    except NotFoundError:
        # A page that is gone must not keep the question from being asked.
        return None
    if page.origin != "ocr":
        # What was typed is quoted, and no picture says more.
        return None
    return url_for("pictures.cut_link", number=paper.id, at=places.place(citation))


def link_place(paper: Document, citation: Citation) -> tuple[Original, Part]:
    """Return the file and the part of it that show a citation.

    Raises:
        NotFoundError: There is no picture of it.
    """
    if link_address(paper, citation) is None:
        what = f"ảnh dẫn chiếu {places.place(citation)} của văn bản mã {paper.id}"
        raise NotFoundError(what)
    file = original(paper.renditions[0])
    page = citation.page
    sighted = Sighted(paper, file, page, is_read=True)
    found = Evidence(page, citation.start, citation.end, "cite")
    return file, _part(sighted, page, _WHOLE, found)


def _has_pictures(paper: Document) -> bool:
    return bool(paper.renditions) and paper.renditions[0].media_type in DRAWABLE


def place(paper: Document, name: str) -> tuple[Original, Part]:
    """Return the file and the part of it that show where a fact stands.

    A fact of the header that was not found is looked for in the whole header.

    Raises:
        NotFoundError: There is no such place.
    """
    if address(paper, name) is None:
        what = f"ảnh chỗ ghi {name} của văn bản mã {paper.id}"
        raise NotFoundError(what)
    file = original(paper.renditions[0])
    evidence = paper.metadata.evidence.get(name)
    room, found = _place(paper, name, evidence)
    page = found.page if found else paper.renditions[0].first_page or 1
    sighted = Sighted(paper, file, page, is_read=True)
    return file, _part(sighted, page, room, found)


def _candidate(paper: Document, name: str) -> Evidence | None:
    """Return where the likeliest of what a fact may be stands on a picture."""
    for one in paper.metadata.candidates:
        if one.field == name and one.box:
            return Evidence(one.page, 0, 0, one.why, one.confidence, one.box)
    return None


def _place(
    paper: Document, name: str, evidence: Evidence | None
) -> tuple[Room, Evidence | None]:
    candidate = _candidate(paper, name)
    return (_FIGURES, candidate) if candidate else (_WHOLE, evidence)


def _part(sighted: Sighted, page: int, room: Room, found: Evidence | None) -> Part:
    box = found and (found.box or _read(sighted, found))
    size = sighted.size
    if not box or not size:
        return Part(page, _HEADER, sighted.turned)
    shown = _with_line(box, sighted.located) if room is _FIGURES else box
    return Part.of(page, room.around(shown, size[0]), size, sighted.turned)


def _with_line(figures: Box, located: Located) -> Box:
    """Return figures with the words beside them, which a date and a number go on with.

    What stands in another column of the header is left out.
    """
    held = figures
    apart = _BESIDE * max(_LEAST_LINE, min(_MOST_LINE, figures.bottom - figures.top))
    level = [word.box for word in located.words if _is_level(word.box, figures)]
    for box in sorted(level, key=lambda box: _gap(box, figures)):
        if _gap(box, held) <= apart:
            held = overlay.around((held, box))
    return held


def _gap(box: Box, other: Box) -> float:
    return max(box.left - other.right, other.left - box.right)


def _is_level(box: Box, line: Box) -> bool:
    # Figures written by hand may be taller than the line they stand on.
    middle = (box.top + box.bottom) / 2
    return line.top <= middle <= line.bottom


def _read(sighted: Sighted, found: Evidence) -> Box | None:
    boxes = overlay.boxes(sighted.located, Span(found.start, found.end))
    return overlay.around(boxes) if boxes else None
