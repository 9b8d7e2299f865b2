"""Mails as Outlook keeps them: the same paper that the mail is when it travels."""

import datetime as dt
import struct

import pytest

from archive.errors import EncryptedFileError, RefusedError, TooLargeError
from indexer import sniff
from indexer.extract import Limits, attached, extract
from indexer.extract.mail.packed import unpacked
from indexer.mailed import MSG
from tests.indexer.extract import enveloped
from tests.indexer.extract import packed_msg as made

SENT = dt.datetime(2018, 6, 5, 1, 30, tzinfo=dt.UTC)
KIND, SUBJECT, SENDER, ADDRESS, TO, BODY = 0x1A, 0x37, 0xC1A, 0x5D01, 0xE04, 0x1000
PAGE, PACKED = 0x1013, 0x1009
HEAD = {
    KIND: "IPM.Note",
    SUBJECT: "Gửi Kế hoạch 88-KH/TU",
    SENDER: "Nguyễn Văn Á",
    ADDRESS: "a@tinhuy.example",
    TO: "Lê Thị Ô; Phòng Tổng hợp",
}
WHEN = {"39": (made.TIME, made.sent(SENT))}


def put(tmp_path, tree):
    """Write a mail and return its path."""
    path = tmp_path / "thư.msg"
    path.write_bytes(tree if isinstance(tree, bytes) else made.packed(tree))
    return path


def read(tmp_path, tree):
    """Return the text of a mail."""
    return extract(put(tmp_path, tree), MSG, Limits())


def files(tmp_path, tree, **limits):
    """Return the files sent with a mail, name and bytes."""
    into = tmp_path / "out"
    into.mkdir(exist_ok=True)
    found = attached.members(put(tmp_path, tree), MSG, into, Limits(**limits))
    return {one.name: one.path.read_bytes() for one in found}


def test_a_mail_is_read_as_a_paper(tmp_path):
    """Its head stands first, in words of the office, then what it says."""
    tree = made.letter(HEAD | {BODY: "Kính gửi\r\ncác đồng chí."}, numbers=WHEN)

    text = read(tmp_path, tree)

    assert sniff.sniff(put(tmp_path, tree), "x") == MSG
    assert text.body == (
        "Từ: Nguyễn Văn Á <a@tinhuy.example>\n"
        "Đến: Lê Thị Ô; Phòng Tổng hợp\n"
        "Ngày: 05/06/2018 08:30 (+07:00)\n"
        "Về việc: Gửi Kế hoạch 88-KH/TU\n"
        "\n"
        "Kính gửi\ncác đồng chí."
    )


@pytest.mark.parametrize("size", [5, 70_000], ids=["small", "large"])
def test_what_was_sent_along_are_files(size, tmp_path):
    """Each has its bytes and its name."""
    tree = made.letter(HEAD, attached=[made.file("Kế hoạch.pdf", b"%PDF".ljust(size))])

    assert files(tmp_path, tree) == {"Kế hoạch.pdf": b"%PDF".ljust(size)}
    assert read(tmp_path, tree).notes == ("attachments",)


def test_a_mail_within_a_mail_is_a_page_of_it(tmp_path):
    """It is no file by itself; what came with it is found under its subject."""
    inner = made.letter(
        {SUBJECT: "Thư trước", BODY: "Gửi lại."},
        skipped=24,
        attached=[made.file("a.txt", b"x")],
    )
    tree = made.letter(HEAD | {BODY: "Xem thư."}, attached=[made.within(inner)])

    text = read(tmp_path, tree)

    assert [page.text.splitlines()[-1] for page in text.pages] == [
        "Xem thư.",
        "Gửi lại.",
    ]
    assert files(tmp_path, tree) == {"Thư trước/a.txt": b"x"}


def test_names_in_old_letters_are_read(tmp_path):
    """Older Outlook wrote in the code page of the machine."""
    tree = made.letter(
        {SUBJECT: "Ke hoach"}, numbers={"3FFD": (made.WHOLE, 1258)}, encoding="ascii"
    )
    tree[made.named(SUBJECT, made.CODED)] = b"K\xea\xec hoa\xf2ch"

    assert "Về việc: Kế hoạch" in read(tmp_path, tree).body


def test_a_body_that_is_a_page_is_read_as_one(tmp_path):
    """Where there is no plain text; its logo is no file."""
    page = '<p>Kính gửi <b>Tỉnh ủy</b></p><img src="cid:logo@x">'.encode()
    tree = made.letter(
        HEAD,
        data={PAGE: page},
        attached=[made.file("logo.png", b"\x89PNG", cid="logo@x")],
        numbers={"3FDE": (made.WHOLE, 65001)},
    )

    text = read(tmp_path, tree)

    assert text.body.endswith("Kính gửi Tỉnh ủy")
    assert files(tmp_path, tree) == {}
    assert text.notes == ("mail_left_out",)


