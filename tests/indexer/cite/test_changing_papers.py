"""Of which paper a changed provision is: named by its clause, further up, or not at all."""

import pytest

from tests.indexer.cite.telling import told

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
    "suspended, where nothing else is done": (
        "khoản 2 Điều 5 Thông tư số 12/2019/TT-BTC ngưng hiệu lực",
        [(None, "suspends", "khoản 2 Điều 5", "12/2019/TT-BTC")],
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


WITHIN = {
    "the line of its own": "1. Tại Điều 27:\na) Bãi bỏ khoản 5.",
    "its own line": "1. Tại Điều 27: Bãi bỏ khoản 5.",
    "several clauses": "1. Điều 27:\na) Bãi bỏ khoản 5;\nb) Bãi bỏ khoản 6.",
}


@pytest.mark.parametrize("lines", WITHIN.values(), ids=WITHIN)
def test_a_place_before_a_colon_is_that_of_the_clauses_below(lines):
    """It needs no verb: the clauses under it say what is done."""
    text = f"Điều 2. Sửa đổi Nghị định số 52/2013/NĐ-CP như sau:\n{lines}"

    found = [one[1:] for one in told(text)]

    count = text.count("Bãi bỏ")
    expected = [("repeals", f"khoản {n} Điều 27", "52/2013/NĐ-CP") for n in (5, 6)]
    assert found == expected[:count]


def test_a_heading_that_speaks_of_annexes_names_none():
    """ "Các phụ lục" before the next line's number is no place."""
    text = (
        "Điều 4. Sửa đổi, thay thế các phụ lục\n1. Sửa đổi Phụ lục số 01 kèm theo Thông tư số"
        " 200/2014/TT-BTC.\n2. Thay thế Mẫu số 01/TNDN."
    )

    assert [one[2] for one in told(text)] == ["Phụ lục 01", "Mẫu 01/TNDN"]


def test_an_annex_without_a_number_holds_the_sections_below():
    """What is changed in it is completed by its name."""
    text = (
        "Điều 1. Sửa đổi Phụ lục ban hành kèm theo Quyết định số 12/2019/QĐ-UBND như sau:\n"
        "2. Bãi bỏ số thứ tự 7 Mục II."
    )

    assert told(text) == [
        ("khoản 2 Điều 1", "repeals", "Mục II Phụ lục", "12/2019/QĐ-UBND")
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
