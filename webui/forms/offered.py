"""The parts of a file that a clerk may make papers of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for

from archive.facts import Part
from webui.render import facts, pagination
from webui.security import reader
from webui.services import services


@dataclass(frozen=True, slots=True)
class Offer:
    """A part: its pages, what they begin with, and where parting is looked at first."""

    pages: str
    told: str
    address: str


def parts(number: int, found: Sequence[Part]) -> list[Offer]:
    """Return the parts of the first file of a paper that still has their pages."""
    if not found:
        return []
    files = services().catalogue.renditions.of(number, reader())
    file = next((one.id for one in files if one.document == number), None)
    there = {*services().catalogue.texts.pages(number, reader())}
    return [
        Offer(
            pagination.between(one.first, one.last),
            facts.part(one),
            url_for(
                "ranges.show",
                number=number,
                file=file,
                first=one.first,
                last=one.last,
            ),
        )
        for one in found
        if file is not None and {one.first, one.last} <= there
    ]
