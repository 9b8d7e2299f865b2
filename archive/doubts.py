"""What was read with doubt, and which doubts one decision may settle: pure.

The law of this module: a doubt is a question that a person can answer by looking.
Flags about spelling alone, a part that a neighbour lends and a body that its place
names are no questions: who was asked about them would stop reading the others.
A person's decision about a fact or a link settles what was doubtful of it.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from archive import registered
from archive.facts import UNFILED, Metadata, is_person, is_register
from archive.links import Resolution
from archive.model import Citation, Claim
from archive.text import toneless

Kind = Literal[
    "ambiguous",
    "mismatch",
    "misprinted",
    "date_impossible",
    "date_suspect",
    "date_partial",
    "number",
    "type_mismatch",
    "unsure",
    "missing",
    "effect",
    "parts",
    "decoding",
    "register",
]
"""What is doubtful: the paper that a citation means, a day, a number, a type, a
reading, a fact that was not found, what one paper does to another, whether a file is
one paper, how letters from before Unicode are to be read, or that a register says
otherwise."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""All of them, in the order they are shown."""

LINK = "link"
"""The field of a doubt about a citation."""

EFFECT = "effect"
"""The field of a doubt about what a citation does to the paper it means."""

UNSURE = 0.7
"""A reading that is believed less than this is asked about."""

NUMBERED = frozenset(
    {
        "Nghị quyết",
        "Quyết định",
        "Chỉ thị",
        "Kết luận",
        "Quy định",
        "Thông tri",
        "Hướng dẫn",
        "Thông báo",
        "Báo cáo",
        "Kế hoạch",
        "Chương trình",
        "Chương trình phối hợp",
        "Tờ trình",
        "Công văn",
        "Nghị định",
        "Thông tư",
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
        "Công điện",
        "Luật",
        "Pháp lệnh",
    }
)
"""The kinds of paper that an office numbers; one without is worth a look."""

_NUMBERS = ("number_blank", "number_unreadable", "number_suspect")
PRINTED = frozenset({"body_typo", "body_mismatch", "date_impossible", "date_suspect"})
"""The flags of a citation that make its link doubtful where a paper is near it."""

_NEARLY = frozenset({"body_differs", "date_differs"})
PARTS = "parts"
"""The field of a doubt about a file that may hold several papers."""

DECODING = "decoding"
"""The field of a doubt about letters from before Unicode."""

_READ = ("type", "symbol", "issuers", "issued", "subject", PARTS, DECODING)
SHOWN = (*_READ, "signer")
"""The facts that are asked about, in the order they are."""

FACTS = (*SHOWN, "number")
"""The facts of which claims tell whether they are doubtful or settled."""


How = Literal["confirm", "none", "value"]
"""What was decided: as read, not printed, or another value."""


HOWS: dict[str, How] = {"confirm": "confirm", "none": "none", "value": "value"}
"""Each by what a form or an address says of it."""


def may_spread(kind: Kind, how: How) -> bool:
    """Whether like cases may be decided alike: no two papers share a number."""
    if kind in ("parts", "decoding", "register"):
        return False
    return how != "value" or kind not in ("number", "missing")


