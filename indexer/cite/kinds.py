"""The word for the kind of paper that stands before a number."""

import re
from dataclasses import dataclass

from archive.authority import DocumentType
from archive.text import toneless
from indexer.cite.passage import Passage

_WORD = re.compile(r"[^\W_]+")
# OCR reads "số" as "cố" or "s6"; a line may break anywhere.
_NUMBER_WORD = re.compile(r"(?<!\w)(?:so|co|s6)\s{0,4}:?\s{0,4}\Z")
_BETWEEN = frozenset({"quan", "trong", "chuyen", "de", "lien", "tich", "moi", "rieng"})
_LAW = re.compile(r"(?<!\w)(?P<kind>Bộ luật|Luật|Pháp lệnh)\s[^.;:()\d]{2,60}\Z")
_REACH = 70


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a number: the kind of paper, the word "số", or neither."""

    start: int
    kind: DocumentType | None = None
    has_number_word: bool = False


def lead(passage: Passage, at: int) -> Lead:
    """Return what leads to the number at a place."""
    low = max(0, at - _REACH)
    said = _NUMBER_WORD.search(passage.bare[low:at], max(0, at - low - 12))
    end = low + said.start() if said else at
    words = list(_WORD.finditer(passage.bare, low, end))
    if not said and words and not _touches(passage.bare, words[-1].end(), at):
        words = []
    found = _longest(passage, words)
    if said:
        found = (
            found
            or _longest(passage, _without_praise(words))
            or _law(passage, low, end)
        )
    start, kind = found or (end, None)
    return Lead(start, kind, said is not None)


def _longest(
    passage: Passage, words: list[re.Match[str]]
) -> tuple[int, DocumentType] | None:
    for first in range(max(0, len(words) - 5), len(words)):
        if kind := _kind(passage, words[first:]):
            return words[first].start(), kind
    return None


def _without_praise(words: list[re.Match[str]]) -> list[re.Match[str]]:
    # "các Nghị quyết quan trọng số 27-NQ/TW"
    while words and words[-1].group() in _BETWEEN:
        words = words[:-1]
    return words


def _law(passage: Passage, low: int, end: int) -> tuple[int, DocumentType] | None:
    # "Luật Lưu trữ số 33/2024/QH15": a law has its name before its number.
    law = _LAW.search(passage.even, low, end)
    while law and (later := _LAW.search(passage.even, law.end("kind"), end)):
        if not passage.even[low : later.start()].rstrip().endswith(("và", ",")):
            break
        law = later
    kind = passage.authority.type_named(law["kind"]) if law else None
    return (law.start(), kind) if law and kind else None


def _touches(bare: str, end: int, at: int) -> bool:
    return at - end <= 4 and not bare[end:at].strip(" \n\t\r\f:")


def _kind(passage: Passage, words: list[re.Match[str]]) -> DocumentType | None:
    name = " ".join(word.group() for word in words)
    kind = passage.authority.document_types.words.get(name)
    if kind is None or name == toneless(kind.name) or len(words) > 1:
        return kind
    # "kh" in running text is no short form of "Kế hoạch"; "KH" is.
    printed = passage.even[words[0].start() : words[0].end()]
    return None if printed.islower() else kind
