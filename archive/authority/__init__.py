"""Who issues papers, which kinds there are, and when: knowledge kept as TOML.

``load`` reads the files once; the value it returns cannot change, and is passed in.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from archive.authority import abbreviations, searching, tables
from archive.authority.abbreviations import Abbreviations
from archive.authority.additions import AddedTerm, Addition, applied
from archive.authority.bodies import Body, NamedBody, code_key, name_key
from archive.authority.coded import Coded
from archive.authority.committees import committee
from archive.authority.lineage import Lineage
from archive.authority.listed import Listed
from archive.authority.making import Maker
from archive.authority.meetings import Meeting, Meetings
from archive.authority.names import Shorts
from archive.authority.naming import Naming
from archive.authority.papers import DocumentType, DocumentTypes, type_key
from archive.authority.places import Rank
from archive.authority.relative import Relatives
from archive.authority.tables import Term, last_begun
from archive.model import Style

__all__ = [
    "Addition",
    "Authority",
    "Body",
    "DocumentType",
    "Meeting",
    "Meetings",
    "NamedBody",
    "Term",
    "load",
]


_NAMING = ("provinces.toml", "districts.toml", "organs.toml", "issuers.toml")


@dataclass(frozen=True, slots=True)
class Authority:
    """Kinds of papers, bodies and terms, looked up without I/O.

    ``codes`` are the folded codes of all bodies, listed or not; ``terms`` are those
    of the Central Committee; ``syllables`` are those of which names of bodies consist;
    ``abbreviations`` are what texts write short.
    """

    document_types: DocumentTypes
    bodies: Listed
    naming: Naming
    terms: tuple[Term, ...]
    coded: Coded
    codes: frozenset[str]
    meetings: Meetings
    local_terms: tuple[Term, ...] = ()
    syllables: frozenset[str] = frozenset()
    abbreviations: Abbreviations = field(default_factory=Abbreviations.none)

    @property
    def types(self) -> tuple[DocumentType, ...]:
        """All kinds of papers."""
        return self.document_types.all

    def type_named(self, text: str) -> DocumentType | None:
        """Return the kind of paper whose name or short form the whole text is."""
        return self.document_types.named(text)

    def types_coded(
        self, code: str, style: Style = "party"
    ) -> tuple[DocumentType, ...]:
        """Return the kinds that a code in a symbol may stand for."""
        return self.document_types.coded.get((style, type_key(code)), ())

    def type_coded(self, code: str, style: Style = "party") -> DocumentType | None:
        """Return the one kind a code stands for; None for ``QĐ``, which means two."""
        found = self.types_coded(code, style)
        return found[0] if len(found) == 1 else None

    def body_named(
        self, text: str, on: date | None = None, *, code: str | None = None
    ) -> NamedBody | None:
        """Return the body a text names, as it was called on a day.

        ``code`` is the body's part of a symbol printed beside the name; it
        confirms a misspelt name.
        """
        return self.naming.named(text, on, code)

    def with_additions(self, additions: Iterable[Addition]) -> "Authority":
        """Return the authority with what clerks added; this one stays as it is.

        It costs what the bodies cost that the additions are about: a child that
        reads one file lays them over what its nursery has loaded.
        """
        made = applied(additions, self.bodies, self.naming.spelled)
        new = [body for _, body in made.bodies]
        listed = self.bodies.changed(new)
        return replace(
            self,
            bodies=listed,
            naming=self.naming.changed(listed, new),
            coded=self.coded.changed(listed, new),
            codes=self.codes.union(code_key(c) for body in new for c in body.codes),
            local_terms=(*self.local_terms, *map(self._added, made.terms)),
            syllables=self.syllables.union(tables.syllables([b.name for b in new])),
        )

    def _added(self, term: AddedTerm) -> Term:
        body = self.bodies.get(term.body)
        return Term(term.name, term.since, body=body.name if body else term.body)

    def resolve_relative(
        self, text: str, citing_bodies: Iterable[str], on: date | None = None
    ) -> NamedBody | None:
        """Return the body that a relative name means in a paper, always inferred.

        ``citing_bodies`` say who writes: issuers, the body above them, the place;
        "Tỉnh ủy" in a paper of "Thành ủy Bắc Kạn" is Tỉnh ủy Bắc Kạn. None where
        they do not tell, and for names that are not relative.
        """
        relatives = Relatives(self.naming.spelled, self.body_named, self.bodies)
        return relatives.resolve(text, citing_bodies, on)

    def bodies_coded(self, code: str, on: date | None = None) -> tuple[Body, ...]:
        """Return the bodies that sign with a code, valid on a day.

        Without a day each name is there once.
        """
        found = self.coded.get(code_key(code), ())
        if on is None:
            return tuple({body.name: body for body in reversed(found)}.values())[::-1]
        return tuple(body for body in found if body.is_valid(on))

    def body_key(self, name: str) -> str:
        """Return the toneless key under which all spellings of one body meet.

        Bodies that sign together have the key of the first one, and a board has
        that of its committee.
        """
        named = self.naming.named(name, None, None)
        if named is None or named.typo:
            return committee(self.naming.spelled.key(name))
        return committee(name_key(named.id))

    def body_spelled(self, name: str) -> str:
        """Return a name as it is usually written, its short forms spread out."""
        return self.naming.spelled.spelled(name)

    def predecessors(self, body: Body) -> tuple[Body, ...]:
        """Return the bodies that went into this one."""
        return Lineage(self.bodies).predecessors(body)

    def successors(self, body: Body) -> tuple[Body, ...]:
        """Return the bodies that this one went into."""
        return Lineage(self.bodies).successors(body)

    def at(self, body: Body, day: date) -> Body | None:
        """Return what stood on a day for a body: itself, what it was, what it became.

        None where that is several bodies.
        """
        return Lineage(self.bodies).at(body, day)

    def above(self, body: Body | NamedBody, on: date | None = None) -> tuple[Body, ...]:
        """Return the bodies above one on a day, the nearest first, as far as known."""
        return Lineage(self.bodies).above(body, on)

    def is_superior(
        self, one: Body | NamedBody, other: Body | NamedBody, on: date | None = None
    ) -> bool | None:
        """Tell whether one stands above the other; None where nobody here knows."""
        return Lineage(self.bodies).is_superior(one, other, on)

    def is_heir(self, one: Body | NamedBody, other: Body | NamedBody) -> bool:
        """Tell whether one is what the other became, in one step or in several."""
        return Lineage(self.bodies).is_heir(one, other)

    def term_at(self, day: date, body: str | None = None) -> str | None:
        """Return the term that ran on a day: of the Centre, or of a named body.

        A staff organ has the terms of its committee. None where the congress of a
        local committee is not known: the days of the Centre say nothing of it.
        """
        named = self.body_named(body, day) if body else None
        if body is None or (named is not None and named.level == "central"):
            return last_begun(self.terms, day)
        own = [term for term in self.local_terms if self._is_of(term, body, day)]
        return last_begun(own, day)

    def terms_of(self, body: Body) -> tuple[Term, ...]:
        """Return the terms of a body that are known, the earliest first."""
        if body.level == "central":
            return self.terms
        own = (t for t in self.local_terms if self._is_of(t, body.name, t.since))
        return tuple(sorted(own, key=lambda term: term.since))

    def terms_within(self, body: Body) -> tuple[Term, ...]:
        """Return the terms that began while a local body was what its record says.

        Those of a namesake before or after it are not its own; a body of the Centre
        has the terms of the Centre.
        """
        terms = self.terms_of(body)
        if body.level == "central":
            return terms
        return tuple(term for term in terms if body.is_valid(term.since))

    def found(self, text: str, on: date | None = None) -> tuple[Body, ...]:
        """Return the bodies that words of a name, a place or a code are of."""
        return searching.find(text, self, on)

    def _is_of(self, term: Term, body: str, day: date) -> bool:
        """Whether a term is of a body, or of the committee it works for, as it was."""
        then, now = (
            self.body_named(term.body or "", term.since),
            self.body_named(body, day),
        )
        if then is None or now is None:
            return False
        if now.kind == "committee":
            return then.id == now.id
        near = (one for one in self.above(now, day) if one.kind == "committee")
        return next((one.id for one in near), None) == then.id


@cache
def load() -> Authority:
    """Read the tables of this package, once in each process."""
    issuers, organs = tables.table("issuers.toml"), tables.table("organs.toml")
    spelled = tables.shorts(issuers["short"])
    ranks = tables.ranks(organs["rank"])
    places = tables.places(
        tables.table("provinces.toml")["province"],
        tables.table("districts.toml"),
        ranks,
    )
    kinds = DocumentTypes.of(tables.types(tables.table("types.toml")["type"]))
    maker = Maker(tables.organs(organs["organ"]), places, spelled)
    listed = Listed.of(tables.bodies(issuers["body"], spelled), maker, spelled)
    patterns = list(tables.patterns(issuers["pattern"]))
    terms = list(tables.terms(tables.table("terms.toml")["term"]))
    coded = Coded.of(listed)
    meetings = tables.table("meetings.toml")
    return Authority(
        kinds,
        listed,
        Naming.of(listed, patterns, spelled),
        tuple(term for term in terms if term.body is None),
        coded,
        frozenset(coded).union(code_key(c) for p in patterns for c in p.codes),
        Meetings.of(*(meetings[kind] for kind in ("plenum", "congress"))),
        tuple(term for term in terms if term.body is not None),
        tables.syllables([tables.table(name) for name in _NAMING]),
        _abbreviations(spelled, maker, ranks.values(), kinds),
    )


def _abbreviations(
    spelled: Shorts, maker: Maker, ranks: Iterable[Rank], kinds: DocumentTypes
) -> Abbreviations:
    written = tables.table("abbreviations.toml")["abbreviation"]
    return Abbreviations.of(
        both_ways=(
            *abbreviations.of_names(spelled),
            *abbreviations.of_organs(maker.organs, ranks),
            *tables.abbreviations(written),
        ),
        to_long=abbreviations.of_kinds(kinds.all),
    )
