"""The number and symbol of the paper, from the number line of its header."""

import re
from collections.abc import Iterator

from archive import symbols
from archive.model import Claim, Style, Symbol
from archive.text import clean, squeeze
from indexer.recognise import filled, heading, mending
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.paper import Paper, once

_CUE = re.compile(
    r"^[\W_]{0,3}(?:(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Lệnh)\s{1,3})?"
    r"(?:S[ốôóoéồỗáàâ60]|[53$8][ốôóoồỗ]|[53$8]6(?=:)|ố(?=\s\d))\s?[:.;,z]?\s{0,40}",
    re.IGNORECASE,
)
_NOISE = re.compile(r"[\s*_.…]{1,40}$")
_PRINTED = re.compile(
    r"(?P<number>\d{1,5})(?P<suffix>[a-h]?)\s{0,9}(?P<sign>[/-])\s{0,3}"
    r"(?:(?P<year>(?:19|20)\d\d)\s{0,3}/\s{0,3})?"
    r"(?P<code>[A-ZĐƯ][\w,.&]{0,19})(?P<rest>(?:\s?[-/]\s?[A-ZĐƯ][\w,.&]{0,29}){0,8})"
)
# Specks behind a symbol are read as signs and small letters.
_STAINS = re.compile(r"(?:\s{1,9}[^\sA-ZĐƯ]{1,6}){1,5}$|[\s*_.…,:;|~'`´]{1,40}$")
# Between two codes stands a dash, whatever was read.
_SIGN = re.compile(r"(?<=[A-ZĐ])[:;.](?=[A-ZĐ]{2})")
# Where the number is filled in by hand, the dots of the form stay around it.
_DOTS = re.compile(r"(?<!\d)[.…_]{1,30}|[.…_]{1,30}(?!\d)")
_TAIL = re.compile(r"[/⁄_-]\s?[A-ZĐƯ].{1,60}$")
_BLANK = re.compile(r"^[\s._…*]{0,60}(?:/(?:19|20)\d\d)?\s{0,20}[-–/]")
# A number written by hand on a form is often read wrongly, and nothing shows it.
_HANDWRITTEN = re.compile(r"^\d{1,5}[a-h]?\s{1,9}/")


def read(paper: Paper) -> Iterator[Claim]:
    """Yield what is printed of the symbol, and what it means where that is sure."""
    line = paper.header.number
    if line is None:
        return
    printed = _printed(line)
    symbol = symbol_of(paper)
    if printed:
        yield claim("symbol_verbatim", printed, [line], "header")
    # A wrong number misleads search and links; a missing one only waits for a clerk.
    if symbol is not None and not is_doubtful(paper):
        rule, sure = _believed(paper)
        yield claim("number", symbol.number, [line], rule, sure)
        yield claim("symbol", str(symbol), [line], rule, sure)


@once
def symbol_of(paper: Paper) -> Symbol | None:
    """Return the symbol in the number line, or None where it cannot be read."""
    line = paper.header.number
    by_hand = filled.number_of(paper)
    if by_hand is not None and by_hand.figure is not None:
        return symbol_with(paper, by_hand.figure)
    if line is None or is_blank(line):
        return None
    printed = _printed(line)
    if line.origin != "ocr":
        return _read_as(printed)
    # Where its signs were lost, the figures of a line are no better: the picture of
    # their place has to say the same before it is mended.
    joined = _SIGN.sub("-", printed)
    return _read_as(printed) or _read_as(joined) or _begun(printed)


def symbol_with(paper: Paper, number: int) -> Symbol | None:
    """Return the symbol of the number line with ``number`` where one was written."""
    line, by_hand = paper.header.number, filled.number_of(paper)
    if line is None or by_hand is None:
        return None
    tail, again = (
        _printed_tail(paper, line, by_hand.filled.end),
        _TAIL.search(line.text),
    )
    tails = (tail, f"/{tail}", again.group() if again else "")
    meant = (_meant(paper, f"{number:02d}{one}") for one in tails if one)
    return next(filter(None, meant), None)


def _printed_tail(paper: Paper, line: Cell, start: int) -> str:
    """Return what is printed behind the number, or what the line was mended to say."""
    page = next(page for page in paper.text.pages if page.number == line.page)
    tail = clean(page.text[start : line.end])
    tail = _STAINS.sub("", _NOISE.sub("", tail)).lstrip(" ._…")
    return f"-{tail[1:]}" if tail[:1] == "_" else tail


