"""Mails as they travel: their head in words of the office, their body, their files."""

import base64
import zipfile
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from archive.errors import (
    EncryptedFileError,
    RefusedError,
    TooLargeError,
    UnsupportedFileError,
)
from indexer import sniff
from indexer.extract import Limits, attached, extract
from indexer.mailed import EML
from tests.indexer.extract import enveloped

PDF = b"%PDF-1.4\n"
OLD = (
    b"K\xddnh g\xf6i c\xb8c \xae\xe5ng ch\xdd, k\xd5 ho\xb9ch ki\xd3m tra kho l\xadu "
    b"tr\xf7 c\xf1a t\xd8nh \xf1y"
)
"""A text in TCVN3."""


def mail(subject="Gửi Kế hoạch 88-KH/TU", text="Kính gửi các đồng chí.\n"):
    """Return a mail as an office sends it."""
    made = EmailMessage()
    made["From"] = "Nguyễn Văn Á <a@tinhuy.example>"
    made["To"] = 'Lê Thị Ô <o@tinhuy.example>, "Phòng Tổng hợp" <th@tinhuy.example>'
    made["Date"] = "Tue, 05 Jun 2018 08:30:00 +0700"
    made["Subject"] = subject
    made.set_content(text)
    return made


def put(tmp_path, data):
    """Write a mail and return its path."""
    path = tmp_path / "thư.eml"
    path.write_bytes(data if isinstance(data, bytes) else data.as_bytes(policy=SMTP))
    return path


def read(tmp_path, data):
    """Return the text of a mail."""
    return extract(put(tmp_path, data), EML, Limits())


def files(tmp_path, data, **limits):
    """Return the files sent with a mail, name and bytes."""
    into = tmp_path / "out"
    into.mkdir(exist_ok=True)
    found = attached.members(put(tmp_path, data), EML, into, Limits(**limits))
    return {one.name: one.path.read_bytes() for one in found}


def raw(head, body=b""):
    """Return a mail of these fields."""
    usual = b"From: a@b.example\r\nTo: c@d.example\r\nDate: 5 Jun 2018 08:30 +0700\r\n"
    return usual + head + b"\r\n\r\n" + body


def test_a_mail_is_read_as_a_paper(tmp_path):
    """Its head stands first, in words of the office, then what it says."""
    made = mail()
    made["Cc"] = "d@tinhuy.example"

    text = read(tmp_path, made)

    assert text.body == (
        "Từ: Nguyễn Văn Á <a@tinhuy.example>\n"
        "Đến: Lê Thị Ô <o@tinhuy.example>, Phòng Tổng hợp <th@tinhuy.example>\n"
        "Đồng gửi: d@tinhuy.example\n"
        "Ngày: 05/06/2018 08:30 (+07:00)\n"
        "Về việc: Gửi Kế hoạch 88-KH/TU\n"
        "\n"
        "Kính gửi các đồng chí."
    )
    assert text.notes == ()


def test_what_was_sent_along_are_files(tmp_path):
    """Each has its bytes and its name, whatever letters that has."""
    made = mail()
    made.add_attachment(
        PDF, maintype="application", subtype="pdf", filename="Kế hoạch.pdf"
    )
    made.add_attachment("Bảng\n", filename="bảng.txt")

    assert files(tmp_path, made) == {
        "Kế hoạch.pdf": PDF,
        "bảng.txt": "Bảng\r\n".encode(),
    }
    assert read(tmp_path, made).notes == ("attachments",)


def test_a_mail_sent_along_is_a_file_of_its_own(tmp_path):
    """Its bytes are those that lay in the mail, named by its subject."""
    made = mail()
    made.add_attachment(mail("V/v kho / lưu trữ", "Thư trước."))

    ((name, data),) = files(tmp_path, made).items()

    assert name == "V-v kho - lưu trữ.eml"
    assert data in put(tmp_path, made).read_bytes()
    assert "Thư trước." in read(tmp_path, data).body


