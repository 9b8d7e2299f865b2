"""Whole papers of each layout give all their facts, and no fact of another."""

import datetime as dt
import unicodedata

import msgspec
import pytest

from archive.facts import CopyMark, Signer
from archive.model import Page, Text
from archive.text import squeeze, toneless
from indexer.recognise import recognise
from tests.indexer.recognise import papers


def test_plan_of_a_city_committee(facts):
    """The header names the paper; the numbers it cites are not its own."""
    plan = facts(papers.PLAN)

    assert (plan.type, plan.type_printed, plan.regime) == (
        "Kế hoạch",
        "KẾ HOẠCH",
        "party",
    )
    assert (plan.number, plan.symbol) == (171, "171-KH/TU")
    assert plan.issuers == ("Thành ủy Bắc Kạn",)
    assert plan.parent == "Đảng bộ tỉnh Bắc Kạn"
    assert plan.place == "Bắc Kạn"
    assert plan.issued.date == dt.date(2019, 8, 1)
    assert plan.subject == (
        "triển khai việc sắp xếp kho tài liệu của các chi bộ trực thuộc"
    )
    assert plan.organ == "Ban Thường vụ Thành ủy Bắc Kạn"
    assert plan.signer == Signer("Nguyễn Văn Kho", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ")
    assert plan.recipients == (
        "Thường trực Tỉnh ủy (để báo cáo)",
        "Các chi bộ, đảng bộ trực thuộc",
        "Lưu Văn phòng Thành ủy",
    )
    assert plan.flags == ()


def test_letter_of_a_provincial_committee(facts):
    """A dispatch has no printed kind, and its subject stands under the number."""
    letter = facts(papers.LETTER)

    assert (letter.type, letter.type_printed) == ("Công văn", None)
    assert letter.symbol == "362-CV/TU"
    assert letter.issuers == ("Tỉnh ủy Bắc Kạn",)
    assert letter.subject == "về việc sắp xếp kho tài liệu của các huyện ủy"
    assert letter.urgency == "Hỏa tốc"
    assert letter.addressees == ("Ban Tuyên giáo Tỉnh ủy", "Các huyện ủy, thành ủy")
    assert letter.signer == Signer(
        "Trần Thị Giấy", "CHÁNH VĂN PHÒNG", "T/L BAN THƯỜNG VỤ"
    )


def test_regulation_of_the_centre(facts):
    """Who decided stands in the signature; the letterhead is that of all."""
    regulation = facts(papers.CENTRAL)

    assert regulation.type == "Quy định"
    assert regulation.issuers == ("Ban Chấp hành Trung ương",)
    assert regulation.organ == "Ban Bí thư"
    assert regulation.effective == regulation.issued.date == dt.date(2021, 3, 5)
    assert regulation.signer == Signer("Lê Văn Sách", None, "T/M BAN BÍ THƯ")


def test_deciding_body_in_the_words_of_the_text(facts):
    """Without a readable signature the text tells who decided."""
    unsigned = papers.CENTRAL.partition("Nơi nhận")[0]

    assert facts(unsigned).organ == "Ban Bí thư"


def test_circular_in_the_gazette(facts):
    """The running header of the gazette gives neither number nor date."""
    circular = facts(papers.MINISTRY, papers.MINISTRY_END)

    assert circular.symbol == "02/2026/TT-BTC"
    assert circular.issuers == ("Bộ Tài chính",)
    assert circular.issued.date == dt.date(2026, 1, 1)
    assert circular.subject == (
        "Hướng dẫn việc giữ gìn kho sổ sách theo Thông tư số 72/2011/TT-BTC "
        "ngày 27 tháng 5 năm 2011 của Bộ trưởng Bộ Tài chính"
    )
    assert circular.effective == dt.date(2026, 2, 20)
    assert circular.signer == Signer("Phạm Thị Sổ", "THỨ TRƯỞNG", "KT. BỘ TRƯỞNG")


def test_header_behind_the_body(facts):
    """Some text layers bring the header cells after the text of the page."""
    lines = papers.MINISTRY.splitlines()
    behind = "\n".join([lines[0], *lines[6:12], *lines[3:6]])

    circular = facts(behind, papers.MINISTRY_END)

    assert circular.symbol == "02/2026/TT-BTC"
    assert circular.issuers == ("Bộ Tài chính",)
    assert circular.subject.startswith("Hướng dẫn việc giữ gìn")


def test_consolidated_text(facts):
    """Its own number stands behind the body, under the authentication."""
    first = (
        "CÔNG BÁO/Số 321/Ngày 10-06-2026 120\nVĂN BẢN HỢP NHẤT - BỘ NỘI VỤ\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "THÔNG TƯ\nHướng dẫn giữ gìn kho hồ sơ1\n"
        "Thông tư số 15/2020/TT-BNV ngày 25 tháng 3 năm 2020 của Bộ trưởng Bộ Nội vụ\n"
        "hướng dẫn giữ gìn kho hồ sơ, được sửa đổi, bổ sung bởi:\n"
    )
    last = (
        "Điều 9. Kho hồ sơ được giữ gìn cẩn thận theo quy định của pháp luật này.\n"
        "BỘ NỘI VỤ\nSố: 40/VBHN-BNV\nXÁC THỰC VĂN BẢN HỢP NHẤT\n"
        "Hà Nội, ngày 26 tháng 5 năm 2026\nBỘ TRƯỞNG\nPhan Thị Kho\n"
    )

    text = facts(first, "Điều 2. Kho.\n", last)

    assert (text.type, text.type_printed) == ("Văn bản hợp nhất", "THÔNG TƯ")
    assert text.symbol == "40/VBHN-BNV"
    assert text.issuers == ("Bộ Nội vụ",)
    assert text.issued.date == dt.date(2026, 5, 26)
    assert text.subject == "Hướng dẫn giữ gìn kho hồ sơ"


def test_copy_has_two_numbers(facts):
    """The paper is known by the first number; the copy keeps the second."""
    copied = papers.PLAN + (
        "___________\nSAO LỤC\nTỈNH ỦY BẮC KẠN\nỦY BAN KIỂM TRA\n*\n"
        "Số 24-BS/UBKTTU\nBắc Kạn, ngày 09 tháng 8 năm 2019\n"
        "K/T CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\nHoàng Văn Sao\n"
    )

    plan = facts(copied)

    assert plan.symbol == "171-KH/TU"
    assert plan.signer.name == "Nguyễn Văn Kho"
    assert plan.copy == CopyMark(
        "24-BS/UBKTTU", dt.date(2019, 8, 9), "Ủy ban Kiểm tra Tỉnh ủy Bắc Kạn"
    )


def test_news_report_has_no_number(facts):
    """A text without a header gives at most its title line."""
    news = facts(papers.NEWS)

    assert news.number is None
    assert news.symbol is None
    assert news.issued is None
    assert news.issuers == ()
    assert news.subject == "Thành phố sắp xếp lại kho tài liệu của các chi bộ"
    assert news.flags == ("no_header",)


def test_claims_point_to_their_words(authority):
    """Evidence spans the words on the page, for every fact of every paper."""
    for text in (papers.PLAN, papers.LETTER, papers.CENTRAL, papers.MINISTRY):
        for claim in recognise(Text("text/plain", (Page(1, text),)), authority):
            evidence = claim.evidence
            assert evidence is not None
            assert claim.verbatim is not None
            seen = text[evidence.start : evidence.end]
            assert seen.startswith(claim.verbatim.split("\n")[0])
            assert seen.endswith(claim.verbatim.split("\n")[-1])
            assert evidence.rule.startswith(f"{claim.field}.")
            assert 0 < evidence.confidence <= 1


PRINTED = {
    "letters with their marks apart": lambda text: unicodedata.normalize("NFD", text),
    "letters that look alike": lambda text: text.replace("Đ", "Ð"),
    "two blanks for one": lambda text: text.replace(" ", "  "),
    "blanks that hold together": lambda text: text.replace(" ", "\u00a0"),
    "blanks around lines": lambda text: text.replace("\n", " \n  "),
    "old tone marks": lambda text: text.replace("ỦY", "UỶ").replace("ủy", "uỷ"),
}


@pytest.mark.parametrize("printed", PRINTED.values(), ids=PRINTED)
def test_facts_do_not_hang_on_how_a_paper_is_typed(facts, printed):
    """Composition, look-alike letters, blanks and tones change no fact of a paper."""
    for text in (papers.PLAN, papers.LETTER, papers.CENTRAL, papers.MINISTRY):
        plain, typed = (_told(facts(one)) for one in (text, printed(text)))

        assert typed == plain


def _told(paper):
    facts = paper.type, paper.symbol, paper.issuers, paper.issued.date, paper.place
    return (*facts, squeeze(toneless(paper.subject)), paper.flags)


def test_claims_survive_json(authority):
    """Values are plain JSON, as they leave the cage."""
    claims = recognise(Text("text/plain", (Page(1, papers.PLAN),)), authority)

    assert msgspec.json.decode(msgspec.json.encode(claims), type=type(claims))


def test_empty_text(authority):
    """Nothing is read from nothing."""
    assert recognise(Text("text/plain", ()), authority) == ()
    assert recognise(Text("text/plain", (Page(1, " \n "),)), authority) == ()
