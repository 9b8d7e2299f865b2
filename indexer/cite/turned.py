"""Relations said after the paper they befall: "A được thay thế bằng B".

The verb stands behind the paper, and the one that acts behind the verb: another
paper, the citing one ("Quy định này"), or nobody, where the sentence only says
that the paper is at an end.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.model import Relation, Span
from archive.text import squeeze
from indexer.cite import cues
from indexer.cite.passage import Mention, Passage

_W = r"\s{1,3}"
_VERBS = {
    "replaces": rf"thay{_W}the(?:{_W}toan{_W}bo)?",
    "repeals": rf"bai{_W}bo",
    "annuls": rf"huy{_W}bo",
    "withdraws": rf"thu{_W}hoi",
    "amends": rf"sua{_W}doi(?:,?{_W}(?:va{_W})?bo{_W}sung)?|bo{_W}sung|dieu{_W}chinh",
    "corrects": rf"dinh{_W}chinh",
    "extends": rf"gia{_W}han",
    "suspends": rf"dinh{_W}chi|tam{_W}dung",
}
_ENDS = frozenset({"repeals", "annuls", "withdraws"})
_VERB = "|".join(f"(?P<{name}>{verb})" for name, verb in _VERBS.items())
_TURNED = re.compile(
    rf"(?:\s{{0,3}}\([^()\n]{{1,40}}\))?(?:{_W}(?:ve|quy{_W}dinh|v/v)\s[^.;:,“”\n]{{1,160}}?)?[,(\s]{{1,5}}"
    rf"(?:(?:(?P<past>da|vua|moi)|se|deu|nay|cung|hien{_W}nay|chinh{_W}thuc){_W}){{0,3}}"
    rf"(?:(?P<said>(?:duoc|bi){_W}(?:{_VERB}))"
    rf"|(?P<over>het{_W}hieu{_W}luc)(?:{_W}thi{_W}hanh)?(?:{_W}va{_W}(?:da{_W})?(?P<also>duoc{_W}thay{_W}the))?)(?!\w)"
)
_SOME = rf"(?:{_W}mot{_W}so{_W}(?:dieu|noi{_W}dung|diem|khoan))?"
_PART = (
    rf"(?:(?:diem|khoan|dieu|muc|phan){_W}[\w.]{{1,6}}[\s,]{{1,4}}(?:cua{_W})?){{0,4}}"
)
_BY = re.compile(rf"{_SOME}{_W}(?:boi|bang|theo|tai){_W}(?:cac{_W})?{_PART}")
_SINCE = re.compile(rf"{_W}(?:ke{_W})?tu{_W}(?:ngay|khi){_W}")
_IN_FORCE = re.compile(rf"{_W}(?:nay{_W})?co{_W}hieu{_W}luc")
_OWN = re.compile(
    rf"{_SOME}{_W}(?:boi|bang|theo|tai|(?:ke{_W})?tu{_W}(?:ngay|khi)){_W}(?:[^\W\d_]{{1,8}}{_W}){{1,3}}nay(?!\w)"
)
_LISTED = re.compile(rf"[\s,]{{0,4}}(?:(?:va|hoac|cung){_W})?(?:cac{_W})?{_PART}")
_REACH = 200


def completed(passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions with what is said behind them, lists to their first paper."""
    kept = list(mentions)
    for place, mention in enumerate(kept):
        following = kept[place + 1] if place + 1 < len(kept) else None
        told = _told(passage, mention, following)
        if told:
            _give(passage, kept, place, told)
    return kept


def _told(
    passage: Passage, mention: Mention, following: Mention | None
) -> Relation | None:
    high = min(len(passage.bare), mention.end + _REACH + 60)
    if following:
        high = min(high, following.start)
    verb = _TURNED.match(passage.bare, mention.end, high)
    if verb is None or _is_denied(passage, mention, verb):
        return None
    fate, manner = _fate(verb)
    is_acted, source = _source(passage, verb, following)
    if not is_acted and (verb["past"] or fate not in _ENDS):
        return None
    span = verb.span("also") if fate == "replaces" and verb["also"] else None
    start, end = span or verb.span("said" if verb["said"] else "over")
    cue = squeeze(passage.printed(Span(start, end)))
    return Relation(fate, cue, manner, source)


def _fate(verb: re.Match[str]) -> tuple[str, str | None]:
    """Return what befalls a paper, and in what manner it is amended."""
    if verb["over"]:
        return ("replaces" if verb["also"] else "repeals"), None
    name = next(name for name in _VERBS if verb[name])
    return name, cues.manner(verb[name]) if name == "amends" else None


def _is_denied(passage: Passage, mention: Mention, verb: re.Match[str]) -> bool:
    start = verb.start("said") if verb["said"] else verb.start("over")
    return cues.is_denied(passage.bare, mention.end, start)


def _source(
    passage: Passage, verb: re.Match[str], following: Mention | None
) -> tuple[bool, str | None]:
    """Return whether a paper acts, and its symbol unless it is the citing one."""
    if _OWN.match(passage.bare, verb.end()):
        return True, None
    if following is None or following.symbol is None:
        return False, None
    is_since = _SINCE.fullmatch(passage.bare, verb.end(), following.start)
    if _BY.fullmatch(passage.bare, verb.end(), following.start) or (
        is_since and _IN_FORCE.match(passage.bare, following.end)
    ):
        return True, str(following.symbol)
    return False, None


def _give(passage: Passage, kept: list[Mention], place: int, told: Relation) -> None:
    while True:
        mention = kept[place]
        kept[place] = replace(mention, relations=(*mention.relations, told))
        before = kept[place - 1] if place else None
        if before is None or told.relation not in {"replaces", *_ENDS}:
            return
        if not _LISTED.fullmatch(passage.bare, before.end, mention.start):
            return
        place -= 1