def test_of_two_texts_that_say_the_same_one_is_read(tmp_path):
    """The plain one, and files that lie beside the other are not lost."""
    made = mail(text="Bản chữ thường.\n")
    made.add_alternative("<p>Bản có trình bày.</p>", subtype="html")
    page = made.get_payload()[1]
    page.add_related(PDF, "application", "pdf", filename="a.pdf", cid="<x>")

    text = read(tmp_path, made)

    assert "Bản chữ thường." in text.body
    assert "trình bày" not in text.body
    assert files(tmp_path, made) == {"a.pdf": PDF}


def test_a_mail_that_is_a_page_is_read_as_one(tmp_path):
    """Its letters come from its own marks, and a blank plain text is none."""
    made = mail(text="\n")
    made.add_alternative(
        "<p>Kính gửi <b>Tỉnh ủy</b></p><p>Dòng hai</p>", subtype="html"
    )

    assert read(tmp_path, made).body.endswith("Kính gửi Tỉnh ủy\nDòng hai")


@pytest.mark.parametrize(("size", "is_file"), [(2_000, False), (200_000, True)])
def test_small_pictures_of_a_signature_are_no_files(size, is_file, tmp_path):
    """A logo is left out and that is told; a scan pasted into the text is a file."""
    made = mail()
    made.add_alternative('<p>Chào</p><img src="cid:logo">', subtype="html")
    made.get_payload()[1].add_related(
        b"\x89PNG".ljust(size), "image", "png", cid="<logo>"
    )

    assert bool(files(tmp_path, made)) is is_file
    assert ("mail_left_out" in read(tmp_path, made).notes) is not is_file


def test_a_picture_that_no_text_shows_is_a_file(tmp_path):
    """However small it is: it was sent to be looked at."""
    made = mail()
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")

    assert files(tmp_path, made) == {"a.png": b"\x89PNG"}


def test_what_mail_programs_add_is_left_out(tmp_path):
    """The signature of a signed mail is no paper; what was signed is read."""
    made = raw(
        b'Content-Type: multipart/signed; boundary="x"',
        b"--x\r\n\r\nN\xe1\xbb\x99i dung\r\n"
        b"--x\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nabc"
        b"\r\n--x--\r\n",
    )

    assert files(tmp_path, made) == {}
    assert read(tmp_path, made).body.endswith("Nội dung")
    assert read(tmp_path, made).notes == ("mail_left_out",)


NAMES = {
    "continued and coded": (
        b"attachment;\r\n filename*0*=utf-8''K%E1%BA%BF%20;\r\n filename*1*=ho%E1%BA%A1ch.pdf",
        "Kế hoạch.pdf",
    ),
    "as words": (
        b'attachment; filename="=?utf-8?B?S+G6vyBob+G6oWNoLnBkZg==?="',
        "Kế hoạch.pdf",
    ),
    "as bytes of UTF-8": (
        'attachment; filename="Kế hoạch.pdf"'.encode(),
        "Kế hoạch.pdf",
    ),
    "in Windows' own letters": (
        b'attachment; filename="=?windows-1258?Q?K=EA=EC_hoa=F2ch.pdf?="',
        "Kế hoạch.pdf",
    ),
    "in the letters of an old font": (
        b'attachment; filename="K\xd5 ho\xb9ch ki\xd3m tra qu\xfd.pdf"',
        "Kế hoạch kiểm tra quý.pdf",
    ),
    "leading out of its folder": (
        b'attachment; filename="..\\\\..\\\\etc/../x.pdf"',
        "etc/x.pdf",
    ),
    "with orders to a terminal": (
        b'attachment; filename="=?utf-8?Q?a=1B=5B31m=E2=80=AEfdp.exe?="',
        "a[31mfdp.exe",
    ),
    "without a name": (b"attachment", "tệp đính kèm 1.pdf"),
}


@pytest.mark.parametrize(("field", "name"), NAMES.values(), ids=NAMES)
def test_names_are_read_and_made_safe(field, name, tmp_path):
    """However a program wrote it, a file has the name its sender knows."""
    made = raw(
        b'Content-Type: multipart/mixed; boundary="x"',
        b"--x\r\n\r\nhi\r\n--x\r\nContent-Type: application/pdf\r\n"
        b"Content-Disposition: " + field + b"\r\n\r\n%PDF\r\n--x--\r\n",
    )

    assert list(files(tmp_path, made)) == [name]


