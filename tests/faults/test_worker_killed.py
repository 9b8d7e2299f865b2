"""A worker killed at any step loses nothing, takes nothing twice, leaves nothing."""

import hashlib
import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from archive.catalogue import open_catalogue
from archive.files import FileStore
from archive.model import Reader
from archive.seals import Seals
from archive.settings import Settings
from bench.faults import soundness
from bench.faults.mixture import MARK
from indexer.incoming import Incoming
from tests.faults.killing import STEPS
from tests.indexer.conftest import NOW
from tests.indexer.papers import paper

PAPERS = [paper(symbol=f"{number}-KH/TU", day=number) for number in range(1, 27)]
SECRETS = [
    paper(symbol=f"{number}-KH/TU", text=f"Chiến dịch {MARK}.").replace(
        "*\nSố", "*\nTỐI MẬT\nSố"
    )
    for number in range(95, 99)
]
KEEPER = Reader("khoa", roles=frozenset({"keeper"}))
KILLED = -9


def zipped(**members):
    """A zip of papers."""
    parcel = BytesIO()
    with zipfile.ZipFile(parcel, "w") as file:
        for name, text in members.items():
            file.writestr(f"{name}.txt", text)
    return parcel.getvalue()


def uploads():
    """What is handed in: papers, two zips, secrets, a copy, and an empty file.

    In such an order that each worker meets what its step is about, and that what it
    dies with is not what another one died with.
    """
    parcels = zipped(mật=SECRETS[0], thường=PAPERS[0]), zipped(thường=PAPERS[1])
    texts = [text.encode() for text in [*PAPERS[6:], *SECRETS[1:], PAPERS[3], ""]]
    first = [text.encode() for text in PAPERS[2:6]]
    contents = [*first[:3], parcels[0], first[3], parcels[1], *texts]
    for number, content in enumerate(contents):
        yield f"{number}.txt", lambda place, content=content: place.write_bytes(content)


@pytest.fixture(scope="module")
def survived(root, tmp_path_factory):
    """The archive after a worker was killed at every step, and what was printed."""
    home = tmp_path_factory.mktemp("home")
    settings = Settings.from_env({"VANKHO_HOME": str(home)})
    with (
        open_catalogue(settings.catalogue) as catalogue,
        Incoming(settings.incoming).receiving(uploads()) as places,
    ):
        catalogue.intake.hand_in([*places, home / "gone.txt"], who="lan", at=NOW)
    ended = subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, "-m", "tests.faults.killing", str(home)],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    with open_catalogue(settings.catalogue) as catalogue:
        yield settings, catalogue, ended.stdout.splitlines()


@pytest.mark.slow
def test_every_worker_was_killed(survived):
    """Each step is reached, or the tests below prove nothing."""
    _, _, printed = survived

    assert printed == [f"{KILLED} {step}" for step in STEPS]


@pytest.mark.slow
def test_every_file_has_its_outcome_and_no_paper_is_there_twice(survived):
    """Outcomes add up to rows, whatever died in between; nobody is called poison."""
    _, catalogue, _ = survived
    progress = catalogue.batches.progress(1)

    assert progress.is_over
    assert progress.ended == {"added": 28, "known": 1, "held": 4, "refused": 2}
    assert catalogue.holdings.counts(Reader("test")).total == len(PAPERS)
    assert "poison" not in {o.reason for o in catalogue.intake.outcomes(1)}


@pytest.mark.slow
def test_no_original_is_lost_and_no_secret_kept(survived):
    """What lies there is every paper, the refused file, and nothing else."""
    settings, catalogue, _ = survived
    files = FileStore(settings.files)
    expected = {hashlib.sha256(p.encode()).hexdigest() for p in [*PAPERS, ""]}

    assert set(files) == expected
    assert [f for f in catalogue.verify(files) if not f.is_harmless] == []
    assert [path.name for path in settings.files.iterdir() if path.is_file()] == []


@pytest.mark.slow
def test_each_secret_is_sealed_once_and_opens(survived):
    """Whoever died before the plain one was gone, the sealed one is whole."""
    settings, catalogue, _ = survived
    hold = Seals(settings.hold, settings.hold_key)
    held = catalogue.held.listed(KEEPER)

    assert {hold.open(one.seal).decode() for one in held} == set(SECRETS)
    assert len(held) == len(SECRETS)
    assert len(list(settings.hold.glob("*.age"))) == 2 * len(SECRETS)
    assert not list(settings.hold.glob(".*"))


@pytest.mark.slow
def test_nothing_is_left_waiting(survived):
    """Uploads are gone, rooms included."""
    settings, _, _ = survived

    assert list(settings.incoming.iterdir()) == []


@pytest.mark.slow
def test_the_archive_is_sound(survived):
    """Its index is one made anew, and no byte says what the secrets say."""
    settings, _, _ = survived

    assert list(soundness.faults(settings, MARK)) == []
