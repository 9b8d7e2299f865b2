"""A text becomes claims: one fact, one file, from the paper's own words only.

Every claim tells where it was read. A fact that is not found gives none.
"""

from collections.abc import Iterator

from archive.authority import Authority
from archive.model import Claim, Text
from indexer.mailed import MAILS
from indexer.recognise import (
    candidates,
    copied,
    decoded,
    effective,
    ending,
    flags,
    issued,
    issuers,
    letters,
    marks,
    number,
    organ,
    part_of,
    parts,
    period,
    regime,
    seen,
    sent,
    signer,
    subject,
    titled,
    type_name,
    zones,
)
from indexer.recognise.paper import Paper

__all__ = ["recognise"]


def recognise(text: Text, authority: Authority) -> tuple[Claim, ...]:
    """Return what the paper says of itself in its header and signature block."""
    if text.media_type in MAILS:
        return tuple(sent.read(text, authority))
    paper = zones.lay_out(text, authority)
    title = titled.find(paper)
    found = _claims(paper) if title is None else _titled(paper, title)
    return (*seen.placed(found, text.pages, authority), *decoded.read(text))


def _titled(paper: Paper, title: titled.Title) -> Iterator[Claim]:
    """Yield the facts of a paper without a header, named in one title."""
    yield from titled.read(title)
    found = ending.find(paper.text.pages, title.cells[-1])
    yield from signer.read(found)
    yield from letters.recipients(found)
    about = next((one for one in titled.read(title) if one.field == "subject"), None)
    yield from flags.read(paper, about)


def _claims(paper: Paper) -> Iterator[Claim]:
    for reader in (
        type_name,
        regime,
        number,
        issuers,
        issued,
        candidates,
        marks,
        part_of,
    ):
        yield from reader.read(paper)
    about = next(subject.read(paper), None)
    if about is not None:
        yield about
    yield from period.read(paper, about)
    yield from letters.addressees(paper)
    if paper.header.is_there:
        yield from _below(paper)
    behind = parts.of(paper)
    yield from parts.read(behind)
    yield from flags.read(paper, about, behind)


def _below(paper: Paper) -> Iterator[Claim]:
    """Yield what the ending says."""
    header = paper.header
    last = header.number or header.title
    found = ending.find(paper.text.pages, last)
    yield from signer.read(found)
    yield from organ.read(paper, found)
    yield from letters.recipients(found)
    yield from copied.read(paper, found)
    yield from effective.read(paper, found)