# The example of [MS-OXRTFCP] 3.1.1, and what it is unpacked.
EXAMPLE = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232"
    "0af32068656c090020627705b06c647d0a800fa0"
)


def test_a_body_that_outlook_packed_is_unpacked(tmp_path):
    """Some mails have no other; what is packed points back into what came before."""
    assert unpacked(EXAMPLE) == (b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
    assert read(tmp_path, made.letter(HEAD, data={PACKED: EXAMPLE})).body.endswith(
        "hello world"
    )


def test_a_packed_body_that_says_too_much_is_refused():
    """It is measured before it is unpacked, and lies beyond its end are cut."""
    lie = struct.pack("<IIII", 20, 1 << 31, 0x75465A4C, 0)
    with pytest.raises(TooLargeError):
        unpacked(lie + bytes(20))

    long = struct.pack("<IIII", 20, 9, 0x75465A4C, 0) + b"\xff" + b"\x00\x0f" * 8
    assert len(unpacked(long)) == 9


def test_a_sealed_mail_says_so(tmp_path):
    """Nobody but its receiver can read it."""
    with pytest.raises(EncryptedFileError, match="thư được mã hóa"):
        read(tmp_path, made.letter(HEAD | {KIND: "IPM.Note.SMIME"}))


SIGNED = (
    b'Content-Type: multipart/signed; boundary="x"\r\n\r\n'
    b"--x\r\n\r\nCh\xc3\xa0o\r\n--x\r\nContent-Type: text/plain; name=a.txt\r\n\r\nA"
    b"\r\n--x\r\nContent-Type: application/pkcs7-signature\r\n\r\nabc\r\n--x--\r\n"
)


@pytest.mark.parametrize("kind", ["SMIME.MultipartSigned", "SMIME"])
def test_a_signed_mail_is_read(kind, tmp_path):
    """Outlook keeps what it says as its only attachment, in an envelope or not."""
    content = SIGNED if "." in kind else enveloped.signed(SIGNED)
    tree = made.letter(
        HEAD | {KIND: f"IPM.Note.{kind}"}, attached=[made.file("smime.p7m", content)]
    )

    assert read(tmp_path, tree).body.startswith("Từ: Nguyễn Văn Á")
    assert read(tmp_path, tree).body.endswith("Chào")
    assert files(tmp_path, tree) == {"a.txt": b"A"}


def within(deep):
    """Return mails within each other, so many."""
    tree = made.letter({BODY: "x"}, skipped=24)
    for _ in range(deep):
        tree = made.letter({}, skipped=24, attached=[made.within(tree)])
    return made.letter(HEAD, attached=[made.within(tree)])


def test_mails_within_mails_have_an_end(tmp_path):
    """A hundred of them are refused, by what is told of the limit."""
    with pytest.raises(TooLargeError, match="lồng nhau"):
        read(tmp_path, within(100))


def test_files_have_limits(tmp_path):
    """So many, and so many bytes of all of them."""
    tree = made.letter(HEAD, attached=[made.file(f"{n}", b"x" * 900) for n in range(4)])

    assert len(files(tmp_path, tree, unpacked_members=4)) == 4
    for least in ({"unpacked_members": 3}, {"unpacked_bytes": 3_000}):
        with pytest.raises(TooLargeError):
            files(tmp_path, tree, **least)


def test_a_storage_that_leads_to_itself_is_read_once(tmp_path):
    """A tree that has no end ends where it comes back."""
    data = bytearray(made.packed(made.letter(HEAD, attached=[made.file("a", b"x")])))
    entry = data.index("__attach_version1.0_#00000000".encode("utf-16-le"))
    number = (entry - data.index("Root Entry".encode("utf-16-le"))) // 128
    data[entry + 76 : entry + 80] = struct.pack("<I", number)

    assert read(tmp_path, bytes(data)).body.endswith("Gửi Kế hoạch 88-KH/TU")
    assert list(files(tmp_path, bytes(data)).values()) == [b""]


def test_any_damage_leads_to_a_text_or_a_reason(tmp_path):
    """Whatever number is out of place."""
    whole = made.packed(
        made.letter(
            HEAD | {BODY: "Kính gửi"},
            numbers=WHEN,
            attached=[made.file("a", b"x" * 5000)],
        )
    )

    for at in range(0, len(whole), 101):
        for other in (b"\0", b"\xff", b"\x01"):
            try:
                read(tmp_path, whole[:at] + other + whole[at + 1 :])
                files(tmp_path, whole[:at] + other + whole[at + 1 :])
            except RefusedError:
                continue
