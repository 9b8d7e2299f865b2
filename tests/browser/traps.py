"""An archive of papers that want to do something: whatever is said of them is a trap.

A trap that springs calls ``owned``, draws an element of the class ``trap``, or has
191 times 7 worked out. That it does so where nothing is escaped is tested too.
"""

import datetime as dt
import hashlib
import json
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import docx
import msgspec
from reportlab.pdfgen import canvas

from archive.access import Role
from archive.audit import Entry
from archive.authority.additions import AddedBody
from archive.catalogue import Asking, Paper, Rendition
from archive.catalogue.people import New
from archive.facts import Candidate, CopyMark, Part, Signer
from archive.model import (
    Citation,
    Claim,
    Evidence,
    Outcome,
    Page,
    Reading,
    Relation,
    Result,
    Text,
)
from archive.seals import Seals
from archive.secrecy import Mark
from archive.signatures import Signature, Signed
from indexer import lookup, registers
from indexer.extract.cells import Row, Sheet
from tests.webui import olds, routes, scans
from tests.webui.papers import AT
from webui.security import LOCAL

TRAP = (
    "\"'><img src=x onerror=owned()><script>owned()</script><svg onload=owned()>"
    "<b class=trap>{{191*7}}${191*7}</b></title></textarea></option>--> bẫy"
)
BACKWARDS = "=cmd|' /C calc'!A0 \u202efdp.exe\u2066\u200b\x1b[31m"
LINK = "javascript:owned()"
KEEPER = LOCAL
OWNER = "lan"
PASSWORD = "ba con trâu qua cầu đêm"  # noqa: S105  # of nobody

PROGRAM = b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(200)

BODY = f"ban {TRAP}"
PRINTED = f"""THÀNH ỦY BẮC KẠN
Số 171- KH/TU
KẾ HOẠCH
về {TRAP} {BACKWARDS}
Thực hiện Công văn số 362 – CV/TU của {BODY}; theo {LINK} và <a href="{LINK}">bẫy</a>
Nguyễn {TRAP}
{"a" * 5_000}
"""


def _cited(verbatim: str, **rest: object) -> Citation:
    start = PRINTED.index(verbatim)
    return Citation(start, start + len(verbatim), verbatim, "party", **rest)  # type: ignore[arg-type]  # what the fields take


def trap() -> Reading:
    """A paper of which every fact and every mention is a trap."""
    evidence = Evidence(1, 0, 6, TRAP)
    part = Part(1, 1, "annex", TRAP, TRAP, TRAP)
    facts: dict[str, object] = {
        "type": "Kế hoạch",
        "type_printed": TRAP,
        "number": 171,
        "symbol": "171-KH/TU",
        "symbol_verbatim": TRAP,
        "issuers": ["Ban Chấp hành Trung ương", TRAP],
        "parent": TRAP,
        "organ": TRAP,
        "place": TRAP,
        "issued": {"verbatim": TRAP, "date": "2022-03-04"},
        "subject": f"{TRAP} {BACKWARDS}",
        "period": TRAP,
        "signer": msgspec.to_builtins(Signer(TRAP, TRAP, TRAP)),
        "addressees": [TRAP],
        "recipients": [TRAP],
        "urgency": TRAP,
        "circulation": TRAP,
        "draft": TRAP,
        "copy": msgspec.to_builtins(CopyMark(TRAP, None, TRAP)),
        "part_of": TRAP,
        "parts": msgspec.to_builtins((part,)),
        "candidates": msgspec.to_builtins((Candidate("symbol", TRAP, "name", 0.5, 1),)),
        "flags": ["number_suspect", "mismatch", TRAP],
    }
    claims = tuple(Claim(name, said, evidence=evidence) for name, said in facts.items())
    missing = {"type": "Công văn", "number": 362, "symbol": "362-CV/TU"}
    cites = (
        _cited(
            f"Công văn số 362 – CV/TU của {BODY}",
            **missing,
            body=BODY,
            body_verbatim=BODY,
            date_verbatim=TRAP,
            provision=TRAP,
            flags=("symbol_spacing", TRAP),
            relations=(Relation("implements", TRAP),),
        ),
        _cited(LINK, number=None, symbol=TRAP, symbol_verbatim=LINK),
    )
    pages = (Page(1, PRINTED, "ocr"), Page(2, f"Phụ lục {TRAP}"))
    return Reading(Text("text/html", pages), claims, cites)


