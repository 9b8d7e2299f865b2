"""Pages of a file become a paper of their own, and go back as if nothing had been."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalogue import Rendition
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Page, Reader, Text
from indexer import correcting, ingest, reading
from indexer.parting import Parting
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put

LAN, MINH = Reader("lan"), Reader("minh")
KEEPER = Reader("keeper", frozenset({"everyone", "leaders"}))

DIRECTIVE = "Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị."
FIRST = paper(text=DIRECTIVE)
SECOND = FIRST.replace("88-KH/TU", "99-KH/TU").replace("Thực hiện", "Căn cứ")
SHEETS = (
    FIRST,
    "Trang hai, theo Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị.",
    SECOND,
    "Trang bốn, theo Kết luận số 53-KL/TW ngày 04/6/2019 của Ban Bí thư.",
    "Trang năm của phụ lục.",
    "Trang sáu của phụ lục.",
)


COUNT = itertools.count()


@pytest.fixture
def parting(workshop):
    """What parting works with."""
    return Parting(workshop.catalogue, workshop.files, workshop.cage, workshop.limits)


def bundle(parting, tmp_path, sheets=SHEETS, audience="everyone"):
    """Keep a scan of several papers; return the paper it was taken for."""
    path = tmp_path / "tập.pdf"
    path.write_text("\f".join(sheets))
    stored = parting.files.put(path)
    pages = tuple(Page(at, text, "ocr") for at, text in enumerate(sheets, start=1))
    found = reading.understand(Text("application/pdf", pages, ("legacy_tcvn3",)))
    shown = Rendition(
        stored.sha256, "tập.pdf", "application/pdf", stored.size, kind="scan"
    )
    return parting.catalogue.documents.store(
        found, shown, source="test", at=NOW, audience=audience
    )


@pytest.fixture
def number(parting, tmp_path):
    """A paper of six pages."""
    return bundle(parting, tmp_path)


def part(parting, number, first, last, reader=LAN):
    """Make a paper of some pages."""
    file = parting.catalogue.renditions.of(number, reader)[0].id
    return parting.part_pages(number, file, (first, last), reader=reader, at=NOW)


def told(parting, number, reader=LAN):
    """All that is told of a paper, but for the numbers of rows."""
    catalogue = parting.catalogue
    links = [
        (link.citation, link.state, [p.id for p in link.papers], link.decided)
        for cited in catalogue.links.cites(number, reader)
        for link in cited.links
    ]
    return (
        catalogue.documents.get(number, reader),
        catalogue.documents.text(number, reader),
        links,
        catalogue.documents.entries([number]),
        sorted(d.field for d in catalogue.doubts.of(number, reader)),
        [f.rendition for f in catalogue.renditions.of(number, reader)],
    )


def ranges(parting, number):
    """The page ranges of a paper's files."""
    files = parting.catalogue.documents.get(number, LAN).renditions
    return [(file.first_page, file.last_page) for file in files]


def pages(parting, number):
    """The numbers of the pages of a paper."""
    text = parting.catalogue.documents.text(number, LAN)
    return [page.number for page in text.pages]


def wrong(parting):
    """What ``verify`` finds."""
    return [(f.code, f.where) for f in parting.catalogue.verify(parting.files)]


def test_each_paper_says_what_its_pages_say(parting, number):
    """Facts and citations of both are found in their own pages, numbered as before."""
    made = part(parting, number, 3, 4)

    documents = parting.catalogue.documents
    one, other = (documents.get(n, LAN) for n in (number, made))
    assert (one.metadata.symbol, other.metadata.symbol) == ("88-KH/TU", "99-KH/TU")
    assert other.metadata.evidence["symbol"].page == 3
    assert (pages(parting, number), pages(parting, made)) == ([1, 2, 5, 6], [3, 4])
    assert ranges(parting, number) == [(1, 2), (5, 6)]
    assert ranges(parting, made) == [(3, 4)]
    assert (other.renditions[0].kind, other.notes) == ("scan", ("legacy_tcvn3",))
    cited = [
        [
            link.citation.page
            for c in parting.catalogue.links.cites(n, LAN)
            for link in c.links
        ]
        for n in (number, made)
    ]
    assert [sorted(found) for found in cited] == [[1, 2], [3, 4]]
    assert wrong(parting) == []


