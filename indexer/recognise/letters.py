"""To whom a paper goes: the addressees of a letter, the list of recipients."""

import re
from collections.abc import Iterator, Sequence

from archive.model import Claim
from archive.text import squeeze
from indexer.recognise import ending
from indexer.recognise.cells import Cell
from indexer.recognise.claims import claim
from indexer.recognise.ending import Ending
from indexer.recognise.paper import Paper

_TO = re.compile(
    r"^kinh (?:gui|trinh)\s?[:.]?\s?|^(?:.{0,80}\btran trong )?kinh moi\s?(?::\s?|$)"
)
_MOST = 40
_LONGEST = 200


def addressees(paper: Paper) -> Iterator[Claim]:
    """Yield whom a letter addresses, or an invitation invites ("Kính mời")."""
    start = next((i for i, c in enumerate(paper.top) if _TO.match(c.bare)), None)
    if start is None:
        return
    first = paper.top[start]
    rest = first.text[len(_TO.match(first.bare)[0]) :].strip()  # type: ignore[index]  # it matched above
    following = paper.top[start + 1 :][:_MOST]
    cells = list(_single(rest, following)) if rest else _listed(following)
    names = _names(rest, cells)
    if names:
        yield claim("addressees", names, [first, *cells], "letter")


def recipients(found: Ending | None) -> Iterator[Claim]:
    """Yield the list under "Nơi nhận" beside the signature."""
    start = None if found is None else ending.recipients_start(found)
    if found is None or start is None:
        return
    items = list(ending.marked_items(found.cells[start + 1 :]))[:_MOST]
    names = [name for item in items if (name := _name(item))]
    if names:
        seen = [cell for item in items for cell in item]
        yield claim("recipients", names, seen, "list")


def _single(rest: str, following: Sequence[Cell]) -> Iterator[Cell]:
    """Yield the lines on which a single addressee goes on."""
    ended = rest.endswith((".", ";"))
    for cell in following:
        if rest.startswith(("-", "–")) and cell.text.startswith(("-", "–")):
            yield cell
            ended = cell.text.endswith(".")
        elif ended or cell.is_sentence or cell.gap or cell.text[:1].isupper():
            return
        else:
            yield cell
            ended = cell.text.endswith((".", ";"))


def _listed(following: Sequence[Cell]) -> list[Cell]:
    if following and not following[0].text.startswith(("-", "–", "+", "•")):
        return [following[0]]
    return [cell for item in ending.marked_items(following) for cell in item]


def _names(rest: str, cells: Sequence[Cell]) -> list[str]:
    names = [[rest]] if rest else []
    for cell in cells:
        if names and not cell.text.startswith(("-", "–", "+", "•")):
            names[-1].append(cell.text)
        else:
            names.append([cell.text])
    return [name for parts in names if (name := _plain(" ".join(parts)))]


def _name(item: Sequence[Cell]) -> str:
    return _plain(" ".join(cell.text for cell in item))


def _plain(text: str) -> str:
    name = squeeze(text).lstrip("-–+•· ").rstrip(".;, ")
    return name if len(name) <= _LONGEST else ""
