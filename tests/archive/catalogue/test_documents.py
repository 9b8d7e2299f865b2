"""Papers come in whole, are shown to those who may see them, and go."""

import pytest
import sqlalchemy as sa

from archive.catalogue import Entry
from archive.errors import NotFoundError, UsageError
from archive.model import Claim, Evidence, Page, Reader, Reading, Text
from tests.archive.catalogue.making import (
    AT,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    rendition,
    store,
)

PLAN = "171-KH/TU", "1/8/2019", CITY


def test_a_paper_comes_back_as_it_was_read(catalogue):
    """Facts, evidence, text and file are what was stored."""
    evidence = Evidence(1, 0, 9, "symbol.header", 0.9)
    claims = (
        Claim("symbol", "171-KH/TU", "171 - KH/TU", evidence),
        Claim("number", 171),
        Claim("issuers", [CITY]),
    )
    text = Text("text/plain", (Page(1, "một"), Page(2, "hai", "ocr")), ("truncated",))
    file = rendition()

    number = catalogue.documents.store(
        Reading(text, claims, ()), file, source="batch 1", at=AT
    )

    paper = catalogue.documents.get(number, LAN)
    assert (paper.metadata.symbol, paper.metadata.issuers) == ("171-KH/TU", (CITY,))
    assert paper.metadata.evidence == {"symbol": evidence}
    assert (paper.renditions, paper.added_at, paper.source) == ((file,), AT, "batch 1")
    assert catalogue.documents.text(number, LAN) == text
    assert catalogue.documents.page(number, 2, LAN) == Page(2, "hai", "ocr")


def test_a_bad_fact_stores_nothing(catalogue):
    """A reading that cannot be understood leaves no half of a paper behind."""
    bad = Reading(Text("text/plain", ()), (Claim("number", "nhiều"),), ())

    with pytest.raises(UsageError):
        catalogue.documents.store(bad, rendition(), source="test", at=AT)

    assert catalogue.holdings.counts(KEEPER).total == 0
    assert list(catalogue.changes.since(0)) == []


SPELLINGS = ["171-KH/TU", "171 – kh / tu", "171- KH/TU"]


@pytest.mark.parametrize("typed", SPELLINGS)
def test_found_by_symbol_in_any_spelling(catalogue, typed):
    """All papers under a symbol are found, the newest first."""
    older = store(catalogue, *PLAN)
    newer = store(catalogue, "171-KH/TU", "15/10/2019", PROVINCE)

    found = catalogue.documents.by_symbol(typed, LAN)

    assert [brief.id for brief in found] == [newer, older]


def test_hidden_from_those_who_may_not_see(catalogue):
    """For others a hidden paper does not exist, in no list and in no count."""
    number = store(catalogue, *PLAN, audience="leaders")
    documents, holdings = catalogue.documents, catalogue.holdings

    for ask in (documents.get, documents.text, catalogue.claims.of):
        with pytest.raises(NotFoundError):
            ask(number, LAN)
    for ask in (
        catalogue.links.cites,
        catalogue.links.cited_by,
        catalogue.citations.of,
    ):
        with pytest.raises(NotFoundError):
            ask(number, LAN)
    with pytest.raises(NotFoundError):
        documents.page(number, 1, LAN)
    assert documents.by_symbol("171-KH/TU", LAN) == ()
    assert holdings.recent(LAN) == holdings.briefs([number], LAN) == ()
    assert (holdings.counts(LAN).total, holdings.counts(LAN).issuers) == (0, ())
    assert documents.get(number, KEEPER).id == number


def test_restricting_acts_at_once(catalogue):
    """A paper that is narrowed is gone for others with the next question.

    The index has nothing to follow: it asks whom papers are for.
    """
    number = store(catalogue, *PLAN)

    catalogue.documents.restrict(number, "leaders", at=AT)

    assert catalogue.holdings.recent(LAN) == ()
    assert [*catalogue.changes.since(1)] == []


