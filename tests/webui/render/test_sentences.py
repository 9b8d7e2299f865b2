"""The sentence around a citation."""

import pytest

from webui.render.sentences import REACH, Sentence, around

CITED = "Chỉ thị số 15-CT/TU"
CASES = {
    "the whole text": (
        "Căn cứ Chỉ thị số 15-CT/TU về công tác cán bộ",
        Sentence("Căn cứ ", CITED, " về công tác cán bộ"),
    ),
    "only its sentence": (
        "Câu trước. Thực hiện Chỉ thị số 15-CT/TU, các chi bộ họp. Câu sau.",
        Sentence("Thực hiện ", CITED, ", các chi bộ họp."),
    ),
    "a line of a list": (
        "Kính gửi:\n- Căn cứ Chỉ thị số 15-CT/TU;\n- Căn cứ quy chế;",
        Sentence("- Căn cứ ", CITED, ";"),
    ),
    "broken lines are joined": (
        """Trong tháng tới, các chi bộ trực thuộc tiếp tục thực hiện
Chỉ thị
số 15-CT/TU và các văn bản hướng dẫn kèm theo của cấp trên
về nông thôn""",
        Sentence(
            "Trong tháng tới, các chi bộ trực thuộc tiếp tục thực hiện ",
            CITED,
            " và các văn bản hướng dẫn kèm theo của cấp trên về nông thôn",
        ),
    ),
    "a heading before and a list behind": (
        "KẾ HOẠCH\nthực hiện Chỉ thị số 15-CT/TU\n-----\nI- Mục đích",
        Sentence("thực hiện ", CITED, ""),
    ),
    "a paragraph on one line": (
        f"{'Đoạn trước không có dấu chấm ' * 6}\nTheo Chỉ thị số 15-CT/TU\nĐoạn sau",
        Sentence("Theo ", CITED, ""),
    ),
    "the number of a list ends nothing": (
        "Như sau:\n 1. Theo Chỉ thị số 15-CT/TU",
        Sentence("1. Theo ", CITED, ""),
    ),
    "a stop inside a number ends nothing": (
        "Theo mục 2.1 Chỉ thị số 15-CT/TU và điểm 3.2 nữa.",
        Sentence("Theo mục 2.1 ", CITED, " và điểm 3.2 nữa."),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_finds_the_sentence(text, expected):
    """The words around are those of the sentence, on one line."""
    start = text.index("Chỉ thị")
    end = text.index("TU") + 2

    assert around(text, start, end) == expected


def test_an_endless_sentence_is_cut_on_both_sides():
    """Where no sentence ends, no more than the reach is shown."""
    text = "chữ " * 500 + CITED + " chữ" * 500
    start = text.index(CITED)

    found = around(text, start, start + len(CITED))

    assert found.before.startswith("… ")
    assert found.after.endswith(" …")
    assert len(found.before) + len(found.after) <= 2 * REACH + 6