def files(folder: Path) -> list[Path]:
    """Write files of many formats whose insides and names are traps."""
    name = 'bẫy "><img src=x onerror=owned()> \u202efdp.'
    plan = f"KẾ HOẠCH\nSố 172-KH/TU\nvề {TRAP}\n"
    return [
        _docx(folder / f"{name}docx", plan),
        _pdf(folder / f"{name}pdf", plan),
        _mail(folder / f"{name}eml", plan),
        _zip(folder / f"{name}zip", plan),
        _written(folder / f"{name}html", f"<title>{TRAP}</title><p>{plan}<p>Đủ dài."),
        _written(folder / f"{name}txt", plan.replace("172", "173")),
        _program(folder / f"{name}exe"),
    ]


def _written(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def _program(path: Path) -> Path:
    path.write_bytes(PROGRAM)
    return path


def _docx(path: Path, plan: str) -> Path:
    made = docx.Document()
    said = made.core_properties
    said.title = said.author = said.subject = said.keywords = said.comments = TRAP[:250]
    for line in plan.splitlines():
        made.add_paragraph(line)
    made.save(str(path))
    return path


def _pdf(path: Path, plan: str) -> Path:
    made = canvas.Canvas(str(path))
    made.setTitle(TRAP)
    made.setAuthor(TRAP)
    made.setSubject(TRAP)
    for row, line in enumerate(plan.splitlines()):
        # No font with Vietnamese letters is needed to spring a trap.
        made.drawString(20, 800 - 20 * row, line.encode("ascii", "ignore").decode())
    made.linkURL(LINK, (0, 0, 600, 800))
    made.save()
    return path


def _mail(path: Path, plan: str) -> Path:
    made = EmailMessage()
    made["From"] = '"<b class=trap>" <vt@tinhuy.example>'
    made["To"] = "Chi bộ <cb@tinhuy.example>"
    made["Date"] = "Tue, 05 Jun 2018 08:30:00 +0700"
    made["Subject"] = TRAP
    made.set_content(f"Kính gửi {TRAP}")
    made.add_alternative(f"<p>Kính gửi {TRAP}", subtype="html")
    made.add_attachment(plan.encode(), "text", "plain", filename=f"{TRAP[:60]}.txt")
    path.write_bytes(made.as_bytes(policy=SMTP))
    return path


def _zip(path: Path, plan: str) -> Path:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(f"{TRAP[:80]}.txt", plan.replace("172", "174"))
        made.writestr("../../etc/<b class=trap>.exe", PROGRAM)
    return path


def lay(services, folder: Path) -> dict[str, object]:
    """Say and do all that clerks can, each in words that are a trap.

    Returns what the addresses of the pages are filled with.
    """
    catalogue = services.catalogue
    # First, for with a paper goes what was asked about it.
    doomed = _kept(services, folder, "c.html")
    catalogue.purges.begin([doomed], KEEPER, by=TRAP, at=AT, why=TRAP)
    paper, other = (_kept(services, folder, n) for n in ("a.html", "b.html"))
    _employ(catalogue)
    services.audit.write([Entry(AT, TRAP, "searched", TRAP, TRAP, TRAP, text=TRAP)])
    act = _say(catalogue, paper)
    _hand_in(catalogue, paper)
    first = catalogue.citations.of(paper, KEEPER)[0].citation
    return {
        "paper": paper,
        "other": other,
        "long": paper,
        "newer": paper,
        "ended": other,
        "file": catalogue.renditions.of(paper, KEEPER)[0].id,
        "cited": f"1-{first.start}",
        "decided": f"of={paper}&act={act}&how=confirm&like=x",
        "scan": scans.scan(services, folder)[0],
        "old": olds.old(services, folder),
        "run": routes.reread(catalogue, paper),
        "held": _sealed(services, folder),
    }


def _employ(catalogue) -> None:
    """Open the account of whoever looks at all this."""
    office = catalogue.offices.add(TRAP[:100], by=TRAP, at=AT)
    roles: frozenset[Role] = frozenset({"keeper", "auditor"})
    person = New(OWNER, TRAP[:100], roles, frozenset({office}))
    first = catalogue.people.add(person, by=TRAP, at=AT)
    catalogue.sign_ins.change_password(OWNER, first, PASSWORD, at=AT, address=TRAP)
    catalogue.tokens.make(OWNER, TRAP[:80], ("read",), expires_at=None, at=AT)
    for name in ("first", "gone"):
        other = New(name, TRAP[:100], roles, frozenset({office}))
        catalogue.people.add(other, by=TRAP, at=AT)
    catalogue.people.close("gone", by=TRAP, at=AT)


def _sealed(services, folder: Path) -> int:
    """Hold a file whose name, mark and reason are traps."""
    held, settings = services.catalogue.held, services.settings.archive
    path = _written(folder / "held.bin", TRAP)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    number: int = held.put(digest, Mark("Mật", TRAP, 1), at=AT)
    names = json.dumps({"names": [f"{TRAP}{BACKWARDS}"]}).encode()
    seals = Seals(settings.hold, settings.hold_key)
    seals.seal(held.unsealed()[0].seal, path, digest, names)
    held.sealed(number, path.stat().st_size, at=AT)
    held.act(number, KEEPER, "opened", at=AT, why=TRAP)
    return number


def leave(services) -> dict[str, object]:
    """Leave a list and a register on the desk; return their names."""
    home = services.settings.archive.home
    sought = lookup.read(f"{TRAP}\n171-KH/TU {TRAP}\n26-TB/BCĐ", services.authority)
    return {
        "list": lookup.Lists(home / "lookups").keep(sought, OWNER),
        "book": _register(services, home),
    }


def _kept(services, folder: Path, name: str) -> int:
    path = _written(folder / name, f"{PRINTED}{name}")
    stored = services.files.put(path)
    read, called = trap(), f"{name}{TRAP}{BACKWARDS}"
    rendition = Rendition(stored.sha256, called, "text/html", stored.size)
    number = services.catalogue.documents.store(read, rendition, source=TRAP, at=AT)
    signed = Signed((Signature("valid", TRAP, TRAP, TRAP, TRAP, signed_at=AT),))
    services.catalogue.signatures.put({stored.sha256: signed}, TRAP, at=AT)
    return int(number)


def _say(catalogue, paper: int) -> int:
    """Say all that can be said; return the act of one decision."""
    catalogue.searches.save(OWNER, TRAP[:100], "q=%3Cscript%3E&type=x", at=AT)
    catalogue.recents.remember(OWNER, TRAP, at=AT)
    above = "Ban Chấp hành Trung ương"
    body = AddedBody(TRAP, "province", "committee", ("BAY",), (TRAP,), within=above)
    catalogue.additions.add(body, by=TRAP, at=AT, note=TRAP)
    missing = catalogue.missing.papers(KEEPER, limit=1)[0]
    keys = Paper(missing.lookup, missing.body_key, missing.citation.symbol)
    catalogue.requests.ask(keys, Asking(AT.date(), TRAP, TRAP), by=TRAP, at=AT)
    light = {"reader": KEEPER, "by": f"person:{TRAP}", "at": AT, "instead_of": None}
    catalogue.standings.state(paper, "in_force", dt.date(2020, 1, 1), TRAP, **light)
    catalogue.texts.correct(
        paper,
        1,
        f"{PRINTED}{TRAP}",
        by=f"person:{TRAP}",
        at=AT,
        instead_of=None,
        understand=lambda text: Reading(text, trap().claims, trap().citations),
    )
    held = catalogue.claims.standing(paper, "place", KEEPER)
    act: int = catalogue.claims.decide(
        paper, "place", TRAP * 2, by=f"person:{TRAP}", at=AT, instead_of=held.id
    )
    return act


def _hand_in(catalogue, paper: int) -> None:
    """Files that ended in every way, and one that waits."""
    ended: tuple[tuple[Result, int | None], ...] = (
        ("added", paper),
        ("known", paper),
        ("refused", None),
        ("held", None),
    )
    names = [f"{code}{TRAP}{BACKWARDS}" for code, _ in ended] + [f"waits{TRAP}"]
    rows = catalogue.intake.hand_in(names, who=TRAP, at=AT)
    for row, (code, document) in zip(rows, ended, strict=False):
        lent = catalogue.intake.claim("trap", at=AT, lease=dt.timedelta(minutes=1))
        told = Outcome(row.path, code, document, "damaged", TRAP)
        assert catalogue.intake.finish(lent, told, at=AT)


def _register(services, home: Path) -> str:
    """Import a register of traps, and leave another waiting; return its name."""
    cells = (
        (TRAP,),
        ("STT", "Số, ký hiệu", "Ngày tháng", "Trích yếu", "Người ký", TRAP),
        ("1", "26-TB/TU", "37/7/2019", TRAP, TRAP, "=cmd|' /C calc'!A0"),
        ("2", TRAP, TRAP, TRAP, BACKWARDS, TRAP),
    )
    rows = tuple(Row(at, line) for at, line in enumerate(cells, start=1))
    book = registers.Book(f"{TRAP}.xlsx", "", (Sheet(TRAP, rows),))
    authority = services.authority
    found = registers.lines(book, registers.guess(book, authority), authority)
    services.catalogue.imports.begin(TRAP, "", found, reader=KEEPER, at=AT)
    services.catalogue.imports.go_on(AT)
    return str(registers.Books(home / "registers").keep(book, OWNER))
