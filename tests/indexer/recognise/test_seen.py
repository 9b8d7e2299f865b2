"""A fact of a recognised page stands where its words do, and is no surer than these."""

import pytest

from archive.authority import load
from archive.facts import view
from archive.model import Box, Page, Seen, Sight, Text
from indexer.recognise import recognise

TEXT = """\
ỦY BAN NHÂN DÂN TỈNH CAO BẰNG
Số: 12/CT-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Cao Bằng, ngày 02 tháng 3 năm 2021
CHỈ THỊ
Về quản lý kho lưu trữ
Thời gian qua, các cấp đã có nhiều cố gắng.
"""


def read(sure):
    """Return the facts where each word is ten points wide and read ``sure``."""
    words, done = [], 0
    for line, printed in enumerate(TEXT.splitlines()):
        for place, word in enumerate(printed.split()):
            start = TEXT.index(word, done)
            done = start + len(word)
            box = Box(10 * place, 12 * line, 10 * place + 9, 12 * line + 10)
            words.append(Seen(start, done, box, sure))
    page = Page(1, TEXT, "ocr", Sight(595, 842, tuple(words)))
    return view(recognise(Text("image/png", (page,)), load()))


def test_a_fact_has_the_box_of_its_words():
    """The number line is the second, the subject the sixth."""
    facts = read(0.9)

    assert facts.evidence["symbol"].box == Box(0, 12, 19, 22)
    assert facts.evidence["subject"].box == Box(0, 60, 59, 70)


@pytest.mark.parametrize("field", ["symbol", "issued", "subject"])
def test_a_fact_is_no_surer_than_its_words(field):
    """What recognition doubts is doubtful."""
    doubted, sure = (read(share).evidence[field].confidence for share in (0.4, 0.9))

    assert doubted <= 0.4 < sure <= 0.9


@pytest.mark.parametrize("field", ["type", "issuers"])
def test_what_is_listed_is_proven(field):
    """No misreading makes the name of a body, or of a kind of paper."""
    assert read(0.4).evidence[field].confidence == read(0.9).evidence[field].confidence
