"""The route of a file: every one handed in has an outcome, and none is lost."""

import contextlib
import os
import re
import zipfile
from pathlib import Path

import pytest

from archive.errors import DiskError
from indexer import ingest, keeping, steps, unpacking
from indexer.ending import end
from indexer.hold import LEASE, Hold
from indexer.taking import take_in
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper, put


def taken_in(workshop, *paths, jobs=1):
    """Hand paths in, do the work, and return the outcomes by file name."""
    batch = ingest.hand_in(paths, catalogue=workshop.catalogue, who="lan", at=NOW)
    rows = list(ingest.work(workshop, "test", jobs=jobs, batch=batch))
    assert workshop.catalogue.batches.progress(batch).is_over
    return {row.path.rsplit("/", 1)[-1]: row.outcome for row in rows}


def test_a_paper_is_added_with_its_facts(workshop, reader, tmp_path):
    """A paper taken in can be opened with the facts it shows."""
    path = put(tmp_path / "in", "kh88.txt", paper())

    outcome = taken_in(workshop, path)["kh88.txt"]
    held = workshop.catalogue.documents.get(outcome.document, reader)

    assert outcome.outcome == "added"
    assert held.metadata.symbol == "88-KH/TU"
    assert held.metadata.issuers == ("Thành ủy Bắc Kạn",)
    assert [rendition.name for rendition in held.renditions] == ["kh88.txt"]


def test_the_original_is_kept_byte_for_byte(workshop, reader, tmp_path):
    """What is downloaded later is what was handed in."""
    path = put(tmp_path / "in", "kh88.txt", paper())

    outcome = taken_in(workshop, path)["kh88.txt"]
    held = workshop.catalogue.documents.get(outcome.document, reader)

    with workshop.files.open(held.renditions[0].sha256) as original:
        assert original.read() == path.read_bytes()


def test_the_same_bytes_are_known(workshop, tmp_path):
    """Handing a file in again makes no second paper."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    first = taken_in(workshop, path)["kh88.txt"]

    again = taken_in(workshop, path)["kh88.txt"]

    assert (again.outcome, again.reason) == ("known", "same_bytes")
    assert again.document == first.document


def test_the_same_bytes_at_once_are_one_paper(workshop, tmp_path):
    """Two copies in one batch, read at the same time, make one paper."""
    one = put(tmp_path / "in", "a.txt", paper())
    other = put(tmp_path / "in", "b.txt", paper())

    outcomes = taken_in(workshop, one, other, jobs=2)

    assert sorted(o.outcome for o in outcomes.values()) == ["added", "known"]
    assert len({o.document for o in outcomes.values()}) == 1


def test_another_copy_of_a_paper_is_attached(workshop, reader, tmp_path):
    """The same paper laid out otherwise becomes a second file of it."""
    first = put(tmp_path / "in", "kh88.txt", paper())
    other = put(tmp_path / "in", "kh88-ky.txt", paper().replace("-----", "_____"))

    added = taken_in(workshop, first)["kh88.txt"]
    again = taken_in(workshop, other)["kh88-ky.txt"]
    held = workshop.catalogue.documents.get(added.document, reader)

    assert (again.outcome, again.reason) == ("updated", "same_paper")
    assert [r.name for r in held.renditions] == ["kh88.txt", "kh88-ky.txt"]


def test_another_text_under_one_identity_is_a_doubt(workshop, reader, tmp_path):
    """Two papers under one number are both kept, and the doubt is shown."""
    first = put(tmp_path / "in", "a.txt", paper())
    text = "Nội dung hoàn toàn khác: " + "phân công trực bão lũ cuối tuần. " * 20
    other = put(tmp_path / "in", "b.txt", paper(subject="trực bão", text=text))

    added = taken_in(workshop, first)["a.txt"]
    doubted = taken_in(workshop, other)["b.txt"]
    held = workshop.catalogue.documents.get(doubted.document, reader)

    assert doubted.outcome == "added"
    assert doubted.document != added.document
    assert "possible_copy" in held.metadata.flags
    # Who may see this paper may not see the other.
    assert re.findall(r"mã (\d+)", doubted.message) == [str(doubted.document)]


def test_a_zip_is_a_folder(workshop, tmp_path):
    """Each file of a zip has a row and an outcome of its own, as the zip has."""
    parcel = tmp_path / "in.zip"
    with zipfile.ZipFile(parcel, "w") as file:
        file.writestr("Công văn/kh88.txt", paper())
        file.writestr("Công văn/rỗng.txt", "")
        file.writestr("../../thoát.txt", paper(symbol="89-KH/TU"))

    outcomes = taken_in(workshop, parcel)

    assert {name: o.outcome for name, o in outcomes.items()} == {
        "in.zip": "added",
        "kh88.txt": "added",
        "rỗng.txt": "refused",
        "thoát.txt": "added",
    }
    assert outcomes["in.zip"].reason == "unpacked"
    assert not (tmp_path / "thoát.txt").exists()
    assert not list((tmp_path / "incoming").rglob("*.txt"))


BAD = {
    "an empty file": (b"", "empty"),
    "a cut-off PDF": (b"%PDF-1.4\n1 0 obj\n<<", "damaged"),
    "a program": (b"\x7fELF\x02\x01\x01" + bytes(200), "unsupported"),
    "only blanks": (b" \n \n", "no_text"),
}


@pytest.mark.parametrize(("content", "reason"), BAD.values(), ids=BAD)
def test_a_bad_file_is_an_outcome(content, reason, workshop, tmp_path):
    """A file that cannot be read is refused with its reason; the next goes on."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.pdf").write_bytes(content)
    put(tmp_path / "in", "2.txt", paper())

    outcomes = taken_in(workshop, tmp_path / "in")

    assert (outcomes["1.pdf"].outcome, outcomes["1.pdf"].reason) == ("refused", reason)
    assert outcomes["1.pdf"].message
    assert outcomes["2.txt"].outcome == "added"


