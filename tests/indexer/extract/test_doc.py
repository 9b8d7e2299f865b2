"""Word 97 to 2003: the tables of the format, and whole files.

Papers are laid out here by hand as the main stream and the table stream of a
.doc; whole files come from the sample corpus and from ``../shared``.
"""

import struct
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import (
    DamagedFileError,
    EncryptedFileError,
    OldWordError,
    RefusedError,
    TooLargeError,
)
from indexer.extract import doc
from indexer.extract.doc import binary
from indexer.extract.doc.binary import Binary
from indexer.extract.doc.properties import modifiers
from indexer.extract.doc.walk import Walk
from indexer.extract.flow import Flow, write
from indexer.extract.limits import Limits

LIMITS = Limits()
TEXT_AT = 2_048
FONTS = ("Times New Roman", ".VnTime", "VNI-Times", "Symbol")


def word(code: int, operand: bytes) -> bytes:
    """Lay out one property modifier."""
    return struct.pack("<H", code) + operand


HIDDEN, DELETED, CAPITALS = (word(code, b"\1") for code in (0x083C, 0x0800, 0x083B))
IN_TABLE, ENDS_ROW = word(0x2416, b"\1"), word(0x2416, b"\1") + word(0x2417, b"\1")
SYMBOL = word(0x0855, b"\1") + word(0x6A09, struct.pack("<HH", 3, 0xF0B7))


def font(number: int) -> bytes:
    return word(0x4A4F, struct.pack("<H", number)) + word(
        0x4A51, struct.pack("<H", number)
    )


def numbered(use: int) -> bytes:
    return word(0x460B, struct.pack("<H", use)) + word(0x260A, b"\0")


def page(ends: list[int], looks: list[bytes], entry: int) -> bytes:
    """Lay out one page of looks, ``entry`` bytes for each reference."""
    bytes_of = bytearray(512)
    struct.pack_into(f"<{len(ends)}I", bytes_of, 0, *ends)
    at = 510
    for index, look in enumerate(looks):
        at -= len(look) + 2
        at -= at % 2
        bytes_of[at : at + len(look)] = look
        bytes_of[4 * len(ends) + entry * index] = at // 2
    bytes_of[511] = len(looks)
    return bytes(bytes_of)


def font_table() -> bytes:
    entries = [bytes(39) + name.encode("utf-16-le") + b"\0\0" for name in FONTS]
    head = struct.pack("<HH", len(FONTS), 0)
    return head + b"".join(bytes([len(entry)]) + entry for entry in entries)


