"""From a batch of papers to the postings of each of its terms, by sorting numbers.

The terms and counts are those of ``analysis.Terms``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.search.engines.whoosh.codec.coding import Numbers
from indexer.search.engines.whoosh.codec.fields import HEAD_PART, Paper
from indexer.search.engines.whoosh.codec.tokens import TEXT, Tokens, tokens

_SPOTS = HEAD_PART * TEXT
_MOST = 1 << 62


class Block(NamedTuple):
    """Terms in order, with their postings behind each other.

    ``holding`` says how many papers hold each term. ``positions``, of fields that
    have them, are as many as the counts add up to.
    """

    terms: list[bytes]
    holding: Numbers
    places: npt.NDArray[np.int32]
    counts: Numbers
    positions: Numbers | None = None


@dataclass(frozen=True, slots=True)
class Inverted:
    """A batch of papers by its terms; how many syllables each paper has."""

    blocks: dict[str, Block]
    length: npt.NDArray[np.int32]
    head_length: npt.NDArray[np.int32]


def invert(papers: Sequence[Paper]) -> Inverted:
    """Return what is to be found of ``papers``, whose places are their order."""
    read = tokens(papers)
    in_head = read.part < TEXT
    blocks = {
        "words": _words(read),
        "pairs": _pairs(read, read.number, np.ones_like(in_head)),
        "marked": _marked(read),
        "head": _head(read, in_head),
        "head_pairs": _pairs(read, read.spot, in_head),
        "symbol": _named([paper.symbols for paper in papers]),
        "issuer": _named([paper.issuers for paper in papers]),
    }
    lengths = (
        np.bincount(held, minlength=read.count).astype(np.int32)
        for held in (read.paper, read.paper[in_head])
    )
    return Inverted(blocks, *lengths)


def _words(read: Tokens) -> Block:
    word = np.concatenate([read.word, read.symbols[:, 0]])
    paper = np.concatenate([read.paper, read.symbols[:, 1]])
    keys = np.sort(word * read.count + paper)
    return _block(read.words.plain, keys, read.count)


def _marked(read: Tokens) -> Block:
    held = read.own >= 0
    keys = np.sort(read.own[held] * read.count + read.paper[held])
    return _block(read.words.marked, keys, read.count)


def _head(read: Tokens, in_head: Numbers) -> Block:
    whole = read.symbols[read.symbols[:, 2] < TEXT].T
    word = np.concatenate([read.word[in_head], whole[0]])
    paper = np.concatenate([read.paper[in_head], whole[1]])
    # A whole symbol stands last in its part, so that it follows no word.
    spots = np.concatenate([read.spot[in_head], (whole[2] + 1) * HEAD_PART - 1])
    keys = np.sort((word * read.count + paper) * _SPOTS + spots)
    return _block(read.words.plain, keys // _SPOTS, read.count, keys % _SPOTS)


def _pairs(read: Tokens, spots: Numbers, chosen: Numbers) -> Block:
    """Invert the neighbours in one part, of which the first is ``chosen``."""
    first = np.flatnonzero((read.run[1:] == read.run[:-1]) & chosen[1:])
    many = len(read.words.plain)
    pair = read.word[first] * many + read.word[first + 1]
    order = _order(pair)
    first, pair = first[order], pair[order]
    block = _block([], pair * read.count + read.paper[first], read.count, spots[first])
    plain = [word.encode() for word in read.words.plain]
    different = pair[np.flatnonzero(np.diff(pair, prepend=-1))]
    left, right = (part.tolist() for part in np.divmod(different, many or 1))
    before = [word + b" " for word in plain]
    terms = [before[a] + plain[b] for a, b in zip(left, right, strict=True)]
    return block._replace(terms=terms)


def _order(keys: Numbers) -> Numbers:
    """Return the order of ``keys``, equals as they stand.

    With its place packed into each key, they sort as plain numbers, which is
    several times as fast as a stable sort of places.
    """
    if len(keys) and int(keys.max()) >= _MOST // len(keys):
        return np.argsort(keys, kind="stable")
    return np.sort(keys * len(keys) + np.arange(len(keys))) % max(len(keys), 1)


def _block(
    words: list[str], keys: Numbers, count: int, positions: Numbers | None = None
) -> Block:
    """Make a block of sorted ``keys``: the word's number times ``count``, and the paper."""
    posts = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(posts, append=len(keys))
    word, place = np.divmod(keys[posts], max(count, 1))
    firsts = np.flatnonzero(np.diff(word, prepend=-1))
    terms = [words[at].encode() for at in word[firsts].tolist()] if words else []
    holding = np.diff(firsts, append=len(word))
    return Block(terms, holding, place.astype(np.int32), counts, positions)


def _named(names: Iterable[Sequence[str]]) -> Block:
    """Invert names that each paper has once at most."""
    held: dict[bytes, list[int]] = {}
    for place, own in enumerate(names):
        for name in dict.fromkeys(own):
            held.setdefault(name.encode(), []).append(place)
    terms = sorted(held)
    places = np.array([place for term in terms for place in held[term]], np.int32)
    holding = np.array([len(held[term]) for term in terms], np.int64)
    return Block(terms, holding, places, np.ones(len(places), np.int64))
