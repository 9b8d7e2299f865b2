"""A disk that is full costs the audit no entry that anybody was told of."""

import contextlib
import time

import pytest

from archive.audit import Entry, Sought, open_audit
from archive.errors import AuditError
from tests.archive.audit.conftest import AT
from tests.faults.disks import disk

pytestmark = pytest.mark.slow

TYPED = "kế hoạch " * 200


def test_what_could_not_be_written_is_written_later(tmp_path):
    """Acts are refused, views wait; the chain is whole, and nothing stands in it twice."""
    with contextlib.ExitStack() as stack:
        small = stack.enter_context(disk(tmp_path / "small", 1 << 20))
        home = small.folder
        audit = open_audit(f"sqlite:///{home}/audit.db", home / "key", home, lambda: AT)
        stack.callback(audit.close)
        audit.commit(Entry(AT, "lan", "signed_in"))
        filler = small.fill()
        told = _until_it_fails(audit)
        for number in range(5):
            audit.record(Entry(AT, "lan", "viewed", papers=(number,)))
        filler.unlink()
        _until_it_works(audit)

        found = audit.check()
        deeds = [one.what for one in audit.page(Sought(), 5_000)]

    assert found.flaws == ()
    assert deeds.count("exported") == told
    assert deeds.count("viewed") == 5


def _until_it_fails(audit):
    """Commit until that is refused; return how often it was not."""
    for told in range(1_000):
        try:
            audit.commit(Entry(AT, "lan", "exported", text=TYPED))
        except AuditError:
            return told
    return pytest.fail("the disk never was full")


def _until_it_works(audit):
    for _ in range(200):
        try:
            audit.commit(Entry(AT, "lan", "changed"))
        except AuditError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the audit never worked again")
