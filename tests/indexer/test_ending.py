"""The end of files: what was laid out stays once it has rows, whatever fails then."""

import io
import zipfile
from email.policy import SMTP

import pytest

from archive.catalogue.storage import Storage
from archive.errors import BusyError
from indexer import ingest
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper
from tests.indexer.test_mails import SECRET, mail


@pytest.fixture
def busy_once(monkeypatch):
    """The catalogue is locked by others when originals are to be forgotten, once."""
    forget = Storage.forget
    times: list[int] = []

    def fail_first(self, originals):
        if not times:
            times.append(1)
            message = "bận"
            raise BusyError(message)
        forget(self, originals)

    monkeypatch.setattr(Storage, "forget", fail_first)


def outcomes(workshop):
    """How all files ended, by name."""
    rows = workshop.catalogue.intake.recent()
    return {row.path.rpartition("/")[2]: row.outcome.outcome for row in rows}


def zipped(name, content):
    """The bytes of a zip of one text."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as parcel:
        parcel.writestr(name, content)
    return made.getvalue()


@pytest.mark.usefixtures("busy_once")
def test_trouble_after_the_outcomes_costs_no_file_of_a_parcel(workshop, tmp_path):
    """A mail is cleared away for a secret; the zip that ends with it has rows."""
    made = mail(("mật.txt", SECRET))
    parcel = zipped("1.txt", paper(symbol="1-KH/TU"))
    made.add_attachment(parcel, "application", "zip", filename="gói.zip")
    # So many that the first two are read, and end, together.
    for name in ("a.txt", "b.txt"):
        made.add_attachment(b"", "text", "plain", filename=name)
    (tmp_path / "thư.eml").write_bytes(made.as_bytes(policy=SMTP))
    ingest.hand_in(
        [tmp_path / "thư.eml"], catalogue=workshop.catalogue, who="lan", at=NOW
    )
    with pytest.raises(BusyError):
        list(ingest.work(workshop, "worker"))
    list(ingest.work(workshop, "worker"))

    assert outcomes(workshop) == {
        "thư.eml": "held",
        "mật.txt": "held",
        "gói.zip": "added",
        "1.txt": "added",
        "a.txt": "refused",
        "b.txt": "refused",
    }