SUBJECTS = {
    "words cut in the middle of a letter's line": (
        b"=?utf-8?B?S+G6vw==?=\r\n =?utf-8?B?IGhv4bqhY2g=?=",
        "Kế hoạch",
    ),
    "a charset that nobody knows": (b"=?x-tcvn?Q?K=D5?= hai", None),
    "broken words": (b"=?utf-8?B?S+G6?= xin", None),
    "bytes of UTF-8": ("Kế hoạch".encode(), "Kế hoạch"),
    "a line that goes on": (b"Ho\r\n\tp", "Ho p"),
    "nothing": (b"", None),
}


@pytest.mark.parametrize(("sent", "expected"), SUBJECTS.values(), ids=SUBJECTS)
def test_subjects_are_read(sent, expected, tmp_path):
    """Or shown as they came; none makes a mail unreadable."""
    text = read(tmp_path, raw(b"Subject: " + sent, b"hi")).body

    assert text.endswith("\n\nhi")
    if expected:
        assert f"Về việc: {expected}\n" in text


def test_a_body_in_old_letters_under_a_western_name_is_read(tmp_path):
    """Mail programs of that time called everything ISO 8859-1."""
    made = raw(b"Content-Type: text/plain; charset=iso-8859-1", OLD)

    assert "các đồng chí, kế hoạch kiểm tra kho lưu trữ" in read(tmp_path, made).body
    assert read(tmp_path, made).notes == ("legacy_tcvn3",)


def test_lines_that_go_on_are_joined(tmp_path):
    """``format=flowed`` marks where a line was only broken for its way."""
    made = raw(
        b"Content-Type: text/plain; charset=utf-8; format=flowed",
        "Kính gửi \r\ncác đồng chí\r\n-- \r\nÁ".encode(),
    )

    assert read(tmp_path, made).body.endswith("Kính gửi các đồng chí\n--\nÁ")


def test_a_mail_cut_off_on_its_way_gives_what_came(tmp_path):
    """The last part has no end, and base64 no last letters."""
    made = mail()
    made.add_attachment(
        PDF * 9, maintype="application", subtype="pdf", filename="a.pdf"
    )
    whole = made.as_bytes(policy=SMTP)

    cut = whole[: whole.index(b"JVBERi0") + 50]

    assert files(tmp_path, cut)["a.pdf"].startswith(PDF)
    assert "Kính gửi" in read(tmp_path, cut).body


def test_a_mail_from_a_box_is_read_but_not_a_box(tmp_path):
    """Some programs keep a line before each mail, which is no part of it."""
    kept = b"From a@b.example Tue Jun  5 08:30:00 2018\n" + raw(
        b"Subject: x", b"hi\n\n"
    )

    assert sniff.sniff(put(tmp_path, kept), "a.eml") == EML
    assert read(tmp_path, kept).body.startswith("Từ: a@b.example\n")
    with pytest.raises(UnsupportedFileError, match="mbox"):
        read(tmp_path, kept + kept)


ENVELOPE = (
    b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\n"
    b"Content-Transfer-Encoding: base64"
)


def test_a_mail_in_a_signed_envelope_is_read(tmp_path):
    """Everybody can open it; the signature itself is no paper."""
    inside = mail(text="Bên trong.")
    inside.add_attachment(PDF, "application", "pdf", filename="a.pdf")
    envelope = enveloped.signed(inside.as_bytes(policy=SMTP))

    made = raw(ENVELOPE, base64.encodebytes(envelope))

    assert read(tmp_path, made).body.endswith("Bên trong.")
    assert read(tmp_path, made).notes == ("attachments", "mail_left_out")
    assert files(tmp_path, made) == {"a.pdf": PDF}


def test_envelopes_within_envelopes_have_an_end(tmp_path):
    """Each is opened only so far."""
    made = mail().as_bytes(policy=SMTP)
    for _ in range(7):
        made = raw(ENVELOPE, base64.encodebytes(enveloped.signed(made)))

    with pytest.raises(TooLargeError, match="lồng nhau"):
        read(tmp_path, made)