def test_what_is_no_regular_file_is_refused(workshop, tmp_path):
    """Links, pipes and files that are gone are refused, and nothing waits."""
    folder = tmp_path / "in"
    put(folder, "kh88.txt", paper())
    (folder / "link.txt").symlink_to(folder / "kh88.txt")
    os.mkfifo(folder / "pipe.txt")

    outcomes = taken_in(workshop, folder, tmp_path / "gone.txt")

    refused = {name for name, o in outcomes.items() if o.reason == "unreadable"}
    assert refused == {"link.txt", "pipe.txt", "gone.txt"}


def test_a_secret_paper_is_held_without_its_text(workshop, reader, tmp_path):
    """A paper stamped secret is not stored, and its outcome says why."""
    text = paper().replace("*\nSố", "*\nTỐI MẬT\nSố")
    path = put(tmp_path / "in", "mat.txt", text)

    outcome = taken_in(workshop, path)["mat.txt"]

    assert (outcome.outcome, outcome.reason) == ("held", "secrecy")
    assert workshop.catalogue.holdings.counts(reader).total == 0
    assert list(workshop.files) == []


def test_too_large_a_file_is_refused_before_it_is_copied(workshop, tmp_path):
    """One file cannot fill the disk."""
    path = tmp_path / "lớn.txt"
    with path.open("wb") as file:
        file.truncate(workshop.limits.max_bytes + 1)

    outcome = taken_in(workshop, path)["lớn.txt"]

    assert outcome.reason == "too_large"
    assert list(workshop.files) == []