def test_giving_back_leaves_what_was_before(parting, number):
    """Texts, ranges, facts and links are as they were; the address leads there."""
    before = told(parting, number)
    made = part(parting, number, 3, 4)

    back = parting.give_back(made, reader=MINH, at=NOW)

    assert back == number
    assert told(parting, number) == before
    assert parting.catalogue.joining.shown_as(made, LAN) == number
    with pytest.raises(NotFoundError):
        parting.catalogue.documents.get(made, LAN)
    assert parting.catalogue.joining.of(number, LAN) == ()
    assert wrong(parting) == []


def test_the_history_of_both_tells_it(parting, number):
    """Who parted which pages, and who gave them back, stands with both papers."""
    made = part(parting, number, 3, 4)
    here = [
        k for k in parting.catalogue.claims.of(made, LAN) if k.claim.field == "parted"
    ]
    parting.give_back(made, reader=MINH, at=NOW)
    [kept] = [
        k for k in parting.catalogue.claims.of(number, LAN) if k.claim.field == "given"
    ]

    assert [(k.claim.source, k.claim.value["from"], k.act) for k in here] == [
        ("person:lan", number, kept.id)
    ]
    assert (kept.claim.value["first_page"], kept.claim.value["last_page"]) == (3, 4)
    assert (kept.claim.value["to"], kept.withdrawn_by) == (made, "person:minh")


def test_the_same_pages_become_the_same_paper_again(parting, number):
    """What people decided about the paper waits for it."""
    made = part(parting, number, 3, 4)
    claims = parting.catalogue.claims
    read = claims.standing(made, "subject", LAN)
    claims.decide(
        made, "subject", "về phụ lục", by="person:lan", at=NOW, instead_of=read.id
    )
    parted = told(parting, made)
    parting.give_back(made, reader=LAN, at=NOW)

    assert part(parting, number, 3, 4, MINH) == made
    assert told(parting, made) == parted
    assert parted[0].metadata.subject == "về phụ lục"
    assert wrong(parting) == []


def test_corrections_go_where_their_page_goes(parting, number):
    """A person's text of a page is shown wherever the page is, and can be undone."""
    fixed = SHEETS[3].replace("53-KL/TW", "55-KL/TW")
    claim = correcting.correct(
        parting.catalogue, number, 4, fixed, by=LAN, at=NOW, instead_of=None
    )
    before = told(parting, number)

    made = part(parting, number, 3, 4)
    there = parting.catalogue.texts.corrected(made, LAN)
    shown = parting.catalogue.documents.text(made, LAN).pages[1].text
    parting.give_back(made, reader=LAN, at=NOW)

    assert (list(there), there[4].claim, there[4].read) == ([4], claim, SHEETS[3])
    assert shown == fixed
    assert told(parting, number) == before
    assert wrong(parting) == []
    correcting.restore(parting.catalogue, number, claim, by=LAN, at=NOW)
    assert parting.catalogue.documents.text(number, LAN).pages[3].text == SHEETS[3]


def test_decided_links_go_where_their_words_go(parting, number, tmp_path):
    """A link that a person chose stays chosen, in whichever paper its words are."""
    target = bundle(parting, tmp_path, (FIRST.replace("88-KH/TU", "77-KH/TU"),))
    choose(parting, linked(parting, number, 4), target)
    before = told(parting, number)

    made = part(parting, number, 3, 4)
    moved = linked(parting, made, 4)
    parting.give_back(made, reader=LAN, at=NOW)

    assert (moved.state, moved.target.id, moved.decided.by) == (
        "resolved",
        target,
        "lan",
    )
    assert told(parting, number) == before
    assert parting.catalogue.decisions.lost(number, LAN) == ()
    assert wrong(parting) == []


def test_two_clerks_at_once(parting, number):
    """The second one is told who was faster; sent twice, it is done once."""
    made = part(parting, number, 3, 4)

    assert part(parting, number, 3, 4) == made
    with pytest.raises(ConflictError, match="lan"):
        part(parting, number, 4, 5, MINH)
    parting.give_back(made, reader=MINH, at=NOW)
    with pytest.raises(ConflictError, match="minh"):
        parting.give_back(made, reader=LAN, at=NOW)
    assert pages(parting, number) == [1, 2, 3, 4, 5, 6]


