"""A purge takes what is one with a paper, and nothing that is another's."""

import datetime as dt

import pytest

from archive.authority.additions import AddedName
from archive.catalogue import Handed
from archive.errors import NotFoundError, UsageError
from archive.model import Outcome
from tests.archive.catalogue.making import AT, KEEPER, LAN, reading, rendition, store

WHY = "có nội dung mật"


def purge(catalogue, *numbers, reader=LAN):
    """Remove papers for good."""
    return catalogue.purges.begin(
        numbers, reader, by="person:lan", at=AT, why=f" {WHY} "
    )


def came(catalogue, path, outcome, document=None, *, sha256="", **handed):
    """A file that was handed in, and how it ended; a zip where it has no paper."""
    why = "unpacked" if path.endswith(".zip") else None
    [row] = catalogue.intake.hand_in([Handed(path, **handed)], who="lan", at=AT)
    if sha256:
        catalogue.storage.store({row.id: sha256})
    lent = catalogue.intake.claim("x", at=AT, lease=dt.timedelta(minutes=1))
    assert catalogue.intake.finish(
        lent, Outcome(path, outcome, document, why, f"Về {path}."), at=AT
    )
    return row.id


def ledger(catalogue):
    """What the ledger says of all files, in the order handed in."""
    rows = reversed(catalogue.intake.recent())
    return [(row.path, row.outcome.message, row.sha256) for row in rows]


def test_a_joined_paper_goes_with_it(catalogue):
    """They are one paper; a third one stays."""
    one, other, third = (store(catalogue, f"{n}-KH/TU") for n in (1, 2, 3))
    catalogue.joining.join(other, one, reader=LAN, by="person:lan", at=AT)

    made = purge(catalogue, one)

    assert (made.documents, made.files, made.why) == ((one, other), 2, WHY)
    assert catalogue.holdings.counts(LAN).total == 1
    assert catalogue.documents.get(third, LAN).id == third


def test_a_file_that_shows_another_paper_is_not_cut(catalogue):
    """Who may see the other is told which; both may go together."""
    shared = rendition("tập.pdf")
    one, other = (
        catalogue.documents.store(reading(f"{n}-KH/TU"), shared, source="x", at=AT)
        for n in (1, 2)
    )

    with pytest.raises(UsageError, match=f"mã {other}"):
        purge(catalogue, one)
    catalogue.documents.restrict(other, "leaders", at=AT)
    with pytest.raises(UsageError, match="không được xem"):
        purge(catalogue, one)
    with pytest.raises(NotFoundError):
        purge(catalogue, one, other)
    assert purge(catalogue, one, other, reader=KEEPER).files == 1


def test_a_mail_that_carried_it_holds_its_bytes(catalogue):
    """The mail is to go too; then its row and that of the file name nothing."""
    mail, sent = store(catalogue), store(catalogue, "5-KH/TU")
    row = came(catalogue, "/in/thư.eml", "added", mail)
    came(catalogue, "/in/mật.pdf", "added", sent, parcel=row)

    with pytest.raises(UsageError, match=f"mã {mail}"):
        purge(catalogue, sent)
    purge(catalogue, mail)
    purge(catalogue, sent)

    assert not any("/in/" in path + said for path, said, _ in ledger(catalogue))


def test_the_ledger_forgets_names_and_counts_on(catalogue):
    """Its own row, the zip it lay in, copies, and what it was tried by before."""
    number = store(catalogue, "5-KH/TU")
    [file] = catalogue.documents.get(number, LAN).renditions
    tried = "ab" * 32
    parcel = "cd" * 32
    zipped = came(catalogue, "/in/mật.zip", "added", sha256=parcel)
    failed = came(catalogue, "/in/hỏng.pdf", "refused", sha256=tried)
    came(catalogue, "/in/1.pdf", "added", number, sha256=file.sha256, parcel=zipped)
    came(catalogue, "/in/1 (2).pdf", "known", number, instead_of=failed)
    came(catalogue, "/in/khác.pdf", "refused")

    made = purge(catalogue, number)

    assert sorted(made.originals) == sorted([file.sha256, tried, parcel])
    paths = [path for path, _, _ in ledger(catalogue)]
    assert paths == ["(đã xóa hẳn)"] * 4 + ["/in/khác.pdf"]
    assert [sha256 for _, _, sha256 in ledger(catalogue)] == [None] * 5
    told = [f.code for f in catalogue.verify(Nothing()) if not f.is_harmless]
    assert told == ["open_purge"]


def test_the_same_bytes_that_wait_to_be_read_are_left_alone(catalogue):
    """They were handed in again: they become a paper, and keep their original."""
    number = store(catalogue, "5-KH/TU")
    [file] = catalogue.documents.get(number, LAN).renditions
    [row] = catalogue.intake.hand_in(["/in/lại.pdf"], who="lan", at=AT)
    catalogue.storage.store({row.id: file.sha256})

    made = purge(catalogue, number)

    [waiting] = catalogue.intake.recent()
    assert (waiting.path, waiting.sha256) == ("/in/lại.pdf", file.sha256)
    assert catalogue.purges.originals(made) == ()


class Nothing:
    """A store of no files."""

    def __iter__(self):
        return iter(())

    def verify(self, sha256):
        """Nothing is held."""
        raise NotFoundError(sha256)


def test_notes_that_tell_of_it_are_emptied(catalogue):
    """What a clerk added stays, without the words that it was taken from."""
    number = store(catalogue, "5-KH/TU", subject="việc của Xyrquazeto")
    add = catalogue.additions.add
    added = [
        add(AddedName("tinh-uy-bac-kan", name), by="lan", at=AT, note=note)
        for name, note in (("TU Kạn", "theo xyrquazeto"), ("TU BK", "theo thói quen"))
    ]

    purge(catalogue, number)

    notes = [catalogue.additions.get(one).note for one in added]
    assert notes == ["", "theo thói quen"]


def test_a_reason_is_asked_for(catalogue):
    """Nothing goes without one, or by who may not see it."""
    number = store(catalogue, "5-KH/TU", audience="leaders")

    with pytest.raises(NotFoundError):
        purge(catalogue, number)
    with pytest.raises(UsageError):
        catalogue.purges.begin([number], KEEPER, by="lan", at=AT, why=" ")
    assert catalogue.purges.listed() == ()


def test_it_is_open_until_it_is_finished(catalogue):
    """A record keeps which files are to be erased until they are, and no longer."""
    made = [purge(catalogue, store(catalogue, f"{n}-KH/TU")) for n in (1, 2, 3)]
    catalogue.purges.forget_originals(made[0])
    catalogue.purges.finish(made[0], at=AT)

    assert [one.id for one in catalogue.purges.open()] == [made[1].id, made[2].id]
    listed = catalogue.purges.listed(before=made[2].id, limit=5)
    assert [one.id for one in listed] == [made[1].id, made[0].id]
    assert (listed[1].originals, listed[1].finished_at) == ((), AT)
    assert made[1].originals == catalogue.purges.originals(made[1])
