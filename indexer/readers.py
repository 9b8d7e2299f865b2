"""The readers of today, each with its version: by these a paper knows its reading.

Raise the version of a reader whenever it reads something otherwise than before;
``vankho reread`` then finds the papers that it may read better. A test tells when
that was forgotten (``tests/golden/test_readers.py``).
"""

EXTRACT = 1
"""What gets the text out of files (``extract/``, its ``ocr/`` aside)."""

RECOGNISE = 2
"""What finds the facts of a paper in its text (``recognise/``, ``closer.py``)."""

CITE = 1
"""What finds citations, and which provision changes which (``cite/``)."""

OCR = 2
"""What recognises the pages that are images (``extract/ocr/``)."""

UNDERSTOOD = f"extract/{EXTRACT} recognise/{RECOGNISE} cite/{CITE}"
"""All but recognition, which is repeated only where somebody asks for it."""

TODAY = f"{UNDERSTOOD} ocr/{OCR}"
"""All of them."""


def today(before: str, *, has_old_eyes: bool) -> str:
    """Return the readers of a paper whose recognised pages were kept, or were not.

    >>> today("extract/1 recognise/1 cite/1 ocr/7", has_old_eyes=True)[-5:]
    'ocr/7'
    """
    if not has_old_eyes:
        return TODAY
    return f"{UNDERSTOOD} ocr/{before.rpartition(' ocr/')[2] or 0}"
