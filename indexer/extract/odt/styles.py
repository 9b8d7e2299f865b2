"""What a style says of the text that uses it, its ancestors included."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from indexer.extract.odt.names import FO, STYLE, SVG, TEXT

_MOST_ANCESTORS = 20
_Key = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Look:
    """How a style prints its text; None is what it leaves open."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look, what it leaves open taken from ``base``."""
        return Look(
            self.font or base.font,
            base.capitals if self.capitals is None else self.capitals,
            base.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """The styles of one document, asked by family and name."""

    def __init__(self, parts: Iterable[etree._Element]) -> None:
        self._faces: dict[str, str] = {}
        self._own: dict[_Key, Look] = {}
        self._base: dict[_Key, str | None] = {}
        for part in parts:
            for face in part.iter(f"{STYLE}font-face"):
                name = face.get(f"{STYLE}name") or ""
                self._faces[name] = face.get(f"{SVG}font-family") or name
            for style in part.iter(f"{STYLE}style", f"{STYLE}default-style"):
                self._take(style)

    def _take(self, style: etree._Element) -> None:
        key = (style.get(f"{STYLE}family") or "", style.get(f"{STYLE}name"))
        self._base[key] = style.get(f"{STYLE}parent-style-name")
        properties = style.find(f"{STYLE}text-properties")
        if properties is not None:
            self._own[key] = self._look(properties)

    def _look(self, properties: etree._Element) -> Look:
        named = properties.get(f"{STYLE}font-name")
        font = self._faces.get(named, named) if named else None
        font = font or properties.get(f"{FO}font-family")
        case = properties.get(f"{FO}text-transform")
        shown = properties.get(f"{TEXT}display")
        return Look(
            font=font.strip("'\"") if font else None,
            capitals=case == "uppercase" if case else None,
            hidden=shown == "none" if shown else None,
        )

    def look(self, family: str, name: str | None) -> Look:
        """Return what a style, its ancestors and the default say."""
        look = Look()
        # Damaged files hold styles that are based on themselves.
        for _ in range(_MOST_ANCESTORS):
            if name is None:
                break
            look = look.over(self._own.get((family, name), Look()))
            name = self._base.get((family, name))
        return look.over(self._own.get((family, None), Look()))
