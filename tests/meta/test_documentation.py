"""The documentation keeps up with the code, or these tests fail."""

import re

import pytest

from archive import errors
from vankho import COMMANDS
from webui import create_app
from webui.settings import Settings


def every_error():
    """Yield each class of the tree of errors once."""
    waiting = [errors.VankhoError]
    while waiting:
        error = waiting.pop()
        yield error
        waiting.extend(error.__subclasses__())


def test_error_codes_are_unique():
    """A code names one error, so that a page about it can be found."""
    codes = [error.code for error in every_error()]

    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize("code", sorted(error.code for error in every_error()))
def test_errors_are_documented(code, root):
    """Each error code has its row in docs/errors.md."""
    assert f"| `{code}` |" in (root / "docs/errors.md").read_text()


def test_the_tree_in_the_docstring_is_the_tree_in_the_code():
    """Every error stands in the drawing at the head of the module."""
    drawn = set(re.findall(r"\w+Error", errors.__doc__))

    assert drawn == {error.__name__ for error in every_error()}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_are_documented(command, root):
    """Each command has a section in docs/cli.md."""
    assert f"\n## `vankho {command}" in (root / "docs/cli.md").read_text()


def test_settings_are_documented(root):
    """Each environment variable that is read has its row in docs/settings.md."""
    source = "".join(
        (root / module).read_text()
        for module in ("archive/settings.py", "webui/settings.py")
    )
    page = (root / "docs/settings.md").read_text()
    names = set(re.findall(r"VANKHO_[A-Z_]+", source))

    assert names
    assert [name for name in sorted(names) if f"`{name}`" not in page] == []


def test_routes_are_documented(root, tmp_path):
    """Each address has its row in docs/pages.md, those for programs in docs/api.md."""
    app = create_app(Settings.from_env({"VANKHO_HOME": str(tmp_path)}))
    page = "".join(
        (root / "docs" / name).read_text() for name in ("pages.md", "api.md")
    )
    rules = {rule.rule for rule in app.url_map.iter_rules()}
    ours = {rule for rule in rules if not rule.startswith(("/static", "/bootstrap"))}

    assert [rule for rule in sorted(ours) if f"| `{rule}` |" not in page] == []
