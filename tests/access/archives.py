"""An archive in which things were done, and the same as if some papers never were."""

import contextlib
import datetime as dt
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Self

from archive import authority, symbols
from archive.authority import Authority
from archive.catalogue import Asking, Catalogue, Rendition, open_catalogue
from archive.catalogue import Paper as Asked
from archive.catalogue.imported import RegisterLine
from archive.catalogue.rereading import Difference, Said
from archive.errors import ConflictError, NotFoundError, UsageError
from archive.model import Claim, Outcome, Reader
from archive.settings import Settings as ArchiveSettings
from indexer import sync
from tests.access.papers import AT, HEADS, KEEPER, Deed, Paper, Story
from webui.services import Services
from webui.settings import Settings

BY = "person:giu"
OTHER = "hoa"
"""A clerk who hands files in beside the reader of the tests."""


@cache
def tables() -> Authority:
    """Return the authority file, which takes half a second to load."""
    return authority.load()


class Archive:
    """An archive in a folder of its own, and what is done there by its keeper."""

    def __init__(self, home: Path, engine: str = "memory:") -> None:
        told = {"VANKHO_HOME": str(home), "VANKHO_SEARCH": engine.format(home=home)}
        settings = Settings(ArchiveSettings.from_env(told), page_size=3)
        self.home = home
        self.services = Services(settings, lambda: AT + dt.timedelta(hours=1))
        self.services.catalogue = open_catalogue(
            settings.archive.catalogue, tables(), today=AT.date
        )

    @property
    def catalogue(self) -> Catalogue:
        """What it holds."""
        return self.services.catalogue

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.services.close()

    def papers(self) -> int:
        """Return the highest number of a paper."""
        with contextlib.closing(sqlite3.connect(self.home / "catalogue.db")) as opened:
            return int(opened.execute("SELECT max(id) FROM document").fetchone()[0])

    def open_citations(self) -> list[int]:
        """Return the citations about which nobody has decided anything yet.

        Whoever may not see a paper that was chosen there is told of a conflict.
        """
        asked = "SELECT id FROM citation WHERE decision IS NULL AND verdict IS NULL"
        with contextlib.closing(sqlite3.connect(self.home / "catalogue.db")) as opened:
            return [number for (number,) in opened.execute(asked)]

    def index(self) -> None:
        """Bring the index level with the catalogue."""
        sync.catch_up(self.catalogue, self.services.engine)

    def take_in(self, paper: Paper, name: str) -> int:
        """Store a paper with its original, and return its number."""
        read = paper.reading()
        original = self.home / name
        original.write_text(read.text.body)
        stored = self.services.files.put(original)
        original.unlink()
        return self.catalogue.documents.store(
            read,
            Rendition(stored.sha256, name, "text/plain", stored.size),
            source="test",
            at=AT,
            audience=paper.audience,
        )

    def do(self, deeds: Iterable[Deed]) -> None:
        """Do what the keeper can do of ``deeds``; the rest makes no sense."""
        for name, *rest in deeds:
            with contextlib.suppress(NotFoundError, UsageError, ConflictError):
                getattr(self, f"_{name}")(*rest)

    def _index(self) -> None:
        self.index()

    def _judge(self, paper, answer):
        link = self._first_link(paper)
        if self.catalogue.verdicts.get(link.id, KEEPER).given:
            return
        self.catalogue.verdicts.decide(
            link.id,
            answer,
            reader=KEEPER,
            by=BY,
            at=AT,
            instead_of=None,
        )

    def _state(self, paper, code):
        self.catalogue.standings.state(
            paper,
            code,
            AT.date() - dt.timedelta(days=9),
            "theo sổ",
            reader=KEEPER,
            by=BY,
            at=AT,
            instead_of=None,
        )

    def _link(self, paper, target):
        link = self._first_link(paper)
        # What was decided before a paper was named that is hidden does not come back.
        if link.decided:
            return
        self.catalogue.decisions.decide(
            link.id,
            "choose" if target else "reject",
            target,
            reader=KEEPER,
            by=BY,
            at=AT,
            instead_of=None,
        )

    def _join(self, paper, to):
        self.catalogue.joining.join(paper, to, reader=KEEPER, by=BY, at=AT)

    def _part(self, paper):
        to = self.catalogue.joining.shown_as(paper, KEEPER)
        self.catalogue.joining.undo(paper, to, reader=KEEPER, by=BY, at=AT)

    def _name(self, paper, head):
        held = self.catalogue.claims.standing(paper, "symbol", KEEPER)
        self.catalogue.claims.decide(
            paper,
            "symbol",
            HEADS[head].symbol,
            by=BY,
            at=AT,
            instead_of=held.id if held else None,
        )

    def _restrict(self, paper, audience):
        self.catalogue.documents.restrict(paper, audience, at=AT)

    def _remove(self, paper):
        self.catalogue.documents.remove(paper, at=AT)

    def _ask(self, head):
        asked = HEADS[head].symbol
        paper = Asked(symbols.key(asked), None, asked)
        asking = Asking(AT.date(), "Văn phòng")
        self.catalogue.requests.ask(paper, asking, by=OTHER, at=AT)

    def _wait(self, paper):
        self.catalogue.recognitions.begin(
            paper,
            self._file_of(paper).sha256,
            [1],
            read=0,
            row=None,
            who=OTHER,
            at=AT,
        )

    def _took(self, paper, seconds):
        """Recognition of a paper went on for so long, as a worker would say."""
        with contextlib.closing(sqlite3.connect(self.home / "catalogue.db")) as opened:
            opened.execute(
                "UPDATE recognition SET seconds = ?, timed = 1 WHERE document = ?",
                (seconds, paper),
            )
            opened.commit()

    def _enter(self, head):
        one = HEADS[head]
        day = {"verbatim": f"{one.day}", "date": f"{one.day}"}
        facts = {"symbol": one.symbol, "number": one.number, "issuers": [one.body]}
        self._import([("về việc khác", {**facts, "type": one.type, "issued": day})])

    def _list(self, *papers):
        self._import(
            (said.subject or "", {name: getattr(said, name) for name in _LISTED})
            for said in map(self._facts, papers)
        )

    def _import(self, told):
        lines = [
            RegisterLine("2019", row, {"Trích yếu": subject}, _claims(facts))
            for row, (subject, facts) in enumerate(told, 2)
        ]
        self.catalogue.imports.begin("so.csv", "x", lines, reader=KEEPER, at=AT)
        while self.catalogue.imports.go_on(AT):
            pass

    def _hand_in(self, paper, result):
        symbol = self._facts(paper).symbol
        told = Outcome(
            f"{symbol}.txt", result, paper, "same_bytes", f"[{paper}] {symbol}"
        )
        self._ended(OTHER, told)

    def _refuse(self, reason):
        told = Outcome(f"{reason}.txt", "refused", reason=reason, message="Hỏng.")
        self._ended(OTHER, told)

    def _ended(self, who, outcome):
        self.catalogue.intake.hand_in([outcome.path], who=who, at=AT)
        lease = dt.timedelta(minutes=1)
        lent = self.catalogue.intake.claim("test", at=AT, lease=lease)
        assert lent
        self.catalogue.intake.finish(lent, outcome, at=AT)

    def _reread(self, paper):
        run = self.catalogue.rereadings.begin(
            "x", readers="r/1", asked=("--all",), papers=1, at=AT
        )
        gained = Difference(gained=(Said("subject", self._facts(paper).subject),))
        self.catalogue.rereadings.tell(run, paper, "kept", gained, at=AT)

    def _copy(self, paper, of):
        self.catalogue.documents.attach(paper, self._file_of(of), source="test", at=AT)

    def _first_link(self, paper):
        for link in self.catalogue.citations.of(paper, KEEPER):
            return link
        what = "a citation"
        raise NotFoundError(what)

    def _facts(self, paper):
        return self.catalogue.documents.get(paper, KEEPER).metadata

    def _file_of(self, paper):
        return self.catalogue.documents.get(paper, KEEPER).renditions[0]


