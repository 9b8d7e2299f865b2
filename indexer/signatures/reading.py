"""The electronic signatures of a PDF. The only module that imports pyHanko.

Runs in the cage: nothing is fetched, so whether a certificate was revoked is not
known. What a signature covers, and what was added to the file afterwards, is judged
by pyHanko's own rules, made against wrapping and shadow attacks. The file is read and
never written.
"""

# pyHanko is slow to import: this module is loaded by the children of a cage that
# checks signatures, and by nobody else.

import contextlib
import datetime as dt
import re
from collections.abc import Coroutine, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import (
    async_validate_pdf_signature,
    async_validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from archive.signatures import Fault, Later, Signature, Signed, State

MOST = 100
"""Signatures of one file that are looked at."""

_WEAK_DIGESTS = frozenset({"md2", "md5", "sha1"})
_SHORTEST_RSA = 2048
_STAMP = "/DocTimeStamp"
_KINDS = frozenset(
    {
        *("/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"),
        "/PBAD.PAdES",
    }
)
"""Those that modern programs write. Older ones sign by SHA-1 alone."""

_LATER: dict[ModificationLevel, Later] = {
    ModificationLevel.NONE: "nothing",
    ModificationLevel.LTA_UPDATES: "signatures",
    ModificationLevel.FORM_FILLING: "signatures",
    ModificationLevel.ANNOTATIONS: "notes",
}
_USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
_UNREADABLE = (
    *(PdfError, SignatureValidationError),
    *(ValueError, TypeError, LookupError, AssertionError),
)
"""What a signature that cannot be read makes its readers raise."""

_GAP = re.compile(rb"<[0-9A-Fa-f]*>")
Value = TypeVar("Value")


def look(path: Path, trusted: Sequence[bytes]) -> Signed:
    """Return the signatures of a PDF in the order in which they were made.

    ``trusted`` are certificates, PEM or DER, of those who vouch for others.
    """
    roots = [one for given in trusted for one in _certificates(given)]
    with path.open("rb") as file:
        reader = PdfFileReader(file, strict=False)
        if reader.encrypted:
            reader.decrypt(b"")
        return Signed(tuple(_in_order(reader, roots))[:MOST])


def _in_order(
    reader: PdfFileReader, roots: list[x509.Certificate]
) -> Iterator[Signature]:
    """Yield signatures as they were made, after them those that cannot be read."""
    readable, others = [], []
    for name, _, field in enumerate_sig_fields(reader, filled_status=True):
        try:
            readable.append(EmbeddedPdfSignature(reader, field, name))
        except _UNREADABLE:
            others.append(Signature("broken"))
    readable.sort(key=lambda one: one.signed_revision)
    yield from (_checked(one, roots) for one in readable)
    yield from others


def _certificates(given: bytes) -> Iterator[x509.Certificate]:
    """Yield the certificates in a file; other files may lie in the folder, too."""
    with contextlib.suppress(ValueError):
        blocks = [given]
        if pem.detect(given):
            blocks = [der for _, _, der in pem.unarmor(given, multiple=True)]
        for der in blocks:
            one = x509.Certificate.load(der, strict=True)
            # Nothing is read of it before it is asked for.
            if one.native:
                yield one


def _checked(one: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Signature:
    """Return what a signature says; one that cannot be read is broken."""
    is_timestamp = one.sig_object_type == _STAMP
    if one.sig_object.get("/SubFilter") not in _KINDS:
        return Signature("unsupported", is_timestamp=is_timestamp)
    try:
        return _read(one, roots)
    except _UNREADABLE:
        return Signature("broken", is_timestamp=is_timestamp)


def _read(one: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Signature:
    stamped, at = _stamped(one), _stamped(one) or one.self_reported_timestamp
    context = ValidationContext(
        trust_roots=roots,
        other_certs=one.other_embedded_certs,
        allow_fetching=False,
        revocation_mode="soft-fail",
        moment=at or dt.datetime.now(dt.UTC),  # noqa: TID251  # nobody said when
    )
    status, own = _status(one, context), one.signer_cert
    fault = _fault(status) or _unsigned(one, status)
    subject = own.subject.native
    return Signature(
        state=_state(status, own, fault, at),
        signer=_name(subject, "common_name"),
        office=_name(subject, "organization_name"),
        issuer=_name(own.issuer.native, "common_name"),
        serial=f"{own.serial_number:x}",
        signed_at=at,
        is_stamped=stamped is not None and _holds(status),
        is_timestamp=one.sig_object_type == _STAMP,
        digest=status.md_algorithm,
        valid_from=own.not_valid_before,
        valid_to=own.not_valid_after,
        later=_LATER.get(status.modification_level, "content"),
        fault=fault,
    )


def _status(one: EmbeddedPdfSignature, context: ValidationContext) -> Any:
    if one.sig_object_type == _STAMP:
        return _at_once(async_validate_pdf_timestamp(one, context))
    checking = async_validate_pdf_signature(one, context, key_usage_settings=_USAGE)
    return _at_once(checking)


def _at_once(work: Coroutine[Any, Any, Value]) -> Value:
    """Return what work comes to that waits for nothing.

    A loop of events would open a pair of sockets, which the cage forbids.

    Raises:
        RuntimeError: it waits for something all the same.
    """
    try:
        work.send(None)
    except StopIteration as done:
        return cast("Value", done.value)
    work.close()
    message = "a signature waits for something"
    raise RuntimeError(message)


def _stamped(one: EmbeddedPdfSignature) -> dt.datetime | None:
    """Return the time in a timestamp, whoever made it."""
    token = one.signed_data
    if one.sig_object_type != _STAMP:
        tokens = extract_tst_data_iter(one.signer_info, signed=False)
        token = next(tokens, None)
    if token is None:
        return None
    told = token["encap_content_info"]["content"].parsed
    return cast("dt.datetime", told["gen_time"].native)


def _holds(status: Any) -> bool:
    """Whether a timestamp is over this very signature, and whole."""
    token = getattr(status, "timestamp_validity", None) or status
    return bool(token.intact and token.valid)


def _state(
    status: Any,
    certificate: x509.Certificate,
    fault: Fault | None,
    at: dt.datetime | None,
) -> State:
    if fault:
        return "altered"
    if not status.valid:
        return "broken"
    if at and not certificate.not_valid_before <= at <= certificate.not_valid_after:
        return "expired"
    if status.md_algorithm in _WEAK_DIGESTS or _is_short(certificate):
        return "weak"
    return "valid" if status.trusted else "unknown_issuer"


def _fault(status: Any) -> Fault | None:
    """Return why what is there is not what was signed."""
    if not status.intact:
        return "bytes"
    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return "part"
    if status.modification_level not in _LATER or status.docmdp_ok is False:
        return "content"
    return None


def _unsigned(one: EmbeddedPdfSignature, status: Any) -> Fault | None:
    """Return what is wrong with the hole that a signature leaves for itself.

    Only its own figures may stand there. pyHanko works out from their number how far
    a signature reaches: written as other text, they would hide what was added.
    """
    first, until, again, rest = one.byte_range
    file = one.reader.stream
    file.seek(until)
    is_plain = _GAP.fullmatch(file.read(again - until)) is not None
    file.seek(again + rest)
    # What no revision leads to is shown by nobody; but it was not signed.
    is_more = (
        status.modification_level == ModificationLevel.NONE and file.read().strip()
    )
    return "part" if first or not is_plain or is_more else None


def _is_short(certificate: x509.Certificate) -> bool:
    key = certificate.public_key
    return bool(key.algorithm == "rsa" and key.bit_size < _SHORTEST_RSA)


def _name(names: dict[str, Any], part: str) -> str:
    """Return a part of a name; where it stands several times, the last, innermost."""
    found = names.get(part, "")
    return str(found[-1] if isinstance(found, list) else found)
