"""What the pages need of the archive, opened once per process when first used.

Web workers are forked, and neither a database connection nor an open index may
cross a fork: so nothing is opened while the application is being made.
"""

import datetime as dt
from collections.abc import Callable
from functools import cached_property

from flask import current_app

from archive.audit import Audit, open_audit
from archive.authority import Authority
from archive.catalogue import Catalogue, open_catalogue
from archive.catalogue.told import Told
from archive.files import FileStore
from archive.seals import Seals
from indexer.cage import Cage
from indexer.extract import Limits
from indexer.incoming import Incoming
from indexer.parting import Parting
from indexer.pictures import PRELOAD, Pictures
from indexer.search.engine import Engine, open_engine
from indexer.suggest import Suggester
from indexer.unsealing import Unsealing
from webui.pace import Pace
from webui.security import reader
from webui.settings import Settings

Clock = Callable[[], dt.datetime]


def now() -> dt.datetime:
    """Return the moment: the clock of a process that serves people."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251  # here time comes in


class Services:
    """The archive of one deployment as the pages use it."""

    def __init__(self, settings: Settings, clock: Clock = now) -> None:
        self.settings = settings
        self.clock = clock

    @cached_property
    def catalogue(self) -> Catalogue:
        """The papers, their claims and links, and the intake ledger."""
        archive = self.settings.archive
        return open_catalogue(archive.catalogue, accounts=archive.accounts)

    @cached_property
    def pace(self) -> Pace:
        """How often one address may ask for a password to be looked at."""
        return Pace(self.settings.sign_ins)

    @cached_property
    def audit(self) -> Audit:
        """What was done, by whom."""
        archive = self.settings.archive
        return open_audit(archive.audit, archive.audit_key, archive.home, self.clock)

    @cached_property
    def files(self) -> FileStore:
        """The originals."""
        return FileStore(self.settings.archive.files)

    @cached_property
    def engine(self) -> Engine:
        """The index; a stale one is asked for again until it was rebuilt."""
        address = self.settings.archive.search
        catalogue = self.catalogue
        identity = catalogue.changes.identity()
        return open_engine(address, identity, catalogue.audiences.restricted)

    @cached_property
    def suggester(self) -> Suggester:
        """What suggests while somebody types."""
        return Suggester(self.catalogue, self.engine)

    @cached_property
    def cage(self) -> Cage:
        """Where originals are opened for a page: never in the process that serves."""
        return Cage(PRELOAD)

    @cached_property
    def pictures(self) -> Pictures:
        """The pictures of pages."""
        folder = self.settings.archive.pictures
        return Pictures(folder, self.cage, self.settings.most_pictures)

    @property
    def parting(self) -> Parting:
        """How a file, or pages of one, become a paper of their own."""
        return Parting(self.catalogue, self.files, self.cage, Limits())

    @property
    def authority(self) -> Authority:
        """The types, bodies and terms as they are now."""
        return self.catalogue.authority

    @property
    def unsealing(self) -> Unsealing:
        """What whoever asks may do with what is held."""
        seals = Seals(self.settings.archive.hold, self.settings.archive.hold_key)
        incoming = Incoming(self.settings.archive.incoming)
        return Unsealing(self.catalogue, seals, incoming, reader(), self.clock())

    def close(self) -> None:
        """Let go of what was opened."""
        vars(self).pop("suggester", None)
        for name in ("audit", "catalogue", "engine", "cage"):
            if name in vars(self):
                vars(self).pop(name).close()


def services() -> Services:
    """Return what this application works with."""
    opened = current_app.extensions["vankho"]
    assert isinstance(opened, Services)  # noqa: S101  # narrows an untyped registry
    return opened


def ledger() -> Told:
    """Return the intake ledger as whoever asks is told it."""
    return services().catalogue.told(reader())
