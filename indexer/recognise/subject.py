"""The subject (trích yếu): under the heading, or under the number of a dispatch."""

import re
from collections.abc import Iterator, Sequence

from archive.model import Claim
from archive.text import squeeze
from indexer.recognise import dispatch, extent, heading, part_of
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper

_BEFORE_ABOUT = re.compile(r"^.{1,60}?(?=Về việc |V/v )")
# A subject begins with "Về việc" (Decree 30/2020/NĐ-CP, annex I): no phrase begins
# with "và việc", so that a mark that was misread there has one reading.
_ABOUT = re.compile(r"^[Vv][aàáảãạâăeèéẻẽẹêếểễệ] việc (?=\S)")
_FORM_CODE = re.compile(r"^\S{1,20}$|^(?:Mẫu|Biểu|MẪU|BIỂU)\b.{0,20}\d")
_NOISE = re.compile(r"^(?:[\W_]{1,4}|[^\W\dA-ZĐ_]{1,2}[.,;])\s")
# The sign of a footnote, or a rule that stands in the last line of the subject.
_MARKS = re.compile(
    r"\s?(?:\[\d{1,3}\]|\(\d{1,2}\)|\(?\*{1,5}\)?|[¹²³⁰-⁹]{1,3}"
    r"|(?<=[^\W\d_A-ZĐ])\d{1,2}|[-–—_=~*.…]{2,200}|[-–—_|])$"
)
_MOST_MARKS = 4
_SPECKS = re.compile(r"(?:\s[:;|~`'.,]{1,3}){1,4}$")
# A consolidated text tells in its first note, behind its title, what was consolidated.
_FIRST_NOTE = re.compile(r"(?<=\w)\s?1$")
_FOOTNOTE = re.compile(r"(?<=[^\W\d_A-Z])\d{1,2}$")
# A reading that only the width of its lines bears out is asked about.
_UNSURE = 0.6


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the subject."""
    found = heading.find(paper)
    if found is not None:
        reach = extent.under(paper, found)
        if reach.lines or found.rest:
            text = _text(paper, found, reach.lines)
            sure = 1.0 if reach.is_sure else _UNSURE
            yield claim("subject", text, reach.lines or [found.cell], "heading", sure)
    elif (enclosure := part_of.find(paper)) is not None:
        yield from _of_form(paper, enclosure)
    elif paper.header.is_there:
        yield from _of_dispatch(dispatch.lines(paper))
    else:
        yield from _of_news(paper)


def _text(paper: Paper, found: heading.Heading, lines: Sequence[Cell]) -> str:
    parts = [found.rest, *(_printed(paper, line) for line in lines)]
    if lines and lines[0].origin == "ocr":
        parts[1] = _BEFORE_ABOUT.sub("", parts[1])
        parts[-1] = _SPECKS.sub("", parts[-1])
    # A charter is named by its kind together with whose it is.
    if found.type == "Điều lệ":
        parts.insert(0, found.printed)
    text = _without_marks(squeeze(" ".join(parts)))
    if lines and lines[0].origin == "ocr":
        text = _ABOUT.sub("Về việc ", text)
    return _FIRST_NOTE.sub("", text) if extent.is_consolidated(paper) else text


def _without_marks(text: str) -> str:
    """Return a subject without the footnote signs and rules at its end."""
    for _ in range(_MOST_MARKS):
        text, found = _MARKS.subn("", text)
        if not found:
            break
    return text


def _printed(paper: Paper, line: Cell) -> str:
    if line.origin == "ocr":
        return _NOISE.sub("", line.text)
    # In a consolidated text footnote signs are glued to words.
    return _FOOTNOTE.sub("", line.text) if extent.is_consolidated(paper) else line.text


def _of_form(paper: Paper, enclosure: part_of.Enclosure) -> Iterator[Claim]:
    """Yield the name of a form: the capital lines above the bracket."""
    first = paper.top.index(enclosure.cells[0])
    lines: list[Cell] = []
    for cell in reversed(paper.top[:first]):
        if not cell.is_caps or cell.is_title or _FORM_CODE.match(cell.text):
            break
        lines.append(cell)
    if lines:
        text = squeeze(" ".join(line.text for line in lines[::-1]))
        yield claim("subject", text, lines[::-1], "form", 0.8)


def _of_dispatch(lines: Sequence[Cell]) -> Iterator[Claim]:
    if lines:
        text = _without_marks(squeeze(" ".join(line.text for line in lines)))
        yield claim("subject", text, lines, "dispatch", 0.95)


def _of_news(paper: Paper) -> Iterator[Claim]:
    """Yield the title line of a text that is no paper, such as a news report."""
    title = next((cell for cell in paper.top if not cell.is_rule), None)
    if title is None or len(paper.top) < 2:
        return
    if 15 <= len(title.text) <= 200 and not title.text.endswith((".", ";", ":", ",")):
        yield claim("subject", squeeze(title.text), [title], "title_line", 0.5)
