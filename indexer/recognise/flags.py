"""What a clerk should look at before the facts are believed."""

from collections.abc import Iterator

from archive.model import Claim
from indexer.recognise import heading, issued, number, part_of, type_name
from indexer.recognise.claims import claim
from indexer.recognise.zones import Paper


def read(paper: Paper) -> Iterator[Claim]:
    """Yield the flags of the paper, if it has any."""
    found = tuple(dict.fromkeys(_flags(paper)))
    seen = paper.header.number or paper.header.title or next(iter(paper.top), None)
    if found and seen is not None:
        yield claim("flags", list(found), [seen], "doubts")


def _flags(paper: Paper) -> Iterator[str]:
    line = paper.header.number
    if not paper.header.is_there and not _is_annex(paper):
        yield "no_header"
    if line is not None and number.is_blank(line):
        yield "number_blank"
    elif line is not None and number.symbol_of(paper) is None:
        yield "number_unreadable"
    elif number.is_doubtful(paper):
        yield "number_suspect"
    date = issued.issued_of(paper)
    if date is not None:
        yield from date.flags
    if type_name.is_mismatched(paper):
        yield "type_mismatch"
    if _is_annex(paper):
        yield "appendix"


def _is_annex(paper: Paper) -> bool:
    found = heading.find(paper)
    return part_of.find(paper) is not None or (
        found is not None and found.type == "Phụ lục"
    )
