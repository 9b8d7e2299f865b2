"""Where uploads wait: on the disk before their rows, gone after, nobody else's."""

import contextlib
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from archive.errors import ArchiveError
from indexer.incoming import Incoming, safe_name


@pytest.fixture
def incoming(tmp_path):
    """A folder that is not there yet, beside one of a clerk's."""
    clerk = tmp_path / "clerk"
    clerk.mkdir()
    (clerk / "a.txt").write_text("của cán bộ")
    return Incoming(tmp_path / "incoming")


def upload(content, name="kế hoạch.txt"):
    """A file that comes in, as its name and what writes it."""
    return name, lambda place: place.write_text(content)


def received(incoming, *uploads):
    """Receive uploads whose rows are written without trouble."""
    with incoming.receiving(uploads) as places:
        return places


def left(incoming):
    """All files that lie there, by their content."""
    files = (path for path in incoming.folder.rglob("*") if path.is_file())
    return sorted(path.read_text() for path in files)


def test_uploads_lie_under_their_names(incoming):
    """Two files of one upload may share their name; each keeps its content."""
    places = received(incoming, upload("một"), upload("hai"), upload("ba", "../../b"))

    assert [place.name for place in places] == ["kế hoạch.txt", "kế hoạch.txt", "b"]
    assert [place.read_text() for place in places] == ["một", "hai", "ba"]
    assert all(incoming.folder in place.parents for place in places)


def in_vain(incoming, seen):
    """Receive an upload whose row cannot be written."""
    with incoming.receiving([upload("một")]) as places:
        seen.extend(place.read_text() for place in places)
        raise ArchiveError


def test_uploads_that_get_no_rows_are_gone(incoming):
    """Where the ledger cannot be written, nothing is left to lie there for good."""
    seen: list[str] = []

    with pytest.raises(ArchiveError):
        in_vain(incoming, seen)

    assert seen == ["một"]
    assert list(incoming.folder.iterdir()) == []


def test_an_upload_the_disk_did_not_take_gets_no_row(incoming, monkeypatch):
    """Rows are promised only for files that would outlive a power cut."""

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OSError, match="No space"):
        received(incoming, upload("một"))

    assert list(incoming.folder.iterdir()) == []


def test_a_file_that_is_stored_goes_with_its_folders(incoming):
    """The room stays for the others, and goes with the last."""
    first, second = received(incoming, upload("một"), upload("hai"))

    incoming.tidy(first)
    others = left(incoming)
    incoming.tidy(second)

    assert others == ["hai"]
    assert list(incoming.folder.iterdir()) == []


ELSEWHERE = {
    "by its path": "clerk/a.txt",
    "through the folder of uploads": "incoming/../clerk/a.txt",
    "through a room that is not there": "incoming/room/00001/../../../clerk/a.txt",
    "the folder of uploads itself": "incoming",
    "a link beside it": "link/a.txt",
}


@pytest.mark.parametrize("path", ELSEWHERE.values(), ids=ELSEWHERE)
def test_what_lies_elsewhere_is_left_alone(path, incoming, tmp_path):
    """A clerk's own file is never removed, however its path is written."""
    incoming.folder.mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "clerk")

    incoming.tidy(tmp_path / path)

    assert (tmp_path / "clerk" / "a.txt").read_text() == "của cán bộ"
    assert incoming.folder.is_dir()


def test_a_relative_path_is_the_same_file(incoming, tmp_path, monkeypatch):
    """How a path is written decides nothing, in either direction."""
    (place,) = received(incoming, upload("một"))
    monkeypatch.chdir(place.parent)

    Incoming(tmp_path / "clerk" / ".." / "incoming").tidy(
        place.relative_to(tmp_path.cwd())
    )

    assert list(incoming.folder.iterdir()) == []


def test_files_of_one_room_may_go_at_once(incoming):
    """Threads that tidy one room do not trip over each other."""
    for _ in range(20):
        places = received(incoming, *(upload(str(n)) for n in range(8)))
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(incoming.tidy, places))

        assert list(incoming.folder.iterdir()) == []


