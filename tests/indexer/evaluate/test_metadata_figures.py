"""Figures count what was read right, wrong and not at all."""

import datetime as dt

import msgspec
import pytest

from archive.errors import DamagedFileError, LabelError
from archive.model import Citation, Claim, Evidence, Reading, Relation, Text
from indexer.evaluate.figures import Fault, Score
from indexer.evaluate.metadata import evaluate, overlap

LABEL = {
    "file": "a.txt",
    "type": "Kế hoạch",
    "number": 171,
    "symbol": "171-KH/TU",
    "organ": None,
    "issuers": ["Thành ủy Bắc Kạn"],
    "issued": {"date": "2019-08-01"},
    "subject": "triển khai công tác lưu trữ",
    "class": "docx",
}


def reading(**facts):
    """Return a reading with these facts, each sure."""
    claims = tuple(Claim(field, value) for field, value in facts.items())
    return Reading(Text("text/plain", ()), claims, ())


@pytest.fixture
def folder(tmp_path):
    """A folder of one labelled file."""
    (tmp_path / "labels.jsonl").write_bytes(msgspec.json.encode(LABEL) + b"\n")
    (tmp_path / "a.txt").touch()
    return tmp_path


def test_counts(folder):
    """Case and spaces at signs do not matter; other letters do."""
    found = reading(
        type="Kế hoạch",
        number=172,
        symbol="171 - kh / TU",
        issuers=["THÀNH ỦY BẮC KẠN"],
        subject="Triển khai công tác lưu trữ",
    )

    figures = evaluate(folder, lambda _: found)

    assert figures.scores == {
        **dict.fromkeys(("type", "symbol", "issuers", "subject"), Score(1, 1, 1)),
        "number": Score(0, 1, 1),
        "issued": Score(0, 1, 0),
        "organ": Score(0, 0, 0),
    }
    assert figures.overlap == 1.0
    assert figures.read == ["a.txt"]
    assert figures.faults == [
        Fault("a.txt", "number", "wrong", 171, 172),
        Fault("a.txt", "issued", "missed", "2019-08-01", doubt="missing"),
    ]


def test_what_is_labelled_empty_must_not_be_found(folder):
    """A fact that is rightly empty counts nowhere; one made up costs precision."""
    figures = evaluate(folder, lambda _: reading(organ="Ban Bí thư"))

    assert figures.scores["organ"] == Score(0, 0, 1)
    assert Fault("a.txt", "organ", "extra", None, "Ban Bí thư") in figures.faults


SURE, UNSURE = (Evidence(1, 0, 1, "x.y", confidence) for confidence in (1.0, 0.5))
WRONG = {
    "sure": (Claim("type", "Chỉ thị", evidence=SURE), [], ["type"]),
    "hardly believed": (Claim("type", "Chỉ thị", evidence=UNSURE), [], []),
    "flagged": (Claim("type", "Chỉ thị"), ["type_mismatch"], []),
    "flagged for something else": (
        Claim("type", "Chỉ thị"),
        ["date_suspect"],
        ["type"],
    ),
    "a number with the doubt of its symbol": (
        Claim("number", 99),
        ["number_suspect"],
        [],
    ),
    "a fact that nobody is asked about": (
        Claim("organ", "Ban Bí thư"),
        [],
        ["organ"],
    ),
}


@pytest.mark.parametrize(("claim", "flags", "silent"), WRONG.values(), ids=WRONG)
def test_tells_what_is_wrong_without_a_flag(folder, claim, flags, silent):
    """A wrong fact is silent where neither a doubt nor a flag tells a clerk to look."""
    claims = (Claim("flags", flags), claim)
    read = Reading(Text("text/plain", ()), claims, ())

    figures = evaluate(folder, lambda _: read)

    assert [fault.field for fault in figures.silent] == silent


def test_tells_what_is_asked_for_nothing(folder):
    """A doubt about a right fact costs a clerk time; a miss that is asked about none."""
    claims = (Claim("type", "Kế hoạch"), Claim("flags", ["type_mismatch"]))
    read = Reading(Text("text/plain", ()), claims, ())

    figures = evaluate(folder, lambda _: read)

    assert figures.asked == ["a.txt | type | type_mismatch"]
    assert [fault.field for fault in figures.unasked] == ["subject"]


def test_reads_each_file(folder):
    """The reader gets the path of the labelled file."""
    read = []

    def reads(path):
        read.append(path)
        return reading()

    evaluate(folder, reads)

    assert read == [folder / "a.txt"]


