"""Mails in envelopes: signed, so that everybody can read them, or sealed."""

import datetime as dt

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

AT = dt.datetime(2018, 6, 5, tzinfo=dt.UTC)
# What every sealed envelope begins with: a ContentInfo of the type EnvelopedData.
SEALED = bytes.fromhex("300f06092a864886f70d010703a0023000")


def signed(mail):
    """Return an envelope around a mail, signed by somebody whom nobody knows."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Văn thư")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1)
        .not_valid_before(AT)
        .not_valid_after(AT + dt.timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    envelope = pkcs7.PKCS7SignatureBuilder().set_data(mail)
    made = envelope.add_signer(certificate, key, hashes.SHA256())
    return made.sign(Encoding.DER, [pkcs7.PKCS7Options.Binary])