NONSENSE = {
    "all pages": (1, 6),
    "backwards": (4, 3),
    "before the first": (0, 2),
    "after the last": (5, 7),
}


@pytest.mark.parametrize(("first", "last"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_changes_nothing(parting, number, first, last):
    """Only some of its own pages leave a paper."""
    before = told(parting, number)

    with pytest.raises(UsageError):
        part(parting, number, first, last)

    assert told(parting, number) == before


def test_pages_of_pages(parting, number):
    """A part is parted again, and goes back before what it was parted from."""
    before = told(parting, number)
    made = part(parting, number, 3, 6)
    within = told(parting, made)
    inner = part(parting, made, 5, 5)

    with pytest.raises(UsageError):
        parting.give_back(made, reader=LAN, at=NOW)
    assert ranges(parting, made) == [(3, 4), (6, 6)]
    parting.give_back(inner, reader=LAN, at=NOW)
    assert told(parting, made) == within
    parting.give_back(made, reader=LAN, at=NOW)
    assert told(parting, number) == before


def test_pages_do_not_go_back_to_another_file(parting, number, tmp_path):
    """A paper that is read from another file by now has no place for them."""
    made = part(parting, number, 5, 6)
    renditions = parting.catalogue.renditions
    [scan] = renditions.of(number, LAN)
    stored = parting.files.put(put(tmp_path / "in", "kh88.txt", FIRST))
    word = Rendition(stored.sha256, "kh88.txt", "text/plain", stored.size)
    parting.catalogue.documents.attach(number, word, source="test", at=NOW)
    found = reading.understand(Text("application/pdf", (Page(1, SECOND),)))
    renditions.part(number, scan.id, found, reader=LAN, by="person:lan", at=NOW)

    with pytest.raises(UsageError):
        parting.give_back(made, reader=LAN, at=NOW)

    assert pages(parting, made) == [5, 6]


def test_it_is_for_the_same_people(parting, tmp_path):
    """A part shows nobody more than its paper did, now and when it is hidden."""
    number = bundle(parting, tmp_path, audience="leaders")

    with pytest.raises(NotFoundError):
        part(parting, number, 3, 4)
    made = part(parting, number, 3, 4, KEEPER)

    assert parting.catalogue.documents.get(made, KEEPER).audience == "leaders"
    with pytest.raises(NotFoundError):
        parting.catalogue.documents.get(made, LAN)
    parting.catalogue.documents.restrict(made, "everyone", at=NOW)
    assert parting.catalogue.ranges.source(made, LAN) is None
    assert [k.claim.field for k in parting.catalogue.claims.of(made, LAN)].count(
        "parted"
    ) == 0
    with pytest.raises(NotFoundError):
        parting.give_back(made, reader=LAN, at=NOW)
    with pytest.raises(UsageError):
        parting.give_back(made, reader=KEEPER, at=NOW)


def test_a_secret_paper_is_not_made(parting, tmp_path):
    """What turns out to be secret must leave the archive, and not lie in it apart."""
    secret = SECOND.replace("ĐẢNG CỘNG SẢN", "TỐI MẬT\nĐẢNG CỘNG SẢN", 1)
    number = bundle(parting, tmp_path, (FIRST, secret))

    with pytest.raises(UsageError, match="độ mật"):
        part(parting, number, 2, 2)

    assert pages(parting, number) == [1, 2]


def test_the_same_bytes_are_known(workshop, parting, number, tmp_path):
    """A file handed in again shows both papers, is read for neither, and names one.

    Who may see that one may not see the other.
    """
    made = part(parting, number, 3, 4)
    sha256 = parting.catalogue.documents.get(made, LAN).renditions[0].sha256

    folder = put(tmp_path / "in", "tập.pdf", "\f".join(SHEETS))
    batch = ingest.hand_in([folder], catalogue=workshop.catalogue, who="l", at=NOW)
    [row] = ingest.work(workshop, "test", batch=batch)

    assert parting.catalogue.documents.holding(sha256) == (number, made)
    assert row.outcome
    assert row.outcome.outcome == "known"
    assert row.outcome.document == number
    assert row.outcome.message == f"Tệp này đã có trong kho (văn bản mã {number})."
    assert parting.catalogue.ranges.is_ranged(number)
    parting.give_back(made, reader=LAN, at=NOW)
    assert parting.catalogue.documents.holding(sha256) == (number,)
    assert not parting.catalogue.ranges.is_ranged(number)


def test_a_claim_is_not_withdrawn_without_its_pages(parting, number):
    """The text must be found anew, which withdrawing a claim cannot do."""
    made = part(parting, number, 3, 4)
    [kept] = parting.catalogue.ranges.given(number, LAN)

    for which in (kept.id, parting.catalogue.ranges.source(made, LAN).id):
        with pytest.raises(UsageError):
            parting.catalogue.claims.withdraw(which, by="person:lan", at=NOW)
    with pytest.raises(UsageError):
        parting.catalogue.joining.join(
            made, number, reader=LAN, by="person:lan", at=NOW
        )
    assert pages(parting, number) == [1, 2, 5, 6]


def linked(parting, number, page):
    """The link of a paper that stands on a page."""
    [link] = [
        link
        for cited in parting.catalogue.links.cites(number, LAN)
        for link in cited.links
        if link.citation.page == page
    ]
    return link


def choose(parting, link, target):
    """Say which paper a link means."""
    parting.catalogue.decisions.decide(
        link.id, "choose", target, reader=LAN, by="person:lan", at=NOW, instead_of=None
    )


def test_a_paper_outlives_the_one_it_came_from(parting, number, tmp_path):
    """What had been given back stands for itself when the other is removed."""
    target = bundle(parting, tmp_path, (FIRST.replace("88-KH/TU", "77-KH/TU"),))
    made = part(parting, number, 3, 4)
    choose(parting, linked(parting, made, 4), target)
    parting.give_back(made, reader=LAN, at=NOW)

    parting.catalogue.documents.remove(number, at=NOW)

    assert pages(parting, made) == [3, 4]
    # The decision went with its page, and is gone with the paper that had it.
    assert linked(parting, made, 4).decided is None
    assert wrong(parting) == []


def test_no_paper_cites_itself(parting, number):
    """A link from a part to the rest means nothing once both are one again."""
    made = part(parting, number, 3, 4)
    choose(parting, linked(parting, made, 4), number)
    parting.give_back(made, reader=LAN, at=NOW)

    assert linked(parting, number, 4).decided is None
    part(parting, number, 3, 4)
    assert linked(parting, made, 4).target.id == number


def test_pages_that_do_not_fit_are_found(parting, number):
    """``verify`` tells a paper whose text is not that of its pages."""
    made = part(parting, number, 3, 4)
    short = reading.understand(Text("application/pdf", (Page(3, SECOND),)))

    parting.catalogue.documents.reread(made, short, at=NOW)

    assert wrong(parting) == [("stale_range", f"văn bản {made}")]


RANGES = st.tuples(st.integers(1, 6), st.integers(1, 6)).map(sorted).map(tuple)
STEPS = st.lists(st.one_of(RANGES, st.integers(0, 3)), max_size=5)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_whatever_is_parted_and_given_back(parting, tmp_path, steps):
    """Each page is of one paper at all times, and all comes back as it was."""
    number = bundle(parting, tmp_path, [*SHEETS, f"Tập {next(COUNT)}."])
    before = told(parting, number)
    made = []
    for step in steps:
        if isinstance(step, tuple) and set(range(step[0], step[1] + 1)) <= set(
            pages(parting, number)
        ):
            made.append(part(parting, number, *step))
        elif isinstance(step, int) and step < len(made):
            parting.give_back(made.pop(step), reader=LAN, at=NOW)
        held = [page for one in (number, *made) for page in pages(parting, one)]
        assert sorted(held) == list(range(1, 8))
        assert wrong(parting) == []

    for one in made:
        parting.give_back(one, reader=LAN, at=NOW)

    assert told(parting, number) == before
