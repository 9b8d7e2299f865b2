"""Lines of JSON for other programs."""

import json
import os

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from archive import lines
from archive.model import Outcome

LINES = {
    "letters as they are": ("Kế hoạch", '"Kế hoạch"'),
    "decomposed letters as given": ("e\u0302", '"e\u0302"'),
    "a byte that is no letter": (os.fsdecode(b"\xf4.doc"), '"�.doc"'),
    "a line end": ("a\nb", r'"a\nb"'),
    "a line separator": ("a\u2028b\x85", r'"a\u2028b\u0085"'),
    "writing backwards": ("a\u202efdp.exe", r'"a\u202efdp.exe"'),
    "a hidden sign of two halves": ("\U000e0001", r'"\udb40\udc01"'),
    "a picture of two halves": ("★😀", '"★😀"'),
}


@pytest.mark.parametrize(("value", "expected"), LINES.values(), ids=LINES)
def test_a_line_does_nothing_to_a_terminal(value, expected):
    """What is hidden is escaped; what can be read stays."""
    assert lines.line(value) == expected


@given(st.text())
def test_programs_get_what_was_there(text):
    """Escapes are undone by whoever reads JSON, and a line is one line."""
    written = lines.line({"text": text})

    assert json.loads(written) == {"text": text}
    assert len(written.splitlines()) == 1


def test_an_outcome_of_any_file_is_printed():
    """The file that has a strange name is told of like every other."""

    @click.command()
    def command() -> None:
        lines.show(Outcome(os.fsdecode(b"/tmp/\xff.txt"), "added", 7))

    told = json.loads(CliRunner().invoke(command).stdout_bytes)

    assert (told["path"], told["document"]) == ("/tmp/�.txt", 7)  # noqa: S108  # a name, no file
