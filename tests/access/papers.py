"""Papers of a made-up office, and what people do with them: drawn, then done.

What is drawn is plain data, so that a failing example can be read and done again.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from archive.access import CLERKS, EVERYONE, Reader, Role, for_groups, within
from archive.model import Citation, Claim, Evidence, Page, Reading, Relation, Text

AT = dt.datetime(2026, 11, 24, 3, 5, tzinfo=dt.UTC)

AUDIENCES = (EVERYONE, CLERKS, *map(for_groups, ([1], [2], [1, 2])))
KEEPER = Reader("giu", frozenset(AUDIENCES), frozenset({"keeper", "auditor"}))

CITY, PROVINCE, CENTRE = "Thành ủy Bắc Kạn", "Tỉnh ủy Bắc Kạn", "Ban Bí thư"


@dataclass(frozen=True, slots=True)
class Head:
    """By what a paper is named: its kind, its symbol, its day and its body."""

    type: str
    symbol: str
    day: dt.date
    body: str

    @property
    def number(self) -> int:
        """The number in the symbol."""
        return int(self.symbol.partition("-")[0])


HEADS = (
    Head("Kế hoạch", "171-KH/TU", dt.date(2019, 8, 1), CITY),
    Head("Kế hoạch", "171-KH/TU", dt.date(2019, 10, 15), PROVINCE),
    Head("Kế hoạch", "173-KH/TU", dt.date(2019, 8, 9), CITY),
    Head("Kế hoạch", "176-KH/TU", dt.date(2020, 2, 3), CITY),
    Head("Công văn", "362-CV/TU", dt.date(2019, 7, 18), PROVINCE),
    Head("Kết luận", "53-KL/TW", dt.date(2019, 6, 4), CENTRE),
    Head("Quyết định", "9-QĐ/TU", dt.date(2024, 6, 1), PROVINCE),
)
"""Few, so that papers meet: the same one twice, one symbol of two bodies, gaps."""

WORDS = ("nông thôn", "trồng cây", "trồng cấy", "quốc phòng", "đại hội", "kỷ luật")
CUES = {"replaces": "thay thế", "implements": "thực hiện", "amends": "sửa đổi"}


@dataclass(frozen=True, slots=True)
class Cite:
    """A mention of ``HEADS[head]``; the less it ``tells``, the more it may mean."""

    head: int
    relation: str = "implements"
    tells: int = 2


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be taken in. One that is ``odd`` was read with doubt."""

    head: int
    subject: str
    words: tuple[str, ...] = ()
    cites: tuple[Cite, ...] = ()
    audience: str = EVERYONE
    odd: bool = False
    ends: bool = False

    @property
    def page(self) -> str:
        """Its text, without what it cites."""
        head = HEADS[self.head]
        lines = head.body.upper(), f"Số {head.symbol}", head.type, self.subject
        return "\n".join((*lines, *self.words)) + "\n"

    def reading(self) -> Reading:
        """Return what a reader would read of it."""
        page, cites = self.page, []
        for one in self.cites:
            page += f"{CUES[one.relation]} "
            made = _citation(one, len(page))
            cites.append(made)
            page += f"{made.verbatim};\n"
        claims = tuple(_claim(page, *fact) for fact in self._facts())
        return Reading(Text("text/plain", (Page(1, page),)), claims, tuple(cites))

    def _facts(self):
        head = HEADS[self.head]
        yield "type", head.type
        yield "number", head.number
        yield "symbol", head.symbol
        yield "issuers", [head.body]
        yield "issued", {"verbatim": f"{head.day:%d/%m/%Y}", "date": f"{head.day}"}
        yield "subject", self.subject
        # As the intake flags what is like a paper held, and what was read with doubt.
        yield "flags", ["number_suspect", "possible_copy"] if self.odd else []
        if self.ends:
            yield "period", "2019-2021"


def _claim(page, field, value):
    start = page.find(value) if isinstance(value, str) else -1
    end = start + len(value) if start >= 0 else 0
    place = Evidence(1, start, end, "test.rule") if start >= 0 else None
    return Claim(field, value, evidence=place)


def _citation(one, start):
    head = HEADS[one.head]
    day = f" ngày {head.day:%d/%m/%Y}" if one.tells else ""
    body = f" của {head.body}" if one.tells > 1 else ""
    said = f"{head.type} số {head.symbol}{day}{body}"
    made = Citation(
        start,
        start + len(said),
        said,
        "party",
        type=head.type,
        number=head.number,
        symbol=head.symbol,
        relations=(Relation(one.relation, CUES[one.relation]),),
    )
    if day:
        made = replace(made, date=head.day, date_verbatim=f"{head.day:%d/%m/%Y}")
    return replace(made, body=head.body) if body else made


