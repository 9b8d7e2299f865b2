"""The reading of one file, as the command line asks for it."""

import pytest
from PIL import Image

from archive.errors import NoTextError, TooLargeError, UnsupportedFileError
from indexer import reading, steps
from indexer.extract.limits import Limits
from tests.indexer.papers import paper, put


def test_a_relative_path_is_read(cage, tmp_path, monkeypatch):
    """A path counts from where the caller stands, not from inside the cage."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    monkeypatch.chdir(tmp_path)

    found = steps.read(
        path.relative_to(tmp_path), path.name, cage=cage, limits=Limits()
    )

    assert "88-KH/TU" in found.text.body


def test_no_text_is_told(cage, tmp_path):
    """A file without a letter in it is refused, not kept as an empty paper."""
    path = put(tmp_path, "trống.txt", " \n\t\n")

    with pytest.raises(NoTextError):
        steps.read(path, path.name, cage=cage, limits=Limits())


def test_the_limit_of_size_is_the_callers(tmp_path):
    """A deployment that allows larger files is not held to the usual limit."""
    path = tmp_path / "lớn.bin"
    with path.open("wb") as file:
        file.truncate(250_000_000)

    with pytest.raises(UnsupportedFileError):
        reading.open_file(path, path.name, Limits(max_bytes=300_000_000))
    with pytest.raises(TooLargeError):
        reading.open_file(path, path.name, Limits())


def pages_of_noise(path, pages):
    """A scan of many pages on which there is little to read."""
    picture = Image.effect_noise((200, 200), 90)
    picture.save(path, save_all=True, append_images=[picture] * (pages - 1))
    return path


@pytest.mark.slow
def test_long_work_can_be_ended_between_its_steps(cage, tmp_path):
    """Whoever waits is asked between the steps, and an error there ends it."""
    path = pages_of_noise(tmp_path / "scan.tiff", 12)
    asked = []

    def between():
        asked.append(1)
        if len(asked) == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        steps.read(path, path.name, cage=cage, limits=Limits(), between=between)
