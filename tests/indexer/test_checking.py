"""Signatures of held files are looked at once, and again when the trusted change."""

import pytest

from archive.errors import NotFoundError
from archive.files import FileStore
from archive.model import Reader
from archive.signatures import gravest
from indexer import ingest
from indexer.checking import Checking, certificates
from indexer.extract.limits import Limits
from tests.indexer.signing import Authority, drawn, signed

LAN = Reader("lan")


@pytest.fixture(scope="module")
def root():
    """Who vouches for the one who signs."""
    return Authority("Nơi cấp")


@pytest.fixture
def papers(workshop, tmp_path, root):
    """A signed paper and one that is not; their numbers."""
    text = "ĐẢNG BỘ TỈNH BẮC KẠN, Số 88-KH/TU, ngày 05/6/2018, KẾ HOẠCH"
    (tmp_path / "1.pdf").write_bytes(signed(drawn(text), root.vouch("Lan")))
    (tmp_path / "2.pdf").write_bytes(drawn(text.replace("88", "89")))
    paths = [tmp_path / "1.pdf", tmp_path / "2.pdf"]
    ingest.hand_in(paths, catalogue=workshop.catalogue, who="lan", at=workshop.clock())
    rows = list(ingest.work(workshop, "test"))
    ended = [row.outcome for row in sorted(rows, key=lambda row: row.id)]
    return [outcome.document for outcome in ended if outcome]


@pytest.fixture
def checking(workshop, tmp_path):
    """What looks at signatures in the workshop's archive."""
    files = FileStore(tmp_path / "files")
    where = tmp_path / "trust"
    return Checking(workshop.catalogue, files, workshop.cage, where, Limits())


def states(workshop, number):
    """How the files of a paper stand."""
    found = workshop.catalogue.signatures.of(number, LAN)
    return [gravest(one.signatures) for one in found.values()]


def test_each_file_is_looked_at_once(workshop, papers, checking):
    """What has no signature is not told of, and not looked at again."""
    first, again = checking.catch_up(), checking.catch_up()

    assert (first, again) == (2, 0)
    assert states(workshop, papers[0]) == ["unknown_issuer"]
    assert states(workshop, papers[1]) == []


def test_a_certificate_that_is_trusted_later_counts(
    workshop, papers, checking, tmp_path, root
):
    """Whoever starts anew looks at what is signed once more, by who is trusted now."""
    checking.catch_up()
    (tmp_path / "trust").mkdir()
    (tmp_path / "trust" / "root.pem").write_bytes(root.pem)
    files = FileStore(tmp_path / "files")
    fresh = Checking(
        workshop.catalogue, files, workshop.cage, tmp_path / "trust", Limits()
    )

    assert fresh.catch_up() == 1
    assert states(workshop, papers[0]) == ["valid"]


def test_who_may_not_see_a_paper_is_not_told_who_signed(
    workshop, papers, checking, tmp_path
):
    """Nor is anything kept of a paper that is gone."""
    checking.catch_up()
    workshop.catalogue.documents.restrict(papers[0], "leaders", at=workshop.clock())

    with pytest.raises(NotFoundError):
        workshop.catalogue.signatures.of(papers[0], LAN)
    workshop.catalogue.documents.remove(papers[0], at=workshop.clock())
    held = b"".join(path.read_bytes() for path in tmp_path.glob("catalogue.db*"))
    assert b"unknown_issuer" in held
    workshop.catalogue.purges.scrub()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("catalogue.db*"))
    assert b"unknown_issuer" not in held


def test_a_file_that_cannot_be_looked_at_is_told(workshop, papers, checking, tmp_path):
    """Whatever it does to its reader costs it alone."""
    for path in (tmp_path / "files").glob("*/*"):
        path.chmod(0o600)
        path.write_bytes(b"%PDF-1.7 /ByteRange")
    checking.catch_up()

    found = workshop.catalogue.signatures.of(papers[0], LAN)
    assert [one.reason for one in found.values()] == ["reader_crashed"]


def test_what_is_no_certificate_is_trusted_by_nobody(tmp_path):
    """A folder that is not there holds none; large files are none."""
    assert certificates(tmp_path / "none") == ()

    (tmp_path / "large").write_bytes(b"0" * (2 << 20))
    assert certificates(tmp_path) == ()
