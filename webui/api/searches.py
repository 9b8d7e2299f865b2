"""``/searches``: searches that whoever asks keeps under a name."""

from dataclasses import dataclass
from typing import Annotated

from flask import url_for
from msgspec import Meta

from archive.catalogue import Saved
from archive.errors import NotFoundError
from webui import security
from webui.api.answering import Made
from webui.api.asking import Body
from webui.api.verbs import Verbs
from webui.problems import WrongRequest
from webui.render.asked import Asked
from webui.services import services

verbs = Verbs("searches", __name__, "Searches kept under a name.")

Name = Annotated[str, Meta(min_length=1, max_length=200)]


class Keeping(Body, frozen=True, kw_only=True):
    """A search to keep; ``address`` is what stands behind the question mark."""

    name: Name
    address: Annotated[str, Meta(max_length=4000)]


class Naming(Body, frozen=True, kw_only=True):
    """Another name for a search."""

    name: Name


@dataclass(frozen=True, slots=True)
class Keeps:
    """All searches that are kept, the newest first."""

    items: tuple[Saved, ...]


@verbs.verb("GET /searches", gives=Keeps)
def searches() -> Keeps:
    """List the searches that whoever asks has kept."""
    return Keeps(services().catalogue.searches.of(security.reader().name))


@verbs.verb("GET /searches/<int:number>", gives=Saved, fails=(404,))
def search(number: int) -> Saved:
    """Give one of them."""
    for saved in searches().items:
        if saved.id == number:
            return saved
    what = f"tìm kiếm đã lưu số {number}"
    raise NotFoundError(what)


@verbs.verb("POST /searches", takes=Keeping, gives=Saved, status=201, fails=(400,))
def save(keeping: Keeping) -> Made[Saved]:
    """Keep a search under a name."""
    asked = Asked.of(keeping.address)
    if asked.is_blank:
        raise WrongRequest(422, "“address” không tìm gì cả.", "address")
    number = services().catalogue.searches.save(
        security.reader().name, keeping.name, asked.address(), at=services().clock()
    )
    return Made(search(number), url_for("api-searches.search", number=number))


@verbs.verb("PUT /searches/<int:number>", takes=Naming, gives=Saved, fails=(400, 404))
def rename(naming: Naming, number: int) -> Saved:
    """Give a search another name."""
    owner = security.reader().name
    services().catalogue.searches.rename(number, owner, naming.name)
    return search(number)


@verbs.verb("DELETE /searches/<int:number>", gives=None, status=204, fails=(404,))
def delete(number: int) -> None:
    """Forget a search."""
    search(number)
    services().catalogue.searches.delete(number, security.reader().name)
