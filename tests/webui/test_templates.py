"""What no template may hold, because the pages' own policy forbids it."""

import re
from pathlib import Path

import pytest

import webui

TEMPLATES = sorted((Path(webui.__file__).parent / "templates").rglob("*"))
FORBIDDEN = {
    "a style of its own": r"\sstyle=",
    "a script of its own": r"<script(?![^>]*\ssrc=)",
    "a handler": r"\son[a-z]+=\"",
    "a style sheet inside": r"<style",
    "an address elsewhere": r"(?:src|href|action)=\"(?:https?:)?//",
}


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN)
def test_no_template_holds(pattern):
    """A browser would refuse it, and the page would be broken without a word."""
    found = [
        (path.name, line)
        for path in TEMPLATES
        for line in path.read_text().splitlines()
        if re.search(pattern, line)
    ]

    assert TEMPLATES
    assert found == []
