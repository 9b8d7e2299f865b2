"""From a passage to its changing clauses, each in its place of the citing paper."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from indexer.cite.changing import outline, verbs
from indexer.cite.changing.clauses import Clause, Ground, Walk
from indexer.cite.changing.places import Place
from indexer.cite.changing.quoting import Quotations, quotations
from indexer.cite.passage import Mention, Passage

_BEGIN = re.compile(
    r"[.:;!?][\"”»]?(?=\s)|[\n\f]\s{0,9}(?:[a-z]\)|[-+*•]|\d{1,3}[.)-])\s|\n\s{0,9}\n|[“”\"]"
)
_TURNED = re.compile(r"(?:duoc|bi)\s{1,3}\Z")
_PAST = re.compile(r"(?<!\w)(?:da|chua|khong|neu|moi)\s{1,3}\Z")
# "được sửa đổi, bổ sung theo Thông tư số …" tells of another paper.
_ELSEWHERE = re.compile(
    r"\s{1,3}(?:mot so dieu\s{1,3})?(?:theo|tai|boi|bang|trong|cua)\s[^:\n“\"]{0,200}"
)
_OURS = re.compile(r"(?<!\w)nay(?!\w)")
_BACK = 900
_BREAK = re.compile(r"[.:;!?](?=\s)|[\n\f]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A clause, the place it stands in, and the clause whose sentence it goes on."""

    clause: Clause
    source: Place
    is_chained: bool = False


def placed(passage: Passage, mentions: Sequence[Mention]) -> list[Placed]:
    """Return the clauses of a passage that change a paper, in reading order."""
    occurring = list(verbs.occurring(passage.bare))
    if not any(_may_change(passage, verb) for verb in occurring):
        return []
    starts = [mention.start for mention in mentions]
    rough = Ground(passage, mentions, starts, {})
    marked = list(outline.markers(passage.even))
    resumes = _said(rough, marked, occurring)
    quoted = quotations(passage.even, resumes)
    closes = {span.start: span.end for span in quoted.spans}
    ground = Ground(passage, mentions, starts, closes)
    found = list(_clauses(ground, occurring, quoted))
    said = [clause.start for clause, _ in found]
    outlined = outline.outline(
        marked,
        lambda at: quoted.around(at) is not None,
        lambda at: _begins(passage, said, at),
    )
    return [
        Placed(clause, outlined.place(clause.start), is_chained)
        for clause, is_chained in found
    ]


def _may_change(passage: Passage, verb: re.Match[str]) -> bool:
    return verbs.is_turned(passage, verb) or verbs.is_leading(
        passage, verb.start(), sentence_cites=False
    )


def _said(
    ground: Ground, marked: Sequence[re.Match[str]], occurring: Sequence[re.Match[str]]
) -> list[int]:
    """Return the lines at which new wording ends that nothing closes.

    They begin with a number and a verb, or with places that "được" follows.
    """
    starts = {verb.start() for verb in occurring}
    return [
        mark.start()
        for mark in marked
        if _past_blanks(ground.passage, mark.end()) in starts
    ]


def _begins(passage: Passage, said: Sequence[int], at: int) -> bool:
    """Tell whether a changing clause begins at a place."""
    at = _past_blanks(passage, at)
    place = bisect_left(said, at)
    return place < len(said) and said[place] == at


def _past_blanks(passage: Passage, at: int) -> int:
    while at < len(passage.bare) and passage.bare[at].isspace():
        at += 1
    return at


def _clauses(
    ground: Ground, occurring: Sequence[re.Match[str]], quoted: Quotations
) -> Iterator[tuple[Clause, bool]]:
    passage = ground.passage
    done, last = 0, None
    for verb in occurring:
        if verb.start() < done or quoted.around(verb.start()):
            continue
        is_chained = verbs.is_chained(passage, verb.start(), last)
        if verbs.is_turned(passage, verb):
            clause = _passive(ground, verb, done)
        elif is_chained or _is_leading(ground, verb.start()):
            clause = Walk(ground, verb.start()).active()
        else:
            continue
        if clause:
            yield clause, is_chained
            done = last = clause.end


def _is_leading(ground: Ground, at: int) -> bool:
    passage = ground.passage
    low = max(0, at - 300)
    for stop in _BREAK.finditer(passage.bare, low, at):
        low = stop.end()
    return verbs.is_leading(passage, at, sentence_cites=ground.cites(low, at))


def _passive(ground: Ground, verb: re.Match[str], floor: int) -> Clause | None:
    """Read "Khoản 1 Điều 9 … được sửa đổi" from where its sentence begins."""
    bare, at = ground.passage.bare, verb.start()
    turned = _TURNED.search(bare, max(0, at - 8), at)
    high = turned.start() if turned else at
    if _PAST.search(bare, max(0, high - 12), high) or _is_elsewhere(ground, verb):
        return None
    low = max(floor, high - _BACK)
    for stop in _BEGIN.finditer(bare, low, high):
        low = stop.end()
    for start in (low, *(line.end() for line in re.finditer("[\n\f]", bare[low:high]))):
        begin = start if start >= low else low + start
        if clause := Walk(ground, _past_blanks(ground.passage, begin)).passive(
            verb, high
        ):
            return clause
    return None


def _is_elsewhere(ground: Ground, verb: re.Match[str]) -> bool:
    match = _ELSEWHERE.match(ground.passage.bare, verb.end())
    if match is None or not ground.cites(match.start(), match.end()):
        return False
    own = _OURS.search(ground.passage.bare, match.start(), match.end())
    return own is None or ground.cites(match.start(), own.start())
