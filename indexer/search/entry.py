"""One paper as the search engines know it."""

from dataclasses import dataclass
from datetime import date

from archive.authority import Authority
from archive.facts import Metadata
from archive.symbols import key, read
from archive.text import toneless
from indexer.search.days import days


@dataclass(frozen=True, slots=True)
class Entry:
    """What can be found of one paper, and who may find it.

    ``key`` is the number of the paper in the catalogue; ``issued_from`` and
    ``issued_to`` are the days it may have been issued on.
    """

    key: str
    symbol: str | None = None
    symbol_keys: tuple[str, ...] = ()
    number: int | None = None
    type: str | None = None
    type_code: str | None = None
    issuers: tuple[str, ...] = ()
    issuer_keys: tuple[str, ...] = ()
    issued_from: date | None = None
    issued_to: date | None = None
    subject: str | None = None
    signer: str | None = None
    text: str = ""
    audience: str = "everyone"

    @classmethod
    def of(
        cls,
        number: int,
        metadata: Metadata,
        text: str,
        audience: str,
        authority: Authority,
    ) -> "Entry":
        """Make the entry of paper ``number`` from the facts shown about it."""
        first, last = days(metadata.issued)
        bodies = _bodies(metadata, authority)
        return cls(
            key=str(number),
            symbol=metadata.symbol,
            symbol_keys=_symbol_keys(metadata),
            number=metadata.number,
            type=metadata.type,
            type_code=_type_code(metadata, authority),
            issuers=tuple(bodies.values()),
            issuer_keys=tuple(bodies),
            issued_from=first,
            issued_to=last,
            subject=metadata.subject,
            signer=metadata.signer.name if metadata.signer else None,
            text=text,
            audience=audience,
        )

    @property
    def heading(self) -> tuple[str, ...]:
        """The short facts by which a paper is known, each a text of its own."""
        facts = (self.type, self.symbol, *self.issuers, self.subject, self.signer)
        return tuple(fact for fact in facts if fact)

    @property
    def years(self) -> tuple[int, ...]:
        """The years in which it may have been issued."""
        if self.issued_from is None or self.issued_to is None:
            return ()
        return tuple(range(self.issued_from.year, self.issued_to.year + 1))


def _bodies(metadata: Metadata, authority: Authority) -> dict[str, str]:
    """Return the issuing bodies and the deciding one, each once, by their keys.

    "Ban Thường vụ Tỉnh ủy Bắc Kạn" decides for "Tỉnh ủy Bắc Kạn", and is no
    second choice for somebody who looks for the papers of that committee.
    """
    bodies: dict[str, str] = {}
    for name in (*metadata.issuers, *filter(None, [metadata.organ])):
        bodies.setdefault(authority.body_key(name), name)
    return bodies


def _symbol_keys(metadata: Metadata) -> tuple[str, ...]:
    printed = filter(None, (metadata.symbol, metadata.symbol_verbatim))
    return tuple(dict.fromkeys(map(key, printed)))


def _type_code(metadata: Metadata, authority: Authority) -> str | None:
    symbol = read(metadata.symbol or "")
    if symbol and symbol.type_code:
        return toneless(symbol.type_code)
    named = authority.type_named(metadata.type) if metadata.type else None
    codes = (*named.party, *named.state) if named else ()
    return toneless(codes[0]) if codes else None
