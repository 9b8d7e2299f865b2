"""How a citation compares with one paper held, part by part."""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive import ordinals, symbols
from archive.facts import Metadata
from archive.links import lives
from archive.links.bodies import compare, is_other_organ, near
from archive.links.dates import Period
from archive.links.owners import CENTRE, is_relative, names_one_body, numbered_by
from archive.links.remembered import Names
from archive.links.values import Agreement, Candidate, Weighing
from archive.model import Citation
from archive.text import toneless

AGREES, SILENT, UNSURE, DIFFERS = Agreement

# Where the term of a body is not known, a date this far off is a slip of the
# pen (the old year in January); further off it is the next term's paper.
_SLIP_DAYS = 366
_TERM = re.compile(r"\bkhoa ([ivx]{1,5})\b")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate and how each part of the citation compares with it.

    ``term`` is compared where no date is cited: by the term that is printed, or by
    the one in which the citing paper was issued.
    """

    document: int
    body: Agreement
    date: Agreement
    place: Agreement
    term: Agreement
    says_term: bool
    is_day: bool
    is_heir: bool
    is_slip: bool
    is_later: bool
    is_other_type: bool
    flags: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        """Whether nothing that is known rules the paper out."""
        return self.body is not DIFFERS and not self.is_later

    def told(self, key: str) -> Weighing:
        """Return what speaks for the paper and against it, in words of reasons."""
        agrees = {
            key: True,
            "body": self.body is AGREES,
            "heir": self.is_heir,
            "date": self.date is AGREES and not self.says_term,
            "term": self.term is AGREES or (self.date is AGREES and self.says_term),
            "place": self.place is AGREES,
        }
        differs = {
            "body_differs": self.body is DIFFERS and not self.is_heir,
            "date_differs": self.date is DIFFERS,
            "other_term": self.term is DIFFERS,
            "other_place": self.place is DIFFERS,
            "type_differs": self.is_other_type,
            "issued_later": self.is_later,
        }
        return Weighing(self.document, _true(agrees), _true(differs))


def _true(said: dict[str, bool]) -> tuple[str, ...]:
    return tuple(word for word, holds in said.items() if holds)


def weigh(
    citation: Citation, citing: Metadata, candidate: Candidate, authority: Names
) -> Weighed:
    """Compare a citation of the paper ``citing`` with a paper held."""
    held = candidate.metadata
    is_named_by_symbol = not citation.body and _says_its_body(citation, authority)
    body = compare(citation.body, held, citing, authority)
    cited, issued = cited_days(citation, authority), Period.of_issue(held.issued)
    date = _compare_dates(cited, issued)
    is_day = bool(cited and cited.is_day and issued and issued.is_day)
    return Weighed(
        candidate.document,
        AGREES if is_named_by_symbol else body,
        date,
        near(citing, held, authority),
        _compare_terms(citation, citing, held, authority) if cited is None else SILENT,
        says_term=cited is not None and Period.cited(citation) is None,
        is_day=is_day,
        is_heir=body is DIFFERS and _is_heir(citation, held, authority),
        is_slip=date is DIFFERS and _is_slip(citation, held, authority),
        is_later=date is not AGREES and _is_later(held, citing),
        is_other_type=_other_type(citation.type, held.type),
        flags=_mismatch(citation, held, date, authority),
    )


def cited_days(citation: Citation, authority: Names) -> Period | None:
    """Return the days that a citation gives its paper, by date or by term."""
    return Period.cited(citation) or _term_days(citation, authority)


def said_term(citation: Citation, authority: Names) -> str | None:
    """Return the term printed with a central paper: "Ban Bí thư (khóa XII)".

    Local committees and the National Assembly count terms of their own.
    """
    meeting = citation.conference
    if meeting and meeting.term and not meeting.of:
        return meeting.term
    if numbered_by(citation, authority) != CENTRE:
        return None
    said = toneless(f"{citation.verbatim} {citation.body_verbatim or ''}")
    found = {ordinals.roman(term) for term in _TERM.findall(said[:2000])}
    return found.pop() if len(found) == 1 else None


def _term_days(citation: Citation, authority: Names) -> Period | None:
    term = said_term(citation, authority)
    terms = list(authority.terms)
    for one, after in zip(terms, [*terms[1:], None], strict=True):
        if one.name == term:
            return Period.from_until(one.since, after.since if after else None)
    return None


def _says_its_body(citation: Citation, authority: Names) -> bool:
    return citation.symbol is not None and names_one_body(citation.symbol, authority)


def _compare_dates(cited: Period | None, held: Period | None) -> Agreement:
    if cited is None or held is None:
        return SILENT
    return AGREES if cited.meets(held) else DIFFERS


def _compare_terms(
    citation: Citation, citing: Metadata, held: Metadata, authority: Names
) -> Agreement:
    """Compare when the citing paper and the one held were issued, by their terms.

    Numbers begin again with each term: a paper of the term before may carry the
    number of one that is not held.
    """
    ours, theirs = Period.of_issue(citing.issued), Period.of_issue(held.issued)
    if ours is None or theirs is None:
        return SILENT
    name = held.issuers[0] if held.issuers else held.organ
    return lives.same_cycle(
        held.symbol or citation.symbol, name, theirs.first, ours.first, authority
    )


def _is_heir(citation: Citation, held: Metadata, authority: Names) -> bool:
    """Whether one of two bodies has become the other one, by the day of the paper."""
    issued = Period.of_issue(held.issued)
    names = [*held.issuers[:1], *([held.organ] if held.organ else [])]
    if issued is None or not citation.body or is_relative(citation.body, authority):
        return False
    return any(
        lives.is_heir(citation.body, name, issued.first, authority)
        or lives.is_heir(name, citation.body, issued.first, authority)
        for name in names
    )


def _is_slip(citation: Citation, held: Metadata, authority: Names) -> bool:
    """Whether the dates differ within one series, so that one is a mistake."""
    cited, issued = Period.cited(citation), Period.of_issue(held.issued)
    if cited is None or issued is None:
        return False
    if citation.kind == "state":
        return cited.first.year == issued.first.year
    name = held.issuers[0] if held.issuers else None
    days = cited.first, issued.first
    same = lives.same_cycle(held.symbol, name, *days, authority)
    if held.symbol and names_one_body(held.symbol, authority):
        return same is AGREES
    return same is not DIFFERS and cited.days_from(issued) <= _SLIP_DAYS


def _is_later(held: Metadata, citing: Metadata) -> bool:
    """Whether the paper was issued after the one that would cite it."""
    issued, until = Period.of_issue(held.issued), Period.of_issue(citing.issued)
    return issued is not None and until is not None and issued.first > until.last


def _mismatch(
    citation: Citation, held: Metadata, date: Agreement, authority: Names
) -> tuple[str, ...]:
    differs = (
        date is DIFFERS
        or _other_type(citation.type, held.type)
        or is_other_organ(citation.body, held, authority)
    )
    return ("mismatch",) if differs else ()


def _other_type(cited: str | None, held: str | None) -> bool:
    return bool(cited and held) and toneless(cited or "") != toneless(held or "")


def of_kind(citation: Citation, candidates: list[Candidate]) -> list[Candidate]:
    """Keep those whose code is the one cited: ``ĐA`` and ``DA`` share a key."""
    code = _code(citation.symbol)
    exact = [c for c in candidates if code and _code(c.metadata.symbol) == code]
    return exact or candidates


@lru_cache(maxsize=4096)
def _code(symbol: str | None) -> str | None:
    read = symbol and symbols.read(symbol)
    return read.type_code.casefold() if read else None


def suspicious(
    citation: Citation, citing: Metadata, authority: Names
) -> tuple[str, ...]:
    """Return the flags of a citation whose date does not fit what else it says.

    A valid date is kept as it is: it may lie behind the citing paper, before the
    body existed, or outside the term that is printed (``domain.md`` §4.4).
    """
    cited, until = Period.cited(citation), Period.of_issue(citing.issued)
    if cited is None:
        return ()
    term = _term_days(citation, authority)
    body = citation.body
    is_early = bool(body) and lives.began_after(body or "", cited.last, authority)
    is_late = until is not None and cited.first > until.last
    is_outside = term is not None and not term.meets(cited)
    is_over = bool(body) and lives.ended_before(body or "", cited.first, authority)
    flags = {
        "date_suspect": is_early or is_late or is_outside,
        "body_not_valid": is_over,
    }
    return _true(flags)
