"""What is offered while somebody types: for this reader, quickly, in few lines."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.catalogue import Rendition, open_catalogue
from archive.model import Claim, Page, Reader, Reading, Text
from indexer import sync
from indexer.search.engine import open_engine
from indexer.suggest import LINES, Suggester
from tests.archive.catalogue.making import AT

LAN = Reader("lan")
BOARD = Reader("board", frozenset({"everyone", "board"}))

PAPERS = {
    "town": (
        "Kế hoạch",
        "171-KH/TU",
        "Thành ủy Bắc Kạn",
        "về phong trào trồng cây, vận động dân",
    ),
    "province": ("Kế hoạch", "171-KH/TU", "Tỉnh ủy Bắc Kạn", "tổng kết dân vận"),
    "letter": (
        "Công văn",
        "17-CV/UBKTTU",
        "Ủy ban Kiểm tra Tỉnh ủy Bắc Kạn",
        "gửi báo cáo",
    ),
    "directive": ("Chỉ thị", "35-CT/TW", "Ban Bí thư", "về quyền của đảng bộ"),
    "secret": (
        "Kế hoạch",
        "1719-KH/ĐU",
        "Đảng ủy Quân sự",
        "phong tỏa theo quyết định",
    ),
}


def reading(kind, symbol, body, subject):
    facts = {"type": kind, "symbol": symbol, "issuers": [body], "subject": subject}
    facts["number"] = int(symbol.partition("-")[0])
    text = Text("text/plain", (Page(1, "Nơi nhận: như trên; lưu trữ khẩn trương."),))
    return Reading(text, tuple(Claim(name, value) for name, value in facts.items()), ())


@pytest.fixture(scope="module")
def archive(tmp_path_factory, known):
    """A catalogue of five papers, one of them for the board, and its index."""
    place = tmp_path_factory.mktemp("suggest") / "catalogue.db"
    with open_catalogue(f"sqlite:///{place}", known) as catalogue:
        for number, facts in enumerate(PAPERS.values(), start=1):
            file = Rendition(f"{number:064d}", "a.txt", "text/plain", 10)
            catalogue.documents.store(reading(*facts), file, source="test", at=AT)
        catalogue.documents.restrict(5, "board", at=AT)
        engine = open_engine(
            "memory:", catalogue.changes.identity(), catalogue.audiences.restricted
        )
        sync.catch_up(catalogue, engine)
        for text in ("trồng cây gây rừng", "KẾ HOẠCH 171", "cây xanh đô thị"):
            catalogue.recents.remember("lan", text, at=AT)
        yield catalogue, engine


@pytest.fixture(scope="module")
def suggest(archive):
    suggester = Suggester(*archive)
    return lambda text, reader=LAN: suggester.suggest(text, reader)


def named(found):
    """The papers suggested, by the names of this file."""
    return [list(PAPERS)[paper.id - 1] for paper in found.papers]


PAPERS_MEANT = {
    "a symbol begun": ("171-K", ["town", "province"]),
    "run together": ("171kht", ["town", "province"]),
    "the code first": ("kh 171", ["town", "province"]),
    "as it is said": ("số 171-kh", ["town", "province"]),
    "the very number before those that begin so": (
        "17",
        ["letter", "town", "province"],
    ),
    "a short form": ("UBKT t", ["letter"]),
    "the short form of a kind": ("kh trồng cây", ["town"]),
    "a number with zeros": ("017-cv", ["letter"]),
    "a subject without marks": ("trong cay", ["town"]),
    "the last word begun": ("phong tr", ["town"]),
    "a word that is ended is no beginning": ("phong tr ", []),
    "words of body and subject": ("bac kan tong k", ["province"]),
    "a syllable that goes on": ("về quy", ["directive"]),
    "NFD": ("phong trào tro\u0302", ["town"]),
    "words that follow each other first": ("dan van", ["province", "town"]),
    "words of the text alone": ("khan truong", []),
    "one letter": ("k", []),
    "nothing": ("", []),
    "what is not words": ("- / !", []),
    "a condition": ('trích:"trồng cây"', []),
    "too much": ("cây " * 40, []),
}


@pytest.mark.parametrize(("text", "expected"), PAPERS_MEANT.values(), ids=PAPERS_MEANT)
def test_papers_are_known_by_symbol_and_heading(suggest, text, expected):
    """Half a symbol or half a word is enough; the text of papers does not count."""
    assert named(suggest(text)) == expected


TOWN = 'cơquan:"Thành ủy Bắc Kạn"'
PROVINCE = 'cơquan:"Tỉnh ủy Bắc Kạn"'

BODIES = {
    "the beginning of a name": ("thanh uy b", [TOWN]),
    "from its middle": ("bi th", ['cơquan:"Ban Bí thư"']),
    "behind other words": ("Trồng cây thành ủy b", [f"Trồng cây {TOWN}"]),
    "one whole word": ("thành", [TOWN]),
    "the other place of the tone": ("thành uỷ bắc", [TOWN]),
    "two at most": ("bac kan", [TOWN, PROVINCE]),
    "a short form": ("gửi UBKT t", ['gửi cơquan:"Ủy ban Kiểm tra Tỉnh ủy Bắc Kạn"']),
    "in the middle of a word": ("anh uy", []),
    "one word behind others": ("kế hoạch thành", []),
    "a name that begins so leads": (
        "cây tỉnh ủy bắc k",
        [f"cây {PROVINCE}", 'cây cơquan:"Ủy ban Kiểm tra Tỉnh ủy Bắc Kạn"'],
    ),
    "one letter": ("t", []),
}


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES)
def test_bodies_are_known_by_the_end_of_what_is_typed(suggest, text, expected):
    """What stands before the name stays as it was typed."""
    assert [body.query for body in suggest(text).bodies] == expected


def test_each_body_tells_its_papers_and_what_was_typed(suggest):
    """The number is that of this reader; marks are places in the name."""
    (body,) = suggest("thanh uy b").bodies

    assert (body.name, body.papers) == ("Thành ủy Bắc Kạn", 1)
    assert [body.name[m.start : m.end] for m in body.marks] == ["Thành ủy Bắc"]


def test_a_paper_is_told_with_what_was_typed_marked(suggest):
    """Its name, its subject, and where they hold the words."""
    town = next(p for p in suggest("ke hoach trong ca").papers)

    assert (town.name, town.subject) == (
        "Kế hoạch 171-KH/TU",
        "về phong trào trồng cây, vận động dân",
    )
    assert [town.name[m.start : m.end] for m in town.name_marks] == ["Kế hoạch"]
    assert [town.subject[m.start : m.end] for m in town.subject_marks] == ["trồng cây"]


def test_nothing_is_told_of_papers_that_are_not_seen(suggest):
    """Neither papers nor bodies nor numbers."""
    for text in ("1719", "phong toa", "dang uy q"):
        assert suggest(text).papers == ()
        assert suggest(text).bodies == ()
        told = suggest(text, BOARD)
        assert named(told) == ["secret"]
    assert suggest("dang uy q", BOARD).bodies[0].papers == 1


def test_an_index_that_is_behind_tells_no_more(archive, suggest):
    """A paper that was restricted since is as if it were gone."""
    catalogue, _ = archive
    catalogue.documents.restrict(4, "board", at=AT)

    assert suggest("35-ct").papers == ()
    assert suggest("bi th").bodies == ()
    catalogue.documents.restrict(4, "everyone", at=AT)
    assert named(suggest("35-ct")) == ["directive"]


def test_own_searches_come_first(suggest):
    """Those that hold the words; all of the last ones where nothing is typed."""
    searches = [one.text for one in suggest("cay").searches]

    assert set(searches) == {"trồng cây gây rừng", "cây xanh đô thị"}
    assert len(suggest("").searches) == 3
    assert suggest("ke hoach 171").searches == ()
    assert suggest("cay", BOARD).searches == ()


def test_a_body_that_was_chosen_lately_is_told_once(archive, suggest):
    """As a body, with its papers, and not as a search as well."""
    archive[0].recents.remember("minh", TOWN, at=AT)

    found = suggest("thanh uy b", Reader("minh"))
    assert (found.searches, [body.query for body in found.bodies]) == ((), [TOWN])


def test_lines_are_few(suggest):
    """What is seen at a glance."""
    found = suggest("kế hoạch")

    assert found.papers
    assert len(found.searches) + len(found.bodies) + len(found.papers) <= LINES


LETTERS = st.text(
    st.sampled_from('171-KH/TU Ủyủykếb\u0302\u0301ưĐđ.,"(:*²ǅ\u200b🙂\x00')
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.one_of(LETTERS, st.text()))
def test_anything_may_be_typed(suggest, text):
    """Whatever it is, it is answered, with marks inside of what they mark."""
    found = suggest(text)

    for body in found.bodies:
        assert all(0 <= m.start < m.end <= len(body.name) for m in body.marks)
    for paper in found.papers:
        assert all(0 <= m.start < m.end <= len(paper.name) for m in paper.name_marks)
