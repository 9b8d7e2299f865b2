"""Pages that begin like a paper are told, and the first paper keeps its facts."""

import pytest

from archive.facts import Part
from tests.indexer.recognise import papers

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
ORDER = (
    f"ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\nSố: 12/QĐ-UBND\n{STATE}"
    "Bắc Kạn, ngày 02 tháng 01 năm 2019\nQUYẾT ĐỊNH\nBan hành Quy chế giữ kho\n"
    "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Giữ kho;\n"
)
RULES = (
    f"ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN\n{STATE}QUY CHẾ\nGiữ kho\n(Ban hành kèm theo "
    "Quyết định số 12/QĐ-UBND ngày 02/01/2019 của Ủy ban nhân dân tỉnh)\nChương I\n"
)
ANNEX = "2\nPHỤ LỤC I\nSổ kho\n(Kèm theo Quyết định số 12/QĐ-UBND)\n1. Sổ\n"
FORM = f"TÊN CƠ QUAN\nSố: ……/QĐ-……\n{STATE}……, ngày … tháng … năm …\nQUYẾT ĐỊNH\n"
COPY = (
    "TỈNH ỦY BẮC KẠN\n*\nSố 24-BS/TU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Bắc Kạn, ngày 09 tháng 8 năm 2019\nSAO LỤC\nT/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n"
)
ENDING = (
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Sách\n"
)
TEXT = "Điều 2. Kho được giữ theo Quyết định số 12/QĐ-UBND ngày 02/01/2019.\n"

decision = Part(2, 3, "paper", "Quyết định", "12/QĐ-UBND", "Ban hành Quy chế giữ kho")

PAGES = {
    "one paper": ((papers.PLAN, TEXT), ()),
    "a letter with what it sends": ((papers.LETTER, ORDER, TEXT), (decision,)),
    "a batch of three": (
        (papers.LETTER, ORDER, TEXT, papers.PLAN),
        (
            decision,
            Part(
                *(4, 4, "paper", "Kế hoạch", "171-KH/TU"),
                "triển khai việc sắp xếp kho tài liệu của các chi bộ trực thuộc",
            ),
        ),
    ),
    "a regulation with its annex": (
        (ORDER, TEXT, RULES, TEXT, ANNEX),
        (
            Part(3, 4, "enclosure", "Quy chế", None, "Giữ kho"),
            Part(5, 5, "annex", "Phụ lục", None, "Sổ kho"),
        ),
    ),
    "annexes alone are no papers": ((ORDER, ANNEX, ANNEX), ()),
    "in the middle of a page": (
        (papers.LETTER, f"{TEXT}{ENDING}{ORDER}", TEXT, papers.PLAN),
        (
            decision,
            Part(
                *(4, 4, "paper", "Kế hoạch", "171-KH/TU"),
                "triển khai việc sắp xếp kho tài liệu của các chi bộ trực thuộc",
            ),
        ),
    ),
    "one ends where the next begins": (
        (papers.LETTER, ORDER, f"{TEXT}{ENDING}{papers.PLAN}"),
        (
            decision,
            Part(
                *(3, 3, "paper", "Kế hoạch", "171-KH/TU"),
                "triển khai việc sắp xếp kho tài liệu của các chi bộ trực thuộc",
            ),
        ),
    ),
    "the mark of who copied it, below the ending": (
        (papers.PLAN, f"{TEXT}{ENDING}{COPY}"),
        (),
    ),
    "a form below the ending": ((papers.PLAN, f"{TEXT}{ENDING}{FORM}"), ()),
    "blank forms": ((ORDER, FORM), ()),
    "the mark of who copied it": ((papers.PLAN, COPY), ()),
    "its own first page once more": ((ORDER, ORDER), ()),
}


@pytest.mark.parametrize(("pages", "parts"), PAGES.values(), ids=PAGES)
def test_parts(facts, pages, parts):
    """Each part has its pages, its kind and what it begins with."""
    file = facts(*pages)

    assert file.parts == parts
    assert ("several_papers" in file.flags) == any(p.kind == "paper" for p in parts)


def test_the_first_paper_names_the_file(facts):
    """Number, day and signer are those of the first paper, whatever follows."""
    file = facts(papers.LETTER, ORDER, TEXT)

    assert (file.symbol, file.issued.date.isoformat(), file.signer.name) == (
        "362-CV/TU",
        "2019-07-18",
        "Trần Thị Giấy",
    )
