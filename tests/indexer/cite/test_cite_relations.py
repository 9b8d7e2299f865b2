"""What a sentence says that papers do to each other: before, behind, in lists."""

import pytest

from archive.authority import load
from indexer import cite

AUTHORITY = load()


def told(text):
    """Return the relations of a text as lines: paper, relation, who acts."""
    return [
        " ".join((one.symbol or "?", said.relation, said.source_symbol or "this"))
        for one in cite.find(text, AUTHORITY)
        for said in one.relations
    ]


SAID_BEHIND = {
    "passive by": (
        "Chỉ thị số 1-CT/TW được thay thế bằng Chỉ thị số 2-CT/TW.",
        ["01-CT/TW replaces 02-CT/TW"],
    ),
    "passive by other word": (
        "Quy định số 11-QĐ/TW ngày 1/2/2017 của Bộ Chính trị đã được thay thế bởi Quy định số 22-QĐ/TW.",
        ["11-QĐ/TW replaces 22-QĐ/TW"],
    ),
    "passive with subject": (
        "Hướng dẫn số 3-HD/TW về thi hành Điều lệ Đảng được thay thế bằng Hướng dẫn số 4-HD/TW",
        ["03-HD/TW replaces 04-HD/TW"],
    ),
    "passive with term": (
        "Quy định số 29-QĐ/TW (khóa XII) đã được thay thế bằng Quy định số 24-QĐ/TW",
        ["29-QĐ/TW replaces 24-QĐ/TW"],
    ),
    "passive by this": (
        "Quy chế số 5-QC/TW được thay thế bằng Quy chế này.",
        ["05-QC/TW replaces this"],
    ),
    "over since this": (
        "Quy định số 7-QĐ/TW hết hiệu lực kể từ ngày Quy định này có hiệu lực.",
        ["07-QĐ/TW repeals this"],
    ),
    "over since that": (
        "Quy định số 7-QĐ/TW hết hiệu lực kể từ ngày Quy định số 9-QĐ/TW có hiệu lực thi hành.",
        ["07-QĐ/TW repeals 09-QĐ/TW"],
    ),
    "over and replaced": (
        "Nghị định 24/2024/NĐ-CP đã chính thức hết hiệu lực và được thay thế bởi Nghị định 214/2025/NĐ-CP.",
        ["24/2024/NĐ-CP replaces 214/2025/NĐ-CP"],
    ),
    "repealed": (
        "Quyết định số 15-QĐ/TU bị bãi bỏ.",
        ["15-QĐ/TU repeals this"],
    ),
    "repealed by": (
        "Quyết định số 15-QĐ/TU bị bãi bỏ bởi Quyết định số 19-QĐ/TU.",
        ["15-QĐ/TU repeals 19-QĐ/TU"],
    ),
    "amended by": (
        "Nghị định số 46/2010/NĐ-CP được sửa đổi, bổ sung một số điều bởi Nghị định số 18/2013/NĐ-CP.",
        ["46/2010/NĐ-CP amends 18/2013/NĐ-CP"],
    ),
    "amended in": (
        "theo Quy chế số 4-QC/TU (đã được sửa đổi, bổ sung tại Quyết định số 9-QĐ/TU)",
        ["04-QC/TU amends 09-QĐ/TU", "04-QC/TU cites this", "09-QĐ/TU cites this"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SAID_BEHIND.values(), ids=SAID_BEHIND)
def test_said_behind(text, expected):
    """What is said behind a paper befalls it, by whom it says."""
    assert sorted(told(text)) == expected


CHANGES = {
    "stop": (
        "tạm dừng thực hiện Kế hoạch số 9-KH/TU",
        ["09-KH/TU suspends this"],
    ),
    "active": (
        "Quy định này thay thế Quy định số 7-QĐ/TW ngày 1/2/2010.",
        ["07-QĐ/TW replaces this"],
    ),
    "active third": (
        "Chỉ thị số 2-CT/TW thay thế Chỉ thị số 1-CT/TW.",
        ["01-CT/TW replaces 02-CT/TW"],
    ),
    "active in place of": (
        "ban hành Quy chế làm việc thay cho Quy chế số 5-QC/TU",
        ["05-QC/TU replaces this"],
    ),
    "part of": (
        "sửa đổi, bổ sung điểm 3, Mục II Hướng dẫn số 1-HD/TW",
        ["01-HD/TW amends this"],
    ),
    "parts of": (
        "bãi bỏ khoản 2, khoản 3 Điều 5 của Quy chế số 4-QC/TU",
        ["04-QC/TU repeals this"],
    ),
    "contents of": (
        "điều chỉnh một số nội dung, biểu mẫu của Hướng dẫn số 1-HD/TW",
        ["01-HD/TW amends this"],
    ),
    "after the quotation": (
        "về “xây dựng Đảng”; thay thế Quy định số 7-QĐ/TW",
        ["07-QĐ/TW replaces this"],
    ),
    "theo and replace": (
        "theo Quy định số 5-QĐ/TW và thay thế Quy định số 4-QĐ/TW",
        ["04-QĐ/TW replaces this", "05-QĐ/TW cites this"],
    ),
    "withdraw": (
        "thu hồi, hủy bỏ Quyết định số 15-QĐ/TU",
        ["15-QĐ/TU annuls this"],
    ),
    "extend": (
        "gia hạn thời gian thực hiện Đề án số 12-ĐA/TU",
        ["12-ĐA/TU extends this"],
    ),
    "correct": (
        "đính chính khoản 2 Điều 3 Quy chế số 4-QC/TU",
        ["04-QC/TU corrects this"],
    ),
    "unmarked capitals": (
        "THAY THE QUY DINH SO 7-QD/TW",
        ["07-QD/TW replaces this"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CHANGES.values(), ids=CHANGES)
def test_changes(text, expected):
    """Words before a paper change it."""
    assert sorted(told(text)) == expected


NO_CHANGE = {
    "this by that": "Quy định này được thay thế bởi Quy định số 22-QĐ/TW.",
    "over long ago": "Quy định số 7-QĐ/TW đã hết hiệu lực.",
    "not yet": "Quy định số 7-QĐ/TW chưa được thay thế.",
    "not replaced by": "Quy định số 7-QĐ/TW không bị bãi bỏ bởi Quy định số 9-QĐ/TW.",
    "contrary": "Bãi bỏ các quy định trước đây trái với Quy định số 5-QĐ/TW.",
    "contrary without target": "Các quy định trước đây trái với Quy định này đều bãi bỏ.",
    "another law between": "Luật số 131/2025/QH15 sửa đổi, bổ sung Luật Sở hữu trí tuệ có hiệu lực từ ngày 01/4/2026, tiếp đó là Kết luận số 51-KL/TW",
    "adjusts something else": "về điều chỉnh tổ chức, biên chế quân đội, ghi kèm Nghị quyết số 230-NQ/QUTW",
    "quoted": "Quy định số 69-QĐ/TW ghi: “Quy định này thay thế Quy định số 7-QĐ/TW”.",
    "quoted straight": 'Văn bản nêu: "Bãi bỏ Quyết định số 15-QĐ/TU". Như vậy là rõ.',
    "asked for": "đề nghị Bộ Chính trị sửa đổi, bổ sung Quy định số 7-QĐ/TW",
    "drafted": "góp ý dự thảo Quy định thay thế Quy định số 7-QĐ/TW",
    "to be studied": "nghiên cứu, sửa đổi, bổ sung Quy chế số 5-QC/TU",
    "not carried out": "chưa thực hiện tốt Nghị quyết số 18-NQ/TW",
    "not replaced": "không thay thế Quy định số 7-QĐ/TW",
}


@pytest.mark.parametrize("text", NO_CHANGE.values(), ids=NO_CHANGE)
def test_no_change(text):
    """Words denied, wished, quoted or about other things change nothing."""
    assert told(text) == []


LISTS = {
    "over list": (
        "Kể từ ngày Quy định này có hiệu lực, Quy định số 7-QĐ/TW, Quy định số 8-QĐ/TW hết hiệu lực thi hành.",
        ["07-QĐ/TW repeals this", "08-QĐ/TW repeals this"],
    ),
    "list of numbers": (
        "thay thế Quy định số 7, 8, 9-QĐ/TW",
        ["07-QĐ/TW replaces this", "08-QĐ/TW replaces this", "09-QĐ/TW replaces this"],
    ),
    "list and": (
        "Quy định này thay thế Quy định số 7-QĐ/TW, Quy định số 8-QĐ/TW và Hướng dẫn số 9-HD/TW.",
        ["07-QĐ/TW replaces this", "08-QĐ/TW replaces this", "09-HD/TW replaces this"],
    ),
    "list semicolon": (
        "Quy định này thay thế Quy định số 7-QĐ/TW; Quy định số 8-QĐ/TW.",
        ["07-QĐ/TW replaces this", "08-QĐ/TW replaces this"],
    ),
    "list opened": (
        "Quy định này thay thế các văn bản sau:\n- Quy định số 7-QĐ/TW;\n- Quy định số 8-QĐ/TW.",
        ["07-QĐ/TW replaces this", "08-QĐ/TW replaces this"],
    ),
    "over opened": (
        "Các văn bản sau đây hết hiệu lực:\n1. Quy định số 7-QĐ/TW;\n2. Quy định số 8-QĐ/TW.",
        ["07-QĐ/TW repeals this", "08-QĐ/TW repeals this"],
    ),
    "grounds opened": (
        "Căn cứ:\n- Điều lệ Đảng;\n- Quy định số 24-QĐ/TW;\n- Quy chế số 1-QC/TU,",
        ["01-QC/TU based_on this", "24-QĐ/TW based_on this"],
    ),
    "carry list with subjects": (
        "Thực hiện Nghị quyết số 57-NQ/TW về đột phá khoa học, Nghị quyết số 59-NQ/TW về hội nhập và Nghị quyết số 66-NQ/TW về pháp luật",
        [
            "57-NQ/TW implements this",
            "59-NQ/TW implements this",
            "66-NQ/TW implements this",
        ],
    ),
    "carry semicolons": (
        "Thực hiện Chỉ thị số 35-CT/TW ngày 30/5/2019 của Bộ Chính trị; Hướng dẫn số 26-HD/BTCTW của Ban Tổ chức Trung ương; Kế hoạch số 9-KH/TU, Huyện ủy xây dựng kế hoạch",
        [
            "09-KH/TU implements this",
            "26-HD/BTCTW implements this",
            "35-CT/TW implements this",
        ],
    ),
    "carry semicolons over a told one": (
        "Thực hiện Công văn số 5-CV/TU về việc triển khai Kết luận số 3-KL/TW; Kế hoạch số 9-KH/TU",
        [
            "03-KL/TW implements 05-CV/TU",
            "05-CV/TU implements this",
            "09-KH/TU implements this",
        ],
    ),
    "clause after": (
        "Thực hiện Chỉ thị số 5-CT/TW, Tỉnh ủy đã ban hành Kế hoạch số 9-KH/TU",
        ["05-CT/TW implements this"],
    ),
    "sentence after": (
        "Thực hiện Chỉ thị số 5-CT/TW. Kế hoạch số 9-KH/TU nêu rõ",
        ["05-CT/TW implements this"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_lists(text, expected):
    """A list shares its relation to its end and no farther."""
    assert sorted(told(text)) == expected


OTHERS = {
    "details": (
        "được quy định chi tiết tại Điều 26 Nghị định số 214/2025/NĐ-CP",
        ["214/2025/NĐ-CP cites this"],
    ),
    "quoted title": (
        "Kế hoạch “Thực hiện Chỉ thị số 5-CT/TW”",
        ["05-CT/TW implements this"],
    ),
    "new sentence without stop": (
        "tổng kết Nghị quyết số 18-NQ/TW Thực hiện Kế hoạch số 22-KH/TU",
        ["18-NQ/TW reviews this", "22-KH/TU implements this"],
    ),
    "in capitals": (
        "CÔNG VĂN SỐ 5-CV/TU VỀ VIỆC THỰC HIỆN KẾT LUẬN SỐ 3-KL/TW",
        ["03-KL/TW implements 05-CV/TU"],
    ),
    "told": (
        "Kế hoạch số 9-KH/TU của Tỉnh ủy Bắc Kạn thực hiện Chỉ thị số 5-CT/TW",
        ["05-CT/TW implements 09-KH/TU"],
    ),
    "told guide": (
        "Hướng dẫn số 26-HD/BTCTW hướng dẫn thực hiện Chỉ thị số 35-CT/TW",
        ["35-CT/TW guides 26-HD/BTCTW"],
    ),
    "told review": (
        "Thông báo số 50-TB/TW về sơ kết 05 năm thực hiện Kết luận số 19-KL/TW",
        ["19-KL/TW reviews 50-TB/TW"],
    ),
    "cell of a table": (
        "Kế hoạch số 1-KH/TU về bầu cử\ttriển khai Kế hoạch số 9-KH/TU",
        ["09-KH/TU implements this"],
    ),
    "consolidate": (
        "hợp nhất Quy chế số 4-QC/TU và Quy chế số 5-QC/TU",
        ["04-QC/TU consolidates this", "05-QC/TU consolidates this"],
    ),
    "enclosed": (
        "Quy chế ban hành kèm theo Quyết định số 31-QĐ/TW",
        ["31-QĐ/TW encloses this"],
    ),
    "follow up": (
        "Tiếp theo Công văn số 9-CV/TU ngày 1/2/2020",
        ["09-CV/TU follows_up this"],
    ),
    "reply": (
        "phúc đáp Công văn số 9-CV/HU của Huyện ủy Chợ Đồn",
        ["09-CV/HU replies_to this"],
    ),
    "report": (
        "báo cáo kết quả thực hiện Chỉ thị số 5-CT/TW",
        ["05-CT/TW reports_on this"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), OTHERS.values(), ids=OTHERS)
def test_other_words(text, expected):
    """Words that change nothing say what a paper does to another."""
    assert sorted(told(text)) == expected


BELOW_A_SUBJECT = {
    "the text begins with a cue": (
        "thực hiện Chỉ thị số 35-CT/TW về đại hội đảng bộ\nThực hiện Kết luận số 9-KL/TW, Tỉnh ủy",
        "09-KL/TW implements this",
    ),
    "below a rule": (
        "thực hiện Chỉ thị số 35-CT/TW về đại hội đảng bộ\n-----\nThực hiện Kết luận số 9-KL/TW",
        "09-KL/TW implements this",
    ),
    "with an aim": (
        "thực hiện Chỉ thị số 35-CT/TW về đại hội đảng bộ\nĐể thực hiện Kết luận số 9-KL/TW",
        "09-KL/TW implements this",
    ),
    "a subject that goes on small": (
        "Công văn số 5-CV/TU về việc tổ chức\nthực hiện Kết luận số 9-KL/TW",
        "09-KL/TW implements 05-CV/TU",
    ),
    "a subject that goes on with a capital": (
        "Công văn số 5-CV/TU về việc\nThực hiện Kết luận số 9-KL/TW",
        "09-KL/TW implements 05-CV/TU",
    ),
    "a subject in capitals": (
        "CÔNG VĂN SỐ 5-CV/TU VỀ TỔ CHỨC\nTHỰC HIỆN KẾT LUẬN SỐ 9-KL/TW",
        "09-KL/TW implements 05-CV/TU",
    ),
}


@pytest.mark.parametrize(
    ("text", "expected"), BELOW_A_SUBJECT.values(), ids=BELOW_A_SUBJECT
)
def test_below_a_subject(text, expected):
    """Under its subject a paper begins on a line of its own, with a capital."""
    assert told(text)[-1] == expected


PROVISIONS = {
    "amended": (
        "Điều 3 của Quyết định số 45-QĐ/HU được sửa đổi như sau:",
        ["45-QĐ/HU amends this"],
    ),
    "replaced": (
        "Khoản 1 Điều 4 Quyết định số 45-QĐ/HU được thay thế bằng khoản 1 mới.",
        ["45-QĐ/HU replaces this"],
    ),
    "not changed": ("Điều 3 Quyết định số 45-QĐ/HU chưa được sửa đổi.", []),
    "only told of": (
        "Thực hiện Điều 3 Quyết định số 45-QĐ/HU",
        ["45-QĐ/HU implements this"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PROVISIONS.values(), ids=PROVISIONS)
def test_a_changed_provision_is_a_change_of_its_paper(text, expected):
    """Also where the verb stands behind: the paper is proposed as changed in part."""
    assert told(f"Điều 1. {text}") == expected
