"""On any papers and any question, all engines give the reference's answer."""

import shutil
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.links import StatusCode
from archive.model import Reader
from indexer.search.engine import open_engine
from indexer.search.engines.whoosh import ordering
from indexer.search.entry import Entry
from indexer.search.query import (
    AllOf,
    AnyOf,
    Begins,
    ByStatus,
    Filters,
    InHeading,
    Issued,
    Issuer,
    Near,
    Not,
    Number,
    Phrase,
    Preferred,
    Query,
    Signer,
    Stands,
    Subject,
    SymbolBegins,
    SymbolIs,
    Type,
    Word,
)

WORDS = ("kế", "kê", "hoạch", "171", "ủy", "uỷ", "đảng", "dang")
PLAIN = ("ke", "hoach", "171", "uy", "dang")
TYPES = ("Kế hoạch", "Chỉ thị", None)
BODIES = ("Đảng ủy", "Thành ủy")
CODES: tuple[StatusCode, ...] = ("superseded", "corrected")
DAYS = (date(2019, 1, 1), date(2019, 7, 31), date(2020, 2, 29))

texts = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join)
spans = st.sampled_from([(None, None), *((a, b) for a in DAYS for b in DAYS if a <= b)])


def grouped(statuses: dict[str, StatusCode]) -> ByStatus:
    """The papers of each status."""
    return {
        code: frozenset(key for key, own in statuses.items() if own == code)
        for code in statuses.values()
    }


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    first, last = draw(spans)
    number = draw(st.sampled_from([None, 1, 171]))
    bodies = draw(st.sets(st.sampled_from(BODIES)))
    return Entry(
        key=draw(st.sampled_from("abcdefgh")),
        symbol_keys=("171khtu",) if number == 171 else (),
        number=number,
        type=draw(st.sampled_from(TYPES)),
        type_code=draw(st.sampled_from([None, "kh"])),
        issuers=tuple(sorted(bodies)),
        issuer_keys=tuple(sorted(bodies)),
        issued_from=first,
        issued_to=last,
        subject=draw(texts),
        signer=draw(texts),
        text=draw(texts),
        audience=draw(st.sampled_from(["everyone", "staff"])),
    )


words = st.builds(
    Word, st.sampled_from(PLAIN), st.sampled_from([None, "kế", "hoạch", "ủy", "đảng"])
)
keys = st.frozensets(st.sampled_from("abcdefghi"))
phrases = st.lists(words, min_size=1, max_size=3).map(tuple)
leaves = st.one_of(
    words,
    st.builds(Begins, st.sampled_from(["h", "ho", "171", "171k", "ke"])),
    st.builds(Near, st.sampled_from(["hoac", "ek", "kep", "17", "u"])),
    st.builds(InHeading, st.builds(Word, st.sampled_from(PLAIN))),
    st.builds(InHeading, st.builds(Begins, st.sampled_from(["h", "ke h", "17"]))),
    st.builds(InHeading, st.builds(Near, st.sampled_from(["hoac", "ek", "u"]))),
    st.builds(Phrase, phrases),
    st.builds(Number, st.sampled_from([1, 171])),
    st.builds(Type, st.sampled_from(["Kế hoạch", "Chỉ thị"])),
    st.builds(
        Issuer, st.one_of(phrases, st.just(())), st.sampled_from([None, "Đảng ủy"])
    ),
    st.builds(Signer, phrases),
    st.builds(Subject, phrases),
    st.builds(Stands, st.just(("superseded",)), keys),
    st.builds(SymbolBegins, st.sampled_from(["171k", "1", "9"])),
    st.builds(
        SymbolIs, st.sampled_from([(), ("171khtu",)]), st.just(171), st.just("kh")
    ),
    st.builds(
        Issued,
        st.sampled_from([None, *DAYS]),
        st.sampled_from([None, DAYS[1], DAYS[2]]),
    ),
)
trees = st.recursive(
    leaves,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(Preferred, parts),
        st.builds(Preferred, parts, st.just(0.5)),
        st.builds(AllOf, st.lists(parts, max_size=3).map(tuple)),
        st.builds(
            AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple), st.integers(1, 2)
        ),
    ),
    max_leaves=6,
)
queries = st.builds(
    Query,
    trees,
    st.sampled_from([Reader("a"), Reader("b", frozenset({"everyone", "staff"}))]),
    st.sampled_from(["relevance", "newest", "oldest", "number"]),
    st.integers(0, 2),
    st.integers(0, 9),
    st.builds(
        Filters,
        types=st.frozensets(st.sampled_from(["Kế hoạch", "Chỉ thị"])),
        issuers=st.frozensets(st.sampled_from(BODIES)),
        years=st.frozensets(st.sampled_from([2019, 2020])),
        statuses=st.frozensets(st.sampled_from(["unknown", *CODES]), max_size=2),
    ),
    hidden=st.frozensets(st.sampled_from("abcdefgh"), max_size=3),
    by_status=st.dictionaries(st.sampled_from("abcdefghi"), st.sampled_from(CODES)).map(
        grouped
    ),
)
changes = st.tuples(
    st.lists(entries(), max_size=8), st.sets(st.sampled_from("abcdefgh"))
)


@pytest.fixture(autouse=True, scope="module")
def weighed_roughly():
    """Rough sums are tried however few papers there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordering, "FEW", 1)
        yield


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(changes, min_size=1, max_size=3), st.lists(queries, min_size=1, max_size=8)
)
def test_engines_agree(history, questions):
    """Hits, order, scores, facets and spellings are those of the memory engine."""
    folder = Path(tempfile.mkdtemp())
    try:
        reference = open_engine("memory:", "papers")
        engine = open_engine(f"whoosh://{folder}/index", "papers")
        for revision, (added, removed) in enumerate(history, start=1):
            for each in (reference, engine):
                each.update(added, removed, revision)
        answers = [(engine.search(q), reference.search(q)) for q in questions]
        spelt = [
            [each.spellings(q.terms[0], q.reader, hidden=q.hidden) for q in asked]
            for asked in [[q for q in questions if q.terms]]
            for each in (engine, reference)
        ]
        engine.close()
    finally:
        shutil.rmtree(folder)

    for answer, expected in answers:
        assert answer == expected
    assert spelt[0] == spelt[1]
