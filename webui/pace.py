"""How often one address may ask for something dear, counted in this process.

Beside the waits that the catalogue keeps for all processes: these say how often
somebody may fail; this says how often a password is looked at, at all.
"""

import datetime as dt
import threading
from collections import OrderedDict, deque

from archive.accounts import place
from archive.errors import TooManyTriesError

_MINUTE = dt.timedelta(minutes=1)
_MOST_PLACES = 10_000
"""Places remembered: whoever has more addresses is not stopped by counting them."""


class Pace:
    """A few requests a minute for each place; safe to share between threads."""

    def __init__(self, allowed: int) -> None:
        self._allowed = allowed
        self._asked: OrderedDict[str, deque[dt.datetime]] = OrderedDict()
        self._turn = threading.Lock()

    def demand(self, address: str, at: dt.datetime) -> None:
        """Count a request.

        Raises:
            TooManyTriesError: this is one too many within a minute.
        """
        with self._turn:
            asked = self._of(place(address))
            while asked and at - asked[0] >= _MINUTE:
                asked.popleft()
            if len(asked) >= self._allowed:
                raise TooManyTriesError(_MINUTE - (at - asked[0]))
            asked.append(at)

    def _of(self, where: str) -> deque[dt.datetime]:
        asked = self._asked.setdefault(where, deque())
        self._asked.move_to_end(where)
        if len(self._asked) > _MOST_PLACES:
            self._asked.popitem(last=False)
        return asked
