"""Where the text of a page comes from, in the words of an office.

Whoever relies on a text must know whether somebody typed it or a machine read it
off a picture, and how sure that machine was.
"""

from collections.abc import Iterable

from archive.model import Page, Seen, Sight
from webui.render import words
from webui.render.language import gettext
from webui.render.words import Flag

_DOUBTFUL = 0.85
"""A page read with less on the whole holds wrong words in every paragraph."""

_QUIET = frozenset({"text", "rebuilt", "blank"})


def source(page: Page, sight: Sight | None) -> Flag:
    """Return where the text of a page comes from, and whether that is a warning."""
    if page.origin != "ocr":
        return Flag(words.say(words.ORIGINS, page.origin), page.origin in _QUIET)
    if sight is None or not sight.words:
        return Flag(gettext("Chữ nhận dạng có sẵn trong tệp"), is_quiet=True)
    sure = confidence(sight.words)
    said = gettext(
        "Đọc từ ảnh (nhận dạng chữ), độ chắc %(percent)s%%", percent=int(100 * sure)
    )
    if sight.turned:
        turned = gettext("ảnh đã xoay %(degrees)s°", degrees=sight.turned)
        said = f"{said}; {turned}"
    return Flag(said, sure >= _DOUBTFUL)


def confidence(seen: Iterable[Seen]) -> float:
    """Return how sure the reading of a page is, its long words counting for more."""
    weighed = [(word.end - word.start, word.confidence) for word in seen]
    letters = sum(length for length, _ in weighed)
    return sum(length * sure for length, sure in weighed) / max(1, letters)
