"""Whatever happened: links and all that follows are those of an archive read anew."""

import datetime as dt

import pytest
import sqlalchemy as sa
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from archive.authority.additions import AddedBody, AddedName, AddedTerm, Succession
from archive.catalogue import migrating, open_catalogue, schema
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.links import Remembered
from archive.model import Citation, Claim, Conference
from tests.archive.catalogue.making import (
    AT,
    AUTHORITY,
    CENTRE,
    CITY,
    KEEPER,
    PROVINCE,
    cite,
    reading,
    replacing,
    store,
)

OLD_NAME, NEW_NAME = "Cấp ủy tỉnh Bắc Cạn cũ", "Tỉnh ủy Thái Nguyên"
DISTRICT = "Huyện ủy Na Rì"
COMMUNE = "Đảng ủy khu Thử Nghiệm"
BY_MEETING = Citation(
    0,
    9,
    "Nghị quyết Trung ương 4 khóa XII",
    "conference",
    type="Nghị quyết",
    conference=Conference("plenum", "4", "XII"),
)
SHORT = Citation(0, 9, "Kế hoạch 171", "short", type="Kế hoạch", number=171)

PAPERS = (
    ("171-KH/TU", "1/8/2019", CITY),
    ("171-KH/TU", "15/10/2019", PROVINCE),
    ("171-KH/TU", "15/10/2019", OLD_NAME),
    ("171-KH/TU", "15/10/2025", NEW_NAME),
    ("171-KH/HU", "15/10/2019", DISTRICT),
    ("04-NQ/TW", "30/10/2016", CENTRE),
    ("05-NQ/TW", "1/11/2016", CENTRE),
    ("3-KH/BCĐ", "3/2/2020", "Ban Chỉ đạo 35"),
)
MENTIONS = (
    cite("171-KH/TU"),
    cite("171-KH/TU", "15/10/2019", "Tỉnh ủy"),
    cite("171-KH/TU", "", PROVINCE),
    cite("171-KH/TU", "15/10/2019", NEW_NAME),
    cite("171-KH/TU", "", OLD_NAME),
    cite("171-KH/HU", "15/10/2019", COMMUNE),
    cite("171-KH/HU", "", "Huyện ủy"),
    cite(
        "3-KH/BCĐ",
        "",
        "Ban Chỉ đạo 35 cấp tỉnh",
        body_verbatim="Ban Chỉ đạo 35 cấp tỉnh",
    ),
    replacing("171-KH/TU", "1/8/2019", CITY),
    BY_MEETING,
    SHORT,
)
FACTS = (
    ("issuers", [CITY]),
    ("issuers", [PROVINCE]),
    ("issuers", [DISTRICT]),
    ("symbol", "171-KH/TU"),
    ("place", "Bắc Kạn"),
    ("parent", OLD_NAME),
    ("parent", "Đảng bộ huyện Na Rì"),
    ("organ", OLD_NAME),
    ("issued", {"verbatim": "3/3/2021", "date": "2021-03-03"}),
)
ABOVE = (
    {"place": "Bắc Kạn"},
    {"parent": "Đảng bộ huyện Na Rì"},
    {"parent": OLD_NAME},
)
ADDITIONS = (
    AddedName("tinh-uy-bac-kan", OLD_NAME),
    AddedName("huyen-uy-na-ri", "X", "code"),
    AddedBody(COMMUNE, "commune", "committee"),
    Succession(("huyen-uy-na-ri",), ("dang-uy-khu-thu-nghiem",), dt.date(2025, 7, 1)),
    AddedTerm("huyen-uy-na-ri", "XX", dt.date(2020, 8, 1)),
    AddedTerm("thanh-uy-bac-kan", "XX", dt.date(2019, 9, 1)),
)


