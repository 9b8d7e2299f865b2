"""The article of the cited paper that is meant: "Điều 5, khoản 2"."""

import re
from dataclasses import replace

from archive.model import Span
from archive.text import squeeze
from indexer.cite.passage import Mention, Passage

_PART = r"(?:diem|khoan|dieu|muc|phan|chuong|phu luc|tieu muc|tiet|doan)"
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-z]?|[a-z]|[ivx]{1,5}|thu [a-z]{2,6}|hai|ba|tu|nhat|mot|bon)(?!\w)"
# A cheap look for its first letters spares most mentions the search.
_PARTS = ("die", "kho", "muc", "pha", "chu", "phu", "tie", "doa")
_PROVISION = re.compile(
    rf"(?<!\w)(?P<provision>{_PART}\s{{1,3}}{_NUMBER}"
    rf"(?:\s{{0,3}},?\s{{0,3}}(?:va\s{{1,3}})?(?:{_PART}\s{{1,3}})?{_NUMBER}){{0,8}})"
    r"\s{0,3},?\s{0,3}(?:(?:cua|thuoc|tai|trong|kem theo|ban hanh kem theo)\s{1,3})?\Z"
)


def provided(passage: Passage, mention: Mention, floor: int) -> Mention:
    """Return the mention with the provision printed before it, if one is."""
    low = max(floor, mention.start - 90)
    before = passage.bare[low : mention.start]
    if not any(part in before for part in _PARTS):
        return mention
    match = _PROVISION.search(before)
    if match is None:
        return mention
    place = Span(low + match.start("provision"), low + match.end("provision"))
    return replace(mention, provision=squeeze(passage.printed(place)))


def leads_to(passage: Passage, start: int) -> bool:
    """Tell whether a provision is printed right before a place."""
    before = passage.bare[max(0, start - 90) : start]
    return any(part in before for part in _PARTS) and bool(_PROVISION.search(before))