def test_a_worker_that_lost_its_row_stores_nothing(workshop, reader, tmp_path):
    """What a worker read after its lease was taken over is rolled back."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    ledger = workshop.catalogue.intake
    ledger.hand_in([path], who="lan", at=NOW)
    slow = ledger.claim("slow", at=NOW, lease=LEASE)
    ledger.recover("slow", at=NOW)
    quick = ledger.claim("quick", at=NOW, lease=LEASE)

    holds = [Hold(row, workshop.catalogue, workshop.clock) for row in (slow, quick)]
    read = [take_in(hold, workshop) for hold in holds]
    [ended] = end([one for one in read if one], workshop)

    assert len(list(filter(None, read))) == 2
    assert ended.outcome
    assert ended.outcome.outcome == "added"
    assert workshop.catalogue.holdings.counts(reader).total == 1


def test_two_dots_lead_to_no_file_but_the_clerks(workshop, tmp_path, monkeypatch):
    """A path written through the folder of uploads is not taken for an upload."""
    path = put(tmp_path / "clerk", "kh88.txt", paper())
    (tmp_path / "incoming").mkdir()
    monkeypatch.chdir(tmp_path / "incoming")

    outcome = taken_in(workshop, Path("../clerk/kh88.txt"))["kh88.txt"]

    assert outcome.path == str(path)
    assert path.exists()


def test_a_path_too_long_for_any_file_is_refused(workshop, tmp_path):
    """What no system can open is that file's fault, not the archive's."""
    name = "a" * 300
    outcome = taken_in(workshop, tmp_path / name, tmp_path / "b\0.txt")[name]

    assert outcome.reason == "unreadable"


def test_a_fault_of_ours_costs_one_file(workshop, tmp_path, monkeypatch, caplog):
    """An error nobody foresaw ends that file, is logged, and the next one goes on."""
    right = keeping.keep

    def wrong(row, *others, **named):
        if row.path.endswith("1.txt"):
            raise KeyError("lỗi")  # noqa: EM101  # as a dictionary does
        return right(row, *others, **named)

    monkeypatch.setattr(keeping, "keep", wrong)
    put(tmp_path / "in", "1.txt", paper())
    put(tmp_path / "in", "2.txt", paper(symbol="89-KH/TU"))

    outcomes = taken_in(workshop, tmp_path / "in")

    assert (outcomes["1.txt"].outcome, outcomes["1.txt"].reason) == (
        "refused",
        "unforeseen",
    )
    assert outcomes["2.txt"].outcome == "added"
    assert "KeyError" in caplog.text


def test_a_full_disk_is_blamed_on_no_file(workshop, tmp_path):
    """The row waits as if never tried, and goes through once there is room."""
    path = put(tmp_path / "in", "kh88.txt", paper())
    (tmp_path / "files").write_text("no folder can be made here")
    batch = ingest.hand_in([path], catalogue=workshop.catalogue, who="lan", at=NOW)
    with pytest.raises(DiskError):
        list(ingest.work(workshop, "test", batch=batch))
    (row,) = workshop.catalogue.intake.rows(batch)
    (tmp_path / "files").unlink()

    ended = list(ingest.work(workshop, "test", batch=batch))

    assert (row.state, row.attempts) == ("received", 0)
    assert [row.outcome and row.outcome.outcome for row in ended] == ["added"]


def stop_at_once(workshop):
    """Told to stop before anything is begun."""
    assert list(ingest.work(workshop, "test", goes_on=lambda: False)) == []


def left_after_one(workshop):
    """Whoever follows has seen enough, or was interrupted."""
    with contextlib.closing(ingest.work(workshop, "test", jobs=2)) as rows:
        next(rows)


@pytest.mark.parametrize("leave", [stop_at_once, left_after_one])
def test_work_that_is_left_can_be_taken_up(leave, workshop, tmp_path):
    """Nothing stays claimed, no attempt is counted, and the rest is done later."""
    for number in range(6):
        put(tmp_path / "in", f"{number}.txt", paper(symbol=f"{number + 1}-KH/TU"))
    batch = ingest.hand_in(
        [tmp_path / "in"], catalogue=workshop.catalogue, who="lan", at=NOW
    )

    leave(workshop)
    open_rows = [r for r in workshop.catalogue.intake.rows(batch) if not r.outcome]
    list(ingest.work(workshop, "test"))

    assert {(row.state, row.attempts) for row in open_rows} == {("received", 0)}
    assert workshop.catalogue.batches.progress(batch).ended == {"added": 6}


SECRET = paper().replace("*\nSố", "*\nTỐI MẬT\nSố")


def lying(tmp_path):
    """What lies among the originals and the uploads."""
    places = (tmp_path / "files", tmp_path / "incoming")
    files = (path for place in places for path in place.rglob("*") if path.is_file())
    return [path.read_text() for path in files]


def test_a_secret_in_a_zip_is_kept_nowhere(workshop, tmp_path):
    """The zip goes once its files are out; its papers are originals of their own."""
    parcel = tmp_path / "in.zip"
    with zipfile.ZipFile(parcel, "w") as file:
        file.writestr("mật.txt", SECRET)
        file.writestr("thường.txt", paper())

    outcomes = taken_in(workshop, parcel)

    assert {name: o.outcome for name, o in outcomes.items()} == {
        "in.zip": "added",
        "mật.txt": "held",
        "thường.txt": "added",
    }
    assert lying(tmp_path) == [paper()]


def test_two_copies_of_a_secret_at_once_are_both_held(workshop, tmp_path):
    """One does not take the file away under the other's reading."""
    for number in range(4):
        put(tmp_path / "in", f"{number}.txt", SECRET)

    outcomes = taken_in(workshop, tmp_path / "in", jobs=4)

    assert [o.outcome for o in outcomes.values()] == ["held"] * 4
    assert lying(tmp_path) == []


