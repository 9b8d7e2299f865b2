"""What a perfect reader finds in a paper, written as ``expected.toml``."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.make.markup import facts, marks, normal_symbol, plain
from corpus.make.paper import Paper

TEXT_NOTE = "Lời văn trong tệp này do chúng tôi viết, không phải lời của bản gốc."
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "scan": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "doc": "application/msword",
    "rtf": "application/rtf",
    "tcvn3": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html",
    "txt": "text/plain",
}


def expected(paper: Paper, corpus: Sequence[Paper]) -> str:
    """Return the text of ``expected.toml`` for ``paper`` among ``corpus``."""
    head = {
        "text": TEXT_NOTE,
        "source": paper.source,
        "made_up": paper.made_up,
        "note": paper.note,
        "media_type": MEDIA_TYPES[paper.format],
        "unjudged": list(paper.unjudged),
    }
    lines = [*_pairs(head), "", "[metadata]", *_pairs(_plain_facts(paper))]
    for name, table in _tables(paper).items():
        lines += ["", f"[metadata.{name}]", *_pairs(table)]
    for citation in citations(paper, corpus):
        lines += ["", "[[citations]]", *_pairs(citation)]
    return "\n".join(lines) + "\n"


def citations(paper: Paper, corpus: Sequence[Paper]) -> Iterator[dict[str, Any]]:
    """Yield the citations of ``paper`` in reading order, with what they lead to."""
    for mark in marks(paper.subject + "\n" + paper.body):
        citation = facts(mark)
        found = _targets(citation, paper, corpus)
        if "to" in mark.given:
            citation["links_to"] = mark.given["to"]
        elif len(found) == 1:
            citation["links_to"] = found[0]
        elif found:
            citation["candidates"] = found
        yield citation


def _targets(
    citation: dict[str, Any], citing: Paper, corpus: Iterable[Paper]
) -> list[str]:
    if "symbol" not in citation:
        return []
    return [p.slug for p in corpus if p is not citing and _fits(citation, citing, p)]


def _fits(citation: dict[str, Any], citing: Paper, paper: Paper) -> bool:
    if paper.symbol is None or normal_symbol(paper.symbol) != citation["symbol"]:
        return False
    date = citation.get("date")
    if date is not None and date != paper.date:
        return False
    if citing.date and paper.date and paper.date > citing.date:
        return False
    return citation.get("body") in {None, *paper.issuers, paper.organ}


def _plain_facts(paper: Paper) -> dict[str, Any]:
    symbol = normal_symbol(paper.symbol) if paper.symbol else None
    return {
        "type": paper.type,
        "type_printed": _type_printed(paper),
        "regime": paper.regime,
        "number": int(symbol.partition("-")[0].partition("/")[0]) if symbol else None,
        "symbol": symbol,
        "symbol_verbatim": paper.symbol,
        "issuers": list(paper.issuers),
        "parent": paper.parent,
        "organ": paper.organ,
        "place": paper.place,
        "effective": paper.effective,
        "subject": plain(paper.subject),
        "addressees": list(paper.addressees),
        "recipients": list(paper.recipients),
        "urgency": paper.urgency and paper.urgency.capitalize(),
        "circulation": paper.circulation and paper.circulation.capitalize(),
        "draft": paper.draft,
        "part_of": paper.part_of,
        "flags": list(paper.flags),
    }


def _type_printed(paper: Paper) -> str | None:
    if paper.type is None or paper.is_dispatch:
        return None
    return paper.type_printed or paper.type.upper()


def _tables(paper: Paper) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    if verbatim := paper.date_printed():
        flags = ["date_partial"] if paper.partial else []
        tables["issued"] = {
            # Where the day is there, the date itself begins with it.
            "verbatim": verbatim.removeprefix("ngày ") if paper.date else verbatim,
            "date": paper.date,
            "partial": paper.partial,
            "flags": flags,
        }
    if paper.signatures:
        lead = paper.signatures[0]
        signer = {f: getattr(lead, f) for f in ("name", "position", "authority")}
        tables |= {"signer": signer} if any(signer.values()) else {}
    if copy := paper.copy:
        tables["copy"] = {
            "number": copy.symbol,
            "date": copy.date,
            "body": copy.body,
        }
    return tables


def _pairs(table: dict[str, Any]) -> list[str]:
    kept = {k: v for k, v in table.items() if v is not None and v not in ("", [])}
    return [f"{name} = {_value(value)}" for name, value in kept.items()]


def _value(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, dict):
        inner = ", ".join(f"{k} = {_value(v)}" for k, v in value.items())
        return "{ " + inner + " }"
    return json.dumps(value, ensure_ascii=False)
