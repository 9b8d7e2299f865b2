"""Citations that carry a number and symbol, alone and in lists."""

import re
from collections.abc import Iterator
from dataclasses import replace

from archive import symbols
from archive.model import Kind, Span, Symbol
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
    r"(?<!\w)(?:hop dong|giay phep|ban an|hoa don|bien so|tai khoan|so nha|ngo|duong|lo|thua|"
    r"goi thau|chung thu|giay chung nhan(?:\s[^\W\d_]{1,8}){0,6})\s{0,3}\Z"
)
_MASS = re.compile(
    r"(?:UB)?MT(?:TQ|TW)|(?:TW|T|H|Q)?ĐTN|ĐCT|TLĐ|LĐLĐ|CĐ(?!\w)|HND|HLHPN|HPN|H?CCB"
)


def find(passage: Passage) -> Iterator[Mention]:
    """Yield the citations with a symbol, in reading order."""
    previous: Mention | None = None
    for start, end, symbol in symbols.scan(passage.aligned):
        for mention in _at(passage, Span(start, end), symbol, previous):
            if not _is_paper(passage, mention):
                continue
            previous = _typed(passage, mention, previous)
            yield previous


def _is_paper(passage: Passage, mention: Mention) -> bool:
    """Tell whether a number is a paper's and not a contract's or a house's."""
    before = passage.bare[max(0, mention.start - 40) : mention.start]
    if mention.type:
        return mention.type not in _NO_PAPERS
    return not _OTHERS.search(before)


def is_listed(passage: Passage, previous: Mention | None, start: int) -> bool:
    """Tell whether a place goes on the list that another citation is part of."""
    if previous is None or not 0 <= start - previous.end <= 28:
        return False
    return bool(_LISTED.fullmatch(passage.bare, previous.end, start))


def _at(
    passage: Passage, place: Span, symbol: Symbol, previous: Mention | None
) -> Iterator[Mention]:
    after = tail(passage, place.end, symbol)
    lent = _lent(passage, place, symbol, after, previous)
    yield from lent
    leading = kinds.lead(passage, place.start)
    yield Mention(
        start=leading.start,
        end=after.end,
        kind=_family(symbol),
        type=leading.kind.name if leading.kind else None,
        number=symbol.number,
        symbol=symbol,
        symbol_at=place,
        dated=after.dated,
        body_at=after.body_at,
    )


def _lent(
    passage: Passage, place: Span, symbol: Symbol, after: Tail, previous: Mention | None
) -> list[Mention]:
    low = max(0, place.start - 80)
    before = passage.bare[low : place.start]
    match = _LENDING.search(before) if before.rstrip().endswith(_JOINS) else None
    if match is None:
        return []
    numbers = list(_LONE.finditer(passage.bare, low + match.start(), place.start))
    leading = kinds.lead(passage, numbers[0].start("number"))
    is_meant = leading.kind or leading.has_number_word
    if not is_meant and not is_listed(passage, previous, numbers[0].start()):
        return []
    first, *others = numbers
    head = _borrowing(first, leading, symbol, after)
    return [
        head,
        *(_borrowing(one, Lead(one.start()), symbol, after) for one in others),
    ]


def _borrowing(
    match: re.Match[str], leading: Lead, symbol: Symbol, after: Tail
) -> Mention:
    number = int(match["number"])
    shared = [
        name for name, part in (("date", after.dated), ("body", after.body_at)) if part
    ]
    return Mention(
        start=leading.start,
        end=match.end(),
        kind=_family(symbol),
        type=leading.kind.name if leading.kind else None,
        number=number,
        symbol=replace(symbol, number=number, suffix=""),
        symbol_at=Span(match.start("number"), match.end()),
        dated=after.dated,
        body_at=after.body_at,
        inherited=("symbol", *shared),
    )


def _typed(passage: Passage, mention: Mention, previous: Mention | None) -> Mention:
    symbol = mention.symbol
    if mention.type or symbol is None:
        return mention
    coded = passage.authority.types_coded(symbol.type_code, symbol.style)
    names = [kind.name for kind in coded]
    if previous and previous.type and is_listed(passage, previous, mention.start):
        same = previous.symbol and previous.symbol.type_code == symbol.type_code
        if same or previous.type in names:
            inherited = ("type", *mention.inherited)
            return replace(mention, type=previous.type, inherited=inherited)
    if len(names) == 1:
        return replace(mention, type=names[0])
    # A State dispatch has a unit but no code of its kind: 123/UBND-VX.
    is_dispatch = symbol.style == "state" and not symbol.type_code and not symbol.year
    return (
        replace(mention, type="Công văn")
        if is_dispatch and "-" in symbol.body
        else mention
    )


def _family(symbol: Symbol) -> Kind:
    return "mass" if _MASS.match(symbol.body) else symbol.style
