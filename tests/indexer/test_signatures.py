"""Signatures of PDFs: what holds is told from what was tampered with."""

import re
from dataclasses import replace
from io import BytesIO

import pypdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from archive.signatures import Signed, gravest
from indexer import signatures
from tests.indexer.signing import DAY, NOW, Authority, drawn, signed, stamped

OFFICE = "Tỉnh ủy Bắc Kạn"


@pytest.fixture(scope="module")
def root():
    """Who is trusted."""
    return Authority("Nơi cấp chứng thư")


@pytest.fixture(scope="module")
def lan(root):
    """Somebody whose certificate holds today."""
    return root.vouch("Trần Thị Lan", OFFICE)


@pytest.fixture
def seen(tmp_path, root):
    """What is found of a PDF by those who trust the root, or others."""

    def look(pdf, *trusted):
        path = tmp_path / "1.pdf"
        path.write_bytes(pdf)
        assert signatures.may_be_signed(path)
        return signatures.look(path, trusted or (root.pem,))

    return look


def added(pdf, change):
    """Return a PDF with one more revision, in which something was changed."""
    writer, out = IncrementalPdfFileWriter(BytesIO(pdf)), BytesIO()
    change(writer)
    writer.write(out)
    return out.getvalue()


def redrawn(writer):
    """Put another page over the one that was signed."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    drawing = b"BT /F1 12 Tf 72 700 Td (So 99-KH/TU) Tj ET"
    page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=drawing))
    writer.update_container(page)


def test_who_signed_and_when(seen, lan):
    """Names are those of the certificate, and the time what the signer's clock said."""
    [found] = seen(signed(drawn(), lan)).signatures

    assert (found.state, found.fault, found.later) == ("valid", None, "nothing")
    assert (found.signer, found.office) == ("Trần Thị Lan", OFFICE)
    assert (found.issuer, found.digest) == ("Nơi cấp chứng thư", "sha256")
    assert abs(found.signed_at - NOW) < DAY
    assert not found.is_stamped


def test_a_certificate_is_trusted_in_either_form(seen, lan, root):
    """PEM, several in one file, and DER."""
    pdf = signed(drawn(), lan)
    other = Authority("Nơi khác")

    assert gravest(seen(pdf, root.der).signatures) == "valid"
    assert gravest(seen(pdf, other.pem + root.pem).signatures) == "valid"
    assert gravest(seen(pdf, b"?", root.pem).signatures) == "valid"
    assert gravest(seen(pdf, other.pem, b"README").signatures) == "unknown_issuer"


def test_who_vouches_for_himself_is_unknown(seen):
    """Nobody we trust says that it was he."""
    own = Authority("Tự cấp")

    assert gravest(seen(signed(drawn(), own.vouch("Ai đó"))).signatures) == (
        "unknown_issuer"
    )


def test_two_who_sign_one_after_the_other(seen, lan, root):
    """The second adds nothing but a signature to what the first signed."""
    once = signed(drawn(), lan)
    found = seen(signed(once, root.vouch("Văn thư"), field="Signature2")).signatures

    told = [(one.signer, one.state, one.later) for one in found]
    assert told == [
        ("Trần Thị Lan", "valid", "signatures"),
        ("Văn thư", "valid", "nothing"),
    ]


def test_a_stamped_time_goes_before_what_a_clock_said(seen, lan, root):
    """The time of a timestamp is told as such."""
    stamp = root.vouch("Máy chủ thời gian", stamps=True)
    [found] = seen(signed(drawn(), lan, stamp=stamp)).signatures

    assert (found.state, found.is_stamped) == ("valid", True)
    assert abs(found.signed_at - NOW) < DAY


def test_a_timestamp_of_the_file_is_nobodys_signature(seen, root):
    """It proves a time, and is told as one."""
    stamp = root.vouch("Máy chủ thời gian", stamps=True)
    [found] = seen(stamped(drawn(), stamp)).signatures

    assert (found.state, found.is_timestamp, found.is_stamped) == ("valid", True, True)


