"""The command line as a whole: exit codes, and one sentence instead of a traceback."""

import re
import subprocess
import sys

import pytest

WRONG = {
    "no such command": (["unknown"], 2, "No such command"),
    "no such file": (["cite", "/no/such/file"], 2, "does not exist"),
    "a folder for a file": (["cite", "/"], 2, "directory"),
    "a query that cannot be read": (["search", '"ke hoach'], 2, "[query_syntax]"),
    "a day that never was": (["search", "x", "--on", "31/2/2020"], 2, "31/2/2020"),
    "no such paper": (["show", "171-KH/TU"], 2, "[not_found]"),
    "a setting that cannot be used": (["wanted"], 2, "VANKHO_JOBS"),
}


def run(arguments, root, home, **environment):
    """Run the command line as a program, in an archive of its own."""
    return subprocess.run(  # noqa: S603  # our own interpreter and program
        [sys.executable, str(root / "vankho.py"), *arguments],
        env={"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("arguments", "code", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_is_one_sentence(arguments, code, told, root, tmp_path):
    """What is wrong is said in words with its code, never as a traceback."""
    wrong = {"VANKHO_JOBS": "many"} if arguments == ["wanted"] else {}

    ended = run(arguments, root, tmp_path, **wrong)

    assert ended.returncode == code
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_archive_that_cannot_be_opened_is_told(root, tmp_path):
    """A folder that cannot be made ends with exit code 3 and its reason."""
    (tmp_path / "file").write_text("")

    ended = run(["wanted"], root, tmp_path / "file" / "home")

    assert ended.returncode == 3
    assert "Traceback" not in ended.stderr


def test_help_needs_nothing(root, tmp_path):
    """The list of commands is shown without opening anything."""
    ended = run(["--help"], root, tmp_path / "none")

    assert ended.returncode == 0
    assert "ingest" in ended.stdout
    assert not (tmp_path / "none").exists()


def test_a_reader_who_leaves_early_ends_it_quietly(root, tmp_path):
    """Output cut short by `head` is no error."""
    text = tmp_path / "long.txt"
    text.write_text("Theo Kế hoạch số 171-KH/TU ngày 01/8/2019. " * 20_000)

    ended = subprocess.run(  # noqa: S602  # a fixed text, to have a pipe cut short
        f"{sys.executable} {root}/vankho.py cite {text} | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.count("\n") == 1
    assert "Traceback" not in ended.stderr


def test_no_text_steers_the_terminal(root, tmp_path):
    """What somebody wrote is told on a terminal too as it looks."""
    asked = f"{sys.executable} {root / 'vankho.py'} status '\x1b]0;x\x07\x1b[2J\u202e'"

    seen = subprocess.run(  # noqa: S603  # our own program, on a terminal of its own
        ["/usr/bin/script", "--quiet", "--return", "--command", asked, "/dev/null"],
        env={"PATH": "/usr/bin:/bin", "VANKHO_HOME": str(tmp_path), "TERM": "xterm"},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        check=False,
    ).stdout

    assert "␛]0;x␇␛[2J\ufffd" in seen
    assert not re.search("[\x07\x1b\u202e]", seen)