def _meant(paper: Paper, printed: str) -> Symbol | None:
    """Return the symbol that is printed, or the one that recognition missed."""
    line = paper.header.number
    read = _read_as(printed)
    if line is None or line.origin != "ocr":
        return read
    printed = _SIGN.sub("-", printed)
    read = read or _read_as(printed)
    if read is not None and mending.is_known(read, paper.authority, kinds_of(paper)):
        return read
    style: Style = "party" if is_party(paper) else "state"
    meant = mending.mended(printed, paper.authority, style, kinds_of(paper))
    return meant or read or _begun(printed)


def _begun(printed: str) -> Symbol | None:
    """Return the symbol that a line begins with; what stands beside was read into it."""
    found = next(symbols.find(printed), None)
    if found is None or found[0].start != 0:
        return None
    is_whole = printed[found[0].end : found[0].end + 1] in ("", " ")
    return found[1] if is_whole else None


@once
def kinds_of(paper: Paper) -> tuple[str, ...]:
    """Return the codes of the kind that the heading names."""
    found = heading.find(paper)
    kind = paper.authority.type_named(found.type) if found else None
    return (*kind.party, *kind.state) if kind else ()


def is_party(paper: Paper) -> bool:
    """Whether the paper bears the title of the Party."""
    title = paper.header.title
    return title is not None and "dang" in title.bare


def _believed(paper: Paper) -> tuple[str, float]:
    """Return by which rule the number was read, and how far it is believed."""
    by_hand = filled.number_of(paper)
    if by_hand is None:
        return "header", 1.0
    return ("by_hand", by_hand.confidence) if by_hand.is_by_hand else ("twice", 1.0)


def symbol_in(line: Cell) -> Symbol | None:
    """Return the symbol that a number line holds, or None where it cannot be read."""
    if is_blank(line):
        return None
    return _read_as(_printed(line))


def _read_as(printed: str) -> Symbol | None:
    even = printed.replace("⁄", "/")
    undotted = squeeze(_DOTS.sub(" ", even))
    return symbols.read(even) or symbols.read(undotted) or _as_printed(even)


def is_blank(line: Cell) -> bool:
    """Whether the place of the number was left empty, as in drafts."""
    return _BLANK.match(_printed(line)) is not None


@once
def is_doubtful(paper: Paper) -> bool:
    """Whether the number was recognised from what looks like handwriting."""
    line, by_hand = paper.header.number, filled.number_of(paper)
    if by_hand is not None:
        return by_hand.figure is None
    return (
        line is not None
        and line.origin == "ocr"
        and _HANDWRITTEN.match(_printed(line)) is not None
    )


def code_of(paper: Paper) -> str | None:
    """Return the letters after a number that is blank or cannot be read."""
    line = paper.header.number
    printed = "" if line is None else _printed(line)
    match = re.search(r"[/-]\s{0,20}([A-ZĐ][A-Za-zĐđ]{1,9})(?=\s?[/-])", printed)
    return match[1] if match else None


def style_of(paper: Paper) -> Style:
    """Return the grammar of a number that is blank: "-QĐ/TU" is the Party's."""
    line = paper.header.number
    printed = "" if line is None else _printed(line)
    is_party = re.search(r"[-–]\s{0,20}[A-ZĐ][A-Za-zĐđ]{0,9}\s?/", printed)
    return "party" if is_party else "state"


def _printed(line: Cell) -> str:
    printed = _NOISE.sub("", _CUE.sub("", clean(line.text), count=1))
    return _STAINS.sub("", printed) if line.origin == "ocr" else printed


def _as_printed(printed: str) -> Symbol | None:
    """Read a symbol whose body has signs no grammar knows, such as commas."""
    match = _PRINTED.fullmatch(printed)
    if match is None or not match["rest"]:
        return None
    rest = re.sub(r"\s", "", match["rest"])
    style: Style = "party" if match["sign"] == "-" else "state"
    year = int(match["year"]) if match["year"] else None
    return Symbol(
        int(match["number"]), match["code"], rest[1:], style, year, match["suffix"]
    )
