"""The catalogue: what is held, what is said of it, and how it came in.

The only SQL of the product. Everything that shows papers takes a reader, and
the reader's audiences are part of the query.
"""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from archive import authority as authorities
from archive.authority import Authority
from archive.catalogue.additions import Added, Additions
from archive.catalogue.affecting import Affecting, EffectState
from archive.catalogue.batches import Batches
from archive.catalogue.bodies import Body
from archive.catalogue.books import Book, Books, Line, Tally
from archive.catalogue.chains import Act, Chains, Turn
from archive.catalogue.changes import Changes
from archive.catalogue.citations import Citations
from archive.catalogue.claiming import Asked
from archive.catalogue.claims import Claims
from archive.catalogue.database import Database, Today, in_vietnam
from archive.catalogue.decisions import Decisions
from archive.catalogue.documents import Documents
from archive.catalogue.doubts import Doubtful, Doubts
from archive.catalogue.holdings import Holdings
from archive.catalogue.imports import Imports
from archive.catalogue.intake import Intake
from archive.catalogue.joining import Joining
from archive.catalogue.learning import Learned
from archive.catalogue.ledger import (
    Batch,
    BatchState,
    Handed,
    Pace,
    Progress,
    Refused,
    Row,
    RowState,
    Steer,
    Step,
)
from archive.catalogue.links import Links
from archive.catalogue.lookups import Lookup, Lookups
from archive.catalogue.migrating import migrate
from archive.catalogue.missing import Missing, Seeking
from archive.catalogue.named import Named
from archive.catalogue.nearby import Edge, Neighbour, Neighbourhood, Side, Wish
from archive.catalogue.neighbours import Neighbours
from archive.catalogue.origins import Origins
from archive.catalogue.papers import (
    Brief,
    Change,
    ChangeKind,
    Cited,
    CitedBy,
    Count,
    Counts,
    Decided,
    Document,
    Entry,
    Excerpt,
    File,
    Finding,
    Given,
    Joined,
    Kept,
    Link,
    Rendition,
    RenditionKind,
    Wanted,
)
from archive.catalogue.parcels import Nest, Parcels, Sent
from archive.catalogue.portions import Portions
from archive.catalogue.purges import Doomed, Purge, Purges
from archive.catalogue.ranges import Ranges
from archive.catalogue.recents import Recent, Recents
from archive.catalogue.recognition import (
    Portion,
    Reached,
    Recognition,
    RecognitionState,
    Waiting,
)
from archive.catalogue.recognitions import Recognitions
from archive.catalogue.refusals import Refusals
from archive.catalogue.relinking import Relinked, relink
from archive.catalogue.renditions import Renditions
from archive.catalogue.requests import Asking, Paper, Request, Requests
from archive.catalogue.rereadings import Rereadings
from archive.catalogue.searches import Saved, Searches
from archive.catalogue.sights import Sights
from archive.catalogue.signatures import Signatures
from archive.catalogue.standing import Standing, Standings, Stating
from archive.catalogue.statuses import Statuses
from archive.catalogue.storage import Storage
from archive.catalogue.texts import Correction, Texts
from archive.catalogue.unfiled import Unfiled
from archive.catalogue.verdicts import Verdicts
from archive.catalogue.verification import Originals, findings
from archive.catalogue.whole import Catalogue, open_catalogue

__all__ = [
    "Act",
    "Added",
    "Affecting",
    "Asked",
    "Asking",
    "Batch",
    "BatchState",
    "Body",
    "Book",
    "Brief",
    "Catalogue",
    "Change",
    "ChangeKind",
    "Cited",
    "CitedBy",
    "Correction",
    "Count",
    "Counts",
    "Decided",
    "Document",
    "Doomed",
    "Doubtful",
    "Edge",
    "EffectState",
    "Entry",
    "Excerpt",
    "File",
    "Finding",
    "Given",
    "Handed",
    "Joined",
    "Kept",
    "Line",
    "Link",
    "Lookup",
    "Named",
    "Neighbour",
    "Neighbourhood",
    "Nest",
    "Originals",
    "Pace",
    "Paper",
    "Portion",
    "Progress",
    "Purge",
    "Reached",
    "Recent",
    "Recognition",
    "RecognitionState",
    "Refused",
    "Relinked",
    "Rendition",
    "RenditionKind",
    "Request",
    "Row",
    "RowState",
    "Saved",
    "Seeking",
    "Sent",
    "Side",
    "Standing",
    "Stating",
    "Steer",
    "Step",
    "Tally",
    "Turn",
    "Waiting",
    "Wanted",
    "Wish",
    "open_catalogue",
]
