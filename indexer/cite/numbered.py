"""Citations that carry a number and symbol, alone and in lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive import symbols
from archive.model import Kind, Span, Symbol
from archive.text import toneless
from indexer.cite import kinds
from indexer.cite.kinds import Lead
from indexer.cite.passage import Mention, Passage
from indexer.cite.tails import Tail, tail

_JOIN = r"\s{0,3}(?:,|;|va|&|hoac)\s{0,3}"
# "số 18, 19-NQ/TW": numbers that borrow the symbol of the one after them.
_LENDING = re.compile(
    rf"(?<![\w/.-])(?:\d{{1,5}}{_JOIN}(?:so\s{{0,3}}:?\s?)?){{1,12}}\Z"
)
# A cheap look at what joins spares most symbols the search.
_JOINS = (",", ";", "va", "&", "hoac", "so", ":")
_LONE = re.compile(r"(?:so\s{0,3}:?\s?)?(?P<number>\d{1,5})")
_LISTED = re.compile(
    r"(?:\s{0,3}\(khoa\s{1,3}\w{1,5}\))?[\s,;]{0,6}(?:(?:va|hoac|cung|&)\s{1,4})?"
)
_NO_PAPERS = frozenset({"Hợp đồng", "Giấy chứng nhận"})
_OTHERS = re.compile(
    r"(?<!\w)(?:(?:hop dong|phieu|giam dinh|phap y)(?:\s[^\W\d_]{1,8}){0,3}|giay phep|ban an|"
    r"an le|thu ly|ho so|hoa don|bien lai|bien nhan|bien so|tai khoan|the dang|so nha|ngo|duong|"
    r"lo|thua|goi thau|vsattp|chung thu|giay chung nhan(?:\s[^\W\d_]{1,8}){0,6})\s{0,3}\Z"
)
# The rolls of courts: "34/2025/DS-ST", "12/2020/QĐST-HNGĐ", "01/2019/QĐXXST-DS".
_ROLL = r"(?:DS|HS|HC|HNGĐ|KDTM|LĐ|VDS)"
_INSTANCE = r"(?:ST|PT|GĐT)"
_COURT = re.compile(
    rf"{_ROLL}-{_INSTANCE}|(?:QĐ|QĐXX|TB|TL){_INSTANCE}-{_ROLL}|{_INSTANCE}-{_ROLL}"
)
_MASS = re.compile(
    r"(?:UB)?MT(?:TQ|TW)|(?:TW|T|H|Q)?ĐTN|ĐCT|TLĐ|LĐLĐ|CĐ(?!\w)|HND|HLHPN|HPN|H?CCB"
)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A symbol where it is printed, and what follows it."""

    passage: Passage
    symbol: Symbol
    place: Span
    after: Tail


def find(passage: Passage) -> Iterator[Mention]:
    """Yield the citations with a symbol, in reading order."""
    previous: Mention | None = None
    for start, end, symbol in symbols.scan(passage.aligned):
        after = tail(passage, end, symbol)
        printed = _Printed(passage, symbol, Span(start, end), after)
        for match, leading in _lent(printed, previous):
            if found := _borrowing(printed, match, leading, previous):
                previous = found
                yield found
        if found := _full(printed, previous):
            previous = found
            yield found


def is_listed(passage: Passage, previous: Mention | None, start: int) -> bool:
    """Tell whether a place goes on the list that another citation is part of."""
    if previous is None or not 0 <= start - previous.end <= 28:
        return False
    return bool(_LISTED.fullmatch(passage.bare, previous.end, start))


def _full(printed: _Printed, previous: Mention | None) -> Mention | None:
    leading = kinds.lead(printed.passage, printed.place.start)
    if not _is_paper(printed.passage, leading):
        return None
    if not leading.kind and _COURT.fullmatch(printed.symbol.body):
        return None
    if not (leading.kind or _is_told(printed, leading, previous)):
        return None
    kind, inherited = _kind(printed, leading, previous)
    return Mention(
        start=leading.start,
        end=printed.after.end,
        kind=_family(printed.symbol),
        type=kind,
        number=printed.symbol.number,
        symbol=printed.symbol,
        symbol_at=printed.place,
        dated=printed.after.dated,
        body_at=printed.after.body_at or leading.body_at,
        inherited=inherited,
    )


