"""Papers named by kind and number alone: what else must say that a paper is meant."""

import pytest

from archive.authority import load
from indexer import cite

AUTHORITY = load()


def named(text):
    """Return kind and number of each paper that a text names in short."""
    return [
        (one.type, one.number)
        for one in cite.find(text, AUTHORITY)
        if one.kind == "short"
    ]


NAMED = {
    "a circular of a year": ("TT 68/2019 và TT26/2020", [68, 26]),
    "a law of a year": ("Luật 31/2024", [31]),
    "an article of a law": ("khoản 2 Điều 66 Luật 93; Điều 28 của Luật 125", [93, 125]),
    "a list that ends in or": ("các nghị quyết số 57, 59 hoặc 80", [57, 59, 80]),
    "a list with a sign": ("Kế hoạch số 154 & 201", [154, 201]),
    "several carried out": ("thực hiện các quy định 37, 69", [37, 69]),
    "a report of a body": ("Báo cáo 12 của Tỉnh ủy", [12]),
    "a submission of a day": ("Tờ trình 15 ngày 3/4/2021", [15]),
    "a body by its code": ("HD 05 của VPTW", [5]),
    "the code of the chairman": ("Chỉ thị 202/CT", [202]),
    "a decree of the President": ("Sắc lệnh số 133-SL", [133]),
}


@pytest.mark.parametrize(("text", "numbers"), NAMED.values(), ids=NAMED)
def test_papers_are_named_in_short(text, numbers):
    """A year, an article, a list, a day or a body says that a paper is meant."""
    assert [number for _, number in named(text)] == numbers


OTHERS = {
    "rows": "TT 1, TT 2; STT TT 12",
    "a word that begins like a kind": "CARRIER TTSO 01669",
    "resolution of a screen": "HD 720, full HD 1080",
    "what a law has": "Luật 5 chương; Điều 3 Luật 2 năm sau",
    "a law of nobody": "theo Luật 57 người được hưởng",
    "half a year": "Báo cáo 6 tháng của Tỉnh ủy",
    "a report in small letters": "đã báo cáo 12 của Tỉnh ủy",
    "a number of rows": "theo quy định số lượng; thực hiện các quy định 3 bước",
    "a share": "học theo quy định 15% của sàn",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_numbers_of_other_things(text):
    """What only counts names no paper."""
    assert named(text) == []


NUMBERS = {
    "a case in court": "vụ án thụ lý số 27/2017/TLPT-HS",
    "a judgment": "Số hiệu: 34/2025/DS-ST; theo 05/2019/HS-PT",
    "a decision of a court": "số 12/2020/QĐST-HNGĐ của Tòa án, 01/2019/QĐXXST-DS",
    "a precedent": "Án lệ số 12/2018/AL",
    "a contract of work": "Hợp đồng lao động số 01/HĐLĐ-2025",
    "a slip": "phiếu thu số 12/PT",
    "a code of nobody": "số 35/LCV",
    "channels of a picture": "ảnh 1/L/CMYK",
    "a court's list": "hồ sơ số 5/KQ",
}


@pytest.mark.parametrize("text", NUMBERS.values(), ids=NUMBERS)
def test_numbers_that_no_paper_has(text):
    """A number without a word for its kind needs a code that tells a paper."""
    assert cite.find(text, AUTHORITY) == []


CODES = {
    "a body that is known": "(số 362/UBND)",
    "in a list": "Nghị định số 64/CP, số 65/CP",
    "a paper, it says": "văn bản số 12/ĐTN",
    "an office and its unit": "số 12/XYZ-VP",
}


@pytest.mark.parametrize("text", CODES.values(), ids=CODES)
def test_codes_that_tell_a_paper(text):
    """A known body, a list, a unit or the word "văn bản" tells one."""
    assert cite.find(text, AUTHORITY) != []
