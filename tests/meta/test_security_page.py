"""What the page of security claims is there: its tests, links and excuses."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/security.md").read_text()
EXCUSE = re.compile(r"# noqa:((?:[ ,]*[A-Z]+[0-9]+)+)(.*)")
SHIPPED = ("archive", "indexer", "webui", "wsgi.py", "vankho.py")


def test_every_test_that_is_named_is_there():
    """A claim stands on what can be run."""
    named = set(re.findall(r"`(tests/[\w/.]+)`", PAGE))

    assert [one for one in sorted(named) if not (ROOT / one).exists()] == []
    assert len(named) > 20


def test_every_link_leads_somewhere():
    """To another page of the documentation."""
    linked = re.findall(r"\]\(([^)#]+)\)", PAGE)

    assert [one for one in linked if not (ROOT / "docs" / one).exists()] == []


def _excused():
    for place in SHIPPED:
        path = ROOT / place
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            for line in file.read_text().splitlines():
                if found := EXCUSE.search(line):
                    for rule in re.findall(r"\bS[0-9]{3}\b", found[1]):
                        yield str(file.relative_to(ROOT)), rule, found[2].strip()


def test_every_excuse_is_listed():
    """What is let through of the rules for security, with its reason, here and there."""
    listed = set(
        re.findall(r"^\| `([\w/.]+)` \| (S[0-9]{3}) \| \S", PAGE, re.MULTILINE)
    )
    excused = list(_excused())

    assert {(file, rule) for file, rule, _ in excused} == listed
    assert [one for one in excused if not one[2]] == []