def is_sure_to_spread(kind: Kind) -> bool:
    """Whether like cases are mostly the same; a day is often another."""
    return not kind.startswith("date_")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at: about a fact (its ``field``) or a link.

    Doubts that one decision may settle share ``likeness``.
    """

    field: str
    kind: Kind
    likeness: str


def likeness(*parts: object) -> str:
    """Return a short name for what doubts have in common."""
    said = "\x1f".join(map(str, parts))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def rounded(uses: int) -> int:
    """Return how many papers cite under a key, from a hundred on in round numbers.

    What everybody cites is in doubt in thousands of papers, and an exact count
    would be written into all of them with every paper that is taken in.
    """
    kept = str(uses)[:2]
    return int(kept.ljust(len(str(uses)), "0"))


def of_facts(
    held: Mapping[str, Claim],
    metadata: Metadata,
    said: Mapping[str, Claim] | None = None,
) -> list[Doubt]:
    """Return what is doubtful of a paper's facts, one doubt for each field at most.

    ``held`` are the claims that hold; ``metadata`` is what they add up to, and
    ``said`` what a register says. Of a paper without a file there is nothing to see.
    """
    is_read = not all(is_person(one) or is_register(one) for one in held.values())
    if UNFILED in metadata.flags and not is_read:
        return []
    found: dict[str, Doubt] = {}
    for field, kind in _asked(held, metadata):
        if field not in found and not _is_settled(held, field):
            found[field] = Doubt(field, kind, _like(field, kind, held, metadata))
    for field, *values in registered.differing(held, said or {}):
        like = likeness(field, "register", *values)
        found.setdefault(field, Doubt(field, "register", like))
    return list(found.values())


def _asked(held: Mapping[str, Claim], metadata: Metadata) -> Iterator[tuple[str, Kind]]:
    flags = set(metadata.flags)
    if not metadata.draft:
        yield from _of_day(metadata, flags)
        if flags.intersection(_NUMBERS):
            yield "symbol", "number"
    if "type_mismatch" in flags:
        yield "type", "type_mismatch"
    if flags & {"body_mismatch", "issuer_suspect"} and metadata.issuers:
        yield "issuers", "unsure"
    if "subject_suspect" in flags and metadata.subject:
        yield "subject", "unsure"
    for field in _READ:
        evidence = metadata.evidence.get(field)
        if field in held and evidence and evidence.confidence < UNSURE:
            yield field, "unsure"
    yield from ((field, "missing") for field in _missing(metadata))
    if "several_papers" in flags and metadata.parts:
        yield PARTS, "parts"
    if "decoding_doubtful" in flags and metadata.decoding:
        yield DECODING, "decoding"


def _of_day(metadata: Metadata, flags: set[str]) -> Iterator[tuple[str, Kind]]:
    of_day = set(metadata.issued.flags) if metadata.issued else set()
    if "date_impossible" in of_day:
        yield "issued", "date_impossible"
    if "date_suspect" in of_day | flags and metadata.issued:
        yield "issued", "date_suspect"
    if "date_partial" in of_day:
        yield "issued", "date_partial"


def _missing(metadata: Metadata) -> Iterator[str]:
    """Yield the facts a paper of its kind should have, and of which none was found.

    What a paper is has to be known before anything else can be missing; an annex
    has its number and its day from the paper it belongs to.
    """
    if not metadata.type:
        yield "type"
        return
    if metadata.part_of or "appendix" in metadata.flags:
        return
    if not metadata.issuers:
        yield "issuers"
    if metadata.draft:
        return
    if not metadata.symbol and metadata.type in NUMBERED:
        yield "symbol"
    if not metadata.issued:
        yield "issued"


def _is_settled(held: Mapping[str, Claim], field: str) -> bool:
    fields = ("symbol", "number") if field == "symbol" else (field,)
    return any(name in held and is_person(held[name]) for name in fields)


def _like(field: str, kind: Kind, held: Mapping[str, Claim], metadata: Metadata) -> str:
    """Return what like cases share: the words printed, or a kind of one body."""
    claim = held.get(field)
    if claim is None or kind in ("missing", "number"):
        return likeness(field, kind, metadata.type, "|".join(metadata.issuers))
    rule = claim.evidence.rule if claim.evidence else ""
    return likeness(field, kind, rule, claim.verbatim, claim.value)


def of_link(
    citation: Citation,
    resolution: Resolution,
    lookup: str | None,
    weighed: Iterable[int],
) -> Doubt | None:
    """Return what is doubtful of the paper that a citation means, if anything is."""
    kind = _kind(citation, resolution)
    if kind is None:
        return None
    flags = sorted(PRINTED.intersection(citation.flags))
    papers = resolution.documents or sorted(weighed)
    said = citation.body_verbatim, citation.date, citation.date_verbatim
    return Doubt(LINK, kind, likeness(LINK, kind, lookup, *said, flags, papers))


def of_effect(
    citation: Citation, resolution: Resolution, effect: str | None, *, is_judged: bool
) -> Doubt | None:
    """Return that a status is proposed for a paper held, where nobody judged it yet.

    Proposals in the same words are alike: "thay thế" nearly always means it.
    """
    if effect is None or is_judged or resolution.state != "resolved":
        return None
    cues = [
        toneless(told.cue) for told in citation.relations if told.source_symbol is None
    ]
    return Doubt(EFFECT, "effect", likeness(EFFECT, effect, *sorted(set(cues))))


def _kind(citation: Citation, resolution: Resolution) -> Kind | None:
    if resolution.state == "ambiguous":
        return "ambiguous"
    if "decided" in resolution.reasons:
        return None
    is_near = resolution.state == "resolved" or _NEARLY.intersection(resolution.reasons)
    # Whether a paper that is not held would match, nobody can see.
    if is_near and "mismatch" in resolution.flags:
        return "mismatch"
    if is_near and PRINTED.intersection(citation.flags):
        return "misprinted"
    return None
