"""What came together, on the pages of both: a mail, and what was sent with it."""

import pytest

from archive.catalogue import Handed
from archive.model import Outcome
from tests.webui.papers import AT, directive, notice, plan


@pytest.fixture
def ledger(services):
    """Write of papers in which order they came: a mail first, then its files."""

    def written(mail, *papers):
        intake = services.catalogue.intake
        (outer,) = intake.hand_in(["/in/thư.eml"], who="lan", at=AT)
        files = [Handed(f"/in/{n}/tệp {n}.pdf", parcel=outer.id) for n in papers]
        inner = intake.hand_in(files, who="lan", at=AT, batch=outer.batch)
        numbers = zip((outer, *inner), (mail, *papers), strict=True)
        said = {row.id: Outcome(row.path, "added", number) for row, number in numbers}
        intake.finish_all(said, at=AT)

    return written


def html(client, number):
    """Return the page of a paper."""
    return client.get(f"/documents/{number}").get_data(as_text=True)


def test_a_mail_and_its_attachments_lead_to_each_other(client, keep, ledger):
    """Each under the name by which it was sent."""
    mail, one, other = keep(notice()), keep(plan()), keep(directive(2019, 5, 30))
    ledger(mail, one, other)

    page = html(client, mail)
    back = html(client, one)

    assert 'Tệp đính kèm <span class="count">2</span>' in " ".join(page.split())
    for number in (one, other):
        assert f'<a href="/documents/{number}">tệp {number}.pdf</a>' in page
    assert "Gửi kèm thư" in back
    assert f'<a href="/documents/{mail}">thư.eml</a>' in back
    assert "Gửi kèm thư" not in page


def test_a_paper_that_came_alone_says_nothing(client, keep):
    """No empty heading."""
    page = html(client, keep(plan()))

    assert "Tệp đính kèm" not in page
    assert "Gửi kèm thư" not in page


def test_many_attachments_are_counted(client, keep, ledger, monkeypatch):
    """The first are named."""
    monkeypatch.setattr("webui.render.enclosed.SHOWN", 1)
    mail, one, other = keep(notice()), keep(plan()), keep(directive(2019, 5, 30))
    ledger(mail, one, other)

    page = html(client, mail)

    assert "và 1 tệp khác" in page
    assert f"/documents/{other}" not in page


def test_programs_are_told_the_same(client, keep, ledger):
    """By number and name; never where the files lay."""
    mail, one = keep(notice()), keep(plan())
    ledger(mail, one)

    told = client.get(f"/api/v1/documents/{mail}").json
    back = client.get(f"/api/v1/documents/{one}").json

    assert told["attachments"] == [{"document": one, "name": f"tệp {one}.pdf"}]
    assert back["mails"] == [{"document": mail, "name": "thư.eml"}]
    assert (told["mails"], back["attachments"]) == ([], [])
