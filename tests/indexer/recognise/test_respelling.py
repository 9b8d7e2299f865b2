"""Names of bodies in letterheads that recognition read a letter or a mark off."""

import pytest

from archive.authority import load
from indexer.recognise.respelling import respelt

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PAPER = (
    "{body}\n" + STATE + "\nSố: 12/KH-STC\n"
    "Vĩnh Long, ngày 09 tháng 12 năm 2012\nKẾ HOẠCH\nvề kho lưu trữ\n"
)
SAME = {
    "a letter off": (
        "UBND TỈNH VĨNH LONG\nSỞ TÀI GHÍNH",
        "Sở Tài chính tỉnh Vĩnh Long",
    ),
    "a short word": ("BỘ NỘI YỤ", "Bộ Nội vụ"),
}


@pytest.mark.parametrize(("body", "issuer"), SAME.values(), ids=SAME)
def test_the_one_body_that_there_is_is_meant_and_asked_about(facts, body, issuer):
    """The name was not read as it stands, so a clerk looks at it."""
    paper = facts(PAPER.format(body=body), origin="ocr")

    assert paper.issuers == (issuer,)
    assert "issuer_suspect" in paper.flags


def test_what_was_typed_stays(facts):
    """A text layer says what the typist wrote."""
    paper = facts(PAPER.format(body="UBND TỈNH VĨNH LONG\nSỞ TÀI GHÍNH"))

    assert paper.issuers == ("Sở Tài ghính tỉnh Vĩnh Long",)


OTHERS = {
    "no such body": "Sở Đo ghính",
    "nothing misread": "Sở Tài chính",
    "too much misread": "Sơx Tàix Chínhx tỉnhx",
}


@pytest.mark.parametrize("name", OTHERS.values(), ids=OTHERS)
def test_a_name_stays_as_read(name):
    """Where no body comes of it, or nothing is to be mended."""
    known = load().syllables

    assert respelt(name, known, {"Sở Tài chính": "stc"}.get) is None


def test_a_name_that_may_be_two_stays_as_read():
    """Which of the two is meant only a person can see."""
    bodies = {"cục van": "one", "cục tan": "another"}

    assert respelt("cục xan", {"cục", "van", "tan"}, bodies.get) is None
    assert respelt("cục xan", {"cục", "van"}, bodies.get) == "one"
