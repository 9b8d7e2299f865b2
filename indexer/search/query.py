"""What a reader asks for: a tree of conditions, never without its reader."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from archive.links import StatusCode
from archive.model import Reader

Sort = Literal["relevance", "newest", "oldest", "number"]
"""In which order hits are shown."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word that must occur; ``marked`` is what was typed, if it had marks."""

    plain: str
    marked: str | None = None


@dataclass(frozen=True, slots=True)
class Begins:
    """A word that begins so must occur: one that is still being typed, or ``cây*``."""

    plain: str


@dataclass(frozen=True, slots=True)
class Near:
    """A word no more than one typing error away must occur (see ``nearness``)."""

    plain: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must follow each other, marks aside."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class InHeading:
    """The word, or what stands for it, must occur among the facts of the heading.

    Two words with a blank are neighbours; the second of them may be begun. It is a
    condition only, and weighs nothing.
    """

    part: Word | Begins | Near

    @property
    def is_pair(self) -> bool:
        """Whether two neighbours are meant."""
        return " " in self.part.plain


@dataclass(frozen=True, slots=True)
class Number:
    """The number of the paper, whatever its kind and body."""

    number: int


@dataclass(frozen=True, slots=True)
class SymbolIs:
    """The paper's own number and symbol.

    ``keys`` are the loose keys that satisfy it. Without any, the number decides,
    and the code of the kind where one was typed.
    """

    keys: tuple[str, ...]
    number: int
    type_code: str | None = None


@dataclass(frozen=True, slots=True)
class SymbolBegins:
    """The loose key of the paper's own symbol begins so: "171kh" while typing."""

    start: str


@dataclass(frozen=True, slots=True)
class Type:
    """The kind of paper, by its Vietnamese name."""

    name: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """A body of the letterhead, by words of its name or by its key."""

    words: tuple[Word, ...]
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, by words of the name."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Words that follow each other in the subject line."""

    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """When it was issued. A partial date counts with every day it may mean."""

    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands of the paper: one of some statuses.

    It changes without the paper, so that no index holds it. ``keys`` are the papers
    of which it is so, filled in before an engine is asked.
    """

    codes: tuple[StatusCode, ...]
    keys: frozenset[str] = field(default=frozenset(), repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: "Tree"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part must hold. Without parts it holds for every paper."""

    parts: tuple["Tree", ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least ``minimum`` parts must hold."""

    parts: tuple["Tree", ...]
    minimum: int = 1


FIRST = 10_000.0
"""A lift above any sum of word scores."""
HEADING = 1_000.0
"""That of papers whose heading says what was typed: above words, below facts."""
HINT = 20.0
"""That of what is probably meant of the paper; a word or two can outweigh it."""


@dataclass(frozen=True, slots=True)
class Preferred:
    """Holds for every paper; those of which ``part`` holds are lifted above others.

    A ``lift`` smaller than :data:`FIRST` is weighed against the scores of words.
    """

    part: "Tree"
    lift: float = FIRST


Fact = (
    Number
    | SymbolIs
    | SymbolBegins
    | Type
    | Issuer
    | Signer
    | Subject
    | Issued
    | Stands
)
Written = Word | Begins | Near | InHeading | Phrase
Tree = Written | Fact | Not | AllOf | AnyOf | Preferred


@dataclass(frozen=True, slots=True)
class Filters:
    """What was chosen beside the results; within one row, any of them will do."""

    types: frozenset[str] = frozenset()
    issuers: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()
    statuses: frozenset[StatusCode] = frozenset()

    @classmethod
    def of(
        cls,
        types: Iterable[str],
        issuers: Iterable[str],
        years: Iterable[int],
        statuses: Iterable[StatusCode],
    ) -> "Filters":
        """Return what was chosen, row by row."""
        return cls(
            frozenset(types), frozenset(issuers), frozenset(years), frozenset(statuses)
        )


ByStatus = Mapping[StatusCode, frozenset[str]]
"""The keys of the papers of each status; of all others it is ``unknown``."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question of one reader, and which part of the answer is wanted.

    ``hidden`` are the keys of papers that the reader may not see although the
    index, being behind the catalogue, would show them. ``by_status`` is what the
    index cannot know: which papers stand, and which do not.
    """

    tree: Tree
    reader: Reader
    sort: Sort = "relevance"
    offset: int = 0
    limit: int = 20
    filters: Filters = field(default_factory=Filters)
    facets: bool = True
    hidden: frozenset[str] = frozenset()
    by_status: ByStatus = field(default_factory=dict, repr=False)

    @property
    def terms(self) -> tuple[str, ...]:
        """What to mark: plain words, phrases with blanks, beginnings of symbols.

        ``hoa*`` is a word that begins so, ``hoach~`` one that is near it.
        """
        return tuple(dict.fromkeys(_terms(self.tree)))

    def having(self, *parts: Tree) -> "Query":
        """Return the query with more that must hold or is preferred."""
        tree = self.tree
        own = tree.parts if isinstance(tree, AllOf) else (tree,)
        return replace(self, tree=AllOf((*own, *parts)))

    def relaxed(self) -> "Query | None":
        """Return the query with most words instead of all, or None without any."""
        tree = _relaxed(self.tree)
        return None if tree == self.tree else replace(self, tree=tree)


def _terms(tree: Tree) -> Iterator[str]:
    match tree:
        case Word(plain):
            yield plain
        case Begins(plain):
            yield f"{plain}*"
        case Near(plain):
            yield f"{plain}~"
        case InHeading(word):
            yield from _terms(word)
        case Phrase(words) | Issuer(words) | Signer(words) | Subject(words):
            yield " ".join(word.plain for word in words)
        case SymbolIs(keys, number, code):
            yield from keys or ([f"{number} {code}*"] if code else [])
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _terms(part)
        case _:
            return


def _is_loose(part: Tree) -> bool:
    # Quotations, fields and exclusions were asked for and hold.
    return isinstance(part, Word | Begins | Near | AnyOf | AllOf)


def _relaxed(tree: Tree) -> Tree:
    match tree:
        case AllOf(parts):
            loose = tuple(_relaxed(part) for part in parts if _is_loose(part))
            firm = tuple(part for part in parts if not _is_loose(part))
            if len(loose) < 2:
                return AllOf((*loose, *firm))
            most = AnyOf(loose, minimum=(len(loose) + 1) // 2)
            return AllOf((most, *firm)) if firm else most
        case AnyOf(parts, minimum):
            return AnyOf(tuple(map(_relaxed, parts)), minimum)
        case _:
            return tree
