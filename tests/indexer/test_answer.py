"""From papers taken in to answers: the index follows, and access holds."""

import pytest

from archive.errors import QuerySyntaxError, StaleIndexError
from archive.model import Reader
from indexer import ingest, sync
from indexer.answer import answer
from indexer.search.engine import open_engine
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put

CHIEF = Reader("chief", frozenset({"everyone", "leaders"}))


@pytest.fixture
def found(workshop, known, tmp_path):
    """A function that answers queries over three papers."""
    folder = tmp_path / "in"
    put(folder, "1.txt", paper())
    put(folder, "2.txt", paper(body="HUYỆN ỦY BẠCH THÔNG", symbol="88-KH/HU"))
    put(
        folder,
        "3.txt",
        paper(
            symbol="91-TB/TU",
            kind="THÔNG BÁO",
            month=9,
            text="Theo Kế hoạch số 88-KH/TU ngày 05/6/2018 của Thành ủy Bắc Kạn.",
        ),
    )
    batch = ingest.hand_in([folder], catalogue=workshop.catalogue, who="lan", at=NOW)
    list(ingest.work(workshop, "test", batch=batch))
    engine = open_engine(
        "memory:",
        workshop.catalogue.changes.identity(),
        workshop.catalogue.audiences.restricted,
    )
    sync.catch_up(workshop.catalogue, engine)

    def ask(text, reader=None, **choices):
        return answer(
            text,
            reader=reader or Reader("test"),
            engine=engine,
            catalogue=workshop.catalogue,
            authority=known,
            **choices,
        )

    return ask


def test_a_symbol_puts_its_paper_first(found):
    """A number in any spelling finds its paper before those that cite it."""
    hits = found("88 - kh / tu").hits

    assert hits[0].symbol == "88-KH/TU"
    assert "91-TB/TU" in [hit.symbol for hit in hits]


def test_the_body_tells_papers_of_one_number_apart(found):
    """Words after the number help to choose."""
    assert found("ke hoach 88 bach thong").hits[0].symbol == "88-KH/HU"


def test_snippets_mark_what_was_typed_without_accents(found):
    """The passage shows why the paper was found."""
    hit = found("kho tai lieu").hits[0]

    assert "kho tài liệu" in [f.text for f in hit.snippet if f.is_match]


def test_facets_count_what_each_choice_would_leave(found):
    """Types, bodies and years are counted over all papers found."""
    facets = found("").facets

    assert facets.type == {"Kế hoạch": 2, "Thông báo": 1}
    assert facets.year == {2018: 3}


def test_a_choice_narrows(found):
    """A chosen type leaves only papers of that type."""
    assert [hit.symbol for hit in found("", types=["Thông báo"]).hits] == ["91-TB/TU"]


def test_pages_follow_each_other(found):
    """The second page goes on where the first ended."""
    first = found("", sort="number", page_size=2)
    second = found("", sort="number", page_size=2, page=2)

    assert first.total == second.total == 3
    assert len({hit.id for hit in (*first.hits, *second.hits)}) == 3


def test_a_reader_without_the_audience_finds_nothing(found):
    """Hits, totals and facets are those of an archive without the papers."""
    answered = found("", reader=Reader("stranger", frozenset({"nobody"})))

    assert (answered.total, answered.hits) == (0, ())
    assert answered.facets.type == {}


def test_a_wrong_query_says_where(found):
    """The error names the character, the problem and what would work."""
    with pytest.raises(QuerySyntaxError) as told:
        found('"kho tài liệu')

    assert told.value.position == 0
    assert told.value.hint


def test_a_narrowed_paper_is_gone_before_the_index_knows(found, workshop):
    """Hits, total and facets of others lose it at once; its audience keeps it."""
    whole = found("", reader=CHIEF)
    number = found("91-TB/TU").hits[0].id

    workshop.catalogue.documents.restrict(number, "leaders", at=NOW)

    left = found("")
    assert number not in {hit.id for hit in left.hits}
    assert (left.total, left.facets.type) == (2, {"Kế hoạch": 2})
    assert left.facets.year == {2018: 2}
    assert found("", reader=CHIEF) == whole


def test_a_removed_paper_is_counted_no_more(found, workshop):
    """A paper that is gone is in no total and no facet, for nobody."""
    number = found("91-TB/TU").hits[0].id

    workshop.catalogue.documents.remove(number, at=NOW)

    left = found("", reader=CHIEF)
    assert (left.total, left.facets.type) == (2, {"Kế hoạch": 2})


def test_an_index_ahead_of_the_catalogue_is_not_searched(workshop, known):
    """Papers of changes that were never made here are not counted as found."""
    engine = open_engine(
        "memory:",
        workshop.catalogue.changes.identity(),
        workshop.catalogue.audiences.restricted,
    )
    engine.update([], [], 99)

    with pytest.raises(StaleIndexError):
        answer(
            "",
            reader=CHIEF,
            engine=engine,
            catalogue=workshop.catalogue,
            authority=known,
        )


def test_a_removed_paper_is_found_no_more(found, workshop):
    """The index follows removals, and the catalogue hides them before that."""
    number = found("88-KH/HU").hits[0].id

    workshop.catalogue.documents.remove(number, at=NOW)

    assert number not in [hit.id for hit in found("88-KH/HU").hits]


def test_what_was_typed_wrongly_is_understood(found):
    """Keys that never became marks, and a word with an error, find what is meant."""
    keys = found("kees hoachj 88")
    error = found("kho tai lieeu")

    assert keys.hits[0].symbol == "88-KH/TU"
    assert (keys.guessed, error.guessed) == (True, True)
    assert error.total == found("kho tai lieu").total


def test_a_reader_may_mean_what_was_typed(found):
    """Exactly what was typed is searched where somebody says so."""
    exact = found("kho tai lieeu", exact=True)

    assert exact.relaxed
    assert not exact.guessed


def test_an_index_that_holds_nothing_yet_is_not_searched(workshop, found, known):
    """Nothing would be found, and that would not be true."""
    found("91-TB/TU")
    engine = open_engine(
        "memory:",
        workshop.catalogue.changes.identity(),
        workshop.catalogue.audiences.restricted,
    )

    with pytest.raises(StaleIndexError):
        answer(
            "91-TB/TU",
            reader=CHIEF,
            engine=engine,
            catalogue=workshop.catalogue,
            authority=known,
        )
