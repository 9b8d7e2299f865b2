"""What is found of a batch of papers is what the analysis says of each."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.search.analysis import Terms, pairs, plain
from indexer.search.engines.whoosh.codec.coding import starts
from indexer.search.engines.whoosh.codec.fields import HEAD_PART, HeadPart, Paper
from indexer.search.engines.whoosh.codec.inverting import invert
from indexer.search.entry import Entry

WORDS = (
    *("kế", "kê\u0301", "KẾ", "hoạch", "hòa", "hoà", "uỷ", "ủy", "Ðảng", "ƢU", "số"),
    *("05-KH/TU", "5 - kh/tu", "171/KH–TU", "30/2020/NĐ-CP", "5khtu", "0", "007", "2²"),
    *("İx", "ßa", "a\u200bb", "x_y", "漢字", "½", "Σς", "\u0301", "ﬁ", "٣", "\ufffe"),
)
texts = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), st.text(max_size=20)
)
names = st.lists(st.sampled_from(["b", "a", "â b", "171khtu"]), max_size=3)
entries = st.builds(
    Entry,
    key=st.just("1"),
    symbol=st.one_of(st.none(), texts),
    symbol_keys=names.map(tuple),
    type=st.one_of(st.none(), texts),
    issuers=st.lists(texts, max_size=3).map(tuple),
    issuer_keys=names.map(tuple),
    subject=texts,
    signer=texts,
    text=texts,
)


def unpacked(block):
    """Return how often each term stands in each paper, and where in it."""
    counts, spots, at = {}, {}, 0
    firsts = starts(block.holding)
    for number, term in enumerate(block.terms):
        for post in range(firsts[number], firsts[number + 1]):
            named = term.decode(), int(block.places[post])
            counts[named] = int(block.counts[post])
            if block.positions is not None:
                spots[named] = block.positions[at : at + counts[named]].tolist()
                at += counts[named]
    return counts, spots


def by_paper(counters):
    """Return counters of many papers as one, by term and paper."""
    return {
        (term, place): count
        for place, counter in enumerate(counters)
        for term, count in counter.items()
    }


@settings(deadline=None)
@given(st.lists(entries, max_size=4))
def test_terms_are_those_of_the_analysis(papers):
    """Every term of every paper, as often as it occurs, in the order of the terms."""
    every = [Terms.of((*paper.heading, paper.text)) for paper in papers]
    heads = [Terms.of(paper.heading) for paper in papers]

    found = invert([Paper.of(paper) for paper in papers])

    counts = {name: unpacked(block)[0] for name, block in found.blocks.items()}
    assert counts == {
        "words": by_paper(terms.words for terms in every),
        "pairs": by_paper(terms.pairs for terms in every),
        "marked": by_paper(terms.marked for terms in every),
        "head": by_paper(terms.words for terms in heads),
        "head_pairs": by_paper(terms.pairs for terms in heads),
        "symbol": by_paper(dict.fromkeys(paper.symbol_keys, 1) for paper in papers),
        "issuer": by_paper(dict.fromkeys(paper.issuer_keys, 1) for paper in papers),
    }
    assert found.length.tolist() == [terms.length for terms in every]
    assert found.head_length.tolist() == [terms.length for terms in heads]
    for block in found.blocks.values():
        assert block.terms == sorted(set(block.terms))


@settings(deadline=None)
@given(entries)
def test_pairs_know_where_they_stand(paper):
    """A phrase is where its pairs follow each other, in one part of the paper."""
    _, spots = unpacked(invert([Paper.of(paper)]).blocks["pairs"])

    number = 0
    expected: dict[tuple[str, int], list[int]] = {}
    for part in (*paper.heading, paper.text):
        words = plain(part).split()
        for at, pair in enumerate(pairs(words)):
            expected.setdefault((pair, 0), []).append(number + at)
        number += len(words)
    assert spots == expected


def test_words_of_the_heading_know_their_part():
    """Bodies run on with a gap, and whole symbols stand behind all words."""
    paper = Entry(
        "1",
        symbol="171-KH/TU",
        type="Kế hoạch",
        issuers=("Tỉnh ủy", "Ban Bí thư"),
        subject="kế hoạch",
        text="kế",
    )

    blocks = invert([Paper.of(paper)]).blocks
    _, spots = unpacked(blocks["head"])
    _, pair_spots = unpacked(blocks["head_pairs"])

    symbol, issuer, subject = (
        part * HEAD_PART
        for part in (HeadPart.SYMBOL, HeadPart.ISSUER, HeadPart.SUBJECT)
    )
    assert spots["ke", 0] == [0, subject]
    assert spots["171", 0] == [symbol]
    assert spots["171khtu", 0] == [symbol + HEAD_PART - 1]
    assert spots["uy", 0] == [issuer + 1]
    assert spots["ban", 0] == [issuer + 3]
    assert pair_spots["bi thu", 0] == [issuer + 4]


def test_what_stands_far_back_in_a_heading_has_the_last_position():
    """A subject as long as a paper spills into no other part."""
    words = [f"w{number}" for number in range(5000)]

    _, spots = unpacked(
        invert([Paper.of(Entry("1", subject=" ".join(words)))]).blocks["head"]
    )

    last = HeadPart.SUBJECT * HEAD_PART + HEAD_PART - 1
    assert [spots[word, 0][0] for word in ("w0", "w4094", "w4999")] == [
        last - 4095,
        last - 1,
        last,
    ]


def test_a_batch_too_big_for_packed_numbers_is_sorted_all_the_same(monkeypatch):
    """The slow way round gives what the quick one gives."""
    papers = [Paper.of(Entry("1", text=text)) for text in ("b a b a c", "a b")]
    quick = unpacked(invert(papers).blocks["pairs"])
    monkeypatch.setattr("indexer.search.engines.whoosh.codec.inverting._MOST", 1)

    assert unpacked(invert(papers).blocks["pairs"]) == quick
    assert quick[0] == Counter(
        {("b a", 0): 2, ("a b", 0): 1, ("a c", 0): 1, ("a b", 1): 1}
    )
    assert np.array_equal(quick[1]["b a", 0], [0, 2])