Deed = tuple[object, ...]
"""What somebody does: its name, and with what. Papers are told by their number."""

_number = st.integers(1, 8)
_cite = st.builds(
    Cite,
    st.integers(0, len(HEADS) - 1),
    st.sampled_from([*CUES]),
    st.integers(0, 2),
)
papers = st.builds(
    Paper,
    st.integers(0, len(HEADS) - 1),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" và ".join),
    st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
    st.lists(_cite, max_size=3).map(tuple),
    st.sampled_from(AUDIENCES),
    st.booleans(),
    st.booleans(),
)
deeds = st.one_of(
    st.tuples(st.just("judge"), _number, st.sampled_from(["confirm", "reject"])),
    st.tuples(st.just("state"), _number, st.sampled_from(["in_force", "superseded"])),
    st.tuples(st.just("link"), _number, st.none() | _number),
    st.tuples(st.just("join"), _number, _number),
    st.tuples(st.just("part"), _number),
    st.tuples(st.just("name"), _number, st.integers(0, len(HEADS) - 1)),
    st.tuples(st.just("restrict"), _number, st.sampled_from(AUDIENCES)),
    st.tuples(st.just("remove"), _number),
    st.tuples(st.just("ask"), st.integers(0, len(HEADS) - 1)),
    st.tuples(st.just("wait"), _number),
    st.tuples(st.just("took"), _number, st.sampled_from([1, 3600])),
    st.tuples(st.just("enter"), st.integers(0, len(HEADS) - 1)),
    st.tuples(st.just("list"), _number, _number),
    st.tuples(st.just("hand_in"), _number, st.sampled_from(["added", "known"])),
    st.tuples(st.just("refuse"), st.just("damaged")),
    st.tuples(st.just("reread"), _number),
    st.tuples(st.just("copy"), _number, _number),
    st.just(("index",)),
)


@dataclass(frozen=True, slots=True)
class Story:
    """What is held, what was done, and what is done at the end, behind the index."""

    held: list[Paper]
    done: list[Deed]
    end: list[Deed]


stories = st.builds(
    Story,
    st.lists(papers, min_size=3, max_size=7),
    st.lists(deeds, max_size=10),
    st.lists(
        st.tuples(st.just("restrict"), _number, st.sampled_from(AUDIENCES)), max_size=3
    ),
)


def clerk(*offices: int) -> Reader:
    """Return a clerk who belongs to these offices."""
    return _reader(frozenset({"clerk"}), offices)


def _reader(roles: frozenset[Role], offices: Collection[int]) -> Reader:
    return Reader("lan", within(AUDIENCES, roles, offices), roles)


readers = st.builds(
    _reader,
    st.sampled_from([frozenset({"clerk"}), frozenset({"reader"})]),
    st.sets(st.sampled_from([1, 2]), max_size=1),
)


SECRETS = Story(
    [
        Paper(0, "nông thôn", ("trồng cây",), (Cite(4), Cite(5, tells=1)), odd=True),
        Paper(
            1,
            "trồng cấy",
            ("quốc phòng",),
            (Cite(0, "replaces"), Cite(5, tells=0)),
            for_groups([1]),
            odd=True,
            ends=True,
        ),
        Paper(
            4,
            "đại hội",
            ("kỷ luật",),
            (Cite(0, tells=0), Cite(3, "amends")),
            for_groups([2]),
        ),
        Paper(3, "kỷ luật", ("nông thôn",), (Cite(2, "amends"), Cite(4)), ends=True),
        Paper(
            6,
            "trồng cây",
            ("đại hội", "quốc phòng"),
            (Cite(3, "replaces"), Cite(1, "replaces")),
        ),
        Paper(0, "nông thôn", ("trồng cấy",), (Cite(2),), for_groups([1, 2]), odd=True),
    ],
    [
        ("judge", 5, "confirm"),
        ("judge", 2, "confirm"),
        ("state", 2, "superseded"),
        ("link", 1, 3),
        ("ask", 3),
        ("ask", 5),
        ("ask", 6),
        ("wait", 2),
        ("took", 2, 60),
        ("enter", 2),
        ("list", 2, 3),
        ("list", 1, 5),
        ("hand_in", 2, "added"),
        ("hand_in", 1, "added"),
        ("refuse", "damaged"),
        ("copy", 1, 2),
        ("reread", 2),
    ],
    [("restrict", 5, for_groups([1]))],
)
"""Four papers of six are for offices, one of them only since it was put into the index;
they have to do with the others in every way."""
