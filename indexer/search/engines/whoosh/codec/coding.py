"""How postings and positions are put into bytes, many terms at once.

The places of the papers that hold a term are kept as the gaps between them, in
the narrowest of three widths. Where a gap does not fit, the highest number of
the width says "add me and go on", so that few long gaps widen nothing. How often
the term occurs in each paper follows, and takes no room where it is always once.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[Any]
Bytes = npt.NDArray[np.uint8]
Offsets = npt.NDArray[np.int64]

WIDTHS = (np.uint8, np.uint16, np.uint32)
_SIZES = np.array([np.dtype(width).itemsize for width in WIDTHS])
_GO_ON = tuple(int(np.iinfo(width).max) for width in WIDTHS)
# A form has two bits for the width of gaps, two for that of counts (none, then each
# of the three), and one for positions that need four bytes.
_FAR = 4
_COUNT_SIZES = np.array([0, *_SIZES])
_LONG = 2000
"""Bytes of a term that is read by itself."""
_ONCE = np.ones(1, np.uint8)


class Postings(NamedTuple):
    """The papers that hold a term, in order, and how often each does."""

    places: npt.NDArray[np.int32]
    counts: Numbers


class Coded(NamedTuple):
    """The bytes of many terms behind each other; lengths and forms by term."""

    raw: Bytes
    lengths: Offsets
    forms: npt.NDArray[np.uint8]


NOTHING = Coded(np.zeros(0, np.uint8), np.zeros(0, np.int64), np.zeros(0, np.uint8))


def starts(lengths: Numbers) -> Offsets:
    """Return where each of several runs begins, and where the last one ends."""
    found = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=found[1:])
    return found


def sums(values: Numbers, lengths: Numbers) -> Offsets:
    """Return the sum of each run of ``values``; no run may be empty."""
    if not len(lengths):
        return np.zeros(0, np.int64)
    return np.add.reduceat(values, starts(lengths)[:-1], dtype=np.int64)


def encode(holding: Numbers, places: Numbers, counts: Numbers) -> Coded:
    """Put the postings of many terms into bytes.

    ``holding`` says how many papers hold each term, one at least; ``places`` and
    ``counts`` are those of all terms behind each other.
    """
    if not len(holding):
        return NOTHING
    firsts = starts(holding)[:-1]
    gaps = np.diff(places, prepend=np.int32(0)).view(np.uint32)
    gaps[firsts] = places[firsts]
    items = [np.asarray(holding) + sums(gaps // top, holding) for top in _GO_ON[:2]]
    costs = np.stack([items[0], 2 * items[1], 4 * np.asarray(holding)])
    widths = costs.argmin(axis=0)
    kinds = np.searchsorted([1, 255, 65535], np.maximum.reduceat(counts, firsts))
    sections = np.stack([costs.min(axis=0), _COUNT_SIZES[kinds] * holding], axis=1)
    pieces = {
        **{
            width: _gaps(chosen, width)
            for width, chosen in _parted(gaps, widths, holding)
        },
        **{
            kind + 3: chosen.astype(WIDTHS[kind - 1])
            for kind, chosen in _parted(counts, kinds, holding)
            if kind
        },
    }
    labels = np.stack([widths, kinds + 3], axis=1).ravel()
    raw = _woven(pieces, labels, sections.ravel())
    return Coded(raw, sections.sum(axis=1), (widths | kinds << 2).astype(np.uint8))


def _parted(
    values: Numbers, labels: Numbers, lengths: Numbers
) -> Iterator[tuple[int, Numbers]]:
    """Yield the values of runs by what the runs are labelled."""
    own = np.repeat(labels.astype(np.uint8), lengths)
    for label in np.flatnonzero(np.bincount(labels)).tolist():
        yield label, values[own == label]


def _woven(pieces: Mapping[int, Numbers], labels: Numbers, sizes: Numbers) -> Bytes:
    """Put the bytes of ``pieces`` into runs by what the runs are labelled."""
    raw = np.empty(int(sizes.sum()), np.uint8)
    own = np.repeat(labels.astype(np.uint8), sizes)
    for label, piece in pieces.items():
        raw[own == label] = piece.view(np.uint8)
    return raw


def _gaps(gaps: Numbers, width: int) -> Numbers:
    """Return gaps in one width, with as many "go on" before each as it needs."""
    top = _GO_ON[width]
    more = gaps // top
    if width == 2 or not more.any():
        return gaps.astype(WIDTHS[width])
    items = np.full(len(gaps) + int(more.sum()), top, WIDTHS[width])
    items[np.cumsum(more + 1, dtype=np.int64) - 1] = gaps % top
    return items


def decode(raw: bytes | Bytes, holding: int, form: int) -> Postings:
    """Read the postings of one term."""
    width, kind = form & 3, form >> 2 & 3
    kept = holding * int(_COUNT_SIZES[kind])
    items = np.frombuffer(raw, WIDTHS[width], (len(raw) - kept) // int(_SIZES[width]))
    places = np.cumsum(items, dtype=np.int32)
    if len(places) != holding:
        places = places[items != _GO_ON[width]]
    if not kind:
        return Postings(places, np.broadcast_to(_ONCE, holding))
    return Postings(
        places, np.frombuffer(raw, WIDTHS[kind - 1], holding, len(raw) - kept)
    )


def decode_many(
    raw: Bytes, lengths: Numbers, holding: Numbers, forms: Bytes
) -> Postings:
    """Read the postings of many terms that lie behind each other."""
    holding = holding.astype(np.int64)
    widths, kinds = forms & 3, forms >> 2 & 3
    kept = _COUNT_SIZES[kinds] * holding
    sections = np.stack([lengths - kept, kept], axis=1)
    labels = np.stack([widths, kinds + 3], axis=1).ravel()
    parted = dict(_parted(raw, labels, sections.ravel()))
    total = int(holding.sum())
    places, counts = np.empty(total, np.int32), np.ones(total, np.uint32)
    own = np.repeat(widths, holding)
    for width in np.unique(widths).tolist():
        terms = widths == width
        items = parted[width].view(WIDTHS[width])
        sizes = sections[terms, 0] // _SIZES[width]
        places[own == width] = _summed(items, sizes, holding[terms], width)
    own = np.repeat(kinds, holding)
    for kind in np.unique(kinds[kinds > 0]).tolist():
        counts[own == kind] = parted[kind + 3].view(WIDTHS[kind - 1])
    return Postings(places, counts)


def decode_any(
    raw: Bytes, lengths: Numbers, holding: Numbers, forms: Bytes
) -> Postings:
    """Read the postings of many terms in any order of the terms.

    Long ones are read one by one, which is quicker where there are few of them.
    """
    is_long = lengths > _LONG
    ends = starts(lengths)
    found = [
        decode(raw[ends[at] : ends[at + 1]], int(holding[at]), int(forms[at]))
        for at in np.flatnonzero(is_long).tolist()
    ]
    short = ~is_long
    if short.any():
        rest = raw[np.repeat(short, lengths)]
        found.append(decode_many(rest, lengths[short], holding[short], forms[short]))
    places, counts = zip(*found, strict=True)
    return Postings(np.concatenate(places), np.concatenate(counts))


def _summed(items: Numbers, sizes: Numbers, holding: Numbers, width: int) -> Numbers:
    total = np.cumsum(items, dtype=np.int64)
    firsts = starts(sizes)[:-1]
    before = total[firsts] - items[firsts]
    if len(items) != holding.sum():
        total = total[items != _GO_ON[width]]
    return total - np.repeat(before, holding)


def encode_positions(occurring: Numbers, positions: Numbers) -> Coded:
    """Put positions into bytes: two each, or four for terms that stand far behind.

    ``occurring`` says how often each term occurs, once at least. The forms are to be
    added to those of the postings.
    """
    if not len(occurring):
        return NOTHING
    highest = np.maximum.reduceat(positions, starts(occurring)[:-1])
    far = (highest > _GO_ON[1]).astype(np.uint8)
    lengths = (2 << far) * occurring
    pieces = {
        label: chosen.astype(WIDTHS[1 + label])
        for label, chosen in _parted(positions, far, occurring)
    }
    forms = (far << _FAR).astype(np.uint8)
    return Coded(_woven(pieces, far, lengths), lengths, forms)


def decode_positions(raw: bytes, form: int) -> npt.NDArray[np.uint32]:
    """Read the positions of one term."""
    return np.frombuffer(raw, WIDTHS[1 + (form >> _FAR)]).astype(np.uint32)


def decode_many_positions(raw: Bytes, lengths: Numbers, forms: Bytes) -> Numbers:
    """Read the positions of many terms that lie behind each other."""
    far = forms >> _FAR
    occurring = lengths // (2 << far)
    found = np.empty(int(occurring.sum()), np.uint32)
    own = np.repeat(far, occurring)
    for label, piece in _parted(raw, far, lengths):
        found[own == label] = piece.view(WIDTHS[1 + label])
    return found