class Story:
    """Changes of an archive, each told by a word and a number."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.papers = []
        self.made = []
        self.added = []

    def comes(self, which):
        """A paper comes, with citations."""
        count = len(MENTIONS)
        made = [MENTIONS[which % count], MENTIONS[which // 3 % count]]
        facts = ABOVE[which // 2 % len(ABOVE)]
        self.papers.append(
            store(self.catalogue, *PAPERS[which % len(PAPERS)], *made, **facts)
        )

    def corrected(self, which):
        """A person corrects a fact."""
        field, value = FACTS[which % len(FACTS)]
        claim = Claim(field, value, source="person:lan")
        self.made.append(self.catalogue.claims.add(self._paper(which), claim, at=AT))

    def decided(self, which):
        """A person chooses or rejects."""
        [link, *_] = self.catalogue.citations.of(self._paper(which), KEEPER)
        choice = ("choose", "reject")[which % 2]
        seen = link.decided and link.decided.claim
        made = self.catalogue.decisions.decide(
            link.id,
            choice,
            self._paper(which + 1),
            reader=KEEPER,
            by="person:lan",
            at=AT,
            instead_of=seen,
        )
        self.made.append(made)

    def judged(self, which):
        """A person says what a citation does."""
        [link, *_] = self.catalogue.citations.of(self._paper(which), KEEPER)
        given = self.catalogue.verdicts.get(link.id, KEEPER).given
        answer, code = (("change", "repealed"), ("reject", None))[which % 2]
        made = self.catalogue.verdicts.decide(
            link.id,
            answer,
            code=code,
            reader=KEEPER,
            by="person:lan",
            at=AT,
            instead_of=given and given.claim,
        )
        self.made.append(made)

    def undone(self, which):
        """What a person said is taken back."""
        number = self.made[which % len(self.made)]
        self.catalogue.claims.withdraw(number, by="person:lan", at=AT)

    def read_again(self, which):
        """A newer reading comes in the place of an older one."""
        read = reading(*PAPERS[which % len(PAPERS)], (MENTIONS[which % len(MENTIONS)],))
        self.catalogue.documents.reread(self._paper(which), read, at=AT)

    def removed(self, which):
        """A paper goes."""
        self.catalogue.documents.remove(self._paper(which), at=AT)

    def hidden(self, which):
        """A paper is for a few."""
        self.catalogue.documents.restrict(self._paper(which), "leaders", at=AT)

    def joined(self, which):
        """Two papers are one."""
        pair = self._paper(which), self._paper(which + 1)
        made = self.catalogue.joining.join(*pair, reader=KEEPER, by="person:lan", at=AT)
        self.made.append(made)

    def added_to(self, which):
        """The authority file grows."""
        value = ADDITIONS[which % len(ADDITIONS)]
        self.added.append(self.catalogue.additions.add(value, by="lan", at=AT))

    def withdrawn(self, which):
        """What was added is taken back."""
        number = self.added[which % len(self.added)]
        self.catalogue.additions.withdraw(number, by="lan", at=AT)

    def _paper(self, which):
        return self.papers[which % len(self.papers)]


VERBS = (
    "comes",
    "comes",
    "comes",
    "corrected",
    "decided",
    "judged",
    "undone",
    "read_again",
    "removed",
    "hidden",
    "joined",
    "added_to",
    "added_to",
    "withdrawn",
)
TABLES = {
    "papers": schema.document,
    "their bodies": schema.issuer,
    "citations": schema.citation,
    "candidates": schema.candidate,
    "doubts": schema.doubt,
}


def told(catalogue):
    """All that follows from claims and from what is printed, table by table."""
    with catalogue._database.read() as connection:
        return {
            name: sorted(
                repr([getattr(row, column.name) for column in table.c if _says(column)])
                for row in connection.execute(sa.select(table))
            )
            for name, table in TABLES.items()
        }


def _says(column):
    """Whether a column says something: numbers of doubts are given as they come."""
    return column.table is not schema.doubt or column.name != "id"


def forget(catalogue):
    """Take away what follows; what was handed in, read and decided stays."""
    nothing = {"sought": None, "lookup": None, "body_key": None, "code": None}
    unsettled = {"state": "unknown", "target": None, "reasons": (), "flags": ()}
    with catalogue._database.write() as connection:
        for table in (schema.candidate, schema.doubt, schema.issuer):
            connection.execute(sa.delete(table))
        connection.execute(sa.update(schema.citation).values(nothing | unsettled))


def anew(catalogue):
    """All that follows, found from nothing by the authority of today."""
    forget(catalogue)
    with catalogue._database.write() as connection:
        migrating.fill(connection, Remembered(catalogue.authority))
    return told(catalogue)


step = st.tuples(st.sampled_from(VERBS), st.integers(0, 40))


# Made smaller, a failing story would take minutes to tell less than it does.
@pytest.mark.slow
@settings(max_examples=25, deadline=None, phases=set(Phase) - {Phase.shrink})
@given(st.lists(step, min_size=6, max_size=18))
def test_all_is_as_if_read_anew(blank, tmp_path_factory, story):
    """After any story of people, papers and names, nothing was left behind."""
    place = tmp_path_factory.mktemp("anew") / "catalogue.db"
    place.write_bytes(blank.read_bytes())
    with open_catalogue(f"sqlite:///{place}", AUTHORITY) as catalogue:
        life = Story(catalogue)
        for verb, which in story:
            try:
                getattr(life, verb)(which)
            except (
                ConflictError,
                NotFoundError,
                UsageError,
                ValueError,
                IndexError,
                ZeroDivisionError,
            ):
                continue  # It made no sense at this point of the story.
        kept = told(catalogue)
        fresh = anew(catalogue)
        for name, rows in kept.items():
            assert rows == fresh[name], name