def filled(home: Path, blank: Path, story: Story, engine: str = "memory:") -> Archive:
    """Return an archive of which a story is true, but for its end."""
    home.mkdir()
    shutil.copy(blank, home / "catalogue.db")
    made = Archive(home, engine)
    for at, paper in enumerate(story.held):
        made.take_in(paper, _name_of(at))
    made.do(story.done)
    made.index()
    return made


def _name_of(at):
    """A file name that tells its paper from all others."""
    return f"{hashlib.sha256(str(at).encode()).hexdigest()[:8]}.txt"


_LISTED = ("symbol", "number", "issuers")


def _claims(facts):
    return tuple(Claim(name, value) for name, value in facts.items())


def without(whole: Archive, reader: Reader) -> Archive:
    """Return a copy of an archive in which what is hidden from ``reader`` never was.

    Numbers stay as they are, so that the two can be compared as they stand.
    """
    home = whole.home.parent / "alone"
    home.mkdir()
    place = home / "catalogue.db"
    shutil.copytree(whole.services.settings.archive.files, home / "files")
    with (
        contextlib.closing(sqlite3.connect(whole.home / "catalogue.db")) as told,
        contextlib.closing(sqlite3.connect(place)) as copied,
    ):
        told.backup(copied)
    made = Archive(home)
    hidden = _hidden(place, reader)
    for number in hidden:
        made.catalogue.documents.remove(number, at=AT)
    for sha256 in [*made.services.files]:
        if not made.catalogue.documents.holding(sha256):
            made.services.files.discard(sha256)
    with contextlib.closing(sqlite3.connect(place)) as opened, opened:
        for trace in _TRACES:
            opened.execute(trace, {"own": reader.name})
        _decide_no_more(opened, hidden)
    made.catalogue.relink()
    with contextlib.closing(sqlite3.connect(place)) as opened, opened:
        _ask_no_more(opened, whole, reader)
    made.index()
    return made