def test_sweeping_leaves_what_rows_wait_for(incoming):
    """What ended and what nobody knows is removed, with its folders."""
    waiting, ended = received(incoming, upload("còn chờ"), upload("TỐI MẬT"))
    received(incoming, upload("không ai biết"))

    incoming.sweep(lambda: {str(waiting)})

    assert left(incoming) == ["còn chờ"]
    assert not ended.parent.exists()
    assert len(list(incoming.folder.iterdir())) == 1


def test_sweeping_leaves_an_upload_that_is_being_saved(incoming):
    """Its rows come only after its files; sweeping in between must not take them."""
    with incoming.receiving([upload("đang gửi")]):
        incoming.sweep(frozenset)
        during = left(incoming)
    incoming.sweep(frozenset)

    assert during == ["đang gửi"]
    assert left(incoming) == []


def test_an_upload_whose_rows_come_during_the_sweeping_stays(incoming):
    """The ledger is asked of those rooms only that nobody filled before."""
    received(incoming, upload("không ai biết"))
    sending = contextlib.ExitStack()
    sending.enter_context(incoming.receiving([upload("đang gửi")]))

    def asked():
        sending.close()
        return ()

    incoming.sweep(asked)

    assert left(incoming) == ["đang gửi"]


def test_sweeping_follows_no_link(incoming, tmp_path):
    """A link that lies there goes; what it leads to stays."""
    (place,) = received(incoming, upload("một"))
    for link in (place.parent / "link", incoming.folder / "room"):
        link.symlink_to(tmp_path / "clerk")

    incoming.sweep(frozenset)

    assert (tmp_path / "clerk" / "a.txt").exists()
    assert not place.parent.exists()


NAMES = {
    "a path of Windows": ("C:\\Văn bản\\Kế hoạch 171.docx", "Kế hoạch 171.docx"),
    "nothing but dots": ("../..", "tệp"),
    "no name": ("", "tệp"),
    "hidden": (".htaccess", "htaccess"),
}


@pytest.mark.parametrize(("name", "safe"), NAMES.values(), ids=NAMES)
def test_names_are_made_safe(name, safe):
    """A name from outside is one part of a path, and one that can be seen."""
    assert safe_name(name) == safe


@pytest.mark.parametrize("letter", ["a", "ế"])
def test_long_names_keep_their_extension(letter):
    """A name is cut where file systems end, between letters."""
    safe = safe_name(letter * 300 + ".docx")

    assert safe.endswith(f"{letter}.docx")
    assert len(safe.encode()) <= 200


NAMES = {
    "folders it came in": ("Đảng ủy/2019/a.txt", "Đảng ủy/2019/a.txt"),
    "folders of Windows": ("C:\\Văn bản\\a.txt", "C:/Văn bản/a.txt"),
    "a way out": ("../../a.txt", "a.txt"),
    "a way up in the middle": ("x/../../a.txt", "x/a.txt"),
    "many folders": ("/".join("123456789") + "/a.txt", "2/3/4/5/6/7/8/9/a.txt"),
    "a name alone": ("a.txt", "a.txt"),
}


@pytest.mark.parametrize(("name", "told"), NAMES.values(), ids=NAMES)
def test_a_file_keeps_the_folders_it_came_in(name, told, incoming):
    """A clerk knows it by them; they lead nowhere, and go with the file."""
    (place,) = received(incoming, upload("một", name))

    assert incoming.name_of(str(place)) == told
    assert incoming.folder in place.resolve().parents
    incoming.tidy(place)
    assert list(incoming.folder.iterdir()) == []


def test_a_file_of_a_clerk_is_named_without_its_folders(incoming, tmp_path):
    """Where it lies elsewhere, its path says more about the machine than of it."""
    assert incoming.name_of(str(tmp_path / "clerk" / "a.txt")) == "a.txt"
