"""Scans of which pages wait, and a worker that reads them, for the tests."""

import datetime as dt
from dataclasses import replace

from archive.model import Page, Reading, Sight, Text
from tests.archive.catalogue.making import AT, LAN, reading, rendition

PDF = "application/pdf"
LEASE = dt.timedelta(minutes=30)
LATER = AT + dt.timedelta(hours=1)
SEEN = Sight(595, 842)


def scan(catalogue, *, left=5, first=2, audience="everyone", at=AT, **said):
    """Take a scan in of which the first pages were read, and return its number."""
    pages = [
        Page(number, f"trang {number}" if number <= first else "", origin)
        for number in range(1, first + left + 1)
        for origin in ("ocr" if number <= first else "image",)
    ]
    shown = replace(rendition(), media_type=PDF)
    text = Text(PDF, tuple(pages))
    with catalogue.together():
        number = catalogue.documents.store(
            replace(reading(), text=text),
            shown,
            source="test",
            at=at,
            audience=audience,
        )
        rest = range(first + 1, first + left + 1)
        catalogue.recognitions.begin(
            number, shown.sha256, rest, read=first, row=None, who="lan", at=at, **said
        )
    return number


def claim(catalogue, owner="máy", *, at=AT, most=4, **which):
    """Lend pages to a worker."""
    return catalogue.portions.claim(owner, at=at, lease=LEASE, most=most, **which)


def read(catalogue, lent, at=AT, seconds=2.0):
    """Read what was lent."""
    pages = [Page(number, f"đọc {number}", "ocr", SEEN) for number in lent.pages]
    return catalogue.portions.read(lent, pages, seconds=seconds, at=at)


def understand(text):
    """Find only how much there is to read."""
    return Reading(text, reading(subject=text.body).claims, ())


def finish(catalogue):
    """Read all that waits, and return what was lent for it."""
    lent = []
    while one := claim(catalogue):
        lent.append(one)
        done = read(catalogue, one) if one.pages else found(catalogue, one)
        assert done
    return lent


def found(catalogue, lent):
    """Find facts anew in a paper that was lent."""
    return catalogue.portions.found(lent, understand, at=AT)


def state(catalogue, number, at=AT):
    """Return how far a paper has come."""
    return catalogue.recognitions.of(number, LAN, at=at)
