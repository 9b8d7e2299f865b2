"""The parts of the catalogue that tell of files handed in, as a reader is told.

Who works on the ledger uses the parts of the catalogue itself, which see all of it;
whoever shows it to people uses these.
"""

from dataclasses import dataclass
from typing import Self

from archive.catalogue.batches import Batches
from archive.catalogue.database import Database
from archive.catalogue.intake import Intake
from archive.catalogue.origins import Origins
from archive.catalogue.recognitions import Recognitions
from archive.catalogue.refusals import Refusals
from archive.catalogue.telling import view_of
from archive.links import Names
from archive.model import Reader


@dataclass(frozen=True, slots=True)
class Told:
    """The intake ledger as ``view_of`` a reader shows it."""

    intake: Intake
    batches: Batches
    refusals: Refusals
    origins: Origins
    recognitions: Recognitions

    @classmethod
    def to(cls, reader: Reader, database: Database, authority: Names) -> Self:
        """Open the parts for a reader."""
        view = view_of(reader, authority)
        return cls(
            intake=Intake(database, view),
            batches=Batches(database, view),
            refusals=Refusals(database, view),
            origins=Origins(database, view),
            recognitions=Recognitions(database, view),
        )
