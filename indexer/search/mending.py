"""What was typed wrongly is taken for what the archive knows.

The query language knows no paper; an engine does. A word that no paper holds which
the reader may see cannot be meant: it is the keys of another word ("hoachj"), or has
a typing error. What finds papers as it was typed stays as it was typed, and so do
numbers, symbols, quotations, fields and exclusions.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from archive.errors import QuerySyntaxError
from archive.text import clean
from indexer.search.analysis import plain
from indexer.search.engine import Engine
from indexer.search.keystrokes import reading
from indexer.search.leading import by_heading
from indexer.search.query import AllOf, AnyOf, Near, Preferred, Query, Tree, Word
from indexer.search.results import Results

_WORD = re.compile(r"[^\W_]+")
_SIGNS = {"OR"}
_SHORTEST = 3
"""Letters of a word that is guessed at; two letters are near hundreds of words."""

Known = Callable[[Collection[str]], frozenset[str]]
"""Which of some plain words the reader's papers hold."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, for which query; ``guessed``: a word was taken for another."""

    query: Query
    results: Results
    guessed: bool = False


def ask(
    text: str,
    parse: Callable[[str], Query],
    engine: Engine,
    known: Known,
    *,
    exact: bool = False,
) -> Found:
    """Answer ``text``, mended where it must be; ``known`` are words of its reader.

    ``exact`` takes no word for another.

    Raises:
        QuerySyntaxError: ``parse`` cannot read the text.
    """
    if exact:
        return _searched(parse(text), engine)
    read, query = _parsed(text, parse, known)
    tree = nearby(query.tree, known)
    found = _searched(replace(query, tree=tree), engine)
    if found.results.relaxed and (near := one_mistyped(tree)):
        prefer = by_heading(tree, missing=1)
        wider = _searched(replace(query, tree=near), engine, prefer)
        if wider.results.total and not wider.results.relaxed:
            return replace(wider, guessed=True)
    return replace(found, guessed=read != text or tree != query.tree)


def _searched(
    query: Query, engine: Engine, prefer: tuple[Preferred, ...] | None = None
) -> Found:
    prefer = by_heading(query.tree) if prefer is None else prefer
    if prefer:
        parts = query.tree.parts if isinstance(query.tree, AllOf) else (query.tree,)
        query = replace(query, tree=AllOf((*parts, *prefer)))
    return Found(query, engine.search(query))


def _parsed(
    text: str, parse: Callable[[str], Query], known: Known
) -> tuple[str, Query]:
    """Return the query and the text it was read from: with keys read, if it can be."""
    read = keys_read(text, known)
    if read != text:
        try:
            return read, parse(read)
        except QuerySyntaxError:
            # The place of an error is told in the text as it was typed.
            return text, parse(text)
    return text, parse(text)


def keys_read(text: str, known: Known) -> str:
    """Return ``text`` with the keys of Telex and VNI read in words nobody knows.

    >>> keys_read("kees hoachj tết", lambda words: frozenset())
    'kế hoạch tết'
    """
    typed = set(_WORD.findall(clean(text))) - _SIGNS
    meant = {word: read for word in typed if (read := reading(word))}
    if not meant:
        return text
    held = known({plain(word) for word in meant})
    return _WORD.sub(lambda found: _read(found.group(), meant, held), clean(text))


def _read(word: str, meant: dict[str, str], held: Collection[str]) -> str:
    if word not in meant or plain(word) in held:
        return word
    return meant[word].upper() if word.isupper() else meant[word]


def nearby(tree: Tree, known: Known) -> Tree:
    """Return ``tree`` with the words that nobody knows as words near them.

    Of alternatives one will do, so that they are left as they were typed.
    """
    asked = {word.plain for word in _required(tree) if _may_be_mistyped(word)}
    unknown = asked - known(asked) if asked else asked
    return _with_near(tree, unknown) if unknown else tree


def one_mistyped(tree: Tree) -> Tree | None:
    """Return: all words but one as typed, and that one near; None without two words.

    A typing error often makes another word ("hoạc" for "hoạch"), which papers hold.
    """
    if not isinstance(tree, AllOf):
        return None
    words = tuple(
        part for part in tree.parts if isinstance(part, Word) and _may_be_mistyped(part)
    )
    if len(words) < 2:
        return None
    rest = tuple(part for part in tree.parts if part not in words)
    near = (Near(word.plain) for word in words)
    return AllOf((AnyOf(words, len(words) - 1), *near, *rest))


def _may_be_mistyped(word: Word) -> bool:
    return word.plain.isalpha() and len(word.plain) >= _SHORTEST


def _required(tree: Tree) -> Iterator[Word]:
    match tree:
        case Word():
            yield tree
        case AllOf(parts):
            for part in parts:
                yield from _required(part)
        case _:
            return


def _with_near(tree: Tree, unknown: Collection[str]) -> Tree:
    match tree:
        case Word(word) if word in unknown:
            return Near(word)
        case AllOf(parts):
            return AllOf(tuple(_with_near(part, unknown) for part in parts))
        case _:
            return tree
