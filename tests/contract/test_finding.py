"""What every engine finds, and in which order."""

import pytest

from archive.model import Reader
from indexer.search.entry import Entry
from indexer.search.query import AnyOf, Filters, Query, Word
from tests.contract.conftest import paper

ALL = Reader("chief", frozenset({"everyone", "staff", "office"}))

FOUND = {
    "words without marks": ("trong cay", ["1", "3"]),
    "words with marks": ("trồng cây", ["1", "3"]),
    "capitals": ("TRỒNG CÂY", ["1", "3"]),
    "the other place of the tone": ("thành uỷ", ["1"]),
    "letters taken apart": ("tr\u00f4\u0300ng c\u00e2y", ["1", "3"]),
    "all words must occur": ("trồng cây truyền thanh", []),
    "words of different facts": ("kế hoạch phối hợp", ["2"]),
    "a phrase": ('"tổng kết công tác dân vận"', ["2"]),
    "a phrase in another order": ('"dân vận công tác"', []),
    "no phrase across two facts": ('"bắc kạn triển khai"', []),
    "a phrase whose pairs stand apart": ('"phối hợp các cấp"', []),
    "an exclusion": ("trồng cây -tiết", ["1"]),
    "an excluded phrase": ('trồng cây -"trồng cây đầu xuân"', ["3"]),
    "alternatives": ("xuân OR quý", ["4", "1"]),
    "alternatives in Vietnamese": ("xuân HOẶC quý", ["4", "1"]),
    "alternatives in parentheses": ("(xuân OR quý) cây", ["1"]),
    "a number and nothing else": ("số:15", ["4", "3"]),
    "a symbol as number": ("số:15-CT/TW", ["3"]),
    "a kind": ("loại:kế hoạch", ["2", "1"]),
    "a kind without marks, quoted": ('loai:"ke hoach"', ["2", "1"]),
    "a kind by its code": ("type:CV", ["4"]),
    "a body": ('cơquan:"bac kan"', ["2", "1"]),
    "a body in full": ('issuer:"ban bí thư"', ["3"]),
    "a body not by words that stand apart": ('cơquan:"thành kạn"', []),
    "a signer": ('ký:"văn bình"', ["3"]),
    "a subject": ('trích:"báo cáo"', ["4"]),
    "from a day": ("từ:01/8/2019", ["4", "2", "1"]),
    "from a day inside a month not known to the day": ("từ:15/7/2019", list("4213")),
    "until a day inside that month": ("đến:15/7/2019", ["3"]),
    "a year": ("năm:2019", ["2", "1", "3"]),
    "years": ("year:2020-2021", ["4"]),
    "between two days": ("từ:2019-08-01 đến:8/2019", ["1"]),
    "everything, the newest first": ("", ["4", "2", "1", "3", "5"]),
    "a date finds what was issued then": ("01/8/2019", ["1"]),
    "a day that never was finds nothing": ("37/8/2019", []),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
@pytest.mark.usefixtures("filled")
def test_finds(ask, text, expected):
    """Each form of the language means the same in every engine."""
    found = ask(text, reader=ALL)

    assert [hit.key for hit in found.hits if not found.relaxed] == expected


SYMBOLS = {
    "a space": "171- KH/TU",
    "a dash and small letters": "171 – kh/tu",
    "parts turned round": "kh 171 tu",
    "signs exchanged": "171/KH-TU",
    "the kind in words": "ke hoach 171",
    "with the body, without marks": "ke hoach 171 thanh uy bac kan",
    "with what one remembers": "171-KH/TU thành ủy trồng cây",
}


@pytest.mark.parametrize("text", SYMBOLS.values(), ids=SYMBOLS)
@pytest.mark.usefixtures("filled")
def test_a_symbol_shows_all_that_carry_it_first(keys, text):
    """Every spelling leads to both papers; who cites them comes after."""
    found = keys(text)

    assert set(found[:2]) == {"1", "2"}
    assert found[2:] in ([], ["3"])


@pytest.mark.parametrize(
    "text", ["ke hoach 171 thanh uy bac kan", "171-KH/TU thành ủy"]
)
@pytest.mark.usefixtures("filled")
def test_words_behind_a_symbol_decide_between_its_papers(keys, text):
    """Bắc Kạn's town and province both gave the number 171."""
    assert keys(text)[0] == "1"


@pytest.mark.usefixtures("filled")
def test_conditions_behind_a_symbol_hold(keys):
    """Fields and quotations narrow what the symbol found."""
    assert keys('171-KH/TU cơquan:"tỉnh ủy"') == ["2"]
    assert keys('171-KH/TU "đầu xuân"') == ["1"]
    assert keys("171-KH/TU -xuân") == ["2", "3"]


@pytest.mark.usefixtures("filled")
def test_a_symbol_is_one_word(keys):
    """ "15-CT/TW" finds that directive, not every paper numbered 15."""
    assert keys("15-CT/TW") == ["3"]
    assert keys("tiết kiệm 15-CT/TW") == ["3"]


@pytest.mark.usefixtures("filled")
def test_parts_of_a_symbol_are_words_too(keys):
    """Who remembers only a part still finds the paper."""
    assert keys("chi tiêu 15") == ["3"]


@pytest.mark.usefixtures("filled")
def test_a_symbol_not_held_finds_who_cites_it(engine, keys):
    """Nothing is put in the place of a paper that is not there."""
    engine.update([], ["1", "2"], 8)

    assert keys("171-KH/TU") == ["3"]
    assert keys("172-KH/TU") == []


def test_a_symbol_not_held_falls_back_to_its_words(engine, ask):
    """The words beside an unknown symbol still lead somewhere, and it is said."""
    engine.update([paper("a", "công tác cán bộ ở cơ sở")], [], 1)

    found = ask("999-QĐ/TW công tác cán bộ")

    assert [hit.key for hit in found.hits] == ["a"]
    assert found.relaxed


def test_prefers_the_marks_that_were_typed(engine, keys):
    """The marked match leads; the other is not lost, and unmarked typing finds both."""
    engine.update([paper("a", "thống bao"), paper("b", "thông báo")], [], 1)

    assert keys("thông báo") == ["b", "a"]
    assert keys("thống bao") == ["a", "b"]
    assert sorted(keys("thong bao")) == ["a", "b"]


def test_prefers_neighbours(engine, keys):
    """Words that follow each other as typed lead over words that stand apart."""
    engine.update(
        [paper("a", "kế toán và hoạch định"), paper("b", "toán kế hoạch và định")],
        [],
        1,
    )

    assert keys("ke hoach") == ["b", "a"]


def test_prefers_the_subject(engine, keys):
    """A word of the subject line counts more than one in passing."""
    engine.update(
        [
            paper("a", "có nói đến chuyển đổi số", subject="báo cáo quý"),
            paper("b", "có nói đến báo cáo quý", subject="chuyển đổi số"),
        ],
        [],
        1,
    )

    assert keys("chuyen doi so") == ["b", "a"]


def test_relaxes_and_says_so(engine, ask):
    """Where no paper has all words, those with most of them are shown."""
    engine.update(
        [paper("a", "một hai ba"), paper("b", "một hai"), paper("c", "một")], [], 1
    )

    found = ask("một hai ba bốn")

    assert [hit.key for hit in found.hits] == ["a", "b"]
    assert (found.total, found.relaxed) == (2, True)
    assert not ask("một hai ba").relaxed
    assert not ask("năm sáu bảy").relaxed


def test_most_of_very_many_words(engine):
    """How many of them a paper holds is counted beyond 255."""
    words = [f"w{number}x" for number in range(300)]
    engine.update([paper("a", " ".join(words[:260])), paper("b", "w1x")], [], 1)
    most = AnyOf(tuple(map(Word, words)), minimum=150)

    assert [hit.key for hit in engine.search(Query(most, ALL)).hits] == ["a"]


def test_any_word_on_demand(engine, ask):
    """A long question finds by its best words when asked to."""
    engine.update([paper("a", "một hai"), paper("b", "ba"), paper("c", "bốn")], [], 1)

    found = ask("một hai ba", match="any")

    assert [hit.key for hit in found.hits] == ["a", "b"]


def test_says_which_words_matched(engine, ask):
    """Marks in the text need to know what the paper holds of the query."""
    engine.update([paper("a", "Thành ủy họp")], [], 1)

    (hit,) = ask("thanh uy OR xyz").hits

    assert hit.matched == ("thanh", "uy")


ORDERS = {
    "newest": ["4", "2", "1", "3", "5"],
    "oldest": ["3", "1", "2", "4", "5"],
    "number": ["4", "3", "2", "1", "5"],
}


@pytest.mark.parametrize(("sort", "expected"), ORDERS.items(), ids=ORDERS)
@pytest.mark.usefixtures("filled")
def test_sorts(keys, sort, expected):
    """What is unknown comes last in every order."""
    assert keys("", reader=ALL, sort=sort) == expected


@pytest.mark.usefixtures("filled")
def test_pages(ask):
    """Pages follow each other without gap, and the total counts them all."""
    pages = [ask("", reader=ALL, offset=at, limit=2) for at in (0, 2, 4, 6)]

    assert [[hit.key for hit in page.hits] for page in pages] == [
        ["4", "2"],
        ["1", "3"],
        ["5"],
        [],
    ]
    assert {page.total for page in pages} == {5}


@pytest.mark.usefixtures("filled")
def test_facets(ask):
    """Each row counts what a choice in it would leave."""
    facets = ask("").facets

    assert list(facets.type.items()) == [
        ("Kế hoạch", 2),
        ("Chỉ thị", 1),
        ("Công văn", 1),
    ]
    assert facets.issuer["Thành ủy Bắc Kạn"] == 1
    assert list(facets.year.items()) == [(2020, 1), (2019, 3)]


@pytest.mark.usefixtures("filled")
def test_a_choice_narrows_the_other_rows_only(ask):
    """Who chose a kind still sees the other kinds, to widen the choice."""
    found = ask("", filters=Filters(types=frozenset({"Kế hoạch"})))

    assert found.total == 2
    assert found.facets.type == {"Kế hoạch": 2, "Chỉ thị": 1, "Công văn": 1}
    assert found.facets.year == {2019: 2}
    assert set(found.facets.issuer) == {"Thành ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn"}


@pytest.mark.usefixtures("filled")
def test_choices_of_two_rows_hold_together(keys):
    """Within a row any will do, between rows both must hold."""
    both = Filters(
        issuers=frozenset({"Thành ủy Bắc Kạn", "Ban Bí thư"}), years=frozenset({2019})
    )

    assert keys("", filters=both) == ["1", "3"]


@pytest.mark.usefixtures("filled")
def test_shows_a_reader_only_what_is_theirs(ask):
    """Hits, totals, facets and relaxing know nothing of other audiences."""
    guest = Reader("guest")

    found = ask("", reader=guest)

    assert {hit.key for hit in found.hits} == {"1", "2", "3"}
    assert found.total == 3
    assert "Công văn" not in found.facets.type
    assert 2020 not in found.facets.year
    assert ask("báo cáo quý", reader=guest).hits[0].key == "3"
    assert ask("", reader=Reader("nobody", frozenset())).total == 0


def test_an_empty_archive_answers(ask):
    """Nothing is found where nothing is, without an error."""
    assert ask("kế hoạch").total == 0
    assert ask("").hits == ()


def test_a_paper_without_facts_is_found_by_text(engine, keys):
    """A file that could not be understood is still a text."""
    engine.update([Entry(key="x", text="lịch phát sóng")], [], 1)

    assert keys("phat song") == ["x"]