def test_a_secret_that_lies_there_already_goes(workshop, tmp_path):
    """Bytes that came before, when nobody could read them, are taken out."""
    path = put(tmp_path / "in", "mật.txt", SECRET)
    workshop.files.put(path)

    taken_in(workshop, path)

    assert lying(tmp_path) == []


def test_a_zip_that_cannot_be_laid_out_leaves_nothing(workshop, tmp_path, monkeypatch):
    """Half a zip is no batch: its room goes, and the next try has a new one."""

    def full(_room, _places):
        raise OSError(28, "No space left on device")

    parcel = tmp_path / "in.zip"
    with zipfile.ZipFile(parcel, "w") as file:
        file.writestr("thường.txt", paper())
    monkeypatch.setattr(unpacking, "secure", full)

    with pytest.raises(DiskError, match="No space"):
        taken_in(workshop, parcel)

    assert list((tmp_path / "incoming").iterdir()) == []


def test_trouble_with_one_file_leaves_nothing_of_the_parcel_beside_it(
    workshop, tmp_path, monkeypatch
):
    """The zip is laid out anew with the next try; secrets may lie in it."""
    (tmp_path / "in").mkdir()
    with zipfile.ZipFile(tmp_path / "in" / "1.zip", "w") as file:
        file.writestr("mật.txt", SECRET)
    for number in range(2, 5):
        put(tmp_path / "in", f"{number}.txt", paper(symbol=f"{number}-KH/TU"))
    read = steps.read

    def full(path, name, **how):
        if name == "2.txt":
            raise OSError(28, "No space left on device")
        return read(path, name, **how)

    with monkeypatch.context() as patched:
        patched.setattr(steps, "read", full)
        with pytest.raises(DiskError):
            taken_in(workshop, tmp_path / "in")

    assert list((tmp_path / "incoming").iterdir()) == []


def test_originals_of_refused_files_are_kept(workshop, tmp_path):
    """An upload that cannot be read today is the only copy there is."""
    (tmp_path / "1.pdf").write_bytes(b"%PDF-1.4\n1 0 obj\n<<")

    taken_in(workshop, tmp_path / "1.pdf")

    assert lying(tmp_path) == ["%PDF-1.4\n1 0 obj\n<<"]
