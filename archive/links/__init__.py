"""From a citation to the paper it means: pure, without the archive in hand.

``resolve`` weighs candidates, ``complete`` reads a citation in the light of
its paper, ``group`` gathers what is missing, ``status`` says what stands.
"""

from archive.links import keys
from archive.links.bodies import numbered_by, numbering, numbering_of, signing
from archive.links.context import complete
from archive.links.dates import Period
from archive.links.decided import Choice, Decision, Place, placed, places
from archive.links.grouping import fullness, group
from archive.links.remembered import Names, Remembered
from archive.links.resolving import resolve
from archive.links.status import Status, StatusCode, effect, status
from archive.links.values import (
    Ambiguous,
    Candidate,
    Resolution,
    Resolved,
    State,
    Unknown,
)

__all__ = [
    "Ambiguous",
    "Candidate",
    "Choice",
    "Decision",
    "Names",
    "Period",
    "Place",
    "Remembered",
    "Resolution",
    "Resolved",
    "State",
    "Status",
    "StatusCode",
    "Unknown",
    "complete",
    "effect",
    "fullness",
    "group",
    "keys",
    "numbered_by",
    "numbering",
    "numbering_of",
    "placed",
    "places",
    "resolve",
    "signing",
    "status",
]