def test_attached_files_belong_to_the_paper(catalogue):
    """A second file of a paper is kept beside the first; the text stays."""
    number, scan = store(catalogue, *PLAN), rendition("scan.pdf")

    catalogue.documents.attach(number, scan, source="batch 2", at=AT)

    assert catalogue.documents.get(number, LAN).renditions[1] == scan
    assert catalogue.documents.holding(scan.sha256) == (number,)


def test_one_file_may_show_several_papers(catalogue):
    """The papers of one file are known by its bytes."""
    batch = rendition("batch.pdf")
    first = catalogue.documents.store(reading(*PLAN), batch, source="test", at=AT)
    second = catalogue.documents.store(reading(), batch, source="test", at=AT)

    assert catalogue.documents.holding(batch.sha256) == (first, second)
    assert catalogue.documents.holding("0" * 64) == ()


def test_a_removed_paper_is_gone(catalogue):
    """Nothing of a removed paper is shown, and its number is not given again."""
    file = rendition()
    number = catalogue.documents.store(reading(*PLAN), file, source="test", at=AT)

    catalogue.documents.remove(number, at=AT)

    with pytest.raises(NotFoundError):
        catalogue.documents.get(number, LAN)
    assert catalogue.documents.holding(file.sha256) == ()
    assert store(catalogue, *PLAN) > number


MISSING = {
    "attach": lambda documents: documents.attach(7, rendition(), source="x", at=AT),
    "reread": lambda documents: documents.reread(7, reading(), at=AT),
    "restrict": lambda documents: documents.restrict(7, "leaders", at=AT),
    "remove": lambda documents: documents.remove(7, at=AT),
}


@pytest.mark.parametrize("change", MISSING.values(), ids=MISSING)
def test_what_is_not_there_cannot_change(catalogue, change):
    """Changing a paper that is not there says so, and numbers no change."""
    with pytest.raises(NotFoundError):
        change(catalogue.documents)

    assert catalogue.changes.head() == 0


SAME = {
    "the same paper": (PLAN, PLAN, True),
    "the body in capitals": (PLAN, ("171-KH/TU", "1/8/2019", "THÀNH UỶ BẮC KẠN"), True),
    "its Standing Board": (
        ("171-KH/TU", "1/8/2019", PROVINCE),
        ("171-KH/TU", "1/8/2019", f"Ban Thường vụ {PROVINCE}"),
        True,
    ),
    "a date not read": (PLAN, ("171-KH/TU", "", CITY), True),
    "the month alone": (PLAN, ("171-KH/TU", "tháng 8 năm 2019", CITY), True),
    "another body": (PLAN, ("171-KH/TU", "1/8/2019", PROVINCE), False),
    "another day": (PLAN, ("171-KH/TU", "2/8/2019", CITY), False),
    "another number": (PLAN, ("172-KH/TU", "1/8/2019", CITY), False),
    "another series": (
        ("08-QĐi/TW", "25/10/2018", CENTRE),
        ("08-QĐ/TW", "25/10/2018", CENTRE),
        False,
    ),
    "no body read": (PLAN, ("171-KH/TU", "1/8/2019", None), False),
}


@pytest.mark.parametrize(("held", "other", "is_same"), SAME.values(), ids=SAME)
def test_identity(catalogue, held, other, is_same):
    """Body, series, number and date are the identity; a symbol alone is none."""
    number = store(catalogue, *held)
    second = store(catalogue, *other)
    metadata = catalogue.documents.get(second, LAN).metadata

    found = set(catalogue.documents.find_same(metadata)) - {second}

    assert found == ({number} if is_same else set())


def test_identity_without_a_number(catalogue):
    """Papers without a number are one where body, kind, day and subject are."""
    facts = {"type": "Thông báo", "subject": "lịch phát sóng tháng 8"}
    number = store(catalogue, None, "1/8/2019", CITY, **facts)
    store(catalogue, None, "1/8/2019", CITY, type="Thông báo", subject="lịch nghỉ")
    metadata = catalogue.documents.get(number, LAN).metadata

    assert catalogue.documents.find_same(metadata) == (number,)