def list_tables() -> tuple[bytes, bytes, bytes]:
    """One simple list, numbered "Điều 1." and so on, and one use of it."""
    pattern = "Điều \0.".encode("utf-16-le")
    # Start at 1, decimal, a space after the number, no properties of its own.
    level = struct.pack("<IBB9xB8xBBxx", 1, 0, 0, 1, 0, 0)
    formats = struct.pack("<HI", 1, 77) + bytes(22) + b"\1\0"
    levels = level + struct.pack("<H", len(pattern) // 2) + pattern
    uses = struct.pack("<II", 1, 77) + bytes(12) + bytes(4)
    return formats, levels, uses


def laid_out(
    runs: list[tuple[bytes, bytes]], paragraphs: list[tuple[int, bytes]] | None = None
) -> Binary:
    """Lay out a paper of runs (text, look) and paragraphs (length, look)."""
    text = b"".join(part for part, _ in runs)
    paragraphs = paragraphs or [(len(text), b"")]
    run_ends = [TEXT_AT, *accumulate((len(t) for t, _ in runs), initial=TEXT_AT)][1:]
    paragraph_ends = list(accumulate((n for n, _ in paragraphs), initial=TEXT_AT))
    run_looks = [bytes([len(look)]) + look for _, look in runs]
    padded = [b"\0\0" + look + bytes(len(look) % 2) for _, look in paragraphs]
    paragraph_looks = [b"\0" + bytes([len(look) // 2]) + look for look in padded]
    pieces = struct.pack("<IIHIH", 0, len(text), 0, TEXT_AT * 2 | 0x40000000, 0)
    formats, levels, uses = list_tables()
    tables, places = b"", bytearray(8 * 75)
    for place, table, more in (
        (binary.PIECES, b"\2" + struct.pack("<I", len(pieces)) + pieces, b""),
        (binary.FONTS, font_table(), b""),
        (binary.CHARACTER_PAGES, struct.pack("<III", 0, 99, 2), b""),
        (binary.PARAGRAPH_PAGES, struct.pack("<III", 0, 99, 3), b""),
        (binary.LISTS, formats, levels),
        (binary.LIST_USES, uses, b""),
    ):
        struct.pack_into("<II", places, 8 * place, len(tables), len(table))
        tables += table + more
    main = bytes(places).ljust(1_024, b"\0")
    main += page(run_ends, run_looks, 1) + page(paragraph_ends, paragraph_looks, 13)
    stories = dict.fromkeys(
        ("footnotes", "headers", "endnotes", "boxes", "header_boxes"), (0, 0)
    )
    return Binary(main + text, tables, b"", {"body": (0, len(text)), **stories}, 0, 75)


def printed(paper: Binary) -> str:
    return write(Flow(Walk(paper).story("body")), "x/y").body


RUNS = {
    "one run": ([(b"Ke hoach\r", b"")], "Ke hoach"),
    "TCVN3 by its font": ([("chØ thÞ\r".encode("cp1252"), font(1))], "chỉ thị"),
    "TCVN3, Word's soft hyphen": ([(b"th\x1f\r", font(1))], "thư"),
    "VNI torn apart": (
        [(b"u", font(2)), ("û".encode("cp1252"), font(2)), (b"y\r", b"")],
        "ủy",
    ),
    "soft hyphens of others": ([(b"th\x1fu\r", font(0))], "thu"),
    "hidden and deleted": (
        [(b"a", b""), (b"b", HIDDEN), (b"c", DELETED), (b"d\r", b"")],
        "ad",
    ),
    "capitals": ([(b"ke ", CAPITALS), (b"hoach\r", b"")], "KE hoach"),
    "a sign": ([(b"(", SYMBOL), (b" a\r", b"")], "• a"),
    "fields show their result": (
        [(b"a\x13 PAGE \x13 x \x14y\x15\x14", b""), (b"4\x15 b\r", b"")],
        "a4 b",
    ),
    "breaks and hyphens": ([(b"a\x0bb\x0cc\x1ed\x01\x02\r", b"")], "a\nb\nc-d"),
    "Windows signs": ([(b"\x93a\x94\x96\r", b"")], "“a”–"),
}


@pytest.mark.parametrize(("runs", "expected"), RUNS.values(), ids=RUNS)
def test_runs(runs, expected):
    """The look of each run decides what its characters print."""
    assert printed(laid_out(runs)) == expected


PARAGRAPHS = {
    "a low row": ([(b"a\x07", IN_TABLE), (b"b\x07", IN_TABLE), (b"\x07", ENDS_ROW), (b"c\r", b"")], "a\tb\nc"),
    "a tall row": (
        [(b"a\r", IN_TABLE), (b"*\x07", IN_TABLE), (b"b\x07", IN_TABLE), (b"\x07", ENDS_ROW)],
        "a\n*\nb",
    ),
    "an empty cell": ([(b"\x07", IN_TABLE), (b"b\x07", IN_TABLE), (b"\x07", ENDS_ROW)], "\tb"),
    "numbers of lists": (
        [(b"a\r", numbered(1)), (b"\r", numbered(1)), (b"b\r", numbered(1)), (b"c\r", numbered(9))],
        "Điều 1. a\n\nĐiều 2. b\nc",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS
)
def test_paragraphs(paragraphs, expected):
    """The look of each paragraph makes rows and numbers."""
    text = b"".join(part for part, _ in paragraphs)
    lengths = [(len(part), look) for part, look in paragraphs]

    assert printed(laid_out([(text, b"")], lengths)).strip("\n") == expected


@given(st.binary(max_size=64))
def test_modifiers_end(data):
    """Any bytes are some modifiers, none longer than what is there."""
    found = list(modifiers(data))

    assert sum(2 + len(operand) for _, operand in found) <= len(data)


@given(st.integers(0, 2_600), st.binary(min_size=1, max_size=8))
def test_any_damage_is_text_or_refused(at, damage):
    """A changed byte anywhere makes other text, or a refusal a clerk can read."""
    paper = laid_out([("chØ thÞ\r".encode("cp1252"), font(1)), (b"a\x07b\r", b"")])
    main = paper.main[:at] + damage + paper.main[at + len(damage) :]
    broken = Binary(main, paper.tables, b"", paper.stories, 0, 75)

    try:
        text = printed(broken)
    except (RefusedError, struct.error, IndexError):
        return
    assert len(text) < 100


HEADS = {
    "Word 6": (struct.pack("<HH", 0xA5DC, 0x65), OldWordError),
    "Word 95": (struct.pack("<HH", 0xA5EC, 0x68), OldWordError),
    "a password": (struct.pack("<HH6xH", 0xA5EC, 0xC1, 0x100), EncryptedFileError),
    "something else": (b"Ke hoach", DamagedFileError),
}


@pytest.mark.parametrize(("head", "error"), HEADS.values(), ids=HEADS)
def test_heads(head, error):
    """What cannot be read is told by its first bytes."""
    with pytest.raises(error):
        binary._checked_flags(head.ljust(64, b"\0"))


def test_stories_longer_than_any_paper():
    """The lengths a file claims are held against the limit before reading."""
    main = struct.pack("<11I", *[9] * 3, 2_000, *[9] * 7)

    with pytest.raises(TooLargeError):
        binary._stories(main, 0, Limits(max_text=1_000))


BROKEN = {
    "empty": b"",
    "no container": b"Ke hoach",
    "a head": bytes.fromhex("d0cf11e0a1b11ae1"),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_broken(tmp_path, data):
    """What is no container is damaged."""
    path = tmp_path / "a.doc"
    path.write_bytes(data)

    with pytest.raises(DamagedFileError):
        doc.extract(path, LIMITS)


def test_paper_of_the_corpus(root: Path):
    """A paper of the sample corpus begins with its letterhead."""
    text = doc.extract(root / "corpus/samples/hd-01-tw-2016/original.doc", LIMITS)

    assert text.body.splitlines()[:4] == [
        "BAN CHẤP HÀNH TRUNG ƯƠNG", "*", "Số 01-HD/TW", "ĐẢNG CỘNG SẢN VIỆT NAM",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["kh171", "kh171.tcvn3", "kh171.vni", "nq08", "bc322"])
def test_samples(shared: Path, name):
    """Whole papers come out letter for letter, whatever their encoding."""
    body = doc.extract(shared / f"samples/doc/{name}.doc", LIMITS).body
    truth = (shared / f"samples/gt/{name.split('.')[0]}.txt").read_text()

    assert body.casefold().split() == truth.casefold().split()


def test_wide_tables(shared: Path):
    """Rows whose properties lie in another stream end where they end."""
    folder = shared / "real/office/nd30_2020_doc_docx_pairs"
    body = doc.extract(folder / "Phuluc4.doc", LIMITS).body

    assert "\n(1)\t(2)\t(3)\t(4)\t(5)\t(6)\t(7)\t(8)\t(9)\t(10)\n" in body


def test_boxes_of_the_head_stay_there(shared: Path):
    """A box of the head is read after the paragraph it is anchored in."""
    folder = shared / "real/office/nd30_2020_doc_docx_pairs"
    lines = doc.extract(folder / "Phuluc4.doc", LIMITS).body.splitlines()

    assert lines.index("SỔ ĐĂNG KÝ VĂN BẢN ĐI") < lines.index("II. MẪU BÌ VĂN BẢN")
