"""A corrected page is read anew, and undo brings back what was read."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive import facts
from archive.catalogue import Rendition
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Claim, Page, Reader, Text
from indexer import correcting, reading
from indexer.correcting import doubted
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper

LAN, MINH = Reader("lan"), Reader("minh")
PRINTED = paper(text="Thực hiện Chỉ thi số 35-CT/TVV ngày 30/5/2019 của Bộ Chính trị.")
RIGHT = PRINTED.replace("35-CT/TVV", "35-CT/TW").replace("88-KH/TU", "89-KH/TU")


def understood(*texts):
    """What is read of pages."""
    pages = tuple(Page(at, text, "ocr") for at, text in enumerate(texts, 1))
    return reading.understand(Text("application/pdf", pages))


@pytest.fixture
def catalogue(workshop):
    """An empty archive."""
    return workshop.catalogue


def keep(catalogue, found):
    """A paper as the intake keeps it."""
    shown = Rendition("ab" * 32, "bản quét.pdf", "application/pdf", 9, "scan")
    return catalogue.documents.store(found, shown, source="test", at=NOW)


@pytest.fixture
def number(catalogue):
    """A scan whose first page was read with mistakes."""
    return keep(catalogue, understood(PRINTED, "Phụ lục"))


def state(catalogue, number):
    """All that is shown of a paper, and all its citations."""
    links = catalogue.citations.of(number, LAN)
    return (
        catalogue.documents.get(number, LAN).metadata,
        catalogue.documents.text(number, LAN),
        [link.citation for link in links],
    )


def correct(catalogue, number, text, *, page=1, by=LAN, **more):
    """Correct a page in the light of what stands, unless the test says otherwise."""
    stands = catalogue.texts.corrected(number, LAN).get(page)
    light = {"instead_of": stands.claim if stands else None} | more
    return correcting.correct(
        catalogue, number, page, text, by=by, at=NOW, instead_of=light["instead_of"]
    )


def test_facts_and_citations_are_those_of_the_corrected_text(catalogue, number):
    """What follows is what reading the right text would have found."""
    correct(catalogue, number, RIGHT)

    metadata, text, citations = state(catalogue, number)
    assert metadata.symbol == "89-KH/TU"
    assert [citation.symbol for citation in citations] == ["35-CT/TW"]
    assert [page.text for page in text.pages] == [RIGHT, "Phụ lục"]
    assert catalogue.documents.entries([number])[0].pages[0].text == RIGHT


def test_what_was_read_stays_beside_it(catalogue, number):
    """The page is told with who corrected it and what was read."""
    made = correct(catalogue, number, RIGHT)

    told = catalogue.texts.corrected(number, LAN)

    assert list(told) == [1]
    assert (told[1].claim, told[1].by, told[1].at) == (made, "lan", NOW)
    assert (told[1].text, told[1].read, told[1].is_outdated) == (RIGHT, PRINTED, False)
    assert catalogue.texts.read(number, 1, LAN).text == PRINTED


def test_undo_brings_everything_back(catalogue, number):
    """Facts, text and citations are as if nobody had touched them."""
    before = state(catalogue, number)
    made = correct(catalogue, number, RIGHT)

    correcting.restore(catalogue, number, made, by=MINH, at=NOW)

    assert state(catalogue, number) == before
    assert catalogue.texts.corrected(number, LAN) == {}
    with pytest.raises(NotFoundError):
        correcting.restore(catalogue, number, made, by=MINH, at=NOW)


def test_decisions_about_facts_stay(catalogue, number):
    """A fact that a person decided is not found anew."""
    seen = catalogue.claims.standing(number, "subject", LAN)
    catalogue.claims.decide(
        number, "subject", "khác", by="person:minh", at=NOW, instead_of=seen.id
    )

    correct(catalogue, number, RIGHT)

    assert state(catalogue, number)[0].subject == "khác"


def test_readings_that_say_the_same_stay_the_claims_they_were(catalogue, number):
    """A correction far from a fact makes no history for it."""
    before = catalogue.claims.of(number, LAN)

    correct(catalogue, number, "Phụ lục kèm theo Kế hoạch", page=2)

    assert catalogue.claims.of(number, LAN)[: len(before)] == before


def test_two_clerks_see_each_other(catalogue, number):
    """The second correction of a page is no answer to a text nobody showed."""
    correct(catalogue, number, RIGHT, by=MINH)

    with pytest.raises(ConflictError, match="minh"):
        correct(catalogue, number, "khác", instead_of=None)

    assert catalogue.texts.corrected(number, LAN)[1].text == RIGHT
    correct(catalogue, number, "Phụ lục 1", page=2)
    assert list(catalogue.texts.corrected(number, LAN)) == [1, 2]


def test_corrections_outlive_a_new_reading(catalogue, number):
    """What a person typed stands over a newer reading of the file."""
    correct(catalogue, number, RIGHT)
    better = understood(PRINTED.replace("Chỉ thi", "Chỉ thị"), "Phụ lục 1")

    catalogue.documents.reread(number, better, at=NOW, understand=reading.understand)

    metadata, text, _ = state(catalogue, number)
    told = catalogue.texts.corrected(number, LAN)[1]
    assert [page.text for page in text.pages] == [RIGHT, "Phụ lục 1"]
    assert metadata.symbol == "89-KH/TU"
    assert (told.is_outdated, told.read) == (True, better.text.pages[0].text)


def test_a_page_that_is_gone_keeps_its_correction_in_history(catalogue, number):
    """A shorter reading shows no page that it has not, and loses no decision."""
    correct(catalogue, number, "Phụ lục 1", page=2)

    catalogue.documents.reread(
        number, understood(PRINTED), at=NOW, understand=reading.understand
    )

    assert catalogue.texts.corrected(number, LAN) == {}
    kept = [k for k in catalogue.claims.of(number, LAN) if k.claim.field == "page_text"]
    assert [k.withdrawn_at for k in kept] == [None]


def test_a_corrected_paper_is_never_read_anew_blindly(catalogue, number):
    """Facts of one text are not shown beside another."""
    correct(catalogue, number, RIGHT)

    with pytest.raises(UsageError):
        catalogue.documents.reread(number, understood("khác"), at=NOW)

    assert catalogue.documents.text(number, LAN).pages[0].text == RIGHT


def test_a_plain_undo_is_refused_where_the_text_must_be_read_again(catalogue, number):
    """Nothing is undone by half."""
    made = correct(catalogue, number, RIGHT)

    with pytest.raises(UsageError):
        catalogue.claims.withdraw(made, by="person:lan", at=NOW)

    assert catalogue.texts.corrected(number, LAN)[1].claim == made


def test_what_the_intake_noticed_stays(catalogue):
    """That another paper has the same identity is not in the text."""
    keep(catalogue, understood(PRINTED))
    number = keep(catalogue, doubted(understood(PRINTED)))

    made = correct(catalogue, number, RIGHT)
    (held,) = catalogue.rereadings.held([number])
    correcting.restore(catalogue, number, made, by=LAN, at=NOW)

    assert "possible_copy" in facts.view(held.claims).flags
    assert "possible_copy" in state(catalogue, number)[0].flags


def test_no_page_is_no_page(catalogue, number):
    """Only pages of papers that the clerk may see are corrected."""
    with pytest.raises(NotFoundError):
        correct(catalogue, number, "x", page=3)
    with pytest.raises(NotFoundError):
        correct(catalogue, number + 1, "x", instead_of=None)
    catalogue.documents.restrict(number, "leaders", at=NOW)
    with pytest.raises(NotFoundError):
        correct(catalogue, number, "x", instead_of=None)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("correct"), st.sampled_from((1, 2)), st.integers(0, 3)),
        st.tuples(st.just("undo"), st.integers(0, 5)),
        st.tuples(st.just("reread"), st.integers(0, 3)),
    ),
    max_size=6,
)
VERSIONS = (PRINTED, RIGHT, PRINTED.replace("Bắc Kạn", "Cao Bằng"), "Trang trắng")


@given(steps=STEPS)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_page_is_always_what_was_read_under_what_stands(workshop, steps):
    """After any corrections, undos and readings, all is as read from what is shown."""
    catalogue = workshop.catalogue
    number = keep(catalogue, understood(PRINTED, "Phụ lục"))
    read = [PRINTED, "Phụ lục"]
    made: list[tuple[int, int, str]] = []
    for step in steps:
        if step[0] == "correct":
            claim = correct(catalogue, number, VERSIONS[step[2]], page=step[1])
            made = [one for one in made if one[0] != claim]
            made.append((claim, step[1], VERSIONS[step[2]]))
        elif step[0] == "undo" and made:
            claim, *_ = made.pop(step[1] % len(made))
            correcting.restore(catalogue, number, claim, by=LAN, at=NOW)
        elif step[0] == "reread":
            read = [VERSIONS[step[1]], "Phụ lục"]
            catalogue.documents.reread(
                number, understood(*read), at=NOW, understand=reading.understand
            )

    expected = list(read)
    for _, page, text in made:
        expected[page - 1] = text
    standing = {page for _, page, _ in made}
    pages = tuple(
        Page(at, text, "text" if at in standing else "ocr")
        for at, text in enumerate(expected, 1)
    )
    fresh = reading.understand(Text("application/pdf", pages))
    metadata, text, citations = state(catalogue, number)
    assert [page.text for page in text.pages] == expected
    assert citations == list(fresh.citations)
    assert metadata == _view(catalogue, fresh)
    found = [finding.code for finding in catalogue.verify(workshop.files)]
    assert [code for code in found if code.startswith("stale")] == []


def _view(catalogue, fresh):
    """The facts of a reading as the catalogue tells them."""
    named = Claim("place", "ở đâu đó")
    number = keep(catalogue, replace(fresh, claims=fresh.claims or (named,)))
    return catalogue.documents.get(number, LAN).metadata
