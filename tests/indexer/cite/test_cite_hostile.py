"""Hostile texts cost no more than their length."""

import time

import pytest

from archive.authority import load
from indexer import cite

AUTHORITY = load()
UNITS = {
    "digits": "12345",
    "dashes": "1-",
    "slashes": "1/2019/",
    "the word số": "số số ",
    "brackets": "((",
    "lists": "18, 19-NQ/TW ",
    "symbols": "18-NQ/TW ",
    "short names": "Chỉ thị 5, 6, 7, 8, ",
    "papers in full": "Nghị quyết số 18-NQ/TW ngày 25/10/2017 của Bộ Chính trị về ",
    "headings": "Thực hiện\nTheo ",
    "replies": "trả lời của tại ",
    "who signed when": "ngày 1/1/2020, ông ký Quy định 12-QĐ/TW ",
    "numbers and commas": "5, ",
    "kinds": "Nghị quyết số ",
    "congresses": "nghị quyết đại hội đảng ",
    "bodies": "05-CT/TW của Ban ",
    "cues": "thực hiện theo ",
    "articles": "(Điều 1 khoản 2 ",
    "effects": ", có hiệu lực kể từ ngày",
    "marks": "a\u0301",
    "lines": "\n",
    "letters": "A",
    "blanks": " ",
    "opened quotations": "“",
    "straight quotations": '"a" ',
    "changing verbs": "sửa đổi, bổ sung ",
    "passive verbs": "được thay thế bằng ",
    "changed provisions": "Sửa đổi khoản 1 Điều 2\n",
    "provisions on and on": "Bãi bỏ điểm a, điểm b, ",
    "numbered lines": "1. Sửa đổi\n",
    "new wording without end": "Điều 1. Sửa đổi Nghị định số 12/2020/NĐ-CP như sau: “",
}


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_takes_linear_time(unit):
    """Twice the text takes about twice the time, not four times."""
    short, long = (_seconds((unit * size)[:size]) for size in (8_000, 16_000))

    assert long < 3.2 * short + 0.2


def _seconds(text):
    """Return the best of three, so that a busy machine matters less."""
    best = 60.0
    for _ in range(3):
        began = time.process_time()
        cite.find(text, AUTHORITY)
        best = min(best, time.process_time() - began)
    return best
