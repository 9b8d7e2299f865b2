"""Papers as an older version would have read them, for the tests of reading again."""

from dataclasses import replace

import msgspec

from archive.model import Reading, Text
from indexer import correcting, ingest
from indexer.cage import Cage
from tests.indexer.conftest import NOW

OLD = "extract/0 recognise/0 cite/0 ocr/0"


class Here(Cage):
    """Runs readers in this process, as JSON leaves a cage; for texts of our own."""

    def run(self, function, *arguments, result, **_):
        said = msgspec.json.encode(function(*arguments))
        return msgspec.json.decode(said, type=result)


def taken(workshop, *paths):
    """Take files in, and return the numbers of their papers."""
    batch = ingest.hand_in(paths, catalogue=workshop.catalogue, who="lan", at=NOW)
    rows = list(ingest.work(workshop, "máy", batch=batch))
    outcomes = {row.path: row.outcome for row in rows if row.outcome}
    return [outcomes[str(path)].document for path in paths]


def held(workshop, number):
    """Return what is kept of a paper."""
    [kept] = workshop.catalogue.rereadings.held([number])
    return kept


def read_as_before(workshop, number, *, without=(), said=None, more=(), **parts):
    """Put the reading of an older version in place: less, more, or otherwise.

    ``said`` are other values of facts, ``more`` claims that were made beside them;
    ``pages`` and ``citations`` are in place of those that are held.
    """
    kept, said = held(workshop, number), said or {}
    claims = tuple(
        replace(made, value=said.get(made.field, made.value))
        for made in kept.read
        if made.field not in without
    )
    media_type, pages = kept.files[0].media_type, parts.get("pages", kept.pages)
    cited = parts.get("citations", kept.citations)
    text = Text(media_type, pages, kept.notes)
    older = Reading(text, (*claims, *more), cited, OLD)
    workshop.catalogue.documents.reread(
        number, older, at=NOW, understand=lambda _: older
    )
    return held(workshop, number)


def corrected(workshop, number, text, by):
    """Let somebody correct the first page; return the number of the claim."""
    return correcting.correct(
        workshop.catalogue, number, 1, text, by=by, at=NOW, instead_of=None
    )
