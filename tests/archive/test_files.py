"""Originals are whole or absent, never changed, and proven when read back."""

import hashlib
import multiprocessing
import os
import stat

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.errors import CorruptFileError, NotFoundError, UnreadableFileError
from archive.files import FileStore, Stored

CONTENT = "Kế hoạch số 171-KH/TU".encode()
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def files(tmp_path):
    """A store whose folder is not there yet."""
    return FileStore(tmp_path / "var" / "files")


@pytest.fixture
def source(tmp_path):
    """A file handed in."""
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(CONTENT)
    return path


def lying(tmp_path):
    """All that lies in the folder of the store."""
    return sorted(p.name for p in (tmp_path / "var").rglob("*") if p.is_file())


def test_a_file_is_kept_under_its_hash(files, source, tmp_path):
    """What is read back is what was handed in."""
    stored = files.put(source)

    with files.open(SHA256) as file:
        assert file.read() == CONTENT
    assert stored == Stored(SHA256, len(CONTENT))
    assert lying(tmp_path) == [SHA256]
    assert list(files) == [SHA256]


def test_the_same_bytes_are_kept_once(files, source, tmp_path):
    """A duplicate under another name is recognised and the first one stays."""
    files.put(source)
    before = files.path(SHA256).stat()
    other = tmp_path / "copy.txt"
    other.write_bytes(CONTENT)

    stored = files.put(other)

    assert stored == Stored(SHA256, len(CONTENT), is_new=False)
    assert files.path(SHA256).stat() == before
    assert lying(tmp_path) == [SHA256]


def test_the_source_is_left_alone(files, source):
    """Handing in copies; what happens to the source later is no matter."""
    files.put(source)
    source.write_bytes(b"changed")

    files.verify(SHA256)
    assert not os.access(files.path(SHA256), os.W_OK) or os.geteuid() == 0
    assert stat.S_IMODE(files.path(SHA256).stat().st_mode) == 0o440


def test_a_damaged_copy_is_put_right_by_handing_in_again(files, source):
    """The same bytes heal a file that had rotted."""
    files.put(source)
    place = files.path(SHA256)
    place.chmod(0o600)
    place.write_bytes(b"rotten")

    stored = files.put(source)

    files.verify(SHA256)
    assert stored.is_new


def test_a_discarded_file_is_gone(files, source, tmp_path):
    """What must not be kept leaves nothing behind, and is not found again."""
    files.put(source)

    files.discard(SHA256)

    assert lying(tmp_path) == []
    with pytest.raises(NotFoundError):
        files.discard(SHA256)


def folder(tmp_path):
    """A folder instead of a file."""
    return tmp_path


def link(tmp_path):
    """A link to a file that is not the clerk's to hand in."""
    (tmp_path / "secret").write_text("mật")
    (tmp_path / "link").symlink_to(tmp_path / "secret")
    return tmp_path / "link"


def pipe(tmp_path):
    """A pipe that nobody writes to; reading it would never end."""
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


def gone(tmp_path):
    """Nothing."""
    return tmp_path / "gone"


def impossible(tmp_path):
    """A name no file can have."""
    return tmp_path / "a\0b"


@pytest.mark.parametrize("make", [folder, link, pipe, gone, impossible])
def test_only_regular_files_are_taken(files, tmp_path, make):
    """What cannot be copied is refused and leaves nothing behind."""
    with pytest.raises(UnreadableFileError):
        files.put(make(tmp_path))

    assert list(files) == []


@pytest.mark.parametrize("damage", [b"", CONTENT[:-1], CONTENT + b"!"])
def test_a_changed_original_is_not_handed_out(files, source, damage):
    """Bytes that do not match their hash are an error, not a document."""
    files.put(source)
    files.path(SHA256).chmod(0o600)
    files.path(SHA256).write_bytes(damage)

    with pytest.raises(CorruptFileError):
        files.open(SHA256)
    with pytest.raises(CorruptFileError):
        files.verify(SHA256)


UNKNOWN = ["0" * 64, "", "../../etc/passwd", "A" * 64, f"{SHA256[:-1]}/"]


@pytest.mark.parametrize("sha256", UNKNOWN)
def test_what_is_not_held_is_not_found(files, source, sha256):
    """No hash leads out of the folder."""
    files.put(source)

    with pytest.raises(NotFoundError):
        files.path(sha256)
    with pytest.raises(NotFoundError):
        files.verify(sha256)


def test_a_disk_that_fails_leaves_no_half(files, source, tmp_path, monkeypatch):
    """When the disk fails before the end, nothing is there under the hash."""

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.put(source)

    assert lying(tmp_path) == []


def put_many(folder, source):
    """Hand the same file in again and again."""
    store = FileStore(folder)
    for _ in range(50):
        store.put(source)


def test_processes_may_hand_in_the_same_bytes_at_once(files, source, tmp_path):
    """Whoever is second finds the file there, whole."""
    context = multiprocessing.get_context("spawn")
    workers = [
        context.Process(target=put_many, args=(tmp_path / "var" / "files", source))
        for _ in range(2)
    ]

    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)

    assert [worker.exitcode for worker in workers] == [0, 0]
    assert lying(tmp_path) == [SHA256]
    files.verify(SHA256)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(contents=st.lists(st.binary(max_size=200), max_size=5))
def test_every_content_comes_back(tmp_path, contents):
    """Any bytes come back, and there are as many files as contents."""
    files = FileStore(tmp_path / "any")
    hashes = []
    for content in contents:
        (tmp_path / "source").write_bytes(content)
        hashes.append(files.put(tmp_path / "source").sha256)

    for sha256, content in zip(hashes, contents, strict=True):
        with files.open(sha256) as file:
            assert file.read() == content
    assert set(hashes) <= set(files)


def test_large_files_are_copied_in_pieces(files, tmp_path):
    """A file larger than one piece keeps all its bytes."""
    source = tmp_path / "large"
    source.write_bytes(bytes(range(256)) * 9000)

    stored = files.put(source)

    assert stored.size == 256 * 9000
    assert stored.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
