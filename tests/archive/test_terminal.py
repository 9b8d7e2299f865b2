"""Words of others steer neither a terminal nor a log."""

import io
import logging
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import terminal

STEERING = {
    "the cursor": ("a\x1b[2Jb", "a␛[2Jb"),
    "the name of the window": ("\x1b]0;x\x07", "␛]0;x␇"),
    "eight bits of the same": ("\x9b31m", "\ufffd31m"),
    "the beginning of the line": ("a\rb", "a␍b"),
    "what was written before": ("a\x08b", "a␈b"),
    "the direction of writing": ("\u202efdp.exe\u2066", "\ufffdfdp.exe\ufffd"),
    "another line": ("a\u2028b\x0bc", "a\ufffdb␋c"),
}


@pytest.mark.parametrize(("said", "told"), STEERING.values(), ids=STEERING)
def test_signs_that_steer_are_drawn(said, told):
    """They are seen, and do nothing."""
    assert terminal.harmless(said) == told


@given(st.text())
def test_words_stay_as_they_are(text):
    """Nothing else changes, and nothing twice."""
    once = terminal.harmless(text)

    assert terminal.harmless(once) == once
    assert len(once) == len(text)
    assert terminal.harmless("Kế hoạch số 171\t–\n") == "Kế hoạch số 171\t–\n"


def test_what_is_printed_is_harmless_and_only_then(capsys):
    """Bytes go through as they are: they are JSON, which escapes its own."""
    with terminal.careful():
        sys.stdout.write("\x1b[31m\n")
        sys.stderr.write("\x1b[31m\n")
        terminal.bare(sys.stdout).write("\x1b[31m\n")
    sys.stdout.write("\x1b[31m\n")

    assert capsys.readouterr() == ("␛[31m\n\x1b[31m\n\x1b[31m\n", "␛[31m\n")


def test_an_entry_of_a_log_is_one_line():
    """Nobody writes an entry of their own into it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(terminal.Lines("%(levelname)s %(message)s"))
    log = logging.Logger("test")  # noqa: LOG001  # one of its own
    log.addHandler(handler)

    log.warning("%s", "a\nERROR all is lost\x1b[2J")

    assert written.getvalue() == "WARNING a␤ERROR all is lost␛[2J\n"
