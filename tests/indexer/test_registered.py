"""Files of papers that a register named before: joined where sure, else asked about."""

import pytest

from archive.catalogue import open_catalogue
from archive.model import Reader
from archive.settings import Settings
from indexer import registers
from indexer.extract.cells import Row, Sheet
from indexer.registers import Book
from indexer.worker import open_worker
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.test_ingest import taken_in

CLERK = Reader("lan")
NAMES = ("Số, ký hiệu", "Ngày tháng", "Cơ quan ban hành", "Trích yếu", "Người ký")


def named(workshop, *cells):
    """Import a register of one line, and return its paper."""
    book = Book("so.xlsx", "", (Sheet("2018", (Row(1, NAMES), Row(2, cells))),))
    catalogue = workshop.catalogue
    plans = registers.guess(book, catalogue.authority)
    lines = registers.lines(book, plans, catalogue.authority)
    number = catalogue.imports.begin("so.xlsx", "", lines, reader=CLERK, at=NOW)
    assert catalogue.imports.go_on(NOW)
    [line] = catalogue.imports.lines(number, CLERK)
    assert line.outcome == "added"
    return line.document


def test_a_file_joins_the_paper_of_its_register(workshop, reader, tmp_path):
    """Its text is there, it says what the paper says, and what differs is asked."""
    number = named(
        workshop,
        "88-KH/TU",
        "05/6/2018",
        "Thành ủy Bắc Kạn",
        "kiểm tra việc giữ gìn tài liệu",
        "Lê Văn Khác",
    )

    [outcome] = taken_in(workshop, put(tmp_path, "a.txt", paper())).values()

    held = workshop.catalogue.documents.get(number, reader)
    assert (outcome.outcome, outcome.reason, outcome.document) == (
        "updated",
        "registered",
        number,
    )
    assert held.metadata.signer.name == "Trần Văn Mẫu"
    assert held.metadata.flags == ()
    assert "chi bộ" in workshop.catalogue.documents.text(number, reader).body
    doubts = workshop.catalogue.doubts.of(number, reader)
    assert [(one.field, one.kind) for one in doubts] == [("signer", "register")]
    assert list(workshop.catalogue.verify(workshop.files)) == []


@pytest.mark.parametrize(
    ("day", "subject"),
    [("06/5/2018", "kiểm tra việc giữ gìn tài liệu ở cơ sở"), ("", "về việc khác")],
    ids=["days and months swapped", "no day and another subject"],
)
def test_what_is_not_sure_is_for_a_person(workshop, reader, tmp_path, day, subject):
    """Nothing is joined in silence: two papers, each offered beside the other."""
    number = named(workshop, "88-KH/TU", day, "Thành ủy Bắc Kạn", subject)

    [outcome] = taken_in(workshop, put(tmp_path, "a.txt", paper())).values()

    assert (outcome.outcome, "possible_copy" in outcome.flags) == ("added", True)
    assert outcome.document != number
    alike = workshop.catalogue.joining.alike(outcome.document, reader)
    assert [one.id for one in alike] == [number]


def test_a_day_may_be_missing_where_the_subject_is_the_same(workshop, tmp_path):
    """A register that gives no day still tells the paper by what it is about."""
    subject = "kiểm tra việc giữ gìn tài liệu ở cơ sở"
    number = named(workshop, "88-KH/TU", "", "Thành ủy Bắc Kạn", subject)

    [outcome] = taken_in(workshop, put(tmp_path, "a.txt", paper())).values()

    assert outcome.document == number


def test_a_second_file_is_another_copy(workshop, tmp_path):
    """The first file made it a paper like any other."""
    number = named(workshop, "88-KH/TU", "05/6/2018", "Thành ủy Bắc Kạn", "kiểm tra")
    taken_in(workshop, put(tmp_path, "a.txt", paper()))

    [outcome] = taken_in(workshop, put(tmp_path, "b.txt", paper() + "\n")).values()

    assert (outcome.reason, outcome.document) == ("same_paper", number)


def test_a_worker_writes_what_a_page_began(tmp_path, monkeypatch):
    """A long register is written portion by portion, and found at the end."""
    monkeypatch.setattr("archive.catalogue.imports.PORTION", 2)
    settings = Settings.from_env({"VANKHO_HOME": str(tmp_path)})
    rows = [Row(at, (f"{at}-KH/TU", "", "Tỉnh ủy X", "về A", "")) for at in range(2, 7)]
    book = Book("so.xlsx", "", (Sheet("2018", (Row(1, NAMES), *rows)),))
    with open_worker(settings) as worker, open_catalogue(settings.catalogue) as own:
        plans = registers.guess(book, own.authority)
        lines = registers.lines(book, plans, own.authority)
        number = own.imports.begin("so.xlsx", "", lines, reader=CLERK, at=NOW)
        rounds = iter(range(9))

        worker.run(lambda: not own.imports.waits() or next(rounds, None) is None)

        assert own.imports.get(number, CLERK).ended == {"added": 5}
        assert own.holdings.counts(CLERK).total == 5
