"""Mails through the route: papers of their own, with their attachments beside them."""

import zipfile
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from itertools import islice

import pytest

from archive.errors import NotFoundError
from indexer import ingest, unpacking
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put
from tests.indexer.test_ingest import taken_in

SECRET = paper().replace("*\nSố", "*\nTỐI MẬT\nSố")


def mail(*attached, subject="Gửi Kế hoạch 88-KH/TU", text="Kính gửi các đồng chí."):
    """Return a mail with files, each a name and what it says."""
    made = EmailMessage()
    made["From"] = "Văn thư <vt@tinhuy.example>"
    made["To"] = "Chi bộ <cb@tinhuy.example>"
    made["Date"] = "Tue, 05 Jun 2018 08:30:00 +0700"
    made["Subject"] = subject
    made.set_content(text)
    for name, content in attached:
        made.add_attachment(content.encode(), "text", "plain", filename=name)
    return made


@pytest.fixture
def post(workshop, tmp_path):
    """Hand a mail in, do the work, and return the outcomes by file name."""

    def done(made, name="thư.eml"):
        path = tmp_path / name
        path.write_bytes(made.as_bytes(policy=SMTP))
        return taken_in(workshop, path)

    return done


def held(workshop):
    """Return the originals that lie in the archive."""
    return list(workshop.files)


def test_a_mail_and_what_was_sent_with_it_are_papers(post, workshop, reader):
    """Each knows the other; the facts of the mail are its own."""
    outcomes = post(mail(("kh88.txt", paper()), ("rỗng.txt", "")))
    number = outcomes["thư.eml"].document
    shown = workshop.catalogue.documents.get(number, reader)
    parcels = workshop.catalogue.parcels
    (sent,) = parcels.sent_with(number, reader)

    assert [outcomes[name].outcome for name in ("thư.eml", "kh88.txt", "rỗng.txt")] == [
        "added",
        "added",
        "refused",
    ]
    assert outcomes["thư.eml"].message.endswith(
        "2 tệp đính kèm được nhận riêng từng tệp."
    )
    assert shown.metadata.subject == "Gửi Kế hoạch 88-KH/TU"
    assert str(shown.metadata.issued.date) == "2018-06-05"
    assert (shown.metadata.symbol, shown.metadata.type) == (None, None)
    assert sent.document == outcomes["kh88.txt"].document
    assert [one.document for one in parcels.mails(sent.document, reader)] == [number]


def test_a_mail_is_not_handed_out_with_what_is_hidden(post, workshop, reader):
    """Whoever may not see what was sent along must not be given it in the mail."""
    outcomes = post(mail(("kh88.txt", paper())))
    number, sent = (outcomes[name].document for name in ("thư.eml", "kh88.txt"))
    catalogue = workshop.catalogue
    (file,) = catalogue.documents.get(number, reader).renditions

    before = catalogue.renditions.original(number, file.sha256, reader)
    catalogue.documents.restrict(sent, "leaders", at=NOW)

    assert before == file
    with pytest.raises(NotFoundError):
        catalogue.renditions.original(number, file.sha256, reader)


def test_a_mail_cites_the_paper_it_speaks_of(post, workshop, reader):
    """The link leads to what was sent with it."""
    text = "Gửi Kế hoạch số 88-KH/TU ngày 05/6/2018 của Thành ủy Bắc Kạn."
    outcomes = post(mail(("kh88.txt", paper()), text=text))
    cited = workshop.catalogue.links.cites(outcomes["thư.eml"].document, reader)
    targets = {link.target.id for one in cited for link in one.links if link.target}

    assert targets == {outcomes["kh88.txt"].document}


def test_a_mail_without_a_word_is_a_paper(post):
    """It says who sent what, and when."""
    outcomes = post(mail(("kh88.txt", paper()), text=""))

    assert outcomes["thư.eml"].outcome == "added"


def test_the_same_mail_is_known_and_not_opened_again(post, workshop):
    """Nor are its attachments handed in a second time."""
    made = mail(("kh88.txt", paper()))
    post(made)

    outcomes = post(made)

    assert {name: one.outcome for name, one in outcomes.items()} == {"thư.eml": "known"}
    assert not list(workshop.incoming.folder.rglob("*.txt"))


