"""The tables of the catalogue, as SQLAlchemy Core knows them.

The law of this module: what is here is what the migrations build. A test
compares the two, so a column cannot be added in one place only.
"""

from archive.catalogue.schema.base import metadata
from archive.catalogue.schema.citing import candidate, citation, doubt
from archive.catalogue.schema.holding import held, held_act
from archive.catalogue.schema.ledger import batch, batch_step, change, head, intake
from archive.catalogue.schema.office import (
    addition,
    recent_search,
    request,
    saved_search,
    unremembered,
)
from archive.catalogue.schema.papers import (
    audience,
    claim,
    document,
    issuer,
    page,
    rendition,
    restriction,
)
from archive.catalogue.schema.people import (
    failed_sign_in,
    familiar_place,
    membership,
    office,
    person,
    recovery_code,
    session,
)
from archive.catalogue.schema.purging import purge
from archive.catalogue.schema.registers import register_import, register_line
from archive.catalogue.schema.rereading import rereading, rereading_paper
from archive.catalogue.schema.seeing import (
    page_detail,
    recognition,
    recognition_page,
)
from archive.catalogue.schema.signing import signed_file
from archive.catalogue.schema.tokens import token

HEAD = "0019"
"""The newest migration; a catalogue that carries it is opened without Alembic."""

__all__ = [
    "HEAD",
    "addition",
    "audience",
    "batch",
    "batch_step",
    "candidate",
    "change",
    "citation",
    "claim",
    "document",
    "doubt",
    "failed_sign_in",
    "familiar_place",
    "head",
    "held",
    "held_act",
    "intake",
    "issuer",
    "membership",
    "metadata",
    "office",
    "page",
    "page_detail",
    "person",
    "purge",
    "recent_search",
    "recognition",
    "recognition_page",
    "recovery_code",
    "register_import",
    "register_line",
    "rendition",
    "request",
    "rereading",
    "rereading_paper",
    "restriction",
    "saved_search",
    "session",
    "signed_file",
    "token",
    "unremembered",
]
