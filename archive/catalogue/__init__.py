"""The catalogue: what is held, what is said of it, and how it came in.

The only SQL of the product. Everything that shows papers takes a reader, and
the reader's audiences are part of the query.
"""

from archive.catalogue.additions import Added
from archive.catalogue.affecting import Affecting, EffectState
from archive.catalogue.bodies import Body
from archive.catalogue.books import Book, Line, Tally
from archive.catalogue.chains import Act, Turn
from archive.catalogue.claiming import Asked
from archive.catalogue.doubts import Doubtful
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
from archive.catalogue.lookups import Lookup
from archive.catalogue.missing import Seeking
from archive.catalogue.named import Named
from archive.catalogue.nearby import Edge, Neighbour, Neighbourhood, Side, Wish
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
from archive.catalogue.parcels import Nest, Sent
from archive.catalogue.purges import Doomed, Purge
from archive.catalogue.recents import Recent
from archive.catalogue.recognition import (
    Portion,
    Reached,
    Recognition,
    RecognitionState,
    Waiting,
)
from archive.catalogue.relinking import Relinked
from archive.catalogue.requests import Asking, Paper, Request
from archive.catalogue.sealed import Act as HeldAct
from archive.catalogue.sealed import Held, Sender
from archive.catalogue.searches import Saved
from archive.catalogue.standing import Standing, Stating
from archive.catalogue.texts import Correction
from archive.catalogue.verification import Originals
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
    "Held",
    "HeldAct",
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
    "Sender",
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
