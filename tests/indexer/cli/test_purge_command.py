"""``vankho purge`` and ``vankho signatures``, as a keeper types them."""

import json

import pytest
from click.testing import CliRunner

from archive.errors import UsageError
from indexer.cli.ingest import ingest
from indexer.cli.purge import purge
from indexer.cli.signatures import signatures
from tests.indexer.papers import paper, put
from tests.indexer.signing import Authority, drawn, signed


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run a command in an archive of its own."""
    monkeypatch.setenv("VANKHO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USER", "lan")

    def invoke(command, *arguments, typed=None):
        said = CliRunner().invoke(
            command, [*map(str, arguments)], input=typed, catch_exceptions=False
        )
        return said.output

    return invoke


@pytest.fixture
def taken(run, tmp_path):
    """A paper, and another that is signed."""
    put(tmp_path / "in", "1.txt", paper())
    pdf = signed(drawn("So 89-KH/TU"), Authority("Nơi cấp").vouch("Lan", "Tỉnh ủy"))
    (tmp_path / "in" / "2.pdf").write_bytes(pdf)
    run(ingest, tmp_path / "in" / "1.txt", "--quiet")
    run(ingest, tmp_path / "in" / "2.pdf", "--quiet")


@pytest.mark.slow
@pytest.mark.usefixtures("taken")
def test_a_number_is_typed_once_more(run):
    """Whoever types another has removed nothing; then all of it is gone."""
    with pytest.raises(UsageError):
        run(purge, "1", "--reason", "mật", typed="2\n")
    said = run(purge, "88-KH/TU", "--reason", "mật", typed="1\n")

    assert "Văn bản mã 1: đã xóa hết" in said
    assert "VANKHO_BACKUPS" in said
    [told] = [json.loads(line) for line in run(purge, "--json").splitlines()]
    assert (told["documents"], told["who"]) == ([1], "person:lan")
    assert (told["why"], told["backups"]) == ("mật", [])
    assert told["finished_at"]


@pytest.mark.slow
@pytest.mark.usefixtures("taken")
def test_signatures_are_looked_at_when_asked_for(run):
    """What nobody looked at is looked at first; as JSON it is one line a file."""
    [told] = [json.loads(line) for line in run(signatures, "2", "--json").splitlines()]

    assert told["document"] == 2
    [made] = told["signatures"]
    assert (made["state"], made["signer"]) == ("unknown_issuer", "Lan")
    assert "Chưa xác minh được người cấp – Lan, Tỉnh ủy" in run(signatures, "2")
    assert "0 tệp" in run(signatures)
    assert "1 tệp" in run(signatures, "--again")
