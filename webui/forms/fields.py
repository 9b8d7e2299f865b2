"""The facts that a person may decide about: their inputs, shown and read."""

from collections.abc import Callable
from dataclasses import dataclass

from archive import dates
from archive.facts import CopyMark, Metadata, Signer
from webui.forms import readers
from webui.forms.inputs import Input, Look, Typed
from webui.forms.readers import Read
from webui.render.reference import parent

Shown = Callable[[Metadata], Typed]


@dataclass(frozen=True, slots=True)
class Field:
    """How one fact is shown in a form, and read from it."""

    inputs: tuple[Input, ...]
    shown: Shown
    read: Read

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its inputs."""
        return tuple(one.name for one in self.inputs)


def _line(name: str, look: Look = "line", proposes: str = "") -> Field:
    def shown(metadata: Metadata) -> Typed:
        return {name: getattr(metadata, name) or ""}

    return Field((Input(name, look, proposes),), shown, readers.text(name))


def _list(name: str, read: Read, look: Look = "area", proposes: str = "") -> Field:
    def shown(metadata: Metadata) -> Typed:
        return {name: "\n".join(getattr(metadata, name))}

    return Field((Input(name, look, proposes),), shown, read)


def _symbol(metadata: Metadata) -> Typed:
    number = "" if metadata.number is None else str(metadata.number)
    return {"symbol": metadata.symbol or "", "number": number}


def _issued(metadata: Metadata) -> Typed:
    issued = metadata.issued
    if issued is None:
        return {"issued": ""}
    return {"issued": dates.written(issued.date) if issued.date else issued.verbatim}


def _period(metadata: Metadata) -> Typed:
    return {"period": metadata.period or ""}


def _effective(metadata: Metadata) -> Typed:
    day = metadata.effective
    return {"effective": dates.written(day) if day else ""}


def _signer(metadata: Metadata) -> Typed:
    signer = metadata.signer or Signer()
    return {
        "authority": signer.authority or "",
        "position": signer.position or "",
        "name": signer.name or "",
    }


def _copy(metadata: Metadata) -> Typed:
    copy = metadata.copy or CopyMark()
    return {
        "number": copy.number or "",
        "date": dates.written(copy.date) if copy.date else "",
        "body": copy.body or "",
    }


def _part_of(metadata: Metadata) -> Typed:
    symbol, issued = parent(metadata.part_of or "")
    day = dates.written(issued.date) if issued and issued.date else None
    return {"part_of": f"{symbol}, ngày {day}" if day else metadata.part_of or ""}


FIELDS: dict[str, Field] = {
    "symbol": Field(
        (Input("symbol", proposes="symbols"), Input("number")), _symbol, readers.symbol
    ),
    "type": Field(
        (Input("type", proposes="types"),),
        lambda metadata: {"type": metadata.type or ""},
        readers.type_name,
    ),
    "issuers": _list("issuers", readers.issuers, "rows", "bodies"),
    "parent": _line("parent", proposes="bodies"),
    "organ": _line("organ", proposes="bodies"),
    "place": _line("place"),
    "issued": Field((Input("issued", proposes="days"),), _issued, readers.issued),
    "effective": Field((Input("effective"),), _effective, readers.effective),
    "subject": _line("subject", "area"),
    "period": Field((Input("period"),), _period, readers.period),
    "signer": Field(
        (Input("authority"), Input("position", proposes="positions"), Input("name")),
        _signer,
        readers.signer,
    ),
    "addressees": _list("addressees", readers.listed("addressees")),
    "recipients": _list("recipients", readers.listed("recipients")),
    "secrecy": _line("secrecy", proposes="secrecy"),
    "urgency": _line("urgency", proposes="urgency"),
    "circulation": _line("circulation"),
    "draft": _line("draft"),
    "copy": Field(
        (Input("number"), Input("date"), Input("body", proposes="bodies")),
        _copy,
        readers.copy,
    ),
    "part_of": Field((Input("part_of"),), _part_of, readers.part_of),
    "flags": _list("flags", readers.flags, "checks", "flags"),
}
"""Every fact that is shown of a paper; a number goes with its symbol."""

NO_ANSWER = frozenset({"flags"})
"""Facts that are never "not printed": remarks are ours, and none is an answer."""
