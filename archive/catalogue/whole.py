"""The catalogue as one thing: its parts, and how it is opened."""

import contextlib
from collections.abc import Iterator
from types import TracebackType
from typing import Self

from archive import authority as authorities
from archive.accounts import Accounts
from archive.authority import Authority
from archive.catalogue.additions import Additions
from archive.catalogue.audiences import Audiences
from archive.catalogue.batches import Batches
from archive.catalogue.books import Books
from archive.catalogue.chains import Chains
from archive.catalogue.changes import Changes
from archive.catalogue.citations import Citations
from archive.catalogue.claims import Claims
from archive.catalogue.codes import Codes
from archive.catalogue.database import Database, Today, in_vietnam
from archive.catalogue.decisions import Decisions
from archive.catalogue.documents import Documents
from archive.catalogue.doubts import Doubts
from archive.catalogue.held import Hold
from archive.catalogue.holdings import Holdings
from archive.catalogue.imports import Imports
from archive.catalogue.intake import Intake
from archive.catalogue.joining import Joining
from archive.catalogue.learning import Learned
from archive.catalogue.links import Links
from archive.catalogue.lookups import Lookups
from archive.catalogue.migrating import migrate
from archive.catalogue.missing import Missing
from archive.catalogue.neighbours import Neighbours
from archive.catalogue.offices import Offices
from archive.catalogue.origins import Origins
from archive.catalogue.papers import (
    Finding,
)
from archive.catalogue.parcels import Parcels
from archive.catalogue.people import People
from archive.catalogue.portions import Portions
from archive.catalogue.purges import Purges
from archive.catalogue.ranges import Ranges
from archive.catalogue.recents import Recents
from archive.catalogue.recognitions import Recognitions
from archive.catalogue.refusals import Refusals
from archive.catalogue.relinking import Relinked, relink
from archive.catalogue.renditions import Renditions
from archive.catalogue.requests import Requests
from archive.catalogue.rereadings import Rereadings
from archive.catalogue.restrictions import Restrictions
from archive.catalogue.searches import Searches
from archive.catalogue.sessions import Sessions
from archive.catalogue.sights import Sights
from archive.catalogue.sign_ins import SignIns
from archive.catalogue.signatures import Signatures
from archive.catalogue.standing import Standings
from archive.catalogue.statuses import Statuses
from archive.catalogue.storage import Storage
from archive.catalogue.texts import Texts
from archive.catalogue.tokens import Tokens
from archive.catalogue.told import Told
from archive.catalogue.undecided import UndecidedFiles
from archive.catalogue.unfiled import Unfiled
from archive.catalogue.verdicts import Verdicts
from archive.catalogue.verification import Originals, findings
from archive.catalogue.withdrawals import Withdrawals
from archive.catalogue.witness import Witness
from archive.links import Names
from archive.model import Reader
from archive.passwords import Hasher


class Catalogue:
    """The parts of the catalogue, each with its verbs.

    A catalogue is safe to share between threads, but not across a fork: open
    one in each process.
    """

    def __init__(
        self, database: Database, learned: Learned, accounts: Accounts
    ) -> None:
        authority = learned.names
        self._database = database
        self._learned = learned
        database.look_first(learned.keep_level)
        self.additions = Additions(database, learned)
        self.documents = Documents(database, authority)
        self.holdings = Holdings(database, authority)
        self.books = Books(database, authority, learned.now.authority.terms)
        self.claims = Claims(database, authority)
        self.texts = Texts(database, authority)
        self.sights = Sights(database)
        self.citations = Citations(database, authority)
        self.links = Links(database, authority)
        self.decisions = Decisions(database, authority)
        self.verdicts = Verdicts(database, authority)
        self.standings = Standings(database, authority)
        self.statuses = Statuses(database, authority)
        self.joining = Joining(database, authority)
        self.renditions = Renditions(database, authority)
        self.ranges = Ranges(database, authority)
        self.missing = Missing(database, authority)
        self.requests = Requests(database, self.missing)
        self.chains = Chains(database, authority)
        self.neighbours = Neighbours(database, authority, self.links)
        self.lookups = Lookups(database, authority)
        self.doubts = Doubts(database, authority)
        self.searches = Searches(database)
        self.recents = Recents(database)
        self._open_intake(database, authority)
        self.signatures = Signatures(database)
        self.purges = Purges(database, authority)
        self.changes = Changes(database)
        self.audiences = Audiences(database)
        self.witness = Witness(database)
        self.restrictions = Restrictions(database)
        self._open_people(database, accounts)

    def _open_people(self, database: Database, accounts: Accounts) -> None:
        """Open what says who may use the archive."""
        hasher = Hasher(accounts.cost)
        self.people = People(database, accounts, hasher)
        self.offices = Offices(database)
        self.sessions = Sessions(database, accounts)
        self.tokens = Tokens(database)
        self.codes = Codes(database, accounts)
        self.sign_ins = SignIns(database, accounts, hasher, self.codes)

    def _open_intake(self, database: Database, authority: Names) -> None:
        """Open what belongs to files handed in, and to what is read of them."""
        self.intake = Intake(database)
        self.held = Hold(database)
        self.withdrawals = Withdrawals(database, authority, self.held)
        self.imports = Imports(database, authority)
        self.unfiled = Unfiled(database, authority)
        self.storage = Storage(database)
        self.batches = Batches(database)
        self.undecided = UndecidedFiles(database)
        self.parcels = Parcels(database)
        self.origins = Origins(database)
        self.recognitions = Recognitions(database)
        self.portions = Portions(database, authority)
        self.refusals = Refusals(database)
        self.rereadings = Rereadings(database, authority)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def authority(self) -> Authority:
        """The authority file as it is now, with what clerks added."""
        with self._database.read():
            return self._learned.now.authority

    def told(self, reader: Reader) -> Told:
        """Return the intake ledger as ``reader`` is told it."""
        return Told.to(reader, self._database, self._learned.names)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """Make everything done inside one durable transaction: all of it or none."""
        with self._database.write(durable=True):
            yield

    @contextlib.contextmanager
    def moment(self) -> Iterator[None]:
        """Answer all that is asked inside from one state, in one transaction.

        What is written inside ends it: what is asked then is answered as of then.
        """
        with self._database.moment():
            yield

    def verify(self, files: Originals) -> Iterator[Finding]:
        """Yield what was lost, changed or left open; nothing where all is well."""
        return findings(self._database, self._learned.names, files)

    def relink(self) -> Relinked:
        """Find keys, links, effects and doubts anew, by the rules of today."""
        return relink(self._database, self._learned)

    def close(self) -> None:
        """Let the connections go."""
        self._database.close()


def open_catalogue(
    address: str,
    authority: Authority | None = None,
    *,
    today: Today = in_vietnam,
    accounts: Accounts | None = None,
) -> Catalogue:
    """Open the catalogue at ``address``, made or migrated where that is due.

    ``today`` says for which day a status is asked where no other is named,
    ``accounts`` what was decided about accounts.

    Raises:
        SettingError: ``address`` is not the address of a database.
        ArchiveError: the database cannot be opened.
    """
    database = Database.at(address, today=today)
    learned = Learned(authority or authorities.load())
    migrate(database, learned)
    return Catalogue(database, learned, accounts or Accounts())
