"""The workbook: its sheets in their order, and where its other parts lie."""

from dataclasses import dataclass

from lxml import etree

from indexer.extract.container import Container
from indexer.extract.xlsx.names import R, S, related, relations, switch

_USUAL_PLACE = "xl/workbook.xml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a sheet lies in the file, and whether anybody sees it."""

    place: str
    is_hidden: bool
    name: str = ""


class Book:
    """What ``workbook.xml`` says; ``from_1904`` is how its days are counted."""

    def __init__(self, container: Container) -> None:
        place = _main_part(container)
        self._by_name: dict[str, tuple[str, str]] = {}
        for relation in _relations_of(container, place):
            kind = relation.get("Type", "").rpartition("/")[2]
            target = related(place, relation.get("Target", ""))
            self._by_name[relation.get("Id", "")] = kind, target
        root = container.xml(place)
        self.from_1904 = root is not None and switch(
            root.find(f"{S}workbookPr"), "date1904"
        )
        found = root.iterfind(f"{S}sheets/{S}sheet") if root is not None else ()
        self.sheets = tuple(
            Sheet(
                self._by_name[name][1],
                sheet.get("state", "visible") != "visible",
                sheet.get("name", ""),
            )
            for sheet in found
            if (name := sheet.get(f"{R}id", "")) in self._by_name
            and self._by_name[name][0] == "worksheet"
        )

    def place_of(self, kind: str) -> str:
        """Return where the part of a kind lies, "" if there is none."""
        places = (place for one, place in self._by_name.values() if one == kind)
        return next(places, "")


def _main_part(container: Container) -> str:
    for relation in _relations_of(container, ""):
        if relation.get("Type", "").endswith("/officeDocument"):
            return related("", relation.get("Target", _USUAL_PLACE))
    return _USUAL_PLACE


def _relations_of(container: Container, part: str) -> list[etree._Element]:
    root = container.xml(relations(part).lstrip("/"))
    found = root if root is not None else ()
    return [relation for relation in found if relation.get("Id")]
