"""``GET /documents/…/words``: where the words of a page stand on its picture."""

from dataclasses import dataclass

from archive.errors import NotFoundError
from archive.model import Box, Decoded
from webui import security
from webui.api.verbs import Verbs
from webui.render.pictured import original
from webui.render.sighting import Sighted
from webui.services import services

verbs = Verbs("words", __name__, "Where the words of a page stand, and how they came.")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text of a page: its characters, its place, and how sure it is.

    The box is in points of the page as it stands upright, from its top left; the
    ``confidence`` of what nobody had to recognise is 1.
    """

    start: int
    end: int
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a page; none where its file has no places to tell.

    The picture of the page is ``turned`` so many degrees clockwise to stand upright.
    ``decoded`` are the characters that were typed in an encoding older than Unicode,
    in the text as it was read.
    """

    number: int
    width: float
    height: float
    turned: int
    words: tuple[Word, ...]
    decoded: tuple[Decoded, ...]


@verbs.verb(
    "GET /documents/<int:number>/pages/<int:page>/words", gives=Words, fails=(404,)
)
def show(number: int, page: int) -> Words:
    """Tell where the words of a page stand, and which were decoded from what."""
    who, catalogue = security.reader(), services().catalogue
    paper = catalogue.documents.get(number, who)
    if not paper.renditions:
        what = f"trang {page} của văn bản mã {number}"
        raise NotFoundError(what)
    sighted = Sighted(paper, original(paper.renditions[0]), page, is_read=True)
    shown, found = sighted.page, sighted.located
    return Words(
        number=shown.number,
        width=found.width,
        height=found.height,
        turned=sighted.turned,
        words=tuple(
            Word(word.start, word.end, word.box, word.confidence)
            for word in found.words
        ),
        decoded=catalogue.sights.decoded(number, page, who),
    )
