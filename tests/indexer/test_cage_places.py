"""What the cage lets a child see of the file system, where the kernel can hide it."""

from pathlib import Path

import pytest

from archive.errors import ReaderCrashedError
from indexer.cage import Cage, landlock, places
from indexer.extract.limits import Limits
from indexer.extract.picture import Asked
from tests.indexer import inmates

pytestmark = pytest.mark.skipif(
    landlock.version() < 1, reason="the kernel has no Landlock"
)


@pytest.fixture(scope="module")
def cage():
    with Cage(preload=("tests.indexer.inmates",)) as opened:
        yield opened


@pytest.fixture
def paper(tmp_path):
    """A file handed in, beside one that was not."""
    (tmp_path / "beside").write_bytes(b"a secret")
    path = tmp_path / "paper"
    path.write_bytes(b"paper")
    return path


def test_sees_the_file_it_is_asked_about(cage, paper):
    """That one is read."""
    assert cage.run(inmates.look_at, paper, result=int) == 5


HIDDEN = {
    "the file beside it": inmates.look_beside,
    "the folder it lies in": inmates.look_around,
    "other words in it": inmates.change,
    "another file in its place": inmates.replace,
}


@pytest.mark.parametrize("attempt", HIDDEN.values(), ids=HIDDEN)
def test_sees_nothing_else(cage, paper, attempt):
    """What lies around a file is closed, and the file itself is only read."""
    with pytest.raises(ReaderCrashedError, match=r"Errno (13|18)"):
        cage.run(attempt, paper, result=int)

    assert paper.read_bytes() == b"paper"


ELSEWHERE = {
    "a file in a folder of all": inmates.write_elsewhere,
    "the environment of the nursery": inmates.read_of_parent,
    "the users of the machine": inmates.read_passwords,
}


@pytest.mark.parametrize("attempt", ELSEWHERE.values(), ids=ELSEWHERE)
def test_reaches_nothing_of_the_machine(cage, attempt):
    """Nothing that is neither library nor its own."""
    with pytest.raises(ReaderCrashedError, match="PermissionError"):
        cage.run(attempt, result=int)


def test_fills_the_folder_it_is_asked_to_fill(cage, tmp_path):
    """Files, folders, and files moved between them."""
    assert cage.run(inmates.fill, tmp_path, result=int) == 2


def test_names_paths_within_records():
    """A path may come by itself, or as part of what is asked."""
    asked = Asked(Path("/a"), "image/png", 1, 0)

    found = list(places.named_in((asked, "text", Path("/b"), Limits(), Asked)))

    assert found == [Path("/a"), Path("/b")]


def test_no_library_lies_where_an_archive_may():
    """The folder a command was started in is not among what can be read."""
    here = Path.cwd()

    assert not {here, *here.parents} & set(places.libraries())
