"""From a passage to its changing clauses, each in its place of the citing paper."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from indexer.cite.changing import listing, outline, verbs
from indexer.cite.changing.aliases import aliases
from indexer.cite.changing.clauses import Clause, Ground
from indexer.cite.changing.places import Place, listed
from indexer.cite.changing.quoting import Quotations, quotations
from indexer.cite.changing.walking import Walk
from indexer.cite.passage import Mention, Passage

_BEGIN = re.compile(
    r"ke\s{1,3}tu\s{1,3}ngay\s[^.:;]{0,160}?,(?=\s)|[.:;!?][\"”»]?(?=\s)|[\n\f]\s{0,9}(?:[a-z]\)|[-+*•]|\d{1,3}[.)-])\s|\n\s{0,9}\n"
)
_LINE = re.compile(r"[\n\f]")
_MARK = re.compile(r"[“”\"]")
_TURNED = re.compile(r"(?:duoc|bi)\s{1,3}\Z")
_PAST = re.compile(r"(?<!\w)(?:da|chua|khong|neu|moi)\s{1,3}\Z")
# Consolidated texts note so what is gone: "Điều 24 (được bãi bỏ)" (Pháp lệnh
# 01/2012/UBTVQH13).
_NOTED = re.compile(r"[(\[]\s{0,3}\Z")
_SUPPOSED = re.compile(r"(?<!\w)(?:truong\s{1,3}hop|neu|khi)\s[^.:;“”\"]{0,300}\Z")
# "được sửa đổi, bổ sung theo Thông tư số …" tells of another paper.
_ELSEWHERE = re.compile(
    r"\s{1,3}(?:mot\s{1,3}so\s{1,3}dieu\s{1,3})?(?:theo|tai|boi|bang|trong|cua)\s(?:[^:;.“\"]|\.(?!\s)){0,200}"
)
_WITHIN = re.compile(r"(?:tai|o|trong|doi\s{1,3}voi)\s{1,3}(?:cac\s{1,3})?")
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
    occurring = list(verbs.occurring(passage))
    if not any(_may_change(passage, verb) for verb in occurring):
        return []
    starts = [mention.start for mention in mentions]
    marked = list(outline.markers(passage.even))
    resumes = _said(passage, marked, occurring)
    quoted = quotations(passage.even, resumes)
    closes = {span.start: span.end for span in quoted.spans}
    named = aliases(passage, mentions)
    ground = Ground(passage, mentions, starts, closes, named)
    opened = list(_openings(ground, marked, quoted))
    begun = {_past_blanks(passage, one.end) for one in opened}
    found = sorted(
        [
            *_clauses(ground, occurring, quoted, begun),
            *((one, False) for one in opened),
        ],
        key=lambda one: (one[0].start, not one[0].verbs),
    )
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
    is_behind = verbs.is_turned(passage, verb) or verbs.is_stated(passage, verb)
    return is_behind or verbs.is_leading(passage, verb.start(), sentence_cites=False)


def _said(
    passage: Passage,
    marked: Sequence[re.Match[str]],
    occurring: Sequence[re.Match[str]],
) -> list[int]:
    """Return the lines at which new wording ends that nothing closes.

    They begin with a number and a verb, or with places that "được" follows.
    """
    starts = {verb.start() for verb in occurring}
    return [
        mark.start() for mark in marked if _past_blanks(passage, mark.end()) in starts
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
    ground: Ground,
    occurring: Sequence[re.Match[str]],
    quoted: Quotations,
    begun: Collection[int],
) -> Iterator[tuple[Clause, bool]]:
    """Yield the clauses; a verb in ``begun`` stands behind the place it is about."""
    done, last = 0, None
    for verb in occurring:
        if verb.start() < done or quoted.around(verb.start()):
            continue
        is_chained = verbs.is_chained(ground.passage, verb.start(), last)
        is_sure = is_chained or verb.start() in begun
        for clause in _read(ground, verb, done, is_sure=is_sure):
            yield clause, is_chained
            done = last = clause.end


def _openings(
    ground: Ground, marked: Sequence[re.Match[str]], quoted: Quotations
) -> Iterator[Clause]:
    """Yield the places that numbered lines begin with: "1. Tại Điều 27:"."""
    passage = ground.passage
    for mark in marked:
        at = _past_blanks(passage, mark.end())
        within = _WITHIN.match(passage.bare, at)
        start = within.end() if within else at
        if listed(passage, start) is None or quoted.around(start):
            continue
        if clause := Walk(ground, start).opening(is_within=within is not None):
            yield clause


def _read(
    ground: Ground, verb: re.Match[str], done: int, *, is_sure: bool
) -> list[Clause]:
    """Return the clause of a verb, or what the list says that it opens."""
    is_turned = verbs.is_turned(ground.passage, verb)
    is_behind = is_turned or verbs.is_stated(ground.passage, verb)
    is_leading = not is_turned and (is_sure or _is_leading(ground, verb.start()))
    if not is_leading and (not is_behind or _is_told(ground, verb)):
        return []
    clause = Walk(ground, verb.start()).active() if is_leading else None
    if clause is None and is_behind:
        clause = _passive(ground, verb, done)
    items = listing.items(ground, verb)
    is_kept = clause and (clause.papers or clause.targets or not items)
    return [clause, *items] if clause and is_kept else items


def _is_leading(ground: Ground, at: int) -> bool:
    passage = ground.passage
    low = max(0, at - 300)
    for stop in _BREAK.finditer(passage.bare, low, at):
        low = stop.end()
    return verbs.is_leading(passage, at, sentence_cites=ground.cites(low, at))


def _passive(ground: Ground, verb: re.Match[str], floor: int) -> Clause | None:
    """Read "Khoản 1 Điều 9 … được sửa đổi" from where its sentence begins."""
    passage, high = ground.passage, _turn(ground.passage, verb)
    for begin in _sentences(passage.bare, max(floor, high - _BACK), high):
        walk = Walk(ground, _past_blanks(passage, begin))
        if clause := walk.passive(verb, high):
            return clause
    return None


def _sentences(bare: str, low: int, high: int) -> Iterator[int]:
    """Yield where a sentence may begin: behind a mark, a line's end, or before both."""
    for stop in _BEGIN.finditer(bare, low, high):
        low = stop.end()
    near = max((mark.end() for mark in _MARK.finditer(bare, low, high)), default=low)
    yield near
    for line in _LINE.finditer(bare, near, high):
        yield line.end()
    if near > low:
        yield low


def _turn(passage: Passage, verb: re.Match[str]) -> int:
    """Return where "được" stands before a verb, or the verb that needs none."""
    turned = _TURNED.search(passage.bare, max(0, verb.start() - 8), verb.start())
    return turned.start() if turned else verb.start()


def _is_told(ground: Ground, verb: re.Match[str]) -> bool:
    """Tell whether a passive verb tells of what was done before, or elsewhere."""
    bare, high = ground.passage.bare, _turn(ground.passage, verb)
    is_past = _PAST.search(bare, max(0, high - 12), high)
    is_noted = _NOTED.search(bare, max(0, high - 4), high)
    is_supposed = _SUPPOSED.search(bare, max(0, high - 320), high)
    return bool(is_past or is_noted or is_supposed) or _is_elsewhere(ground, verb)


def _is_elsewhere(ground: Ground, verb: re.Match[str]) -> bool:
    match = _ELSEWHERE.match(ground.passage.bare, verb.end())
    if match is None or not ground.cites(match.start(), match.end()):
        return False
    own = _OURS.search(ground.passage.bare, match.start(), match.end())
    return own is None or ground.cites(match.start(), own.start())
