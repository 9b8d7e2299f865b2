"""The whole sample corpus in one archive: found, linked, and missed."""

import contextlib
import datetime as dt
from types import SimpleNamespace

import pytest

from archive import authority
from archive.catalogue import open_catalogue
from archive.files import FileStore
from archive.model import Reader
from archive.seals import Seals
from archive.text import squeeze
from indexer import ingest, sync
from indexer.answer import answer
from indexer.cage import Cage
from indexer.incoming import Incoming
from indexer.ingest import Workshop
from indexer.search.engine import open_engine
from tests.golden.conftest import SAMPLES, original, slugs
from tests.indexer.papers import paper, put

NOW = dt.datetime(2026, 11, 24, 8, 0, tzinfo=dt.UTC)
READER = Reader("golden")


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive that has taken in the whole corpus."""
    folder = tmp_path_factory.mktemp("archive")
    known = authority.load()
    with (
        open_catalogue(f"sqlite:///{folder}/catalogue.db", known) as catalogue,
        Cage(preload=("indexer.preload",)) as cage,
        contextlib.closing(
            open_engine(f"whoosh://{folder}/index", catalogue.changes.identity())
        ) as engine,
    ):
        shop = Workshop(
            catalogue,
            FileStore(folder / "files"),
            cage,
            Incoming(folder),
            folder / "pages",
            lambda: NOW,
            Seals(folder / "hold", folder / "hold.key"),
        )
        opened = SimpleNamespace(
            catalogue=catalogue, engine=engine, known=known, shop=shop, folder=folder
        )
        opened.outcomes = take_in(opened, *map(original, slugs()))
        opened.number = {
            path.parent.name: outcome.document
            for path, outcome in opened.outcomes.items()
        }
        yield opened


def take_in(archive, *paths):
    """Take files in, bring the index level, and return the outcomes by path."""
    catalogue = archive.catalogue
    batch = ingest.hand_in(paths, catalogue=catalogue, who="golden", at=NOW)
    rows = list(ingest.work(archive.shop, "golden", jobs=2, batch=batch))
    sync.catch_up(catalogue, archive.engine)
    by_name = {str(path): path for path in paths}
    return {by_name[row.path]: row.outcome for row in rows}


def ask(archive, text):
    """Return the hits of a query."""
    return answer(
        text,
        reader=READER,
        engine=archive.engine,
        catalogue=archive.catalogue,
        authority=archive.known,
    ).hits


def test_every_sample_is_added(archive):
    """No sample is refused, and none is taken for a copy of another."""
    outcomes = {p.parent.name: o.outcome for p, o in archive.outcomes.items()}

    assert outcomes == dict.fromkeys(slugs(), "added")


def made(archive, slug):
    """Return what became of each citation of a sample, by its words in order."""
    cited = archive.catalogue.links.cites(archive.number[slug], READER)
    links = [link for one in cited for link in one.links]
    links.sort(key=lambda link: (link.citation.page, link.citation.start))
    return links


@pytest.mark.parametrize("slug", slugs())
def test_citations_lead_where_they_should(slug, archive, expected_of):
    """A citation of a held paper is resolved to it, or shows it as a candidate."""
    wanted, found = [], []
    links = made(archive, slug)
    for number, citation in enumerate(expected_of(slug).get("citations", [])):
        if citation["kind"] == "conference":
            # Which paper a plenum's resolution is stands in no text that cites it.
            continue
        goals = [citation["links_to"]] if "links_to" in citation else []
        goals = goals or citation.get("candidates", [])
        if goals:
            wanted.append((citation["verbatim"], {archive.number[g] for g in goals}))
            link = links[number]
            held = {brief.id for brief in link.papers}
            # Context may decide where the words alone leave several.
            narrowed = len(goals) > 1 and held and held < wanted[-1][1]
            found.append(
                (squeeze(link.citation.verbatim), wanted[-1][1] if narrowed else held)
            )

    assert found == wanted


TYPED = {
    "without accents": "ke hoach 171 thanh uy bac kan",
    "dash glued to the number": "171- KH/TU thành ủy",
    "long dash, small letters": "171 – kh/tu thanh uy",
    "kind first": "kh 171 tu thanh uy",
    "signs swapped": "171/KH-TU thành uỷ bắc kạn",
    "as it is cited": "Kế hoạch số 171-KH/TU ngày 01/8/2019 của Thành ủy Bắc Kạn",
    "with its date": "171-KH/TU 1/8/2019",
    "its date alone": "ngày 1/8/2019",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED)
def test_plan_171_comes_first(typed, archive):
    """The plan of the city committee is found first, however it is typed."""
    assert ask(archive, typed)[0].id == archive.number["kh-171-thanh-uy-bac-kan-2019"]


@pytest.mark.parametrize("typed", ["35-CT/TW ngày 30/5/2019", "35-CT/TW 2019"])
def test_the_date_tells_papers_of_one_number_apart(typed, archive):
    """Of two directives under one number, the one of that date comes first."""
    assert ask(archive, typed)[0].id == archive.number["ct-35-tw-2019"]


@pytest.mark.parametrize("typed", ["171- KH/TU", "171 – kh/tu", "ke hoach 171"])
def test_an_ambiguous_number_shows_all_who_carry_it(typed, archive):
    """Both papers of one number stand before those that only mention it."""
    both = {
        archive.number["kh-171-thanh-uy-bac-kan-2019"],
        archive.number["kh-171-tinh-uy-bac-kan-2019"],
    }

    assert {hit.id for hit in ask(archive, typed)[:2]} == both


@pytest.mark.parametrize("typed", ["6915 cv btg tw", "6915-CV/BTGTW", "cong van 6915"])
def test_dispatch_6915_comes_first(typed, archive):
    """A dispatch is found by its number in any spelling."""
    assert ask(archive, typed)[0].id == archive.number["cv-6915-btgtw-2019"]


def test_the_news_report_flags_what_is_wrong(archive):
    """The impossible date, the misspelt body and odd spacing are shown."""
    flags = {
        link.citation.symbol: set(link.flags)
        for link in made(archive, "tin-trien-khai-ban-chi-dao-35-2019")
    }

    assert {"date_impossible", "body_inferred"} <= flags["26-TB/BCĐ"]
    assert "body_typo" in flags["6915-CV/BTGTW"]
    assert "symbol_spacing" in flags["53-KL/TW"]


def test_a_missing_paper_is_wanted_until_it_comes(archive):
    """53-KL/TW is wanted; taken in, it resolves; removed, it is wanted again."""
    catalogue = archive.catalogue

    def wanted():
        return {one.citation.symbol for one in catalogue.links.wanted(READER)}

    assert {"53-KL/TW", "26-TB/BCĐ"} <= wanted()
    text = paper(
        parent="ĐẢNG CỘNG SẢN VIỆT NAM",
        body="BAN CHẤP HÀNH TRUNG ƯƠNG",
        symbol="53-KL/TW",
        place="Hà Nội",
        day=4,
        year=2019,
        kind="KẾT LUẬN",
        subject="văn bản thử nghiệm do chúng tôi đặt ra",
        organ="BAN BÍ THƯ",
    )
    path = put(archive.folder / "later", "kl53.txt", text)
    number = take_in(archive, path)[path].document
    citing = {one.paper.id for one in catalogue.links.cited_by(number, READER)}

    assert "53-KL/TW" not in wanted()
    assert {
        archive.number["cv-362-tinh-uy-bac-kan-2019"],
        archive.number["kh-171-thanh-uy-bac-kan-2019"],
        archive.number["tin-trien-khai-ban-chi-dao-35-2019"],
    } <= citing
    catalogue.documents.remove(number, at=NOW)
    assert "53-KL/TW" in wanted()


def test_taking_all_in_again_adds_nothing(archive):
    """The same folder twice makes no second paper."""
    before = archive.catalogue.holdings.counts(READER).total

    outcomes = take_in(archive, *(p for p in SAMPLES.rglob("original.*")))

    assert {outcome.outcome for outcome in outcomes.values()} == {"known"}
    assert archive.catalogue.holdings.counts(READER).total == before


def test_nothing_is_lost(archive):
    """Originals, outcomes and links hold together."""
    findings = archive.catalogue.verify(archive.shop.files)

    assert [finding for finding in findings if not finding.is_harmless] == []
