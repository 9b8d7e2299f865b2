"""Two persons who sign side by side stay two, and the right one is the signer."""

import pytest

HEADER = (
    "TỈNH ỦY BẮC KẠN\n*\nSố 05-BC/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bắc Kạn, ngày 02/3/2020\nBÁO CÁO\nvề kho tài liệu\n-----\nKho đã được sắp xếp.\n"
)
LEFT, RIGHT = "Nông Văn An", "Đinh Thị Bé"

JOINT = {
    "tab between the columns": (
        f"CHỦ NHIỆM\tTRƯỞNG BAN\n{LEFT}\t{RIGHT}\n",
        (LEFT, "CHỦ NHIỆM", None),
    ),
    "one blank between the columns": (
        f"CHỦ NHIỆM TRƯỞNG BAN\n{LEFT} {RIGHT}\n",
        (LEFT, "CHỦ NHIỆM", None),
    ),
    "short names": (
        "CHỦ NHIỆM TRƯỞNG BAN\nNông A Đinh B\n",
        ("Nông A", "CHỦ NHIỆM", None),
    ),
    "names of unequal length": (
        "TRƯỞNG BAN TRƯỞNG BAN\nHoàng Thị Hồng Nhung Lê Văn Tá\n",
        ("Hoàng Thị Hồng Nhung", "TRƯỞNG BAN", None),
    ),
    "deputies": (
        (
            "K/T TRƯỞNG BAN\tK/T CHỦ NHIỆM\nPHÓ TRƯỞNG BAN\tPHÓ CHỦ NHIỆM\n"
            f"(đã ký)\t(đã ký)\n{LEFT}\t{RIGHT}\n"
        ),
        (LEFT, "PHÓ TRƯỞNG BAN", "K/T TRƯỞNG BAN"),
    ),
    "deputies without tabs": (
        f"K/T TRƯỞNG BAN K/T CHỦ NHIỆM\nPHÓ TRƯỞNG BAN PHÓ CHỦ NHIỆM\n{LEFT} {RIGHT}\n",
        (LEFT, "PHÓ TRƯỞNG BAN", "K/T TRƯỞNG BAN"),
    ),
    "recipients as a third column": (
        f"Nơi nhận:\tCHỦ NHIỆM\tTRƯỞNG BAN\n- Tỉnh ủy,\t{LEFT}\t{RIGHT}\n- Lưu.\n",
        (LEFT, "CHỦ NHIỆM", None),
    ),
}
MINUTES = {
    "tab between the columns": (
        f"NGƯỜI GHI BIÊN BẢN\tCHỦ TRÌ HỘI NGHỊ\n(đã ký)\t(đã ký)\n{LEFT}\t{RIGHT}\n"
    ),
    "one blank between the columns": (
        f"NGƯỜI GHI BIÊN BẢN CHỦ TRÌ HỘI NGHỊ\n{LEFT} {RIGHT}\n"
    ),
    "one column below the other": (
        f"NGƯỜI GHI BIÊN BẢN\n\n{LEFT}\nCHỦ TRÌ HỘI NGHỊ\n\n{RIGHT}\n"
    ),
    "chair at the left": f"CHỦ TRÌ\tTHƯ KÝ\n{RIGHT}\t{LEFT}\n",
    "wide gaps": f"THƯ KÝ          CHỦ TỌA\n{LEFT}          {RIGHT}\n",
    "recipients as a third column": (
        f"Nơi nhận:\tNGƯỜI GHI BIÊN BẢN\tCHỦ TRÌ HỘI NGHỊ\n- Lưu.\t{LEFT}\t{RIGHT}\n"
    ),
}
ALONE = {
    "deputy in one line": (
        f"KT. CHỦ TỊCH PHÓ CHỦ TỊCH\n{LEFT}\n",
        (LEFT, None, "KT. CHỦ TỊCH PHÓ CHỦ TỊCH"),
    ),
    "two words for one position": (
        f"T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n{LEFT}\n",
        (LEFT, "PHÓ BÍ THƯ THƯỜNG TRỰC", "T/M BAN THƯỜNG VỤ"),
    ),
    "beside the recipients": (
        f"Nơi nhận:\tT/M BAN THƯỜNG VỤ\n- Tỉnh ủy,\tPHÓ BÍ THƯ\n- Lưu.\t{LEFT}\n",
        (LEFT, "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
    ),
    "name of four words": (
        "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nNguyễn Hoàng Hà An\n",
        ("Nguyễn Hoàng Hà An", "PHÓ BÍ THƯ", "T/M BAN THƯỜNG VỤ"),
    ),
}


@pytest.mark.parametrize(("block", "signer"), JOINT.values(), ids=JOINT)
def test_joint_paper(facts, block, signer):
    """Of two columns the first, the numbering body's, is that of the signer."""
    found = facts(HEADER + block).signer

    assert (found.name, found.position, found.authority) == signer


@pytest.mark.parametrize("block", MINUTES.values(), ids=MINUTES)
def test_minutes(facts, block):
    """Minutes are signed by who led the meeting, wherever the writer stands."""
    found = facts(HEADER.replace("BÁO CÁO", "BIÊN BẢN") + block).signer

    assert found.name == RIGHT
    assert found.position.startswith("CHỦ T")


@pytest.mark.parametrize(("block", "signer"), ALONE.values(), ids=ALONE)
def test_one_signer(facts, block, signer):
    """A single signer loses nothing of name and position."""
    found = facts(HEADER + block).signer

    assert (found.name, found.position, found.authority) == signer
