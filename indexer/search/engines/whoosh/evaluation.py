"""Which papers of a segment satisfy a tree, as sets of their places."""

from collections import Counter
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from indexer.search.analysis import pairs, plain
from indexer.search.engines.ranking import Way
from indexer.search.engines.whoosh.schema import Facts
from indexer.search.engines.whoosh.segment import Segment
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    Fact,
    InHeading,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Tree,
    Type,
    Word,
    Written,
)

Places = AbstractSet[int]


def holding(tree: Tree, segment: Segment) -> Places:
    """Return the places of the papers that satisfy ``tree``."""
    match tree:
        case AllOf(parts):
            return _all_of(parts, segment)
        case AnyOf(parts, minimum):
            return _any_of(parts, minimum, segment)
        case Not(part):
            return segment.papers.keys() - holding(part, segment)
        case Preferred():
            return segment.papers.keys()
        case Word() | Begins() | Near() | InHeading() | Phrase():
            return _written(tree, segment)
        case _:
            return _fact(tree, segment)


def _all_of(parts: tuple[Tree, ...], segment: Segment) -> Places:
    wanted = [part for part in parts if not isinstance(part, Not)]
    held = sorted((holding(part, segment) for part in wanted), key=len)
    places: Places = held[0] if held else segment.papers.keys()
    for other in held[1:]:
        places = places & other
    for part in parts:
        if isinstance(part, Not):
            places = places - holding(part.part, segment)
    return places


def _any_of(parts: tuple[Tree, ...], minimum: int, segment: Segment) -> Places:
    if minimum == 1:
        return set().union(*(holding(part, segment) for part in parts))
    counts: Counter[int] = Counter()
    for part in parts:
        counts.update(holding(part, segment))
    return {place for place, count in counts.items() if count >= minimum}


def _written(wanted: Written, segment: Segment) -> Places:
    match wanted:
        case Begins(plain):
            return segment.meant("words", plain, "begins").keys()
        case Near(plain):
            return segment.meant("words", plain, "near").keys()
        case InHeading(part):
            way: Way = "begins" if isinstance(part, Begins) else "is"
            return segment.meant("head", part.plain, way).keys()
        case _:
            return _in_a_row(wanted, segment)


def _in_a_row(wanted: Word | Phrase, segment: Segment) -> Places:
    words = wanted.words if isinstance(wanted, Phrase) else (wanted,)
    plain_words = [word.plain for word in words]
    if len(plain_words) == 1:
        return segment.postings("words", plain_words[0]).keys()
    linked = tuple(segment.postings("pairs", pair) for pair in pairs(plain_words))
    places: Places = min(linked, key=len).keys() if linked else frozenset()
    for other in linked:
        places = places & other.keys()
    # Two words that follow each other are a pair; of more than two, the pairs
    # may stand apart, so the text decides.
    if len(plain_words) == 2:
        return places
    phrase = f" {' '.join(plain_words)} "
    return {place for place in places if phrase in segment.plain(place)}


def _fact(fact: Fact, segment: Segment) -> Places:
    match fact:
        case Number(number):
            return segment.postings("number", str(number)).keys()
        case SymbolIs() | SymbolBegins():
            return _symbol(fact, segment)
        case Type(name):
            return segment.postings("type", plain(name)).keys()
        case Issued():
            return _issued(fact, segment)
        case Stands(keys=keys):
            return segment.among(keys)
        case _:
            return _named(fact, segment)


def _named(fact: Issuer | Signer | Subject, segment: Segment) -> Places:
    match fact:
        case Issuer(words, key):
            return _issuer(words, key, segment)
        case Signer(words):
            return _in_heading(words, segment, lambda paper: [paper.signer])
        case Subject(words):
            return _in_heading(words, segment, lambda paper: [paper.subject])


def _symbol(symbol: SymbolIs | SymbolBegins, segment: Segment) -> Places:
    if isinstance(symbol, SymbolBegins):
        return segment.meant("symbol", symbol.start, "begins").keys()
    if symbol.keys:
        named = (segment.postings("symbol", key).keys() for key in symbol.keys)
        return set().union(*named)
    places = segment.postings("number", str(symbol.number)).keys()
    if symbol.type_code is None:
        return places
    papers = segment.papers
    return {p for p in places if papers[p].type_code == symbol.type_code}


def _issuer(words: tuple[Word, ...], key: str | None, segment: Segment) -> Places:
    named = _in_heading(words, segment, lambda paper: map(plain, paper.issuers))
    if key is None:
        return named
    return named | segment.postings("issuer", key).keys()


def _in_heading(
    words: tuple[Word, ...],
    segment: Segment,
    texts: Callable[[Facts], Iterable[str]],
) -> Places:
    if not words:
        return frozenset()
    phrase = f" {' '.join(word.plain for word in words)} "
    held = [segment.postings("head", word.plain).keys() for word in words]
    places: Places = min(held, key=len)
    for other in held:
        places = places & other
    return {
        place
        for place in places
        if any(phrase in f" {text} " for text in texts(segment.papers[place]))
    }


def _issued(issued: Issued, segment: Segment) -> Places:
    first = issued.first.toordinal() if issued.first else 0
    last = issued.last.toordinal() if issued.last else None
    return {
        place
        for place, paper in segment.papers.items()
        if paper.first is not None
        and paper.last is not None
        and paper.last >= first
        and (last is None or paper.first <= last)
    }
