"""A .doc too old for our reader: read through LibreOffice, or refused with what to do."""

import shutil
import struct
import sys
from dataclasses import replace

import pytest

from archive.errors import OldWordError
from indexer import converting, steps
from indexer.cage import landlock, program
from indexer.extract.limits import Limits
from tests.indexer.extract.packed_ole import contained

TEXT = (
    "UBND tØnh B¾c K¹n\rC¨n cø NghÞ quyÕt cña TØnh ñy vÒ c«ng t¸c v¨n th\xad\r"
    "Sè 12-KH/TU, ngµy 01/8/1996\r"
)
READ = (
    "UBND tỉnh Bắc Kạn\nCăn cứ Nghị quyết của Tỉnh ủy về công tác văn thư\n"
    "Số 12-KH/TU, ngày 01/8/1996"
)
_TEXT_AT = 0x300
needs_office = pytest.mark.skipif(
    shutil.which(converting.PROGRAM) is None, reason="no LibreOffice here"
)


@pytest.fixture
def word_6(tmp_path):
    """A paper as Word 6 wrote it, of plain characters and nothing else."""
    text = TEXT.encode("cp1252")
    head = bytearray(_TEXT_AT)
    struct.pack_into("<HHHHHHH", head, 0, 0xA5DC, 101, 0x4059, 0x409, 0, 0, 101)
    struct.pack_into("<II", head, 0x18, _TEXT_AT, _TEXT_AT + len(text))
    struct.pack_into("<I", head, 0x34, len(text))
    path = tmp_path / "cũ.doc"
    path.write_bytes(contained(bytes(head) + text, "WordDocument"))
    return path


def test_without_an_office_it_is_refused(word_6, cage, monkeypatch):
    """The clerk is told how to save it."""
    monkeypatch.setattr(converting, "PROGRAM", "no-such-program")

    with pytest.raises(OldWordError, match=r"\.docx"):
        steps.read(word_6, word_6.name, cage=cage, limits=Limits())


@needs_office
@pytest.mark.slow
def test_an_old_word_is_read_through_libreoffice(word_6, cage):
    """Its text is decoded as any other's, and that it was converted is noted."""
    found = steps.read(word_6, word_6.name, cage=cage, limits=Limits())

    assert found.text.body == READ
    assert found.text.media_type == "application/msword"
    assert {"legacy_tcvn3", "converted"} <= set(found.text.notes)


@needs_office
@pytest.mark.slow
def test_what_makes_nothing_is_refused(word_6):
    """The program's own word is not believed: no time at all is too short."""
    hurried = replace(Limits(), wall=0)

    with (
        pytest.raises(OldWordError),
        converting.converted(word_6, hurried),
    ):
        pass


def ran(code, folder, limits=None):
    """Run a line of Python as the program; return whether it ended by itself."""
    return program.run([sys.executable, "-c", code], folder, limits or Limits())


def test_a_program_has_no_network(tmp_path):
    """Sockets within the machine stay, others are refused."""
    code = (
        "import pathlib, socket\n"
        "socket.socket(socket.AF_UNIX)\n"
        "try:\n    socket.socket(socket.AF_INET)\n"
        "except PermissionError:\n    pathlib.Path('cut off').touch()\n"
    )

    assert ran(code, tmp_path)
    assert (tmp_path / "cut off").exists()


def test_a_program_is_bound(tmp_path):
    """Memory, size of files and environment are those that it was given."""
    code = (
        "import os, pathlib\n"
        "try:\n    bytearray(4 << 30)\n"
        "except MemoryError:\n    pathlib.Path('memory').touch()\n"
        "if set(os.environ) <= {'PATH', 'HOME', 'LANG', 'LC_CTYPE', 'TMPDIR'}:\n"
        "    pathlib.Path('alone').touch()\n"
        "open('large', 'wb').write(bytes(2000))\n"
    )
    ran(code, tmp_path, replace(Limits(), max_bytes=1_000))

    assert (tmp_path / "memory").exists()
    assert (tmp_path / "alone").exists()
    assert (tmp_path / "large").stat().st_size <= 1_000


@pytest.mark.skipif(landlock.version() < 1, reason="the kernel has no Landlock")
def test_a_program_sees_its_folder_only(tmp_path):
    """Neither what lies beside it nor the folder of all can be read or written."""
    (tmp_path / "beside").write_text("a secret")
    (tmp_path / "own").mkdir()
    code = (
        "import pathlib\n"
        "for place in ('../beside', '..', '/tmp', '/etc/shadow', '/root'):\n"
        "    path = pathlib.Path(place)\n"
        "    try:\n"
        "        path.read_bytes() if path.is_file() else list(path.iterdir())\n"
        "    except PermissionError:\n"
        "        continue\n"
        "    raise SystemExit(place)\n"
        "pathlib.Path('done').touch()\n"
    )

    assert ran(code, tmp_path / "own")
    assert (tmp_path / "own" / "done").exists()


def test_a_program_that_hangs_is_ended(tmp_path):
    """With everything that it started."""
    code = "import subprocess; subprocess.run(['sleep', '600'])"

    assert not ran(code, tmp_path, replace(Limits(), wall=1))
