"""What was typed wrongly is taken for what the archive knows.

The query language knows no paper; an engine does. A word that no paper holds which
the reader may see cannot be meant: it is the keys of another word ("hoachj"), or has
a typing error. What finds papers as it was typed stays as it was typed, and so do
numbers, symbols, quotations, fields and exclusions.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from archive.errors import QuerySyntaxError
from archive.text import clean
from indexer.search.analysis import syllables
from indexer.search.engine import Engine
from indexer.search.keystrokes import reading
from indexer.search.leading import by_heading, nearly
from indexer.search.misspelt import Known, nearby, one_mistyped, suspected
from indexer.search.query import (
    HEADING,
    AnyOf,
    Preferred,
    Query,
    Tree,
)
from indexer.search.results import Results

_WORD = re.compile(r"[^\W_]+")
_SIGNS = {"OR"}
_NAMES = "số loại cơ quan từ đến năm ký người trích yếu trạng thái hiệu lực"
_OF_FIELDS = frozenset(_NAMES.split())
"""Words of the names of fields, which no paper needs to hold."""
_FEW = 10
"""So few papers may hold a word that was not meant by chance."""


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
    if (meant := _mistyped(found, tree, engine, known)) is not None:
        wider = _searched(replace(query, tree=meant.tree), engine, meant.heading)
        if wider.results.total > found.results.total or found.results.relaxed:
            return replace(wider, guessed=True)
    return replace(found, guessed=read != text or tree != query.tree)


def _searched(query: Query, engine: Engine, heading: Tree | None = None) -> Found:
    """Search; papers whose heading says all, or is like ``heading``, lead."""
    prefer = by_heading(query.tree)
    if heading is not None:
        prefer = (*prefer, Preferred(heading, HEADING))
    query = query.having(*prefer) if prefer else query
    return Found(query, engine.search(query))


@dataclass(frozen=True, slots=True)
class _Meant:
    """What may be meant if a word is wrong, and which headings say so."""

    tree: Tree
    heading: Tree | None


def _mistyped(found: Found, tree: Tree, engine: Engine, known: Known) -> _Meant | None:
    """Return what was meant if one word is wrong, though papers hold it.

    A typing error often makes another word ("hoạc" for "hoạch"). It is looked for
    where no paper has all words, and where papers have them, though in no heading:
    a few by chance, or many of which none has the word beside its neighbours.
    """
    suspects = suspected(tree, known)
    if found.results.relaxed:
        meant = one_mistyped(tree, suspects.every)
        return _Meant(meant, nearly(tree, suspects.every)) if meant else None
    are_few = 0 < found.results.total <= _FEW
    heading = nearly(tree, suspects.every if are_few else suspects.alone)
    if heading is None or _is_in_heading(found, engine):
        return None
    return _Meant(AnyOf((tree, heading)), heading)


def _is_in_heading(found: Found, engine: Engine) -> bool:
    query = found.query
    hits = found.results.hits
    if query.offset or query.sort != "relevance" or not query.limit:
        best = replace(query, offset=0, limit=1, sort="relevance", facets=False)
        hits = engine.search(best).hits
    # Where papers went meanwhile, nothing is known of headings.
    return not hits or hits[0].score >= HEADING


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

    Papers must hold the word that is read, with its marks: "tinj" is no "tịn", but
    has an error.

    >>> keys_read("kees hoachj tinj", lambda words: frozenset({"kế", "hoạch"}))
    'kế hoạch tinj'
    """
    typed = set(_WORD.findall(clean(text))) - _SIGNS
    meant = {word: found for word in typed if (found := reading(word))}
    if not meant:
        return text
    held = known({form for pair in meant.items() for form in map(_form, pair)})
    held |= _OF_FIELDS if ":" in text else frozenset()
    read = {
        word: syllable.upper() if word.isupper() else syllable
        for word, syllable in meant.items()
        if _form(word) not in held and _form(syllable) in held
    }
    if not read:
        return text
    return _WORD.sub(lambda found: read.get(found.group(), found.group()), clean(text))


def _form(word: str) -> str:
    """Return a word as papers are asked for it: with its marks, if it has any."""
    (syllable,) = syllables(word)
    return syllable.marked