def test_reads_only_files_of_a_class(folder):
    """Other classes of files are left alone; where none is left, that is an error."""
    assert evaluate(folder, lambda _: reading(), kinds=("docx",)).read == ["a.txt"]
    with pytest.raises(LabelError):
        evaluate(folder, lambda _: reading(), kinds=("scan",))


def test_a_file_that_is_refused_is_missed(folder):
    """The other files are measured all the same."""

    def refuse(_):
        raise DamagedFileError

    figures = evaluate(folder, refuse)

    assert Fault("a.txt", "file", "missed", "damaged") in figures.faults
    assert figures.scores["type"] == Score(0, 1, 0)
    assert figures.read == ["a.txt"]


def cited(symbol, day=None, page=1, relations=()):
    """Return a citation of a numbered paper."""
    date = dt.date.fromisoformat(day) if day else None
    return Citation(
        *(0, 1, symbol, "party"),
        symbol=symbol,
        date=date,
        page=page,
        relations=tuple(
            Relation(name, "x", source_symbol=by) for name, by in relations
        ),
    )


LISTED = {
    "cited with and without its date": (
        {"cites": ["05-CT/TW, 2016-05-15"]},
        [cited("05-CT/TW"), cited("5-CT/TW", "2016-05-15")],
        Score(1, 1, 1),
    ),
    "another date": (
        {"cites": ["05-CT/TW, 2016-05-15"]},
        [cited("05-CT/TW", "2016-05-16")],
        Score(0, 1, 1),
    ),
    "two papers of one number": (
        {"cites": ["35-CT/TW, 2019-05-30", "35-CT/TW, 2024-06-14"]},
        [cited("35-CT/TW", "2019-05-30"), cited("35-CT/TW", "2024-06-14")],
        Score(2, 2, 2),
    ),
    "not on the first page": (
        {"cites_page1": []},
        [cited("05-CT/TW", page=2)],
        Score(0, 0, 0),
    ),
    "replaced by this paper": (
        {"replaces": ["01-HD/TW"]},
        [cited("01-HD/TW", relations=[("replaces", None)]), cited("05-CT/TW")],
        Score(1, 1, 1),
    ),
    "replaced by another": (
        {"replaces": []},
        [cited("01-HD/TW", relations=[("replaces", "06-HD/TW")])],
        Score(0, 0, 0),
    ),
    "no number": ({"cites": []}, [cited(None)], Score(0, 0, 0)),
}


@pytest.mark.parametrize(("lists", "found", "score"), LISTED.values(), ids=LISTED)
def test_lists_of_cited_papers(tmp_path, lists, found, score):
    """What a paper cites and replaces is compared by symbol and date."""
    (tmp_path / "a.txt").touch()
    label = msgspec.json.encode({"file": "a.txt", **lists})
    (tmp_path / "labels.jsonl").write_bytes(label)
    read = Reading(Text("text/plain", ()), (), tuple(found))

    figures = evaluate(tmp_path / "labels.jsonl", lambda _: read)

    (name,) = lists
    assert figures.scores[name] == score
    assert figures.silent == []


EXPECTED = """
unjudged = ["place"]

[metadata]
type = "Kế hoạch"
issued = { verbatim = "1/8/2019", date = 2019-08-01 }
signer = { name = "Nguyễn Văn An" }
"""


def test_samples_want_what_they_leave_out_to_be_empty(tmp_path):
    """A sample's label is whole: what it does not name, and does not excuse, is empty."""
    folder = tmp_path / "kh-1"
    folder.mkdir()
    (folder / "expected.toml").write_text(EXPECTED, encoding="utf-8")
    (folder / "original.txt").touch()
    read = reading(
        type="Kế hoạch",
        place="Bắc Kạn",
        organ="Ban Bí thư",
        issued={"verbatim": "1/8/2019", "date": "2019-08-01"},
        signer={"name": "Nguyễn Văn An"},
    )

    figures = evaluate(tmp_path, lambda _: read)

    assert figures.faults == [Fault("kh-1", "organ", "extra", None, "Ban Bí thư")]
    assert figures.scores["issued"] == Score(1, 1, 1)
    assert figures.scores["signer.name"] == Score(1, 1, 1)


OVERLAPS = {
    "same words": ("về việc thi đua", "Về  việc thi đua", 1.0),
    "one of two": ("thi đua", "thi cử", 0.5),
    "nothing": ("thi đua", "", 0.0),
}


@pytest.mark.parametrize(("one", "other", "share"), OVERLAPS.values(), ids=OVERLAPS)
def test_overlap(one, other, share):
    """Subjects are compared by the words they share."""
    assert overlap(one, other) == share
