"""Parcels in the ledger: what lay in what, and what was sent with which mail."""

import pytest

from archive.catalogue import Handed
from archive.model import Outcome
from tests.archive.catalogue.making import AT, KEEPER, LAN, store


@pytest.fixture
def hand_in(catalogue):
    """Hand a file in that becomes a paper, or none; return its row and its paper."""

    def done(path, parcel=None, *, paper=True, audience="everyone", size=10):
        (row,) = catalogue.intake.hand_in(
            [Handed(path, size, parcel=parcel)], who="lan", at=AT
        )
        number = store(catalogue, audience=audience) if paper else None
        catalogue.intake.finish_all({row.id: Outcome(path, "added", number)}, at=AT)
        return row.id, number

    return done


def papers(found):
    """Return numbers and names of what was sent."""
    return [(one.document, one.name) for one in found]


@pytest.fixture
def mail(hand_in):
    """A mail with a paper, a zip of one, and a mail with one of its own."""
    row, number = hand_in("/in/thư.eml")
    parcel, _ = hand_in("gói.zip", row, paper=False)
    inner, other = hand_in("thư trước.eml", row)
    return {
        "mail": (row, number),
        "paper": hand_in("/in/1/a.pdf", row),
        "zipped": hand_in("b.pdf", parcel),
        "before": (inner, other),
        "its": hand_in("c.pdf", inner),
    }


def test_a_mail_knows_what_was_sent_with_it(mail, catalogue):
    """Through zips, but not through other mails: those are asked themselves."""
    found = catalogue.parcels.sent_with(mail["mail"][1], LAN)

    assert papers(found) == [
        (mail["before"][1], "thư trước.eml"),
        (mail["paper"][1], "a.pdf"),
        (mail["zipped"][1], "b.pdf"),
    ]


def test_a_paper_knows_the_mail_it_came_with(mail, catalogue):
    """The nearest one."""
    for name, by in {"paper": "mail", "zipped": "mail", "its": "before"}.items():
        found = catalogue.parcels.mails(mail[name][1], LAN)
        assert [one.document for one in found] == [mail[by][1]]
    assert catalogue.parcels.mails(mail["mail"][1], LAN) == ()


def test_what_is_hidden_is_not_told(hand_in, catalogue):
    """Neither a paper on the page of its mail, nor a mail on that of its paper."""
    row, open_mail = hand_in("a.eml")
    _, hidden = hand_in("a.pdf", row, audience="leaders")
    secret_row, hidden_mail = hand_in("b.eml", audience="leaders")
    _, shown = hand_in("b.pdf", secret_row)

    assert catalogue.parcels.sent_with(open_mail, LAN) == ()
    assert catalogue.parcels.mails(shown, LAN) == ()
    assert papers(catalogue.parcels.sent_with(open_mail, KEEPER)) == [(hidden, "a.pdf")]
    assert papers(catalogue.parcels.mails(shown, KEEPER)) == [(hidden_mail, "b.eml")]


def test_a_nest_is_measured_from_the_outside(mail, catalogue):
    """How deep a file lies, and all that came out of the outermost parcel so far."""
    around = catalogue.parcels.around

    assert (around(mail["mail"][0]).depth, around(mail["mail"][0]).files) == (0, 0)
    inner = around(mail["its"][0])
    assert (inner.depth, inner.files, inner.size) == (2, 5, 50)


def test_all_mails_around_a_row_are_found(mail, catalogue):
    """Their files hold its bytes; a zip is no paper."""
    numbers = catalogue.parcels.mails_of_row

    assert numbers(mail["its"][0]) == (mail["before"][1], mail["mail"][1])
    assert numbers(mail["zipped"][0]) == (mail["mail"][1],)
    assert numbers(mail["mail"][0]) == ()
