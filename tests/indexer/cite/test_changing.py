"""Which provision of which paper is changed, and by which: a kind of wording a row."""

import pytest

from archive.authority import load
from archive.model import Page
from indexer.cite import find, find_in
from tests.indexer.cite.telling import told

AUTHORITY = load()
OPENED = (
    "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 21/2016/TT-BNV như sau:\n"
)
PAPER = "21/2016/TT-BNV"


# Each line stands as khoản 1 under OPENED: the relation, and the provisions.
INSIDE = {
    "a clause": ("Sửa đổi khoản 3 Điều 6 như sau:", "amends", ["khoản 3 Điều 6"]),
    "amended and supplemented": (
        "Sửa đổi, bổ sung khoản 3 Điều 6 như sau:",
        "amends",
        ["khoản 3 Điều 6"],
    ),
    "a clause that comes in behind another": (
        "Bổ sung khoản 3a vào sau khoản 3 Điều 6 như sau:",
        "supplement",
        ["khoản 3a Điều 6"],
    ),
    "an anchor before what comes in": (
        "Bổ sung vào sau khoản 3 Điều 6 khoản 3a như sau:",
        "supplement",
        ["khoản 3a Điều 6"],
    ),
    "an article that comes in": (
        "Bổ sung Điều 8a, Điều 8b vào sau Điều 8 như sau:",
        "supplement",
        ["Điều 8a", "Điều 8b"],
    ),
    "a heading": ("Sửa đổi tên Điều 9 như sau:", "amends", ["Điều 9"]),
    "several points of one clause": (
        "Bãi bỏ các điểm a, b và c khoản 1 Điều 7.",
        "repeals",
        ["điểm a khoản 1 Điều 7", "điểm b khoản 1 Điều 7", "điểm c khoản 1 Điều 7"],
    ),
    "parts of several levels": (
        "Bãi bỏ điểm a khoản 1, khoản 4 Điều 16; Điều 17.",
        "repeals",
        ["điểm a khoản 1 Điều 16", "khoản 4 Điều 16", "Điều 17"],
    ),
    "a range": (
        "Bãi bỏ từ Điều 15 đến Điều 17.",
        "repeals",
        ["Điều 15", "Điều 16", "Điều 17"],
    ),
    "from the outside in": (
        "Bãi bỏ Mục II, điểm 1.2.",
        "repeals",
        ["điểm 1.2 Mục II"],
    ),
    "a chapter": ("Bãi bỏ Mục 2 Chương IV.", "repeals", ["Mục 2 Chương IV"]),
    "the passive": (
        "Khoản 1 và khoản 2 Điều 5 được sửa đổi như sau:",
        "amends",
        ["khoản 1 Điều 5", "khoản 2 Điều 5"],
    ),
    "the passive with what comes in": (
        "Điều 5 được bổ sung khoản 4 như sau:",
        "supplement",
        ["khoản 4 Điều 5"],
    ),
    "the passive with what of it is amended": (
        "Điều 6 được sửa đổi, bổ sung khoản 2 như sau:",
        "amends",
        ["khoản 2 Điều 6"],
    ),
    "the passive without its word": (
        "Khoản 2 Điều 5 sửa đổi như sau:",
        "amends",
        ["khoản 2 Điều 5"],
    ),
    "a short verb": ("Sửa khoản 1 Điều 2 thành:", "amends", ["khoản 1 Điều 2"]),
    "adjusted and supplemented": (
        "Điều chỉnh, bổ sung Điều 3 như sau:",
        "amends",
        ["Điều 3"],
    ),
    "what another changed, between the parts": (
        "Bãi bỏ khoản 4 (đã được sửa đổi theo Điều 1 Thông tư số 05/2019/TT-BCT) Điều 6.",
        "repeals",
        ["khoản 4 Điều 6"],
    ),
    "a form with a code of two parts": (
        "Thay thế mẫu TP/HT-2015-TKKS.",
        "replaces",
        ["Mẫu TP/HT-2015-TKKS"],
    ),
    "suspended": ("Ngưng hiệu lực khoản 2 Điều 9.", "suspends", ["khoản 2 Điều 9"]),
    "suspended, said of its place": (
        "Điều 9 ngưng hiệu lực thi hành đến hết ngày 31/12/2024.",
        "suspends",
        ["Điều 9"],
    ),
    "a part with a letter": (
        "Bãi bỏ mục 3 và 4 Phần A Phụ lục II.",
        "repeals",
        ["Mục 3 Phần A Phụ lục II", "Mục 4 Phần A Phụ lục II"],
    ),
    "a procedure of a list": (
        "Bãi bỏ thủ tục số 5 Mục B Phần II.",
        "repeals",
        ["Mục B Phần II"],
    ),
    "the place before the verb": (
        "Tại Điều 5, bổ sung khoản 4 như sau:",
        "supplement",
        ["khoản 4 Điều 5"],
    ),
    "the place before words exchanged": (
        "Tại các điều 4, 5, thay từ “x” bằng từ “y”.",
        "replaces",
        ["Điều 4", "Điều 5"],
    ),
    "the place before words, in the passive": (
        "Tại Điều 10, Điều 11, cụm từ “a” được thay bằng cụm từ “b”.",
        "replaces",
        ["Điều 10", "Điều 11"],
    ),
    "the place before new wording": (
        "Tại khoản 1 Điều 8, sửa đổi như sau:",
        "amends",
        ["khoản 1 Điều 8"],
    ),
    "rarer verbs": ("Lược bỏ khoản 3 Điều 7.", "repeals", ["khoản 3 Điều 7"]),
    "words exchanged": (
        "Thay thế cụm từ “sở” bằng cụm từ “cơ quan” tại khoản 1 Điều 4, Điều 7.",
        "replaces",
        ["khoản 1 Điều 4", "Điều 7"],
    ),
    "words exchanged, said shortly": (
        "Thay cụm từ “sở” thành “cơ quan” tại Điều 7.",
        "replaces",
        ["Điều 7"],
    ),
    "words amended into others": (
        "Sửa cụm từ “sở” thành “cơ quan” tại Điều 7.",
        "amends",
        ["Điều 7"],
    ),
    "words cut": ("Bỏ cụm từ “có dấu” tại Điều 7.", "repeals", ["Điều 7"]),
    "a verb over a line's end": (
        "Bãi \nbỏ khoản 2 \nĐiều 7.",
        "repeals",
        ["khoản 2 Điều 7"],
    ),
    "a clause cut": ("Bỏ khoản 2 Điều 7.", "repeals", ["khoản 2 Điều 7"]),
    "an annex that is replaced by ours": (
        "Thay thế Phụ lục I bằng Phụ lục I ban hành kèm theo Thông tư này.",
        "replaces",
        ["Phụ lục I"],
    ),
    "an annex of ours that comes in": (
        "Bổ sung Phụ lục V ban hành kèm theo Thông tư này.",
        "supplement",
        ["Phụ lục V"],
    ),
    "a form, and where ours stands": (
        "Sửa đổi Mẫu M02 tại Mẫu số 04 Phụ lục VIII ban hành kèm theo Thông tư này.",
        "amends",
        ["Mẫu M02"],
    ),
    "a form by what prescribes it": (
        "Sửa đổi Mẫu số 05 quy định tại điểm đ khoản 2 Điều 8.",
        "amends",
        ["Mẫu 05 điểm đ khoản 2 Điều 8"],
    ),
    "a row of an annex": (
        "Bãi bỏ số thứ tự 5 Mục III Phụ lục I.",
        "repeals",
        ["Mục III Phụ lục I"],
    ),
    "a rule told by its subject": (
        "Bãi bỏ quy định về thời hạn tại Điều 10.",
        "repeals",
        ["Điều 10"],
    ),
}


