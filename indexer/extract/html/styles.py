"""What the style sheet inside a page says of fonts and capitals, class by class.

Word writes the font of most paragraphs there: ``p.MsoNormal {font-family:".VnTime"}``.
Only the last part of a selector is looked at; what stands around it is not.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.{0,2000}?\*/|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"(\*|[a-z][a-z0-9]*)?(?:\.([\w-]+))?", re.IGNORECASE)
_FONT = re.compile(
    r"(?:^|;|\s)font-family\s{0,9}:\s{0,9}[\"']?([^;\"',}]{1,99})", re.IGNORECASE
)
_SHORT = re.compile(
    r"(?:^|;|\s)font\s{0,9}:[^;]{0,99}?\d(?:pt|px|em|%)(?:/\S{1,9})?\s{1,9}"
    r"[\"']?([^;\"',}]{1,99})",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"text-transform\s{0,9}:\s{0,9}uppercase", re.IGNORECASE)
_NOT_SHOWN = re.compile(
    r"display\s{0,9}:\s{0,9}none|mso-hide\s{0,9}:\s{0,9}all", re.IGNORECASE
)
_MOST_RULES = 5_000
_MOST_CLASSES = 20


@dataclass(frozen=True, slots=True)
class Style:
    """What is said of an element; None or False is what is left open."""

    font: str | None = None
    capitals: bool = False
    hidden: bool = False

    def over(self, other: "Style") -> "Style":
        """Return this, what it leaves open taken from ``other``."""
        return Style(
            self.font or other.font,
            self.capitals or other.capitals,
            self.hidden or other.hidden,
        )


NOTHING = Style()


def declared(text: str) -> Style:
    """Return what the declarations in ``text`` say."""
    if not text:
        return NOTHING
    face = _FONT.search(text) or _SHORT.search(text)
    return Style(
        font=face[1].strip() if face else None,
        capitals=_CAPITALS.search(text) is not None,
        hidden=_NOT_SHOWN.search(text) is not None,
    )


class Styles:
    """The rules of a page, asked by element."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str], Style] = {}
        text = _COMMENT.sub(" ", "\n".join(sheets))
        for rule, _ in zip(_RULE.finditer(text), range(_MOST_RULES), strict=False):
            style = declared(rule[2])
            if style != NOTHING:
                self._take(rule[1], style)

    def _take(self, selectors: str, style: Style) -> None:
        for selector in selectors.split(","):
            last = re.split(r"[\s>+~]+", selector.strip())[-1]
            found = _SELECTOR.fullmatch(last)
            if found and last:
                tag = "" if found[1] in (None, "*") else found[1].lower()
                key = tag, (found[2] or "").lower()
                self._rules[key] = style.over(self._rules.get(key, NOTHING))

    def of(self, element: etree._Element) -> Style:
        """Return what holds for ``element``: its own words, its class, its kind."""
        own = declared(element.get("style") or "")
        if not self._rules:
            return own
        tag = str(element.tag).lower()
        for name in (element.get("class") or "").lower().split()[:_MOST_CLASSES]:
            for key in ((tag, name), ("", name)):
                own = own.over(self._rules.get(key, NOTHING))
        return own.over(self._rules.get((tag, ""), NOTHING))
