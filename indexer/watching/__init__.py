"""Folders that are watched: what is put there is handed in once it is whole.

Files are never moved, removed or written to. What the ledger has, unchanged, is not
handed in again, however often the watching begins anew.
"""

from indexer.watching.folder import Watched
from indexer.watching.still import Still, is_passing
from indexer.watching.watch import Pace, Watch

__all__ = ["Pace", "Still", "Watch", "Watched", "is_passing"]
