"""What a clause does not say itself: the paper and the places named further up.

"Điều 3. Sửa đổi, bổ sung Quy định số 37-QĐ/TW: 1. Sửa đổi Điều 5: a) Bãi bỏ khoản
2" repeals khoản 2 Điều 5 of that regulation. Where a paper further up is named
without a number, or several are, none is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive import symbols
from indexer.cite.changing.gathering import Target, Verb
from indexer.cite.changing.places import ARTICLE, Place
from indexer.cite.changing.scanning import Placed
from indexer.cite.passage import Mention

SOME, WORDS = UNNAMED = ("một số quy định", "từ ngữ")
"""How a part of a paper is called that a clause does not name."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One place that is changed; ``rough`` stands for one that is not named."""

    source: Place
    start: int
    end: int
    verbs: tuple[Verb, ...]
    place: Place
    paper: int | None
    is_inherited: bool = False
    rough: str | None = None


@dataclass(slots=True)
class _Node:
    placed: Placed
    above: "_Node | None"
    giver: "_Node | None"
    is_container: bool = False


def settled(found: Sequence[Placed], mentions: Sequence[Mention]) -> Iterator[Settled]:
    """Yield what each clause changes; those that only open others change nothing."""
    nodes = _tree(found)
    for node in nodes:
        if not node.is_container:
            yield from _settled(node, mentions)


def _tree(found: Sequence[Placed]) -> list[_Node]:
    latest: dict[Place, _Node] = {}
    nodes: list[_Node] = []
    for placed in found:
        source = placed.source
        outer = (source[skipped:] for skipped in range(1, len(source) + 1))
        above = next((latest[place] for place in outer if place in latest), None)
        same = latest.get(source)
        above = _opening(same) or above
        node = _Node(placed, above, _giver(same or above))
        if same and _says_again(same.placed, placed):
            same.is_container = True
        if above:
            above.is_container = True
        nodes.append(node)
        latest[source] = node
    return nodes


def _opening(same: _Node | None) -> _Node | None:
    """Return what opens a place alone, in its own line: "2. Tại Điều 36: Bổ sung …"."""
    if same is None or not same.placed.clause.verbs:
        return same
    upper = same.above
    is_own = upper and not upper.placed.clause.verbs
    return (
        upper
        if upper and is_own and upper.placed.source == same.placed.source
        else None
    )


def _says_again(placed: Placed, later: Placed) -> bool:
    """Tell whether a clause says the same again, as titles are said at every page."""
    one, other = placed.clause, later.clause
    places = [[target.place for target in clause.targets] for clause in (one, other)]
    return placed.source == () and one.is_some and places[0] == places[1]


def _giver(upper: _Node | None) -> _Node | None:
    """Return the nearest clause that says of which paper those below it are."""
    if upper is None:
        return None
    clause = upper.placed.clause
    return upper if clause.papers or clause.is_named else upper.giver


def _settled(node: _Node, mentions: Sequence[Mention]) -> Iterator[Settled]:
    placed, clause = node.placed, node.placed.clause
    inherited = None if clause.papers or clause.is_named else _paper(node, mentions)
    targets = clause.targets or tuple(_within(node)) or tuple(_whole(node))
    for target in targets:
        own = target.paper if target.paper is not None else _last(clause.papers)
        place = target.place if clause.papers else _completed(node, target.place)
        yield Settled(
            placed.source,
            clause.start,
            clause.end,
            target.verbs,
            place,
            inherited if own is None else own,
            is_inherited=own is None and inherited is not None,
            rough=None if place else _rough(node),
        )


def _within(node: _Node) -> Iterator[Target]:
    """Yield the places that open a clause which changes words: "Tại Điều 5, thay …"."""
    upper = node.above
    if upper and not upper.placed.clause.verbs and not node.placed.clause.papers:
        for target in upper.placed.clause.targets:
            yield Target(node.placed.clause.verbs, target.place, target.paper)


def _last(papers: Sequence[int]) -> int | None:
    return papers[-1] if papers else None


def _whole(node: _Node) -> Iterator[Target]:
    """Yield the papers that a clause without places is about."""
    clause = node.placed.clause
    for paper in clause.papers:
        yield Target(clause.verbs, (), paper)
    if clause.is_words and not clause.papers:
        yield Target(clause.verbs, (), None)


def _rough(node: _Node) -> str | None:
    clause = node.placed.clause
    return SOME if clause.is_some else WORDS if clause.is_words else None


def _paper(node: _Node, mentions: Sequence[Mention]) -> int | None:
    """Return the mention further up that names the paper, where only one can."""
    return _only(node, node.giver, mentions) if node.giver else None


def _only(node: _Node, upper: _Node, mentions: Sequence[Mention]) -> int | None:
    papers = upper.placed.clause.papers
    if not papers:
        return None
    keys = {_key(mentions[paper]) for paper in papers}
    if len(keys) == 1:
        return papers[0]
    # A title names the papers in the order of the articles that change them.
    articles = [part for part in node.placed.source if part.rank == ARTICLE]
    is_title = not upper.placed.source and articles and articles[0].number.isdigit()
    place = int(articles[0].number) - 1 if is_title else len(papers)
    return papers[place] if place < len(papers) else None


def _key(mention: Mention) -> str:
    symbol = mention.symbol
    return (
        symbols.key(symbol)
        if symbol
        else f"{mention.type} {mention.number} {mention.start}"
    )


def _completed(node: _Node, place: Place) -> Place:
    """Add the outer parts of a place that only clauses further up name."""
    upper = node.above
    while upper and (not place or place[-1].rank not in {0, ARTICLE}):
        lowest = min((part.rank for part in place), default=99)
        outer = {
            tuple(part for part in target.place if part.rank < lowest)
            for target in upper.placed.clause.targets
        }
        if outer and outer != {()}:
            return (*place, *outer.pop()) if len(outer) == 1 else place
        if upper.placed.clause.papers:
            break
        upper = upper.above
    return place
