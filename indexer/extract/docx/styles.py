"""What a style says of the text that uses it, its ancestors included."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from indexer.extract.docx.names import A, W, child_number, child_value, switch, value

_MOST_ANCESTORS = 20
# hAnsi comes first: it draws the accented letters, ascii only the plain ones. A font
# of the theme goes before one by its name.
_ATTRIBUTES = ("hAnsiTheme", "hAnsi", "asciiTheme", "ascii", "cs")
_HEADINGS, _BODY = "+mj", "+mn"
_OF_THEME = {"majorHAnsi": _HEADINGS, "majorAscii": _HEADINGS} | {
    "minorHAnsi": _BODY,
    "minorAscii": _BODY,
}


def font_of(properties: etree._Element | None) -> str | None:
    """Return the font that run properties name, None if they name none.

    Fonts of the theme are "+mj" (headings) and "+mn"; :meth:`Styles.face` knows them.
    """
    fonts = properties.find(f"{W}rFonts") if properties is not None else None
    if fonts is None:
        return None
    name = next((name for key in _ATTRIBUTES if (name := value(fonts, key))), None)
    return _OF_THEME.get(name, name) if name else None


@dataclass(frozen=True, slots=True)
class Look:
    """How a style prints its runs, and the list it puts a paragraph in."""

    font: str | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    list_name: str | None = None
    depth: int | None = None

    def over(self, base: "Look") -> "Look":
        """Return this look, what it leaves open taken from ``base``."""
        return Look(
            font=self.font or base.font,
            capitals=base.capitals if self.capitals is None else self.capitals,
            hidden=base.hidden if self.hidden is None else self.hidden,
            list_name=self.list_name or base.list_name,
            depth=base.depth if self.depth is None else self.depth,
        )


def look_of(
    properties: etree._Element | None, paragraph: etree._Element | None = None
) -> Look:
    """Return the look that run (and paragraph) properties describe."""
    numbering = paragraph.find(f"{W}numPr") if paragraph is not None else None
    depth = child_number(numbering, "ilvl", -1)
    return Look(
        font=font_of(properties),
        capitals=switch(properties, "caps"),
        hidden=switch(properties, "vanish"),
        list_name=child_value(numbering, "numId"),
        depth=None if depth < 0 else depth,
    )


class Styles:
    """The styles of one document, asked by their id."""

    def __init__(
        self, part: etree._Element | None, theme: etree._Element | None = None
    ) -> None:
        self._faces = dict(_faces(theme))
        self._own: dict[str, Look] = {}
        self._base: dict[str, str | None] = {}
        self._full: dict[str, Look] = {}
        self._default_paragraph: str | None = None
        self.default = Look()
        if part is not None:
            defaults = part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
            self.default = look_of(defaults)
            for style in part.iter(f"{W}style"):
                self._take(style)

    def _take(self, style: etree._Element) -> None:
        name = value(style, "styleId") or ""
        self._own[name] = look_of(style.find(f"{W}rPr"), style.find(f"{W}pPr"))
        self._base[name] = child_value(style, "basedOn")
        if value(style, "type") == "paragraph" and value(style, "default") in (
            "1",
            "true",
        ):
            self._default_paragraph = name

    def face(self, font: str | None) -> str | None:
        """Return the name of a font, of the theme's fonts too."""
        return self._faces.get(font, font) if font else None

    def paragraph(self, name: str | None) -> Look:
        """Return the look of a paragraph in the style ``name``."""
        return self.look(name or self._default_paragraph).over(self.default)

    def look(self, name: str | None) -> Look:
        """Return what the style ``name`` and its ancestors say."""
        if name is None:
            return Look()
        if name not in self._full:
            self._full[name] = self._climb(name)
        return self._full[name]

    def _climb(self, name: str) -> Look:
        look = Look()
        at: str | None = name
        # Damaged files hold styles that are based on themselves.
        for _ in range(_MOST_ANCESTORS):
            if at is None:
                break
            look = look.over(self._own.get(at, Look()))
            at = self._base.get(at)
        return look


def _faces(theme: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Yield the names of the fonts of the theme by what they are called here."""
    if theme is None:
        return
    for tag, name in (("majorFont", _HEADINGS), ("minorFont", _BODY)):
        for latin in theme.iterfind(f".//{A}fontScheme/{A}{tag}/{A}latin"):
            yield name, latin.get("typeface") or ""
