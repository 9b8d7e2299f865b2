"""``/searches/recent``: what whoever asks searched for lately."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

from archive.catalogue import Recent
from indexer.search.syntax import LONGEST
from webui import security
from webui.api.asking import Body
from webui.api.verbs import Verbs
from webui.services import services

verbs = Verbs("recents", __name__, "What whoever asks searched for lately.")


class Searched(Body, frozen=True, kw_only=True):
    """A search that a person made; what is longer than people type is not remembered."""

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST)]


class Remembering(Body, frozen=True, kw_only=True):
    """Whether searches are remembered; those that are go where they are not."""

    kept: bool


@dataclass(frozen=True, slots=True)
class Recently:
    """The last different searches, the newest first, and whether any are kept."""

    kept: bool
    items: tuple[Recent, ...]


@verbs.verb("GET /searches/recent", gives=Recently)
def recent() -> Recently:
    """List the last different searches of whoever asks."""
    recents, who = services().catalogue.recents, security.reader().name
    return Recently(recents.are_kept(who), recents.of(who))


@verbs.verb("POST /searches/recent", takes=Searched, gives=None, status=204)
def remember(searched: Searched) -> None:
    """Remember a search that a person made; those of programs are not remembered."""
    opened = services()
    opened.catalogue.recents.remember(
        security.reader().name, searched.text, at=opened.clock()
    )


@verbs.verb("PUT /searches/recent", takes=Remembering, gives=Recently)
def keep(wanted: Remembering) -> Recently:
    """Begin to remember searches, or stop and forget all of them."""
    services().catalogue.recents.keep(security.reader().name, kept=wanted.kept)
    return recent()


@verbs.verb("DELETE /searches/recent", gives=None, status=204)
def clear() -> None:
    """Forget the searches of whoever asks."""
    services().catalogue.recents.clear(security.reader().name)