def test_entries_hold_all_the_index_needs(catalogue):
    """Entries come for the papers still held, whoever may see them."""
    gone = store(catalogue, *PLAN)
    number = store(catalogue, *PLAN, audience="leaders", text="Toàn văn.")
    catalogue.documents.remove(gone, at=AT)

    entries = catalogue.documents.entries([gone, number])

    metadata = catalogue.documents.get(number, KEEPER).metadata
    assert entries == (Entry(number, metadata, (Page(1, "Toàn văn."),), "leaders"),)


def test_holdings_are_listed_and_counted(catalogue):
    """Papers are listed newest first and counted three ways."""
    plan = store(catalogue, *PLAN)
    letter = store(catalogue, "362-CV/TU", "18/7/2018", PROVINCE)
    holdings = catalogue.holdings

    counts = holdings.counts(LAN)

    assert [brief.id for brief in holdings.recent(LAN)] == [letter, plan]
    assert [brief.id for brief in holdings.recent(LAN, limit=1)] == [letter]
    assert [brief.id for brief in holdings.briefs([plan, 99, letter], LAN)] == [
        plan,
        letter,
    ]
    assert counts.total == 2
    assert {(count.label, count.papers) for count in counts.types} == {
        ("Kế hoạch", 1),
        ("Công văn", 1),
    }
    assert {count.label for count in counts.issuers} == {CITY, PROVINCE}
    assert [(count.key, count.papers) for count in counts.years] == [
        ("2018", 1),
        ("2019", 1),
    ]


def test_counting_again_costs_nothing_until_a_paper_changes(catalogue):
    """A count is remembered for those who see the same, and no longer than it holds."""
    store(catalogue, *PLAN)
    hidden = store(catalogue, *PLAN, audience="leaders")
    holdings = catalogue.holdings
    asked = []
    engine = catalogue._database._engine
    sa.event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call))
    first = holdings.counts(LAN), holdings.counts(KEEPER)
    before = len(asked)

    again = holdings.counts(Reader("mai")), holdings.counts(KEEPER)

    statements = [call[2] for call in asked[before:]]
    assert again == first
    assert not [statement for statement in statements if "count(" in statement]
    catalogue.documents.remove(hidden, at=AT)
    assert (holdings.counts(LAN).total, holdings.counts(KEEPER).total) == (1, 1)


def test_whoever_follows_at_a_distance_is_told_what_is_gone(catalogue):
    """Removed or joined to another; not what is for others: that is asked beside."""
    kept, narrowed, removed, joined = (store(catalogue, *PLAN) for _ in range(4))
    level = catalogue.changes.head()
    catalogue.documents.restrict(narrowed, "leaders", at=AT)
    catalogue.documents.remove(removed, at=AT)
    catalogue.joining.join(joined, kept, reader=LAN, by="person:lan", at=AT)
    catalogue.documents.attach(kept, rendition(), source="test", at=AT)

    assert catalogue.changes.gone_since(level) == {removed, joined}
    assert catalogue.changes.gone_since(catalogue.changes.head()) == frozenset()


def test_citations_stand_in_reading_order(catalogue):
    """The mentions of a paper come back as found, place by place."""
    cites = cite("53-KL/TW", start=40, page=2), cite("362-CV/TU", start=7, page=3)

    number = store(catalogue, *PLAN, *cites)

    links = catalogue.citations.of(number, LAN)
    assert tuple(link.citation for link in links) == cites


def test_pages_of_many_papers_come_at_once(catalogue):
    """Only those that exist and that the reader may see."""
    first = store(catalogue, "1-CT/TW", text="một")
    hidden = store(catalogue, "2-CT/TW", text="hai", audience="leaders")
    asked = [(first, 1), (first, 9), (hidden, 1), (999, 1)]

    assert catalogue.documents.page_texts(asked, LAN) == {(first, 1): "một"}
    assert catalogue.documents.page_texts(asked, KEEPER)[hidden, 1] == "hai"
