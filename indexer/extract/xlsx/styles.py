"""The font and the number format of each style of cell."""

from dataclasses import dataclass

from lxml import etree

from indexer.extract.sheets import DATE
from indexer.extract.xlsx.names import S, number

_SHORT_DATE = 14
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", _SHORT_DATE: DATE, 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 22: f"{DATE} h:mm", 37: "#,##0;(#,##0)", 38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)", 40: "#,##0.00;(#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown."""

    font: str | None = None
    code: str = "General"


_PLAIN = Look()


class Styles:
    """What ``styles.xml`` says, asked by the number of a style."""

    def __init__(self, part: etree._Element | None) -> None:
        self._looks: list[Look] = []
        if part is None:
            return
        fonts = [_name(font) for font in part.iterfind(f"{S}fonts/{S}font")]
        codes = _BUILT_IN | {
            number(one.get("numFmtId")): one.get("formatCode", "General")
            for one in part.iterfind(f"{S}numFmts/{S}numFmt")
        }
        for style in part.iterfind(f"{S}cellXfs/{S}xf"):
            font = number(style.get("fontId"))
            code = codes.get(number(style.get("numFmtId")), "General")
            self._looks.append(Look(fonts[font] if font < len(fonts) else None, code))

    def look(self, style: str | None) -> Look:
        """Return the look of the cells of ``style``."""
        index = number(style)
        return self._looks[index] if index < len(self._looks) else _PLAIN


def _name(font: etree._Element) -> str | None:
    name = font.find(f"{S}name")
    return name.get("val") if name is not None else None