def test_a_secret_attachment_holds_its_mail_too(post, workshop, reader):
    """The file of the mail holds the same bytes; what else came with it stays."""
    outcomes = post(mail(("mật.txt", SECRET), ("kh89.txt", paper(symbol="89-KH/TU"))))
    (row,) = workshop.catalogue.intake.rows(1, limit=1)
    counts = workshop.catalogue.holdings.counts(reader)

    assert outcomes["mật.txt"].outcome == "held"
    assert outcomes["kh89.txt"].outcome == "added"
    assert row.outcome
    assert (row.outcome.outcome, row.outcome.document) == ("held", None)
    assert "tệp đính kèm mang dấu độ mật" in row.outcome.message
    assert counts.total == 1
    for sha256 in held(workshop):
        assert (
            b"T\xe1\xbb\x90I M\xe1\xba\xacT"
            not in workshop.files.path(sha256).read_bytes()
        )
    assert len(held(workshop)) == 1


def test_a_secret_is_held_though_its_mail_is_gone(workshop, tmp_path, reader):
    """Somebody removes the mail for good while its files still wait."""
    path = tmp_path / "thư.eml"
    path.write_bytes(mail(("mật.txt", SECRET)).as_bytes(policy=SMTP))
    ingest.hand_in([path], catalogue=workshop.catalogue, who="lan", at=NOW)
    rows = ingest.work(workshop, "test")
    [first] = islice(rows, 1)
    rows.close()
    assert first.outcome
    number = first.outcome.document
    workshop.catalogue.purges.begin([number], reader, by="lan", at=NOW, why="mật")

    [row] = ingest.work(workshop, "test")

    assert row.outcome
    assert row.outcome.outcome == "held"
    assert row.sha256 not in held(workshop)


def test_a_secret_deep_inside_holds_all_mails_around_it(post, workshop, reader):
    """Through mails that were forwarded, and zips."""
    inner = mail(("mật.txt", SECRET), subject="Thư trong")
    outer = mail(subject="Thư ngoài")
    outer.add_attachment(inner)

    post(outer)

    assert workshop.catalogue.holdings.counts(reader).total == 0
    assert held(workshop) == []


def test_a_secret_mail_is_held_unopened(post, workshop):
    """What was sent with it is not looked at."""
    outcomes = post(mail(("kh88.txt", paper()), text="\nTỐI MẬT\n\nKính gửi."))

    assert {name: one.outcome for name, one in outcomes.items()} == {"thư.eml": "held"}
    assert held(workshop) == []
    assert not list(workshop.incoming.folder.rglob("*.txt"))


def test_mails_and_zips_in_each_other_are_opened(post, tmp_path):
    """Each file at the bottom has an outcome of its own."""
    parcel = tmp_path / "gói.zip"
    with zipfile.ZipFile(parcel, "w") as file:
        file.writestr("trong.eml", mail(("kh88.txt", paper())).as_bytes(policy=SMTP))
    made = mail()
    made.add_attachment(parcel.read_bytes(), "application", "zip", filename="gói.zip")

    outcomes = post(made)

    assert {name: one.outcome for name, one in outcomes.items()} == dict.fromkeys(
        ("thư.eml", "gói.zip", "trong.eml", "kh88.txt"), "added"
    )


def test_parcels_within_parcels_have_an_end(post, monkeypatch):
    """The one that lies too deep is refused, and those around it are not."""
    monkeypatch.setattr(unpacking, "DEEPEST", 2)
    made = mail(("kh88.txt", paper()), subject="Thư 0")
    for number in range(1, 4):
        outer = mail(subject=f"Thư {number}", text=f"Thư {number}")
        outer.add_attachment(made)
        made = outer

    outcomes = post(made)

    assert {name: one.reason for name, one in outcomes.items()} == {
        "thư.eml": None,
        "Thư 2.eml": None,
        "Thư 1.eml": "too_large",
    }


def test_all_that_unfolds_is_counted_together(workshop, tmp_path):
    """A zip of many mails with many files each is no way around the limits."""
    parcel = tmp_path / "gói.zip"
    with zipfile.ZipFile(parcel, "w") as file:
        for number in range(3):
            text = f"{number} ".join(["x"] * 50)
            made = mail((f"{number}.txt", text), subject=str(number), text=text)
            file.writestr(f"{number}.eml", made.as_bytes(policy=SMTP))
    limits = replace(workshop.limits, unpacked_members=5)

    outcomes = taken_in(replace(workshop, limits=limits), parcel)

    reasons = [one.reason for name, one in outcomes.items() if name.endswith(".eml")]
    assert sorted(filter(None, reasons)) == ["too_large"]


def test_a_mail_in_a_folder_is_read_beside_other_files(workshop, tmp_path):
    """It is told by its content, whatever its name."""
    put(tmp_path / "in", "a.txt", mail().as_bytes().decode())
    batch = ingest.hand_in(
        [tmp_path / "in"], catalogue=workshop.catalogue, who="lan", at=NOW
    )
    (row,) = ingest.work(workshop, "test", batch=batch)

    assert row.outcome
    assert row.outcome.outcome == "added"
