"""What is missing, of whom, and what was asked for and came."""

import datetime as dt

import pytest

from archive.catalogue import Asking, Paper, Seeking
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Reader
from tests.archive.catalogue.making import (
    AT,
    CENTRE,
    CITY,
    KEEPER,
    LAN,
    PROVINCE,
    cite,
    reading,
    rendition,
    store,
)

DAY = dt.date(2026, 11, 20)
OFFICE = "Văn phòng Tỉnh ủy Bắc Kạn"


def only(catalogue, symbol):
    """The one missing paper under a symbol."""
    (found,) = catalogue.missing.papers(LAN, Seeking(symbol=symbol))
    return found


def ask(catalogue, paper, *, of=OFFICE, on=DAY, note="", by="lan"):
    """Write down that a missing paper was asked for."""
    keys = Paper(paper.lookup, paper.body_key, paper.citation.symbol or "")
    return catalogue.requests.ask(keys, Asking(on, of, note), by=by, at=AT)


def arrives(catalogue, *paper, hours=1, **facts):
    """A paper is taken in some hours after the others."""
    later = AT + dt.timedelta(hours=hours)
    return catalogue.documents.store(
        reading(*paper, **facts), rendition(), source="test", at=later
    )


@pytest.fixture
def citing(catalogue):
    """A plan that cites three missing papers."""
    return store(
        catalogue,
        "171-KH/TU",
        "01/8/2019",
        CITY,
        cite("362-CV/TU", "18/7/2019", PROVINCE),
        cite("53-KL/TW"),
        cite("26-TB/BCĐ"),
    )


SAID = {
    "TW is one series, the Central Committee's": ("53-KL/TW", CENTRE),
    "any committee may sign with BCĐ": ("26-TB/BCĐ", None),
    "a body that is printed is not told by the symbol": ("362-CV/TU", None),
}


@pytest.mark.usefixtures("citing")
@pytest.mark.parametrize(("symbol", "body"), SAID.values(), ids=SAID)
def test_a_symbol_tells_its_body_where_only_one_signs_so(catalogue, symbol, body):
    """Never more is said than the symbol says."""
    assert only(catalogue, symbol).said_body == body


def symbols(catalogue, **which):
    found = catalogue.missing.papers(LAN, Seeking(**which))
    return sorted(one.citation.symbol for one in found)


def test_the_list_is_narrowed(catalogue, citing):
    """To a body, told or said by the symbol, and to what one paper cites."""
    store(catalogue, "01-KH/HU", "01/8/2019", "Huyện ủy Na Rì", cite("54-KL/TW"))

    assert symbols(catalogue, body="ban chap hanh trung uong") == [
        "53-KL/TW",
        "54-KL/TW",
    ]
    assert symbols(catalogue, body="tinh uy bac kan") == ["362-CV/TU"]
    assert symbols(catalogue, citing=citing) == ["26-TB/BCĐ", "362-CV/TU", "53-KL/TW"]
    assert [(b.label, b.papers) for b in catalogue.missing.bodies(LAN)] == [
        (CENTRE, 2),
        (PROVINCE, 1),
    ]


@pytest.mark.usefixtures("citing")
def test_what_was_asked_for_is_told_from_what_was_not(catalogue):
    """The filter follows each request at once, withdrawn ones included."""
    number = ask(catalogue, only(catalogue, "362-CV/TU"))

    assert symbols(catalogue, asked=True) == ["362-CV/TU"]
    assert symbols(catalogue, asked=False) == ["26-TB/BCĐ", "53-KL/TW"]
    assert catalogue.missing.count(LAN, Seeking(asked=True)) == 1

    catalogue.requests.withdraw(number, reader=Reader("an"), at=AT)
    assert symbols(catalogue, asked=True) == []
    assert catalogue.missing.count(LAN, Seeking(asked=False)) == 3


