"""The shape of the code: small files, short functions, light imports."""

import ast
import subprocess
import sys

import pytest

PACKAGES = ("archive", "indexer", "webui")
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def modules(root):
    """Return every module of the product."""
    found = [root / "vankho.py", root / "wsgi.py"]
    for package in PACKAGES:
        found += [
            path
            for path in (root / package).rglob("*.py")
            if "versions" not in path.parts
        ]
    return found


def test_files_are_short(root):
    """No module passes 300 lines."""
    lengths = {
        str(path.relative_to(root)): len(path.read_text().splitlines())
        for path in modules(root)
    }

    assert {name: n for name, n in lengths.items() if n > LONGEST_FILE} == {}


def test_functions_are_short(root):
    """No function passes 40 lines."""
    long = []
    for path in modules(root):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno
                if lines > LONGEST_FUNCTION:
                    long.append((str(path.relative_to(root)), node.name, lines))

    assert long == []


LIGHT = {
    "reading files loads no Flask, no engine, no SQL": (
        "indexer.reading",
        {"flask", "whoosh", "sqlalchemy"},
    ),
    "the command line loads nothing before it is needed": (
        "vankho",
        {"flask", "whoosh", "sqlalchemy", "lxml", "pypdf", "rich", "msgspec"},
    ),
    "taking in loads no Flask and no engine": (
        "indexer.ingest",
        {"flask", "whoosh"},
    ),
}


@pytest.mark.parametrize(("module", "banned"), LIGHT.values(), ids=LIGHT)
def test_imports_are_light(module, banned, root):
    """A module brings in only what its work needs."""
    code = f"import sys, {module}; print('\\n'.join(sys.modules))"
    loaded = subprocess.run(  # noqa: S603  # our own interpreter and a fixed text
        [sys.executable, "-c", code],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()

    assert banned & {name.split(".")[0] for name in loaded} == set()