def lengthened(pdf):
    """Hide a later revision from whoever only adds up the lengths of a signature.

    Its figures are written as a text of the same value with blanks behind, so that
    it seems to be twice as long as the hole it lies in.
    """
    first, until, again, rest = _range(pdf)
    der = bytes.fromhex(pdf[until + 1 : again - 1].decode()).rstrip(b"\0")
    escaped = re.sub(rb"([\\()\r\n])", lambda m: b"\\%03o" % m[1][0], der)
    later = added(pdf, redrawn)
    room, more = again - until, len(later) - len(pdf)
    # So many letters that the figures for them would reach to the end of the file.
    letters = (room + more - 1) // 2
    later += b"\n" * ((room + more) % 2)
    text = b"(" + escaped + b"\0" * (letters - len(der)) + b")"
    assert len(text) <= room
    assert (first, rest) == (0, len(pdf) - again)
    return later[:until] + text.ljust(room) + later[again:]


def _range(pdf):
    [found] = re.findall(rb"/ByteRange \[([\d ]+)\]", pdf)
    return [*map(int, found.split())]


def swallowed(pdf):
    """Close the figures of a signature early, and hide something behind them."""
    _, until, again, _ = _range(pdf)
    hole = pdf[until:again].rstrip(b"0>") + b"00>"
    return pdf[:until] + hole.ljust(again - until) + pdf[again:]


TAMPERED = {
    "a letter that was signed": (
        lambda pdf: pdf.replace(b"88-KH/TU", b"89-KH/TU", 1),
        ("altered", "bytes"),
    ),
    "another page put over it": (
        lambda pdf: added(pdf, redrawn),
        ("altered", "content"),
    ),
    "a revision hidden in the length": (lengthened, ("altered", "part")),
    "figures that end early": (swallowed, ("altered", "part")),
    "something after its end": (lambda pdf: pdf + b"\n% more\n", ("altered", "part")),
}


@pytest.mark.parametrize(("tamper", "expected"), TAMPERED.values(), ids=TAMPERED)
def test_whatever_was_changed_afterwards_is_told(seen, lan, tamper, expected):
    """No trick with ranges or revisions makes it look whole."""
    [found] = seen(tamper(signed(drawn(), lan))).signatures

    assert (found.state, found.fault) == expected


def test_blanks_after_the_end_are_nothing(seen, lan):
    """Some programs end a file with another line."""
    [found] = seen(signed(drawn(), lan) + b"\r\n").signatures

    assert found.state == "valid"


def test_a_certificate_that_was_over(seen, root):
    """Signed after its last day."""
    old = root.vouch("Người cũ", since=-60, until=-30)

    [found] = seen(signed(drawn(), old)).signatures

    assert (found.state, found.valid_to) == ("expired", NOW - 30 * DAY)


def test_a_digest_that_proves_nothing_any_more(seen, lan):
    """SHA-1 is told, whoever signed."""
    [found] = seen(signed(drawn(), lan, digest="sha1")).signatures

    assert (found.state, found.digest) == ("weak", "sha1")


def test_a_signature_that_cannot_be_read(seen, lan):
    """Its figures are none: the others of the file would still be told."""
    pdf = signed(drawn(), lan)
    _, until, again, _ = _range(pdf)
    broken = pdf[: until + 1] + b"0" * (again - until - 2) + pdf[again - 1 :]

    assert [one.state for one in seen(broken).signatures] == ["broken"]


def test_a_kind_of_long_ago_is_not_called_broken(seen, lan):
    """What we cannot check is told as that."""
    old = signed(drawn(), lan).replace(b"/adbe.pkcs7.detached", b"/adbe.x509.rsa_sha1")

    assert [one.state for one in seen(old).signatures] == ["unsupported"]


def test_a_file_that_was_saved_anew_lost_its_signature(seen, lan):
    """What is left of it in the bytes is told, and no signature."""
    reader = pypdf.PdfReader(BytesIO(signed(drawn(), lan)))
    writer, out = pypdf.PdfWriter(), BytesIO()
    for page in reader.pages:
        writer.add_page(page)
    writer.write(out)

    assert seen(out.getvalue()) == Signed(reason=signatures.LOST)


def test_a_pdf_that_nobody_signed_is_not_even_looked_at(tmp_path):
    """Its bytes tell."""
    path = tmp_path / "1.pdf"
    path.write_bytes(drawn())

    assert not signatures.may_be_signed(path)


def test_the_worst_signature_speaks_for_the_file(seen, lan):
    """One that holds does not cover one that does not."""
    [good] = seen(signed(drawn(), lan)).signatures

    assert gravest([good, replace(good, state="weak")]) == "weak"
    assert gravest([]) is None
