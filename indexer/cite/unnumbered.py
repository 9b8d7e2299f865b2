"""Citations without a symbol: by meeting, by short name, by pointing."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive.model import Conference, Span
from archive.text import squeeze
from indexer.cite import names, ordinals
from indexer.cite.counting import counts
from indexer.cite.passage import Mention, Passage
from indexer.cite.tails import tail

_W = r"\s{1,3}"
_NAMED = (
    "nghi quyet lien tich|nghi quyet|chi thi|ket luan|quy dinh|quyet dinh|huong dan|cong van|"
    "ke hoach|thong bao ket luan|thong bao|thong tri|quy che|chuong trinh hanh dong|"
    "chuong trinh|to trinh|bao cao|nghi dinh|thong tu lien tich|thong tu|de an|phap lenh|"
    "cong dien|luat|van ban"
).replace(" ", _W)
_SHORTS = "nq|ct|kl|nd|qd|hd|tt|kh|cv|tb"
_ORDINAL = rf"\d{{1,2}}|{ordinals.WORDS}"
_TERM = r"(?:[ivx]{1,5}|\d{1,2})(?!\w)"
_CENTRE = rf"(?:(?:ban{_W}chap{_W}hanh|bch)\s{{0,3}})?(?:trung{_W}uong|t\.?\s?[uw])(?![^\W\d_])"
_PLENUM = rf"""
    (?:{_W}cua)?(?:{_W}hoi{_W}nghi)?(?:{_W}lan{_W}thu{_W}(?P<first>{_ORDINAL})(?!\w))?
    \s{{0,3}}(?P<centre>{_CENTRE})(?:{_W}dang(?!{_W}bo))?
    (?:\s{{0,3}}(?P<said>lan{_W}thu{_W})?(?P<second>{_ORDINAL})(?!\w|{_W}\d{{4}})
       (?P<more>\s{{0,2}}(?:,|va){_W}(?P<also>\d{{1,2}})(?=\s{{0,3}}[,(]?\s{{0,3}}khoa))?)?
    (?P<terms>\s{{0,3}}[,(]?\s{{0,3}}khoa{_W}{_TERM}
       (?:\s{{0,3}}(?:,|va){_W}(?:khoa{_W})?{_TERM}){{0,3}}(?:\s{{0,2}}\))?)?"""
_CONGRESS = rf"""
    (?:{_W}cua)?{_W}dai{_W}hoi(?P<of>(?:{_W}[^\W\d_]{{1,12}}){{0,10}}?)
    (?:,?{_W}lan{_W}thu{_W}(?P<ordinal>[ivx]{{1,6}}|{_ORDINAL})
      |{_W}(?P<roman>[ivx]{{1,6}}|\d{{1,2}}))(?!\w)
    (?:{_W}(?:cua{_W})?(?P<by>dang(?:{_W}bo)?)(?!\w))?"""
_POINTING = rf"""
    {_W}(?:(?:da|vua|duoc){_W}){{0,2}}
    (?:(?:neu|noi|ke|dan){_W}(?:o{_W})?tren(?:{_W}day)?|tren{_W}day)(?!\w)"""
# A number in the next line is a heading's, unless the word "số" leads to it.
_NUMBER = rf"""
    (?:\s{{0,4}}(?P<so>(?:(?:chuyen{_W}de|quan{_W}trong|rieng){_W})?(?:so|s6)\s{{0,3}}:?\s{{0,3}})
      |[ ]{{0,4}})
    (?P<number>\d{{1,5}})
    (?:-(?:cv|ct|cp|ttg|hdbt|nq|kl|tb|kh|qd|hd|bc)(?![\w/-])|/(?:19|20)\d\d(?!\w|\s{{0,2}}[-/])
      |(?!\w|\s{{0,2}}[-/]|[.,]\d|\s?%))"""
_CITATION = re.compile(
    rf"""(?<![\w/-])(?:(?P<named>{_NAMED})|(?P<short>{_SHORTS}))
    (?:(?P<plenum>{_PLENUM})|(?P<congress>{_CONGRESS})|(?P<pointing>{_POINTING})
      |(?P<numbered>{_NUMBER}))""",
    re.VERBOSE,
)
_NEXT = re.compile(
    rf"\s{{0,2}}(?:,|;|va){_W}(?:so{_W})?(?P<number>\d{{1,4}})(?!\w|\s{{0,2}}[-/]|[.,]\d|\s?%)"
)
_TERMS = re.compile(_TERM)
# Nouns only; the others are verbs too and need a capital: "quyết định 3 việc".
_SURE = frozenset({"nghi quyet", "chi thi", "nghi dinh", "thong tu"})
_LIKELY = frozenset(
    {"ket luan", "quy dinh", "quyet dinh", "huong dan", "cong van", "ke hoach"}
    | {"thong bao", "thong bao ket luan", "thong tri", "quy che"}
)
_NOT_OF = frozenset({"va", "ve", "cac", "nhung", "cap", "tai", "trong", "cho"})


def find(passage: Passage) -> Iterator[Mention]:
    """Yield the citations without a symbol, in reading order."""
    for match in _CITATION.finditer(passage.bare):
        if match["short"] and not _printed(passage, match, "short").isupper():
            continue
        if match["plenum"]:
            yield from _plenums(passage, match)
        elif match["congress"]:
            yield from _congress(passage, match)
        elif match["numbered"]:
            yield from _shorts(passage, match)
        else:
            yield Mention(
                match.start(), match.end(), "deictic", type=_type(passage, match)
            )


def _type(passage: Passage, match: re.Match[str]) -> str | None:
    kind = passage.authority.type_named(squeeze(match["named"] or match["short"]))
    return kind.name if kind else None


def _printed(passage: Passage, match: re.Match[str], group: str) -> str:
    return passage.even[match.start(group) : match.end(group)]


def _plenums(passage: Passage, match: re.Match[str]) -> Iterator[Mention]:
    centre = _printed(passage, match, "centre")
    number = _plenum_number(passage, match)
    if number is None or (len(centre) < 4 and centre.islower()):
        return
    whole = Mention(match.start(), match.end(), "conference", _type(passage, match))
    for place, (start, end, ordinal, term) in enumerate(_sessions(match, number)):
        yield replace(
            whole,
            start=start,
            end=end,
            conference=Conference("plenum", ordinal, term),
            inherited=("type", "conference") if place else (),
        )


def _sessions(
    match: re.Match[str], number: str
) -> list[tuple[int, int, str, str | None]]:
    """Split "Trung ương 6, 7 khóa XII" and "Trung ương 4 (khóa XI và XII)"."""
    terms = _terms(match) or [(match.start(), match.end(), None)]
    start, end = match.start(), match.end()
    if match["also"]:
        other = ordinals.figure(match["also"])
        term = terms[0][2]
        return [
            (start, match.end("second"), number, term),
            (match.start("also"), end, other, term),
        ]
    last = len(terms) - 1
    return [
        (start if place == 0 else begins, end if place == last else ends, number, term)
        for place, (begins, ends, term) in enumerate(terms)
    ]


def _plenum_number(passage: Passage, match: re.Match[str]) -> str | None:
    if match["first"]:
        return ordinals.figure(match["first"])
    if not match["second"]:
        return None
    is_sure = match["said"] or ordinals.is_spelt(_printed(passage, match, "second"))
    return ordinals.figure(match["second"]) if is_sure else None


def _terms(match: re.Match[str]) -> list[tuple[int, int, str | None]]:
    if not match["terms"]:
        return []
    found = _TERMS.finditer(match.string, match.start("terms"), match.end("terms"))
    return [(one.start(), one.end(), ordinals.roman(one.group())) for one in found]


def _congress(passage: Passage, match: re.Match[str]) -> Iterator[Mention]:
    words = match["of"].split()
    if _NOT_OF.intersection(words):
        return
    if (
        match["roman"]
        and not _printed(passage, match, "roman").isupper()
        and not match["roman"].isdecimal()
    ):
        return
    end, of = match.end(), _whose(passage, match)
    if (match["by"] or "").endswith("bo"):
        end = names.reach(passage, match.start("by")) or end
        of = squeeze(passage.even[match.start("by") : end])
    ordinal = ordinals.roman(match["ordinal"] or match["roman"])
    yield Mention(
        match.start(),
        end,
        "conference",
        _type(passage, match),
        conference=Conference("congress", ordinal, None, of),
    )


def _whose(passage: Passage, match: re.Match[str]) -> str:
    start = match["of"].find("dang bo")
    if start < 0:
        return "toàn quốc"
    return squeeze(passage.even[match.start("of") + start : match.end("of")])


def _shorts(passage: Passage, match: re.Match[str]) -> Iterator[Mention]:
    if not _is_short(passage, match):
        return
    numbers = [(match.start(), match.end(), match["number"])]
    while more := _NEXT.match(passage.bare, numbers[-1][1]):
        if not _may_be_number(passage, more["number"], more.end()):
            break
        start = more.start("number")
        numbers.append((start, more.end(), more["number"]))
    after = tail(passage, numbers[-1][1])
    for place, (start, end, number) in enumerate(numbers):
        is_last = place == len(numbers) - 1
        yield Mention(
            start,
            after.end if is_last else end,
            "short",
            _type(passage, match),
            int(number),
            symbol_at=_number_at(passage, number, start, end),
            dated=after.dated if is_last else None,
            body_at=after.body_at,
            inherited=_inherited(
                place, is_last=is_last, has_body=after.body_at is not None
            ),
        )


def _number_at(passage: Passage, number: str, start: int, end: int) -> Span:
    return Span(passage.bare.index(number, start), end)


def _inherited(place: int, *, is_last: bool, has_body: bool) -> tuple[str, ...]:
    kind = ("type",) if place else ()
    return (*kind, "body") if has_body and not is_last else kind


def _is_short(passage: Passage, match: re.Match[str]) -> bool:
    if not _may_be_number(
        passage, match["number"], match.end(), said=bool(match["so"])
    ):
        return False
    if match["so"]:
        return match["named"] not in {"luat", "van ban"}
    if match["short"]:
        return match["short"] in {"nq", "ct", "kl", "nd"}
    if match.start("number") == match.end("named"):
        return False  # A note's mark: "QUYẾT ĐỊNH1".
    kind = squeeze(match["named"])
    is_name = _printed(passage, match, "named")[0].isupper()
    return kind in _SURE or (is_name and kind in _LIKELY)


def _may_be_number(
    passage: Passage, number: str, end: int, *, said: bool = False
) -> bool:
    if not said and 1900 <= int(number) < 2100:
        return False
    return not counts(passage.even, end)
