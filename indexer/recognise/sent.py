"""What a mail says of itself: its subject, its day, and a mark of secrecy.

It has no number, no kind and no body that issued it; those of the papers it speaks of
are theirs. Its head stands first, as its reader wrote it (``extract/mail``).
"""

import re
from collections.abc import Iterator

from archive import dates
from archive.authority import Authority
from archive.model import Claim, Evidence, Page, Text
from indexer.recognise import issued, marks, zones
from indexer.recognise.claims import SOURCE

_SUBJECT = re.compile(r"^Về việc: (.+)$", re.MULTILINE)
_DAY = re.compile(r"^Ngày: (\d\d/\d\d/\d{4})\b", re.MULTILINE)
_END_OF_HEAD = "\n\n"


def read(text: Text, authority: Authority) -> Iterator[Claim]:
    """Yield what is sure of a mail."""
    for page in text.pages[:1]:
        yield from _of_head(page)
    paper = zones.lay_out(text, authority)
    yield from (one for one in marks.read(paper) if one.field == "secrecy")


def _of_head(page: Page) -> Iterator[Claim]:
    head = page.text.partition(_END_OF_HEAD)[0]
    if about := _SUBJECT.search(head):
        yield _claim("subject", about[1], about, page)
    day = _DAY.search(head)
    sent = dates.read(day[1]) if day else None
    if day and sent:
        yield _claim("issued", issued.as_json(sent), day, page)


def _claim(field: str, value: object, seen: re.Match[str], page: Page) -> Claim:
    evidence = Evidence(page.number, seen.start(1), seen.end(1), f"{field}.mail")
    return Claim(field, value, seen[1], evidence, SOURCE)
