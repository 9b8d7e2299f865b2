"""What children say and how they die, read without starting any."""

import logging
import signal

import msgspec
import pytest

from archive.errors import (
    EncryptedFileError,
    ReaderCrashedError,
    ReadMemoryError,
    ReadTimeoutError,
    RefusedError,
    TooLargeError,
)
from indexer.cage import Cage, child, confine, verdict
from tests.indexer import inmates

DEATHS = {
    "killed by the kernel": (-signal.SIGKILL, ReadMemoryError),
    "out of processor time": (-signal.SIGXCPU, ReadTimeoutError),
    "out of time": (-signal.SIGALRM, ReadTimeoutError),
    "a broken pointer": (-signal.SIGSEGV, ReaderCrashedError),
    "a signal without a name": (-40, ReaderCrashedError),
    "an exit": (1, ReaderCrashedError),
}


@pytest.mark.parametrize(("status", "error"), DEATHS.values(), ids=DEATHS)
def test_every_death_has_its_error(status, error):
    """The way a child died says which limit it met."""
    assert type(verdict.death(status)) is error


def refusing(error):
    def refuse():
        raise error

    return refuse


SAID = {
    "a refusal": (refusing(EncryptedFileError("a")), EncryptedFileError, "a"),
    "a refusal without detail": (refusing(TooLargeError()), TooLargeError, ""),
    "no memory": (refusing(MemoryError()), ReadMemoryError, ""),
    "a value that is no JSON": (object, ReaderCrashedError, None),
    "an interrupt": (refusing(KeyboardInterrupt()), ReaderCrashedError, None),
    "half a character": (refusing(ValueError("\ud800")), ReaderCrashedError, None),
}


@pytest.mark.parametrize(("function", "error", "detail"), SAID.values(), ids=SAID)
def test_every_error_gets_out(function, error, detail):
    """Whatever a reader raises, its child's last words are a refusal."""
    words = child.carry_out(function, (), confined=True)

    refusal = verdict.refusal(msgspec.json.decode(words, type=verdict.Verdict))

    assert type(refusal) is error
    assert detail in (None, refusal.detail)


def test_every_refusal_has_a_code_of_its_own():
    """A refusal keeps its class on the way out, so no two may share a code."""
    classes = RefusedError.__subclasses__()

    assert len({refusal.code for refusal in classes}) == len(classes)


def test_an_unknown_code_is_a_crash():
    """A child that was taken over cannot raise what it likes."""
    said = verdict.Verdict("refused", code="SystemExit", detail="0")

    assert type(verdict.refusal(said)) is ReaderCrashedError


def test_warns_once_of_a_lesser_kernel(caplog):
    """Readers that are not wholly confined are told of, and not at every file."""
    words = child.carry_out(inmates.add, (1, 2), confined=False)
    cage = Cage()

    with caplog.at_level(logging.WARNING):
        values = [cage._understood(words, int) for _ in range(3)]

    assert values == [3, 3, 3]
    assert [record.name for record in caplog.records] == ["indexer.cage.keeper"]


def test_works_without_seccomp(monkeypatch):
    """A system without the library still reads, unconfined."""
    monkeypatch.setattr(confine, "pyseccomp", None)
    confine.prepared.cache_clear()

    assert confine.confine() is False
    confine.prepared.cache_clear()