@pytest.mark.parametrize(("line", "relation", "places"), INSIDE.values(), ids=INSIDE)
def test_reads_a_clause_under_the_paper_it_is_about(line, relation, places):
    """The paper is named once, further up, and each clause tells its places."""
    expected = [("khoản 1 Điều 1", relation, place, PAPER) for place in places]

    assert told(f"{OPENED}1. {line}") == expected


NOTHING = {
    "what is proposed": "Đề nghị Bộ xem xét sửa đổi khoản 2 Điều 5 Nghị định số 24/2014/NĐ-CP.",
    "what was done": "Khoản 3 Điều 6 Nghị định số 37/2014/NĐ-CP đã được sửa đổi năm 2020.",
    "a ground": "Căn cứ Thông tư số 40/2015/TT-BGTVT được sửa đổi, bổ sung theo khoản 2 Điều 1"
    " Thông tư số 52/2016/TT-BGTVT;",
    "a condition about the paper itself": "1. Trường hợp sửa đổi khoản 2 Điều 5 Quy chế này thì"
    " trình Ban Thường vụ.",
    "notes of a consolidated text": "Thông tư số 05/2013/TT-BTC\nĐiều 24 (được bãi bỏ)\nĐiều 25.",
    "what may happen": "Trường hợp Thông tư số 06/2021/TT-BXD được sửa đổi, thay thế thì thực hiện"
    " theo văn bản mới.",
    "what another changed, over a line's end": "2. Mẫu số 01 kèm theo Thông tư số 80/2021/TT-BTC"
    " được sửa đổi bởi \nThông tư số 40/2025/TT-BTC.",
    "a ministry": "4. Bộ Tư pháp giúp Chính phủ theo dõi. Thấy từ Điều 5 Luật Đê điều.",
    "a standing that is given up": "2. Bỏ tư cách thành viên tại Điều 5 Quy chế số 02-QC/ĐU.",
    "a quotation before the passive": "Theo “Luật Đê điều” được sửa đổi năm 2020.",
    "files that are changed": "2. Hồ sơ sửa đổi, bổ sung giấy phép quy định tại khoản 1 Điều 7"
    " Nghị định số 67/2018/NĐ-CP gồm 02 bộ.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_leaves_alone_what_changes_nothing(text):
    """A word for a change is none where the paper does not do it itself."""
    assert told(text) == []


WORDING = {
    "round marks": ("“", "”."),
    "straight marks": ('"', '".'),
    "a mark that is never closed": ("“", ""),
    "no marks": ("", ""),
}


@pytest.mark.parametrize(("opens", "closes"), WORDING.values(), ids=WORDING)
def test_new_wording_changes_nothing(opens, closes):
    """Numbers, papers and verbs in what a provision will say are not ours."""
    text = (
        f"{OPENED}1. Sửa đổi Điều 20 như sau:\n{opens}Điều 20. Thi hành\n"
        f"Thông tư này thay thế Thông tư số 11/2012/TT-BNV.{closes}\n2. Bãi bỏ Điều 21."
    )
    expected = [
        ("khoản 1 Điều 1", "amends", "Điều 20", PAPER),
        ("khoản 2 Điều 1", "repeals", "Điều 21", PAPER),
    ]

    assert [one for one in told(text) if one[3] == PAPER] == expected
    if opens:
        assert told(text) == expected


def test_ends_of_lines_of_another_system_are_ends_of_lines():
    """A text saved elsewhere changes the same."""
    text = f"{OPENED}1. Bãi bỏ khoản 2 \nĐiều 7.\n2. Tại Điều 8: \na) Bỏ khoản 1.\n"

    assert told(text.replace("\n", "\r\n")) == told(text)
    assert len(told(text)) == 2


def test_inner_clauses_complete_their_places_from_outer_ones():
    """ "1. Sửa đổi Điều 7: a) Bãi bỏ khoản 2" is khoản 2 Điều 7; what opens changes nothing."""
    text = (
        f"{OPENED}1. Sửa đổi Điều 7 như sau:\na) Bãi bỏ khoản 2;\nb) Sửa đổi khoản 3."
    )

    assert told(text) == [
        ("điểm a khoản 1 Điều 1", "repeals", "khoản 2 Điều 7", PAPER),
        ("điểm b khoản 1 Điều 1", "amends", "khoản 3 Điều 7", PAPER),
    ]


def test_changes_stand_with_the_citation_that_names_their_paper():
    """A citation carries its changes, with the words that say so."""
    text = f"{OPENED}1. Bãi bỏ khoản 2 Điều 7."
    (citation,) = find(text, AUTHORITY)

    (change,) = citation.changes

    assert change.cue == "Bãi bỏ"
    assert change.is_inherited
    assert change.verbatim == "Bãi bỏ khoản 2 Điều 7" == text[change.start : change.end]


def test_changes_stand_on_the_page_of_their_clause():
    """A paper named on page 1 is changed by a clause of page 2."""
    pages = [Page(1, OPENED), Page(2, "1. Bãi bỏ khoản 2 Điều 7.\n2. Bãi bỏ Điều 8.")]
    (citation,) = find_in(pages, AUTHORITY)

    first, second = citation.changes

    assert citation.page == 1
    assert (first.page, second.page) == (2, 2)
    assert (
        pages[1].text[second.start : second.end] == second.verbatim == "Bãi bỏ Điều 8"
    )
