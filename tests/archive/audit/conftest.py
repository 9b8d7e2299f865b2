"""An audit in a folder of its own."""

import datetime as dt

import pytest

from archive.audit import open_audit

AT = dt.datetime(2026, 3, 4, 8, 30, tzinfo=dt.UTC)


@pytest.fixture
def opened(tmp_path):
    """Open the audit of a folder, as often as is asked; all are closed at the end."""
    made = []

    def anew(home=tmp_path, key="audit.key"):
        audit = open_audit(f"sqlite:///{home}/audit.db", home / key, home, lambda: AT)
        made.append(audit)
        return audit

    yield anew
    for audit in made:
        audit.close()
