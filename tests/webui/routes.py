"""Every address of the pages and the verbs, filled in with what is there."""

import datetime as dt
from dataclasses import replace

from archive.authority.additions import AddedBody
from archive.catalogue import Asking, Paper
from archive.catalogue.imported import RegisterLine
from archive.catalogue.rereading import (
    Altered,
    Difference,
    MentionChanges,
    Said,
    Wording,
)
from archive.model import Claim, Outcome, Reader
from tests.webui.papers import AT, plan

BOARD = Reader("board", frozenset({"everyone", "board"}))
"""Who may see all that the tests keep."""


def doubted():
    """A plan of which something was read with doubt."""
    read = plan()
    return replace(read, claims=(*read.claims, Claim("flags", ["number_suspect"])))


def numbers(catalogue, paper):
    """Return the numbers in the addresses, each of something about ``paper``."""
    (held,) = catalogue.documents.get(paper, BOARD).renditions
    (file,) = catalogue.renditions.of(paper, BOARD)
    [link, *_] = catalogue.citations.of(paper, BOARD)
    catalogue.recognitions.begin(
        paper, held.sha256, [1], read=0, row=None, who="board", at=AT, is_skipped=True
    )
    return {
        "number": paper,
        "other": paper,
        "page": 1,
        "file": file.id,
        "sha256": held.sha256,
        "act": 1,
        "claim": catalogue.claims.of(paper, BOARD)[0].id,
        "at": f"1-{link.citation.start}",
        "name": "subject",
        "form": "csv",
        "citation": link.id,
        "doubt": catalogue.doubts.listed(BOARD)[0].id,
        "request": _requested(catalogue),
        "import": _imported(catalogue, paper),
        "search": catalogue.searches.save("board", "roads", "q=x", at=AT),
        "batch": _handed_in(catalogue, paper),
        "row": _refused(catalogue),
        "run": reread(catalogue, paper),
        "body": "road-group",
        "addition": _added(catalogue),
        "person": "lan",
        "office": 1,
        "session": 1,
    }


def _imported(catalogue, paper):
    """A register of which one line names the paper, and another none."""
    held = catalogue.documents.get(paper, BOARD).metadata
    claims = (
        Claim("symbol", held.symbol),
        Claim("number", held.number),
        Claim("issuers", held.issuers),
    )
    line = RegisterLine("2019", 2, {"Subject": held.subject or ""}, claims)
    other = RegisterLine("2019", 3, {"Subject": "x"}, (), "refused", "no_number")
    number = catalogue.imports.begin("so.csv", "x", [line, other], reader=BOARD, at=AT)
    assert catalogue.imports.go_on(AT)
    assert catalogue.imports.lines(number, BOARD)[0].document == paper
    return number


def _added(catalogue):
    above = "Ban Chấp hành Trung ương"
    value = AddedBody("Road Group", "province", "committee", ("RG",), within=above)
    return catalogue.additions.add(value, by="board", at=AT)


def _requested(catalogue):
    paper = catalogue.missing.papers(BOARD, limit=1)[0]
    keys = Paper(paper.lookup, paper.body_key, paper.citation.symbol)
    asking = Asking(AT.date(), "the office")
    return catalogue.requests.ask(keys, asking, by="board", at=AT)


def _handed_in(catalogue, paper):
    (row,) = catalogue.intake.hand_in(["x.txt"], who="board", at=AT)
    lent = catalogue.intake.claim("test", at=AT, lease=dt.timedelta(minutes=1))
    told = f"[{paper}] 171-KH/TU"
    outcome = Outcome("x.txt", "known", paper, "same_bytes", told)
    assert catalogue.intake.finish(lent, outcome, at=AT)
    return row.batch


def reread(catalogue, paper):
    """Tell of a paper what reading it again has changed; return the run."""
    told = Difference(
        gained=(Said("subject", "nông thôn"),),
        lost=(Said("place", "Road Town"),),
        changed_fields=(Altered("symbol", "171-KH/TU", "172-KH/TU"),),
        citations=MentionChanges(("26-TB",), ("362-CV",) * 9, 2),
        text=Wording(0.5, (1, 2), 9, 9),
        loses=True,
    )
    secret = Difference(secrecy="Mật")
    gone = Difference(refused="not_found", message="Không còn.")
    run = catalogue.rereadings.begin(
        "x", readers="r/1", asked=("--all",), papers=3, at=AT
    )
    for what, outcome in ((told, "kept"), (gone, "refused")):
        catalogue.rereadings.tell(run, paper, outcome, what, at=AT)
    catalogue.rereadings.tell(run, 999, "held", secret, at=AT)
    return run


def _refused(catalogue):
    (row,) = catalogue.intake.hand_in(["y.txt"], who="board", at=AT)
    lent = catalogue.intake.claim("test", at=AT, lease=dt.timedelta(minutes=1))
    outcome = Outcome("y.txt", "refused", reason="damaged", message="Hỏng.")
    assert catalogue.intake.finish(lent, outcome, at=AT)
    return row.id


NUMBERS = {
    "additions": "addition",
    "citations": "citation",
    "doubts": "doubt",
    "imports": "import",
    "requests": "request",
    "searches": "search",
}
"""What `number` counts in the addresses of a folder; elsewhere it counts papers."""


def counted(app):
    """Yield each method of each address with a number in it."""
    for rule in app.url_map.iter_rules():
        if any(kind.regex == r"\d{1,10}" for kind in rule._converters.values()):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule


def address(rule, known):
    """Return an address with its parts filled in."""
    folders = str(rule).split("/")
    counted = [NUMBERS[folder] for folder in folders[:4] if folder in NUMBERS]
    filled = known | {"number": known[counted[0] if counted else "number"]}
    given = {name: filled[name] for name in rule.arguments}
    _, path = rule.build(given, append_unknown=False)
    return path
