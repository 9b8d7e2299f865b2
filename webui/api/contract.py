"""What a verb promises: what may be asked, what is given, how it may fail.

Written in the words of OpenAPI, from the types that the verb itself works with.
"""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

from archive.access import Act, scope_of, who
from webui.api import asking, uploads
from webui.api.guarding import HEADER, JSON
from webui.problems import MEDIA_TYPE, Problem

TOKEN, SESSION = "token", "session"
"""The two ways in which somebody is known, as the description calls them."""

REFERENCE = "#/components/schemas/{name}"

Shape = Any
"""A type that msgspec can write: a dataclass, a struct, a tuple of them."""

_ALWAYS = {422: "A parameter is wrong, or unknown."}
_FAILURES = {
    400: "The request or the query cannot be read.",
    404: "There is no such thing, or none this reader may see.",
    409: "Somebody else has changed it meanwhile; nothing was overwritten.",
    413: "More is sent at once than is allowed.",
    415: "The body is of another media type.",
    503: "The archive is busy, its index is being made anew, or this cannot be recorded.",
}
_OF_A_BODY = (400, 413, 415)
_REFUSED = {
    401: "Nobody is signed in, or the token does not work.",
    403: "Whoever asks may not do this; or a page of another site may have sent "
    f"it: send `{HEADER}` with what changes something.",
}


@dataclass(frozen=True, slots=True)
class Contract:
    """What goes into a verb and what comes out of it.

    ``takes`` is the type of a JSON body, ``str`` for plain text, ``Upload`` for
    files; ``gives`` is ``bytes`` for a file and None for nothing. ``fails`` are
    the statuses beyond those that follow from the rest.
    """

    gives: Shape
    asks: type | None
    takes: Shape
    status: int
    fails: tuple[int, ...]
    is_changing: bool

    @property
    def has_json(self) -> bool:
        """Whether the body is JSON."""
        return self.takes not in (None, str, uploads.Upload)

    def described(self, act: Act) -> dict[str, Any]:
        """Return the verb as OpenAPI describes one, for those who may ``act``."""
        failures = sorted(self._failures().items())
        described: dict[str, Any] = {
            "x-roles": list(who(act)),
            # What a program's token must allow; a page has the cookie of its reader.
            "security": [{TOKEN: [scope_of(act)]}, {SESSION: []}],
            "responses": {
                str(self.status): self._success(),
                **{str(status): _failure(told) for status, told in failures},
            },
        }
        given = parameters(self.asks) if self.asks else []
        if self.is_changing and not self.has_json:
            given.append(_HEADER)
        if given:
            described["parameters"] = given
        if self.takes is not None:
            described["requestBody"] = {"required": True, "content": self._body()}
        return described

    def _failures(self) -> dict[int, str]:
        of_a_body = _OF_A_BODY if self.takes is not None else ()
        # What must be recorded is not done where it cannot be.
        unrecorded = (503,) if self.is_changing or self.gives is bytes else ()
        statuses = (*self.fails, *of_a_body, *unrecorded)
        failures = {status: _FAILURES[status] for status in statuses}
        return failures | _ALWAYS | _REFUSED

    def _body(self) -> dict[str, Any]:
        if self.takes is str:
            return {asking.TEXT: {"schema": {"type": "string"}}}
        if self.takes is uploads.Upload:
            return uploads.described()
        return {JSON: {"schema": reference(self.takes)}}

    def _success(self) -> dict[str, Any]:
        if self.gives is None:
            return {"description": "Done."}
        if self.gives is bytes:
            anything = {"schema": {"type": "string", "format": "binary"}}
            return {"description": "The bytes.", "content": {"*/*": anything}}
        success: dict[str, Any] = {
            "description": "Taken." if self.status == 202 else "The answer.",
            "content": {JSON: {"schema": reference(self.gives)}},
        }
        if headers := self._headers():
            success["headers"] = headers
        return success

    def _headers(self) -> dict[str, Any]:
        text = {"schema": {"type": "string"}}
        headers = {}
        if self.status in _MAKING:
            told = "Where it is now."
            headers["Location"] = {**text, "description": told, "required": True}
        if _PAGED & set(_fields(self.gives)):
            told = "The pages around: `first`, `prev`, `next`, `last` (RFC 8288)."
            headers["Link"] = {**text, "description": told}
        return headers


def _fields(shape: Shape) -> tuple[str, ...]:
    whole = getattr(shape, "__origin__", shape)
    return tuple(getattr(whole, "__dataclass_fields__", {}))


_HEADER = {
    "in": "header",
    "name": HEADER,
    "required": False,
    "description": "Any value: it says that no page of another site sends this. "
    "Whoever bears a token need not say so.",
    "schema": {"type": "string"},
}


def reference(shape: Shape) -> dict[str, Any]:
    """Return where the schema of a type stands in the description."""
    (schema,), _ = msgspec.json.schema_components([shape], ref_template=REFERENCE)
    return {"$ref": short(schema["$ref"])}


def short(name: str) -> str:
    """Return the name of a type as it is told: a list of some has theirs.

    >>> short("Listed_Sheet_")
    'SheetList'
    """
    return _LIST.sub(r"\1List", name)


_LIST = re.compile(r"\bListed_(\w+)_")
_MAKING = (201, 202)
_PAGED = {"page_size", "next"}
_LAST = ("after", "page", "page_size")
"""The parameters that every list has, told after its own."""


def parameters(asks: type) -> list[dict[str, Any]]:
    """Describe the parameters that a type allows."""
    (_,), components = msgspec.json.schema_components([asks], ref_template=REFERENCE)
    schema = components[asks.__name__]
    own = sorted(schema["properties"].items(), key=lambda told: told[0] in _LAST)
    return [
        {
            "in": "query",
            "name": name,
            "required": name in schema["required"],
            "description": told.pop("description", "")
            or told.get("items", {}).pop("description", ""),
            "schema": told,
        }
        for name, told in own
    ]


def _failure(told: str) -> dict[str, Any]:
    return {
        "description": told,
        "content": {MEDIA_TYPE: {"schema": reference(Problem)}},
    }
