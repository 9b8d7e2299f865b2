"""What an electronic signature of a file says, and whether it holds."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

State = Literal[
    "altered", "broken", "expired", "weak", "unsupported", "unknown_issuer", "valid"
]
"""How a signature stands, the gravest first. ``altered``: what it covers is not what
is there now; ``broken``: it cannot be read, or was not made with its certificate;
``expired``: made outside the life of the certificate; ``weak``: by means that no
longer prove anything; ``unknown_issuer``: nobody we trust vouches for who signed."""

STATES: tuple[State, ...] = get_args(State)

Fault = Literal["bytes", "content", "part"]
"""Why it is ``altered``: other bytes than were signed; something added afterwards
that changes what is seen; only a part of the file is covered."""

Later = Literal["nothing", "signatures", "notes", "content"]
"""What was added to the file after it was signed, the gravest last."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature in the order in which they were made.

    ``signer``, ``office`` and ``issuer`` are the names in the certificate. The time
    is that of a timestamp where it ``is_stamped``, and otherwise what the signer's
    own machine said. A ``is_timestamp`` is no person's: it only proves a time.
    """

    state: State
    signer: str = ""
    office: str = ""
    issuer: str = ""
    serial: str = ""
    signed_at: dt.datetime | None = None
    is_stamped: bool = False
    is_timestamp: bool = False
    digest: str = ""
    valid_from: dt.datetime | None = None
    valid_to: dt.datetime | None = None
    later: Later = "nothing"
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Signed:
    """What was found when the signatures of a file were looked for.

    ``reason`` is the code of what kept them from being looked at, if anything did.
    """

    signatures: tuple[Signature, ...] = ()
    reason: str | None = None


def gravest(signatures: Iterable[Signature]) -> State | None:
    """Return the state of a file as a whole: that of its worst signature.

    >>> gravest([Signature("valid"), Signature("altered")])
    'altered'
    """
    states = {made.state for made in signatures}
    return next((state for state in STATES if state in states), None)
