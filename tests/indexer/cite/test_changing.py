"""Which provision of which paper is changed, and by which: a kind of wording a row."""

import pytest

from archive.authority import load
from archive.model import Page
from indexer.cite import changes, find, find_in

AUTHORITY = load()
OPENED = (
    "Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 21/2016/TT-BNV như sau:\n"
)
PAPER = "21/2016/TT-BNV"


def told(text):
    """Return the changes of a text as (source, relation, provision, symbol)."""
    return [
        (
            one.source_provision,
            one.manner if one.manner == "supplement" else one.relation,
            one.provision,
            str(symbol) if symbol else None,
        )
        for one, symbol in changes(text, AUTHORITY)
    ]


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


ALONE = {
    "places of several papers": (
        "Điều 3. Bãi bỏ khoản 1 Điều 2 Quyết định số 10-QĐ/HU và Điều 5 Quyết định số 12-QĐ/HU.",
        [
            ("Điều 3", "repeals", "khoản 1 Điều 2", "10-QĐ/HU"),
            ("Điều 3", "repeals", "Điều 5", "12-QĐ/HU"),
        ],
    ),
    "a paper as a whole beside a place of another": (
        "Điều 3. Bãi bỏ Thông tư số 06/2009/TT-BCT và Điều 2 Thông tư số 13/2011/TT-BCT.",
        [
            ("Điều 3", "repeals", None, "06/2009/TT-BCT"),
            ("Điều 3", "repeals", "Điều 2", "13/2011/TT-BCT"),
        ],
    ),
    "the paper before its places": (
        "Điều 3. Sửa đổi Quy định số 37-QĐ/TW tại Điều 3 và Điều 4.",
        [
            ("Điều 3", "amends", "Điều 3", "37-QĐ/TW"),
            ("Điều 3", "amends", "Điều 4", "37-QĐ/TW"),
        ],
    ),
    "verbs in a chain": (
        "Điều 3. Sửa đổi khoản 2, bãi bỏ khoản 3 và bổ sung khoản 4 Điều 8 Quy định số 37-QĐ/TW.",
        [
            ("Điều 3", "amends", "khoản 2 Điều 8", "37-QĐ/TW"),
            ("Điều 3", "repeals", "khoản 3 Điều 8", "37-QĐ/TW"),
            ("Điều 3", "supplement", "khoản 4 Điều 8", "37-QĐ/TW"),
        ],
    ),
    "a regulation by the decision that carries it": (
        "Điều 3. Sửa đổi Điều 4 Quy chế làm việc ban hành kèm theo Quyết định số 04-QĐ/TU.",
        [("Điều 3", "amends", "Điều 4", "04-QĐ/TU")],
    ),
    "behind the day from which a paper is in force": (
        (
            "Điều 20. Hiệu lực\nQuy định này có hiệu lực kể từ ngày ký; thay thế Quy định số 11-QĐ/TU"
            " và bãi bỏ khoản 2, Điều 9, Quy định số 15-QĐ/TU."
        ),
        [
            ("Điều 20", "replaces", None, "11-QĐ/TU"),
            ("Điều 20", "repeals", "khoản 2 Điều 9", "15-QĐ/TU"),
        ],
    ),
    "behind a day, in the passive": (
        (
            "2. Kể từ ngày Thông tư này có hiệu lực thi hành, Thông tư số 01/2024/TT-BKHĐT hết"
            " hiệu lực."
        ),
        [("khoản 2", "repeals", None, "01/2024/TT-BKHĐT")],
    ),
    "a heading that says the same as its sentence": (
        "Điều 1. Bãi bỏ toàn bộ Thông tư \nBãi bỏ toàn bộ Thông tư số 72/2011/TT-BTC.",
        [("Điều 1", "repeals", None, "72/2011/TT-BTC")],
    ),
    "a law in the title of the changed paper": (
        (
            "Điều 1. Sửa đổi một số điều của Thông tư số 80/2021/TT-BTC hướng dẫn thi hành một số điều"
            " của Luật Quản lý thuế và Nghị định số 126/2020/NĐ-CP\n4. Bãi bỏ Điều 60."
        ),
        [("khoản 4 Điều 1", "repeals", "Điều 60", "80/2021/TT-BTC")],
    ),
    "a title that stands twice": (
        (
            "THÔNG TƯ\nSửa đổi một số điều của Thông tư số 80/2021/TT-BTC\n"
            "Bộ trưởng ban hành Thông tư sửa đổi một số điều của Thông tư số 80/2021/TT-BTC.\n"
            "Điều 1. Bãi bỏ Điều 60 Thông tư số 80/2021/TT-BTC."
        ),
        [("Điều 1", "repeals", "Điều 60", "80/2021/TT-BTC")],
    ),
    "replaced, with a word between": (
        "Điều 4. Quyết định này thay thế cho Quyết định số 233-QĐ/HU.",
        [("Điều 4", "replaces", None, "233-QĐ/HU")],
    ),
    "a part of a deeper number": (
        "I- VỀ QUY ĐỊNH\n1. Nội dung\n1.1. Các điểm\na) Bãi bỏ Điều 3 Quy định số 37-QĐ/TW.",
        [("tiết a điểm 1.1 Mục I", "repeals", "Điều 3", "37-QĐ/TW")],
    ),
    "what comes in instead is not changed": (
        "Điều 3. Thay thế Thông tư số 12/2019/TT-BTC bằng Thông tư số 15/2020/TT-BTC.",
        [("Điều 3", "replaces", None, "12/2019/TT-BTC")],
    ),
    "the title of a changed paper changes nothing": (
        (
            "Điều 3. Bãi bỏ khoản 3 Điều 1 Nghị định số 45/2016/NĐ-CP sửa đổi, bổ sung một số điều"
            " của Nghị định số 20/2011/NĐ-CP."
        ),
        [("Điều 3", "repeals", "khoản 3 Điều 1", "45/2016/NĐ-CP")],
    ),
    "what was changed before": (
        (
            "Điều 3. Sửa đổi Điều 4 Thông tư số 13/2015/TT-BTP (đã được sửa đổi, bổ sung theo Điều 2"
            " Thông tư số 05/2018/TT-BTP) như sau:"
        ),
        [("Điều 3", "amends", "Điều 4", "13/2015/TT-BTP")],
    ),
    "a law without a number": (
        "Điều 5. Sửa đổi một số điều của Luật Đê điều\n1. Bãi bỏ Điều 12.",
        [("khoản 1 Điều 5", "repeals", "Điều 12", None)],
    ),
    "the place where articles are no part": (
        "I- VỀ QUY ĐỊNH\n2. Bãi bỏ Điều 3 Quy định số 37-QĐ/TW.",
        [("điểm 2 Mục I", "repeals", "Điều 3", "37-QĐ/TW")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), ALONE.values(), ids=ALONE)
def test_reads_a_clause_that_names_its_papers(text, expected):
    """Each place is one of the paper that its own clause names."""
    assert told(text) == expected


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


def test_inner_clauses_complete_their_places_from_outer_ones():
    """ "1. Sửa đổi Điều 7: a) Bãi bỏ khoản 2" is khoản 2 Điều 7; what opens changes nothing."""
    text = (
        f"{OPENED}1. Sửa đổi Điều 7 như sau:\na) Bãi bỏ khoản 2;\nb) Sửa đổi khoản 3."
    )

    assert told(text) == [
        ("điểm a khoản 1 Điều 1", "repeals", "khoản 2 Điều 7", PAPER),
        ("điểm b khoản 1 Điều 1", "amends", "khoản 3 Điều 7", PAPER),
    ]


def test_titles_name_papers_in_the_order_of_articles():
    """Where the title names two papers, Điều 2 changes the second."""
    title = "Sửa đổi một số điều của Thông tư số 10/2018/TT-BTC và Thông tư số 11/2018/TT-BTC"

    assert told(f"THÔNG TƯ\n{title}\nĐiều 2.\n3. Bãi bỏ Điều 9.") == [
        ("khoản 3 Điều 2", "repeals", "Điều 9", "11/2018/TT-BTC")
    ]


def test_a_clause_of_another_named_paper_inherits_none():
    """Two papers in one opening leave open which one a clause is about."""
    text = (
        "Điều 1. Sửa đổi Thông tư số 10/2018/TT-BTC và Thông tư số 11/2018/TT-BTC\n"
        "3. Bãi bỏ Điều 9."
    )

    assert told(text) == [("khoản 3 Điều 1", "repeals", "Điều 9", None)]


def test_short_names_stand_for_their_paper():
    """A name given in brackets means the paper it was given to."""
    text = (
        "Điều 1. Sửa đổi Quy chế ban hành kèm theo Quyết định số 1500-QĐ/TU, ngày 10/12/2019"
        " (sau đây gọi tắt là Quy chế 1500)\n1. Bãi bỏ Điều 7 Quy chế 1500."
    )

    assert told(text) == [("khoản 1 Điều 1", "repeals", "Điều 7", "1500-QĐ/TU")]


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