@pytest.mark.usefixtures("citing")
def test_a_request_is_met_when_the_paper_arrives(catalogue):
    """It is open until then, and tells which paper came."""
    ask(catalogue, only(catalogue, "362-CV/TU"), note="gọi điện")
    assert [one.state for one in catalogue.requests.listed(LAN)] == ["open"]
    assert catalogue.requests.open_count(LAN) == 1

    number = arrives(catalogue, "362-CV/TU", "18/7/2019", PROVINCE)

    (met,) = catalogue.requests.listed(LAN)
    assert (met.state, [paper.id for paper in met.arrived]) == ("met", [number])
    assert (met.asked_on, met.asked_of, met.note) == (DAY, OFFICE, "gọi điện")
    assert catalogue.requests.open_count(LAN) == 0


@pytest.mark.usefixtures("citing")
def test_a_paper_of_another_body_meets_no_request(catalogue):
    """The same symbol of another province is another paper."""
    ask(catalogue, only(catalogue, "362-CV/TU"))

    arrives(catalogue, "362-CV/TU", "18/7/2019", "Tỉnh ủy Thái Nguyên")

    assert [one.state for one in catalogue.requests.listed(LAN)] == ["open"]


@pytest.mark.usefixtures("citing")
def test_a_paper_of_another_day_meets_no_request(catalogue):
    """While the one that is cited is still missing, nothing has come."""
    ask(catalogue, only(catalogue, "362-CV/TU"))

    arrives(catalogue, "362-CV/TU", "05/5/2023", PROVINCE)

    assert [one.state for one in catalogue.requests.listed(LAN)] == ["open"]


@pytest.mark.usefixtures("citing")
def test_a_request_is_withdrawn_once(catalogue):
    """Who comes second is told, and the first one's name stays."""
    number = ask(catalogue, only(catalogue, "53-KL/TW"))
    catalogue.requests.withdraw(number, reader=Reader("an"), at=AT)

    with pytest.raises(ConflictError, match="an"):
        catalogue.requests.withdraw(number, reader=Reader("binh"), at=AT)
    with pytest.raises(NotFoundError):
        catalogue.requests.withdraw(number + 1, reader=Reader("an"), at=AT)

    (kept,) = catalogue.requests.listed(LAN)
    assert (kept.state, kept.withdrawn_by) == ("withdrawn", "an")


WRONG = {
    "nobody is named": {"of": " "},
    "a day that is yet to come": {"on": dt.date(2026, 11, 26)},
    "a name without end": {"of": "x" * 201},
    "a note without end": {"note": "x" * 501},
}


@pytest.mark.usefixtures("citing")
@pytest.mark.parametrize("what", WRONG.values(), ids=WRONG)
def test_a_request_says_when_and_of_whom(catalogue, what):
    """What makes no sense is not written down."""
    paper = only(catalogue, "53-KL/TW")
    with pytest.raises(UsageError):
        ask(catalogue, paper, **what)

    assert catalogue.requests.listed(LAN) == ()


def test_a_request_tells_nothing_of_hidden_papers(catalogue):
    """What only a hidden paper cites is asked for without others knowing."""
    store(
        catalogue,
        "01-CT/TU",
        "01/8/2019",
        PROVINCE,
        cite("53-KL/TW"),
        audience="leaders",
    )
    (paper,) = catalogue.missing.papers(KEEPER)
    number = ask(catalogue, paper, by="keeper")

    with pytest.raises(NotFoundError):
        catalogue.requests.withdraw(number, reader=LAN, at=AT)
    assert len(catalogue.requests.listed(KEEPER)) == 1
    assert catalogue.requests.listed(LAN) == ()
    assert catalogue.requests.of({paper.lookup}, LAN) == ()
    assert catalogue.requests.open_count(LAN) == 0
    assert catalogue.missing.bodies(LAN) == ()


def test_requests_are_paged(catalogue):
    """Each page begins behind the last request of the one before."""
    store(
        catalogue,
        "171-KH/TU",
        "01/8/2019",
        CITY,
        *(cite(f"{n}-KL/TW") for n in range(1, 6)),
    )
    numbers = [ask(catalogue, paper) for paper in catalogue.missing.papers(LAN)]

    first = catalogue.requests.listed(LAN, limit=3)
    rest = catalogue.requests.listed(LAN, before=first[-1].id, limit=3)

    assert [one.id for one in (*first, *rest)] == sorted(numbers, reverse=True)
