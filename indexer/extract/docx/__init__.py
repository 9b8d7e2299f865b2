"""Word 2007 and later (.docx, .docm, .dotx): what is printed, walked with lxml."""

from pathlib import Path

from lxml import etree

from archive.errors import DamagedFileError
from archive.model import Text
from indexer.extract.container import Container
from indexer.extract.docx.names import W, value
from indexer.extract.docx.numbering import Numbering
from indexer.extract.docx.styles import Styles
from indexer.extract.docx.walk import Walk
from indexer.extract.flow import Block, Flow, write
from indexer.extract.limits import Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_USUAL_PLACE = "word/document.xml"
# These notes are the rule drawn above the notes, not notes.
_RULES = {"separator", "continuationSeparator", "continuationNotice"}


def extract(path: Path, limits: Limits) -> Text:
    """Return the text of a .docx as one page.

    Raises:
        RefusedError: It is damaged, encrypted or unfolds beyond the limits.
    """
    try:
        with Container(path, limits) as container:
            flow = _flow(container)
        return write(flow, MEDIA_TYPE)
    except RecursionError as error:
        # Tables in tables beyond what any person could have drawn.
        raise DamagedFileError from error


def _flow(container: Container) -> Flow:
    place = _main_part(container)
    parts = _Parts(container, place)
    document = container.xml(place)
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise DamagedFileError(place)
    walk = Walk(
        Styles(parts.first("styles"), parts.first("theme")),
        Numbering(parts.first("numbering")),
    )
    return Flow(
        body=tuple(walk.blocks(body)),
        notes=(*_notes(parts, walk, "footnote"), *_notes(parts, walk, "endnote")),
        running=(*_running(parts, walk, "header"), *_running(parts, walk, "footer")),
    )


def _main_part(container: Container) -> str:
    relations = container.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", _USUAL_PLACE).lstrip("/")
    return _USUAL_PLACE


class _Parts:
    """The parts that belong to the document, by the name of their relation."""

    def __init__(self, container: Container, place: str) -> None:
        self._container = container
        folder, _, name = place.rpartition("/")
        self._targets: dict[str, dict[str, None]] = {}
        relations = container.xml(f"{folder}/_rels/{name}.rels")
        for relation in relations if relations is not None else ():
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            full = target.lstrip("/") if target[:1] == "/" else f"{folder}/{target}"
            self._targets.setdefault(kind, {})[full] = None

    def all(self, kind: str) -> list[etree._Element]:
        parts = [self._container.xml(name) for name in self._targets.get(kind, {})]
        return [part for part in parts if part is not None]

    def first(self, kind: str) -> etree._Element | None:
        return next(iter(self.all(kind)), None)


def _notes(parts: _Parts, walk: Walk, kind: str) -> list[Block]:
    return [
        block
        for part in parts.all(f"{kind}s")
        for note in part.findall(f"{W}{kind}")
        if value(note, "type") not in _RULES
        for block in walk.blocks(note)
    ]


def _running(parts: _Parts, walk: Walk, kind: str) -> list[Block]:
    return [block for part in parts.all(kind) for block in walk.blocks(part)]
