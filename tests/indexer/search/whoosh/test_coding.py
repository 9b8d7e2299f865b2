"""What is put into bytes comes out of them, one term at a time and many at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search.engines.whoosh.codec import coding
from indexer.search.engines.whoosh.codec.coding import (
    decode,
    decode_any,
    decode_many,
    decode_many_positions,
    decode_positions,
    encode,
    encode_positions,
    starts,
)

# Gaps and counts on both sides of every width's end.
GAPS = (1, 2, 253, 254, 255, 256, 510, 511, 65534, 65535, 65536, 200_000)
COUNTS = (1, 1, 2, 254, 255, 256, 65535, 65536)


@st.composite
def postings(draw):
    """The papers that hold a term, from the first one possible, and how often."""
    gaps = draw(st.lists(st.sampled_from(GAPS), min_size=1, max_size=9))
    places = np.cumsum(gaps) - gaps[0] + draw(st.sampled_from((0, *GAPS)))
    counts = draw(st.lists(st.sampled_from(COUNTS), min_size=9, max_size=9))
    return places.tolist(), counts[: len(places)]


@settings(deadline=None)
@given(st.lists(postings(), min_size=1, max_size=6), st.sampled_from([3, 12, 2000]))
def test_postings_come_back(terms, long):
    """No gap, no count and no neighbour changes what a term has."""
    holding = np.array([len(places) for places, _ in terms], np.int64)
    places = np.array([place for own, _ in terms for place in own], np.int32)
    counts = np.array([count for _, own in terms for count in own], np.int64)

    coded = encode(holding, places, counts)
    ends = starts(coded.lengths)
    single = [
        decode(coded.raw[ends[at] : ends[at + 1]].tobytes(), holding[at], form)
        for at, form in enumerate(coded.forms.tolist())
    ]
    many = decode_many(coded.raw, coded.lengths, holding, coded.forms)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(coding, "_LONG", long)
        mixed = decode_any(coded.raw, coded.lengths, holding, coded.forms)

    assert [(p.tolist(), c.tolist()) for p, c in single] == terms
    assert np.array_equal(many.places, places)
    assert np.array_equal(many.counts, counts)
    assert sorted(zip(*mixed, strict=True)) == sorted(zip(*many, strict=True))


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from((0, 7, 65535, 65536, 900_000)), min_size=1)))
def test_positions_come_back(terms):
    """Long papers do not shorten the way into them."""
    occurring = np.array([len(own) for own in terms], np.int64)
    positions = np.array([spot for own in terms for spot in own], np.int64)

    coded = encode_positions(occurring, positions)
    ends = starts(coded.lengths)
    single = [
        decode_positions(coded.raw[ends[at] : ends[at + 1]].tobytes(), form).tolist()
        for at, form in enumerate(coded.forms.tolist())
    ]
    many = decode_many_positions(coded.raw, coded.lengths, coded.forms)

    assert single == terms
    assert many.tolist() == positions.tolist()


@pytest.mark.parametrize(
    ("places", "size"),
    [
        pytest.param([*range(1000)], 1000, id="a word of every paper: a byte each"),
        pytest.param([0, 300, 301], 4, id="one long gap widens no other"),
        pytest.param([70_000], 4, id="a word of one late paper"),
    ],
)
def test_takes_little_room(places, size):
    """Words that are everywhere take a byte a paper, and counts of one nothing."""
    ones = np.ones(len(places), np.int64)

    coded = encode(np.array([len(places)]), np.array(places, np.int32), ones)

    assert len(coded.raw) == size
