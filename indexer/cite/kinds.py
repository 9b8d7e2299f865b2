"""The word for the kind of paper that stands before a number."""

import re
from dataclasses import dataclass, replace

from archive.authority import DocumentType
from archive.model import Span
from archive.text import squeeze, toneless
from indexer.cite import names
from indexer.cite.passage import Passage

# OCR reads "số" as "cố" or "s6"; a line may break anywhere.
_NUMBER_WORD = re.compile(r"(?<!\w)(?:so|co|s6)\s{0,4}:?\s{0,4}\Z")
_BETWEEN = frozenset({"quan", "trong", "chuyen", "de", "lien", "tich", "moi", "rieng"})
_LAW = re.compile(r"(?<!\w)(?P<kind>Bộ luật|Luật|Pháp lệnh)\s[^.;:()\d]{2,60}\Z")
# No letter that is small stands before one that is large, but where a blank is lost.
_TORN = re.compile(
    r"[^\W\d_A-ZĐ](?P<kind>[A-ZĐ][^\W\d_A-ZĐ]{1,7}\s[^\W\d_A-ZĐ]{1,7})[\s:]{0,4}\Z"
)
# "Quyết định của Bộ Chính trị số 31-QĐ/TW": who issued stands before the number.
_OF = re.compile(r"\s{1,3}(?:(?:cua|do)\s{1,3})?")
_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_SPACE = " \n\t\r\f:"
_SIGNS = _SPACE + ',("“”*_-'
_JOINTS = " \n,:"
_REACH = 70
_FAR = 120
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a number: the kind of paper, the body, the word "số"."""

    start: int
    kind: DocumentType | None = None
    has_number_word: bool = False
    body_at: Span | None = None


def lead(passage: Passage, at: int) -> Lead:
    """Return what leads to the number at a place."""
    said = _NUMBER_WORD.search(passage.bare, max(0, at - 12), at)
    end = said.start() if said else at
    before = passage.bare[max(0, end - _LONGEST) : end]
    words = before.rstrip(_SIGNS if said else _SPACE).split()
    found = _longest(passage, words, end)
    found = found or _torn(passage, words, end)
    if said and not found:
        praised = _longest(passage, _without_praise(words), end)
        found = praised or _law(passage, max(0, at - _REACH), end)
    if not found and (issued := _issued(passage, end, said)):
        return replace(issued, has_number_word=said is not None)
    start, kind = found or (end, None)
    return Lead(start, kind, said is not None)


def _longest(
    passage: Passage, words: list[str], end: int
) -> tuple[int, DocumentType] | None:
    kinds = passage.authority.document_types
    if not words or _last(words) not in kinds.ends:
        return None
    for first in range(max(0, len(words) - 5), len(words)):
        name = " ".join(words[first:])
        if not words[first].isalnum() and (begun := _LAST_WORD.search(words[first])):
            name = name[begun.start() :]
        kind = kinds.words.get(name)
        if name == "luat" and words[first - 1 : first] == ["phap"]:
            return None  # "theo quy định của pháp luật" names no law.
        if kind and (start := _start(passage, kind, name.split(), end)) is not None:
            return start, kind
    return None


def _issued(passage: Passage, end: int, said: re.Match[str] | None) -> Lead | None:
    """Return the kind and the body that stand before a place, if both do."""
    # "Số" in capitals begins a line of a letterhead, and its body stands above it.
    if said and passage.even.startswith("Số", end):
        return None
    near = passage.bare[max(0, end - _FAR) : end]
    stop = end - len(near) + len(near.rstrip(_JOINTS if said else " ,"))
    words = list(_WORD.finditer(passage.bare, end - len(near), stop))
    for word in reversed(words):
        before = passage.bare[max(0, word.end() - _LONGEST) : word.end()].split()
        found = _longest(passage, before, word.end())
        if found and (of := _OF.match(passage.bare, word.end())):
            body_at = _whole(passage, of.end(), stop)
            return Lead(*found, body_at=body_at) if body_at else None
    return None


def _whole(passage: Passage, start: int, end: int) -> Span | None:
    """Return the place if it holds the names of bodies and nothing else."""
    # "số" is no "sở", though both are "so" without their marks.
    if passage.even.startswith(("số", "Số", "SỐ"), start):
        return None
    reached = names.reach(passage, start)
    is_whole = reached and end in {reached, names.reach_all(passage, reached)}
    return Span(start, end) if is_whole else None


def _torn(
    passage: Passage, words: list[str], end: int
) -> tuple[int, DocumentType] | None:
    """Return the kind that lost a blank: "Nghịđịnh số", "thực hiệnNghị định số"."""
    kinds = passage.authority.document_types
    if kind := kinds.glued.get(_last(words) if words else ""):
        return passage.bare.rfind(_last(words), 0, end), kind
    if not words or words[-1] not in kinds.ends:
        return None
    match = _TORN.search(passage.even, max(0, end - _LONGEST), end)
    kind = kinds.words.get(toneless(squeeze(match["kind"]))) if match else None
    return (match.start("kind"), kind) if match and kind else None


def _last(words: list[str]) -> str:
    if words[-1].isalnum():
        return words[-1]
    match = _LAST_WORD.search(words[-1])
    return match.group() if match else ""


def _start(
    passage: Passage, kind: DocumentType, name: list[str], end: int
) -> int | None:
    """Return where the words of a kind begin that end before a place."""
    start = end
    for word in reversed(name):
        start = passage.bare.rfind(word, 0, start)
    if len(name) > 1 or name[0] == toneless(kind.name):
        return start
    # "kh" in running text is no short form of "Kế hoạch"; "KH" is.
    printed = passage.even[start : start + len(name[0])]
    return None if printed.islower() else start


def _without_praise(words: list[str]) -> list[str]:
    # "các Nghị quyết quan trọng số 27-NQ/TW"
    while words and words[-1] in _BETWEEN:
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