def test_a_sealed_envelope_says_so_whatever_its_head_says(tmp_path):
    """Its content decides; one that is broken is a file like others."""
    with pytest.raises(EncryptedFileError):
        read(tmp_path, raw(ENVELOPE, base64.encodebytes(enveloped.SEALED)))

    broken = raw(ENVELOPE, base64.encodebytes(b"\x30\x80\x06nothing"))
    assert list(files(tmp_path, broken)) == ["smime.p7m"]


SEALED = {
    "an envelope": b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data",
    "by PGP": b'Content-Type: multipart/encrypted; boundary="x"',
}


@pytest.mark.parametrize("head", SEALED.values(), ids=SEALED)
def test_a_sealed_mail_says_so(head, tmp_path):
    """Nobody but its receiver can read it."""
    with pytest.raises(EncryptedFileError, match="thư được mã hóa"):
        read(tmp_path, raw(head, b"MIAGCSqGSIb3DQEHA6CAMIACAQAxggE="))


def test_a_text_sealed_by_pgp_says_so(tmp_path):
    """Its letters are no text."""
    with pytest.raises(EncryptedFileError):
        read(tmp_path, raw(b"X: y", b"-----BEGIN PGP MESSAGE-----\n\nhQEMA\n"))


def nested(deep):
    """Return parts within parts, so many."""
    head = b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n'
    return raw(b"Subject: x\r\n" + b"".join(head % (n, n) for n in range(deep)))


def test_parts_within_parts_have_an_end(tmp_path):
    """Ten thousand of them are refused at once, by what is told of the limit."""
    with pytest.raises(TooLargeError, match="lồng nhau"):
        read(tmp_path, nested(10_000))


def test_a_hundred_thousand_parts_are_refused(tmp_path):
    """Before the last is looked at."""
    many = b"--x\r\n\r\n\r\n" * 100_000
    made = raw(b'Content-Type: multipart/mixed; boundary="x"', many)

    with pytest.raises(TooLargeError, match="hơn 5000 phần"):
        read(tmp_path, made)


def test_a_head_of_ten_megabytes_is_refused(tmp_path):
    """No mail program wrote it."""
    with pytest.raises(TooLargeError, match="phần đầu thư"):
        read(tmp_path, raw(b"X-Long: " + b"a" * 10_000_000))


def test_many_words_to_decode_take_no_time(tmp_path):
    """A subject made of beginnings of words is read like any other."""
    text = read(tmp_path, raw(b"Subject: " + b"=?a?q?" * 150_000, b"hi"))

    assert text.body.endswith("hi")


def test_files_have_limits(tmp_path):
    """So many, and so many bytes of all of them."""
    made = mail()
    for number in range(4):
        made.add_attachment(b"x" * 999, "application", "pdf", filename=f"{number}.pdf")

    assert len(files(tmp_path, made, unpacked_members=4, unpacked_bytes=4_000)) == 4
    for least in ({"unpacked_members": 3}, {"unpacked_bytes": 3_000}):
        with pytest.raises(TooLargeError):
            files(tmp_path, made, **least)


def test_a_zip_sent_along_stays_one(tmp_path):
    """It is opened when its own row is read."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("a.txt", "x")
    made = mail()
    made.add_attachment(path.read_bytes(), "application", "zip", filename="a.zip")

    assert files(tmp_path, made) == {"a.zip": path.read_bytes()}


def test_any_bytes_after_a_head_are_a_mail_or_refused(tmp_path):
    """No damage leads to anything but a text or a reason."""
    made = mail()
    made.add_alternative("<p>x</p>", subtype="html")
    made.add_attachment(PDF, "application", "pdf", filename="a.pdf")
    whole = made.as_bytes(policy=SMTP)

    for at in range(0, len(whole), 7):
        for other in (b"", b"\0", b"\xff", b";", b'"', b"\r\n\r\n", b"--"):
            try:
                read(tmp_path, whole[:at] + other + whole[at + 1 :])
                files(tmp_path, whole[:at] + other + whole[at + 1 :])
            except RefusedError:
                continue
