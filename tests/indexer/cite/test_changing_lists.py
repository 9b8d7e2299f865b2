"""Lists that one verb opens before a colon."""

import pytest

from archive.authority import load
from indexer.cite import changes

AUTHORITY = load()
A, B = "Thông tư số 12/2008/TT-BTC", "khoản 2 Điều 3 Thông tư số 31/2010/TT-BTC"
BOTH = [
    ("repeals", None, "12/2008/TT-BTC"),
    ("repeals", "khoản 2 Điều 3", "31/2010/TT-BTC"),
]


def told(text):
    """Return the changes of a text as (relation, provision, symbol)."""
    return [
        (one.relation, one.provision, str(symbol) if symbol else None)
        for one, symbol in changes(text, AUTHORITY)
    ]


LISTS = {
    "numbers": f"Điều 1. Bãi bỏ toàn bộ các Thông tư sau đây:\n1. {A};\n2. {B}.",
    "letters": f"2. Bãi bỏ các quy định sau:\na) {A};\nb) {B}.",
    "blanks behind the colon": f"2. Bãi bỏ các quy định sau: \na) {A}; \nb) {B}.",
    "dashes": f"Điều 1. Bãi bỏ các văn bản sau:\n- {A};\n- {B}.",
    "one line": f"Điều 1. Bãi bỏ các văn bản sau: {A}; {B}.",
    "lines that end in a semicolon and a blank": f"2. Bãi bỏ các văn bản sau:\na) {A} về phí; \nb) {B}.",
    "without the word for following": f"Điều 1. Bãi bỏ các văn bản: {A}; {B}.",
    "papers with their titles": f"Điều 1. Bãi bỏ các văn bản sau:\n1. {A} ngày 20 tháng 3 năm"
    f" 2008 của Bộ Tài chính về phí và lệ phí.\n2. {B} về quản lý\ntài sản.",
    "the passive": f"2. Các văn bản sau đây hết hiệu lực kể từ ngày 01/01/2021:\na) {A};\nb) {B}.",
    "behind a day": f"2. Kể từ ngày Thông tư này có hiệu lực, bãi bỏ các văn bản sau:\na) {A};\nb) {B}.",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_the_verb_before_the_colon_is_that_of_every_item(text):
    """However the items are set, each is changed by the verb."""
    assert told(text) == BOTH


def test_every_item_is_a_place_of_the_citing_paper():
    """What changes is the numbered item, not the article that opens the list."""
    found = changes(LISTS["numbers"], AUTHORITY)

    assert [one.source_provision for one, _ in found] == [
        "khoản 1 Điều 1",
        "khoản 2 Điều 1",
    ]


ENDS = {
    "an article": "\nĐiều 2. Hiệu lực\n1. Thông tư số 99/2020/TT-BTC vẫn có hiệu lực.",
    "a number after letters": "\n3. Thông tư số 99/2020/TT-BTC vẫn có hiệu lực.",
    "a sentence": "\nc) Các cơ quan căn cứ Thông tư số 99/2020/TT-BTC để thực hiện.",
}


@pytest.mark.parametrize("after", ENDS.values(), ids=ENDS)
def test_a_list_ends_with_its_last_item(after):
    """What follows in another manner is no item."""
    assert told(LISTS["letters"] + after) == BOTH


def test_new_wording_is_no_list():
    """ "như sau:" opens what a provision will say."""
    text = f"1. Sửa đổi Điều 5 Thông tư số 44/2018/TT-BTC như sau:\na) {A};\nb) {B}."

    assert told(text) == [("amends", "Điều 5", "44/2018/TT-BTC")]
