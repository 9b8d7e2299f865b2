"""All text is escaped in one place: whatever goes around it is listed, with why."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

AROUND = {
    "templates": (
        re.compile(r"\|\s*safe\b|\bautoescape\b|\bMarkup\b"),
        ("*.html", "*.svg"),
    ),
    "modules": (
        # What is written out in full is ours; ``format`` and ``join`` escape the rest.
        re.compile(r"\bMarkup\((?!\"[^\"]*\"\)|'[^']*'\)|$)|autoescape"),
        ("*.py",),
    ),
    "scripts": (
        re.compile(
            r"(inner|outer)HTML|insertAdjacentHTML|document\.write|setHTMLUnsafe"
            r"|createContextualFragment|DOMParser|\beval\(|new Function\(|srcdoc"
            r"|createPolicy|createHTML"
        ),
        ("*.js",),
    ),
}
"""What makes elements of text, by the kind of file it is looked for in."""

REASONS = {
    ("static/parts.js", "createPolicy"): "the one place: answers of our own server",
    ("static/parts.js", "DOMParser"): "likewise",
}
"""Every use there is, and why nothing of a paper gets through it unescaped."""


def _uses() -> Iterator[tuple[str, str]]:
    for pattern, kinds in AROUND.values():
        for kind in kinds:
            for path in sorted((ROOT / "webui").rglob(kind)):
                for line in path.read_text().splitlines():
                    if pattern.search(line):
                        yield str(path.relative_to(ROOT / "webui")), line.strip()


def _listed(place: str, line: str) -> bool:
    return any(place == where and part in line for where, part in REASONS)


def test_nothing_goes_around_the_escaping():
    """A new use must be listed here, with its reason."""
    assert [use for use in _uses() if not _listed(*use)] == []


def test_the_list_has_no_more_than_there_is():
    """A use that was removed is removed from the list."""
    used = list(_uses())

    for where, part in REASONS:
        assert any(where == place and part in line for place, line in used), where
