"""The lines that show why a paper was found, from as few of its pages as will do."""

import datetime as dt

import pytest

from archive.catalogue import Brief, Excerpt
from archive.facts import Metadata
from archive.model import Evidence, Reader
from indexer.passages import PAGES, passages

READER = Reader("test")
AT = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


class Shelf:
    """Papers as their pages, and which pages were asked for."""

    def __init__(self, **papers):
        self.papers = {int(name[1:]): pages for name, pages in papers.items()}
        self.asked = []
        self.holdings = self

    def excerpts(self, numbers, _reader, *, after, most):
        """Give pages as the catalogue does."""
        self.asked.append((sorted(numbers), after))
        return {
            number: Excerpt(
                "\f".join(pages[after : after + most]), len(pages) > after + most
            )
            for number in numbers
            if len(pages := self.papers[number]) > after
        }


def found(shelf, *terms, **facts):
    """The passages as lines, marks in brackets."""
    papers = [Brief(number, Metadata(**facts), AT) for number in shelf.papers]
    return {
        number: "".join(f"[{f.text}]" if f.is_match else f.text for f in pieces)
        for number, pieces in passages(papers, terms, shelf, READER).items()
    }


@pytest.fixture
def shelf():
    """A short paper, and a long one whose word stands behind the first pages."""
    long = ["Trang đầu."] + ["và"] * PAGES[0] + ["trồng cây"] + ["và"] * 200
    return Shelf(p1=["Kế hoạch trồng cây."], p2=long)


def test_looks_on_where_a_term_was_not_seen(shelf):
    """Only papers that lack one are asked about again, behind what was seen."""
    shown = found(shelf, "trong", "cay")

    assert shown[1] == "Kế hoạch [trồng cây]."
    assert shown[2].startswith("… và [trồng cây] và")
    assert shelf.asked == [([1, 2], 0), ([2], PAGES[0])]


def test_does_not_look_for_what_the_heading_shows(shelf):
    """The symbol that was typed stands in the heading; its paper need not say it again."""
    found(shelf, "88khtu", symbol="88-KH/TU")

    assert shelf.asked == [([1, 2], 0)]


def test_looks_no_further_than_somebody_would_read(shelf):
    """Of a word that is nowhere, the beginning is shown."""
    assert found(shelf, "xuan")[2].startswith("Trang đầu. và")
    assert [after for _, after in shelf.asked] == [0, 4, 16, 52]


def test_the_passage_is_below_the_heading():
    """What the heading shows is not said again, and the text does not seem cut."""
    head = "KẾ HOẠCH\nvề trồng cây"
    shelf = Shelf(p1=[f"{head}\n-----\nCác chi bộ trồng cây."])
    heading = {"subject": Evidence(1, 9, len(head), "test")}

    assert found(shelf, "cay", evidence=heading) == {1: "Các chi bộ trồng [cây]."}