def _lent(
    printed: _Printed, previous: Mention | None
) -> Iterator[tuple[re.Match[str], Lead]]:
    """Yield the numbers that borrow the symbol, each with what leads to it."""
    passage, start = printed.passage, printed.place.start
    if not passage.bare[max(0, start - 12) : start].rstrip().endswith(_JOINS):
        return
    # No list of numbers reaches back over the sign of another symbol.
    low = max(start - 80, passage.bare.rfind("/", max(0, start - 80), start), 0)
    match = _LENDING.search(passage.bare, low, start)
    if match is None:
        return
    first, *others = _LONE.finditer(passage.bare, match.start(), start)
    leading = kinds.lead(passage, first.start("number"))
    is_meant = leading.kind or leading.has_number_word
    if is_meant or is_listed(passage, previous, first.start()):
        yield first, leading
        yield from ((one, Lead(one.start())) for one in others)


def _borrowing(
    printed: _Printed, match: re.Match[str], leading: Lead, previous: Mention | None
) -> Mention | None:
    if not _is_paper(printed.passage, leading):
        return None
    symbol, after, number = printed.symbol, printed.after, int(match["number"])
    kind, inherited = _kind(printed, leading, previous)
    shared = (("date", after.dated), ("body", after.body_at))
    return Mention(
        start=leading.start,
        end=match.end(),
        kind=_family(symbol),
        type=kind,
        number=number,
        symbol=Symbol(number, symbol.type_code, symbol.body, symbol.style, symbol.year),
        symbol_at=Span(match.start("number"), match.end()),
        dated=after.dated,
        body_at=after.body_at,
        inherited=(*inherited, "symbol", *(name for name, part in shared if part)),
    )


def _is_paper(passage: Passage, leading: Lead) -> bool:
    """Tell whether a number is a paper's and not a contract's or a house's."""
    if leading.kind:
        return leading.kind.name not in _NO_PAPERS
    before = passage.bare[max(0, leading.start - 40) : leading.start].rstrip()
    return not (before[-1:].isalpha() and _OTHERS.search(before))


def _is_told(printed: _Printed, leading: Lead, previous: Mention | None) -> bool:
    """Tell whether a symbol without a word for its kind says enough to be a paper's.

    "số 64/CP" names a body; "số 35/LCV" could be anything.
    """
    symbol, passage = printed.symbol, printed.passage
    if symbol.style != "state" or symbol.type_code or symbol.year:
        return True
    before = passage.bare[max(0, leading.start - 12) : leading.start].rstrip()
    is_known = toneless(symbol.body) in passage.authority.codes
    is_said = "-" in symbol.body or before.endswith("van ban")
    return is_known or is_said or is_listed(passage, previous, leading.start)


def _kind(
    printed: _Printed, leading: Lead, previous: Mention | None
) -> tuple[str | None, tuple[str, ...]]:
    """Return the kind of paper, and that it is inherited where a neighbour has it."""
    symbol, passage = printed.symbol, printed.passage
    coded = passage.authority.types_coded(symbol.type_code, symbol.style)
    names = [kind.name for kind in coded]
    if leading.kind:
        # "CT 05-CTr/TU", "TT 55/2011/TTLT-BTC": short forms are of several kinds.
        is_told = len(names) == 1 and _is_short(passage, leading)
        return names[0] if is_told else leading.kind.name, ()
    if previous and previous.type and is_listed(passage, previous, leading.start):
        same = previous.symbol and previous.symbol.type_code == symbol.type_code
        if same or previous.type in names:
            return previous.type, ("type",)
    if len(names) == 1:
        return names[0], ()
    # A State dispatch has a unit but no code of its kind: 123/UBND-VX.
    is_dispatch = symbol.style == "state" and not symbol.type_code and not symbol.year
    return ("Công văn" if is_dispatch and "-" in symbol.body else None), ()


def _is_short(passage: Passage, leading: Lead) -> bool:
    first = passage.even[leading.start : leading.start + 6].split()[0]
    return len(first) < 5 and not first.islower() and first[1:].isupper()


def _family(symbol: Symbol) -> Kind:
    return "mass" if _MASS.match(symbol.body) else symbol.style
