"""From a citation to the paper it means: pure, without the archive in hand.

``resolve`` weighs candidates, ``complete`` reads a citation in the light of
its paper, ``group`` gathers what is missing, ``status`` says what stands.
"""

from archive.links import keys, passing
from archive.links.competence import implausible
from archive.links.context import complete
from archive.links.dates import Period
from archive.links.decided import Choice, Decision, Place, placed, places
from archive.links.expiry import expires
from archive.links.grouping import fullness, group
from archive.links.owners import (
    above_key,
    code,
    numbered_by,
    numbering,
    numbering_of,
    signing,
)
from archive.links.remembered import Names, Remembered
from archive.links.resolving import resolve
from archive.links.selves import sought, unsought
from archive.links.status import (
    CHANGES,
    ENDED,
    RELATION_OF,
    STATUSES,
    Basis,
    Effect,
    Grounds,
    Stated,
    Status,
    StatusCode,
    effect,
    status,
    timeline,
)
from archive.links.values import (
    Ambiguous,
    Candidate,
    Resolution,
    Resolved,
    State,
    Unknown,
    Weighing,
)
from archive.links.verdicts import Answer, Statement, Verdict

__all__ = [
    "CHANGES",
    "ENDED",
    "RELATION_OF",
    "STATUSES",
    "Ambiguous",
    "Answer",
    "Basis",
    "Candidate",
    "Choice",
    "Decision",
    "Effect",
    "Grounds",
    "Names",
    "Period",
    "Place",
    "Remembered",
    "Resolution",
    "Resolved",
    "State",
    "Stated",
    "Statement",
    "Status",
    "StatusCode",
    "Unknown",
    "Verdict",
    "Weighing",
    "above_key",
    "code",
    "complete",
    "effect",
    "expires",
    "fullness",
    "group",
    "implausible",
    "keys",
    "numbered_by",
    "numbering",
    "numbering_of",
    "passing",
    "placed",
    "places",
    "resolve",
    "signing",
    "sought",
    "status",
    "timeline",
    "unsought",
]
