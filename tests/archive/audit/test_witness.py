"""The catalogue as a witness: an audit that is gone as a whole is missed."""

import pytest

from archive.audit import Entry, witness
from archive.audit.head import Note
from archive.catalogue import open_catalogue
from tests.archive.audit.conftest import AT
from tests.archive.catalogue.making import AUTHORITY


@pytest.fixture
def catalogue(tmp_path):
    with open_catalogue(f"sqlite:///{tmp_path}/catalogue.db", AUTHORITY) as made:
        yield made


def write(audit, many):
    for _ in range(many):
        audit.write([Entry(AT, "lan", "viewed")])


def remove(home):
    """Remove an audit with its note, as somebody would who has the disk."""
    for left in home.glob("audit*"):
        left.unlink()


def test_a_whole_audit_is_missed(opened, catalogue, tmp_path):
    """A new one in its place has too few entries, or others."""
    write(opened(), 5)
    witness.bear(tmp_path, catalogue)
    opened().close()
    remove(tmp_path)

    fresh = opened()
    write(fresh, 1)

    assert fresh.check().flaws == ()
    assert fresh.check(witness.heard(catalogue)).flaws != ()
    write(fresh, 9)
    assert fresh.check(witness.heard(catalogue)).flaws != ()


def test_an_audit_that_goes_on_is_whole(opened, catalogue, tmp_path):
    audit = opened()
    write(audit, 2)
    witness.bear(tmp_path, catalogue)
    write(audit, 2)

    assert audit.check(witness.heard(catalogue)).flaws == ()


def test_a_witness_never_goes_back(opened, catalogue, tmp_path):
    """A short audit put in place of a long one does not bring it to silence."""
    write(opened(), 5)
    witness.bear(tmp_path, catalogue)
    [before] = witness.heard(catalogue)
    remove(tmp_path)
    write(opened(), 1)

    witness.bear(tmp_path, catalogue)

    assert witness.heard(catalogue) == [before]
    newest = Note(tmp_path / "audit.head").read()
    assert newest is not None
    assert newest.number == 1


def test_without_an_audit_nothing_is_told(catalogue, tmp_path):
    witness.bear(tmp_path, catalogue)

    assert witness.heard(catalogue) == []
