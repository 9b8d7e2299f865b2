"""No statement is put together from values: SQL in words of ours, values bound."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACES = ("archive/catalogue", "archive/audit")
"""Nothing else may import what speaks SQL (``pyproject.toml``)."""

RAW = {"text", "exec_driver_sql", "literal_column", "DDL", "op", "executescript"}
"""What takes SQL as it stands; ``execute`` does where a string is given to it."""

NUMBERS = {
    ("archive/catalogue/database.py", "PRAGMA busy_timeout = "): "our own number",
    ("archive/catalogue/database.py", "PRAGMA synchronous = "): "one of two words",
}
"""Statements that take no bound values, and why what stands in them is ours."""


def _calls() -> Iterator[tuple[str, ast.Module, ast.expr]]:
    for place in PLACES:
        for path in sorted((ROOT / place).rglob("*.py")):
            tree = ast.parse(path.read_text())
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and node.args and _is_raw(node):
                    yield str(path.relative_to(ROOT)), tree, node.args[0]


def _is_raw(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    is_statement = isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Constant)
    owner = getattr(getattr(call.func, "value", None), "id", "")
    is_sql = name != "text" or owner in ("sa", "sqlalchemy")
    return (name in RAW and is_sql) or (name == "execute" and is_statement)


def _is_written_out(tree: ast.Module, said: ast.expr) -> bool:
    """Whether a text is a constant, or the name of one of its module."""
    if isinstance(said, ast.Constant):
        return True
    constants = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return isinstance(said, ast.Name) and said.id in constants


def test_no_value_is_written_into_a_statement():
    """What is not a constant must be listed, with its reason."""
    calls = list(_calls())
    made = [
        (place, ast.unparse(said))
        for place, tree, said in calls
        if not _is_written_out(tree, said)
    ]
    unlisted = [
        one for one in made if not any(one[0] == p and w in one[1] for p, w in NUMBERS)
    ]

    assert unlisted == []
    assert len(made) == len(NUMBERS)
    assert len(calls) > 20
