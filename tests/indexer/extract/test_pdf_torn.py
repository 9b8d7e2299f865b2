"""Which texts another way of reading a page might mend."""

import pytest

from indexer.extract.pdf.quality import quality
from indexer.extract.pdf.torn import may_be_mended
from tests.indexer.extract import paper

PROSE = " ".join(paper.WORDS) * 3

WHOLE = {
    "symbols of papers": "Nghị định 30/2020/NĐ-CP, Quyết định 5/QĐ-BLĐTBXH, 7/QĐ-TTg",
    "an address": "Thư điện tử: phongttbc@btg.anson.dcs.vn, https://btg.anson.vn/tt",
    "letters of a list": "a) trước; b) sau; c) trên; đ) dưới; g) trong; h) ngoài",
    "words of another language": "file Office, Photoshop, Windows, Internet, AutoCad",
    "bullets": "\uf0b7 trước \uf0b7 sau \uf0b7 trên",
}
TORN = {
    "letters that came loose": "v i ệc th ực h i ện ch ủ tr ương c ủa Đ ảng b ộ",
    "letters drawn elsewhere": "l nh đ o vi c t ng k t ã ạ ệ ổ ế",
    "words grown together": "Chỉthịsố Kếhoạch vàHướng bộcác lãnhđạo",
    "marks that stand apart": "Ke\u0302\u0301 h oa\u0323ch \u0309 \u0323 \u0301",
    "old text": "Thùc hiÖn NghÞ quyÕt cña §¶ng bé tØnh vÒ c«ng t¸c",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE)
def test_leaves_what_is_whole(text):
    """What no syllable is spelt like need not be torn."""
    page = f"{PROSE} {text}"

    assert not quality(page).is_good
    assert not may_be_mended(page)


@pytest.mark.parametrize("text", TORN.values(), ids=TORN)
def test_tells_what_is_torn(text):
    """Pieces of words may be put together by another way of reading."""
    assert may_be_mended(f"{PROSE} {text}")


def test_minds_no_single_piece_of_a_long_page():
    """What could not raise how a page is spelt is not looked for."""
    assert not may_be_mended(f"{PROSE * 9} k")


def test_looks_again_where_no_vietnamese_is_read():
    """A page without marks, or of noise, may be a page of any kind."""
    assert may_be_mended("Thuc hien Nghi quyet cua Dang bo tinh")
    assert may_be_mended("\x02\x05\x11" * 9)
    assert may_be_mended("")


@pytest.mark.parametrize("text", ["3", " \n- 12 - \n", "2/3"])
def test_leaves_a_page_that_has_but_its_number(text):
    """The last page of a paper may be blank."""
    assert not quality(text).is_good
    assert not may_be_mended(text)


def test_takes_time_by_length_alone():
    """A page may be one word of a hundred thousand signs; this must end."""
    assert may_be_mended("a," * 50_000 + "ảảả," * 20_000)
