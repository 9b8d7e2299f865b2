"""Citations without a symbol: by meeting, by short name, by pointing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.model import Span
from archive.text import squeeze
from indexer.cite import meetings, provisions
from indexer.cite.counting import counts
from indexer.cite.passage import Mention, Passage
from indexer.cite.patterns import CITATION, NEXT, NEXT_CONGRESS, NEXT_ORDINAL, SHORTS
from indexer.cite.tails import tail

# Nouns only; the others are verbs too and need a capital: "quyết định 3 việc".
_SURE = frozenset(
    {"nghi quyet", "chi thi", "nghi dinh", "thong tu", "thong tu lien tich"}
    | {"nghi quyet lien tich", "thong tri", "sac lenh"}
)
_LIKELY = frozenset(
    {"ket luan", "quy dinh", "quyet dinh", "huong dan", "cong van", "ke hoach"}
    | {"thong bao", "thong bao ket luan", "quy che", "cong dien"}
)
_SHORT = frozenset({"nq", "ct", "kl", "nd", "qd"})
# These count far more often than they name; they need their date or body.
_TOLD = frozenset({"bao cao", "to trinh"})
# What is carried out, followed or replaced is a paper, written small or in short:
# "thực hiện quyết định 20", "theo HD 38".
_LEADS = re.compile(
    r"(?<!\w)(?:theo|tai|trong|(?:thuc\s{1,3}hien|trien\s{1,3}khai|thi\s{1,3}hanh|can\s{1,3}cu|"
    r"quan\s{1,3}triet|thay\s{1,3}(?:the|cho)|sua\s{1,3}doi|bo\s{1,3}sung|dieu\s{1,3}chinh|"
    r"bai\s{1,3}bo|(?:so|tong)\s{1,3}ket|hoc\s{1,3}tap))\s{1,3}(?:cac\s{1,3})?\Z"
)
_PARTED = re.compile(
    r"\s{0,3}(?:[.,;:)”\"]|\Z|\n|(?:cua|ban hanh|ve|va|da|duoc|co hieu luc|ngay \d|nam (?:19|20)\d\d)(?!\w))"
)
_CODE = re.compile(r"\s{1,2}-\s[A-ZĐ]{1,5}(?![^\W\d_])")
_UNNUMBERED = frozenset({"van ban"})


def find(passage: Passage) -> Iterator[Mention]:
    """Yield the citations without a symbol, in reading order."""
    for match in CITATION.finditer(passage.bare):
        if match["kind"] in SHORTS and not _is_shouted(passage, match):
            continue
        kind = _kind(passage, match)
        if match["plenum"]:
            yield from meetings.plenums(passage, match, kind)
        elif match["local"]:
            yield meetings.session(passage, match, kind)
        elif match["congress"]:
            yield from _congresses(passage, match, kind)
        elif match["pointing"]:
            yield Mention(match.start(), match.end(), "deictic", kind)
        else:
            yield from _shorts(passage, match, kind)


def _is_shouted(passage: Passage, match: re.Match[str]) -> bool:
    return passage.even[match.start() : match.end("kind")].isupper()


def _kind(passage: Passage, match: re.Match[str]) -> str | None:
    kind = passage.authority.type_named(match["kind"])
    return kind.name if kind else None


def _congresses(
    passage: Passage, match: re.Match[str], kind: str | None
) -> Iterator[Mention]:
    found = meetings.congress(passage, match, kind)
    while found:
        yield found
        found = _further(passage, found) or _joined(passage, found)


def _further(passage: Passage, one: Mention) -> Mention | None:
    more = NEXT_ORDINAL.match(passage.even, one.end)
    if more is None or one.conference is None:
        return None
    conference = replace(one.conference, ordinal=more["roman"])
    return replace(
        one,
        start=more.start("roman"),
        end=more.end(),
        conference=conference,
        inherited=("type", "conference"),
    )


def _joined(passage: Passage, one: Mention) -> Mention | None:
    more = NEXT_CONGRESS.match(passage.bare, one.end)
    other = meetings.congress(passage, more, one.type) if more else None
    if more is None or other is None:
        return None
    start = passage.bare.index("dai", more.end("joint"))
    return replace(other, start=start, inherited=("type",))


def _shorts(
    passage: Passage, match: re.Match[str], kind: str | None
) -> Iterator[Mention]:
    if not _may_be_number(passage, match, said=match["so"] is not None):
        return
    listed = [match]
    while more := NEXT.match(passage.bare, listed[-1].end()):
        if not _may_be_number(passage, more):
            break
        listed.append(more)
    after = tail(passage, listed[-1].end())
    is_told = after.body_at is not None or after.dated is not None
    if not _is_name(passage, match, is_told=is_told or _is_led(passage, listed)):
        return
    for one in listed:
        is_first, is_last = one is match, one is listed[-1]
        short = Mention(
            start=one.start() if is_first else one.start("number"),
            end=after.end if is_last else one.end(),
            kind="short",
            type=kind,
            number=int(one["number"]),
            symbol_at=Span(one.start("number"), one.end()),
            body_at=after.body_at,
            inherited=() if is_first else ("type",),
        )
        yield replace(short, dated=after.dated) if is_last else _lent(short)


def _lent(short: Mention) -> Mention:
    inherited = (*short.inherited, "body") if short.body_at else short.inherited
    return replace(short, inherited=inherited)


def _is_led(passage: Passage, listed: Sequence[re.Match[str]]) -> bool:
    """Tell whether the words around numbers take them for papers."""
    start, number = listed[0].start(), listed[0]["number"]
    leads = _LEADS.search(passage.bare, max(0, start - 20), start)
    is_parted = _PARTED.match(passage.bare, listed[-1].end())
    return len(number) > 1 and leads is not None and is_parted is not None


def _said(passage: Passage, match: re.Match[str]) -> str:
    return passage.even[match.start("so") : match.end("so")]


def _is_name(passage: Passage, match: re.Match[str], *, is_told: bool) -> bool:
    """Tell whether a kind and a number name a paper; verbs and nouns look alike."""
    if match["kind"] in SHORTS:
        # "TTSO 01669" is one word; only the marks of "TTsố 5" tell two.
        is_parted = passage.bare[match.end("kind")].isspace()
        is_said = match["so"] and (is_parted or "ố" in _said(passage, match).lower())
        is_sure = is_said or match["year"] or match["kind"] in _SHORT
        return bool(is_sure) or is_told
    kind = squeeze(match["kind"])
    if kind == "luat":
        # "khoản 2 Điều 66 Luật 93", "Luật 31/2024": laws are numbered in a year.
        return bool(match["year"]) or provisions.leads_to(passage, match.start())
    if match["so"]:
        return kind not in _UNNUMBERED
    if match.start("number") == match.end("kind"):
        return False  # A note's mark: "QUYẾT ĐỊNH1".
    is_capital = passage.even[match.start()].isupper()
    if kind in _TOLD:
        return is_capital and is_told
    return kind in _SURE or (kind in _LIKELY and (is_capital or is_told))


def _may_be_number(
    passage: Passage, match: re.Match[str], *, said: bool = False
) -> bool:
    looks_like_year = 1900 <= int(match["number"]) < 2100
    if looks_like_year and not said:
        return False
    if _CODE.match(passage.even, match.end()):
        return False  # The rest of a symbol that is cut off: "Chỉ thị 05 - CT".
    return not counts(passage.even, match.end())
