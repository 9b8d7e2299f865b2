"""What the commands print for people: the words of the pages, and no codes."""

from typing import get_args

import pytest
from click.testing import CliRunner

from archive import words
from archive.cli.links import links
from archive.cli.show import show
from archive.links import State
from archive.model import Relation, Result
from tests.archive.catalogue.making import CITY, PROVINCE, cite, store


@pytest.fixture
def say(catalogue, address, monkeypatch):
    """Print what a command says of a plan that implements two papers."""
    monkeypatch.setenv("VANKHO_CATALOGUE", address)
    implements = (Relation("implements", "Thực hiện"),)
    store(catalogue, "362-CV/TU", "18/7/2019", PROVINCE)
    held, missing = (
        cite(symbol, relations=implements) for symbol in ("362-CV/TU", "53-KL/TW")
    )
    store(
        catalogue,
        "171-KH/TU",
        "01/8/2019",
        CITY,
        held,
        missing,
        flags=["appendix"],
        regime="party",
    )

    def said(command, number):
        ran = CliRunner().invoke(command, [str(number)], catch_exceptions=False)
        return [line.strip() for line in ran.output.splitlines()]

    return said


def test_links_are_told_in_words(say):
    """Whether it is held, and what the paper does to it, seen from either side."""
    cites, cited_by = say(links, 2), say(links, 1)

    assert cites[0].startswith("Có trong kho  Thực hiện: ")
    assert cites[-1].startswith("Chưa có trong kho  Thực hiện: ")
    assert cited_by[-2] == "Được dẫn chiếu bởi:"
    assert cited_by[-1].startswith("[2] Được thực hiện bởi: ")


def test_a_paper_is_told_in_words(say):
    """The names of facts, the values that are codes, days and relations."""
    told = dict(line.split("  ", 1) for line in say(show, 2) if "  " in line)

    assert told["Hệ thống văn bản"] == "của Đảng"
    assert told["Điều cần lưu ý"] == "Phụ lục của văn bản khác"
    assert told["Ngày ban hành"].endswith("01/8/2019")
    assert told["Thực hiện"] == "53-KL/TW"


CODES = {
    "outcomes": (words.OUTCOMES, get_args(Result)),
    "links": (words.RESOLVED, get_args(State)),
    "relations, seen from the other side": (words.CITED_BY, words.CITES),
}


@pytest.mark.parametrize(("told", "codes"), CODES.values(), ids=CODES)
def test_every_code_has_its_word(told, codes):
    """One that is added without a word would be printed as it is."""
    assert set(told) == set(codes)
