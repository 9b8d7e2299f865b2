"""The text of a page beside what was read, to be corrected."""

import hashlib
from dataclasses import dataclass
from functools import cached_property

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from archive.catalogue import Correction, Document
from archive.errors import ConflictError
from archive.model import Page
from indexer import correcting
from webui import forms
from webui.render import addresses, unsure
from webui.render.differing import Line, differences
from webui.render.language import gettext
from webui.render.parts import Part, parts
from webui.render.pictured import Pictured, original, pictured
from webui.render.sighting import Sighted
from webui.render.unsure import Unsure
from webui.security import reader
from webui.services import services

pages = Blueprint("texts", __name__)

PART = 12_000
"""Characters of a page edited at once; Word files are one page of any length."""


@dataclass(frozen=True)
class _Opened:
    """A page of a paper with the correction that stands over it, if one does."""

    paper: Document
    page: Page
    correction: Correction | None

    @classmethod
    def at(cls, number: int, page: int) -> "_Opened":
        """Open a page that this reader may see."""
        catalogue = services().catalogue
        return cls(
            catalogue.documents.get(number, reader()),
            catalogue.documents.page(number, page, reader()),
            catalogue.texts.corrected(number, reader()).get(page),
        )

    @cached_property
    def parts(self) -> list[Part]:
        """The page in pieces that can be edited."""
        return parts([self.page], PART)

    @cached_property
    def part(self) -> int:
        """The piece asked for."""
        asked = addresses.whole(request.values.get("part", "")) or 1
        return min(max(1, asked), max(1, len(self.parts)))

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Where that piece begins and ends in the text of the page."""
        piece = self.parts[self.part - 1] if self.parts else ()
        return (piece[0].start, piece[-1].end) if piece else (0, 0)

    @property
    def text(self) -> str:
        """The text of that piece."""
        start, end = self.bounds
        return self.page.text[start:end]

    @property
    def mark(self) -> str:
        """What tells this text from any other: what was typed belongs to one text."""
        return hashlib.sha256(self.page.text.encode()).hexdigest()[:16]

    @cached_property
    def pictured(self) -> Pictured | None:
        """The pictures of the file whose pages these are, where it has such."""
        shown = pictured(self.paper)
        return shown if shown and shown.is_read else None

    @cached_property
    def is_seen(self) -> bool:
        """Whether the text of the page was read off its picture."""
        return self.pictured is not None and self.page.origin in ("ocr", "image")

    @cached_property
    def unsure(self) -> list[Unsure]:
        """The words of that piece that recognition is not sure of."""
        if not self.is_seen:
            return []
        file = original(self.paper.renditions[0])
        sighted = Sighted(self.paper, file, self.page.number, is_read=True)
        start, end = self.bounds
        found = unsure.words(sighted.located)
        return [one for one in found if start <= one.start and one.end <= end]

    @cached_property
    def differences(self) -> list[Line]:
        """How the page differs from what was read."""
        if self.correction is None:
            return []
        return differences(self.correction.read, self.correction.text)


@pages.get("/documents/<int:number>/pages/<int:page>/text")
def show(number: int, page: int) -> str:
    """Show the text of a page in a form, beside what was read."""
    return _page(_Opened.at(number, page))


@pages.post("/documents/<int:number>/pages/<int:page>/text")
def correct(number: int, page: int) -> str | tuple[str, int] | Redirect:
    """Save the text of a page; facts and citations are found in it anew."""
    opened = _Opened.at(number, page)
    sent = request.form.get("text", "")
    typed = forms.clean(sent, len(sent))
    if request.form.get("mark") != opened.mark:
        return _page(opened, typed, conflict=_who(opened)), 409
    start, end = opened.bounds
    whole = opened.page.text[:start] + typed + opened.page.text[end:]
    act = None
    if whole != opened.page.text:
        try:
            act = _save(opened, whole)
        except ConflictError:
            opened = _Opened.at(number, page)
            return _page(opened, typed, conflict=_who(opened)), 409
    return redirect(
        url_for(
            "document.show",
            number=number,
            at=f"{page}-{start}",
            done=act,
            _anchor=f"page-{page}",
        ),
        303,
    )


def _save(opened: _Opened, whole: str) -> int:
    return correcting.correct(
        services().catalogue,
        opened.paper.id,
        opened.page.number,
        whole,
        by=reader(),
        at=services().clock(),
        instead_of=opened.correction.claim if opened.correction else None,
    )


def _who(opened: _Opened) -> str:
    correction = opened.correction
    return correction.by if correction else gettext("lần đọc lại tệp")


def _page(
    opened: _Opened, typed: str | None = None, conflict: str | None = None
) -> str:
    # What was typed about one text cannot be cut into another: only a whole page
    # is offered again, and of a part what was typed stands beside.
    is_whole = len(opened.parts) <= 1
    fresh = typed is None or (conflict is not None and not is_whole)
    return render_template(
        "correction_text.html",
        opened=opened,
        paper=opened.paper,
        page=opened.page,
        correction=opened.correction,
        text=opened.text if fresh else typed,
        typed=typed,
        conflict=conflict,
        against=differences(opened.text, typed) if conflict and typed else [],
        pages=services().catalogue.texts.pages(opened.paper.id, reader()),
    )
