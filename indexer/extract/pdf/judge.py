"""Is the text of a page what is printed on it, and if not, what is to be done?

What a layer says is held against what the page shows: images, outlines, writing
beside the letters. Stamps of signatures and marks of programs have up to 200
letters, a page that is written full has 1000 and more.
"""

from collections.abc import Iterable
from typing import Literal

from PIL import Image

from archive.model import Box
from indexer.extract import ink
from indexer.extract.pdf import lost
from indexer.extract.pdf.objects import Looks
from indexer.extract.pdf.quality import Quality, quality

_FEW_LETTERS = 300
_FULL = 1000
_COMPLETE = 0.8
_COVERED = 0.5
_A_LITTLE = 0.02
_A_PART = 0.1
_HIDDEN = 0.5
_OUTLINED = 500
_SOME = 40
_AS_GOOD = 0.02

Verdict = Literal["typed", "recognised", "scan", "mixed", "doubtful", "blank"]
"""What a page is: its text is ``typed``, or was ``recognised`` by another program;
it is a ``scan``, or ``mixed``: typed, with a scan on it; ``doubtful`` where only
drawing it can tell."""


def is_scan(found: Quality, looks: Looks) -> bool:
    """Say whether the page is an image, and its text no help at all.

    A scan often carries the stamp of an electronic signature as text, or was once
    recognised without Vietnamese.
    """
    return looks.covered >= _COVERED and not (
        found.letters >= _FEW_LETTERS and found.is_readable
    )


def is_sound(text: str, gone: int = 0) -> bool:
    """Say whether ``text`` is what is printed, so far as it goes.

    It is not where letters have no meaning (``gone`` of them in single fonts), nor
    where a page was recognised in the wrong tongue. A stamp is as it is: dates and
    names of programs bear no marks.
    """
    found = quality(text)
    is_short = found.letters < _FEW_LETTERS
    has_meaning = not found.is_garbage and gone < lost.MANY
    return has_meaning and (is_short or found.is_readable)


def verdict(text: str, looks: Looks, gone: int = 0) -> Verdict:
    """Judge a page by its best text as drawn and by what else is drawn on it.

    ``text`` is as it was found: tidied, noise no longer shows.
    """
    if not text.strip():
        return _without_text(looks)
    found = quality(text)
    if found.is_garbage or gone >= lost.MANY or is_scan(found, looks):
        return "scan"
    if found.letters < _FULL and _may_hold_more(found, looks):
        return "doubtful"
    return _readable(looks)


def settled(text: str, looks: Looks, *, has_more: bool) -> Verdict:
    """Judge a doubtful page, now that it was drawn and shows more writing or not."""
    if not text.strip():
        return "scan" if has_more else "blank"
    return "mixed" if has_more else _readable(looks)


def _readable(looks: Looks) -> Verdict:
    """Say whose the text of a page is that says all that is written there."""
    is_hidden = looks.covered >= _COVERED and looks.hidden >= _HIDDEN
    return "recognised" if is_hidden else "typed"


def _without_text(looks: Looks) -> Verdict:
    """A scan is looked at when its turn comes; what is drawn takes no time."""
    if looks.covered >= _COVERED:
        return "scan"
    return "doubtful" if looks.shapes or looks.covered else "blank"


def _may_hold_more(found: Quality, looks: Looks) -> bool:
    least = _A_LITTLE if found.letters < _FEW_LETTERS else _A_PART
    return looks.covered > least or looks.corners >= _OUTLINED


def holds_more(picture: Image.Image, text: str, known: Iterable[Box]) -> bool:
    """Say whether ``picture`` shows writing that ``text``, drawn at ``known``, misses.

    Where most of a page is typed, what stands in its pictures is left to them. What
    another program recognised may stand beside its letters: so they are counted, too.
    """
    letters = quality(text).letters
    if not letters:
        return ink.letters(picture) >= ink.SOME
    enough = max(_SOME, letters / 2)
    beside = ink.letters(picture, known)
    return beside >= enough and ink.letters(picture) - letters >= enough


def is_better(layer: str, recognised: str, *, is_sound: bool = True) -> bool:
    """Say whether ``layer`` says more of a page than what was recognised on it.

    The more complete wins, of two that are complete the better spelt, and of two
    that are both good what was typed. One that ``is_sound`` no more has to be better.
    """
    typed, seen = quality(layer), quality(recognised)
    if typed.is_garbage or not typed.letters:
        return False
    if not seen.letters or (seen.is_garbage and typed.is_readable):
        return True
    if typed.letters < _COMPLETE * seen.letters:
        return False
    return typed.is_foreign or _is_better_spelt(typed, seen, is_sound=is_sound)


def _is_better_spelt(typed: Quality, seen: Quality, *, is_sound: bool) -> bool:
    if is_sound:
        return _spelling(typed) + _AS_GOOD >= _spelling(seen)
    return not seen.is_vietnamese and _spelling(typed) > _spelling(seen)


def _spelling(found: Quality) -> float:
    """Return how well a text is spelt; without marks it is not Vietnamese at all."""
    return found.spelling if found.is_readable else 0.0
