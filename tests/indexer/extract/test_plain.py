"""Plain text: which letters its bytes stand for."""

import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import EmptyFileError, TooLargeError, UnsupportedFileError
from indexer.extract import legacy, plain
from indexer.extract.limits import Limits

LIMITS = Limits()
PROSE = (
    "Căn cứ Nghị quyết của Tỉnh ủy về công tác văn thư,\n"
    "các cấp ủy đảng tổ chức thực hiện những việc sau đây"
)


def encoded(text: str, encoding: str) -> bytes:
    table = files(legacy).joinpath("tables.tsv").read_text("utf-8").splitlines()
    column = table[0].split("\t").index(encoding)
    codes = {row.split("\t")[0]: row.split("\t")[column] for row in table[1:]}
    parts = (
        bytes(int(code, 16) for code in codes[c].split("+"))
        if c in codes
        else c.encode()
        for c in text
    )
    return b"".join(parts)


def cp1258(text: str) -> bytes:
    # Windows keeps the circumflex on the letter and the tone after it.
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in tones))
        parts.append(bare + "".join(c for c in marks if c in tones))
    return "".join(parts).encode("cp1258")


ENCODINGS = {
    "utf-8": (PROSE.encode(), ()),
    "utf-8 with a mark": (b"\xef\xbb\xbf" + PROSE.encode(), ()),
    "utf-8 with a broken byte": (PROSE.encode() + b"\xff", ()),
    "decomposed": (unicodedata.normalize("NFD", PROSE).encode(), ()),
    "utf-16, little end first": (b"\xff\xfe" + PROSE.encode("utf-16-le"), ()),
    "utf-16, big end first": (b"\xfe\xff" + PROSE.encode("utf-16-be"), ()),
    "utf-16 without a mark": (("Ke hoach so 5\n" * 9).encode("utf-16-le"), ()),
    "utf-16, big end, without a mark": (
        ("Ke hoach so 5\n" * 9).encode("utf-16-be"),
        (),
    ),
    "utf-32": (PROSE.encode("utf-32"), ()),
    "Windows": (cp1258(PROSE), ()),
    "TCVN3": (encoded(PROSE, "tcvn3"), ("legacy_tcvn3",)),
    "VNI": (encoded(PROSE, "vni"), ("legacy_vni",)),
    "VISCII": (encoded(PROSE, "viscii"), ("legacy_viscii",)),
    "VPS": (encoded(PROSE, "vps"), ("legacy_vps",)),
    "VIQR": (encoded(PROSE, "viqr"), ("legacy_viqr",)),
    "line ends of Windows": (PROSE.replace("\n", "\r\n").encode(), ()),
    "TCVN3 pasted into Unicode": (
        encoded(PROSE, "tcvn3").decode("cp1252").encode(),
        ("legacy_tcvn3",),
    ),
}


@pytest.mark.parametrize(("data", "notes"), ENCODINGS.values(), ids=ENCODINGS)
def test_encodings(tmp_path, data, notes):
    """Text comes out in Unicode whatever it was written in."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    text = plain.extract(path, LIMITS)

    expected = (
        "Ke hoach so 5\n" * 9 if b"K\0e\0" in data or b"\0K\0e" in data else PROSE
    )
    assert text.notes == notes
    assert text.body.removesuffix("\ufffd") == expected.strip()


def test_page_ends_are_line_ends(tmp_path):
    """A form feed ends a line, so that pages stay apart."""
    path = tmp_path / "a.txt"
    path.write_text("a\fb")

    assert plain.extract(path, LIMITS).body == "a\nb"


REFUSED = {
    "empty": (b"", EmptyFileError),
    "bytes": (bytes(range(256)), UnsupportedFileError),
    "controls": (b"\x01\x02\x03ab" * 9, UnsupportedFileError),
    "too large": (b"a" * 2_000, TooLargeError),
}


@pytest.mark.parametrize(("data", "error"), REFUSED.values(), ids=REFUSED)
def test_refuses(tmp_path, data, error):
    """What is no text, or too much of it, is refused by name."""
    path = tmp_path / "a.txt"
    path.write_bytes(data)

    with pytest.raises(error):
        plain.extract(path, Limits(max_bytes=1_000))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1))
def test_unicode_is_kept(tmp_path_factory, text):
    """Text in UTF-8 is kept, composed, unless it reads as an old encoding."""
    path = tmp_path_factory.mktemp("text") / "a.txt"
    path.write_bytes(text.encode())

    body = plain.extract(path, LIMITS)

    if not body.notes:
        assert body.body == unicodedata.normalize("NFC", text.replace("\xad", ""))
