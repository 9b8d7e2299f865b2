"""Facts of scans are told by how they ended: right, offered, open or wrong."""

from collections import Counter

import msgspec
import pytest

from archive.errors import DamagedFileError
from archive.facts import Candidate
from archive.model import Claim, Page, Reading, Text
from indexer.cli import accuracy
from indexer.evaluate.figures import Score
from indexer.evaluate.metadata import evaluate
from indexer.evaluate.outcomes import total

DATE = {"verbatim": "1 tháng 8 năm 2019", "date": "2019-08-01"}
LABEL = {"file": "a.pdf", "symbol": "171-KH/TU", "issued": DATE}
OTHER, MINE = "170-KH/TU", "171 - kh/tu"


def symbols(*values):
    """Return candidates for the symbol."""
    return [Candidate("symbol", value, "picture", 0.5, 1) for value in values]


def scan(*claims, origin="ocr"):
    """Return a reading of a page that was read from its image."""
    return Reading(Text("application/pdf", (Page(1, "Số", origin),)), claims, ())


@pytest.fixture
def measured(tmp_path):
    """What measures one labelled paper that reads as is said."""
    (tmp_path / "labels.jsonl").write_bytes(msgspec.json.encode(LABEL))
    (tmp_path / "a.pdf").touch()
    return lambda reading: evaluate(tmp_path, lambda _: reading)


def held(values):
    """Return the claim that offers candidates."""
    return Claim("candidates", msgspec.to_builtins(values))


ENDED = {
    "right": ([Claim("symbol", MINE)], "right"),
    "offered, though not first": ([held(symbols(OTHER, MINE))], "offered"),
    "open without candidates": ([], "open"),
    "open with wrong ones": ([held(symbols(OTHER))], "open"),
    "offered for another fact": (
        [held([Candidate("issued", MINE, "picture", 0.5, 1)])],
        "open",
    ),
    "wrong, and asked about": (
        [Claim("symbol", OTHER), Claim("flags", ["symbol_form"])],
        "flagged",
    ),
    "wrong, and unasked": ([Claim("symbol", OTHER)], "silent"),
}


@pytest.mark.parametrize(("claims", "outcome"), ENDED.values(), ids=ENDED)
def test_a_fact_ends_in_one_outcome(measured, claims, outcome):
    """What was found, what is offered and what is asked tell it."""
    figures = measured(scan(*claims))

    assert figures.outcomes["symbol"] == Counter([outcome])
    helped = outcome in ("right", "offered")
    assert figures.scores["symbol or offered"] == Score(helped, 1, outcome != "open")


def test_a_day_is_offered_by_its_date(measured):
    """The candidate of a date has the shape of the fact; its date is compared."""
    day = Candidate("issued", DATE, "picture", 0.5, 1)

    assert measured(scan(held([day]))).outcomes["issued"] == Counter(["offered"])


def test_papers_that_hold_their_text_are_told_apart(measured):
    """What is typed has no outcomes, unless a number was written into it by hand."""
    typed = scan(Claim("symbol", MINE), origin="text")
    stamped = scan(held(symbols(MINE)), origin="text")

    assert measured(typed).outcomes == {}
    assert measured(stamped).outcomes["symbol"] == Counter(["offered"])


def test_what_is_refused_stays_open(tmp_path):
    """A scan that cannot be read does not leave the figures."""
    (tmp_path / "labels.jsonl").write_bytes(msgspec.json.encode(LABEL))
    (tmp_path / "a.pdf").touch()

    def refuse(_):
        raise DamagedFileError

    assert evaluate(tmp_path, refuse).outcomes["symbol"] == Counter(["open"])


def test_the_shares_of_several_sets_are_told_together():
    """The line of a fact names each outcome that came and the shares aimed at."""
    first = {"symbol": Counter[str](right=1, offered=1)}
    second = {"symbol": Counter[str](silent=1, open=1)}

    (line,) = accuracy.scans(total([first, second]))

    assert line.startswith("scans, symbol: 1 right, 1 offered, 1 open, 1 silent of 4 ")
    assert line.endswith("(right 0.250, or offered 0.500, wrong without a flag 0.250)")
