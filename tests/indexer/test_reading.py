"""The reading of one file, as the command line asks for it."""

import pytest

from archive.errors import NoTextError
from indexer import reading
from indexer.extract.limits import Limits
from tests.indexer.papers import paper, put


def test_a_relative_path_is_read(cage, tmp_path, monkeypatch):
    """A path counts from where the caller stands, not from inside the cage."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    monkeypatch.chdir(tmp_path)

    found = reading.read(
        path.relative_to(tmp_path), path.name, cage=cage, limits=Limits()
    )

    assert "88-KH/TU" in found.text.body


def test_no_text_is_told(cage, tmp_path):
    """A file without a letter in it is refused, not kept as an empty paper."""
    path = put(tmp_path, "trống.txt", " \n\t\n")

    with pytest.raises(NoTextError):
        reading.read(path, path.name, cage=cage, limits=Limits())
