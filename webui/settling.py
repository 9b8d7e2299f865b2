"""What a process that serves has opened is not looked through for rubbish again.

The law of this module: a process settles once, when the archive is open. Python looks
through all that it holds every hundred pages or so; with the authority file and the
words of an index that takes ten times as long as a page, and somebody waits for it.
"""

import gc

from flask import Flask, Response

from webui.services import services

_OPEN = frozenset({"catalogue", "engine"})
_YOUNG = 10_000
"""New things after which the youngest are looked through: about two pages of results."""


def settle(app: Flask) -> None:
    """Let the process of ``app`` settle behind the answer that opened the archive."""
    settled: list[bool] = []

    def look(response: Response) -> Response:
        if not settled and vars(services()).keys() >= _OPEN:
            settled.append(True)
            response.call_on_close(_settle)
        return response

    app.after_request(look)


def _settle() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
