"""What is inside the envelope of a mail (CMS, S/MIME): read if only signed, not if sealed.

The only module that imports asn1crypto here; nothing of the signature is judged.
"""

from archive.errors import EncryptedFileError
from indexer.extract.mail.letter import ENCRYPTED

TYPES = frozenset({"application/pkcs7-mime", "application/x-pkcs7-mime"})
_BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError)


def content(data: bytes) -> bytes | None:
    """Return the mail in a signed envelope; None where there is none to be read.

    Raises:
        EncryptedFileError: Nobody but its receiver can open it.
    """
    from asn1crypto import cms  # noqa: PLC0415 -- few mails need it, and it is large

    try:
        envelope = cms.ContentInfo.load(data)
        kind = envelope["content_type"].native
        if kind == "signed_data":
            inside = envelope["content"]["encap_content_info"]["content"].native
            return inside if isinstance(inside, bytes) else None
    except _BROKEN:
        return None
    if kind in ("enveloped_data", "authenticated_enveloped_data"):
        raise EncryptedFileError(ENCRYPTED)
    return None