def _decide_no_more(opened, hidden):
    """Forget what was decided about papers that never were."""
    rows = opened.execute(
        "SELECT id, value FROM claim WHERE field IN ('link', 'effect')"
    )
    for number, value in rows.fetchall():
        if json.loads(value)["target"] in hidden:
            opened.execute("DELETE FROM claim WHERE id = ?", (number,))


def _ask_no_more(opened, whole, reader):
    """Leave the doubts of which a reader of the whole is asked, by their numbers.

    Only such as nobody but this reader would have are not asked.
    """
    asked = {
        (one.paper.id, one.field, one.citation): one.id
        for one in whole.catalogue.doubts.listed(reader, limit=10_000)
    }
    rows = opened.execute("SELECT id, document, field, citation FROM doubt").fetchall()
    assert asked.keys() <= {tuple(key) for _, *key in rows}
    opened.execute("UPDATE doubt SET id = -id")
    for number, *key in rows:
        if tuple(key) in asked:
            numbers = asked[tuple(key)], -number
            opened.execute("UPDATE doubt SET id = ? WHERE id = ?", numbers)
    opened.execute("DELETE FROM doubt WHERE id < 0")


def _hidden(place, reader):
    with contextlib.closing(sqlite3.connect(place)) as opened:
        rows = opened.execute("SELECT id, audience FROM document").fetchall()
    return [number for number, audience in rows if audience not in reader.audiences]


_TRACES = (
    """DELETE FROM register_line
        WHERE document > 0 AND document NOT IN (SELECT id FROM document)""",
    "DELETE FROM rereading_paper WHERE document NOT IN (SELECT id FROM document)",
    """DELETE FROM intake WHERE who != :own
        AND document > 0 AND document NOT IN (SELECT id FROM document)""",
    "UPDATE batch SET files = (SELECT count(*) FROM intake WHERE batch = batch.id)",
    "DELETE FROM batch WHERE files = 0",
    """DELETE FROM request WHERE made_by != :own AND lookup NOT IN (
        SELECT lookup FROM citation JOIN document ON document = document.id
        WHERE lookup IS NOT NULL AND joined_to IS NULL
        UNION SELECT symbol_key FROM document
        WHERE symbol_key IS NOT NULL AND joined_to IS NULL
        UNION SELECT name_key FROM document
        WHERE name_key IS NOT NULL AND joined_to IS NULL)""",
)
"""What others wrote down of papers that never were: nobody would have."""
