"""Offices that sign PDFs, with certificates made for the tests."""

import datetime as dt
import functools
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from reportlab.pdfgen import canvas

NOW = dt.datetime.now(dt.UTC).replace(microsecond=0)  # noqa: TID251  # certificates age
DAY = dt.timedelta(days=1)


class Authority:
    """Who vouches for others, by a certificate of its own."""

    def __init__(self, name):
        self.name = _named(name)
        self.key = _key()
        until = NOW + 3650 * DAY
        made = _begun(self.name, self.name, self.key, NOW - 3650 * DAY, until)
        made = made.add_extension(x509.BasicConstraints(True, None), critical=True)
        self.certificate = made.sign(self.key, hashes.SHA256())

    @property
    def pem(self):
        """What a keeper puts into the folder of those who are trusted."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def der(self):
        """The same in the other form in which certificates come."""
        return self.certificate.public_bytes(serialization.Encoding.DER)

    def vouch(self, who, office="", *, since=-30, until=30, stamps=False):
        """Return who signs, with a certificate for some days from today."""
        # Who stamps in tests knows no other keys.
        key = rsa.generate_private_key(65537, 2048) if stamps else _key()
        first, last = NOW + since * DAY, NOW + until * DAY
        made = _begun(_named(who, office), self.name, key, first, last)
        made = made.add_extension(_USAGE, critical=True)
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            made = made.add_extension(purpose, critical=True)
        signed = made.sign(self.key, hashes.SHA256())
        der = signed.public_bytes(serialization.Encoding.DER)
        secret = key.private_bytes(
            serialization.Encoding.DER,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        return asn1.Certificate.load(der), keys.PrivateKeyInfo.load(secret)


_USAGE = x509.KeyUsage(
    digital_signature=True,
    content_commitment=True,
    key_encipherment=False,
    data_encipherment=False,
    key_agreement=False,
    key_cert_sign=False,
    crl_sign=False,
    encipher_only=False,
    decipher_only=False,
)


def _key():
    return ec.generate_private_key(ec.SECP256R1())


def _named(who, office=""):
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, who)]
    if office:
        parts.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, office))
    return x509.Name(parts)


def _begun(subject, issuer, key, first, last):
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
    )


def signed(pdf, who, *, field="Signature1", digest="sha256", stamp=None, **said):
    """Return a PDF with one more signature."""
    certificate, key = who
    signer = signers.SimpleSigner(certificate, key, SimpleCertificateStore())
    sign = functools.partial(
        signers.sign_pdf,
        IncrementalPdfFileWriter(BytesIO(pdf)),
        signers.PdfSignatureMetadata(field_name=field, md_algorithm=digest, **said),
        signer,
        timestamper=DummyTimeStamper(*stamp) if stamp else None,
    )
    return apart(sign).getvalue()


def stamped(pdf, stamp):
    """Return a PDF with a timestamp of the whole file."""
    stamper = signers.PdfTimeStamper(DummyTimeStamper(*stamp))
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    return apart(functools.partial(stamper.timestamp_pdf, writer, "sha256")).getvalue()


def apart(sign):
    """Sign in a thread of its own: the library begins a loop there.

    The tests that drive a browser leave one running in theirs.
    """
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(sign).result()


@functools.cache
def drawn(text="Số 88-KH/TU"):
    """Return a PDF of one page that nobody has signed."""
    out = BytesIO()
    page = canvas.Canvas(out, pageCompression=0, invariant=1)
    page.drawString(72, 700, text)
    page.save()
    return out.getvalue()
