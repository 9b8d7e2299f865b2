"""A zip as a folder: names made safe, limits held, nothing written outside."""

import io
import stat
import struct
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    TooLargeError,
)
from indexer.extract import member_names, unpack
from indexer.extract.limits import Limits

LIMITS = Limits()


def zipped(files: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, data in files.items():
            parcel.writestr(name, data)
    return buffer.getvalue()


def unpacked(tmp_path: Path, data: bytes, limits: Limits = LIMITS) -> dict[str, bytes]:
    path, into = tmp_path / "a.zip", tmp_path / "into"
    path.write_bytes(data)
    into.mkdir()
    found = unpack.members(path, into, limits)
    return {member.name: member.path.read_bytes() for member in found}


def test_folders_and_zips_are_folders(tmp_path):
    """Files of inner folders and inner zips bear the way to them in their names."""
    inner = zipped({"b.txt": b"b"})
    office = zipped({"[Content_Types].xml": b"", "word/document.xml": b""})
    data = zipped(
        {"Năm 2019/": b"", "Năm 2019/a.txt": b"a", "x.zip": inner, "c.docx": office}
    )

    assert unpacked(tmp_path, data) == {
        "Năm 2019/a.txt": b"a",
        "x.zip/b.txt": b"b",
        "c.docx": office,
    }


NAMES = {
    "going up": ("../../etc/passwd", "etc/passwd"),
    "absolute": ("/etc/passwd", "etc/passwd"),
    "of Windows": ("C:\\Van ban\\a.doc", "Van ban/a.doc"),
    "going up, of Windows": ("..\\..\\a.doc", "a.doc"),
    "controls": ("a\x07\x1b[31m.doc", "a[31m.doc"),
    "writing backwards": ("a\u202ecod.exe", "acod.exe"),
    "decomposed": (unicodedata.normalize("NFD", "Kế hoạch.doc"), "Kế hoạch.doc"),
    "only dots": ("../.", "tệp"),
    "nothing": ("", "tệp"),
}


@pytest.mark.parametrize(("name", "expected"), NAMES.values(), ids=NAMES)
def test_names_are_made_safe(name, expected):
    """Names are shown as they were meant, and never lead anywhere."""
    info = zipfile.ZipInfo(name)
    info.flag_bits = 0x800
    info.orig_filename = name

    assert member_names.printed(info) == expected


UNFLAGGED = {
    "utf-8": ("Kế hoạch 171.doc".encode(), "Kế hoạch 171.doc"),
    "the Vietnamese code page": ("Kê hoach.doc".encode("cp1258"), "Kê hoach.doc"),
    "plain": (b"KH 171.doc", "KH 171.doc"),
}


@pytest.mark.parametrize(("raw", "expected"), UNFLAGGED.values(), ids=UNFLAGGED)
def test_names_without_the_flag(raw, expected):
    """Programs that do not say which letters they used are understood."""
    info = zipfile.ZipInfo("x")
    info.orig_filename = raw.decode("cp437")

    assert member_names.printed(info) == expected


@given(st.text(max_size=80))
def test_no_name_leads_out(name):
    """Whatever a name holds, what is shown is relative and free of hidden signs."""
    info = zipfile.ZipInfo("x")
    info.orig_filename, info.flag_bits = name, 0x800

    shown = member_names.printed(info)

    assert shown
    assert not {"", ".", ".."} & set(shown.split("/"))
    assert not any(unicodedata.category(c)[0] == "C" for c in shown)


def test_nothing_is_written_outside(tmp_path):
    """Files are written under numbers, never under their own names."""
    unpacked(tmp_path, zipped({"../../evil": b"x", "/evil": b"y", "a": b"z"}))

    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "into"]
    assert sorted(path.name for path in (tmp_path / "into").iterdir()) == [
        "00001", "00002", "00003",
    ]  # fmt: skip


def test_what_systems_leave_behind_is_passed_over(tmp_path):
    """Resource forks, thumbnails and links are no papers."""
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    buffer = io.BytesIO(zipped({"__MACOSX/._a": b"", "b/Thumbs.db": b"", "a": b"1"}))
    with zipfile.ZipFile(buffer, "a") as parcel:
        parcel.writestr(link, "/etc/passwd")

    assert unpacked(tmp_path, buffer.getvalue()) == {"a": b"1"}


def nested(depth: int) -> bytes:
    data = zipped({"a.txt": b"a"})
    for _ in range(depth - 1):
        data = zipped({"x.zip": data})
    return data


def encrypted() -> bytes:
    data = bytearray(zipped({"a": b"a"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    return bytes(data)


def lying() -> bytes:
    """A megabyte of blanks that is said to be ten bytes."""
    data = bytearray(zipped({"a": b" " * 1_000_000}))
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    return bytes(data)


SMALL = Limits(unpacked_bytes=2_000_000, unpacked_members=20, unpacked_ratio=200)
REFUSED = {
    "no zip": (b"Ke hoach", DamagedFileError),
    "cut off": (zipped({"a": b"a" * 99})[:40], DamagedFileError),
    "nothing in it": (zipped({}), EmptyFileError),
    "a password": (encrypted(), EncryptedFileError),
    "too many files": (zipped({str(n): b"" for n in range(21)}), TooLargeError),
    "too many bytes": (
        zipped({str(n): bytes(900_000) for n in range(3)}),
        TooLargeError,
    ),
    "one file out of hardly any bytes": (
        zipped({"a": bytes(1_900_000)}),
        TooLargeError,
    ),
    "a size that is a lie": (lying(), DamagedFileError),
    "zips in zips in zips": (nested(3), TooLargeError),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(tmp_path, data, error):
    """What passes a limit or cannot be opened is refused by name."""
    with pytest.raises(error):
        unpacked(tmp_path, data, SMALL)


def test_as_deep_as_allowed(tmp_path):
    """Zips in a zip are opened down to the limit."""
    assert unpacked(tmp_path, nested(2)) == {"x.zip/a.txt": b"a"}


def test_broken_zip_inside_stays_a_file(tmp_path):
    """A broken zip inside is left for its own reading to refuse."""
    assert unpacked(tmp_path, zipped({"x.zip": b"PK\x03\x04??"})) == {
        "x.zip": b"PK\x03\x04??"
    }
